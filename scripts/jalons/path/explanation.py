"""Why a stage is on a trade's path, with those of its parts that not every trade has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.path import reasons
from jalons.path.pathway import StageOnPath
from jalons.records import Event, Item

_WORTH_TELLING = ("condition", "replaced", "added")
"""Reasons that are told for a part: what is there for every trade needs none."""


@dataclass(frozen=True)
class Explanation:
    """Why a stage is on a trade's path, and why those of its parts are that not every trade has."""

    stage: list[reasons.Reason]
    parts: list[tuple[Item | Event, list[reasons.Reason]]]


def explanation(content: Content, trade_id: str, at: StageOnPath, day: date) -> Explanation:
    """Why the stage `at` of a trade's path is there on a day, and which of its parts have a reason of their own."""
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
