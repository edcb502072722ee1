"""What a reader sees stays where it is while the page loads: forms stand in the HTML, and nothing is put in above them."""

from __future__ import annotations

import pytest

from support.page_kinds import PAGES

pytestmark = pytest.mark.browser

MOST = 0.02
ABREAST = 6
"""How many pages load at the same time: most of it is waiting."""
WATCH = """
window.shifted = []
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.shifted.push(value)
}).observe({ type: "layout-shift", buffered: true })
"""


def test_nothing_moves_while_a_page_loads(new_reader):
    """On a phone, with scripts that come late, each kind of page moves by 0.02 at most; a page made to move is noticed."""
    reader = new_reader(viewport={"width": 360, "height": 740})
    reader.context.add_init_script(WATCH)
    moved: dict[str, float] = {}
    for first in range(0, len(PAGES), ABREAST):
        tabs = {path: slow_tab(reader) for path in PAGES[first : first + ABREAST]}
        for path, page in tabs.items():
            page.goto(reader.address + path, wait_until="commit")
        for path, page in tabs.items():
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(150)
            moved[path] = page.evaluate("window.shifted.reduce((sum, value) => sum + value, 0)")
        for path, page in tabs.items():
            if path != PAGES[-1]:
                page.close()
    assert len(moved) == len(PAGES) and {path: value for path, value in moved.items() if value > MOST} == {}
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('p'), {style: 'height: 300px'}))"
    )
    page.wait_for_function("window.shifted.some((value) => value > 0.02)")


def slow_tab(reader):
    """A new page of a browser to which everything comes late."""
    page = reader.context.new_page()
    session = reader.context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 80, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    session.send("Network.emulateNetworkConditions", slow)
    return page
