"""Turns a line of the table into what it says of a trade, or says cell by cell why it cannot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from jalons.importing.sources import HOURS, OF_THE_TRADE, Entry, KnownSources, UnclosedBracket, entries, supported
from jalons.importing.table import Line, shortened
from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.records.fields import Hours, TradeCode

COLUMN = {
    "code": "code",
    "name/fr": "name_fr",
    "name/en": "name_en",
    "sector": "sector",
    "compulsory": "classification",
    "exam": "exam",
    "red_seal": "red_seal",
    "hours/total": "hours_total",
    "hours/on_the_job": "hours_on_job",
    "hours/in_class": "hours_in_school",
}
"""The column of the table that holds each field."""

Values = Mapping[str, str | int]
"""What a line says, by field."""
Named = list[tuple[Entry, list[str]]]
"""Entries of a cell, each with the ids of its sources."""

_ANSWERS = {
    "yes": "yes",
    "y": "yes",
    "true": "yes",
    "oui": "yes",
    "o": "yes",
    "vrai": "yes",
    "no": "no",
    "n": "no",
    "false": "no",
    "non": "no",
    "faux": "no",
    "unknown": "",
    "inconnu": "",
    "": "",
}
_CLASSES = {
    "compulsory": "yes",
    "obligatoire": "yes",
    "non-compulsory": "no",
    "noncompulsory": "no",
    "voluntary": "no",
    "non-obligatoire": "no",
    "facultatif": "no",
    "unknown": "",
    "inconnu": "",
    "": "",
}
_CODE = TypeAdapter(TradeCode)
_NUMBER = TypeAdapter(Hours)


@dataclass(frozen=True)
class Row:
    """What one line says of a trade: values by field, each with its sources and how certain it is."""

    line: Line
    values: Values
    sources: Mapping[str, tuple[str, ...]]
    confidence: Mapping[str, Literal["high", "medium"]]
    general: tuple[str, ...]
    """The sources of the trade as a whole: of its names, code and sector, and what supports no figure in particular."""

    @property
    def location(self) -> Location:
        return self.line.location

    def at(self, field: str) -> Location:
        return self.line.at(COLUMN[field])


def confidence_of(line: Line) -> tuple[str, list[Problem]]:
    """high, medium or low, or the problem with that cell."""
    value = line.text("confidence").casefold()
    choices = ("high", "medium", "low")
    if value in choices:
        return value, []
    value = shortened(line.text("confidence"))
    facts = {"value": value, "allowed": choices, "near": nearest(value, choices)}
    return "", [Problem("wrong-choice", line.at("confidence"), "confidence", facts)]


def row_of(line: Line, known: KnownSources, sectors: Collection[str]) -> tuple[Row | None, list[Problem]]:
    """The row, or None and every problem of its cells. The line's confidence must be high or medium."""
    values, problems = _values(line, sectors)
    url, wrong = _named(line, "source_url", known)
    others, more = _named(line, "other_sources", known)
    problems += [*wrong, *more]
    if not url and not wrong:
        problems.append(Problem("table-source-missing", line.at("source_url"), "source_url"))
    if problems:
        return None, problems
    return _supported_row(line, values, url, others, known), []


def _supported_row(line: Line, values: Values, url: Named, others: Named, known: KnownSources) -> Row:
    """The row with each of its values given to the entries that name it, else to the address in source_url."""
    main = [name for _, names in url for name in names]
    general, named, saying = [*main], defaultdict(list), defaultdict(list)
    for entry, names in others:
        support = supported(known.without_phrases(entry.says), values)
        for field in values.keys() & support.fields if support else ():
            named[field] += names
            saying[field] += names if field in support.said else []
        if support is None or support.fields & {*OF_THE_TRADE}:
            general += names
    found = {field: _once(named[field] or main) for field in values}
    claimed = line.text("confidence").casefold() == "high"

    def certainty(field: str) -> Literal["high", "medium"]:
        bearing = general if field in OF_THE_TRADE else saying[field] if named[field] else main
        return "high" if claimed and known.are_strong(bearing) else "medium"

    return Row(line, values, found, {field: certainty(field) for field in values}, _once(general))


def _values(line: Line, sectors: Collection[str]) -> tuple[Values, list[Problem]]:
    values: dict[str, str | int] = {}
    problems: list[Problem] = []

    def put(field: str, value: str | int | None, *wrong: Problem) -> None:
        problems.extend(wrong)
        if value and not wrong:
            values[field] = value

    for field, column in COLUMN.items():
        text = line.text(column)
        if column == "code":
            put(field, *_fitting(_CODE, line, column))
        elif field in HOURS:
            put(field, *_fitting(_NUMBER, line, column))
        elif column == "sector":
            named = _hyphenated(text)
            put(field, named, *_choice(named in (*sectors, ""), line, column, sectors))
        elif column == "classification":
            named = _hyphenated(text)
            put(field, _CLASSES.get(named), *_choice(named in _CLASSES, line, column, ("compulsory", "non-compulsory")))
        elif column in ("exam", "red_seal"):
            put(
                field, _ANSWERS.get(text.casefold()), *_choice(text.casefold() in _ANSWERS, line, column, ("yes", "no"))
            )
        else:
            put(field, text)
    if not line.text("name_fr") and not line.text("name_en"):
        problems.append(Problem("trade-name-missing", line.at("name_en"), "name_en"))
    problems += _sum(line, values)
    return values, problems


def _sum(line: Line, values: Values) -> Iterator[Problem]:
    total, job, school = (values.get(field) for field in HOURS)
    if total and job and school and total != job + school:
        yield Problem(
            "hours-do-not-add-up", line.at("hours_total"), "hours_total", {"total": total, "sum": job + school}
        )


def _named(line: Line, column: str, known: KnownSources) -> tuple[Named, list[Problem]]:
    """The entries of a cell, each with the ids of its sources."""
    location = line.at(column)
    try:
        listed = entries(line.text(column))
    except UnclosedBracket:
        return [], [Problem("table-bracket", location, column)]
    found = [(entry, *known.find(entry)) for entry in listed]
    unknown = dict.fromkeys(each for _, _, missing in found for each in missing)
    problems = [Problem("table-source-unknown", location, column, {"value": shortened(each)}) for each in unknown]
    return [(entry, names) for entry, names, _ in found], problems


def _fitting(form: TypeAdapter, line: Line, column: str) -> tuple:
    """The value of a cell that a data file would accept too, or nothing and the problem."""
    text = line.text(column)
    try:
        return (form.validate_python(text) if text else None,)
    except ValidationError as wrong:
        return None, Problem(wrong.errors()[0]["type"], line.at(column), column, {"value": shortened(text)})


def _choice(fits: bool, line: Line, column: str, allowed: Collection[str]) -> Iterator[Problem]:
    if not fits:
        value = shortened(line.text(column))
        facts = {"value": value, "allowed": [*allowed], "near": nearest(_hyphenated(value), allowed)}
        yield Problem("wrong-choice", line.at(column), column, facts)


def _hyphenated(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", text.casefold())


def _once(names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
