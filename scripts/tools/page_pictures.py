"""Pictures of pages for a person to look through: widths, colours, paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

from jalons.pages import templates
from tools.lookbook import Lookbook

VIEWS: Mapping[str, Mapping[str, object]] = {
    "360": {"viewport": {"width": 360, "height": 740}},
    "768": {"viewport": {"width": 768, "height": 1024}},
    "1280": {"viewport": {"width": 1280, "height": 900}},
    "360-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "1280-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "360-forced": {"viewport": {"width": 360, "height": 740}, "forced_colors": "active"},
}
"""How each page is looked at: the settings of a browser context."""
_DOTS = 60 / 72
"""Of a printed sheet, per point: enough to see what is wrong."""


def take(book: Lookbook, paths: Mapping[str, str], into: Path) -> dict[str, list[str]]:
    """Pictures of pages, by name and path below the site; gives for each name its files in `into`.

    Raises:
        OSError: The disk refused.
    """
    into.mkdir(parents=True, exist_ok=True)
    taken: dict[str, list[str]] = {}
    for name, path in paths.items():
        files = taken.setdefault(name, [])
        for view, settings in VIEWS.items():
            file = f"{name}-{view}.png"

            def shoot(page: Page, file: str = file) -> None:
                page.screenshot(path=into / file, full_page=True)

            book.visit(path, shoot, **settings)
            files.append(file)
        files += _on_paper(book, path, into, name)
    return taken


def _on_paper(book: Lookbook, path: str, into: Path, name: str) -> Iterator[str]:
    """The sheets that a page is printed on, as pictures."""
    sheets: list[bytes] = []
    book.visit(path, lambda page: sheets.append(page.pdf(format="Letter")))
    for number, sheet in enumerate(pypdfium2.PdfDocument(sheets[0]), 1):
        file = f"{name}-paper-{number}.png"
        sheet.render(scale=_DOTS).to_pil().save(into / file)
        yield file


def write_index(root: Path, into: Path, taken: Mapping[str, list[str]]) -> Path:
    """A page that shows all pictures; gives its file. `root` is overrides/jalons."""
    page = templates.environment(root).get_template("gallery/lookbook.html").render(taken=taken)
    file = into / "index.html"
    file.write_text(page, "utf-8", newline="\n")
    return file
