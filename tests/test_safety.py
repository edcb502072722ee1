"""Whatever goes wrong, the last good site stays as it was, and what went wrong is said."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons.site import exchange
from jalons.site.writing import MARKER
from jalons_cli.building import Order, PlaceRefused, build
from support.project import AS_OF, ROOT
from support.sites import few_data
from support.small_guide import AS_OF as SMALL_DAY
from support.small_project import order, small_project

pytestmark = pytest.mark.build


def digest(folder: Path) -> str:
    """A fingerprint of all names and bytes of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            total.update(path.read_bytes())
    return total.hexdigest()


@pytest.fixture
def project(tmp_path) -> Path:
    """A project of one's own, with the invented guide: data, docs, overrides, mkdocs.yml."""
    return small_project(tmp_path / "project")


@pytest.fixture(scope="module")
def built_project(tmp_path_factory) -> Path:
    """Such a project, built once; tests only copy it."""
    root = small_project(tmp_path_factory.mktemp("good") / "project")
    build(order(root))
    return root


@pytest.fixture
def good(built_project, tmp_path) -> Path:
    """The project with a last good site."""
    return Path(shutil.copytree(built_project, tmp_path / "project"))


@pytest.fixture
def real(tmp_path, small_site) -> Path:
    """A project with a few of the real trades, the real pages, and a last good site."""
    root = tmp_path / "project"
    few_data(root / "data")
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(small_site, root / "site")
    return root


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


PAGES_READ = {
    "a page without its description": (
        "docs/fr/privacy.md",
        "description:",
        "summary:",
        "docs/fr/privacy.md:1:1 page-without-description",
    ),
}
PAGES_MADE = {
    "broken link": (
        "docs/en/about.md",
        "\n# ",
        "\n[gone](nowhere.md)\n\n# ",
        "The link “nowhere.md” leads nowhere.",
    ),
    "broken anchor": (
        "docs/fr/about.md",
        "\n# ",
        "\n[parti](money.md#nulle-part)\n\n# ",
        "has no anchor “nulle-part”.",
    ),
    "unsafe link": ("docs/en/privacy.md", "\n# ", "\n[x](javascript:alert(1))\n\n# ", "is not a safe address."),
    "two main headings": (
        "docs/en/privacy.md",
        "\n# ",
        "\n# Another\n\n# ",
        "This page has 2 main headings instead of one.",
    ),
}
BREAKS = {
    "template: unknown word": (
        "overrides/jalons/pages/home/page.html",
        'word("follow-the-path")',
        'word("folow-the-path")',
        (
            "overrides/jalons/pages/home/page.html:LINE:1 word-missing folow-the-path: The words “folow-the-path” are asked for, and "
            "neither the program nor data/words.yml has them. Did you mean “follow-the-path”?"
        ),
    ),
    "template: undefined name": (
        "overrides/jalons/pages/home/page.html",
        "{{ title }}",
        "{{ titel }}",
        "overrides/jalons/pages/home/page.html:LINE:1 template-wrong pages/home/page.html: This template cannot be filled in: 'titel' is undefined.",
    ),
    "template: syntax": ("overrides/jalons/pages/home/page.html", "{% endfor %}", "", "template-wrong"),
    "shell: undefined name": (
        "overrides/main.html",
        "{{ shell.title | e }}",
        "{{ shell.titel | e }}",
        "overrides/main.html:5:1 template-wrong: This template cannot be filled in: 'jalons.pages.shell.Shell object' has no attribute 'titel'.",
    ),
    "shell: unknown name": (
        "overrides/main.html",
        "{{ page.content }}",
        "{{ pagecontent }}",
        "overrides/main.html template-wrong: This template cannot be filled in: 'pagecontent' is undefined.",
    ),
    "mkdocs.yml: syntax": ("mkdocs.yml", "plugins:", "plugins: [", "mkdocs.yml"),
    "mkdocs.yml: unknown theme": ("mkdocs.yml", "name: material", "name: materiel", "materiel"),
}


