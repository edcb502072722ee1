"""Marks words of the other language in a text, so that a screen reader says them in their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Self

from markupsafe import Markup


class ForeignText(str):
    """A text with words of another language in it: a plain string, which templates write with those words marked."""

    __slots__ = ("_html",)
    _html: str

    def __new__(cls, text: str, html: str) -> Self:
        """The text, and as what HTML it is written; a str takes its value when it is made."""
        made = super().__new__(cls, text)
        made._html = html
        return made

    def __html__(self) -> str:
        """The text as HTML, each foreign phrase in a span that says its language."""
        return self._html


def marker(phrases: Collection[str], mark: Callable[[str], Markup]) -> Callable[[str], str]:
    """What marks phrases in a text: gives the text itself where it has none, else a ForeignText.

    `mark` gives a phrase as HTML that says its language. A phrase counts as a whole word, the longest first.
    """
    if not phrases:
        return str
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    wanted = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def marked(text: str) -> str:
        # every second part is a phrase
        parts = wanted.split(text)
        if len(parts) == 1:
            return text
        html = Markup("").join(mark(part) if n % 2 else part for n, part in enumerate(parts))
        return ForeignText(text, html)

    return marked
