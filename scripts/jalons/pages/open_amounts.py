"""Numbers that nobody has verified yet: on paper a task leaves a line to write them on instead of saying so."""

from __future__ import annotations

from collections.abc import Iterable

from jalons.records import DeclaredFact
from jalons.writing.filling import fill
from jalons.writing.language import Language
from jalons.writing.typography import typeset

_LINE = "________"


def open_amounts(facts: Iterable[DeclaredFact], language: Language) -> list[tuple[str, str]]:
    """What a sentence says of each number that is unknown, and what stands there on paper: "________ heures"."""
    found = []
    for fact in facts:
        if fact.unknown and fact.amount:
            line = fill(fact.amount.in_(language), {"n": _LINE})
            found.append((typeset(fact.unknown.in_(language), language), typeset(line, language)))
    return found


def on_paper(words: str, facts: Iterable[DeclaredFact], language: Language) -> str:
    """Typeset words of a task as they stand on paper."""
    for unknown, line in open_amounts(facts, language):
        words = words.replace(unknown, line)
    return words
