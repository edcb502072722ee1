"""A stage of a trade's path: what to do, what to have in hand, what can happen, and why it is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jalons.pages.bilingual_row import BilingualRow
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path import deadlines, money
from jalons.path.explanation import Explanation
from jalons.path.letters import letters
from jalons.path.news import Note, notes
from jalons.path.pathway import StageOnPath, Way
from jalons.path.roles import people
from jalons.records import Item, Letter
from jalons.records import Stage as StageRecord

_MANY_TASKS = 8
"""With more tasks than this the list fills the page: what is for some readers only is folded under its condition."""
_ASKED_IN_VIEW = 3
"""How many questions to ask stand in view: more would hide what is to be done."""


@dataclass(frozen=True, kw_only=True)
class Stage(Body):
    """A stage with its neighbours, the way in that it belongs to, its letters, its money, and what is new.

    It is printed as a sheet for signing, so it has what a sheet has too: see `Checklist`.
    """

    at: StageOnPath
    letters: Mapping[str, Letter]
    is_signed: bool
    """Whether somebody signs what is printed of the stage."""
    is_dated: bool
    """Whether a day is noted here, or something falls due."""
    before: tuple[StageOnPath, ...]
    after: tuple[StageOnPath, ...]
    way: Way | None
    because: Explanation
    offers: list[money.Offer]
    news: list[Note]
    asked: tuple[Item, ...]
    """The questions to ask that stand in view."""
    unasked: tuple[Item, ...]
    """What else is to be confirmed."""
    crowded: bool
    """Whether there are so many tasks that those for some readers only stand folded under their condition."""
    foremost: Item | None
    """The warning that stands in view; the other notes are folded."""
    voices: tuple[PageContext, ...]
    pair: BilingualRow
    people: Collection[str]


def stage(subject: Subject, ctx: PageContext) -> Stage:
    """What the page is given."""
    path, at = subject.path, subject.at
    crowded = len(at.tasks) > _MANY_TASKS
    asked = tuple(item for item in at.stage.to_confirm if item.ask)[:_ASKED_IN_VIEW]
    return Stage(
        title=ctx.text(at.stage.title),
        description=ctx.text(at.stage.summary or at.stage.title),
        at=at,
        letters=letters(ctx.content, path, at.id),
        is_signed=_is_signed(ctx, at),
        is_dated=at.id in deadlines.stages(ctx.content),
        before=path.before(at),
        after=path.after(at),
        way=next((way for way in path.ways if way.id == at.way_in), None),
        because=subject.shared.explanation(path, at),
        offers=[offer for offer in subject.offers if offer.id in at.stage.money],
        news=notes(ctx.content, path, ctx.as_of, at.id),
        asked=asked,
        unasked=tuple(item for item in at.stage.to_confirm if item not in asked),
        crowded=crowded,
        foremost=None if crowded else _foremost(at.stage),
        voices=ctx.voices,
        pair=BilingualRow(ctx),
        people=people(ctx.content),
    )


def _is_signed(ctx: PageContext, at: StageOnPath) -> bool:
    return any(role.signs for role in ctx.content.roles.values()) or any(item.signed_by for item in at.tasks)


def _foremost(stage: StageRecord) -> Item | None:
    return next((item for item in stage.notes if item.tone == "warning"), None)
