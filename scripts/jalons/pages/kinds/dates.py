"""The page of a reader's days and deadlines, where no hours are counted."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages import menus
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path import deadlines


@dataclass(frozen=True, kw_only=True)
class Dates(Body):
    """The days that readers of a path know, with the deadlines that follow from each."""

    starts: list[deadlines.Start]
    privacy: str
    """The place that says what is kept on the device."""


def dates(subject: Subject, ctx: PageContext) -> Dates:
    """What the page is given. Raises MissingWord."""
    return Dates(
        title=ctx.word("dates-link"),
        description=ctx.word("dates-description", name=ctx.trade_name_plain(subject.path.trade)),
        starts=deadlines.starts(ctx.content, subject.path, ctx.as_of),
        privacy=menus.privacy(ctx.content),
    )
