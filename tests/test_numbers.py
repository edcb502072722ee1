"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.writing.numbers import day, listed, whole


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
    ("when", "french", "english"),
    [
        (date(2025, 4, 2), "2 avril 2025", "April 2, 2025"),
        (date(2025, 4, 1), "1er avril 2025", "April 1, 2025"),
        (date(2025, 8, 11), "11 août 2025", "August 11, 2025"),
        (date(2025, 2, 21), "21 février 2025", "February 21, 2025"),
        (date(2026, 12, 31), "31 décembre 2026", "December 31, 2026"),
    ],
    ids=str,
)
def test_day(when, french, english):
    """A day is written out as in Canada; only the first of a month is an ordinal, in French only."""
    assert (day(when, "fr"), day(when, "en")) == (french, english)


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
