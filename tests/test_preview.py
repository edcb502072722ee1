"""The drawing of a trade's path, looked at from a list of trades without leaving it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.axe import violations

pytestmark = pytest.mark.browser

LISTS = {"fr": ("trades/", "dark", "Aperçu"), "en": ("en/", "light", "Preview")}
"""On the page of all trades and on the home page: the list, the colours, the word on the link."""


@pytest.mark.parametrize("language", LISTS)
def test_a_path_is_looked_at_without_leaving(new_reader, guide, language):
    """By keyboard: the link beside a trade shows its drawing in a window, every stage a link; Escape leads back to the link.

    The window fits a phone, a tablet and a desk, axe-core finds nothing, ticks are counted, and what cannot be fetched is
    answered in words; who goes on from the window has chosen the trade.
    """
    path, scheme, word = LISTS[language]
    reader = new_reader(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    stage = guide.pathways["309A"].stages[0]
    reader.open("trades/309A/").locator("[data-tick]").first.evaluate("(box) => box.click()")
    page = reader.open(path)
    here = page.url
    page.get_by_role("searchbox").fill("309A")
    # the list is put in another order a moment after the last letter
    page.wait_for_function("location.hash.includes('309A') || document.querySelector('[data-found-list] .found')")
    row = page.locator(".found", has_text="309A").first
    row.get_by_role("link", name=re.compile(f"^{word} ")).focus()
    assert row.bounding_box()["height"] <= 64
    page.keyboard.press("Enter")
    window = page.get_by_role("dialog", name=re.compile("309A"))
    boxes = window.locator(".box")
    expect(boxes).to_have_count(len(guide.pathways["309A"].stages))
    assert all("/trades/309A/#" in href for href in boxes.evaluate_all("(all) => all.map((box) => box.href)"))
    expect(boxes.first.locator(".box__c")).to_have_text(f"1/{len(stage.tasks)}")
    for width, height in ((320, 640), (768, 1024), (1280, 800), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        box = window.bounding_box()
        assert (
            box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0 and box["y"] + box["height"] <= height
        )
        assert window.evaluate("(all) => all.scrollWidth - all.clientWidth") <= 0
    # what lies behind the window is no target
    assert [each for each in violations(page) if 'class="chips__n"' not in each] == []
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)
    assert page.evaluate("document.activeElement.className") == "found__look" and page.url.startswith(here)
    reader.context.route("**/trades/309A/", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(window.get_by_text("connexion" if language == "fr" else "offline")).to_be_visible()
    expect(boxes).to_have_count(0)
    reader.context.unroute("**/trades/309A/")
    window.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/trades/309A/$"))
    chosen = (
        "Object.entries(localStorage).some(([key, value]) => key.endsWith('variant:chosen') && value.includes('309A'))"
    )
    assert page.evaluate(chosen)
    assert reader.strangers == []
