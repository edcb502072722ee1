"""Whether what a condition asks is true of a trade."""

from __future__ import annotations

from jalons.shapes import Condition, Trade


def holds(condition: Condition | None, code: str, trade: Trade) -> bool:
    """True where every line of the condition holds; no condition always holds.

    `unknown` is a value like the others: a trade whose exam is unknown meets neither `yes` nor `no`.
    """
    if condition is None:
        return True
    asked = (
        (condition.exam, trade.exam.value),
        (condition.compulsory, trade.compulsory.value),
        (condition.red_seal, trade.red_seal.value),
        (condition.sector, trade.sector),
        (condition.trade, code),
    )
    return all(wanted is None or value in wanted for wanted, value in asked)


def can_be_told(condition: Condition | None, trade: Trade) -> bool:
    """False where the condition does not hold only because a fact about the trade is unknown."""
    if condition is None:
        return True
    asked = (
        (condition.exam, trade.exam.value),
        (condition.compulsory, trade.compulsory.value),
        (condition.red_seal, trade.red_seal.value),
    )
    return all(wanted is None or value != "unknown" or "unknown" in wanted for wanted, value in asked)
