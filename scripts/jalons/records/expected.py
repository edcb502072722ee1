"""Which record, and which keys, a place in a file is meant for."""

from __future__ import annotations

from typing import get_args

from jalons.reading.tree import Path
from jalons.records.record import Record


def resolve(record_class: type[Record], loc: Path) -> tuple[Path, type[Record] | None]:
    """Pydantic's path without the names of union members, and the record class its last key belongs to."""
    path: list[str | int] = []
    classes: list[type[Record]] = [record_class]
    holder: type[Record] | None = record_class
    for step in loc:
        if isinstance(step, str) and len(classes) > 1:
            classes = [each for each in classes if step in each.model_fields]
            continue
        path.append(step)
        if isinstance(step, str):
            holder = classes[0] if classes else None
            written = holder.model_fields.get(step) if holder else None
            classes = records_in(written.annotation) if written else []
    return tuple(path), holder


def records_in(annotation: object) -> list[type[Record]]:
    """The record classes that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in get_args(annotation) for found in records_in(part)]


def keys_to_write(record_class: type[Record], loc: Path) -> list[str]:
    """The keys to write where a mapping is missing: the required ones, or all of them where none is."""
    classes = [record_class]
    for step in loc:
        if isinstance(step, str):
            fields = classes[0].model_fields if len(classes) == 1 else {}
            named = [each for each in classes if step in each.model_fields]
            classes = records_in(fields[step].annotation) if step in fields else named
    fields = classes[0].model_fields if classes else {}
    asked = {field.alias or name: field.is_required() for name, field in fields.items()}
    return [key for key, required in asked.items() if required] or list(asked)
