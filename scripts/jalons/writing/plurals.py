"""Which form of a word goes with a number in each language, by the plural rules of CLDR."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias, cast

from babel import Locale

from jalons.writing.language import LOCALES, Language

Plural: TypeAlias = Literal["one", "many", "other"]


@lru_cache(1 << 12)
def plural(number: float, language: Language) -> Plural:
    """The CLDR category of a number.

    In French 0, 1 and 1.5 are "one", and a million is "many"; in English only 1 is "one"; the rest is "other".
    """
    # these two languages have no other categories
    return cast("Plural", Locale.parse(LOCALES[language]).plural_form(number))


def plural_key(key: str, number: float, language: Language) -> str:
    """The name of the words that go with a number, of a pair of words KEY-one and KEY-many: "task-many" for 3 tasks."""
    return f"{key}-one" if plural(number, language) == "one" else f"{key}-many"
