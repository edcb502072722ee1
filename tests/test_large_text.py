"""Text twice as large on a phone: nothing is pushed aside, and the line of menu stays small."""

from __future__ import annotations

import pytest

from support.page_kinds import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.undrawn
@pytest.mark.parametrize("language", ["", "en/"])
def test_text_twice_as_large(new_reader, language):
    """At 360 px with text at 200 % and everything unfolded no kind of page scrolls sideways; a page that would is noticed."""
    page = new_reader(viewport={"width": 360, "height": 740}).open(language)
    wide = {}
    for path in PAGES:
        page.goto(page.url.split("/guide/")[0] + "/guide/" + language + path)
        page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
        assert page.locator(".top").bounding_box()["height"] <= 210
    assert {path: width for path, width in wide.items() if width > 360} == {}
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('p'), {style: 'width: 999px; height: 9px'}))"
    )
    assert page.evaluate("document.documentElement.scrollWidth") > 360


def test_the_header_is_one_line_on_a_phone(new_reader):
    """At 360 px it is at most 56 px high, and all that it holds is on one line; in forced colours only the current page is marked."""
    page = new_reader(viewport={"width": 360, "height": 740}, forced_colors="active").open("trades/")
    assert page.locator(".top").bounding_box()["height"] <= 56
    tops = page.locator(".top a:not(.skip)").evaluate_all(
        "(links) => links.map((link) => link.getBoundingClientRect().top)"
    )
    assert len(tops) == 5 and max(tops) - min(tops) < 10
    marked = page.locator(".menu a").evaluate_all(
        "(links) => links.filter((link) => getComputedStyle(link).borderBottomColor !== getComputedStyle(document.body).backgroundColor).length"
    )
    assert marked == 1
