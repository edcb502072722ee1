"""One trade's path as JSON: for our own search page, and for whoever wants to draw it elsewhere."""

from __future__ import annotations

import json

from jalons.path.pathway import Entry, Fork, TradePathway
from jalons.records.fields import LANGUAGES


def path_json(pathway: TradePathway) -> str:
    """The path with its stages and checklist items in order, forks nested, words in both languages."""
    return json.dumps(
        {
            "trade": pathway.code,
            "stages": [stage.id for stage in pathway.stages],
            "path": [_entry(entry) for entry in pathway.entries],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _entry(entry: Entry) -> dict:
    if isinstance(entry, Fork):
        branches = [[_entry(inner) for inner in branch] for branch in entry.branches]
        return {"together": entry.id, "number": entry.number, "branches": branches}
    return {
        "stage": entry.id,
        "number": entry.number,
        "optional": entry.optional,
        "outcome": entry.outcome,
        "title": {language: entry.stage.title.in_(language) for language in LANGUAGES},
        "checklist": [
            {"id": item.id, "text": {language: item.text.in_(language) for language in LANGUAGES}}
            for item in entry.items
        ],
    }
