"""Which facts of a trade are still to be confirmed, and which rest on an indirect source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jalons.path.pathway import TradePathway
from jalons.records import NOT_SAID, UNKNOWN, DeclaredFact, Trade
from jalons.records.fields import Sourced
from jalons.records.texts import Text
from jalons.writing.language import Languages

Part: TypeAlias = str | Text
"""The name of something about a trade: an interface word "part-NAME", or the words of a declared fact."""


@dataclass(frozen=True)
class Unverified:
    """The parts of a trade that are not verified at first hand, in the order of the trade's sheet."""

    to_confirm: tuple[Part, ...]
    second_hand: tuple[Part, ...]


def unverified(pathway: TradePathway, languages: Languages) -> Unverified:
    """What is not verified of a trade: a part that is missing, unknown or of low confidence is to be confirmed."""
    groups = list(_groups(pathway, languages))
    return Unverified(tuple(_named(groups, "low")), tuple(_named(groups, "medium")))


@dataclass(frozen=True)
class _Group:
    """Parts that are said as one where all of them are of the same confidence."""

    name: Part
    parts: tuple[tuple[Part, str], ...]
    """Each part, with the least confidence of what it says; "low" where it says nothing."""


def _groups(pathway: TradePathway, languages: Languages) -> Iterator[_Group]:
    trade = pathway.trade
    names = [(language, trade.name.get(language)) for language in languages]
    yield _Group("name", tuple((f"name-{each}", trade.confidence if name else "low") for each, name in names))
    if pathway.has_codes:
        yield _Group("code", (("code", "high" if pathway.trade_code else "low"),))
    for fact_id, fact in trade.declared.items():
        if fact.in_list is not None:
            yield _Group(fact.in_list, tuple(_parts(trade, fact_id, fact)))


def _parts(trade: Trade, fact_id: str, fact: DeclaredFact) -> Iterator[tuple[Part, str]]:
    if fact.in_list is None:
        return
    if fact.numbers:
        for part in fact.numbers:
            yield fact.parts[part].in_list if part else fact.in_list, _least(trade.figures(fact_id, part))
    elif fact.type == "text":
        words = trade.words(fact_id)
        yield fact.in_list, words.confidence if words else "low"
    else:
        said = trade.fact(fact_id)
        yield fact.in_list, "low" if said.value == UNKNOWN or said is NOT_SAID else said.confidence


def _least(figures: tuple[Sourced, ...]) -> str:
    levels = {figure.confidence for figure in figures}
    return next((level for level in ("low", "medium", "high") if level in levels), "low")


def _named(groups: list[_Group], level: str) -> Iterator[Part]:
    for group in groups:
        found = [name for name, worst in group.parts if worst == level]
        if found and len(found) == len(group.parts):
            yield group.name
        else:
            yield from found
