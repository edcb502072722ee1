"""The home page: which trade is it, the path of the guide's main one, and how many there are of each sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.order import by_name
from jalons.path.pathway import TradePathway
from jalons.records.facts import OPEN_VALUES
from jalons.records.texts import Text

HOME_TRADES = 6
"""How many trades the search page names; the rest are on the trades page, so that it keeps its size."""


class Group(NamedTuple):
    """Trades that have one value of a fact."""

    filter: str
    """The fragment of the page of all trades that shows them: "sector=construction"."""
    name: Text
    trades: int


@dataclass(frozen=True, kw_only=True)
class Home(Body):
    """The main trade's path, and the groups that trades are looked for by."""

    pathway: TradePathway
    groups: list[Group]


def home(subject: Subject, ctx: PageContext) -> Home:
    """What the home page is given. Raises MissingWord."""
    return Home(
        title=ctx.word("home-title"),
        description=ctx.text(ctx.site.tagline or ctx.content.pathways[subject.main.trade.pathway].summary),
        pathway=subject.main,
        groups=list(_groups(ctx)),
    )


def _groups(ctx: PageContext) -> Iterator[Group]:
    """Those of the first fact with values that one filters by and that have short names."""
    for fact_id, fact in ctx.content.facts.items():
        named = {value: words for value, words in fact.values.items() if words.short and value not in OPEN_VALUES}
        if fact.filter and named:
            trades_of = Counter(trade.fact(fact_id).value for trade in ctx.content.trades.values())
            for value, words in named.items():
                if words.short and (n := trades_of[value]):
                    yield Group(f"{fact_id.replace('_', '-')}={value}", words.short, n)
            return


def others(subject: Subject, ctx: PageContext) -> list[TradePathway]:
    """The paths of all trades but the main one: those that start from a full description first."""
    rest = [path for path in by_name(subject.guide, ctx.lang) if path is not subject.main]
    return sorted(rest, key=lambda path: path.trade.become is None)
