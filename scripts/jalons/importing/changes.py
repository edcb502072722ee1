"""What a row would change in a trade: values are compared, not sources, and an empty cell changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jalons.importing.matching import as_typed
from jalons.importing.rows import Row
from jalons.importing.sources import FIELDS, HOURS, OF_THE_TRADE
from jalons.path.placeholders import trade_code
from jalons.records import Figure, Trade


@dataclass(frozen=True)
class Change:
    """One value that is added, changed, or put beside another that it disagrees with."""

    kind: Literal["added", "changed", "beside"]
    field: str
    """Where it stands in the trade's file, for example hours/total"""
    old: str
    """The values there were; nothing where there was none"""
    new: str
    sources: tuple[str, ...]
    confidence: Literal["high", "medium"]
    position: int = 0
    """Which of several figures is changed"""


def of_new(row: Row) -> list[Change]:
    """Everything that a row says of a trade that has no file yet."""
    return [_change(row, field, "added") for field in FIELDS if field in row.values]


def of_known(row: Row, trade_id: str, trade: Trade) -> list[Change]:
    """What a row would change in a trade."""
    found = [change for field in FIELDS if field in row.values for change in _compared(row, field, trade_id, trade)]
    # a name, a code or a sector has no confidence of its own: the trade's is lowered rather than claim too much
    doubtful = any(change.field in OF_THE_TRADE and change.confidence == "medium" for change in found)
    if doubtful and trade.confidence == "high":
        found.append(Change("changed", "confidence", "high", "medium", (), "medium"))
    return found


def _compared(row: Row, field: str, trade_id: str, trade: Trade) -> Iterator[Change]:
    value = row.values[field]
    if field in HOURS:
        yield from _figures(row, field, getattr(trade.hours, field.removeprefix("hours/")))
        return
    old = _said(field, trade_id, trade)
    if not old:
        yield _change(row, field, "added")
    elif as_typed(old) != as_typed(str(value)):
        yield _change(row, field, "changed", old)


def _figures(row: Row, field: str, figures: tuple[Figure, ...]) -> Iterator[Change]:
    """A figure of the same source follows it; that of another stands beside the first, so that readers see both."""
    value = row.values[field]
    if any(figure.value == value for figure in figures):
        return
    of_ours = [n for n, figure in enumerate(figures) if {*figure.source} & {*row.sources[field]}]
    if not figures:
        yield _change(row, field, "added")
    elif of_ours:
        yield _change(row, field, "changed", str(figures[of_ours[0]].value), of_ours[0])
    else:
        yield _change(row, field, "beside", ", ".join(str(figure.value) for figure in figures))


def _change(row: Row, field: str, kind: Literal["added", "changed", "beside"], old: str = "", position: int = 0) -> Change:
    return Change(kind, field, old, str(row.values[field]), row.sources[field], row.confidence[field], position)


def _said(field: str, trade_id: str, trade: Trade) -> str:
    """What a trade says of a field that is no figure; nothing where it does not know."""
    if field == "code":
        return trade_code(trade_id, trade) or ""
    if field == "sector":
        return trade.sector or ""
    if field.startswith("name/"):
        return getattr(trade.name, field.removeprefix("name/")) or ""
    answer = getattr(trade, field).value
    return "" if answer == "unknown" else answer
