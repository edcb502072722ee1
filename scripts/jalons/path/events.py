"""What can happen at a stage: its own events, and the shared ones that strike what it relies on."""

from __future__ import annotations

from collections.abc import Mapping

from jalons.records import Event, SharedEvent, Stage


def at_stage(stage_id: str, stage: Stage, shared: Mapping[str, SharedEvent]) -> tuple[Event, ...]:
    """The events of a stage, its own first, then the shared ones in the order of their file, each with its return."""
    struck = (shared_event(name, event) for name, event in shared.items() if set(event.affects) & set(stage.relies_on))
    return tuple(
        event if event.return_to else event.model_copy(update={"return_to": stage_id})
        for event in (*stage.events, *struck)
    )


def shared_event(name: str, shared: SharedEvent) -> Event:
    """A shared event as it stands on a stage; its location is the shared one's."""
    fields = {key: getattr(shared, key) for key in Event.model_fields if key != "id"}
    return Event.model_construct(id=name, **fields).written_as(shared)
