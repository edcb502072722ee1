"""Makes PDFs from finished HTML by WeasyPrint; only to be imported where engine.version() says that it is there."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from jalons_pdf.engine import FONTS

FAMILY = "Sheet"
"""The name by which style sheets ask for the fonts that are embedded."""
VARIANT = "pdf/ua-1"


class PdfRenderer:
    """One set of fonts and style sheets, read once for all PDFs."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = FontConfiguration()
        self._faces = "".join(
            f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url({(fonts / name).resolve().as_uri()})}}"
            for name, weight in FONTS.items()
        )
        self._styles: dict[str, CSS] = {}

    def pdf(self, html: str, style: str, forms: bool = False) -> bytes:
        """The PDF of a whole page of HTML with the text of its style sheet; with `forms` its fields can be filled in.

        Nothing that the page names is fetched.
        """
        made: bytes = HTML(string=html, url_fetcher=_nothing).write_pdf(
            stylesheets=[self._style(style)], font_config=self._fonts, pdf_variant=VARIANT, pdf_forms=forms
        )
        return made

    def pages(self, html: str, style: str) -> int:
        """How many pages that takes."""
        page = HTML(string=html, url_fetcher=_nothing)
        return len(page.render(stylesheets=[self._style(style)], font_config=self._fonts).pages)

    def _style(self, style: str) -> CSS:
        if style not in self._styles:
            self._styles[style] = CSS(string=self._faces + style, font_config=self._fonts)
        return self._styles[style]


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(url)
