"""What the search index holds of a page: its words, split as readers type them, and everyday words for official ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from jalons.content import Content
from jalons.records.fields import Language

_ELISION = re.compile(r"\b((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'])(?=\w)", re.IGNORECASE)
_FEMININE = re.compile(r"(?<=\w)(\((?:e|ne|s|es|le|te|trice|euse)\))")
_NOT_WORD = re.compile(r"\W+")
KEYWORDS = "\u2063"
"""Stands before each everyday word at the end of a record: they are found, and an excerpt with one is not shown."""
MOST_TIMES = 6
"""How often an everyday word is repeated at most, for a page that says the official one often."""


@dataclass(frozen=True)
class SearchRecord:
    """One page in the index of its language."""

    path: str
    language: Language
    title: str
    summary: str
    content: str
    title_words: str = ""
    """Everyday words for those of the title, which weigh as much as the title."""
    trade: str = ""
    stage: str = ""
    """For a page that every trade with this stage has: the stage. Only one of these pages is in the index."""


def record(
    path: str, language: Language, title: str, summary: str, html: str, groups: Iterable[frozenset[str]],
    trade: str = "", stage: str = "",
) -> SearchRecord:
    """The record of a page whose body is `html`; `groups` are words that mean the same (see groups_of)."""
    text = " ".join(f"{summary} {text_of(html)}".split())
    of_title = _equivalents(title, groups)
    of_text = _equivalents(text, groups)
    shown = _FEMININE.sub(r" \1", _ELISION.sub(r"\1 ", text))
    return SearchRecord(
        path, language, title, summary, f"{shown} {_kept_apart(of_text)}", _kept_apart(of_title), trade, stage
    )


def groups_of(content: Content) -> list[frozenset[str]]:
    """Groups of words and short phrases of both languages that mean the same to readers, from data/synonyms.yml."""
    return [frozenset(_flat(name) for name in (*group.fr, *group.en)) for group in content.synonyms.values()]


def _equivalents(text: str, groups: Iterable[frozenset[str]]) -> list[str]:
    """The words of each group of which the text holds one, as often as it does (up to a limit), without those it holds."""
    flat = f" {_flat(text)} "
    found: list[str] = []
    for group in groups:
        times = {name: flat.count(f" {name} ") + flat.count(f" {name}s ") for name in group}
        if total := sum(times.values()):
            found += sorted(name for name in group if not times[name]) * min(total, MOST_TIMES)
    return found


def _kept_apart(words: list[str]) -> str:
    return " ".join(f"{KEYWORDS} {word}" for word in words)


def text_of(html: str) -> str:
    """The words of a piece of HTML, without what is marked data-search="no"."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())


def _flat(word: str) -> str:
    """Without accents, case and punctuation: words with one space between."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return _NOT_WORD.sub(" ", "".join(letter for letter in parts if not unicodedata.combining(letter))).strip()


class _Words(HTMLParser):
    _VOID = frozenset(("br", "img", "input", "hr", "meta", "link", "wbr"))
    _INLINE = frozenset(("a", "span", "strong", "em", "b", "i", "sup", "code"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag, attributes):
        if tag in self._VOID:
            self.pieces.append(" " if tag in ("br", "hr") else "")
            return
        if self._skipping or ("data-search", "no") in attributes or tag in ("script", "style", "template", "noscript"):
            self._skipping += 1
            self.pieces.append(" ")
        if tag not in self._INLINE:
            self.pieces.append(" ")

    def handle_endtag(self, tag):
        if self._skipping and tag not in self._VOID:
            self._skipping -= 1
        if tag not in self._INLINE:
            self.pieces.append(" ")

    def handle_data(self, data):
        if not self._skipping:
            self.pieces.append(data)