def fails(root: Path, day: date, *breaks: tuple[str, str, str, str]) -> list[str]:
    """Changes pieces of a project that was built, and sees the next build fail with their messages and nothing else done.

    Gives the names of all problems that it tells.
    """
    messages = []
    for file, old, new, message in breaks:
        change(root / file, old, new)
        text = (root / file).read_text("utf-8")
        messages.append(message.replace("LINE", str(text[: text.index(new)].count("\n") + 1)))
    before = digest(root / "site")
    with pytest.raises(ContentError) as failed:
        build(order(root, day))
    said = report.as_text(failed.value.problems, "en")
    assert messages and [message for message in messages if message not in said] == []
    assert digest(root / "site") == before
    assert sorted(path.name for path in root.iterdir()) == ["data", "docs", "mkdocs.yml", "overrides", "site"]
    return [problem.message_id for problem in failed.value.problems]


@pytest.mark.parametrize("name", BREAKS)
def test_a_failed_build_leaves_the_last_good_site(good, name):
    """The build fails with a message that names the place, and not a byte of the last good site has changed."""
    fails(good, SMALL_DAY, BREAKS[name])


def test_what_is_wrong_with_pages_leaves_the_last_good_site(good):
    """What hand-written pages lack is told in one go with what is wrong in the data; so is what shows once pages are made."""
    title = "title: {fr: Demander, en: Apply}\n", "title: {fr: Demander}\n"
    missing = ("data/stages/apply.yml", *title, "data/stages/apply.yml:1:1 missing-language title/en:")
    found = fails(good, SMALL_DAY, missing, *PAGES_READ.values())
    assert found == ["missing-language", "page-without-description"]
    change(good / "data/stages/apply.yml", *reversed(title))
    change(good / "docs/fr/privacy.md", "summary:", "description:")
    fails(good, SMALL_DAY, *PAGES_MADE.values())


def test_a_failed_build_leaves_the_last_good_site_of_the_real_guide(real):
    """The same with the real data and the real hand-written pages, before any page is made and once all are."""
    english = "  en: Apply for apprenticeship training\n"
    fails(real, AS_OF, ("data/stages/apply.yml", english, "", "data/stages/apply.yml:2:1 missing-language title/en:"))
    french = "title:\n  fr: Présenter une demande de formation en apprentissage\n"
    change(real / "data/stages/apply.yml", french, french + english)
    fails(real, AS_OF, PAGES_MADE["broken anchor"])


def both(root: Path, name: str, text: str) -> None:
    for language in ("fr", "en"):
        path = root / "docs" / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


PAGE = "---\ntitle: Page\ndescription: A page of its own.\n---\n# Page\n"
DOCS = {
    "address of a data page": (
        "money.md",
        PAGE,
        "docs/fr/money.md page-collides: The address of this page is already that of data.",
    ),
    "address of the home page": ("README.md", PAGE, "docs/fr/README.md page-collides:"),
    "address of the not-found page": ("404.html", "x", "docs/fr/404.html page-collides:"),
    "address of an asset": ("assets/jalons.js", "x", "docs/fr/assets/jalons.js page-collides:"),
    "two files for one address": (
        "about/index.md",
        PAGE,
        "page-collides: The address of this page is already that of docs/fr/about",
    ),
    "own template": (
        "own.md",
        PAGE.replace("---\n#", "template: 404.html\n---\n#"),
        "docs/fr/own.md:4:1 page-template:",
    ),
    "strange name": ("été.md", PAGE, "file-name-strange: This file name cannot be read everywhere."),
}


@pytest.mark.parametrize("name", DOCS)
def test_a_hand_written_page_that_cannot_be_is_refused(project, name):
    """A page is never swallowed in silence."""
    file, text, message = DOCS[name]
    both(project, file, text)
    with pytest.raises(ContentError) as failed:
        build(order(project))
    assert message in report.as_text(failed.value.problems, "en")


