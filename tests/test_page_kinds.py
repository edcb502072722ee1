"""A kind of page stands in one table: a new one is a folder and a line, and the whole site knows of it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jalons.content import Content
from jalons.guide import Guide, guide_of
from jalons.pages import reserved, vocabulary
from jalons.pages.kind import PageKind, SharedResults, Subject, subjects
from jalons.pages.kinds import PAGE_KINDS
from jalons.pages.maker import uris
from jalons.records.site import MenuEntry
from jalons.records.texts import Text
from jalons.site.writing import SiteWriter
from support.project import AS_OF, ROOT
from support.small_guide import real_content

TEMPLATES = ROOT / "overrides" / "jalons"
ALMANAC = PageKind("almanac", "almanac/", "site", "each")
DIARY = PageKind("diary", "{variant}diary/", "variant", "once")
LINES = (ALMANAC, DIARY)
WORDS = {
    "almanac-title": Text(fr="Almanach des lunaisons", en="Almanac of moons"),
    "almanac-description": Text(fr="Quand la lune est pleine.", en="When the moon is full."),
    "diary-title": Text(fr="Journal", en="Diary"),
    "diary-description": Text(fr="Pour noter ses jours : {name}.", en="To note one's days: {name}."),
    "diary-written": Text(fr="Noté le {day}", en="Noted on {day}"),
}
FOLDERS = {
    "pages/almanac/page.html": "<h1>{{ title }}</h1><p>{{ word('almanac-description') }}</p>\n",
    "pages/diary/page.html": '{% include "components/moon/moon.html" %}<h1>{{ title }}</h1><p>{{ ctx.trade_name(pathway.trade) }}</p>\n',
    "pages/diary/page.css": ".diary-lines { color: red; }\n",
    "pages/diary/page.js": 'import { word } from "../../shared/page.js"\nword("diary-written", { day: 1 })\n',
    "pages/diary/script.yml": "words:\n  diary-written: [day]\n",
    "components/moon/moon.html": '<p class="moon" id="moon-of-the-day">○</p>\n',
    "components/moon/moon.css": ".moon { color: blue; }\n",
}


def content_with_more() -> Content:
    """The real content with the words of the new kinds and one of them in the menu."""
    content = real_content()
    entry = MenuEntry.model_construct(page="almanac/", name=WORDS["almanac-title"])
    site = content.site.model_copy(update={"menu": (*content.site.menu, entry)})
    return replace(content, site=site, words={**content.words, **WORDS})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates with a folder more for each new kind."""
    folder = tmp_path_factory.mktemp("kinds") / "overrides" / "jalons"
    shutil.copytree(TEMPLATES, folder)
    for name, text in FOLDERS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The guide of one trade."""
    return guide_of(content_with_more(), AS_OF, only="620D")


@pytest.fixture(scope="module")
def site(root: Path, guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole site with the new kinds, but for its hand-written pages."""
    into = tmp_path_factory.mktemp("site")
    writer = SiteWriter(guide, root, into, kinds=(*PAGE_KINDS, *LINES))
    writer.pages()
    writer.rest()
    return into


@pytest.mark.build
def test_a_new_kind_is_everywhere(site):
    """Pages in both languages, the menu, the sitemap, search, twins: nothing else names the new kinds."""
    for path, title in {
        "almanac/": "Almanach des lunaisons",
        "en/almanac/": "Almanac of moons",
        "trades/620D/diary/": "Journal",
        "en/trades/620D/diary/": "Diary",
    }.items():
        html = (site / path / "index.html").read_text("utf-8")
        assert f"<h1>{title}</h1>" in html and f"<title>{title} · Jalons</title>" in html
        assert html.count('rel="alternate"') == 3 and 'rel="canonical"' in html
    home = (site / "index.html").read_text("utf-8")
    assert '<a href="almanac/">Almanach des lunaisons</a>' in home
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert all(f"<loc>https://jalons.example/{path}</loc>" in sitemap for path in ("almanac/", "en/trades/620D/diary/"))
    path = json.loads((site / "trades" / "620D" / "path.json").read_text("utf-8"))
    assert "diary/" in path["pages"]


@pytest.mark.build
def test_a_new_kind_brings_its_style_script_and_words(site):
    """Its own style and its components' are one sheet, its script is its own, and it is handed the words it asks for."""
    html = (site / "trades" / "620D" / "diary" / "index.html").read_text("utf-8")
    assert 'href="../../../assets/pages/diary.css"' in html and 'src="../../../assets/pages/diary/page.js"' in html
    sheet = (site / "assets" / "pages" / "diary.css").read_text("utf-8")
    assert sheet.index(".moon{") < sheet.index(".diary-lines{")
    handed = json.loads(re.search(r'id="jalons">(.*?)</script>', html)[1])
    assert handed["words"]["diary-written"] == "Noté le {day}" and handed["variant"] == "620D"
    almanac = (site / "almanac" / "index.html").read_text("utf-8")
    assert "assets/pages/almanac" not in almanac and "diary-written" not in almanac


@pytest.mark.build
def test_search_finds_a_new_kind(root, guide):
    """Both kinds are in what search holds; the one of each trade says where it lies below its trade."""
    writer = SiteWriter(guide, root, root, kinds=(*PAGE_KINDS, *LINES))
    maker = writer._makers["fr"]
    almanac, diary = maker.named("almanac"), maker.named("diary", "620D")
    assert (almanac.in_search, almanac.below) == (True, "")
    assert (diary.in_search, diary.below, diary.trade) == (True, "diary/", "620D")


@pytest.mark.build
def test_a_new_kind_keeps_its_names_for_itself(root):
    """Its address is reserved, its anchors are, its words are asked for, and their marks are known."""
    kinds = (*PAGE_KINDS, *LINES)
    assert "diary" in reserved.addresses(kinds) and "diary" not in reserved.addresses()
    assert "moon-of-the-day" in reserved.anchors(root)
    content = content_with_more()
    assert list(vocabulary.problems(content.words, root, kinds)) == []
    fewer = {key: text for key, text in content.words.items() if key != "diary-written"}
    assert [problem.facts["name"] for problem in vocabulary.problems(fewer, root, kinds)] == ["diary-written"]


def test_pages_have_one_address_each(guide):
    """No two pages share an address, and what a kind says of itself is so."""
    every = list(uris(guide))
    assert len(every) == len(set(every)) > 30
    whole = Subject(guide, SharedResults(guide), guide.pathways["620D"])
    made = {
        kind.name
        for kind, _ in (*subjects(PAGE_KINDS, Subject(guide, SharedResults(guide))), *subjects(PAGE_KINDS, whole))
    }
    # this guide has a page of its own about what is kept, and its days stand on the page of hours
    assert made == {kind.name for kind in PAGE_KINDS} - {"privacy", "dates"}


@pytest.mark.parametrize("kind", PAGE_KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_a_folder(kind):
    """Each kind has a folder with a template, and each folder belongs to a kind."""
    assert (TEMPLATES / kind.folder / "page.html").is_file()
    assert (kind.per == "site") == ("{" not in kind.address.removeprefix("{variants}"))


def test_each_folder_is_a_kind():
    """No folder is left of a kind that is no more; hand-written pages have one for their style."""
    folders = {path.name for path in (TEMPLATES / "pages").iterdir() if path.is_dir()}
    assert folders == {kind.folder.removeprefix("pages/") for kind in PAGE_KINDS} | {"prose"}
