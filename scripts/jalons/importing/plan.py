"""What importing a table would do: which trades it adds or changes, which rows are refused and which stay out."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jalons.checking import check
from jalons.content import Content
from jalons.importing import changes as comparing
from jalons.importing import table, writing
from jalons.importing.changes import Change
from jalons.importing.matching import Match, match
from jalons.importing.rows import confidence_of, row_of
from jalons.importing.sources import KnownSources, official
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import text_of, tree_of
from jalons.records import Trade
from jalons.records.shaping import shape

_MARK = "\ufeff"
"""The byte order mark some editors put at the head of a file."""


class PathwayNotSaid(Exception):
    """New trades need a pathway and there are several, or the one that was named is not there; `known` lists them."""

    def __init__(self, named: str, known: list[str]) -> None:
        super().__init__(named)
        self.named = named
        self.known = known


@dataclass(frozen=True)
class TradePlan:
    """One trade that the table is about, with what would change and the bytes its file would then hold."""

    id: str
    name: str
    location: Location
    new: bool
    changes: tuple[Change, ...]
    same: int
    """How many values are in the file already"""
    before: bytes
    after: bytes
    kept: tuple[Change, ...] = ()
    """Names that the table says otherwise, on a weaker source than the trade's"""

    @property
    def file(self) -> str:
        """Its file, from the data folder."""
        return f"trades/{self.id}.yml"


@dataclass(frozen=True)
class LeftOut:
    """A row too uncertain to be imported, with the reason its notes give."""

    location: Location
    code: str
    name: str
    why: str


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    trades: tuple[TradePlan, ...]
    refused: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def to_write(self) -> list[TradePlan]:
        """The trades whose files would change."""
        return [trade for trade in self.trades if trade.changes]


def plan(path: Path, shown_as: str, folder: Path, content: Content, pathway: str | None = None) -> Plan:
    """Compares a table, which problems name as `shown_as`, with the trades of a data folder; writes nothing.

    New trades follow the pathway with the id `pathway`, or the only one there is.

    Raises:
        ContentError: The table as a whole cannot be used.
        PathwayNotSaid: There are new trades, and nothing says which of several pathways they follow.
    """
    if pathway is not None:
        _pathway(content, pathway)
    lines, refused = table.read(path, shown_as)
    known = KnownSources(content.sources)
    rows, left_out = [], []
    for line in lines:
        certain, wrong = confidence_of(line)
        if certain == "low":
            name = line.text("name_en") or line.text("name_fr")
            left_out.append(LeftOut(line.location, line.text("code"), name, line.text("notes")))
            continue
        row, found = row_of(line, known, content.facts["sector"].values, _code_shapes(content))
        refused += [*wrong, *found]
        rows += [row] if row is not None and not wrong else []
    matches, found = match(rows, content)
    refused += found
    trades = []
    for each in matches:
        trade = content.trades.get(each.id)
        if trade is None:
            trades.append(_new(each, _pathway(content, pathway)))
            continue
        known_trade = _known(each, trade, folder, official(content.sources))
        if known_trade is None:
            refused.append(Problem("table-file-unusual", each.row.location, facts={"name": f"trades/{each.id}.yml"}))
        else:
            trades.append(known_trade)
    refused.sort(key=lambda problem: problem.order)
    return Plan(tuple(trades), tuple(refused), tuple(left_out))


def _code_shapes(content: Content) -> tuple[str, ...]:
    return content.site.variants.codes if content.site.variants else ()


def problems_after(made: Plan, folder: Path, shown_as: str, as_of: date) -> tuple[list[Problem], list[Problem]]:
    """What `check` would say of the data once the plan is carried out: problems of its making, and those there are now.

    A problem in the file of a trade is told at its row.
    """
    with tempfile.TemporaryDirectory(prefix="jalons-import-") as scratch:
        copy = Path(scratch) / "data"
        shutil.copytree(folder, copy, symlinks=True)
        for trade in made.to_write:
            (copy / trade.file).parent.mkdir(exist_ok=True)
            (copy / trade.file).write_bytes(trade.after)
        found = _errors(copy, as_of, shown_as)
    before = _errors(folder, as_of, shown_as) if found else []
    rows = {f"{shown_as}/{trade.file}": trade for trade in made.to_write}
    new = [_at_row(problem, rows.get(problem.location.file)) for problem in found if problem not in before]
    return new, [problem for problem in found if problem in before]


def _errors(folder: Path, as_of: date, shown_as: str) -> list[Problem]:
    return [problem for problem in check(folder, as_of, shown_as)[1] if problem.stops]


def _at_row(problem: Problem, trade: TradePlan | None) -> Problem:
    if trade is None:
        return problem
    return replace(problem, location=trade.location, where=f"{trade.file} {problem.where}".strip())


def _pathway(content: Content, named: str | None) -> str:
    known = sorted(content.pathways)
    chosen = named if named is not None else known[0] if len(known) == 1 else ""
    if chosen not in content.pathways:
        raise PathwayNotSaid(chosen, known)
    return chosen


def _new(each: Match, pathway: str) -> TradePlan:
    changes = comparing.of_new(each.row)
    text = writing.new_file(each.row, changes, pathway)
    return TradePlan(each.id, _name(each), each.row.location, True, tuple(changes), 0, b"", text.encode())


def _known(each: Match, trade: Trade, folder: Path, of_authorities: frozenset[str]) -> TradePlan | None:
    """The plan for a trade that has a file; None where that file is written in a way that cannot be changed safely."""
    found = comparing.of_known(each.row, each.id, trade, of_authorities)
    kept = tuple(change for change in found if change.kind == "kept")
    changes = [change for change in found if change.kind != "kept"]
    before = (folder / "trades" / f"{each.id}.yml").read_bytes()
    after = before
    if changes:
        text, wrong = text_of(before, "")
        mark = _MARK if before.startswith(_MARK.encode()) else ""
        after = (mark + writing.changed_file(text, trade, changes)).encode()
        if wrong or not _as_meant(each, trade, changes, after, of_authorities):
            return None
    same = len(each.row.values) - len([change for change in found if change.field in each.row.values])
    return TradePlan(each.id, _name(each), each.row.location, False, tuple(changes), same, before, after, kept)


def _as_meant(each: Match, trade: Trade, changes: list[Change], after: bytes, of_authorities: frozenset[str]) -> bool:
    """Whether the file still reads as the trade it was, except for what was to change, and leaves nothing to change."""
    node, wrong = tree_of(after, "")
    read, unfit = shape(type(trade), node) if node is not None else (None, wrong)
    if read is None or wrong or unfit:
        return False
    if any(change.kind != "kept" for change in comparing.of_known(each.row, each.id, read, of_authorities)):
        return False
    touched = {change.field.partition("/")[0] for change in changes} | {"source"}
    kept = [name for name in type(trade).model_fields if name not in touched]
    return all(getattr(read, name) == getattr(trade, name) for name in kept)


def _name(each: Match) -> str:
    return each.row.values.get("name/en") or each.row.values["name/fr"]
