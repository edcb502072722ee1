"""Which facts of a trade are still to be confirmed, and which rest on an indirect source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jalons.path.pathway import TradePathway
from jalons.records.fields import Sourced

HOURS = ("hours-total", "hours-on-the-job", "hours-in-class")


@dataclass(frozen=True)
class Unverified:
    """The parts of a trade that are not verified at first hand, each by name, in the order of the trade's sheet."""

    to_confirm: tuple[str, ...]
    second_hand: tuple[str, ...]


def unverified(pathway: TradePathway) -> Unverified:
    """What is not verified of a trade: a part that is missing, unknown or of low confidence is to be confirmed."""
    found = dict(_parts(pathway))
    by = {level: [name for name, worst in found.items() if worst == level] for level in ("low", "medium")}
    return Unverified(_short(by["low"]), _short(by["medium"]))


def _parts(pathway: TradePathway) -> Iterator[tuple[str, str]]:
    """Each part with the least confidence of what it says; "low" where it says nothing."""
    trade = pathway.trade
    for language in ("fr", "en"):
        yield f"name-{language}", trade.confidence if getattr(trade.name, language) else "low"
    yield "code", "high" if pathway.trade_code else "low"
    yield "sector", "high" if trade.sector else "low"
    for name, fact in (("exam", trade.exam), ("compulsory", trade.compulsory), ("red-seal", trade.red_seal)):
        yield name, "low" if fact.value == "unknown" else fact.confidence
    for name, figures in zip(HOURS, (trade.hours.total, trade.hours.on_the_job, trade.hours.in_class), strict=True):
        yield name, _least(figures)
    yield "registration", "low" if trade.registration.value == "unknown" else trade.registration.confidence


def _least(figures: tuple[Sourced, ...]) -> str:
    levels = {figure.confidence for figure in figures}
    return next((level for level in ("low", "medium", "high") if level in levels), "low")


def _short(names: list[str]) -> tuple[str, ...]:
    """The names with all three kinds of hours, or both languages of the name, said as one."""
    for several, one in ((HOURS, "hours"), (("name-fr", "name-en"), "name")):
        if all(name in names for name in several):
            at = names.index(several[0])
            names = [*names[:at], one, *(name for name in names[at:] if name not in several)]
    return tuple(names)
