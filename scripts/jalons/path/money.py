"""Which programmes are for whom, and which are open, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jalons.content import Content
from jalons.path import conditions
from jalons.records import Programme, Trade

Standing = Literal["open", "unknown", "not-for-trade", "ended"]
STANDINGS: tuple[Standing, ...] = ("open", "unknown", "not-for-trade", "ended")


@dataclass(frozen=True)
class Offer:
    """A programme as it stands for one trade (or for all), on one day."""

    id: str
    programme: Programme
    standing: Standing
    for_trade: bool = True
    """False where the programme, open or not, never was for the trade."""


def offers(content: Content, as_of: date, code: str | None = None, trade: Trade | None = None) -> list[Offer]:
    """Every programme, in the order of the file; with no trade, as it stands for the trades that it is for."""
    return [_offer(name, programme, as_of, code, trade) for name, programme in content.money.items()]


def _offer(name: str, programme: Programme, as_of: date, code: str | None, trade: Trade | None) -> Offer:
    asked = tuple(
        item for item in programme.conditions
        if item.holds_on(as_of) and (trade is None or conditions.holds(item.when, code or "", trade))
    )
    programme = programme.model_copy(update={"conditions": asked})
    for_trade = trade is None or conditions.holds(programme.for_trades, code or "", trade)
    ended = programme.valid_until is not None and programme.valid_until < as_of
    # a programme that closed on a known day was open before it, whatever the file says of today
    known_end = programme.valid_until is not None
    if ended or (programme.status == "closed" and not known_end):
        return Offer(name, programme, "ended", for_trade)
    if not for_trade:
        told = trade is None or conditions.can_be_told(programme.for_trades, code or "", trade)
        return Offer(name, programme, "not-for-trade" if told else "unknown", for_trade)
    if programme.valid_from is not None and as_of < programme.valid_from:
        return Offer(name, programme, "unknown")
    return Offer(name, programme, "open" if programme.status == "open" or known_end else "unknown")
