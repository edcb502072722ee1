"""Whether what a condition asks is true of a trade."""

from __future__ import annotations

from typing import Literal

from jalons.records import Condition, Trade


def holds(condition: Condition | None, trade_id: str, trade: Trade) -> bool:
    """True where every line of the condition holds; no condition always holds.

    `unknown` is a value like the others: a trade whose exam is unknown meets neither `yes` nor `no`. The trade is as it
    stands on some day (see path/standing.py).
    """
    return all(wanted is None or value in wanted for wanted, value in _asked(condition, trade_id, trade))


def can_be_told(condition: Condition | None, trade_id: str, trade: Trade) -> bool:
    """False where the condition does not hold only because a fact about the trade is unknown."""
    failing = [
        value for wanted, value in _asked(condition, trade_id, trade) if wanted is not None and value not in wanted
    ]
    return not failing or any(value != "unknown" for value in failing)


def evaluate(condition: Condition | None, trade_id: str, trade: Trade) -> Literal["yes", "no", "unknown"]:
    """Whether a condition holds for a trade; unknown where a fact about the trade would decide it."""
    if holds(condition, trade_id, trade):
        return "yes"
    return "no" if can_be_told(condition, trade_id, trade) else "unknown"


def _asked(condition: Condition | None, trade_id: str, trade: Trade) -> tuple[tuple[tuple[str, ...] | None, str], ...]:
    """What each line of the condition wants, and what is true of the trade."""
    if condition is None:
        return ()
    return (
        (condition.exam, trade.exam.value),
        (condition.compulsory, trade.compulsory.value),
        (condition.red_seal, trade.red_seal.value),
        (condition.diploma, trade.diploma.value),
        (condition.registration, trade.registration.value),
        (condition.sector, trade.sector or "unknown"),
        (condition.trade, trade_id),
    )
