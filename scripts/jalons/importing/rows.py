"""Turns a line of the table into what it says of a trade, or says cell by cell why it cannot."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from jalons.importing.columns import COLUMN_OF, HOURS, NAMES, OF_THE_TRADE, SOURCE_OF
from jalons.importing.sources import KnownSources, entries
from jalons.importing.table import Line, shortened
from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.records.fields import Hours, code_form

Certainty = Literal["high", "medium"]
Values = Mapping[str, str]
"""What a line says, by field; numbers in digits."""

_YES_NO = {
    "yes": ("yes", "y", "true", "oui", "o", "vrai"),
    "no": ("no", "n", "false", "non", "faux"),
    "": ("unknown", "inconnu", ""),
}
_COMPULSORY = {
    "yes": ("compulsory", "obligatoire"),
    "no": ("non-compulsory", "noncompulsory", "voluntary", "non-obligatoire", "facultatif"),
    "": ("unknown", "inconnu", ""),
}
_HOURS: TypeAdapter[int] = TypeAdapter(Hours)


@dataclass(frozen=True)
class Row:
    """What one line says of a trade: values by field, each with its sources and how certain it is."""

    line: Line
    values: Values
    sources: Mapping[str, tuple[str, ...]]
    confidence: Mapping[str, Certainty]
    general: tuple[str, ...]
    """The sources of the trade as a whole: of its names, code and sector."""

    @property
    def location(self) -> Location:
        """Where the line begins."""
        return self.line.location

    def at(self, field: str) -> Location:
        """Where the cell of a field begins."""
        return self.line.at(COLUMN_OF[field])


def confidence_of(line: Line) -> tuple[str, list[Problem]]:
    """high, medium or low, or the problem with that cell."""
    value = line.text("confidence").casefold()
    choices = ("high", "medium", "low")
    if value in choices:
        return value, []
    return "", list(_choice(line, "confidence", line.text("confidence"), choices))


def row_of(
    line: Line, known: KnownSources, sectors: Collection[str], shapes: Sequence[str]
) -> tuple[Row | None, list[Problem]]:
    """The row, or None and every problem of its cells.

    `sectors` are the ids of all sectors, `shapes` the forms of official codes. The line's confidence must be high or
    medium.
    """
    values, problems = _values(line, sectors, shapes)
    named: dict[str, tuple[str, ...]] = {}
    for column in ("source_url", "other_sources", *SOURCE_OF.values()):
        named[column], wrong = _named(line, column, known)
        problems += wrong
    if not entries(line.text("source_url")):
        problems.append(Problem("table-source-missing", line.at("source_url"), "source_url"))
    doubtful = entries(line.text("second_hand"))
    for column in doubtful:
        if column not in COLUMN_OF.values():
            problems += _choice(line, "second_hand", column, COLUMN_OF.values())
    if problems:
        return None, problems
    main = named["source_url"]
    sources = {field: named[SOURCE_OF[field]] or main for field in values}
    of_the_trade = [name for field in OF_THE_TRADE for name in named[SOURCE_OF[field]]]
    general = _once((*main, *named["other_sources"], *of_the_trade))
    claimed = line.text("confidence").casefold() == "high"

    def certainty(field: str) -> Certainty:
        bearing = general if field in OF_THE_TRADE else sources[field]
        sure = claimed and known.are_strong(bearing) and COLUMN_OF[field] not in doubtful
        return "high" if sure else "medium"

    return Row(line, values, sources, {field: certainty(field) for field in values}, general), []


def _values(line: Line, sectors: Collection[str], shapes: Sequence[str]) -> tuple[dict[str, str], list[Problem]]:
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for field, column in COLUMN_OF.items():
        value, wrong = _value(line, field, column, sectors, shapes)
        problems += wrong
        if value:
            values[field] = value
    if not line.text("name_fr") and not line.text("name_en"):
        problems.append(Problem("name-missing", line.at("name_en"), "name_en"))
    total, job, school = (int(values.get(field, 0)) for field in HOURS)
    if total and job and school and total != job + school:
        facts = {"name": "hours_total", "total": total, "sum": job + school}
        problems.append(Problem("sum-wrong", line.at("hours_total"), "hours_total", facts))
    return values, problems


def _value(
    line: Line, field: str, column: str, sectors: Collection[str], shapes: Sequence[str]
) -> tuple[str, list[Problem]]:
    """The value of a cell as a data file has it; nothing for an empty cell or a wrong one, whose problem is told."""
    text = line.text(column)
    if field == "code":
        return _code(line, column, shapes)
    if field in HOURS:
        return _fitting(_HOURS, line, column)
    if field == "sector":
        return _meant({name: (name,) for name in (*sectors, "")}, sectors, line, column)
    if field == "compulsory":
        return _meant(_COMPULSORY, ("compulsory", "non-compulsory"), line, column)
    if field in NAMES:
        return text, []
    return _meant(_YES_NO, ("yes", "no"), line, column)


def _meant(
    words: Mapping[str, Collection[str]], choices: Collection[str], line: Line, column: str
) -> tuple[str, list[Problem]]:
    """The value that the words of a cell stand for, however their hyphens and capitals are written."""
    said = _hyphenated(line.text(column))
    for value, known in words.items():
        if said in known:
            return value, []
    return "", list(_choice(line, column, line.text(column), choices))


def _named(line: Line, column: str, known: KnownSources) -> tuple[tuple[str, ...], list[Problem]]:
    """The ids of the sources that a cell names."""
    text, location = line.text(column), line.at(column)
    found = {entry: known.find(entry) for entry in entries(text)}
    unknown = [entry for entry, name in found.items() if name is None]
    if any("(" in entry for entry in unknown):
        return (), [Problem("table-source-words", location, column, {"value": shortened(text)})]
    problems = [Problem("table-source-unknown", location, column, {"value": shortened(entry)}) for entry in unknown]
    return _once(name for name in found.values() if name), problems


def _code(line: Line, column: str, shapes: Sequence[str]) -> tuple[str, list[Problem]]:
    """The official code in a cell, or nothing and the problem."""
    text = line.text(column)
    if not text or any(code_form(shape).fullmatch(text) for shape in shapes):
        return text, []
    return "", [Problem("code-form", line.at(column), column, {"value": shortened(text), "shapes": [*shapes]})]


def _fitting(form: TypeAdapter[int], line: Line, column: str) -> tuple[str, list[Problem]]:
    """The value of a cell that a data file would accept too, or nothing and the problem."""
    text = line.text(column)
    try:
        return str(form.validate_python(text)) if text else "", []
    except ValidationError as wrong:
        facts = {"value": shortened(text)}
        return "", [Problem(wrong.errors()[0]["type"], line.at(column), column, facts)]


def _choice(line: Line, column: str, text: str, allowed: Iterable[str]) -> Iterator[Problem]:
    value = shortened(text)
    choices = list(allowed)
    facts = {"value": value, "allowed": choices, "near": nearest(_hyphenated(value), choices)}
    yield Problem("wrong-choice", line.at(column), column, facts)


def _hyphenated(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.casefold())


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
