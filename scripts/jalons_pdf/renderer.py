"""Makes PDFs from finished HTML by WeasyPrint, where that and its system libraries are there."""

from __future__ import annotations

import contextlib
import io
import logging
from pathlib import Path

FONTS = {"NotoSans-Regular.ttf": 400, "NotoSans-Bold.ttf": 700}
FAMILY = "Sheet"
"""The name by which style sheets ask for the letters that are embedded, the same on every machine."""
VARIANT = "pdf/ua-1"


class PdfRenderer:
    """One set of letters and style sheets, read once for all PDFs."""

    def __init__(self, fonts: Path) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self._fonts = FontConfiguration()
        self._faces = "".join(
            f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url({(fonts / name).resolve().as_uri()})}}"
            for name, weight in FONTS.items()
        )
        self._styles: dict[str, object] = {}

    def pdf(self, html: str, style: str, forms: bool = False) -> bytes:
        """The PDF of a page; nothing it names is fetched."""
        from weasyprint import HTML

        page = HTML(string=html, url_fetcher=_nothing)
        return page.write_pdf(
            stylesheets=[self._style(style)], font_config=self._fonts, pdf_variant=VARIANT, pdf_forms=forms
        )

    def pages(self, html: str, style: str) -> int:
        """How many pages it takes."""
        from weasyprint import HTML

        page = HTML(string=html, url_fetcher=_nothing)
        return len(page.render(stylesheets=[self._style(style)], font_config=self._fonts).pages)

    def _style(self, style: str):
        from weasyprint import CSS

        if style not in self._styles:
            self._styles[style] = CSS(string=self._faces + style, font_config=self._fonts)
        return self._styles[style]


def version() -> str:
    """Which engine there is, with what it is made of; empty where it or a system library is missing."""
    try:
        # it writes a page of advice where a system library is missing; ours is in README
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            import pydyf
            import weasyprint
            from weasyprint.text.ffi import pango
    except (ImportError, OSError):
        return ""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return f"weasyprint {weasyprint.__version__}, pydyf {pydyf.VERSION if hasattr(pydyf, 'VERSION') else ''}, pango {pango.pango_version()}"


def _nothing(url: str, *_, **__):
    raise ValueError(url)
