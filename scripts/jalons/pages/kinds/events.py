"""What can happen on a trade's path, and where one goes back to."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import ANY_TRADE, Body, Subject
from jalons.path.pathway import StageOnPath
from jalons.records import Event


@dataclass(frozen=True, kw_only=True)
class Events(Body):
    """Every event of the path by id, and the stages at which it can happen."""

    events: dict[str, tuple[Event, tuple[StageOnPath, ...]]]


def events(subject: Subject, ctx: PageContext) -> Events:
    """What the page is given. Raises MissingWord."""
    return Events(
        title=ctx.word("events-title", code=ctx.called(subject.path)),
        title_of_any=ctx.word("events-title", code=ANY_TRADE),
        description=ctx.word("events-description", name=ctx.trade_name_plain(subject.path.trade)),
        events=subject.path.events(),
    )
