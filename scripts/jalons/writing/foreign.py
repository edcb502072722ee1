"""Marks words of the other language in a text, so that a screen reader says them in their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import escape
from typing import Self

from jalons.writing.language import Language


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


def marker(language: Language, phrases: Collection[str]) -> Callable[[str], str]:
    """What marks `phrases` of `language` in a text: gives the text itself where it has none, else a ForeignText.

    A phrase counts as a whole word, the longest first.
    """
    if not phrases:
        return lambda text: text
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    wanted = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def marked(text: str) -> str:
        parts: list[str] = []
        end = 0
        for found in wanted.finditer(text):
            parts.append(escape(text[end : found.start()]))
            parts.append(f'<span lang="{language}">{escape(found[0])}</span>')
            end = found.end()
        return ForeignText(text, "".join((*parts, escape(text[end:])))) if parts else text

    return marked
