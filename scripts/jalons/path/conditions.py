"""Whether what a condition asks is true of a trade."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from jalons.records import Condition, Trade

Holds: TypeAlias = Literal["yes", "no", "unknown"]


class Line(NamedTuple):
    """One line of a condition: the key, the values of which one must be so, and the value that is."""

    key: str
    wanted: tuple[str, ...]
    value: str

    @property
    def met(self) -> bool:
        """Whether the trade is as the line asks."""
        return self.value in self.wanted


def lines(condition: Condition | None, trade_id: str, trade: Trade) -> list[Line]:
    """What a condition asks and what is true of the trade, line by line; the trade is as it stands on some day."""
    if condition is None:
        return []
    asked = condition.asked.items()
    return [Line(key, wanted, trade_id if key == trade.word else trade.fact(key).value) for key, wanted in asked]


def holds(condition: Condition | None, trade_id: str, trade: Trade) -> bool:
    """True where every line of the condition holds; no condition always holds.

    `unknown` is a value like the others: a trade whose exam is unknown meets neither `yes` nor `no`. The trade is as it
    stands on some day (see path/as_of.py).
    """
    return condition is None or all(line.met for line in lines(condition, trade_id, trade))


def can_be_told(condition: Condition | None, trade_id: str, trade: Trade) -> bool:
    """False where the condition does not hold only because a fact about the trade is unknown."""
    failing = [line.value for line in lines(condition, trade_id, trade) if not line.met]
    return not failing or any(value != "unknown" for value in failing)


def evaluate(condition: Condition | None, trade_id: str, trade: Trade) -> Holds:
    """Whether a condition holds for a trade; unknown where a fact about the trade would decide it."""
    if holds(condition, trade_id, trade):
        return "yes"
    return "no" if can_be_told(condition, trade_id, trade) else "unknown"
