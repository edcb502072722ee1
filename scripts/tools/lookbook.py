"""The lookbook: figures of the guide in a real Chromium, each held against its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from playwright.sync_api import Browser, Page

from jalons.guide import Guide
from jalons.pages.kind import SharedResults, Subject, subjects
from jalons.pages.kinds import PAGE_KINDS
from jalons.path.pathway import TradePathway
from jalons.writing.language import SPOKEN, USUAL, Language
from tools import page_figures as figures

OF_EACH_KIND = ("620D", "309A", "332A", "415A")
"""Trades without an exam, with one, compulsory, with a Red Seal; the longest path is added to them."""
_FIRST_STOPS = 8
_KEYBOARD = 340
"""How much of a phone's screen its keyboard covers, in px."""
_WEIGHED = ("home", "pathway", "stage")


@dataclass(frozen=True)
class Figure:
    """One thing measured: its name is that of the words that say it; `where` is the address below the site's root."""

    name: str
    where: str
    value: float
    limit: float

    @property
    def well(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.limit


class Lookbook:
    """Measures the pages of a served site. Each page is opened by a browser that remembers nothing."""

    def __init__(self, browser: Browser, guide: Guide, address: str, trades: tuple[str, ...]) -> None:
        """`address` is the root of the site, with a slash at its end; the main trade stands first in `trades`."""
        self._browser = browser
        self._guide = guide
        self.address = address
        self.trades = trades

    def figures(self) -> Iterator[Figure]:
        """Everything that is measured, page by page."""
        for language in SPOKEN:
            for trade_id in self.trades:
                yield from self._of_path(self._guide.pathways[trade_id], language)
                yield from self._of_money(trade_id, language)
            yield from self._of_finder(language)
            for kind, uri in self.kinds().items():
                yield from self._of_kind(kind, USUAL.path(uri, language))

    def kinds(self) -> dict[str, str]:
        """For each kind of page the uri of its first page about the main trade."""
        shared = SharedResults(self._guide)
        wholes = (Subject(self._guide, shared), Subject(self._guide, shared, self._guide.pathways[self.trades[0]]))
        found: dict[str, str] = {}
        for whole in wholes:
            for kind, subject in subjects(PAGE_KINDS, whole):
                if subject.stage is None or not subject.stage.way_in:
                    found.setdefault(kind.name, kind.uri(subject))
        return found

    def visit(self, path: str, use: Callable[[Page], None], **settings: object) -> None:
        """Opens a page on a phone, or as the settings of a browser context say, and hands it over."""
        context = self._browser.new_context(**{"viewport": figures.PHONE, **settings})  # type: ignore[arg-type]  # names of settings are Playwright's
        page = context.new_page()
        page.goto(self.address + path)
        page.wait_for_load_state("networkidle")
        use(page)
        context.close()

    def _of_path(self, pathway: TradePathway, language: Language) -> Iterator[Figure]:
        path = USUAL.path(f"trades/{pathway.trade_id}/", language)
        found: list[Figure] = []

        def measure(page: Page) -> None:
            drawn = figures.room(page, ".flowchart") or figures.Room(0, 0)
            most = 760 if pathway.trade_id == self.trades[0] else 1000
            found.append(Figure("figure-drawing-begins", path, drawn.top, figures.PHONE["height"]))
            found.append(Figure("figure-drawing-height", path, drawn.height, most))
            first = f"#{pathway.stages[0].id}"
            reached = list(islice(figures.stops(page), _FIRST_STOPS))
            stop = reached.index(first) + 1 if first in reached else _FIRST_STOPS + 1
            found.append(Figure("figure-first-stage-stop", path, stop, _FIRST_STOPS))

        self.visit(path, measure)
        yield from found
        for stage in pathway.stages:
            yield from self._of_stage(USUAL.path(f"trades/{pathway.trade_id}/{stage.id}/", language))

    def _of_stage(self, path: str) -> Iterator[Figure]:
        found: list[Figure] = []

        def measure(page: Page) -> None:
            first = figures.room(page, "main [data-tick]") or figures.Room(0, 0)
            found.append(Figure("figure-stage-screens", path, figures.height(page), 4))
            found.append(Figure("figure-first-task", path, first.top / figures.PHONE["height"], 1.5))

        self.visit(path, measure)
        yield from found

    def _of_money(self, trade_id: str, language: Language) -> Iterator[Figure]:
        path = USUAL.path(f"trades/{trade_id}/money/", language)
        found: list[Figure] = []

        def measure(page: Page) -> None:
            figures.answer(page)
            found.append(Figure("figure-money-screens", path, figures.height(page), 4))

        self.visit(path, measure)
        yield from found

    def _of_finder(self, language: Language) -> Iterator[Figure]:
        path = USUAL.path("trades/", language)
        found: list[Figure] = []

        def measure(page: Page) -> None:
            row = figures.room(page, "[data-finder-list] > li") or figures.Room(0, 0)
            seen = figures.PHONE["height"] - _KEYBOARD
            found.append(Figure("figure-finder-row", path, figures.tallest(page, "[data-finder-list] > li"), 64))
            found.append(Figure("figure-finder-first", path, row.top + row.height, seen))

        self.visit(path, measure)
        yield from found

    def _of_kind(self, kind: str, path: str) -> Iterator[Figure]:
        found: list[Figure] = []
        context = self._browser.new_context(viewport={**figures.PHONE})  # type: ignore[arg-type]  # width and height, as Playwright wants
        page = context.new_page()
        if kind in _WEIGHED:
            weight = figures.weigh(page, self.address + path)
            found.append(Figure("figure-weight", path, weight.all / 1024, 40))
            found.append(Figure("figure-own-weight", path, weight.own / 1024, 16))
        found.append(Figure("figure-shift", path, figures.layout_shift(page, self.address + path), 0.02))
        context.close()

        def narrow(page: Page) -> None:
            found.append(Figure("figure-overflow-narrow", path, figures.overflow(page), 0))

        def large(page: Page) -> None:
            figures.enlarge(page)
            found.append(Figure("figure-overflow-large", path, figures.overflow(page), 0))

        self.visit(path, narrow, viewport={"width": 320, "height": 640})
        self.visit(path, large)
        yield from found


def worst(found: Iterator[Figure]) -> dict[str, list[Figure]]:
    """For each name all figures, those furthest beyond their limit first."""
    by_name: dict[str, list[Figure]] = {}
    for figure in found:
        by_name.setdefault(figure.name, []).append(figure)
    return {name: sorted(all_, key=lambda one: one.limit - one.value) for name, all_ in by_name.items()}


def longest(guide: Guide) -> str:
    """The trade with the most stages on its path; of several the first by its id."""
    return min(guide.pathways, key=lambda trade_id: (-len(guide.pathways[trade_id].stages), trade_id))
