"""Ids that name something elsewhere must name something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from jalons.content import VARIANTS, Content
from jalons.problems.problem import Problem
from jalons.records import Condition
from jalons.records.fields import Names, Worded
from jalons.records.record import Record


def every_reference_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """Every id that a record names exists in the part of the content that it names."""
    for where, record in content.every_record:
        for reference in _references(type(record)):
            value = getattr(record, reference.field)
            several = isinstance(value, tuple)
            known = content.part(reference.part)
            for position, name in enumerate(value if several else (value,)):
                if name is not None and name not in known:
                    key, part = reference.key, reference.part
                    location = record.at(key, position) if several else record.at(key)
                    file = content.file_of(part)
                    facts = {
                        "name": name,
                        "part": content.variant_folder if part == VARIANTS else part,
                        "file": file,
                        "known": list(known),
                    }
                    yield Problem("reference-unknown", location, f"{where}/{key}".lstrip("/"), facts)


def every_trade_of_a_condition_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """Every trade that a condition names has a file."""
    word = content.variant_word
    for where, record in content.every_record:
        for position, name in enumerate(record.asked.get(word, ()) if isinstance(record, Condition) else ()):
            if name not in content.trades:
                facts = {
                    "name": name,
                    "part": content.variant_folder,
                    "file": content.file_of(VARIANTS),
                    "known": list(content.trades),
                }
                yield Problem("reference-unknown", record.at(word, position), f"{where}/{word}".lstrip("/"), facts)


class _Reference(NamedTuple):
    """A field that names records, and its key as editors write it."""

    field: str
    key: str
    part: str


@cache
def _references(record_class: type[Record]) -> tuple[_Reference, ...]:
    return tuple(
        _Reference(name, field.alias or name, mark.part)
        for name, field in record_class.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Names)
    )


def every_name_has_words(content: Content, as_of: date) -> Iterator[Problem]:
    """What readers see by interface words, such as the kind of a source, has them."""
    for where, record in content.every_record:
        for field, key, beginning in _worded(type(record)):
            name = getattr(record, field)
            if (words := f"{beginning}{name}") not in content.words:
                known = [each.removeprefix(beginning) for each in content.words if each.startswith(beginning)]
                facts = {"name": name, "key": words, "known": known}
                yield Problem("name-without-words", record.at(key), f"{where}/{key}".lstrip("/"), facts)


@cache
def _worded(record_class: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """(field, its key as editors write it, how its words begin) of each field that readers see by such words."""
    return tuple(
        (name, field.alias or name, mark.beginning)
        for name, field in record_class.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Worded)
    )


def every_link_has_an_address(content: Content, as_of: date) -> Iterator[Problem]:
    """A link has a French address, an English address, or both."""
    for name, link in content.links.items():
        if not any(link.get(language) for language in content.languages):
            yield Problem("link-without-address", link.location, name, {"name": name})
