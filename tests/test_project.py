"""A project is a folder that holds a guide: what it has of its own lies on top of what the program brings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jalons import project
from jalons_cli.serving import watched
from support.command import run
from support.project import ROOT
from support.small_guide import content_of, small_data, write

PAGE = "jalons/pages/poster/page.html"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project with the small guide's data, and one page and one style sheet of its own."""
    small_data(tmp_path)
    write(tmp_path / "overrides", PAGE, "mine")
    write(tmp_path / "overrides", "jalons/pages/home/more.css", ".mine { color: red }")
    return tmp_path


def test_the_programs_files_are_there():
    """The folder of the program has templates, assets and the settings of MkDocs."""
    assert (project.FILES / "overrides" / "jalons" / "base" / "shell.html").is_file()
    assert (project.FILES / "mkdocs.yml").is_file()


def test_a_project_without_files_of_its_own_has_the_programs(tmp_path):
    """Nothing is copied for it, nor for the checkout, whose own they are."""
    for folder in (tmp_path, ROOT):
        assert project.overrides_of(folder) == ROOT / "overrides"
        assert project.settings_of(folder) == ROOT / "mkdocs.yml"


def test_own_files_lie_on_top_file_by_file(own):
    """A file of the project stands in for the program's of the same name; all others are the program's, and none is lost."""
    together = project.overrides_of(own)
    names = {path.relative_to(ROOT / "overrides") for path in (ROOT / "overrides").rglob("*") if path.is_file()}
    found = {path.relative_to(together) for path in together.rglob("*") if path.is_file()}
    assert found == names | {Path("jalons/pages/home/more.css")}
    assert (together / PAGE).read_text("utf-8") == "mine"
    for name in ("main.html", "jalons/pages/home/page.html", "assets/flag.svg"):
        assert (together / name).read_bytes() == (ROOT / "overrides" / name).read_bytes()


def test_they_are_put_together_anew_once_they_change(own):
    """The same folder serves until a file changes; then another one does, as templates are remembered by where they lie."""
    before = project.overrides_of(own)
    assert project.overrides_of(own) == before
    write(own / "overrides", PAGE, "changed")
    os.utime(own / "overrides" / PAGE, ns=(1, 1))
    after = project.overrides_of(own)
    assert after != before and (after / PAGE).read_text("utf-8") == "changed"


def test_own_words_lie_on_top_file_by_file(own):
    """A file of words of the project stands in for the program's of that name; one more brings words for own templates."""
    write(own / "overrides", "jalons/words/search.yml", "browse: {fr: Tout voir, en: See all}\n")
    write(own / "overrides", "jalons/words/mine.yml", "my-own: {fr: À moi, en: Mine}\n")
    words = content_of(own / "data").words
    assert (words["browse"].get("en"), words["my-own"].get("fr")) == ("See all", "À moi")
    assert "search-label" not in words and words["skip"].get("en")
    write(own / "overrides", "jalons/words/mine.yml", "my-own: {fr: À moi}\n")
    done = run("check", "--project", str(own), "--as-of", "2026-03-01")
    assert done.stdout.startswith("overrides/jalons/words/mine.yml:1:9 missing-language my-own/en")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_is_copied_through_a_link(own, tmp_path):
    """A link to elsewhere on the disk is no file of the project."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (own / "overrides" / "assets").mkdir()
    (own / "overrides" / "assets" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    assert not (project.overrides_of(own) / "assets" / "secret.txt").exists()


def test_all_of_a_project_is_watched(own):
    """`serve` builds anew when data or own templates change, and when the program's do."""
    assert watched(own, own / "data") == [own / "data", own / "overrides", ROOT / "overrides"]


def test_commands_work_on_the_folder_that_project_names(own):
    """--project takes data and own templates together, wherever one stands; what is wrong is placed in its files."""
    assert run("explain", "111A", "finish", "--project", str(own), "--as-of", "2026-03-01").returncode == 0
    write(own / "overrides", "jalons/pages/poster/page.html", '{{ word("no-such-words") }}')
    done = run("check", "--project", str(own), "--as-of", "2026-03-01")
    assert "overrides/jalons/pages/poster/page.html:1:1 word-missing no-such-words" in done.stdout
    assert done.returncode == 1


def test_a_folder_without_a_guide(tmp_path):
    """It is said in one sentence, with what would make it one."""
    done = run("check", "--project", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"The folder “{tmp_path}” holds no guide: neither guide.yml nor data/site.yml.")


def test_the_current_folder_is_the_project_where_it_holds_a_guide(own, monkeypatch):
    """Without options a command takes the guide of the current folder; elsewhere, in a checkout, the checkout's."""
    from jalons_cli.command_line import Parser  # it looks where one stands

    def taken() -> Path:
        parser = Parser("check", "en")
        parser.add_content()
        return parser.read([]).data

    monkeypatch.chdir(own)
    assert taken() == own / "data"
    monkeypatch.chdir(own / "data")
    assert taken() == ROOT / "data"
