"""Walks over the records and texts inside a record, each with where it stands in an editor's terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jalons.records.record import Record
from jalons.records.texts import Text

_REMEMBERED = 1 << 11
"""How many records of files are remembered as they were walked."""


def texts(record: Record, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every bilingual text of a record and of the records inside it."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        for inner, part in _parts(f"{where}/{name}".lstrip("/"), value):
            if isinstance(part, Text):
                yield inner, part
            else:
                yield from texts(part, inner)


def inside(where: str, record: Record) -> Iterator[tuple[str, Record]]:
    """A record and every record inside it, each with where it stands below `where`; texts are left out."""
    if type(record) is Text:
        return  # a kind of text that says more, such as whom it is for, is a record too
    yield where, record
    for name in type(record).model_fields:
        for inner, part in _parts(f"{where}/{name}".lstrip("/"), getattr(record, name)):
            yield from inside(inner, part)


def every_inside(record: Record) -> tuple[tuple[str, Record], ...]:
    """`inside` of the record of a file, which is walked once: a file that did not change is the same record."""
    return _walked(_Itself(record))


@dataclass(frozen=True, eq=False)
class _Itself:
    """A record that is no other, even one that says the same."""

    record: Record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.record is self.record

    def __hash__(self) -> int:
        return id(self.record)


@lru_cache(_REMEMBERED)
def _walked(of: _Itself) -> tuple[tuple[str, Record], ...]:
    return tuple(inside("", of.record))


def _parts(where: str, value: object) -> Iterator[tuple[str, Record]]:
    if isinstance(value, Record):
        yield where, value
    elif isinstance(value, dict):
        yield from ((f"{where}/{key}", part) for key, part in value.items() if isinstance(part, Record))
    elif isinstance(value, tuple):
        for number, part in enumerate(value, start=1):
            if isinstance(part, Record):
                yield f"{where}/{number}", part
