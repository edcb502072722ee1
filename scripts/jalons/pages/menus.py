"""The menus of every page: as the guide lists them, or the pages of the whole site that have something to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jalons.content import VARIANTS, Content
from jalons.pages.context import PageContext

_PAGES: dict[Literal["menu", "footer"], tuple[tuple[str, str, str], ...]] = {
    "menu": ((VARIANTS, "", VARIANTS), ("money/", "money-title", "money")),
    "footer": (
        ("glossary/", "glossary-title", "glossary"),
        ("links/", "links-title", "links"),
        ("sources/", "sources-title", "sources"),
    ),
}
"""Address, words and part of the content of each page that menus name where the guide lists none.

The page of all variants is called after them.
"""


@dataclass(frozen=True)
class Entry:
    """A line of a menu."""

    name: str
    href: str
    current: bool


def entries(ctx: PageContext, which: Literal["menu", "footer"]) -> tuple[Entry, ...]:
    """The lines of a menu on a page. Raises MissingWord."""
    listed = ctx.site.menu if which == "menu" else ctx.site.footer
    if listed is None:
        worth = _worth_naming(ctx.content, which)
        named = [(ctx.word(words) if words else ctx.variants_title, page) for page, words in worth]
        named += [(ctx.word("privacy-title"), privacy(ctx.content).partition("#")[0])] if which == "footer" else []
    else:
        named = [(ctx.text(entry.name), entry.page) for entry in listed]
    return tuple(Entry(name, ctx.url(page), page == ctx.uri) for name, page in named)


def privacy(content: Content) -> str:
    """The place that says what is kept on the device: the guide's own, or the program's where it has none."""
    return content.site.privacy or "privacy/#what-is-kept"


def _worth_naming(content: Content, which: Literal["menu", "footer"]) -> Iterator[tuple[str, str]]:
    """(address, words) of each page with something on it; a single trade needs no page to choose it."""
    for page, words, part in _PAGES[which]:
        if len(content.part(part)) > (part == VARIANTS) and page.strip("/") not in content.site.without:
            yield f"{content.variant_folder}/" if page == VARIANTS else page, words
