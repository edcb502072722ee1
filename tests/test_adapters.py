"""The site is the same whoever makes it: MkDocs by our command, MkDocs by its own, and no MkDocs at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock
from urllib.parse import urljoin

import pytest

from jalons.checking import open_guide
from jalons_cli.building import Order, build
from jalons_plain.site import make_site
from page_text import text_of
from support.project import AS_OF, ROOT
from support.small_project import small_project

pytestmark = pytest.mark.build
EPOCH = "1795392000"
"""2026-11-23, the day that shared sites are made for, in seconds."""


@pytest.fixture(scope="module")
def plain(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide of a handful of trades, made without MkDocs, and on one processor core."""
    into = tmp_path_factory.mktemp("plain")
    with mock.patch("jalons.parallel.can_fork", return_value=False):
        make_site(open_guide(small_site.parent / "data", AS_OF), ROOT, into / "site")
    return into / "site"


def pages_of(folder: Path) -> Iterator[str]:
    yield from (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")))


def is_prose(page: str) -> bool:
    """Whether a page of the site was written by hand."""
    name = page.removeprefix("en/").removesuffix("index.html").rstrip("/")
    return (ROOT / "docs" / "fr" / f"{name or 'index'}.md").is_file()


class Links(HTMLParser):
    """Where the links of a page lead, in full, and the anchors that it gives itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[str] = []
        self.in_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.in_article = self.in_article or tag == "article"
        if given.get("href") and tag == "a":
            self.found.append(urljoin(f"https://x.example/{self.page.removesuffix('index.html')}", given["href"] or ""))
        if given.get("id") and self.in_article:
            self.found.append(f"#{given['id']}")


def links_of(folder: Path, page: str) -> list[str]:
    reader = Links(page)
    reader.feed((folder / page).read_text("utf-8"))
    return reader.found


def test_there_are_the_same_pages(small_site, plain):
    """Both ways make the same pages, the hand-written ones among them."""
    assert list(pages_of(plain)) == list(pages_of(small_site))
    assert sum(map(is_prose, pages_of(plain))) == 2 * len(list((ROOT / "docs" / "fr").rglob("*.md")))


def test_pages_from_data_are_the_same_bytes(small_site, plain):
    """Nothing of a page from data depends on who wrote the hand-written ones, or on how many cores it was made."""
    compared = [page for page in pages_of(plain) if not is_prose(page)]
    assert len(compared) > 250
    assert [page for page in compared if (plain / page).read_bytes() != (small_site / page).read_bytes()] == []


def test_hand_written_pages_say_and_link_the_same(small_site, plain):
    """Words, titles, descriptions, anchors and goals of links of each hand-written page are the same in both shells."""
    compared = [page for page in pages_of(plain) if is_prose(page)]
    assert compared
    for page in compared:
        assert text_of((plain / page).read_text("utf-8")) == text_of((small_site / page).read_text("utf-8")), page
        assert links_of(plain, page) == links_of(small_site, page), page


@pytest.mark.parametrize("file", ["sitemap.xml", "trades/620D/path.json", "trades/620D/since.json", "assets/base.css"])
def test_what_belongs_to_the_site_is_the_same(small_site, plain, file):
    """Sitemap, open data and assets do not depend on it either."""
    assert (plain / file).read_bytes() == (small_site / file).read_bytes()


def test_no_page_takes_the_themes_style_but_hand_written_ones(small_site, plain):
    """Pages from data load our own style sheets alone; without the theme no page loads its."""
    themed = [
        page for page in pages_of(small_site) if "assets/stylesheets/main." in (small_site / page).read_text("utf-8")
    ]
    assert themed == [page for page in pages_of(small_site) if is_prose(page)]
    assert not any("assets/stylesheets" in (plain / page).read_text("utf-8") for page in pages_of(plain))


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """MkDocs' own command in a folder."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "JALONS_LANG": "en", "SOURCE_DATE_EPOCH": EPOCH}
    call = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        call, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_input_gives_the_same_bytes(tmp_path):
    """`mkdocs build` in a checkout makes what our command makes of the same content and day, equal to the last byte."""
    root = small_project(tmp_path / "project")
    build(Order(root, root / "data", root / "ours", AS_OF))
    done = mkdocs(root, "build", "--quiet", "--strict")
    assert done.returncode == 0, done.stderr
    ours, theirs = contents(root / "ours"), contents(root / "site")
    assert len(ours) > 100 and ours.keys() == theirs.keys()
    assert [name for name, given in ours.items() if given != theirs[name]] == []


def test_mkdocs_build_says_what_is_wrong(tmp_path):
    """Problems of the content, of a template, and settings that are not used are told by file and line, without a traceback."""
    root = small_project(tmp_path)
    stage, template = root / "data" / "stages" / "apply.yml", root / "overrides/jalons/pages/poster/page.html"
    configuration = root / "mkdocs.yml"
    good = {path: path.read_text("utf-8") for path in (stage, template, configuration)}
    for path, text, said in (
        (stage, good[stage].replace("title:", "titel:", 1), "data/stages/apply.yml:1:1 missing-key title"),
        (template, good[template] + "{{ nothing.here }}", "overrides/jalons/pages/poster/page.html:"),
        (configuration, good[configuration] + "copyright: x\n", "mkdocs.yml:"),
    ):
        path.write_text(text, "utf-8")
        done = mkdocs(root, "build", "--quiet")
        path.write_text(good[path], "utf-8")
        assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
