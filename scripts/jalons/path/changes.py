"""A trade's changes to the stages it shares: drop, replace, add; a target that is not there is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from jalons.problems.problem import Problem
from jalons.records import ITEM_LISTS, Item, Stage, TradeChange
from jalons.records.texts import Text

REPLACEABLE = ("title", "summary", "afterwards")
"""Texts of a stage itself that a trade may replace."""

_Kind: TypeAlias = Literal["drop", "replace", "add"]
_KINDS: tuple[_Kind, ...] = ("drop", "replace", "add")
_KEYS: Mapping[_Kind, tuple[str, ...]] = {"drop": (), "replace": ("text",), "add": ("item", "after")}


class Fault(NamedTuple):
    """A reason why a change cannot be made; `key` is the key of the change that is wrong, None for the whole of it."""

    message_id: str
    key: str | None
    facts: Mapping[str, object]


def apply(changes: tuple[TradeChange, ...], stages: Mapping[str, Stage], as_of: date) -> dict[str, Stage]:
    """The stages with the changes made that hold on the day; changes that do not fit are passed over (see problems)."""
    result = dict(stages)
    for change in changes:
        if change.holds_on(as_of) and not any(faults(change, result)):
            _make(change, result)
    return result


def problems(
    changes: tuple[TradeChange, ...], stages: Mapping[str, Stage], file_where: str, day: date
) -> Iterator[Problem]:
    """Every change of the day that cannot be made, in order: each sees the stages as those before it left them."""
    result = dict(stages)
    for number, change in enumerate(changes, start=1):
        if not change.holds_on(day):
            continue
        found = list(faults(change, result))
        for message_id, key, facts in found:
            yield Problem(message_id, change.at(key) if key else change.location, f"{file_where}/{number}", facts)
        if not found:
            _make(change, result)


def faults(change: TradeChange, stages: Mapping[str, Stage]) -> Iterator[Fault]:
    """Each reason why a change of these stages cannot be made."""
    named = [kind for kind in _KINDS if getattr(change, kind) is not None]
    if len(named) != 1:
        yield Fault("change-form", None, {"found": named})
        return
    kind = named[0]
    for key in ("text", "item", "after"):
        if key not in _KEYS[kind] and getattr(change, key) is not None:
            yield Fault("change-key-useless", key, {"key": key, "kind": kind})
    stage_id, part = change.stage_and_part
    if not part and "/" in change.target:
        yield _no_part(change, kind, [])
    elif stage_id not in stages:
        facts = {"target": change.target, "name": stage_id, "known": sorted(stages)}
        yield Fault("change-stage-missing", kind, facts)
    else:
        yield from _CHECKS[kind](change, stages[stage_id])


def _drop_faults(change: TradeChange, stage: Stage) -> Iterator[Fault]:
    part = change.stage_and_part[1]
    parts = [*stage.items(), *(event.id for event in stage.events)]
    if part and part not in parts:
        yield _no_part(change, "drop", parts)


def _replace_faults(change: TradeChange, stage: Stage) -> Iterator[Fault]:
    known = [*REPLACEABLE, *stage.items()]
    if change.stage_and_part[1] not in known:
        yield _no_part(change, "replace", known)
    if change.text is None:
        yield Fault("change-text-missing", "replace", {"target": change.target})


def _add_faults(change: TradeChange, stage: Stage) -> Iterator[Fault]:
    stage_id, name = change.stage_and_part
    if name not in ITEM_LISTS:
        facts: dict[str, object] = {"target": change.target, "name": name, "known": list(ITEM_LISTS)}
        if name in Stage.former_keys:
            facts["near"] = Stage.former_keys[name]
        yield Fault("change-list-missing", "add", facts)
        return
    if change.item is None:
        yield Fault("change-item-missing", "add", {"target": change.target})
    elif change.item.id in stage.items() or change.item.id in {event.id for event in stage.events}:
        yield Fault("duplicate-id", "item", {"id": change.item.id, "stage": stage_id})
    inside = [item.id for item in stage.list_of(name)]
    if change.after is not None and change.after not in inside:
        facts = {"name": change.after, "target": change.target, "known": inside}
        yield Fault("change-after-missing", "after", facts)


_CHECKS: Mapping[_Kind, Callable[[TradeChange, Stage], Iterator[Fault]]] = {
    "drop": _drop_faults,
    "replace": _replace_faults,
    "add": _add_faults,
}


def _no_part(change: TradeChange, kind: _Kind, known: list[str]) -> Fault:
    stage_id, part = change.stage_and_part
    facts = {"target": change.target, "name": part, "stage": stage_id, "known": known}
    return Fault("change-part-missing", kind, facts)


def _make(change: TradeChange, stages: dict[str, Stage]) -> None:
    """Makes a change that has no faults."""
    stage_id, part = change.stage_and_part
    stage = stages[stage_id]
    if change.drop and not part:
        del stages[stage_id]
    elif change.drop:
        update = {name: tuple(i for i in getattr(stage, name) if i.id != part) for name in (*ITEM_LISTS, "events")}
        stages[stage_id] = stage.model_copy(update=update)
    elif change.replace and change.text is not None:
        stages[stage_id] = _replaced(stage, part, change, change.text)
    elif change.item is not None:
        stages[stage_id] = stage.model_copy(update={part: _added(stage.list_of(part), change.item, change.after)})


def _added(items: tuple[Item, ...], item: Item, after: str | None) -> tuple[Item, ...]:
    """The items with one more, behind the one that `after` names, or else at the end."""
    position = next((n + 1 for n, other in enumerate(items) if other.id == after), len(items))
    return (*items[:position], item, *items[position:])


def _replaced(stage: Stage, part: str, change: TradeChange, text: Text) -> Stage:
    """The stage with another text, and with the sources of that text."""
    if part in REPLACEABLE:
        source = tuple(dict.fromkeys((*stage.source, *change.source)))
        return stage.model_copy(update={part: text, "source": source})
    new: dict[str, object] = {"text": text}
    if change.source or change.advice == "yes":
        new |= {name: getattr(change, name) for name in ("source", "checked", "confidence", "advice")}
    lists = {
        name: tuple(item.model_copy(update=new) if item.id == part else item for item in stage.list_of(name))
        for name in ITEM_LISTS
    }
    return stage.model_copy(update=lists)
