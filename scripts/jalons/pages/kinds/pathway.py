"""The path of a trade: the flowchart, and what is known of the trade."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path.news import Note, notes
from jalons.path.roles import RoleView
from jalons.records import Pathway


@dataclass(frozen=True, kw_only=True)
class Path(Body):
    """The base path that the trade's is made from, what each person meets on it, and what is new."""

    base: Pathway
    views: dict[str, RoleView]
    news: list[Note]


def pathway(subject: Subject, ctx: PageContext) -> Path:
    """What the page is given. Raises MissingWord."""
    path, trade = subject.path, subject.path.trade
    name = ctx.trade_name_plain(trade)
    return Path(
        title=ctx.text(trade.become) if trade.become else name,
        description=ctx.word("pathway-description", name=name, code=ctx.called(path)),
        base=ctx.content.pathways[trade.pathway],
        views=subject.shared.views(path),
        news=notes(ctx.content, path, ctx.as_of),
    )
