"""Long pages are short: what is not asked for is folded, and it opens where one comes for it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
SCREENS = {"trades/620D/apprentice/": 8, "trades/620D/changes/": 3, "trades/620D/checklist/": 5}
"""How many screens of a phone a page is long at most, in French, with its folds as a reader finds them."""
OPEN = "(folds) => folds.filter((fold) => fold.open).length"


def test_long_pages_are_folded(new_reader):
    """The list of one person, what can change and the sheet of the whole path begin with what comes first, and fold the rest.

    For whoever has ticked all of the first stage, the second is open; a place that the address names is open.
    """
    reader = new_reader(viewport=PHONE)
    for path, most in SCREENS.items():
        page = reader.open(path)
        assert page.evaluate("document.documentElement.scrollHeight") <= most * PHONE["height"], path
    stages = "main [data-stage] .station__fold"
    page = reader.open("trades/620D/apprentice/")
    assert page.locator(stages).evaluate_all(OPEN) == 1
    page.evaluate("document.querySelectorAll('.station__fold[open] [data-tick]').forEach((box) => box.click())")
    page.reload()
    assert page.locator(stages).evaluate_all("(folds) => folds.map((fold) => fold.open).indexOf(true)") == 1
    assert page.locator(stages).evaluate_all(OPEN) == 1
    page.get_by_text("Si quelque chose change").first.click()
    page.locator(".role-events").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/changes/#"))
    expect(page.locator("details.change[open] > summary")).to_be_in_viewport()
    assert page.locator("details.change").evaluate_all(OPEN) == 1
    page = reader.open("trades/620D/checklist/#completion")
    expect(page.locator(".sheet-stage > details:has(#completion)")).to_have_attribute("open", "")
    reader.open("trades/620D/checklist/#for=trainer")
    assert page.locator(".sheet-stage:not([hidden]) > details:not([open])").count() == 0


def test_folds_open_without_a_script(new_reader):
    """Without a script the first stage is open, a press opens another, and a link to what can change leads to it open."""
    reader = new_reader(java_script_enabled=False, viewport=PHONE)
    page = reader.open("trades/620D/apprentice/")
    tasks = page.locator("main [data-stage] .tasks")
    expect(tasks.nth(0)).to_be_visible()
    expect(tasks.nth(1)).to_be_hidden()
    page.locator("main [data-stage] summary").nth(1).click()
    expect(tasks.nth(1)).to_be_visible()
    page = reader.open("trades/620D/changes/#lost-sponsor")
    expect(page.locator(".change:has(#lost-sponsor) .change__steps")).to_be_visible()
    expect(page.locator(".change:not(:has(#lost-sponsor)) .change__steps").first).to_be_hidden()
