"""What the search index holds of a page: its words as readers type them, and everyday words for official ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from jalons.content import Content
from jalons.pages.maker import Page
from jalons.writing.elision import set_apart
from jalons.writing.folding import fold_words
from jalons.writing.language import Language
from jalons.writing.markup import Tag, pieces, tags

KEYWORDS = "\u2063"
"""Stands before each everyday word at the end of a record: they are found, and an excerpt with one is not shown."""
MOST_TIMES = 6
"""How often an everyday word is repeated at most, for a page that says the official one often."""


@dataclass(frozen=True)
class SearchRecord:
    """One page in the index of its language."""

    path: str
    language: Language
    title: str
    summary: str
    content: str
    title_words: str = ""
    """Everyday words for those of the title, which weigh as much as the title."""
    trade: str = ""
    below: str = ""
    """Where a page that stands for those of all trades lies below its trade; only one of these is in the index."""
    title_of_any: str = ""
    """The title of such a page where it names the trade, with the mark {trade} in its place."""


def record(page: Page, groups: Iterable[frozenset[str]]) -> SearchRecord:
    """What search holds of a page; `groups` are words that mean the same (see groups_of)."""
    text = " ".join(f"{page.description} {text_of(page.body)} {page.more_words}".split())
    of_title = [*_equivalents(page.title, groups), *map(fold_words, page.sought)]
    of_text = _equivalents(text, groups)
    return SearchRecord(
        page.path,
        page.language,
        page.title,
        page.description,
        f"{set_apart(text)} {_kept_apart(of_text)}",
        _kept_apart(of_title),
        page.trade,
        page.below,
        page.title_of_any,
    )


def groups_of(content: Content) -> list[frozenset[str]]:
    """Groups of words and short phrases of all languages that mean the same to readers, from data/synonyms.yml.

    Those that lead to a page are left to jalons.pages.leads: they ask the same, and need not mean the same.
    """
    return [frozenset(map(fold_words, group.every)) for group in content.synonyms.values() if group.leads_to is None]


def _equivalents(text: str, groups: Iterable[frozenset[str]]) -> list[str]:
    """The words of each group of which the text holds one, as often as it does (to a limit), without those it holds."""
    flat = f" {fold_words(text)} "
    words = frozenset(flat.split())
    found: list[str] = []
    for group in groups:
        # a page holds few of the words, which a look at its single words tells at once
        likely = [name for name in group if name.partition(" ")[0] in words or f"{name}s" in words]
        times = {name: flat.count(f" {name} ") + flat.count(f" {name}s ") for name in likely}
        if total := sum(times.values()):
            found += sorted(name for name in group if not times.get(name)) * min(total, MOST_TIMES)
    return found


def _kept_apart(words: list[str]) -> str:
    return " ".join(f"{KEYWORDS} {word}" for word in words)


def text_of(html: str) -> str:
    """The words of a piece of HTML, without what is marked data-search="no"."""
    parts = pieces(html)
    words: list[str] = []
    skipping = 0
    for n, piece in enumerate(parts):
        if n % 2:
            for effect in _effects(piece):
                skipping = max(0, skipping + effect.deeper) if skipping or effect.skips else 0
                words.append(effect.gap)
        elif piece and not skipping:
            words.append(unescape(piece))
    return " ".join("".join(words).split())


class _Effect(NamedTuple):
    """What a tag means for the words around it."""

    gap: str
    deeper: int
    skips: bool
    """Whether what is in the element is not for search."""


@lru_cache(1 << 15)
def _effects(piece: str) -> tuple[_Effect, ...]:
    return tuple(map(_effect, tags(piece)))


def _effect(tag: Tag) -> _Effect:
    if tag.name in _VOID:
        return _Effect(" " if tag.name in ("br", "hr") else "", 0, False)
    skips = tag.opens and (
        ("data-search", "no") in tag.given or tag.name in ("script", "style", "template", "noscript")
    )
    return _Effect(" " if skips or tag.name not in _INLINE else "", 1 if tag.opens else -1, skips)


_VOID = frozenset(("br", "img", "input", "hr", "meta", "link", "wbr"))
_INLINE = frozenset(("a", "span", "strong", "em", "b", "i", "sup", "code"))
