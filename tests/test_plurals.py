"""Plurals: which form of a word goes with a number, in each language."""

from __future__ import annotations

import pytest

from jalons.writing.plurals import plural


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