UNSAFE = {
    "script": (
        "s.md",
        PAGE + "\n<script>alert(1)</script>\n",
        "html-unsafe site/s/index.html: “<script>” is not allowed".replace("site/", ""),
    ),
    "handler": ("h.md", PAGE + '\n<p onclick="x()">a</p>\n', "“onclick” is not allowed in a page"),
    "style": (
        "t.md",
        PAGE + '\n<p style="grid-area:1/2/3/4;position:fixed">a</p>\n',
        "t/index.html: “style” is not allowed in a page",
    ),
    "frame": ("f.md", PAGE + '\n<iframe src="https://x.example/"></iframe>\n', "“<iframe>” is not allowed in a page"),
    "missing picture": ("p.md", PAGE + "\n![a](gone.png)\n", "The link “gone.png” leads nowhere."),
    "missing film": ("v.md", PAGE + '\n<video src="gone.mp4"></video>\n', "gone.mp4” leads nowhere."),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory) -> str:
    """What is said of a project with all of these pages, in one build."""
    root = small_project(tmp_path_factory.mktemp("unsafe") / "project")
    for file, text, _ in UNSAFE.values():
        both(root, file, text)
    with pytest.raises(ContentError) as failed:
        build(order(root))
    return report.as_text(failed.value.problems, "en")


@pytest.mark.parametrize("name", UNSAFE)
def test_a_page_that_is_not_safe_is_refused(refused, name):
    """A hand-written page holds no more than text, pictures and links, and each that does is told."""
    assert UNSAFE[name][2] in refused


def test_a_menu_that_leads_nowhere_is_told_at_its_line(project):
    """An entry of the menu must be a page, made from data or written by hand."""
    change(project / "data/site.yml", "page: trades/", "page: trads/")
    with pytest.raises(ContentError) as failed:
        build(order(project))
    assert "site.yml:" in (said := report.as_text(failed.value.problems, "en")) and "Did you mean “trades/”?" in said


def test_words_with_marks_that_nothing_fills_in_are_told(project):
    """A misspelt {mark} in an interface word is found before readers see it."""
    with (project / "data" / "words.yml").open("a", encoding="utf-8") as words:
        words.write('as-of: {fr: "En date du {day}.", en: "As of {dya}."}\n')
    with pytest.raises(ContentError) as failed:
        build(order(project))
    assert "word-mark" in (said := report.as_text(failed.value.problems, "en")) and "“{dya}” is not filled in" in said


