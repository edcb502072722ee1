"""What words in brackets after a source say that it supports, in English or French; for bracketed_sources.py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jalons.importing.columns import HOURS

# What words in brackets say is supported, in English or French; hyphens count as spaces.
_IMPLIES_EXAM = re.compile(r"implies exam|has an exam|suppose un examen")
# Words of a conclusion drawn from a source rather than said by it.
_DRAWN = re.compile(r"\bimplies|has an exam|of the same name|suppose un examen|du même nom")
_WORDS = {
    "code": re.compile(r"\bcode\b"),
    "name/fr": re.compile(r"\b(fr|french) (trade )?(name|terms)\b|\bnom (officiel )?français\b"),
    "name/en": re.compile(r"\b(en|english) (trade )?name\b|\bnom (officiel )?anglais\b"),
    "sector": re.compile(r"\bsect(or|eur)\b"),
    "compulsory": re.compile(r"compulsory|voluntary|restricted|certification not required|obligatoire|facultatif"),
    "exam": re.compile(r"\bexam(en)?\b|certificate? (of|de) qualification|certificat de qualification"),
    "red_seal": re.compile(r"red seal|sceau rouge"),
}
_HOURS = re.compile(r"\bhours\b|\bfigures?\b|\bheures\b|\bchiffres?\b")
_NUMBER = re.compile(r"\b(?:\d{1,3}(?:[ ,]\d{3})+|\d{1,5}(?= ?(?:h|heures|hours)\b)|\d{1,5}(?= ?\+)|(?<=\+ )\d{1,5})\b")
_CLAUSE = re.compile(r"[;,] ")


@dataclass(frozen=True)
class Entry:
    """One source that a line names: `head` is its address or description, `says` the words in brackets after it."""

    text: str
    head: str
    says: str


class UnclosedBracket(ValueError):
    """A cell opens a bracket that it does not close."""


def entries(cell: str) -> list[Entry]:
    """The entries of a cell, which are separated by semicolons outside brackets.

    Raises:
        UnclosedBracket: A bracket is opened and not closed, or the other way round.
    """
    texts, depth, start = [], 0, 0
    for offset, char in enumerate(cell):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            raise UnclosedBracket(cell)
        if char == ";" and not depth and cell[offset + 1 : offset + 2] in ("", " "):
            texts.append(cell[start:offset])
            start = offset + 1
    if depth:
        raise UnclosedBracket(cell)
    found = [text.strip() for text in (*texts, cell[start:])]
    return [Entry(text, *_parted(text)) for text in found if text]


def _parted(text: str) -> tuple[str, str]:
    head, opened, says = text.partition(" (")
    return head.strip(), says.removesuffix(")").replace(") (", "; ") if opened else ""


@dataclass(frozen=True)
class Support:
    """The fields that words in brackets name: those the source says itself, and those that are concluded from it."""

    said: frozenset[str]
    drawn: frozenset[str]

    @property
    def fields(self) -> frozenset[str]:
        """All of them."""
        return self.said | self.drawn


def supported(says: str, values: Mapping[str, str]) -> Support | None:
    """What words in brackets name; None where they name nothing in particular.

    A number of hours supports only the figures that are equal to it: a source that gives another is no support.
    """
    said: set[str] = set()
    drawn: set[str] = set()
    understood = False
    for clause in _CLAUSE.split(says.casefold().replace("-", " ")):
        fields, recognized = _of_clause(clause.strip(), values)
        (drawn if _DRAWN.search(clause) else said).update(fields)
        understood |= recognized
    return Support(frozenset(said), frozenset(drawn - said)) if understood else None


def _of_clause(clause: str, values: Mapping[str, str]) -> tuple[set[str], bool]:
    if _IMPLIES_EXAM.search(clause):
        return {"exam"}, True
    fields = {field for field, words in _WORDS.items() if words.search(clause)}
    if clause and clause == values.get("sector", "").replace("-", " "):
        fields.add("sector")
    numbers = {re.sub(r"\D", "", number).lstrip("0") for number in _NUMBER.findall(clause)}
    if numbers:
        fields |= {field for field in HOURS if values.get(field, "") in numbers}
    elif _HOURS.search(clause):
        fields |= set(HOURS)
    return fields, bool(fields or numbers)
