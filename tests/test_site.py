"""The real site as files: structure equal to the model, languages, addresses, weight, same bytes again."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jalons.checking import open_guide
from jalons.pages.maker import WHOLE_SITE, PageMaker, uris
from support.outline import drawn, modelled
from support.project import ADDRESS, ROOT
from support.weight import imported, loaded_by, packed

pytestmark = pytest.mark.build

KILOBYTE = 1024


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("trade_id", ["620C", "620D", "620E"])
def test_the_flowchart_is_the_model(site, guide, trade_id, language):
    """The lists of the page are the path of the trade: same stages, same numbers, same nesting."""
    html = (site / language / "trades" / trade_id / "index.html").read_text("utf-8")
    assert drawn(html) == modelled(guide.pathways[trade_id].entries)


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_checklist_item_is_on_all_its_pages(site, guide, language):
    """Flowchart, stage and the checklist of the path have exactly the items of the model, in its order."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        folder = site / language / "trades" / trade_id

        def ticks(page: Path) -> list[str]:
            return re.findall(r'data-tick="([^"]+)"', (page / "index.html").read_text("utf-8"))

        wanted = [f"{trade_id}/{stage.id}/{item.id}" for stage in pathway.stages for item in stage.tasks]
        assert ticks(folder) == wanted
        assert ticks(folder / "checklist") == wanted
        for stage in pathway.stages:
            own = [name for name in wanted if name.startswith(f"{trade_id}/{stage.id}/")]
            assert ticks(folder / stage.id) == own
            assert not (folder / stage.id / "checklist").exists()


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_element_of_the_source_flowchart_can_be_found(site, guide, language):
    """Each row is on the sources page and links to at least one page and anchor, which the site check has followed."""
    html = (site / language / "sources" / "index.html").read_text("utf-8")
    assert guide.content.elements
    for name in guide.content.elements:
        row = re.search(rf'<li id="element-{name}">(.*?)</li>', html, re.DOTALL)
        assert row and "<a href=" in row.group(1), name


def test_pages_are_the_same_in_both_languages(site, guide):
    """Every French page has its English twin at the same path under en/, and the other way round."""
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    english = {page.removeprefix("en/") for page in pages if page.startswith("en/")}
    assert english == {page for page in pages if not page.startswith("en/")}
    written = sum(1 for _ in (ROOT / "docs" / "fr").rglob("*.md"))
    assert len(pages) == 2 * (len(list(uris(guide))) + written)


def test_every_page_says_its_language_description_and_twins(site):
    """Lang is right (404 too), the description is there, hreflang is absolute with x-default, canonical is its own."""
    pages = sorted(site.rglob("*.html"))
    assert pages
    for path in pages:
        page = path.relative_to(site).as_posix()
        html = path.read_text("utf-8")
        language = "en" if page.startswith("en/") else "fr"
        assert f'<html lang="{language}"' in html, page
        assert re.search(r'<meta name="description" content="[^"]{20,}"', html), page
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
        if page.endswith("404.html"):
            assert found == {} and 'content="noindex"' in html
            continue
        uri = page.removeprefix("en/").removesuffix("index.html")
        fr, en = ADDRESS + uri, ADDRESS + "en/" + uri
        assert found == {"fr": fr, "en": en, "x-default": fr}, page
        assert f'<link rel="canonical" href="{en if language == "en" else fr}"' in html, page


def test_no_page_calls_another_host(site):
    """Styles, scripts, pictures, fonts and forms come from the site itself; only links lead out."""
    pages = list(site.rglob("*.html"))
    assert pages
    for path in pages:
        html = path.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source|video|form)[^>]*\s(?:src|action)="([^"]*)"', html)
        loaded += re.findall(
            r'<link rel="(?:stylesheet|icon|modulepreload|preload|preconnect)"[^>]*href="([^"]*)"', html
        )
        assert not [address for address in loaded if "//" in address], path
        assert "javascript:" not in html and " onclick=" not in html and "<style" not in html
    styles = [*(site / "assets").glob("*.css"), *(site / "assets" / "pages").glob("*.css")]
    assert len(styles) > 10
    for path in styles:
        css = path.read_text("utf-8")
        assert "@import" not in css and "url(" not in css, path


