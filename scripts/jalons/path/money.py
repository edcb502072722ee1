"""Which programmes are for whom, which are open, and which close soon, on a day; with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jalons.content import Content
from jalons.path import conditions
from jalons.path.answers import valid_answers
from jalons.path.money_questions import for_trade, role_question
from jalons.records import Condition, Extra, Need, Programme, Trade, Wording

Standing = Literal["open", "unknown", "not-begun", "not-for-variant", "not-for-you", "ended"]
STANDINGS: tuple[Standing, ...] = ("open", "unknown", "not-begun", "not-for-variant", "not-for-you", "ended")

Reason = Literal["", "status", "variant-unknown", "not-begun", "variant", "role", "need", "ended"]

GROUPS: Mapping[str, tuple[Standing, ...]] = {
    "open": ("open",),
    "unknown": ("unknown",),
    "refused": ("not-begun", "not-for-variant", "not-for-you"),
    "ended": ("ended",),
}
"""What readers are shown together, in order."""

KNOWN_DAYS = 365
"""How long after the day of the guide it still says what holds, in days; of later days it knows nothing."""
SOON_DAYS = 90
"""How long before its last day a programme is said to close soon, in days."""


@dataclass(frozen=True)
class Offer:
    """A programme as it stands on one day for one trade (or for all) and for a reader's answers."""

    id: str
    programme: Programme
    standing: Standing
    for_trade: bool = True
    """False where the programme, open or not, never was for the trade."""
    reason: Reason = ""
    """Why it does not stand open; empty where it does."""
    need: Need | None = None
    """What it asks of the reader, where the reader's answer is another."""
    more: tuple[Extra, ...] = ()
    """What it adds for this reader."""
    closes_soon: bool = False
    """Its last day is near, and it may be for the reader."""

    @property
    def group(self) -> str:
        """The one of GROUPS in which readers are shown it."""
        return next(name for name, standings in GROUPS.items() if self.standing in standings)


def offers(
    content: Content,
    as_of: date,
    trade_id: str | None = None,
    trade: Trade | None = None,
    answers: Mapping[str, str] | None = None,
) -> list[Offer]:
    """Every programme, in the order of the file, for a reader who gave these answers to data/questions.yml.

    With no trade, as it stands for the trades that it is for, and answers are left aside. A question that is not
    answered, or not put to this reader, refuses nothing. `answers` maps ids of questions to ids of replies.
    """
    questions = for_trade(content, trade_id or "", trade) if trade is not None else []
    said = valid_answers(questions, answers or {})
    reader = _Reader(trade_id or "", trade, said.get(role_question(content) or ""), said)
    return [_offer(name, programme, as_of, reader) for name, programme in content.money.items()]


@dataclass(frozen=True)
class _Reader:
    """Whom offers are for: the readers of a trade, or of any where there is none, and what they said."""

    trade_id: str
    trade: Trade | None
    role: str | None
    """Who the reader is, where they said so."""
    said: Mapping[str, str]

    def is_meant_by(self, condition: Condition | None) -> conditions.Holds:
        """Whether the trade is such a one; of any trade it is."""
        return "yes" if self.trade is None else conditions.evaluate(condition, self.trade_id, self.trade)


def amount_checked(content: Content, programme: Programme) -> date | None:
    """The day on which what a programme pays was last checked: of several sources, the day of the oldest reading."""
    days = [programme.checked] if programme.checked else [content.sources[name].checked for name in programme.source]
    return min(days, default=None)


def _offer(name: str, programme: Programme, as_of: date, reader: _Reader) -> Offer:
    programme = programme.model_copy(
        update={
            "conditions": tuple(item for item in programme.conditions if reader.is_meant_by(item.when) == "yes"),
            "amount": _for(programme.amount, reader),
            "doubt": _for(programme.doubt, reader),
        }
    )
    meant = reader.is_meant_by(programme.for_trades)
    standing, reason, need = stands(programme, as_of, meant, reader.role, reader.said)
    return Offer(
        id=name,
        programme=programme,
        standing=standing,
        for_trade=meant == "yes",
        reason=reason,
        need=need,
        more=tuple(extra for extra in programme.more if reader.said.get(extra.question) in extra.answers),
        closes_soon=standing in ("open", "unknown") and closes_soon(programme, as_of),
    )


def _for(wordings: tuple[Wording, ...], reader: _Reader) -> tuple[Wording, ...]:
    """The words that hold for a trade; where a fact that is not known would decide, all that could hold."""
    return tuple(wording for wording in wordings if reader.is_meant_by(wording.when) != "no")


def closes_soon(programme: Programme, as_of: date) -> bool:
    """Whether the last day of a programme is the day itself or comes soon after it."""
    return programme.valid_until is not None and 0 <= (programme.valid_until - as_of).days <= SOON_DAYS


def stands(
    programme: Programme, as_of: date, meant: conditions.Holds, role: str | None, said: Mapping[str, str]
) -> tuple[Standing, Reason, Need | None]:
    """Where a programme stands, why, and the need that speaks against it.

    An end counts first, then whom the programme is for, then its beginning, then what is not known. `meant` says
    whether it is for the trade, `role` who the reader is, `said` what they answered. Pages decide the same for the
    reader's answers and day in overrides/jalons/shared/decisions/money.js; tests/decisions/money.json holds both.
    """
    if _has_ended(programme, as_of):
        return "ended", "ended", None
    if meant == "no":
        return "not-for-variant", "variant", None
    if role is not None and role != programme.who:
        return "not-for-you", "role", None
    for need in programme.needs:
        if need.question in said and said[need.question] not in need.answers:
            return "not-for-you", "need", need
    if programme.valid_from is not None and as_of < programme.valid_from:
        return "not-begun", "not-begun", None
    if meant == "unknown":
        return "unknown", "variant-unknown", None
    if programme.status == "open" or programme.valid_until is not None:
        return "open", "", None
    return "unknown", "status", None


def _has_ended(programme: Programme, as_of: date) -> bool:
    """Whether it is over; one that closed on a known day was open before it, whatever the file says of today."""
    if programme.valid_until is not None:
        return programme.valid_until < as_of
    return programme.status == "closed"
