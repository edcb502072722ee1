"""Checks a finished site as its readers meet it: every link and anchor leads somewhere, every page has its twin."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jalons.pages import addresses
from jalons.place import Place
from jalons.problem import Problem

_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")
TAKE_WORDS = ("search/index.html", "compare/index.html")
"""Pages whose script reads what a link says after the mark, as in "#trade=620D"."""


@dataclass
class Reading:
    """What matters of one HTML file: ids, addresses it points to, language, title, description."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """(tag, address) of each link, style sheet, script and picture."""
    language: str = ""
    title: str = ""
    description: str = ""
    headings: int = 0
    unsafe: list[str] = field(default_factory=list)
    """Elements and attributes that run or load things, within the words of the page."""


def problems(site: Path, root_path: str, docs: Path) -> Iterator[Problem]:
    """Everything wrong with the site in folder `site`, whose root has the path `root_path` on its server.

    A problem of a hand-written page is placed in its Markdown file under `docs`.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for file, page in pages.items():
        twin = _twin(file)
        if twin not in pages:
            yield Problem("page-without-twin", _place(file, docs, ""), file, {"file": file, "twin": twin})
        wanted = "en" if file.startswith("en/") else "fr"
        if page.language != wanted:
            yield Problem("page-language", _place(file, docs, ""), file, {"found": page.language, "wanted": wanted})
        if not page.title.strip():
            yield Problem("page-without-title", _place(file, docs, ""), file)
        if not page.description.strip():
            yield Problem("page-without-description", _place(file, docs, ""), file)
        if page.headings != 1:
            yield Problem("page-headings", _place(file, docs, ""), file, {"count": page.headings})
        for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
            yield Problem("id-twice", _place(file, docs, name), file, {"name": name})
        for name in dict.fromkeys(page.unsafe):
            yield Problem("html-unsafe", _place(file, docs, name), file, {"name": name})
        for _, address in page.links:
            yield from _link(address, file, page, pages, files, root_path, docs)


def _link(address, file, page, pages, files, root_path, docs) -> Iterator[Problem]:
    try:
        parts = urlsplit(address)
    except ValueError:
        yield Problem("link-unreadable", _place(file, docs, address), file, {"address": address})
        return
    if parts.scheme not in _SAFE_SCHEMES:
        yield Problem("link-unsafe", _place(file, docs, address), file, {"address": address})
    if parts.scheme or parts.netloc:
        return
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(root_path):
            yield Problem("link-broken", _place(file, docs, address), file, {"address": address})
            return
        target = path[len(root_path) :]
    elif not path:
        target = file
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        target = "" if target == "." else target + ("/" if path.endswith(("/", ".")) and path != "." or path in (".", "..") else "")
    target = addresses.file_of(target) if not target or target.endswith("/") else target
    if target not in files:
        yield Problem("link-broken", _place(file, docs, address), file, {"address": address})
    # such a fragment hands words to the script of the page and names no place
    elif parts.fragment and not ("=" in parts.fragment and target.endswith(TAKE_WORDS)) and target in pages and unquote(parts.fragment) not in pages[target].ids:
        facts = {"address": address, "anchor": parts.fragment}
        yield Problem("anchor-broken", _place(file, docs, address), file, facts)


def _twin(file: str) -> str:
    return file.removeprefix("en/") if file.startswith("en/") else f"en/{file}"


def _place(file: str, docs: Path, part: str) -> Place:
    """The Markdown file and line that a page and a part of it come from; pages made from data stand for themselves."""
    language = "en" if file.startswith("en/") else "fr"
    name = file.removeprefix("en/").removesuffix("index.html").removesuffix(".html").rstrip("/")
    source = docs / language / f"{name or 'index'}.md"
    if not source.is_file():
        return Place(f"site/{file}")
    shown = f"{docs.name}/{language}/{name or 'index'}.md"
    stem = posixpath.basename(part.partition("#")[0].rstrip("/").removesuffix(".md")) or part.partition("#")[2]
    lines = source.read_text("utf-8-sig").splitlines()
    for wanted in (part, f"{stem}.md", stem) if stem else ():
        for number, line in enumerate(lines, start=1):
            if wanted in line:
                return Place(shown, number, line.index(wanted) + 1)
    return Place(shown, 1, 1)


def _read(path: Path) -> Reading:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    _POINTERS = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "cite", "background")
    _UNSAFE = frozenset("script iframe object embed base meta applet frame style".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Reading()
        self._in_title = False
        self._in_words = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("id"):
            self.page.ids.append(given["id"])
        if tag == "html":
            self.page.language = given.get("lang") or ""
        if tag == "title":
            self._in_title = not self.page.title
        if tag == "h1":
            self.page.headings += 1
        if tag == "meta" and given.get("name") == "description":
            self.page.description = given.get("content") or ""
        for name in self._POINTERS:
            if given.get(name):
                self.page.links.append((tag, given[name]))
        if tag == "article" and given.get("id") == "content":
            self._in_words = True
        elif self._in_words:
            if tag in self._UNSAFE:
                self.page.unsafe.append(f"<{tag}>")
            self.page.unsafe += [name for name in given if name.startswith("on") or name in ("style", "srcdoc", "srcset")]

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False
        if tag == "main":
            self._in_words = False

    def handle_data(self, data):
        if self._in_title:
            self.page.title += data
