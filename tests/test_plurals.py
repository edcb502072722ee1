"""Plurals: which form of a word goes with a number, in each language."""

from __future__ import annotations

import pytest

from jalons.writing.plurals import plural, plural_key


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "one", "other"),
        (1, "one", "one"),
        (1.5, "one", "other"),
        (2, "other", "other"),
        (21, "other", "other"),
        (1_000_000, "many", "other"),
    ],
)
def test_plural(number, french, english):
    """French says 0 and what is less than 2 in the singular, English 1 alone."""
    assert (plural(number, "fr"), plural(number, "en")) == (french, english)


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(0, "task-one", "task-many"), (1, "task-one", "task-one"), (3, "task-many", "task-many")],
)
def test_plural_key(number, french, english):
    """Of a pair of words the one that goes with the number is named."""
    assert (plural_key("task", number, "fr"), plural_key("task", number, "en")) == (french, english)
