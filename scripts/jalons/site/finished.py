"""Reads one finished HTML file: what must be true of a page, and what it points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from sys import intern

from jalons.writing.markup import Tag, pieces, tags

_POINTERS = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "cite", "background")
_UNSAFE = frozenset(["script", "iframe", "object", "embed", "base", "meta", "applet", "frame", "style"])
_ON_GRID = re.compile(r"grid-area:\d+(?:/\d+){1,3}|--columns:\d+;--lanes:\d+")
"""The only style of an element's own: where it stands in the flowchart, which nothing but its own place depends on."""
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
    reader = _PageReader()
    parts = pieces(path.read_text("utf-8"))
    for n in range(1, len(parts), 2):
        reader.words(parts[n - 1])
        for tag in _tags_that_matter(parts[n]):
            reader.tag(tag)
    return reader.reading()


class _PageReader:
    """Reads a page from its head to its foot, words and tags in turn."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._links: list[str] = []
        self._unsafe: list[str] = []
        self._language = self._title = self._description = ""
        self._headings = 0
        self._in_title = self._in_words = False

    def words(self, text: str) -> None:
        """Takes what stands between two tags; only the title's matters."""
        if self._in_title:
            self._title += unescape(text)

    def tag(self, tag: _TagThatMatters) -> None:
        """Takes a tag."""
        if tag.id:
            self._ids.append(tag.id)
        self._links += tag.links
        if self._in_words:
            self._unsafe += tag.unsafe
        match tag.name, tag.opens:
            case "html", True:
                self._language = tag.text
            case "title", opens:
                self._in_title = opens and not self._title
            case "h1", True:
                self._headings += 1
            case "meta", True:
                self._description = tag.text or self._description
            case "article", True:
                self._in_words = self._in_words or tag.id == _WORDS
            case "main", False:
                self._in_words = False

    def reading(self) -> Reading:
        """What was read."""
        return Reading(
            tuple(self._ids),
            tuple(self._links),
            self._language,
            self._title,
            self._description,
            self._headings,
            tuple(self._unsafe),
        )


@dataclass(frozen=True, slots=True)
class _TagThatMatters:
    """What a tag says that matters here."""

    name: str
    opens: bool
    id: str = ""
    links: tuple[str, ...] = ()
    text: str = ""
    """The language of the page, or its description."""
    unsafe: tuple[str, ...] = ()


@lru_cache(1 << 15)
def _tags_that_matter(piece: str) -> tuple[_TagThatMatters, ...]:
    """What matters of a tag; nothing of most. Words are kept once, however many pages have them."""
    return tuple(found for tag in tags(piece) if (found := _of(tag)) is not None)


def _of(tag: Tag) -> _TagThatMatters | None:
    if not tag.opens:
        return _TagThatMatters(tag.name, False) if tag.name in ("title", "main") else None
    given = dict(tag.given)
    unsafe = [f"<{tag.name}>"] if tag.name in _UNSAFE else []
    unsafe += [name for name in given if name.startswith("on") or name in ("srcdoc", "srcset")]
    unsafe += ["style"] if "style" in given and not _ON_GRID.fullmatch(given["style"] or "") else []
    links = tuple(intern(value) for name in _POINTERS if (value := given.get(name)))
    text = (
        given.get("lang") if tag.name == "html" else given.get("content") if given.get("name") == "description" else ""
    )
    found = _TagThatMatters(tag.name, True, intern(given.get("id") or ""), links, text or "", tuple(unsafe))
    return found if found.id or links or unsafe or tag.name in ("html", "title", "h1", "meta") else None
