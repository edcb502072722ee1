"""The modules that all scripts share, on a blank page: words, look-ups and templates, state in the fragment."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_words_that_are_not_handed_stop_nothing(blank_page):
    """A key without words is given back, and the console says so once; marks that nobody fills in stay as they are."""
    said: list[str] = []
    blank_page.on("console", lambda message: said.append(message.text))
    found = blank_page.evaluate(
        """async () => {
          const { word } = await import("./assets/shared/page.js")
          return [word("known", { n: 3 }), word("unknown"), word("unknown"), word("toString")]
        }"""
    )
    assert found == ["3 on {day}", "unknown", "unknown", "toString"]
    assert [text.split('"')[1] for text in said] == ["unknown", "toString"]


def test_what_is_not_there_or_is_something_else_is_a_clear_error(blank_page):
    """Looking up gives the element of the type that is meant, null where it may be missing, and else says which is wrong."""
    found = blank_page.evaluate(
        """async () => {
          const { all, clone, data, maybe, one } = await import("./assets/shared/dom.js")
          const told = (run) => { try { return String(run()) } catch (error) { return error.message } }
          return [
            () => one("#place", HTMLElement).textContent,
            () => one("#nowhere", HTMLElement),
            () => maybe("#nowhere", HTMLElement),
            () => one("#place", HTMLInputElement),
            () => all("template", HTMLElement).length,
            () => all("p", HTMLAnchorElement),
            () => data(one("#place", HTMLElement), "day"),
            () => clone("nothing"),
            () => clone("line").part("nothing", HTMLElement),
            () => clone("line").say({ link: "<b>" }).part("line", HTMLLIElement).outerHTML,
          ].map(told)
        }"""
    )
    assert found == [
        "A place",
        "#nowhere is not on the page",
        "null",
        "#place is <p>, no HTMLInputElement",
        "1",
        "p is <p>, no HTMLAnchorElement",
        "<p> has no day in its data",
        'template[data-template="nothing"] is not on the page',
        '[data-part="nothing"] is not on the page',
        '<li data-part="line"><a data-part="link">&lt;b&gt;</a></li>',
    ]


@pytest.mark.parametrize(
    ("fragment", "state", "sound"),
    [
        ("", {}, True),
        ("q=a&trade=310S", {"q": "a", "trade": "310S"}, True),
        ("trade=310S&q=a", {"trade": "310S", "q": "a"}, True),
        ("q=a&q=b", {"q": "a"}, False),
        ("q=a&colour=red", {"q": "a"}, False),
        ("place", {}, False),
        ("&", {}, False),
        ("q=%E0%A4%A", {"q": "\ufffd%A"}, True),
    ],
)
def test_state_is_read_from_the_fragment(blank_page, fragment, state, sound):
    """What is accepted is there, in its order; a name twice, what is refused and what says nothing is not sound."""
    found = blank_page.evaluate(
        """async (fragment) => {
          const { readState } = await import("./assets/shared/fragment.js")
          location.hash = fragment
          const { state, sound } = readState((name) => ["q", "trade"].includes(name))
          return [[...state], sound]
        }""",
        fragment,
    )
    assert found == [[list(each) for each in state.items()], sound]


def test_state_is_written_into_the_address(blank_page):
    """Empty values are left out, the language switch follows, and only what is pushed is a step that Back goes back."""
    found = blank_page.evaluate(
        """async () => {
          const { writeState } = await import("./assets/shared/fragment.js")
          const { placeInFragment } = await import("./assets/shared/place.js")
          const link = document.querySelector("[data-language-switch]")
          const length = history.length
          const steps = []
          const note = () => steps.push([location.hash, link.hash, history.length - length, placeInFragment()?.id ?? null])
          writeState([["q", "l’été"], ["trade", ""]])
          note()
          writeState([["q", "b"]], { push: true })
          note()
          writeState([["q", ""]])
          note()
          location.hash = "place"
          note()
          return steps
        }"""
    )
    assert found == [
        ["#q=l%E2%80%99%C3%A9t%C3%A9", "#q=l%E2%80%99%C3%A9t%C3%A9", 0, None],
        ["#q=b", "#q=b", 1, None],
        ["", "", 1, None],
        ["#place", "", 2, "place"],
    ]
