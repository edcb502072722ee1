"""The base paths beside one another: which stages and ways in the trades of each kind have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from jalons.content import Content
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import PathwayKind
from jalons.records.texts import Text


@dataclass(frozen=True)
class PathColumn:
    """A base path, and the trades that follow it, by id."""

    pathway: str
    kind: PathwayKind | None
    """None where the pathway names no kinds."""
    trades: tuple[TradePathway, ...]


@dataclass(frozen=True)
class PathCell:
    """How a stage or a way in stands in one base path."""

    trades: int
    """How many trades of the base path have it."""
    all: bool
    """Whether each of them has it."""
    number: str = ""
    """Its number, where it has the same one in all these trades."""
    optional: bool = False
    outcome: bool = False
    may_skip: bool = False
    goes_on: bool = False
    """Whether any of these trades has something later on; where none has it here, the path goes past."""


@dataclass(frozen=True)
class PathRow:
    """A stage or a way in, and its cells in the order of the columns."""

    id: str
    title: Text
    cells: tuple[PathCell, ...]


@dataclass(frozen=True)
class PathTable:
    """All base paths that at least one trade follows."""

    columns: tuple[PathColumn, ...]
    stages: tuple[PathRow, ...]
    ways: tuple[PathRow, ...]


def table(content: Content, pathways: Sequence[TradePathway]) -> PathTable:
    """The base paths beside one another, in the order of the data; their trades stand in the order given."""
    columns = tuple(_columns(content, pathways))
    return PathTable(
        columns,
        _rows(columns, lambda path: {stage.id: (stage.stage.title, stage) for stage in path.stages}),
        _rows(columns, lambda path: {way.id: (way.way.title, None) for way in path.ways}),
    )


def _columns(content: Content, pathways: Sequence[TradePathway]) -> Iterable[PathColumn]:
    for pathway_id, pathway in content.pathways.items():
        for kind_id in (*(kind.id for kind in pathway.kinds), None):
            trades = tuple(
                path
                for path in pathways
                if path.trade.pathway == pathway_id and (path.kind.id if path.kind else None) == kind_id
            )
            if trades:
                yield PathColumn(pathway_id, trades[0].kind, trades)


Parts = dict[str, tuple[Text, StageOnPath | None]]


def _rows(columns: tuple[PathColumn, ...], parts: Callable[[TradePathway], Parts]) -> tuple[PathRow, ...]:
    found = [[parts(path) for path in column.trades] for column in columns]
    every = [parts for column in found for parts in column]
    rows: list[PathRow] = []
    for name in merge_order(list(parts) for parts in every):
        title = _usual([parts[name][0] for parts in every if name in parts])
        rows.append(PathRow(name, title, tuple(_cell(name, column) for column in found)))
    return tuple(_with_what_follows(rows))


def _with_what_follows(rows: list[PathRow]) -> Iterable[PathRow]:
    for n, row in enumerate(rows, start=1):
        later = [any(other.cells[at].trades for other in rows[n:]) for at in range(len(row.cells))]
        yield replace(row, cells=tuple(replace(cell, goes_on=on) for cell, on in zip(row.cells, later, strict=True)))


def _usual(titles: list[Text]) -> Text:
    """The title that most trades have, where some replace it."""
    words, _ = Counter(title.every for title in titles).most_common(1)[0]
    return next(title for title in titles if title.every == words)


def _cell(name: str, column: list[Parts]) -> PathCell:
    held = [parts[name][1] for parts in column if name in parts]
    stages = [stage for stage in held if stage is not None]
    numbers = {stage.number for stage in stages}
    return PathCell(
        len(held),
        len(held) == len(column),
        numbers.pop() if len(numbers) == 1 else "",
        any(stage.optional for stage in stages),
        any(stage.outcome for stage in stages),
        any(stage.may_skip for stage in stages),
    )


def merge_order(lists: Iterable[list[str]]) -> list[str]:
    """Every name once: those that a list adds stand after the one they follow there.

    The page that compares two trades does the same for any two paths, in overrides/jalons/pages/compare/diff.js;
    tests/decisions/paths.json holds both.
    """
    merged: list[str] = []
    for names in lists:
        at = 0
        for name in names:
            if name in merged:
                at = merged.index(name) + 1
            else:
                merged.insert(at, name)
                at += 1
    return merged
