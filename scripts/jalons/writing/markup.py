"""Takes HTML apart into its tags and the words between them; a tag that was read once is not read again."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

_GIVEN = r"""(?:[^<>"']++|"[^"]*"|'[^']*')*+"""
TAG = re.compile(
    rf"(<!--.*?-->|<(?i:!doctype)[^<>]*>|<(?i:script)\b{_GIVEN}>.*?</(?i:script)\s*>|<(?i:style)\b{_GIVEN}>.*?</(?i:style)\s*>"
    rf"|</?[a-zA-Z]{_GIVEN}>)",
    re.DOTALL,
)
"""A tag, a comment, the document type, or a whole script or style sheet, of which nothing is words.

What it splits can be put together again to the last byte; `pieces` reads better what is not written regularly."""

_ENDLESS = re.compile(r"<(script|style)\b(?!.*</\1\s*>\Z)", re.DOTALL | re.IGNORECASE)
_REMEMBERED = 1 << 15
"""How many tags are remembered: those of a few pages of one trade, which the next trade has again."""


class Tag(NamedTuple):
    """The beginning or the end of an element, as a browser reads it."""

    name: str
    opens: bool
    given: tuple[tuple[str, str | None], ...] = ()
    """Attributes in the order in which they stand, values with entities resolved."""


def pieces(html: str) -> list[str]:
    """Words and tags in turn, for reading: it begins and ends with words, which may be empty."""
    found = TAG.split(html)
    if "<" in "".join(found[::2]) or any(map(_is_endless, found[1::2])):
        return _pieces_by_the_book(html)
    return found


@lru_cache(_REMEMBERED)
def tags(piece: str) -> tuple[Tag, ...]:
    """What a tag says: mostly one begin or end, both for an element that closes itself, nothing for a comment."""
    reader = _Reader()
    reader.feed(piece)
    reader.close()
    return tuple(reader.tags)


@lru_cache(_REMEMBERED)
def _is_endless(piece: str) -> bool:
    """A script without an end takes in all that follows, so that what looks like tags is none."""
    return _ENDLESS.match(piece) is not None


def _pieces_by_the_book(html: str) -> list[str]:
    """Words and tags in turn of HTML that is not written regularly, such as a hand-written page may hold."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.pieces: list[str] = [""]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, True, tuple(attributes)))
        self._piece(self.get_starttag_text() or f"<{tag}>")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        self.tags.append(Tag(tag, False))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(Tag(tag, False))
        self._piece(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces[-1] += escape(data, quote=False)

    def _piece(self, text: str) -> None:
        self.pieces += (text, "")
