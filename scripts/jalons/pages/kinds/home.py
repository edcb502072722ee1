"""The home page: which trade is it, the path of the guide's main one, and how many there are of each sector."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.order import by_name
from jalons.path.pathway import TradePathway
from jalons.records import SectorName

HOME_TRADES = 6
"""How many trades the search page names; the rest are on the trades page, so that it keeps its size."""


@dataclass(frozen=True, kw_only=True)
class Home(Body):
    """The main trade's path, and each sector with the number of its trades."""

    pathway: TradePathway
    sectors: list[tuple[str, SectorName, int]]


def home(subject: Subject, ctx: PageContext) -> Home:
    """What the home page is given. Raises MissingWord."""
    trades_of: Counter[str | None] = Counter(trade.sector for trade in ctx.content.trades.values())
    return Home(
        title=ctx.word("home-title"),
        description=ctx.text(ctx.site.tagline or ctx.content.pathways[subject.main.trade.pathway].summary),
        pathway=subject.main,
        sectors=[(name, sector, n) for name, sector in ctx.content.sectors.items() if (n := trades_of[name])],
    )


def others(subject: Subject, ctx: PageContext) -> list[TradePathway]:
    """The paths of all trades but the main one: those that start from a full description first."""
    rest = [path for path in by_name(subject.guide, ctx.lang) if path is not subject.main]
    return sorted(rest, key=lambda path: path.trade.become is None)
