"""Pages on paper: printed by a browser, their letters, and what their codes say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import zxingcpp
from playwright.sync_api import Page

from support.browsers import Reader

MILLIMETRE = 72 / 25.4


def printed(reader: Reader, path: str, size: str, folder: Path, before: Callable[[Page], object] | None = None) -> Path:
    """A page of the site as a reader prints it on paper of a size, after `before` was done to it."""
    page = reader.open(path)
    if before:
        before(page)
    file = folder / "paper.pdf"
    page.pdf(path=str(file), format=size, prefer_css_page_size=True, tagged=True)
    return file


def bare(text: str) -> str:
    """Letters only: paper breaks lines where it likes, and what is read back has a mark of its own for a hyphen there."""
    text = text.replace("\ufffe", "-").replace("\x02", "-")
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", unicodedata.normalize("NFKC", text))


def words_of(file: Path) -> str:
    """All letters of a PDF."""
    return "".join(pages_of(file))


def pages_of(file: Path) -> list[str]:
    """The letters of each page of a PDF. (pypdf gives the same letters, thirty times as slowly.)."""
    # what stands for a hyphen at the end of a line
    hyphens = str.maketrans(dict.fromkeys("\ufffe\x02", "-"))
    return [bare(page.get_textpage().get_text_range().translate(hyphens)) for page in pypdfium2.PdfDocument(file)]


def codes_of(file: Path, page: int = 0) -> list[str]:
    """What codes say on a page of paper at 150 dots to the inch, in black and white."""
    picture = (
        pypdfium2.PdfDocument(file)[page]
        .render(scale=150 / 72, grayscale=True)
        .to_pil()
        .point(lambda grey: 255 * (grey > 127))
    )
    return [code.text for code in zxingcpp.read_barcodes(picture)]
