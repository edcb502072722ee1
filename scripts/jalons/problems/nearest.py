"""The known word that someone most likely meant by a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: object, known: Iterable[str]) -> str:
    """The closest of the known words, or nothing where none is close; "in_class" is close to "in-class"."""
    by_folded = {name.casefold(): name for name in known}
    wanted = str(word).casefold()
    for spelling in (wanted.replace("-", "_"), wanted.replace("_", "-"), wanted):
        found = get_close_matches(spelling, by_folded, n=1, cutoff=0.7)
        if found:
            return by_folded[found[0]]
    return ""
