"""Hand-written pages turned into HTML by the Markdown library, with the extensions that mkdocs.yml names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from jalons.pages import addresses
from jalons.pages.maker import Page
from jalons.pages.shell import PROSE
from jalons.site.prose import destination
from jalons.writing.language import Language, Languages
from jalons.writing.typography import typeset, typeset_html

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of mkdocs.yml."""
_FENCE = "---"


def pages(docs: Path, extensions: list[str | dict[str, Any]], languages: Languages) -> Iterator[Page]:
    """Every hand-written page of docs/ in every language, in the order of the file names. Raises OSError."""
    names = [each if isinstance(each, str) else next(iter(each)) for each in extensions]
    configs = {name: value for each in extensions if isinstance(each, dict) for name, value in each.items() if value}
    for language in languages:
        for path in sorted((docs / language).rglob("*.md")):
            name = path.relative_to(docs / language).as_posix()
            markdown = Markdown(extensions=[*dict.fromkeys((*_ALWAYS, *names))], extension_configs=configs)
            yield _page(path.read_text("utf-8-sig"), name, language, languages, markdown)


def _page(text: str, name: str, language: Language, languages: Languages, markdown: Markdown) -> Page:
    meta, words = _parted(text)
    uri = _uri(name)
    here = languages.path(uri, language)
    headings = _Headings(markdown)
    markdown.treeprocessors.register(_Links(markdown, name, here, languages.prefix(language)), "jalons-links", 0)
    markdown.treeprocessors.register(headings, "jalons-headings", 1)
    html = typeset_html(markdown.convert(words), language)
    title = typeset(str(meta.get("title") or headings.first or uri.strip("/")), language)
    return Page(uri, language, PROSE, title, typeset(str(meta.get("description") or ""), language), html, path=here)


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """What stands between two lines of dashes at the beginning of a file, and the words after it."""
    if not text.startswith(f"{_FENCE}\n"):
        return {}, text
    head, _, words = text[len(_FENCE) + 1 :].partition(f"\n{_FENCE}")
    meta = yaml.safe_load(head)
    return (meta if isinstance(meta, dict) else {}), words.lstrip("\n")


def _uri(name: str) -> str:
    """The address of the page that a file of docs/LANGUAGE becomes: "about/"."""
    return destination(name).removesuffix("index.html")


class _Headings(Treeprocessor):
    """Keeps the words of the first heading, by which a page without a title is called."""

    first = ""

    def run(self, root: Element) -> None:
        for element in root.iter("h1"):
            self.first = self.first or "".join(element.itertext())


class _Links(Treeprocessor):
    """Lets links to other files of docs/ lead to their pages."""

    def __init__(self, markdown: Markdown, name: str, here: str, prefix: str) -> None:
        """`here` is the path of the page, `prefix` what the paths of its language begin with."""
        super().__init__(markdown)
        self._folder = posixpath.dirname(name)
        self._here = here
        self._prefix = prefix

    def run(self, root: Element) -> None:
        for element in root.iter():
            for key in ("href", "src"):
                value = element.get(key)
                if value:
                    element.set(key, self._resolved(value))

    def _resolved(self, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return address
        target = posixpath.normpath(posixpath.join(self._folder, parts.path))
        path = self._prefix + _uri(target)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return addresses.relative(path, self._here) + fragment