def test_attributes_hold_words_alone(small_site):
    """Marks of foreign words are written where words stand, never within an attribute."""
    pages = [path.read_text("utf-8") for path in small_site.rglob("*.html")]
    assert sum('<span lang="' in html for html in pages) > 100
    assert [found[0] for html in pages if (found := re.search(r'="[^"]*<span[^"]*"', html))] == []


def test_the_sitemap_lists_every_page_with_its_twins(site):
    """Each page but the not-found ones stands in the sitemap, with both languages and x-default."""
    root = ET.parse(site / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {one.findtext("s:loc", namespaces=space) for one in root.findall("s:url", space)}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name == "index.html"}
    assert listed == {ADDRESS + page.removesuffix("index.html") for page in pages}
    assert all(len(one.findall("x:link", space)) == 3 for one in root.findall("s:url", space))


def test_words_stand_in_data_and_docs_only():
    """No template, script or style sheet holds words for readers."""
    for path in (ROOT / "overrides").rglob("*.html"):
        if path.parent.name == "gallery":
            continue  # only developers see it
        text = path.read_text("utf-8")
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<svg.*?</svg>", " ", text, flags=re.DOTALL)
        # macros may hand out attributes of a tag that stands elsewhere
        text = re.sub(r"<[^>]*>| hidden data-search=\"no\"| [a-z-]+=\"[^\"]*\"", " ", text)
        assert not re.findall(r"[A-Za-zÀ-ÿ]{2,}", unescape(text)), path
    wordless = re.compile(r'none|(?:(?:""|" "|" / "|attr\([-\w]+\)|counter\(pages?\))\s*)+(?:/ "")?')
    pages = ROOT / "overrides" / "jalons"
    styles, scripts = (
        [path for path in sorted(pages.rglob(name)) if "sheets" not in path.parts] for name in ("*.css", "*.js")
    )
    assert len(styles) > 10 and len(scripts) > 20
    for path in styles:
        shown = re.findall(r"(?<![-\w])content:\s*([^;}]+)", path.read_text("utf-8"))
        assert [content for content in shown if not wordless.fullmatch(content.strip())] == [], path
    for path in scripts:
        script = re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8"))
        assert not re.search(r"textContent = [\"'`][A-Za-z]", script), path


def test_the_first_visit_is_light(site):
    """All that the path loads at the first visit is under 40 kB gzipped; our own CSS and JavaScript of it under 16 KB."""
    html = site / "trades" / "620D" / "index.html"
    loaded = loaded_by(html)
    own = [path for path in loaded if path.suffix in (".css", ".js")]
    assert len(own) > 5 and all(path.is_relative_to(site / "assets") for path in own)
    assert packed(html, *loaded) < 40_000
    assert packed(*own) < 16 * KILOBYTE


KEPT = ("keep", "hours", "letter", "hand-in", "checklist", "stage", "not-found")
"""The kinds of page whose scripts readers keep, take along and print with; and what is fetched for what is new."""


@pytest.mark.parametrize("page", ["", "apply/", "hours/", "keep/", "where/"])
def test_scripts_are_not_fetched_one_after_the_other(site, page):
    """A page names at its head every script that its scripts import, however deep, and nothing else."""
    html = site / "trades" / "620D" / page / "index.html"
    text = html.read_text("utf-8")
    named = [(html.parent / href).resolve() for href in re.findall(r'rel="modulepreload" href="([^"]+)"', text)]
    entries = [(html.parent / src).resolve() for src in re.findall(r'<script type="module" src="([^"]+)"', text)]
    assert len(named) == len(set(named)) > 5
    assert set(named) == imported(entries) - set(entries)


