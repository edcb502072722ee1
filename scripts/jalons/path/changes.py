"""A trade's changes to the stages it shares: drop, replace, add; a target that is not there is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jalons.problems.problem import Problem
from jalons.records import ITEM_LISTS, Stage, TradeChange

_USED = {"drop": (), "replace": ("text",), "add": ("item", "after")}
REPLACEABLE = ("title", "summary", "afterwards")


def apply(changes: tuple[TradeChange, ...], stages: Mapping[str, Stage], as_of: date) -> dict[str, Stage]:
    """The stages with the changes made that hold on the day; changes that do not fit are passed over (see faults)."""
    result = dict(stages)
    for change in changes:
        if change.holds_on(as_of) and not any(fault(change, result)):
            _make(change, result)
    return result


def faults(
    changes: tuple[TradeChange, ...], stages: Mapping[str, Stage], file_where: str, day: date
) -> Iterator[Problem]:
    """Every change of the day that cannot be made, in order: each sees the stages as those before it left them."""
    result = dict(stages)
    for position, change in enumerate(changes):
        if not change.holds_on(day):
            continue
        found = list(fault(change, result))
        for message_id, key, facts in found:
            yield Problem(message_id, change.at(key) if key else change.location, f"{file_where}/{position + 1}", facts)
        if not found:
            _make(change, result)


def fault(change: TradeChange, stages: Mapping[str, Stage]) -> Iterator[tuple[str, str | None, dict]]:
    """(message code, key of the change, facts) of each reason why a change cannot be made."""
    named = [key for key in ("drop", "replace", "add") if getattr(change, key) is not None]
    if len(named) != 1:
        yield "change-form", None, {"found": named}
        return
    kind = named[0]
    useless = [key for key in ("text", "item", "after") if key not in _USED[kind] and getattr(change, key) is not None]
    for key in useless:
        yield "change-key-useless", key, {"key": key, "kind": kind}
    target = getattr(change, kind)
    stage_id, slash, part = target.partition("/")
    if slash and not part:
        yield "change-part-missing", kind, {"target": target, "name": "", "stage": stage_id, "known": []}
        return
    if stage_id not in stages:
        yield "change-stage-missing", kind, {"target": target, "name": stage_id, "known": sorted(stages)}
        return
    stage = stages[stage_id]
    items = stage.items()
    if kind == "drop":
        parts = [*items, *(event.id for event in stage.events)]
        if part and part not in parts:
            yield "change-part-missing", kind, {"target": target, "name": part, "stage": stage_id, "known": parts}
    elif kind == "replace":
        known = [*REPLACEABLE, *items]
        if part not in known:
            yield "change-part-missing", kind, {"target": target, "name": part, "stage": stage_id, "known": known}
        if change.text is None:
            yield "change-text-missing", kind, {"target": target}
    else:
        if part not in ITEM_LISTS:
            yield "change-list-missing", kind, {"target": target, "name": part, "known": list(ITEM_LISTS)}
            return
        if change.item is None:
            yield "change-item-missing", kind, {"target": target}
        elif change.item.id in items or change.item.id in {event.id for event in stage.events}:
            yield "duplicate-id", "item", {"id": change.item.id, "stage": stage_id}
        inside = [item.id for item in getattr(stage, part)]
        if change.after is not None and change.after not in inside:
            yield "change-after-missing", "after", {"name": change.after, "target": target, "known": inside}


def _make(change: TradeChange, stages: dict[str, Stage]) -> None:
    target = change.drop or change.replace or change.add
    stage_id, _, part = target.partition("/")
    stage = stages[stage_id]
    if change.drop and not part:
        del stages[stage_id]
    elif change.drop:
        update = {name: tuple(i for i in getattr(stage, name) if i.id != part) for name in (*ITEM_LISTS, "events")}
        stages[stage_id] = stage.model_copy(update=update)
    elif change.replace:
        stages[stage_id] = _replaced(stage, part, change)
    else:
        items = list(getattr(stage, part))
        where = next((n + 1 for n, item in enumerate(items) if item.id == change.after), len(items))
        items.insert(where, change.item)
        stages[stage_id] = stage.model_copy(update={part: tuple(items)})


def _replaced(stage: Stage, part: str, change: TradeChange) -> Stage:
    if part in REPLACEABLE:
        update: dict = {part: change.text}
        if change.source:
            update["source"] = tuple(dict.fromkeys((*stage.source, *change.source)))
        return stage.model_copy(update=update)
    new = {"text": change.text}
    if change.source or change.advice == "yes":
        new |= {name: getattr(change, name) for name in ("source", "checked", "confidence", "advice")}
    update = {
        name: tuple(item.model_copy(update=new) if item.id == part else item for item in getattr(stage, name))
        for name in ITEM_LISTS
    }
    return stage.model_copy(update=update)
