"""What a row would change in a trade: values are compared, not sources, and an empty cell changes nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from jalons.importing.columns import FIELDS, HOURS, NAMES, OF_THE_TRADE
from jalons.importing.matching import as_typed, folded
from jalons.importing.rows import Certainty, Row
from jalons.path.placeholders import trade_code
from jalons.records import UNKNOWN, Figure, Trade
from jalons.writing.language import Language

_QUOTED = re.compile(r'«\s*(.+?)\s*»|“(.+?)”|"(.+?)"')


Kind = Literal["added", "changed", "beside", "kept"]
"""A value is new, takes the place of another, stands beside one that differs, or gives way to a better one."""


@dataclass(frozen=True)
class Change:
    """What a row does about one value of a trade."""

    kind: Kind
    field: str
    """Where it stands in the trade's file, for example hours/total"""
    old: str
    """The values there were; nothing where there was none"""
    new: str
    sources: tuple[str, ...]
    confidence: Certainty
    position: int = 0
    """Which of several figures is changed"""


def of_new(row: Row) -> list[Change]:
    """Everything that a row says of a trade that has no file yet."""
    return [_change(row, field, "added") for field in FIELDS if field in row.values]


def of_known(row: Row, trade_id: str, trade: Trade, official: Collection[str]) -> list[Change]:
    """What a row would change in a trade; `official` are the ids of sources of authorities and laws."""
    fields = [field for field in FIELDS if field in row.values]
    found = [change for field in fields for change in _compared(row, field, trade_id, trade, official)]
    # a name, a code or a sector has no confidence of its own: the trade's is lowered rather than claim too much
    doubtful = any(
        change.kind != "kept" and change.field in OF_THE_TRADE and change.confidence == "medium" for change in found
    )
    if doubtful and trade.confidence == "high":
        found.append(Change("changed", "confidence", "high", "medium", (), "medium"))
    return found


def _compared(row: Row, field: str, trade_id: str, trade: Trade, official: Collection[str]) -> Iterator[Change]:
    value = row.values[field]
    if field in HOURS:
        yield from _figures(row, field, trade.figures(*field.split("/")))
        return
    old = _said(field, trade_id, trade)
    weaker = row.confidence[field] == "medium" or not {*row.sources[field]} & {*official}
    if old and as_typed(old) == as_typed(value):
        return
    # an older name that a certain source now gives as the official one is still to be added
    if field in NAMES and (old or weaker) and folded(value) in _other_names(field, trade):
        return
    if old and field in NAMES and weaker and {*trade.source} & {*official}:
        yield _change(row, field, "kept", old)
    else:
        yield _change(row, field, "changed" if old else "added", old)


def _figures(row: Row, field: str, figures: tuple[Figure, ...]) -> Iterator[Change]:
    """A figure of the same source follows it; that of another stands beside the first, so that readers see both."""
    value = row.values[field]
    if any(figure.value == int(value) for figure in figures):
        return
    of_ours = [n for n, figure in enumerate(figures) if {*figure.source} & {*row.sources[field]}]
    if not figures:
        yield _change(row, field, "added")
    elif of_ours:
        yield _change(row, field, "changed", str(figures[of_ours[0]].value), of_ours[0])
    else:
        yield _change(row, field, "beside", ", ".join(str(figure.value) for figure in figures))


def _change(row: Row, field: str, kind: Kind, old: str = "", position: int = 0) -> Change:
    return Change(kind, field, old, row.values[field], row.sources[field], row.confidence[field], position)


def _other_names(field: str, trade: Trade) -> set[str]:
    """The names in a language that a trade tells of besides its own, folded: others it has, and those it quotes."""
    language: Language = "fr" if field == "name/fr" else "en"
    told = [name.in_(language) for name in trade.also_called]
    told += [value for remark in trade.remarks for value in remark.filled_with.values()]
    texts = [fact.text.in_(language) for fact in trade.facts]
    told += [name for text in texts for parts in _QUOTED.findall(text) for name in parts if name]
    return {folded(name) for name in told}


def _said(field: str, trade_id: str, trade: Trade) -> str:
    """What a trade says of a field that is no figure; nothing where it does not know."""
    if field == "code":
        return trade_code(trade_id, trade) or ""
    if field in NAMES:
        return trade.name.get(field.partition("/")[2]) or ""
    answer = trade.fact(field).value
    return "" if answer == UNKNOWN else answer
