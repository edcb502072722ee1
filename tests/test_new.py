"""`jalons new`: the guide that it writes works, is the reference of what may be written, and tells no lie about itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from jalons.checking import check
from jalons.content.one_file import KEYS
from jalons.messages.report import line
from jalons.reading.files import tree_of
from jalons.records import Item, Site, Stage, StageStep
from jalons_cli.commands.new import DAY, EXAMPLE
from support.command import run
from support.project import ROOT
from support.small_guide import write

AS_OF = date(2026, 12, 1)
TEXT = EXAMPLE.read_text("utf-8")
WHOLE = re.sub(r"^( *)#: ?", r"\1", TEXT, flags=re.MULTILINE)
"""The example with all that it only shows in use."""
ELSEWHERE = {
    "of guides about many things": {"variants", "main", "facts", "unlisted", "remarks", "pdf", "money"},
    "of guides made from a drawing": {"elements", "flowchart", "element"},
    "of guides that were released": {"gone", "was"},
    "of what is checked, not shown": {"journeys"},
    "in folders alone": {"stages", "pathways"},
    "of stages that many share": {"when", "counts", "skills", "relies_on", "kinds", "events", "money"},
    "of readers' answers": {"if_answered", "unless_answered", "only_if"},
    "of papers": {"signed_by", "hand_in", "cover"},
    "of guides in more than two languages": {"partial"},
    "of facts that end": {"valid_from", "valid_until", "confidence", "checked"},
}
"""Keys that a first guide need not know: CONTRIBUTING.md has them."""


@pytest.mark.parametrize("text", [TEXT, WHOLE], ids=["as it is written", "with all that it shows"])
def test_nothing_is_wrong_with_the_example(tmp_path, text):
    """It passes the check without so much as a note, and so it does with every line taken into use."""
    write(tmp_path, "guide.yml", text)
    content, found = check(tmp_path / "data", AS_OF, "data")
    assert [line(problem, "en") for problem in found] == []
    assert content is not None and len(content.stages) >= 4


def test_it_is_the_reference_of_the_keys():
    """Every key of the file, of a stage and of an item stands in it, but for those that are named above, with the reason."""
    named = set(re.findall(r"(?:^|[\s{,])([a-z_]+):(?=\s)", WHOLE))
    known = {*KEYS, *Site.written_keys(), *Stage.written_keys(), *Item.written_keys(), *StageStep.written_keys()} - {
        "tasks"
    }
    left_out = set().union(*ELSEWHERE.values())
    assert sorted(known - named - left_out) == []


def test_what_it_says_of_itself_is_so():
    """It is two languages throughout, its comments are in both, and each line of it fits the width of a screen."""
    comments = [text for text in TEXT.splitlines() if re.match(r" *# ", text)]
    assert all(
        " · " in text or "« " in text or "Lines that" in text or "A whole" in text or "schema" in text
        for text in comments
    )
    assert all(len(text) <= 160 for text in TEXT.splitlines())
    node, problems = tree_of(WHOLE.encode(), "guide.yml")
    assert node is not None and problems == []


def test_it_writes_a_guide_into_an_empty_folder(tmp_path):
    """The guide is the example of today, with its schemas; what comes next is said, and a second time is refused."""
    folder = tmp_path / "my guide"
    done = run("new", str(folder), SOURCE_DATE_EPOCH="1796083200")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        f"Guide written in {folder / 'guide.yml'}.",
        f'To see it: python3 run.py serve --project "{folder}"',
    ]
    text = (folder / "guide.yml").read_text("utf-8")
    assert text == TEXT.replace(DAY, "2026-12-01")
    schema = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
    assert schema and (folder / schema[1]).is_file()
    again = run("new", str(folder))
    assert (again.returncode, again.stdout) == (2, "") and "is no empty folder" in again.stderr
    assert (folder / "guide.yml").read_text("utf-8") == text


@pytest.mark.parametrize("inside", ["notes.txt", ".env"])
def test_it_touches_no_folder_that_holds_something(tmp_path, inside):
    """Whatever lies there stays alone, hidden files too; only a repository may have been begun."""
    (tmp_path / inside).write_text("mine", "utf-8")
    assert run("new", str(tmp_path)).returncode == 2 and run("new", str(tmp_path / inside)).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == [inside]
    (tmp_path / inside).unlink()
    (tmp_path / ".git").mkdir()
    assert run("new", str(tmp_path)).returncode == 0


def test_its_sources_and_the_site_are_reserved_names():
    """It names no real address: all end in .example, which belongs to nobody."""
    assert set(re.findall(r"https?://[^/\s]+", TEXT)) <= {"https://cafe.example", "https://city.example"}
    assert Path(ROOT / "scripts" / "jalons_cli" / "example").is_dir()
