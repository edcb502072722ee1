"""Checks the links of the documents: what a relative link leads to is there, with the heading that it names.

Run as a program it prints what leads nowhere, one a line, and ends with 1 where there is any.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.extensions.toc import slugify

from jalons.checking import open_guide
from jalons.pages.maker import uris
from jalons.site.prose import destination
from jalons.writing.language import SPOKEN
from jalons_cli.today import today

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "DECISIONS.md", "CHANGELOG.md", "LIBRARY.md", "docs")
"""The files and folders whose links are checked."""

Headings = Callable[[str, str], str]
"""Gives a heading its id; the second argument stands between its words."""


class _Page(HTMLParser):
    """The links of a page, and the ids that links may lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        self.ids.update(given[name] for name in ("id", "name") if name in given)
        self.links += [given[name] for name in ("href", "src") if name in given and tag in {"a", "img"}]


def dead_links(root: Path, documents: Iterable[str] = DOCUMENTS, generated: Collection[str] = ()) -> Iterator[str]:
    """Each link that leads nowhere, as `file: link: what is missing`, document by document.

    `generated` are the uris of pages made from data, which pages below docs/fr and docs/en link to as if they were
    Markdown beside them. Their headings are there only once the site is built, and the build checks them; addresses of
    other sites are left alone.
    """
    for document in documents:
        start = root / document
        # a folder of documents is shown by MkDocs, the others by the host of the project
        headings = slugify if start.is_dir() else as_on_github
        for path in [start] if start.is_file() else sorted(start.rglob("*.md")):
            for link in _page(path, headings).links:
                target = path.parent / unquote(urlsplit(link).path) if urlsplit(link).path else path
                if _is_address(link) or _is_generated(target, root / "docs", generated):
                    continue
                if missing := _missing(target, unquote(urlsplit(link).fragment), headings):
                    yield f"{path.relative_to(root).as_posix()}: {link}: {missing}"


def as_on_github(heading: str, separator: str) -> str:
    """The id that GitHub gives a heading; unlike that of MkDocs it keeps accents."""
    kept = (char if char.isalnum() or char in "_-" else separator if char.isspace() else "" for char in heading)
    return "".join(kept).strip().lower()


def _is_address(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def _missing(target: Path, fragment: str, headings: Headings) -> str:
    """What there is not of what a link leads to."""
    if not target.exists():
        return "no such file"
    if fragment and target.suffix == ".md" and fragment not in _page(target, headings).ids:
        return "no such heading"
    return ""


def _is_generated(target: Path, docs: Path, generated: Collection[str]) -> bool:
    for language in SPOKEN:
        try:
            name = target.resolve().relative_to((docs / language).resolve()).as_posix()
        except ValueError:
            continue
        return destination(name).removesuffix("index.html") in generated
    return False


@cache
def _page(path: Path, headings: Headings) -> _Page:
    extensions = ["meta", "toc", "tables", "fenced_code", "attr_list", "md_in_html"]
    converter = Markdown(extensions=extensions, extension_configs={"toc": {"slugify": headings}})
    return _Page(converter.convert(path.read_text("utf-8")))


def main(root: Path) -> int:
    """Prints what leads nowhere; gives 1 where there is any, else 0.

    Raises:
        ContentError: The data cannot be read, so that nobody knows which pages are made from it.
    """
    found = list(dead_links(root, generated=frozenset(uris(open_guide(root / "data", today())))))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
