"""What the search index holds of a page: its words, split as readers type them, and everyday words for official ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from jalons.content import Content
from jalons.fields import Language

_ELISION = re.compile(r"\b((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'])(?=\w)", re.IGNORECASE)
_FEMININE = re.compile(r"(?<=\w)(\((?:e|ne|s|es|le|te|trice|euse)\))")
_WORD = re.compile(r"\w+")
KEYWORDS = "\u2063"
"""Stands before the everyday words at the end of a record: they are found, and not shown."""


@dataclass(frozen=True)
class SearchRecord:
    """One page in the index of its language."""

    path: str
    language: Language
    title: str
    summary: str
    content: str
    trade: str = ""
    stage: str = ""
    """For a page that every trade with this stage has: the stage. Only one of these pages is in the index."""


def record(
    path: str, language: Language, title: str, summary: str, html: str, groups: Iterable[frozenset[str]],
    trade: str = "", stage: str = "",
) -> SearchRecord:
    """The record of a page whose body is `html`; `groups` are words that mean the same (see groups_of)."""
    text = " ".join(f"{title}. {summary} {text_of(html)}".split())
    present = {_flat(word) for word in _WORD.findall(text)}
    more = sorted({word for group in groups if group & present for word in group - present})
    content = _FEMININE.sub(r" \1", _ELISION.sub(r"\1 ", text))
    return SearchRecord(path, language, title, summary, f"{content} {KEYWORDS} {' '.join(more)}", trade, stage)


def groups_of(content: Content) -> list[frozenset[str]]:
    """Groups of words of both languages that mean the same to readers, without accents, from data/synonyms.yml."""
    return [
        frozenset(word for name in (*group.fr, *group.en) for word in _WORD.findall(_flat(name)) if len(word) > 1)
        for group in content.synonyms.values()
    ]


def text_of(html: str) -> str:
    """The words of a piece of HTML, without what is marked data-search="no"."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())


def _flat(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


class _Words(HTMLParser):
    _VOID = frozenset(("br", "img", "input", "hr", "meta", "link", "wbr"))
    _INLINE = frozenset(("a", "span", "strong", "em", "b", "i", "sup", "code"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag, attributes):
        if tag in self._VOID:
            return
        if self._skipping or ("data-search", "no") in attributes or tag in ("script", "style", "template", "noscript"):
            self._skipping += 1
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