def test_links_to_elsewhere_on_the_disk_are_not_published(project):
    """A symbolic link in docs/ is refused, and one in overrides/assets is not copied."""
    secret = project / "secret.txt"
    secret.write_text("secret", "utf-8")
    (project / "overrides" / "assets" / "secret.txt").symlink_to(secret)
    build(order(project))
    assert not (project / "site" / "assets" / "secret.txt").exists()
    shutil.rmtree(project / "docs" / "en")
    (project / "docs" / "en").symlink_to(project / "docs" / "fr")
    with pytest.raises(ContentError) as failed:
        build(order(project))
    assert "docs/en file-is-link" in report.as_text(failed.value.problems, "en")


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(("sent", "exit_code"), [(signal.SIGINT, 2), (signal.SIGTERM, 143)])
def test_a_stopped_build_says_so_and_leaves_nothing_behind(few_trades, tmp_path, sent, exit_code):
    """Ctrl+C and a polite end give an exit code that is no success, and take away what was begun."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "jalons_cli",
            "build",
            "--no-pdf",
            "--data",
            str(few_trades),
            "--out",
            str(tmp_path / "site"),
        ],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # once pages are written: while libraries are loaded, Python may let an interruption pass
    while not list(tmp_path.glob(".site.building-*/trades/*/index.html")) and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(sent)
    assert running.wait(30) == exit_code
    assert list(tmp_path.iterdir()) == [few_trades]


def test_a_page_in_one_language_only_fails(good):
    """A hand-written page without its twin is named, with the file that is missing."""
    (good / "docs" / "fr" / "seule.md").write_text(
        "---\ntitle: Seule\ndescription: Une page seule.\n---\n# Seule\n", "utf-8"
    )
    with pytest.raises(ContentError) as failed:
        build(order(good))
    assert report.as_text(failed.value.problems, "fr").startswith(
        "docs/fr/seule.md page-without-twin: Cette page n'existe que dans une langue. Ajoutez docs/en/seule.md."
    )


@pytest.mark.skipif(os.name == "nt", reason="signals and limits of Unix")
def test_a_killed_build_leaves_the_last_good_site(good):
    """Killed at any moment, a build leaves the old site or the whole new one, never a part; the next one is made beside what it left."""
    count = len(list((good / "site").rglob("*.html")))
    for after in (0.3, 0.8, 1.4, 2.2):
        address = f"https://elsewhere-{after}.example/"
        before = digest(good / "site")
        program = (
            "import sys; from pathlib import Path; from datetime import date; from jalons_cli.building import *;"
            "root = Path(sys.argv[1]);"
            "build(Order(root, root / 'data', root / 'site', date(2026, 3, 1), sys.argv[2]))"
        )
        env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
        running = subprocess.Popen([sys.executable, "-c", program, str(good), address], env=env, start_new_session=True)
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        finished = running.wait() == 0
        if not finished and digest(good / "site") != before:
            finished = address in (good / "site" / "sitemap.xml").read_text("utf-8")
            assert len(list((good / "site").rglob("*.html"))) == count
        assert finished or digest(good / "site") == before
    build(order(good))
    assert (good / "site" / MARKER).is_file()


@pytest.mark.skipif(os.name == "nt", reason="signals and limits of Unix")
def test_a_full_disk_leaves_the_last_good_site(small_site, few_trades, tmp_path):
    """When nothing more can be written the build says so with code 2, and the last good site is as it was."""
    out = Path(shutil.copytree(small_site, tmp_path / "site"))
    data = ("--data", str(few_trades))
    before = digest(out)
    program = (
        "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000)); sys.argv = ['run.py', *sys.argv[1:]];"
        "runpy.run_module('jalons_cli', run_name='__main__')"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "JALONS_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--no-pdf", *data, "--out", str(out), "--as-of", "2026-11-24"],
        check=False,
        env=env,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 2, done.stderr
    assert "The disk refused: File too large" in done.stderr
    assert "the last good site stayed as it was" in done.stderr and "Traceback" not in done.stderr
    assert digest(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "site"]


def test_a_folder_of_somebody_elses_is_never_replaced(good):
    """A folder that Jalons did not build, or that is part of the project, is refused before anything is done."""
    precious = good / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", "utf-8")
    (good / "new.previous").mkdir()
    (good / "new.previous" / "mine.txt").write_text("mine", "utf-8")
    build(Order(good, good / "data", good / "new", SMALL_DAY))
    assert (good / "new.previous" / "mine.txt").read_text("utf-8") == "mine"
    for out in (precious, good / "data", good / "docs" / "fr", good, good.parent):
        with pytest.raises(PlaceRefused):
            build(Order(good, good / "data", out, SMALL_DAY))
    assert (precious / "thesis.txt").read_text("utf-8") == "years of work"


def test_a_crash_between_two_renames_is_repaired(good):
    """Where the system cannot swap folders, a crash in between leaves the old site beside; the next build puts it back."""
    (good / "site").rename(exchange.previous(good / "site"))
    change(good / "docs/fr/privacy.md", "description:", "summary:")
    with pytest.raises(ContentError):
        build(order(good))
    assert (good / "site" / MARKER).is_file()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="only these systems swap folders")
def test_readers_never_meet_a_missing_page(tmp_path):
    """While a site is replaced again and again, a page asked for without pause is always there."""
    site = tmp_path / "site"
    page = site / "trades" / "620D" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("first", "utf-8")
    missing, read, stop = [], set(), threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                read.add(page.read_text("utf-8"))
            except OSError:
                missing.append(time.monotonic())

    asking = threading.Thread(target=ask)
    asking.start()
    for n in range(300):
        fresh = tmp_path / f"fresh{n}"
        for other in range(3):
            (fresh / "trades" / f"{620 + other}D").mkdir(parents=True)
            (fresh / "trades" / f"{620 + other}D" / "index.html").write_text(f"version {n}", "utf-8")
        exchange.publish(fresh, site)
    stop.set()
    asking.join()
    assert missing == [] and len(read) > 1
