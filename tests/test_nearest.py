"""Nearest: the known word that was likely meant."""

from __future__ import annotations

import pytest

from jalons.problems.nearest import nearest


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("aprentice", ["sponsor", "apprentice"], "apprentice"),
        ("in_class", ["in-class", "on-the-job"], "in-class"),
        ("valid-from", ["valid_from", "valid_until"], "valid_from"),
        ("FR", ["fr", "en"], "fr"),
        ("620d", ["620D", "620E"], "620D"),
        ("responsable", ["who", "duty"], ""),
        ("", ["who"], ""),
        ("who", [], ""),
        (12, ["title"], ""),
    ],
    ids=str,
)
def test_nearest(word, known, meant):
    """Case, hyphens and one wrong letter do not matter; a word far from all others means none of them."""
    assert nearest(word, known) == meant
