"""Words and texts as the pages of one guide show them in one language: typeset, words of the other language marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import templates
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.writing.filling import fill
from jalons.writing.foreign import marker
from jalons.writing.language import Language
from jalons.writing.typography import typeset

WORDS_FILE = Location("data/words.yml")


class MissingWord(ContentError):
    """Interface words are asked for that data/words.yml does not have."""

    def __init__(self, key: str, known: Iterable[str], location: Location = WORDS_FILE, where: str = "") -> None:
        self.key, self.known = key, list(known)
        super().__init__([Problem("word-missing", location, where, {"name": key, "known": self.known})])


class Wording:
    """The words and texts of a guide in a language; each is made once."""

    def __init__(self, guide: Guide, language: Language, root: Path) -> None:
        """`root` is overrides/jalons, whose component `foreign` marks words of the other language."""
        self.language: Language = language
        self.other: Language = "en" if language == "fr" else "fr"
        self._guide = guide
        self._root = root
        self._words = guide.content.words
        self._marked: Callable[[str], str] = lru_cache(1 << 14)(self._marker())

    @cached_property
    def twin(self) -> Wording:
        """That of the other language."""
        return type(self)(self._guide, self.other, self._root)

    def word(self, key: str, facts: Mapping[str, object]) -> str:
        """The interface words `key` with {marks} filled in. Raises MissingWord."""
        if key not in self._words:
            raise MissingWord(key, self._words)
        return self.text(fill(self._words[key].in_(self.language), facts))

    def text(self, text: str) -> str:
        """A text of this language as pages show it."""
        return self._marked(typeset(text, self.language))

    def _marker(self) -> Callable[[str], str]:
        foreign = templates.macro(self._root, "components/foreign/foreign.html", "foreign")
        return marker(foreign_phrases(self._guide, self.language), partial(foreign, self.other))


class PlainWording(Wording):
    """The same without marks of foreign words, for sheets whose engine knows one language a file."""

    def _marker(self) -> Callable[[str], str]:
        return str


def foreign_phrases(guide: Guide, language: Language) -> frozenset[str]:
    """What stands in pages of a language and belongs to the other: listed phrases, and names shown in brackets."""
    other: Language = "en" if language == "fr" else "fr"
    listed: Sequence[str] = getattr(guide.content.site.foreign, other)
    named = [
        programme.name.in_(other)
        for programme in guide.content.money.values()
        if f"({programme.name.in_(other)})" in programme.name.in_(language)
    ]
    missing = [
        getattr(trade.name, other) for trade in guide.content.trades.values() if getattr(trade.name, language) is None
    ]
    return frozenset(typeset(phrase, other) for phrase in (*listed, *named, *missing))
