"""The home page: what the guide is for, the path of its main trade, and a few others."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.order import by_name
from jalons.path.pathway import TradePathway

HOME_TRADES = 6
"""How many trades the home page names; the rest are on the trades page, so that the home page keeps its size."""


@dataclass(frozen=True, kw_only=True)
class Home(Body):
    """The main trade's path, and the paths of others."""

    pathway: TradePathway
    others: list[TradePathway]


def home(subject: Subject, ctx: PageContext) -> Home:
    """What the home page is given. Raises MissingWord."""
    return Home(
        title=ctx.word("home-title"),
        description=ctx.text(ctx.site.tagline),
        pathway=subject.main,
        others=others(subject, ctx)[:HOME_TRADES],
    )


def others(subject: Subject, ctx: PageContext) -> list[TradePathway]:
    """The paths of all trades but the main one: those that start from a full description first."""
    rest = [path for path in by_name(subject.guide, ctx.lang) if path is not subject.main]
    return sorted(rest, key=lambda path: path.trade.become is None)
