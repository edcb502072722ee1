"""Why a stage or an item is on a trade's path, or is not: which file, line and condition put it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jalons.content import Content
from jalons.path.as_of import on_day
from jalons.path.events import shared_event
from jalons.problems.location import Location
from jalons.records import FACTS, ITEM_LISTS, Condition, Event, Item, Stage, StageStep, Step, Trade, TradeChange, WayIn

ReasonKind = Literal["path", "choice", "way-in", "written", "condition", "event", "dropped", "replaced", "added", "day"]


@dataclass(frozen=True)
class Asked:
    """One line of a condition: what it asks of the trade, and what is so. `place` is where the trade says it."""

    key: str
    wanted: tuple[str, ...]
    value: str
    location: Location | None

    @property
    def met(self) -> bool:
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
        return self.kind not in ("dropped", "day") and all(line.met for line in self.asked)


def of_stage(content: Content, trade_id: str, stage_id: str, as_of: date) -> list[Reason]:
    """Why a stage is on the path of a trade; where it is not, each place that names it and what it asks for.

    Empty for a stage that the trade's pathway does not name. Raises KeyError for a stage that is nowhere.
    """
    stage, trade = content.stages[stage_id], on_day(content.trades[trade_id], as_of)
    pathway = content.pathways[trade.pathway]
    found = [_chain(chain, step, trade_id, trade) for chain, step in _standing(pathway.path, stage_id)]
    dropped = {change.drop: change for change in trade.changes if change.drop and change.holds_on(as_of)}
    for way in pathway.ways_in:
        for step in way.path:
            if step.stage == stage_id:
                # a way in of which the trade drops another stage is not there either
                gone = [dropped[other.stage] for other in way.path if other.stage in dropped and other is not step]
                away = [*_life(way, as_of), *(Reason("dropped", change.location) for change in gone)]
                found.append([*away, Reason("way-in", step.at("stage"), way.id, _asked(way.when, trade_id, trade))])
    met = [reasons for reasons in found if all(reason.met for reason in reasons)]
    reasons = [reason for chain in (met[:1] or found) for reason in chain]
    if reasons:
        changed = [
            c for c in trade.changes if c.holds_on(as_of) and _target(c)[0] == stage_id and not _is_part(c, stage)
        ]
        reasons += [Reason("dropped" if c.drop else "replaced", c.location, _target(c)[1]) for c in changed]
        reasons.append(Reason("written", stage.location))
    return reasons


def of_part(content: Content, trade_id: str, stage_id: str, part_id: str, as_of: date) -> list[Reason]:
    """Why an item or event is on a stage of a trade's path, or is not. Raises KeyError for a part that is nowhere."""
    trade = on_day(content.trades[trade_id], as_of)
    stage = content.stages[stage_id]
    part = _part(content, trade_id, stage_id, part_id)
    reasons: list[Reason] = []
    for change in trade.changes:
        if _target(change) == (stage_id, part_id) and change.holds_on(as_of):
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
    reasons.append(Reason("written", part.location, part_id))
    return reasons


def parts(content: Content, trade_id: str, stage_id: str) -> dict[str, Item | Event]:
    """Every item and event that a stage could show for a trade, whether it does or not."""
    stage = content.stages[stage_id]
    found: dict[str, Item | Event] = {**stage.items(), **{event.id: event for event in stage.events}}
    found |= {
        change.item.id: change.item
        for change in content.trades[trade_id].changes
        if change.item is not None and _target(change)[0] == stage_id and _target(change)[1] in ITEM_LISTS
    }
    return found | {
        name: shared_event(name, event)
        for name, event in content.events.items()
        if set(event.affects) & set(stage.relies_on)
    }


def _part(content: Content, trade_id: str, stage_id: str, part_id: str) -> Item | Event:
    """The same for one part, without making the others: a page asks for each of its parts."""
    if part_id not in content.events:
        items = content.stages[stage_id].items()
        if part_id in items and not any(
            change.item and change.item.id == part_id for change in content.trades[trade_id].changes
        ):
            return items[part_id]
    elif set(content.events[part_id].affects) & set(content.stages[stage_id].relies_on):
        return shared_event(part_id, content.events[part_id])
    return parts(content, trade_id, stage_id)[part_id]


def is_on_path(reasons: list[Reason]) -> bool:
    """Whether reasons put the part on the path: there are some, and all of them are met."""
    return bool(reasons) and all(reason.met for reason in reasons)


def _standing(steps: tuple[Step, ...], stage_id: str, above: tuple = ()) -> Iterator[tuple[tuple, StageStep]]:
    """Each place where a stage stands in the steps, with the (fork, branch) pairs that lead to it."""
    for step in steps:
        if isinstance(step, StageStep):
            if step.stage == stage_id:
                yield above, step
        else:
            for branch in step.branches:
                yield from _standing(branch.path, stage_id, (*above, (step, branch)))


def _chain(above: tuple, step: StageStep, trade_id: str, trade: Trade) -> list[Reason]:
    choices = [
        Reason("choice", branch.at("when"), fork.either, _asked(branch.when, trade_id, trade))
        for fork, branch in above
        if hasattr(fork, "either")
    ]
    return [*choices, Reason("path", step.at("stage"), trade.pathway)]


def _asked(condition: Condition | None, trade_id: str, trade: Trade) -> tuple[Asked, ...]:
    found = []
    for key in type(condition).model_fields if condition is not None else ():
        wanted = getattr(condition, key)
        if wanted is None:
            continue
        value = {"trade": trade_id, "sector": trade.sector or "unknown"}.get(key) or getattr(trade, key).value
        said = (
            getattr(trade, key).location
            if key in (*FACTS, "registration")
            else trade.at(key)
            if key == "sector" and trade.sector
            else None
        )
        found.append(Asked(key, tuple(wanted), value, said if said and said.line else None))
    return tuple(found)


def _life(part: Item | Event | WayIn, as_of: date) -> list[Reason]:
    if part.holds_on(as_of):
        return []
    return [Reason("day", part.at("valid_from" if part.valid_from and part.valid_from > as_of else "valid_until"))]


def _target(change: TradeChange) -> tuple[str, str]:
    stage_id, _, part = (change.drop or change.replace or change.add or "").partition("/")
    return stage_id, part


def _is_part(change: TradeChange, stage: Stage) -> bool:
    """Whether a change is of an item or event, not of the stage itself."""
    part = _target(change)[1]
    return bool(change.add) or part in stage.items() or part in {event.id for event in stage.events}
