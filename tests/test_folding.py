"""Folding: texts are compared and sorted without accents, case and, where it is asked, punctuation."""

from __future__ import annotations

import pytest

from jalons.writing.folding import fold_letters, sort_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Électricien", "electricien"),
        ("l'École!", "lecole"),
        ("N° 3 d’été", "n 3 dete"),
        ("Œuvre", "œuvre"),
        ("  a  b ", "a  b"),
    ],
)
def test_sort_key(text, key):
    """Texts are sorted without accents, case and punctuation."""
    assert sort_key(text) == key


def test_fold_letters_between():
    """What is no plain letter or digit can be replaced rather than left out."""
    assert fold_letters("Carte d'identité", "-") == "carte-d-identite"
