"""The letters of a trade, and what is handed in at a stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path.letters import letters, pieces
from jalons.path.pathway import StageOnPath
from jalons.records import Letter


@dataclass(frozen=True, kw_only=True)
class Letters(Body):
    """The letters by id, and how one is cut into its words and its blanks."""

    letters: Mapping[str, Letter]
    pieces: Callable[..., object]


@dataclass(frozen=True, kw_only=True)
class HandIn(Body):
    """The stage at which something is handed in, and the letters that belong to it."""

    at: StageOnPath
    letters: Mapping[str, Letter]


def letter(subject: Subject, ctx: PageContext) -> Letters:
    """What the page of letters is given. Raises MissingWord."""
    return Letters(
        title=ctx.word("letter-title"),
        description=ctx.word("letter-description", name=ctx.trade_name_plain(subject.path.trade)),
        letters=letters(ctx.content, subject.path),
        pieces=pieces,
    )


def hand_in(subject: Subject, ctx: PageContext) -> HandIn:
    """What the page of a stage's hand-in is given. Raises MissingWord."""
    title = ctx.text(subject.at.stage.title)
    return HandIn(
        title=ctx.word("hand-in-title", stage=title),
        description=ctx.word("hand-in-description", stage=title, name=ctx.trade_name_plain(subject.path.trade)),
        at=subject.at,
        letters=letters(ctx.content, subject.path, subject.at.id),
    )
