"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

import pytest

from jalons.writing.numbers import listed, whole


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1\u00a0000", "1,000"),
        (4500, "4\u00a0500", "4,500"),
        (1234567, "1\u00a0234\u00a0567", "1,234,567"),
    ],
)
def test_whole(number, french, english):
    """Thousands stand apart by a no-break space in French and by a comma in English."""
    assert (whole(number, "fr"), whole(number, "en")) == (french, english)


@pytest.mark.parametrize(
    ("parts", "style", "french", "english"),
    [
        ([], "standard", "", ""),
        (["a"], "or", "a", "a"),
        (["a", "b"], "standard", "a et b", "a and b"),
        (["a", "b"], "or", "a ou b", "a or b"),
        (["a", "b", "c"], "standard", "a, b et c", "a, b and c"),
        (("a", "b", "c"), "or", "a, b ou c", "a, b or c"),
    ],
)
def test_listed(parts, style, french, english):
    """A list reads as in a sentence, with no comma before its last word."""
    assert (listed(parts, "fr", style), listed(parts, "en", style)) == (french, english)
