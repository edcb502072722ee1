"""Finds where a sentence that stands on a page is written: in the data, the interface words, or a hand-written page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jalons.content import FOLDERS, REGISTERS, Content
from jalons.path import placeholders
from jalons.problems.location import Location
from jalons.records import walk
from jalons.records.texts import Text
from jalons.writing.folding import fold_words

_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`_#>|]+|\{#[^}]*\}")
"""What Markdown has beside the words that a reader sees."""
_ANY = ""
"""Stands for what a path fills in."""
_MOST_FILLED = 12
"""How many words that may be."""


@dataclass(frozen=True)
class Place:
    """Where a sentence is written, and how."""

    location: Location
    text: str


def find(content: Content, docs: Path, phrase: str) -> list[Place]:
    """The places whose words hold a phrase as a page shows it, in the order of the files; accents and quotes are alike.

    What a path fills in, such as a code, may be any words: of several places those with the most words of their own
    are given.
    """
    sought = tuple(fold_words(phrase).split())
    held = [(count, place) for place in _places(content, docs) if (count := _words_held(place.text, sought))]
    most = max((count for count, _ in held), default=0)
    found = {place.location: place for count, place in held if count == most and 2 * most >= len(sought)}
    return [found[location] for location in sorted(found)]


def _places(content: Content, docs: Path) -> Iterator[Place]:
    parts = (*FOLDERS, *REGISTERS)
    records = [content.site, *(record for part in parts for record in content.part(part).values())]
    for record in records:
        own = [("", record)] if isinstance(record, Text) else []
        for _, text in (*own, *walk.texts(record)):
            yield from (Place(text.at(language), words) for language, words in text.items())
    for trade in content.trades.values():
        yield from (Place(trade.name.at(language), words) for language, words in trade.name.items())
    for language in content.languages:
        for path in sorted((docs / language).rglob("*.md")):
            shown = f"{docs.name}/{language}/{path.relative_to(docs / language).as_posix()}"
            for number, line in enumerate(path.read_text("utf-8-sig", errors="replace").splitlines(), start=1):
                yield Place(Location(shown, number, 1), _MARKUP.sub(r"\1", line).strip())


def _words_held(text: str, sought: tuple[str, ...]) -> int:
    """How many of the words that are sought, which a text has one after the other, are its own; 0 where it has not."""
    pieces = [fold_words(piece).split() for piece in placeholders.MARK.split(text)[::2]]
    words = (*pieces[0], *(word for piece in pieces[1:] for word in (_ANY, *piece)))
    starts = [start for start, word in enumerate(words) if word in (_ANY, *sought[:1])]
    return max((_run(words[start:], sought) for start in starts), default=0)


def _run(words: tuple[str, ...], sought: tuple[str, ...]) -> int:
    """The same for words from their beginning on, less a thousand where they are others."""
    if not sought:
        return 0
    if not words or (words[0] != _ANY and words[0] != sought[0]):
        return -1000
    if words[0] != _ANY:
        return 1 + _run(words[1:], sought[1:])
    return max(_run(words[1:], sought[taken:]) for taken in range(1, min(len(sought), _MOST_FILLED) + 1))