def test_scripts_of_what_is_kept_are_light(site):
    """All of them together, with the QR library, are under 30 KB gzipped, and each page's share of them under 13 KB."""
    assets = site / "assets"
    entries = [path for kind in KEPT if (path := assets / "pages" / kind / "page.js").is_file()]
    entries += [*(assets / "components" / "changes-since").glob("*.js"), *(assets / "components" / "news").glob("*.js")]
    assert len(entries) > 8
    base = imported([assets / "base" / "jalons.js"])
    assert packed(*(imported(entries) - base)) < 30 * KILOBYTE
    assert max(packed(*(imported([entry]) - base)) for entry in entries) < 13 * KILOBYTE


def without_codes(path: Path) -> bytes:
    """A page without its QR code, which names the version of the content and so is drawn otherwise for other data."""
    return re.sub(rb'<svg class="qr".*?</svg>', b"", path.read_bytes(), flags=re.DOTALL)


def test_pages_do_not_grow_with_the_number_of_trades(small_site, site):
    """With a hundred more trades every page but the list of trades keeps its size to within a few bytes.

    The page that readers take along holds the numbers of released ids, which a copy of the data has none of.
    """
    assert len(list((site / "trades").iterdir())) > len(list((small_site / "trades").iterdir())) + 100
    pages = [
        page for path in small_site.rglob("*.html") if "/keep/" not in (page := path.relative_to(small_site).as_posix())
    ]
    assert len(pages) > 250
    for page in pages:
        if page.removeprefix("en/") in ("trades/index.html", "compare/index.html", "index.html", "search/index.html"):
            continue
        assert abs(len(without_codes(small_site / page)) - len(without_codes(site / page))) < 64, page
    for page in ("index.html", "search/index.html"):
        assert (site / page).stat().st_size - (small_site / page).stat().st_size < 500, page


def test_a_second_trade_is_one_small_file():
    """The trades that share the base pathway say only what is their own."""
    lines = (ROOT / "data" / "trades" / "620E.yml").read_text("utf-8").splitlines()
    assert len(lines) < 60


AS_OF_WORDS = {
    date(2025, 3, 31): {
        "trades/620D/agreement/": ["ministère du Travail"],
        "money/": ["Dernier jour : 31 mars 2025"],
    },
    date(2025, 4, 2): {
        "trades/620D/agreement/": ["Métiers spécialisés Ontario (MSO)", "depuis le 2 avril 2025"],
        "money/": ["Terminé depuis le 31 mars 2025"],
    },
}


@pytest.mark.parametrize("day", AS_OF_WORDS, ids=str)
def test_what_is_shown_follows_the_as_of_day(few_trades, day):
    """Offices in charge and programmes change by themselves on the day the data says."""
    maker = PageMaker(open_guide(few_trades, day), "fr", ROOT / "overrides" / "jalons")
    pages = {page.uri: page for part in (WHOLE_SITE, "620D") for page in maker.part(part)}
    assert AS_OF_WORDS[day]
    for page, wanted in AS_OF_WORDS[day].items():
        html = pages[page].body.replace("\u00a0", " ")
        for words in wanted:
            assert words in html, (page, words)


def test_620d_money_says_what_is_not_for_it_and_why(site):
    """The ended federal grants, and the loan and tax credit for Red Seal trades, are shown as such with the reason."""
    html = (site / "trades" / "620D" / "money" / "index.html").read_text("utf-8")

    def offer(name: str) -> str:
        return re.search(rf'<article class="offer offer--[a-z-]+" id="{name}".*?</article>', html, re.DOTALL).group(0)

    for name in ("incentive-grant", "completion-grant"):
        assert "offer--ended" in offer(name) and "Terminé" in offer(name) and "Sceau rouge" in offer(name)
    for name in ("apprentice-loan", "job-creation-tax-credit"):
        assert "offer--not-for-variant" in offer(name) and "Sceau rouge" in offer(name)
    assert "offer--open" in offer("tools-grant")


def test_no_stray_build_is_left(built):
    """Nothing but the site stands where it was built."""
    assert [path.name for path in built.iterdir()] == ["site"]
