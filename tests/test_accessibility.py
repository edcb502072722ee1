"""Every kind of page, in both languages, light and dark, on a phone and on a desk, through axe-core and by measure."""

from __future__ import annotations

import pytest

from support.axe import violations

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "variants": "trades/",
    "compare": "compare/",
    "pathway": "trades/620D/",
    "stage": "trades/620D/apply/",
    "checklist": "trades/620D/checklist/",
    "poster": "trades/620D/poster/",
    "variant-money": "trades/620D/money/",
    "where": "trades/620D/where/",
    "where-found": "trades/620D/where/#reached=not-applied&way-in=direct&age=16-17&sponsor=none",
    "hours": "trades/620D/hours/",
    "letter": "trades/620D/letter/",
    "hand-in": "trades/620D/completion/hand-in/",
    "skills": "trades/620D/skills/",
    "changes": "trades/620D/changes/",
    "role": "trades/620D/apprentice/",
    "money": "money/",
    "glossary": "glossary/",
    "links": "links/",
    "sources": "sources/",
    "keep": "trades/620D/keep/",
    "search": "search/",
    "not-found": "404.html",
    "prose": "for-sponsors/",
}
"""A page of each kind."""
ALSO = {
    "pathway-two-figures": "trades/620C/",
    "pathway-no-french-name": "trades/620E/",
    "pathway-red-seal": "trades/309A/",
    "pathway-compulsory": "trades/332A/",
    "stage-exam": "trades/309A/exam/",
    "stage-in-fork": "trades/620D/on-the-job/",
    "stage-optional": "trades/620D/diploma-transition/",
    "checklist-both": "trades/620D/checklist/#side-by-side",
    "stage-both": "trades/620D/on-the-job/#side-by-side",
    "stage-one": "trades/620D/on-the-job/#for=sponsor&side-by-side",
    "variant-money-for-me": "trades/620D/money/#role=sponsor&tax-status=non-profit",
    "where-asking": "trades/620D/where/#reached=not-applied&way-in=direct",
    "role-shared": "trades/620D/trainer/",
}
"""More of a kind, of other data or in another state: the same templates and colours in another arrangement."""
LANGUAGES = {"fr": "", "en": "en/"}
DESK, PHONE = ("desk", 1280, "light"), ("phone", 360, "dark")
# of the other language it is words that differ, and how much room they take: not colours
VIEWS = {
    **{(kind, "fr"): ((*DESK, "all"), (*PHONE, "contrast")) for kind in KINDS},
    **{(kind, "en"): (("phone", 360, "light", "all but contrast"),) for kind in KINDS},
    **{(kind, "fr"): ((*PHONE, "all"),) for kind in ALSO},
    **{(kind, "en"): () for kind in ALSO},
}
"""How axe-core looks at each page: the width of the window in px, the colours, and the rules."""


SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, label.task__label")].filter((target) => {
  if (!target.checkVisibility() || target.closest(".skip")) return false
  // a link may cover the whole row that it stands in
  const { content, position, inset } = getComputedStyle(target, "::after")
  const covered = content !== "none" && position === "absolute" && inset === "0px" ? target.offsetParent : target
  const box = (target.matches("input[type=checkbox], input[type=radio]") ? target.labels[0] ?? target : covered).getBoundingClientRect()
  if (box.height >= 43.5 && box.width >= 43.5) return false
  // a link in a sentence, or a citation mark at its end, is as high as the line
  const around = target.parentElement.textContent.trim().length > target.textContent.trim().length
  return !(target.matches("a") && getComputedStyle(target).display === "inline" && around)
}).map((target) => target.outerHTML.slice(0, 120))"""
"""What one can tap and hardly hit."""


@pytest.mark.uncounted
@pytest.mark.undrawn
@pytest.mark.parametrize(("kind", "language"), VIEWS)
def test_everybody_can_use_each_page(new_reader, kind, language):
    """No page scrolls sideways, all that one taps is large enough, and axe-core finds nothing.

    At 320 px, with everything unfolded: at least 44 px high and wide but for links within a sentence (WCAG 2.5.5), no
    violation at A, AA, AAA or best-practice, with some tasks ticked too.
    """
    reader = new_reader(viewport={"width": 320, "height": 640})
    page = reader.open(LANGUAGES[language] + {**KINDS, **ALSO}[kind])
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL_TARGETS) == [], f"at {width} px"
    page.evaluate(
        "[...document.querySelectorAll('[data-tick]')].filter((one) => one.checkVisibility()).slice(0, 4).forEach((one) => one.click())"
    )
    found = []
    for view, width, scheme, rules in VIEWS[kind, language]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [f"{view} {scheme} {each}" for each in violations(page, rules)]
    assert found == []
    assert reader.complaints == [] and reader.strangers == []


OPENED = {
    "waiting": (
        "trades/620D/apply/",
        "document.querySelector('.status details').open = true; document.querySelector('[name=how][value=wait]').click()",
    ),
    "next": (
        "trades/620D/",
        "localStorage.setItem('jalons:/guide/:mark:620D/apply', '1 wait sto 2026-11-03'); location.reload()",
    ),
    "incoming": (
        "trades/620D/keep/",
        "const link = document.querySelector('[data-link]').value; localStorage.clear(); location.href = link; location.reload()",
    ),
    "ask": ("trades/620D/keep/", "document.querySelector('[data-forget]').click()"),
}


@pytest.mark.uncounted
@pytest.mark.parametrize("what", OPENED)
def test_axe_finds_nothing_in_what_opens(new_reader, what):
    """The same for what shows only once something was done: a stage that waits, what another device brings, a question."""
    reader = new_reader(viewport={"width": 360, "height": 800})
    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    path, done = OPENED[what]
    reader.open("en/" + path)
    page.evaluate(f"() => {{ {done} }}")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-incoming], [data-next], .status__wait, dialog')].some((one) => one.checkVisibility())"
    )
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "contrast") == []
    assert reader.complaints == []


def test_forced_colours_keep_every_box_and_tick(new_reader):
    """In forced colours each box, line and checkbox is still drawn with a border, and a tick shows."""
    reader = new_reader(forced_colors="active")
    page = reader.open("trades/620D/")
    page.locator(".stage__tasks summary").first.click()
    box = page.locator("[data-tick]").first
    box.check()
    borders = page.evaluate(
        """() => [".box", ".box__n", ".arrow", ".stage__n", "[data-tick]", ".way", ".note"].map((name) => {
          const widths = [...document.querySelectorAll(name)].map((one) => parseFloat(getComputedStyle(one).borderLeftWidth))
          return [name, widths.length > 0 && widths.every((width) => width >= 1)]
        })"""
    )
    assert [name for name, drawn in borders if not drawn] == []
    ticked = box.screenshot()
    box.uncheck()
    assert ticked != box.screenshot()


def test_the_path_is_walked_by_keyboard_in_order(reader):
    """Tab reaches the boxes in the order of the path, and stage 1 is led to within the first eight stops."""
    page = reader.open("trades/620D/")
    wanted = page.evaluate("[...document.querySelectorAll('.box')].map((link) => link.getAttribute('href'))")
    reached = []
    stops = 0
    for stop in range(1, 200):
        page.keyboard.press("Tab")
        href = page.evaluate(
            "document.activeElement.matches('.box') ? document.activeElement.getAttribute('href') : null"
        )
        if not stops and page.evaluate("document.activeElement.getAttribute('href')") == wanted[0]:
            stops = stop
        if href:
            reached.append(href)
        if len(reached) == len(wanted):
            break
    assert reached == wanted and len(wanted) == 9 and 0 < stops <= 8


def test_reduced_motion_is_respected(new_reader):
    """Who asks for less motion gets none."""
    page = new_reader(reduced_motion="reduce").open("trades/620D/")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.001"
        " || parseFloat(getComputedStyle(one, '::before').transitionDuration) > 0.001).length"
    )
    assert moving == 0
