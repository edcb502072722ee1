"""Fills in what a sentence leaves open: marks in braces, such as {count}."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

MARK = re.compile(r"\{([a-z0-9][a-z0-9_-]*(?::[a-z-]+)?)\}")
"""A mark: a name in braces, which may say after a colon how its value is written, as {known:and} does."""


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with every mark that `values` knows filled in; other marks stay as they are written."""
    return fill_with(text, lambda name: str(values[name]) if name in values else None)


def fill_with(text: str, value_of: Callable[[str], str | None]) -> str:
    """The text with each mark replaced by what `value_of` gives for its name; None leaves the mark as it is written."""
    if "{" not in text:
        return text

    def value(mark: re.Match[str]) -> str:
        found = value_of(mark[1])
        return mark[0] if found is None else found

    return MARK.sub(value, text)


def marks(text: str) -> list[str]:
    """The names of the marks in a text, in order, each as often as it stands there."""
    return MARK.findall(text)
