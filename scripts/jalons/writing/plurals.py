"""Which form of a word goes with a number in each language, by the plural rules of CLDR."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

from jalons.writing.language import Language, locale

FORMS = ("one", "many", "zero", "two", "few")
"""How the names of words that go with numbers end: each has the first two, the others where a language needs them."""


@lru_cache(1 << 12)
def plural(number: float, language: Language) -> str:
    """The CLDR category of a number: "zero", "one", "two", "few", "many" or "other".

    In French 0, 1 and 1.5 are "one", and a million is "many"; in English only 1 is "one"; the rest is "other".
    """
    form: str = locale(language).plural_form(number)
    return form


def plural_key(key: str, number: float, language: Language, known: Container[str] = ()) -> str:
    """The name of the words that go with a number: "task-many" for 3 tasks.

    Words are a pair KEY-one and KEY-many; a language with more forms may have KEY-zero, KEY-two and KEY-few too, which
    count where they are among the `known` words.
    """
    form = plural(number, language)
    if form in ("zero", "two", "few") and f"{key}-{form}" in known:
        return f"{key}-{form}"
    return f"{key}-one" if form == "one" else f"{key}-many"
