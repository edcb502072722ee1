"""Folds accents and case, so that texts can be compared and sorted as readers do it."""

from __future__ import annotations

import re
from unicodedata import normalize

_ACCENT = re.compile("[\u0300-\u036f]+")
_NOT_WORD = re.compile(r"\W+")
_NOT_LETTER = re.compile("[^a-z0-9]+")


def fold(text: str) -> str:
    """The text without accents and case: "Électricien" is "electricien"."""
    return _ACCENT.sub("", normalize("NFD", text.casefold()))


def fold_words(text: str) -> str:
    """The folded words of a text with one space between, without punctuation: "l'École!" is "l ecole"."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def fold_letters(text: str, between: str = "") -> str:
    """The folded text with `between` in place of all that is no plain letter or digit: "N° d'école" is "ndecole"."""
    return _NOT_LETTER.sub(between, fold(text))


def sort_key(text: str) -> str:
    """What texts are sorted by, as an index does: accents, case and punctuation are left aside."""
    return "".join(letter for letter in fold(text) if letter.isalnum() or letter == " ").strip()
