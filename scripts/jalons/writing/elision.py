"""French words that are elided, and feminine endings in brackets: both hide from search the word that they touch."""

from __future__ import annotations

import re

ELIDED = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
"""What stands before an apostrophe and is no part of the word after it, as in "l'apprenti"."""
ENDINGS = ("e", "ne", "s", "es", "le", "te", "trice", "euse")
"""What stands in brackets after a word for its other form, as in "apprenti(e)"."""

_ELISION = re.compile(rf"\b((?:{'|'.join(ELIDED)})[’'])(?=\w)", re.IGNORECASE)
_FEMININE = re.compile(rf"(?<=\w)(\((?:{'|'.join(ENDINGS)})\))")

_APART = re.compile(rf"(\b(?:{'|'.join(ELIDED)})[’']) (?=\w)|(?<=\w) (\((?:{'|'.join(ENDINGS)})\))", re.IGNORECASE)


def set_apart(text: str) -> str:
    """The text with a space between such a part and the word that it touches: "l'apprenti(e)" is "l' apprenti (e)"."""
    return _FEMININE.sub(r" \1", _ELISION.sub(r"\1 ", text))


def joined(text: str) -> str:
    """The text as it is read, without the spaces of `set_apart`."""
    return _APART.sub(lambda found: found[1] or found[2], text)
