"""Words and texts as the pages of one guide show them in one language: typeset, words of the other language marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from markupsafe import Markup

from jalons.guide import Guide
from jalons.pages import templates
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.records.texts import Text
from jalons.writing.filling import fill
from jalons.writing.foreign import ForeignText, marker
from jalons.writing.language import Language
from jalons.writing.typography import typeset

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END = "\u2069"
"""Unicode's signs around words that run the other way, and at their end."""
WORDS_FILE = Location("data/words.yml")


class MissingWord(ContentError):
    """Interface words are asked for that data/words.yml does not have."""

    def __init__(self, key: str, known: Iterable[str], location: Location = WORDS_FILE, where: str = "") -> None:
        self.key, self.known = key, list(known)
        super().__init__([Problem("word-missing", location, where, {"name": key, "known": self.known})])


class Wording:
    """The words and texts of a guide in a language; each is made once."""

    def __init__(
        self, guide: Guide, language: Language, root: Path, twins: dict[Language, Wording] | None = None
    ) -> None:
        """`root` is overrides/jalons, whose component `foreign` marks words of other languages.

        `twins` are those of other languages that were made already.
        """
        self.language: Language = language
        self.languages = guide.content.languages
        self._guide = guide
        self._root = root
        self._words = guide.content.words
        self._twins = {} if twins is None else twins
        self._twins[language] = self
        self._marked: Callable[[str], str] = lru_cache(1 << 14)(self._marker())

    def twin(self, language: Language) -> Wording:
        """That of another language."""
        return self._twins.get(language) or type(self)(self._guide, language, self._root, self._twins)

    def word(self, key: str, facts: Mapping[str, object]) -> str:
        """The interface words `key` with {marks} filled in. Raises MissingWord."""
        if key not in self._words:
            raise MissingWord(key, self._words)
        return self.record(self._words[key], facts)

    def has(self, key: str) -> bool:
        """Whether there are interface words of this name in this language."""
        return key in self._words and self._words[key].get(self.language) is not None

    def record(self, text: Text, facts: Mapping[str, object] | None = None) -> str:
        """A text of the data with {marks} filled in, where `facts` are given; words of another language are marked."""
        words = text.in_(self.language)
        words = words if facts is None else fill(words, facts)
        language = text.language_in(self.language)
        if language == self.language or language not in self.languages:
            return self.text(words)
        return self.in_another(words, language)

    def text(self, text: str) -> str:
        """A text of this language as pages show it."""
        return self._marked(typeset(text, self.language))

    def in_another(self, text: str, language: Language) -> str:
        """A text of another language as pages show it: marked as such, and kept apart where it runs the other way."""
        words = typeset(text, language)
        way = templates.direction(language)
        if way == templates.direction(self.language):
            return ForeignText(words, self._foreign(language, words))
        # scripts and attributes have no marks
        return ForeignText(f"{_ISOLATES[way]}{words}{_END}", self._foreign(language, words, way))

    @cached_property
    def _foreign(self) -> Callable[..., Markup]:
        return templates.macro(self._root, "components/foreign/foreign.html", "foreign")

    def _marker(self) -> Callable[[str], str]:
        phrases = foreign_phrases(self._guide, self.language)
        return marker(phrases, lambda phrase: self._foreign(phrases[phrase], phrase))


class PlainWording(Wording):
    """The same without marks of foreign words, for sheets whose engine knows one language a file."""

    def in_another(self, text: str, language: Language) -> str:
        """A text of another language, typeset."""
        return typeset(text, language)

    def _marker(self) -> Callable[[str], str]:
        return str


def foreign_phrases(guide: Guide, language: Language) -> dict[str, Language]:
    """What stands in pages of a language and belongs to others, with its own: listed phrases, names in brackets."""
    content = guide.content
    found: dict[str, Language] = {}
    for other in content.languages.others(language):
        listed = content.site.foreign.in_(other)
        named = [
            programme.name.in_(other)
            for programme in content.money.values()
            if f"({programme.name.in_(other)})" in programme.name.in_(language)
        ]
        names = [trade.name for trade in content.trades.values()]
        missing = [said for name in names if name.get(language) is None and (said := name.get(other))]
        found |= {typeset(phrase, other): other for phrase in (*listed, *named, *missing)}
    return found
