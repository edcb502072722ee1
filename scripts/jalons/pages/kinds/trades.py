"""The page of all trades, where readers find theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.order import by_name, initial
from jalons.path.pathway import TradePathway
from jalons.path.placeholders import trade_name
from jalons.path.verified import unverified
from jalons.records import Unlisted
from jalons.writing.folding import sort_key


@dataclass(frozen=True, kw_only=True)
class Trades(Body):
    """All paths by name, the trades without one, and by trade the letter that it is the first of."""

    pathways: list[TradePathway]
    left_out: list[tuple[str, Unlisted]]
    initial: dict[str, str]
    unverified: Callable[[TradePathway], object]


def trades(subject: Subject, ctx: PageContext) -> Trades:
    """What the page of all trades is given. Raises MissingWord."""
    pathways = by_name(subject.guide, ctx.lang)
    first = {initial(ctx.trade_name_plain(path.trade)): path.trade_id for path in reversed(pathways)}
    return Trades(
        title=ctx.word("find-title"),
        description=ctx.word("variants-description"),
        pathways=pathways,
        left_out=sorted(ctx.content.unlisted.items(), key=lambda entry: sort_key(trade_name(entry[1]).in_(ctx.lang))),
        initial={trade_id: letter for letter, trade_id in sorted(first.items())},
        unverified=partial(unverified, languages=ctx.content.languages),
    )
