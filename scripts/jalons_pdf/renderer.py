"""Makes PDFs from finished HTML by WeasyPrint; only to be imported where engine.version() says that it is there."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pydyf
from weasyprint import CSS
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration

from jalons_pdf import languages
from jalons_pdf.engine import FONTS
from jalons_pdf.fields import finish_fields
from jalons_pdf.saving import forgo_footnotes, write_once
from jalons_pdf.tree import page_of

FAMILY = "Sheet"
"""The name by which style sheets ask for the fonts that are embedded."""
VARIANT = "pdf/ua-1"
_FIFTH = 0.2
_SAVED = 0.06
"""How much of a page tightening saves on each page at best, as a share of it."""
SIZES = {"letter": (612.0, 792.0), "a4": (595.276, 841.89), "tabloid": (792.0, 1224.0)}
"""Width and height of paper, in points."""


class PdfRenderer:
    """One set of fonts and style sheets, read once for all PDFs."""

    def __init__(self, fonts: Path) -> None:
        languages.tell()
        forgo_footnotes()
        self._fonts = FontConfiguration()
        faces = "".join(
            f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url({(fonts / name).resolve().as_uri()})}}"
            for name, weight in FONTS.items()
        )
        self._faces = CSS(string=faces, font_config=self._fonts)
        self._styles: dict[str, CSS] = {}

    def pdfs(self, drafts: Sequence[str], styles: Sequence[str], sizes: Collection[str]) -> dict[str, bytes]:
        """The PDF of a whole page of HTML with the text of its style sheets, by the size of its paper.

        It is laid out once, on the page that its style sheet says, which each of the sizes must be able to hold: that
        page stands in the middle of the paper. `drafts` is one, or the usual one of a single page, one with more room
        for where that leaves a fifth of the page, and one with less. If the last page of several is nearly empty, they
        are tried closer together, as class "tight".
        Its fields can be filled in. Nothing that the page names is fetched.
        """
        made: dict[str, bytes] = {}
        *others, last = sizes

        def finish(_: object, pdf: Any) -> None:
            finish_fields(pdf)
            if others:
                write_once(pdf)
            for size in others:
                _put_on_paper(pdf, SIZES[size])
                made[size] = _written(pdf)
            _put_on_paper(pdf, SIZES[last])

        document = self._best(drafts, styles)
        made[last] = document.write_pdf(pdf_variant=VARIANT, pdf_forms=True, finisher=finish)
        return made

    def _best(self, drafts: Sequence[str], styles: Sequence[str]) -> Document:
        html, *others = drafts
        document = self._laid_out(html, styles)
        if others:
            looser, closer = others
            if len(document.pages) > 1:
                return self._laid_out(closer, styles)
            roomy = self._laid_out(looser, styles) if _share_of_last(document) < 1 - _FIFTH else document
            return roomy if len(roomy.pages) == 1 else document
        if _share_of_last(document) < min(_FIFTH, _SAVED * (len(document.pages) - 1)):
            tight = self._laid_out(html.replace('<html class="', '<html class="tight ', 1), styles)
            document = min(document, tight, key=lambda one: len(one.pages))
        return document

    def _laid_out(self, html: str, styles: Sequence[str]) -> Document:
        page = page_of(html, _nothing)
        sheets = [self._faces, *map(self._style, styles)]
        return page.render(stylesheets=sheets, font_config=self._fonts, pdf_variant=VARIANT, pdf_forms=True)

    def read(self, styles: Iterable[str]) -> None:
        """Reads style sheets that will be needed."""
        for style in styles:
            self._style(style)

    def _style(self, style: str) -> CSS:
        if style not in self._styles:
            self._styles[style] = CSS(string=style, font_config=self._fonts)
        return self._styles[style]


def _share_of_last(document: Document) -> float:
    """How far down what stands on the last page reaches, as a share of the page."""
    box = document.pages[-1]._page_box  # noqa: SLF001 - what stands where is not told otherwise
    body = box.children[0]
    ends = [float(part.position_y + part.height) for part in body.descendants() if isinstance(part, TextBox)]
    top = float(box.content_box_y())
    return (max(ends, default=top) - top) / float(box.height)


def _written(pdf: Any) -> bytes:
    """The bytes of a file that is written again afterwards: what writing adds to it is taken away."""
    count = len(pdf.objects)
    file = io.BytesIO()
    pdf.write(file, compress=True)
    del pdf.objects[count:]
    pdf.current_position = 0
    return file.getvalue()


def _put_on_paper(pdf: Any, paper: tuple[float, float]) -> None:
    """Puts each page in the middle of paper of a size in points: what is drawn keeps its place, the paper moves."""
    for page in pdf.objects:
        if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page":
            _, _, width, height = page["TrimBox"]
            left, bottom = round((width - paper[0]) / 2, 3), round((height - paper[1]) / 2, 3)
            page["MediaBox"] = pydyf.Array([left, bottom, left + paper[0], bottom + paper[1]])
            page.pop("BleedBox", None)


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(url)
