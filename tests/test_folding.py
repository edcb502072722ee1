"""Folding: texts are compared and sorted without accents, case and, where it is asked, punctuation."""

from __future__ import annotations

import pytest

from jalons.writing.folding import fold, fold_letters, fold_words, sort_key


@pytest.mark.parametrize(
    ("text", "folded", "words", "letters", "key"),
    [
        ("Électricien", "electricien", "electricien", "electricien", "electricien"),
        ("l'École!", "l'ecole!", "l ecole", "lecole", "lecole"),
        ("N° 3 d’été", "n° 3 d’ete", "n 3 d ete", "n3dete", "n 3 dete"),
        ("Œuvre", "œuvre", "œuvre", "uvre", "œuvre"),
        ("  a  b ", "  a  b ", "a b", "ab", "a  b"),
    ],
)
def test_fold(text, folded, words, letters, key):
    """Accents and case go everywhere; words keep one space between, letters none, and what is sorted no punctuation."""
    assert (fold(text), fold_words(text), fold_letters(text), sort_key(text)) == (folded, words, letters, key)


def test_fold_letters_between():
    """What is no plain letter or digit can be replaced rather than left out."""
    assert fold_letters("Carte d'identité", "-") == "carte-d-identite"
