"""French words for people: one short form in running text, no ending in brackets, no doubled articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_ENDING = r"\w+\((?:e|ne|le|se|te|re|ère|euse|trice|rice|esse|sse)s?\)"
_ARTICLES = (
    r"\b(?:le ou la|la ou le|un ou une|une ou un|du ou de la|au ou à la|il ou elle|elle ou il"
    r"|celui ou celle|ceux et celles|tous et toutes)\b"
)


class Fault(NamedTuple):
    """Words that name people in another way than the guide does, and where they begin in the text."""

    message_id: str
    start: int
    words: str


class Namer:
    """Finds how a text names people."""

    def __init__(self, feminine: Mapping[str, str]) -> None:
        """`feminine` gives the feminine of each word that has one: {"parrain": "marraine"}."""
        either = "|".join(re.escape(word) for word in feminine.values())
        brackets = rf"{_ENDING}|\([^()]*\b(?:{either})s?\)" if either else _ENDING
        self._brackets = re.compile(rf"{brackets}|{_ARTICLES}", re.IGNORECASE)
        self._full = re.compile(rf"\b(?:{either})s?\b", re.IGNORECASE) if either else None

    def faults(self, text: str) -> Iterator[Fault]:
        """Brackets and doubled articles, then each feminine that stands for itself, in the order of the text."""
        inside = []
        for match in self._brackets.finditer(text):
            inside.append(match.span())
            yield Fault("gender-in-brackets", match.start(), match[0].strip())
        for match in self._full.finditer(text) if self._full else ():
            if not any(start <= match.start() < end for start, end in inside):
                yield Fault("gender-again", match.start(), match[0])
