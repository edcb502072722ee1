"""What a page measures in a real Chromium: heights, weights, shifts, stops of the keyboard."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, Response

PHONE = {"width": 360, "height": 740}
"""The screen in px that heights are told in."""
_SHIFTS = """() => {
  window.layoutShift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.layoutShift += entry.value
  }).observe({ type: "layout-shift", buffered: true })
}"""
_BOX = """(selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect()
  return box ? [box.top + scrollY, box.height] : null
}"""
_TALLEST = """(selector) => Math.max(0, ...[...document.querySelectorAll(selector)]
  .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().height))"""
_FIRST_OPEN_QUESTION = """() => {
  const open = [...document.querySelectorAll("[data-for-me] fieldset")]
    .find((each) => each.checkVisibility() && !each.querySelector(":checked"))
  open?.querySelector("input").click()
  return Boolean(open)
}"""
_MOST_QUESTIONS = 12
_MOST_STOPS = 40


@dataclass(frozen=True)
class Weight:
    """What a first visit fetches, in bytes of gzip: all of it, and our own style sheets and scripts."""

    all: int
    own: int


@dataclass(frozen=True)
class Room:
    """Where something stands on a page and how high it is, in px."""

    top: float
    height: float


def weigh(page: Page, address: str) -> Weight:
    """Opens a page that was not visited before and weighs all that it fetches. Needs a context of its own."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    sizes = {answer.url: len(gzip.compress(answer.body(), 9)) for answer in answers if answer.ok}
    own = sum(size for url, size in sizes.items() if url.partition("?")[0].endswith((".css", ".js")))
    return Weight(sum(sizes.values()), own)


def layout_shift(page: Page, address: str) -> float:
    """By how much a page moves under its reader while it loads (Cumulative Layout Shift)."""
    page.add_init_script(f"({_SHIFTS})()")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shift: float = page.evaluate("new Promise((done) => setTimeout(() => done(window.layoutShift), 100))")
    return shift


def height(page: Page) -> float:
    """How many screens of a phone the page is long."""
    px: int = page.evaluate("document.documentElement.scrollHeight")
    return px / PHONE["height"]


def room(page: Page, selector: str) -> Room | None:
    """The room of the first element of a CSS selector; None where there is none."""
    found = page.evaluate(_BOX, selector)
    return Room(*found) if found else None


def tallest(page: Page, selector: str) -> float:
    """The height in px of the highest visible element of a CSS selector; 0 where there is none."""
    px: float = page.evaluate(_TALLEST, selector)
    return px


def overflow(page: Page) -> int:
    """By how many px the page is wider than the window."""
    px: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return px


def enlarge(page: Page) -> None:
    """Makes the text twice as large, as a reader's settings do."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def stops(page: Page) -> Iterator[str]:
    """The addresses of what the keyboard reaches, in its order; nothing for what leads nowhere."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        yield page.evaluate("document.activeElement.getAttribute('href') ?? ''")


def answer(page: Page) -> int:
    """Gives the first answer to each question about money; gives how many were asked."""
    asked = 0
    while asked < _MOST_QUESTIONS and page.evaluate(_FIRST_OPEN_QUESTION):
        asked += 1
    return asked
