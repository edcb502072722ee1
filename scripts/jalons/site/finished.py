"""Reads one finished HTML file: what must be true of a page, and what it points to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from sys import intern

from jalons.writing.markup import Tag, pieces, tags

_POINTERS = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "cite", "background")
_UNSAFE = frozenset(["script", "iframe", "object", "embed", "base", "meta", "applet", "frame", "style"])
_WORDS = "content"
"""The id of the article that holds the words of a page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What matters of one HTML file: ids, addresses it points to, language, title, description."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    """The address of each link, style sheet, script and picture."""
    language: str
    title: str
    description: str
    headings: int
    unsafe: tuple[str, ...]
    """Elements and attributes that run or load things, within the words of the page."""


def read(path: Path) -> Reading:
    """What the file says. Raises OSError, and UnicodeDecodeError where it is no text."""
    parts = pieces(path.read_text("utf-8"))
    ids: list[str] = []
    links: list[str] = []
    unsafe: list[str] = []
    language = title = description = ""
    headings = 0
    in_title = in_words = False
    for n in range(1, len(parts), 2):
        if in_title:
            title += unescape(parts[n - 1])
        for told in _told(parts[n]):
            if told.id:
                ids.append(told.id)
            links += told.links
            if in_words:
                unsafe += told.unsafe
            match told.name, told.opens:
                case "html", True:
                    language = told.says
                case "title", opens:
                    in_title = opens and not title
                case "h1", True:
                    headings += 1
                case "meta", True:
                    description = told.says or description
                case "article", True:
                    in_words = in_words or told.id == _WORDS
                case "main", False:
                    in_words = False
    return Reading(tuple(ids), tuple(links), language, title, description, headings, tuple(unsafe))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a tag says that matters here."""

    name: str
    opens: bool
    id: str = ""
    links: tuple[str, ...] = ()
    says: str = ""
    """The language of the page, or its description."""
    unsafe: tuple[str, ...] = ()


@lru_cache(1 << 15)
def _told(piece: str) -> tuple[_Told, ...]:
    """What matters of a tag; nothing of most. Words are kept once, however many pages have them."""
    return tuple(told for tag in tags(piece) if (told := _of(tag)) is not None)


def _of(tag: Tag) -> _Told | None:
    if not tag.opens:
        return _Told(tag.name, False) if tag.name in ("title", "main") else None
    given = dict(tag.given)
    unsafe = [f"<{tag.name}>"] if tag.name in _UNSAFE else []
    unsafe += [name for name in given if name.startswith("on") or name in ("style", "srcdoc", "srcset")]
    links = tuple(intern(given[name]) for name in _POINTERS if given.get(name))
    says = (
        given.get("lang") if tag.name == "html" else given.get("content") if given.get("name") == "description" else ""
    )
    told = _Told(tag.name, True, intern(given.get("id") or ""), links, says or "", tuple(unsafe))
    return told if told.id or links or unsafe or tag.name in ("html", "title", "h1", "meta") else None
