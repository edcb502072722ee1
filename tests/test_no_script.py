"""With JavaScript off every page is complete: all words, all links, lists that unfold and can be ticked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "trades/",
    "compare/",
    "trades/620D/",
    "trades/620D/apply/",
    "trades/620D/checklist/",
    "trades/620D/money/",
    "trades/620D/letter/",
    "trades/620D/skills/",
    "trades/620D/completion/hand-in/",
    "trades/620D/where/",
    "trades/620D/keep/",
    "trades/620D/apprentice/",
    "trades/620D/sponsor/",
    "money/",
    "glossary/",
    "links/",
    "sources/",
    "about/",
    "404.html",
]


@pytest.mark.undrawn
@pytest.mark.parametrize(("language", "page"), [("", page) for page in PAGES] + [("en/", page) for page in PAGES[::4]])
def test_no_words_are_lost(new_reader, page, language):
    """Every word that stands on the page with JavaScript stands there without, but for counts and the reader's own state.

    The scripts are the same in both languages, so a few pages are enough in the other.
    """

    def words(**settings) -> list[str]:
        opened = new_reader(**settings).open(language + page)
        return opened.eval_on_selector_all(
            ".page :is(h1, h2, h3, h4, p, li, dt, dd, summary)",
            """(parts) => parts.filter((part) => !part.closest("[data-next], .needs-script, .without-script"))
              .map((part) => [...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join(" ")).filter(Boolean)""",
        )

    assert words(java_script_enabled=False) == words()


def test_the_path_can_be_followed(new_reader):
    """One gets from the home page along the whole path to the last stage by links alone."""
    page = new_reader(java_script_enabled=False).open("")
    page.get_by_role("link", name="Suivre le parcours").click()
    expect(page).to_have_url(re.compile("/trades/620D/$"))
    page.locator("#flowchart .box").first.click()
    page.locator("#apply").get_by_role("link", name="Tout sur cette étape").click()
    seen = [page.url]
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").first.click()
        seen.append(page.url)
    assert [url.rstrip("/").split("/")[-1] for url in seen] == [
        "apply",
        "agreement",
        "logbook",
        "in-class",
        "review-logbook",
        "completion",
        "certificate",
        "diploma-transition",
    ]


def test_checklists_unfold_and_tick(new_reader):
    """A checklist on the flowchart opens without a script, its boxes can be ticked, and the page says they are not kept."""
    reader = new_reader(java_script_enabled=False)
    page = reader.open("trades/620D/")
    page.locator("#apply summary").first.click()
    box = page.locator("[data-tick^='620D/apply/']").first
    box.check()
    expect(box).to_be_checked()
    reader.open("trades/620D/apply/")
    expect(page.get_by_text("Sans JavaScript, les coches ne sont pas gardées")).to_be_visible()


def test_what_needs_a_script_is_not_shown(new_reader):
    """No button that would do nothing is visible; the search page says that it needs a script and offers the way by links."""
    reader = new_reader(java_script_enabled=False)
    for path in ("", "trades/620D/", "trades/620D/apply/"):
        assert reader.open(path).locator("button:visible").count() == 0
    page = reader.open("search/")
    expect(page.get_by_text("La recherche demande JavaScript")).to_be_visible()
    expect(page.locator(".page").get_by_role("link", name="Parcours 620D")).to_be_visible()


def test_dark_colours_need_no_script(new_reader):
    """Whoever's system is dark gets dark pages without a script."""
    light = new_reader(java_script_enabled=False, color_scheme="light").open("")
    dark = new_reader(java_script_enabled=False, color_scheme="dark").open("")
    colour = "getComputedStyle(document.body).backgroundColor"
    assert light.evaluate(colour) != dark.evaluate(colour)
