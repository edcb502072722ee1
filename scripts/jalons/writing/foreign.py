"""Marks words of the other language in a page, so that a screen reader says them in their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from jalons.writing.markup import TAG, tags

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_REMEMBERED = 1 << 15


def mark(html: str, language: str, phrases: Collection[str]) -> str:
    """The HTML with each of the phrases in a span of `language`, but where an element already says a language."""
    if not phrases:
        return html
    marked = _marker(language, frozenset(phrases))
    parts = TAG.split(html)
    within = 0  # how deep below an element with a language of its own
    for n in range(0, len(parts) - 1, 2):
        if not within and parts[n]:
            parts[n] = marked(parts[n])
        # most tags say nothing of a language, and are passed over at a glance
        if within or (("lang=" in parts[n + 1] or "<svg" in parts[n + 1]) and _says_language(parts[n + 1])):
            within = max(0, within + _step(parts[n + 1]))
    if not within:
        parts[-1] = marked(parts[-1])
    return "".join(parts)


@lru_cache(maxsize=8)
def _marker(language: str, phrases: frozenset[str]) -> Callable[[str], str]:
    """Marks the phrases in words without tags; the same words stand on page after page."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    wanted = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    @lru_cache(_REMEMBERED)
    def marked(words: str) -> str:
        return wanted.sub(lambda found: f'<span lang="{language}">{found[0]}</span>', words)

    return marked


@lru_cache(_REMEMBERED)
def _says_language(piece: str) -> bool:
    """Whether it begins words of which the language is said, or a drawing, which has none."""
    return any(tag.name == "svg" or any(name == "lang" for name, _ in tag.given) for tag in tags(piece))


@lru_cache(_REMEMBERED)
def _step(piece: str) -> int:
    """How much deeper a tag leads: 1, 0 or -1."""
    if piece.endswith("/>"):
        return 0
    return sum(1 if tag.opens else -1 for tag in tags(piece) if tag.name not in _VOID)
