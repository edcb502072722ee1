"""Languages: those of a guide, where the pages of each lie, and how Babel knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from babel import Locale, UnknownLocaleError

Language: TypeAlias = str
"""A language as HTML names it: "fr", "en", "es-MX"."""
SPOKEN: tuple[Language, ...] = ("fr", "en")
"""The languages that the program has words of its own in, for readers and for editors."""
_CANADIAN = {"fr": "fr_CA", "en": "en_CA"}
"""Where a language alone leaves open how dates and numbers are written."""
_PLAIN = Locale.parse("en_CA")
"""How dates and numbers are written where nothing is known of a language."""


@dataclass(frozen=True)
class Languages:
    """The languages of a guide, the one that it is shown in by default first."""

    tags: tuple[Language, ...] = SPOKEN
    partial: frozenset[Language] = frozenset()
    """Those in which words may be missing; the default one then stands in for them."""

    def __iter__(self) -> Iterator[Language]:
        return iter(self.tags)

    def __len__(self) -> int:
        return len(self.tags)

    def __contains__(self, language: object) -> bool:
        return language in self.tags

    @property
    def default(self) -> Language:
        """The language whose pages lie at the root of the site."""
        return self.tags[0]

    @property
    def complete(self) -> tuple[Language, ...]:
        """Those in which every word must be there."""
        return tuple(language for language in self.tags if language not in self.partial)

    def others(self, language: Language) -> tuple[Language, ...]:
        """All but one, in their order."""
        return tuple(each for each in self.tags if each != language)

    def pair(self, language: Language) -> tuple[Language, ...]:
        """The two languages of a sheet that stands in two, for readers of one of them; one where there is no other."""
        first_two = self.tags[:2]
        return first_two if language in first_two else (self.default, language)

    def prefix(self, language: Language) -> str:
        """What paths of pages in a language begin with: "" or "en/"."""
        return "" if language == self.default else f"{language}/"

    def path(self, uri: str, language: Language) -> str:
        """The path of a page from the root of the site: "en/money/"."""
        return self.prefix(language) + uri

    def of_folder(self, name: str) -> Language:
        """The language that a folder is named after; the default one for any other folder."""
        return name if name in self.tags else self.default

    def parted(self, path: str) -> tuple[Language, str]:
        """The language of a path from the root of the site, and what stands after its beginning."""
        first, slash, rest = path.partition("/")
        return (first, rest) if slash and first in self.others(self.default) else (self.default, path)


USUAL = Languages()
"""Those of a guide that names none."""


@lru_cache
def locale(language: Language) -> Locale:
    """How Babel knows a language: Canada's way to write it where the tag names no country."""
    try:
        return Locale.parse(_CANADIAN.get(language, language.replace("-", "_")))
    except UnknownLocaleError:
        base = language.partition("-")[0]
        return locale(base) if base != language else _PLAIN


def is_french(language: Language) -> bool:
    """Whether a language is set as French is."""
    return language.partition("-")[0] == "fr"


def is_right_to_left(language: Language) -> bool:
    """Whether lines of a language begin at the right."""
    return locale(language).text_direction == "rtl"


def name_of(language: Language, within: Language) -> str:
    """What a language is called in a text of another: "anglais" for "en" within "fr"; its tag where nobody knows."""
    try:
        return Locale.parse(language.replace("-", "_")).get_display_name(locale(within)) or language
    except UnknownLocaleError:
        return language
