"""Reads a CSV table of trades into lines of cells that know their place, or says why that cannot be done."""

from __future__ import annotations

import csv
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from jalons.importing.columns import COLUMNS, SEVERAL_LINES, known_in, named
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.reading import characters
from jalons.reading.files import LARGEST, text_of

_DELIMITERS = (",", ";", "\t")
_WORKBOOK = b"PK\x03\x04"
# What a spreadsheet leaves where a value was meant: formulas, and the errors they end in.
_FORMULA = re.compile(r"[=+@#]")
_BLANK = re.compile(r"\s+")
_LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Cell:
    """The text of one cell, tidied, and where it begins."""

    text: str
    location: Location


@dataclass(frozen=True)
class Record:
    """The cells between two ends of line that count, or the problem of quotes that are broken there."""

    location: Location
    cells: list[Cell] | Problem


@dataclass(frozen=True)
class Line:
    """One line of the table, with a cell for each known column; a column the table leaves out has an empty one."""

    location: Location
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """What the cell of a column says."""
        return self.cells[column].text

    def at(self, column: str) -> Location:
        """Where the cell of a column begins."""
        return self.cells[column].location


def read(path: Path, shown_as: str) -> tuple[list[Line], list[Problem]]:
    """The lines of a table that can be read, and every problem of the others.

    Raises:
        ContentError: The file as a whole cannot be used.
    """
    return lines_of(_bytes(path, shown_as), shown_as)


def lines_of(data: bytes, file: str) -> tuple[list[Line], list[Problem]]:
    """The same for the bytes of a table.

    Raises:
        ContentError: They as a whole cannot be used.
    """
    physical = _physical_lines(data, file)
    head = next((number for number, line in enumerate(physical) if line.strip()), None)
    if head is None:
        raise ContentError([Problem("table-empty", Location(file))])
    delimiter = max(_DELIMITERS, key=lambda each: known_in(physical[head].split(each)))
    records = _records(physical, head, delimiter, file)
    columns = _header(next(records))
    lines: list[Line] = []
    problems: list[Problem] = []
    for record in records:
        if isinstance(record.cells, Problem):
            problems.append(record.cells)
        elif any(cell.text for cell in record.cells):
            line, wrong = _line(record.location, record.cells, columns)
            problems += wrong
            lines += [] if wrong else [line]
    if not lines and not problems:
        raise ContentError([Problem("table-without-lines", Location(file))])
    return lines, problems


def _physical_lines(data: bytes, file: str) -> list[str]:
    """The text of a table line by line, each with its end, however it is written there."""
    if data.startswith(_WORKBOOK):
        raise ContentError([Problem("table-is-workbook", Location(file))])
    text, found = text_of(data, file)
    if found:
        raise ContentError([replace(problem, message_id=f"table-{problem.message_id}") for problem in found])
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return lines if lines[-1].strip() else lines[:-1]


def _header(record: Record) -> list[str]:
    """The columns that the first record names."""
    if isinstance(record.cells, Problem):
        raise ContentError([record.cells])
    if hidden := [problem for cell in record.cells for problem in _characters("", cell)]:
        raise ContentError(hidden)
    return named([(cell.text, cell.location) for cell in record.cells])


def plain(text: str) -> str:
    """Text as editors type it: straight apostrophes, ordinary single spaces, accents in one piece."""
    return _BLANK.sub(" ", normalize("NFC", text).replace("\u2019", "'")).strip()


def shortened(text: str) -> str:
    """A text as a message may quote it."""
    text = plain(text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _bytes(path: Path, file: str) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise ContentError([Problem("table-is-folder", Location(file))])
        if not stat.S_ISREG(kind):
            raise ContentError([Problem("file-unreadable", Location(file))])
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise ContentError([Problem("table-missing", Location(file))]) from None
    except (OSError, ValueError):
        raise ContentError([Problem("file-unreadable", Location(file))]) from None
    if len(data) > LARGEST:
        raise ContentError([Problem("table-too-large", Location(file), facts={"limit": LARGEST // 1024})])
    return data


def _records(physical: list[str], head: int, delimiter: str, file: str) -> Iterator[Record]:
    """Every record from the header on, with its place."""
    reader = csv.reader(physical[head:], delimiter=delimiter, strict=True)
    while True:
        first = head + reader.line_num + 1
        location = Location(file, first, 1)
        try:
            texts = next(reader)
        except StopIteration:
            return
        except csv.Error:
            facts = {"first": first, "last": max(first, head + reader.line_num)}
            yield Record(location, Problem("table-quote", location, facts=facts))
            continue
        raw = "".join(physical[first - 1 : head + reader.line_num])
        places = [_location(file, first, raw, offset) for offset in _starts(raw, delimiter)]
        cells = [Cell(text.strip(), place) for text, place in zip(texts, places, strict=True)]
        yield Record(location, cells)


def _starts(raw: str, delimiter: str) -> list[int]:
    """Where each cell of a well-formed record begins; the module that splits them does not say."""
    starts, quoted = [0], False
    for offset, char in enumerate(raw):
        if char == '"' and raw[starts[-1]] == '"':
            quoted = not quoted
        elif char == delimiter and not quoted:
            starts.append(offset + 1)
    return starts if raw.strip("\n") else []


def _location(file: str, first: int, raw: str, offset: int) -> Location:
    before = raw[:offset]
    return Location(file, first + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def _line(location: Location, cells: list[Cell], columns: list[str]) -> tuple[Line, list[Problem]]:
    if len(cells) != len(columns):
        # an empty cell too many counts: the ones before it have slipped
        at = cells[len(columns)].location if len(cells) > len(columns) else location
        return Line(location, {}), [Problem("table-cells", at, facts={"got": len(cells), "wanted": len(columns)})]
    given = {name: cell for name, cell in zip(columns, cells, strict=True) if name}
    problems = [problem for name, cell in given.items() for problem in _faults(name, cell)]
    tidy = {name: Cell(plain(cell.text), cell.location) for name, cell in given.items()}
    return Line(location, {name: tidy.get(name, Cell("", location)) for name in COLUMNS}), problems


def _faults(column: str, cell: Cell) -> Iterator[Problem]:
    """What no cell may hold, whatever its column."""
    yield from _characters(column, cell)
    if "\n" in cell.text and column not in SEVERAL_LINES:
        yield Problem("table-line-break", cell.location, column)
    if _FORMULA.match(cell.text) and column != "notes":
        yield Problem("table-formula", cell.location, column, {"value": shortened(cell.text)})


def _characters(column: str, cell: Cell) -> Iterator[Problem]:
    """The first character that the eye cannot see; it may also be one that a terminal would obey."""
    for char in cell.text:
        message_id = None if char in "\t\n" else characters.fault(char)
        if message_id is not None:
            yield Problem(message_id, cell.location, column, {"char": characters.shown(char)})
            return
