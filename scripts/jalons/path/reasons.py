"""Why a stage or an item is on a trade's path, or is not: which file, line and condition put it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from jalons.content import Content
from jalons.path import conditions
from jalons.path.as_of import on_day
from jalons.path.stage_parts import possible_part
from jalons.problems.location import Location
from jalons.records import (
    UNKNOWN,
    Branch,
    ChooseStep,
    Condition,
    EitherStep,
    Event,
    Item,
    Option,
    Pathway,
    Stage,
    StageStep,
    Step,
    TogetherStep,
    Trade,
    TradeChange,
    WayIn,
)

_Forks: TypeAlias = tuple[tuple[TogetherStep | EitherStep | ChooseStep, Branch | Option], ...]
"""The forks above a step, the outermost first, each with the branch that leads to it."""

ReasonKind: TypeAlias = Literal[
    "path",
    "choice",
    "own-choice",
    "answers",
    "way-in",
    "written",
    "condition",
    "event",
    "needs",
    "may-skip",
    "dropped",
    "replaced",
    "added",
    "day",
]


@dataclass(frozen=True)
class Asked:
    """One line of a condition: what it asks of the trade, and what is so; `location` is where the trade says it."""

    key: str
    wanted: tuple[str, ...]
    value: str
    location: Location | None

    @property
    def met(self) -> bool:
        """Whether the trade is as the line asks."""
        return self.value in self.wanted


@dataclass(frozen=True)
class Reason:
    """One thing that puts a part of a path where it is, or keeps it away."""

    kind: ReasonKind
    location: Location
    name: str = ""
    """The fork, way in, event or change that is meant."""
    asked: tuple[Asked, ...] = ()
    """The condition, line by line; empty where there is none."""

    @property
    def met(self) -> bool:
        """Whether it puts the part on the path, rather than keeping it away."""
        return self.kind not in ("dropped", "day") and all(line.met for line in self.asked)


def of_stage(content: Content, trade_id: str, stage_id: str, as_of: date) -> list[Reason]:
    """Why a stage is on the path of a trade; where it is not, each place that names it and what it asks for.

    Empty for a stage that the trade's pathway does not name.

    Raises:
        KeyError: there is no such stage or trade.
    """
    stage, trade = content.stages[stage_id], on_day(content.trades[trade_id], as_of)
    pathway = content.pathways[trade.pathway]
    found = [_chain(chain, step, trade_id, trade) for chain, step in _standing(pathway.path, stage_id)]
    found += _by_ways_in(pathway, stage_id, trade_id, trade, as_of)
    met = [reasons for reasons in found if all(reason.met for reason in reasons)]
    reasons = [reason for chain in (met[:1] or found) for reason in chain]
    if reasons:
        changed = [
            change
            for change in trade.changes
            if change.holds_on(as_of) and change.stage_and_part[0] == stage_id and not _is_part(change, stage)
        ]
        reasons += [
            Reason("dropped" if change.drop else "replaced", change.location, change.stage_and_part[1])
            for change in changed
        ]
        reasons += _needs(stage)
        reasons.append(Reason("written", stage.location))
    return reasons


def _by_ways_in(pathway: Pathway, stage_id: str, trade_id: str, trade: Trade, as_of: date) -> Iterator[list[Reason]]:
    """Why each way in that names a stage is there for a trade, or is not."""
    dropped = {change.drop: change for change in trade.changes if change.drop and change.holds_on(as_of)}
    for way in pathway.ways_in:
        for step in way.path:
            if step.stage == stage_id:
                # a way in of which the trade drops another stage is not there either
                gone = [dropped[other.stage] for other in way.path if other.stage in dropped and other is not step]
                away = [*_life(way, as_of), *(Reason("dropped", change.location) for change in gone)]
                yield [*away, Reason("way-in", step.at("stage"), way.id, _asked(way.when, trade_id, trade))]


def of_part(content: Content, trade_id: str, stage_id: str, part_id: str, as_of: date) -> list[Reason]:
    """Why an item or event is on a stage of a trade's path, or is not.

    Raises:
        KeyError: there is no such trade, stage or part of it.
    """
    trade = on_day(content.trades[trade_id], as_of)
    stage = content.stages[stage_id]
    part = possible_part(content, trade_id, stage_id, part_id)
    reasons: list[Reason] = []
    for change in trade.changes:
        if change.stage_and_part == (stage_id, part_id) and change.holds_on(as_of):
            reasons.append(Reason("dropped" if change.drop else "replaced", change.location, part_id))
        elif change.item is part:
            reasons.append(Reason("added" if change.holds_on(as_of) else "day", change.location, part_id))
    if part_id in content.events:
        reliance = sorted(set(content.events[part_id].affects) & set(stage.relies_on))
        reasons.append(Reason("event", stage.at("relies_on"), ", ".join(reliance)))
    reasons += _life(part, as_of)
    asked = _asked(part.when, trade_id, trade)
    if asked:
        reasons.append(Reason("condition", part.at("when"), part_id, asked))
    if isinstance(part, Item):
        reasons += _needs(part)
    reasons.append(Reason("written", part.location, part_id))
    return reasons


def is_on_path(reasons: list[Reason]) -> bool:
    """Whether reasons put the part on the path: there are some, and all of them are met."""
    return bool(reasons) and all(reason.met for reason in reasons)


def _standing(steps: tuple[Step, ...], stage_id: str, above: _Forks = ()) -> Iterator[tuple[_Forks, StageStep]]:
    """Each place where a stage stands in the steps, with the (fork, branch) pairs that lead to it."""
    for step in steps:
        if isinstance(step, StageStep):
            if step.stage == stage_id:
                yield above, step
        else:
            for branch in step.branches:
                yield from _standing(branch.path, stage_id, (*above, (step, branch)))


def _chain(above: _Forks, step: StageStep, trade_id: str, trade: Trade) -> list[Reason]:
    """The branches that a trade must take to come to a step."""
    choices: list[Reason] = []
    for fork, branch in above:
        asked = _asked(branch.when, trade_id, trade)
        if isinstance(fork, EitherStep):
            choices.append(Reason("choice", branch.at("when"), fork.either, asked))
        elif isinstance(fork, ChooseStep) and isinstance(branch, Option):
            choices.append(Reason("own-choice", branch.location, f"{fork.choose}: {branch.id}", asked))
    if step.if_answered:
        said = ", ".join(f"{question}: {' | '.join(replies)}" for question, replies in step.if_answered.items())
        choices.append(Reason("answers", step.at("if_answered"), said))
    skip = [Reason("may-skip", step.at("may_skip"))] if step.may_skip == "yes" else []
    return [*choices, Reason("path", step.at("stage"), trade.pathway), *skip]


def _asked(condition: Condition | None, trade_id: str, trade: Trade) -> tuple[Asked, ...]:
    """A condition line by line."""
    return tuple(
        Asked(line.key, line.wanted, line.value, _said_at(line.key, trade))
        for line in conditions.lines(condition, trade_id, trade)
    )


def _said_at(key: str, trade: Trade) -> Location | None:
    """Where a trade says what a line of a condition asks; None where it leaves it out."""
    if key not in trade.declared or (trade.fact(key).value == UNKNOWN and not trade.fact(key).location.line):
        return None
    # a fact that is written as its value alone stands at its key
    return trade.fact(key).location if trade.fact(key).location.line else trade.at(key)


def _life(part: Item | Event | WayIn, as_of: date) -> list[Reason]:
    if part.holds_on(as_of):
        return []
    return [Reason("day", part.at("valid_from" if part.valid_from and part.valid_from > as_of else "valid_until"))]


def _needs(part: Stage | Item) -> list[Reason]:
    """What must be done first."""
    return [Reason("needs", part.at("needs", position), need) for position, need in enumerate(part.needs)]


def _is_part(change: TradeChange, stage: Stage) -> bool:
    """Whether a change is of an item or event, not of the stage itself."""
    part = change.stage_and_part[1]
    return bool(change.add) or part in stage.items() or part in {event.id for event in stage.events}
