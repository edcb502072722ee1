"""Where am I: the places on a trade's path that answers lead to, stage by stage, and whose tasks are whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path.answers import Questionnaire
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import Answered, Destination, Event, Item, Reply

Lines = dict[str, tuple[Reply, ...]]
"""What one must have said: one of the replies to each question."""


@dataclass(frozen=True)
class PlaceOnPath:
    """A place that answers lead to, as it stands for one trade."""

    id: str
    place: Destination
    task: Item
    """The next thing to do."""
    lines: Lines
    """What one must have said, besides what is said above it."""
    matters: tuple[str, ...]
    """The questions whose answers decide that the reader is here, or which tasks are the reader's."""
    event: Event | None = None
    """What has happened to whoever is here, as it stands for the trade."""


@dataclass(frozen=True)
class PlacesAtStage:
    """A stage with the places that are at it."""

    at: StageOnPath
    lines: Lines
    """What one must have said to be at any of its places, where there are several, besides what is said above it."""
    places: tuple[PlaceOnPath, ...]
    for_whom: dict[str, dict[str, Answered]]
    """Of each task that is not for everyone, by its id: the answers of those whom it concerns, and whom not."""


@dataclass(frozen=True)
class StageGroup:
    """Stages whose places share the first thing one must have said; or one stage whose places do not."""

    lines: Lines
    stages: tuple[PlacesAtStage, ...]


def stage_groups(pathway: TradePathway, questionnaire: Questionnaire) -> list[StageGroup]:
    """The places that readers of a trade can be led to, under their stages, in the order of the path.

    `questionnaire` is the pathway's own or that of a trade asked the same: working out what is reached takes time.
    """
    own = pathway.questionnaire
    found: list[tuple[StageOnPath, dict[str, Lines]]] = []
    for at in pathway.all_stages:
        lines = {
            name: own.lines(name)
            for name, place in own.places.items()
            if place.stage == at.id and name in questionnaire.reached
        }
        if lines:
            found.append((at, lines))
    return [
        _group(dict(first), list(stages), pathway)
        for first, stages in groupby(found, key=lambda entry: _first(entry[1]))
    ]


def _first(lines: dict[str, Lines]) -> tuple[tuple[str, tuple[Reply, ...]], ...]:
    """The first thing that one must have said to be at any of these places; empty where it is not the same."""
    firsts = [tuple(each.items())[:1] for each in lines.values()]
    return firsts[0] if all(first == firsts[0] for first in firsts) else ()


def _group(first: Lines, stages: list[tuple[StageOnPath, dict[str, Lines]]], pathway: TradePathway) -> StageGroup:
    above = first if len(stages) > 1 else {}
    return StageGroup(above, tuple(_at_stage(at, lines, above, pathway) for at, lines in stages))


def _at_stage(at: StageOnPath, lines: dict[str, Lines], above: Lines, pathway: TradePathway) -> PlacesAtStage:
    questionnaire, happens = pathway.questionnaire, pathway.events()
    one, *others = lines.values()
    shared = {
        q: replies for q, replies in _without(one, above) if others and all(other.get(q) == replies for other in others)
    }
    for_whom = {
        item.id: {"wanted": item.if_answered or {}, "unless": item.unless_answered or {}}
        for item in at.tasks
        if item.if_answered or item.unless_answered
    }
    of_tasks = {question for asked in for_whom.values() for answered in asked.values() for question in answered}
    places = tuple(
        PlaceOnPath(
            name,
            questionnaire.places[name],
            next(item for item in at.tasks if item.id == questionnaire.places[name].task),
            dict(_without(own, above | shared)),
            tuple(asked.id for asked in questionnaire.questions if asked.id in own or asked.id in of_tasks),
            happens.get(questionnaire.places[name].event or "", (None,))[0],
        )
        for name, own in lines.items()
    )
    return PlacesAtStage(at, shared, places, for_whom)


def _without(lines: Lines, others: Lines) -> Iterator[tuple[str, tuple[Reply, ...]]]:
    return ((question, replies) for question, replies in lines.items() if question not in others)


@dataclass(frozen=True, kw_only=True)
class Where(Body):
    """The places of a trade, in groups of stages."""

    groups: list[StageGroup]


def where(subject: Subject, ctx: PageContext) -> Where:
    """What the page is given. Raises MissingWord."""
    path = subject.path
    return Where(
        title=ctx.word("where-title"),
        description=ctx.word("where-description", name=ctx.trade_name_plain(path.trade)),
        groups=stage_groups(path, subject.shared.questionnaire(path)),
    )
