"""A stage of a trade's path: what to do, what to have in hand, what can happen, and why it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path import money, reasons
from jalons.path.letters import letters
from jalons.path.news import Note, notes
from jalons.path.pathway import StageOnPath, Way
from jalons.records import Event, Item, Letter

_WORTH_TELLING = ("condition", "replaced", "added")
"""Reasons that are shown for a part: what is there for every trade needs none."""


@dataclass(frozen=True)
class Explanation:
    """Why a stage is on a trade's path, and why those of its parts are that not every trade has."""

    stage: list[reasons.Reason]
    parts: list[tuple[Item | Event, list[reasons.Reason]]]


@dataclass(frozen=True, kw_only=True)
class Stage(Body):
    """A stage with its neighbours, the way in that it belongs to, its letters, its money, and what is new."""

    at: StageOnPath
    letters: Mapping[str, Letter]
    before: tuple[StageOnPath, ...]
    after: tuple[StageOnPath, ...]
    way: Way | None
    because: Explanation
    offers: list[money.Offer]
    news: list[Note]


def stage(subject: Subject, ctx: PageContext) -> Stage:
    """What the page is given."""
    path, at = subject.path, subject.at
    return Stage(
        title=ctx.text(at.stage.title),
        description=ctx.text(at.stage.summary),
        at=at,
        letters=letters(ctx.content, path, at.id),
        before=path.before(at),
        after=path.after(at),
        way=next((way for way in path.ways if way.id == at.way_in), None),
        because=_explanation(subject),
        offers=[offer for offer in subject.offers if offer.id in at.stage.money],
        news=notes(ctx.content, path, ctx.as_of, at.id),
    )


def _explanation(subject: Subject) -> Explanation:
    content, day, trade_id, at = subject.guide.content, subject.guide.as_of, subject.path.trade_id, subject.at
    parts: dict[str, Item | Event] = {**at.stage.items(), **{event.id: event for event in at.stage.events}}
    found = {part_id: reasons.of_part(content, trade_id, at.id, part_id, day) for part_id in parts}
    return Explanation(
        reasons.of_stage(content, trade_id, at.id, day),
        [
            (part, found[name])
            for name, part in parts.items()
            if any(reason.kind in _WORTH_TELLING for reason in found[name])
        ],
    )
