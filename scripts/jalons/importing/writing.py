"""Writes a row as the file of a new trade, or its changes into the file of a known one."""

from __future__ import annotations

from jalons.importing.changes import Change
from jalons.importing.columns import HOURS, OF_THE_TRADE
from jalons.importing.editing import Draft, quoted
from jalons.importing.rows import Row
from jalons.records import Trade
from jalons.writing.language import SPOKEN

_FACTS = ("compulsory", "exam", "red_seal", "diploma")
ORDER = (
    "code",
    "name",
    "fr",
    "en",
    "become",
    "also_called",
    "source",
    "checked",
    "confidence",
    "pathway",
    "sector",
    *_FACTS,
    "registration",
    "hours",
    "total",
    "on_the_job",
    "in_class",
    "remarks",
    "facts",
    "links",
    "changes",
    "search_words",
)
"""The usual order of keys in the file of a trade."""
_SCHEMA = "# yaml-language-server: $schema=../../scripts/schema/trade.schema.json"


def new_file(row: Row, changes: list[Change], pathway: str) -> str:
    """The text of the file of a trade that has none yet."""
    said = {change.field: change for change in changes}
    names = [
        f"  {language}: {quoted(said[f'name/{language}'].new, in_brackets=False)}"
        for language in SPOKEN
        if f"name/{language}" in said
    ]
    lines = [_SCHEMA, "name:", *names, f"source: {_listed(row.general)}"]
    if any(change.confidence == "medium" for change in changes if change.field in OF_THE_TRADE):
        lines.append("confidence: medium")
    lines.append(f"pathway: {pathway}")
    lines += [f"sector: {said['sector'].new}"] if "sector" in said else []
    lines += [f"{field}: {_sourced(said[field])}" for field in _FACTS if field in said]
    figures = [f"  {field.removeprefix('hours/')}: {_sourced(said[field])}" for field in HOURS if field in said]
    return "\n".join([*lines, *(["hours:"] if figures else []), *figures, ""])


def changed_file(text: str, trade: Trade, changes: list[Change]) -> str:
    """The text of a trade's file with the changes in it, and all the rest as it was."""
    draft = Draft(text, ORDER)
    for change in changes:
        path = tuple(change.field.split("/"))
        if change.kind == "beside":
            draft.append(path, _sourced(change))
        elif change.field in HOURS:
            draft.put((*path, change.position) if change.kind == "changed" else path, _sourced(change))
        elif change.field in _FACTS:
            draft.put(path, _sourced(change))
        else:
            draft.put(path, quoted(change.new))
    told = [change for change in changes if change.field in OF_THE_TRADE]
    for name in dict.fromkeys(name for change in told for name in change.sources):
        if name not in trade.source:
            draft.append(("source",), name)
    return draft.text


def _sourced(change: Change) -> str:
    doubt = "" if change.confidence == "high" else f", confidence: {change.confidence}"
    return f"{{value: {change.new}, source: {_listed(change.sources)}{doubt}}}"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"
