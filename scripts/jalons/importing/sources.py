"""Finds the known sources that a line of the table names, and which of its figures each of them supports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from jalons.records import Source

FIELDS = (
    "code",
    "name/fr",
    "name/en",
    "sector",
    "compulsory",
    "exam",
    "red_seal",
    "hours/total",
    "hours/on_the_job",
    "hours/in_class",
)
"""What a table says of a trade, by where it stands in the trade's file."""
NAMES = FIELDS[1:3]
HOURS = FIELDS[7:]
OF_THE_TRADE = FIELDS[:4]
"""Fields without a source of their own: the trade's source is theirs."""

_STRONG = ("official", "law", "college")
"""Kinds of source that bear a fact without reserve; the others make it second-hand."""
_OFFICIAL = ("official", "law")
"""Kinds of source whose word on a name no other outweighs."""

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
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
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
    """The entries of a cell, which are separated by semicolons outside brackets. Raises UnclosedBracket."""
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


def official(sources: Mapping[str, Source]) -> frozenset[str]:
    """The ids of the sources of authorities and laws."""
    return frozenset(name for name, source in sources.items() if source.kind in _OFFICIAL)


class KnownSources:
    """The sources of the guide, found by address or by the words a table names them with."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._exact = {source.url: name for name, source in reversed(sources.items()) if source.url}
        self._near = {_address(source.url): name for name, source in reversed(sources.items()) if source.url}
        self._strong = {name for name, source in sources.items() if source.kind in _STRONG}
        phrases = {_folded(phrase): name for name, source in sources.items() for phrase in source.known_as}
        self._phrases = dict(sorted(phrases.items(), key=lambda pair: -len(pair[0])))

    def find(self, entry: Entry) -> tuple[list[str], list[str]]:
        """The ids of the sources an entry names, and what in it names none that is known."""
        if (whole := self._phrases.get(_folded(entry.head))) is not None:
            return [whole], []
        addresses = _ADDRESS.findall(entry.head)
        if not addresses:
            text = _folded(entry.text)
            named = next((name for phrase, name in self._phrases.items() if phrase in text), None)
            return ([named], []) if named else ([], [entry.text])
        found = {address: self._by_address(address) for address in addresses}
        return [name for name in found.values() if name], [address for address, name in found.items() if not name]

    def are_strong(self, names: Iterable[str]) -> bool:
        """Whether one of these sources bears a fact without reserve."""
        return not self._strong.isdisjoint(names)

    def without_phrases(self, says: str) -> str:
        """The words in brackets that are not there to name a source."""
        for phrase in self._phrases:
            says = re.sub(re.escape(phrase), "", says, flags=re.IGNORECASE)
        return says

    def _by_address(self, address: str) -> str | None:
        for each in (address, address.rstrip(",.;:")):
            if each in self._exact or _address(each) in self._near:
                return self._exact.get(each) or self._near[_address(each)]
        return self._phrases.get(_folded(address))


@dataclass(frozen=True)
class Support:
    """The fields that words in brackets name: those the source says itself, and those that are concluded from it."""

    said: frozenset[str]
    drawn: frozenset[str]

    @property
    def fields(self) -> frozenset[str]:
        return self.said | self.drawn


def supported(says: str, values: Mapping[str, object]) -> Support | None:
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


def _of_clause(clause: str, values: Mapping[str, object]) -> tuple[set[str], bool]:
    if _IMPLIES_EXAM.search(clause):
        return {"exam"}, True
    fields = {field for field, words in _WORDS.items() if words.search(clause)}
    if clause and clause == str(values.get("sector", "")).replace("-", " "):
        fields.add("sector")
    numbers = {int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(clause)}
    if numbers:
        fields |= {field for field in HOURS if values.get(field) in numbers}
    elif _HOURS.search(clause):
        fields |= set(HOURS)
    return fields, bool(fields or numbers)


def _address(address: str) -> str:
    """An address without what may differ between two ways of writing it: scheme, www, a slash at the end."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    return f"{host}{parts.path.rstrip('/')}?{parts.query}".removesuffix("?")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
