"""Every item and event that a stage could show for a trade: its own, those that the trade adds, and shared events."""

from __future__ import annotations

from jalons.content import Content
from jalons.path.events import shared_event
from jalons.records import ITEM_LISTS, Event, Item


def possible_parts(content: Content, trade_id: str, stage_id: str) -> dict[str, Item | Event]:
    """Every item and event that a stage could show for a trade, whether it does or not."""
    stage = content.stages[stage_id]
    found: dict[str, Item | Event] = {**stage.items(), **{event.id: event for event in stage.events}}
    found |= {
        change.item.id: change.item
        for change in content.trades[trade_id].changes
        if change.item is not None and change.stage_and_part in {(stage_id, name) for name in ITEM_LISTS}
    }
    return found | {
        name: shared_event(name, event)
        for name, event in content.events.items()
        if set(event.affects) & set(stage.relies_on)
    }


def possible_part(content: Content, trade_id: str, stage_id: str, part_id: str) -> Item | Event:
    """One item or event that a stage could show for a trade; the others are not made, for pages ask one by one.

    Raises:
        KeyError: there is no such stage or part of it.
    """
    if part_id not in content.events:
        items = content.stages[stage_id].items()
        if part_id in items and not any(
            change.item and change.item.id == part_id for change in content.trades[trade_id].changes
        ):
            return items[part_id]
    elif set(content.events[part_id].affects) & set(content.stages[stage_id].relies_on):
        return shared_event(part_id, content.events[part_id])
    return possible_parts(content, trade_id, stage_id)[part_id]
