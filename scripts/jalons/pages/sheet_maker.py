"""Sheets as finished HTML for a PDF engine: the very pages of the site, with fields, in a shell without menus."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import assets, templates
from jalons.pages.context import PageContext, Printing, render
from jalons.pages.maker import Page, PageMaker
from jalons.pages.sheet_style import for_engine
from jalons.pages.sheets import Sheet
from jalons.writing.language import Language

SPACING = ("steps--even", "steps--loose", "steps--tight")
"""How far apart the boxes of a poster stand: the usual way, then with more room and with less."""
FOLDER = "sheets"
"""Where what only PDFs have lies, below overrides/jalons/: a shell, style sheets, letters."""
_SUBJECTS = {"stage": "stage", "hand-in": "stage", "role": "role"}
"""What the subject of a kind of sheet is called, where it is not the whole trade."""


class SheetMaker:
    """Makes the sheets of one guide from the templates of a folder."""

    def __init__(self, guide: Guide, root: Path) -> None:
        """`root` is overrides/jalons."""
        self._guide = guide
        self._root = root
        self._makers: dict[tuple[Language, Printing], PageMaker] = {}
        self._styles: dict[str, tuple[str, ...]] = {}

    def prepare(self, wanted: Collection[Sheet]) -> set[str]:
        """Reads what these sheets are made of, before the work is spread over processes; gives their style sheets."""
        kinds = {sheet.kind for sheet in wanted}
        for sheet in wanted:
            self._maker(sheet.languages[0], _printing(sheet))
        templates.compile_all(self._root, [f"{FOLDER}/sheet.html", *(f"pages/{kind}/page.html" for kind in kinds)])
        return {style for sheet in wanted for style in self.styles(sheet)}

    def html(self, sheet: Sheet) -> str:
        """The whole HTML of a sheet. Raises ContentError where a template cannot be filled."""
        printing = _printing(sheet)
        maker = self._maker(sheet.languages[0], printing)
        subject = {_SUBJECTS[sheet.kind]: sheet.subject} if sheet.kind in _SUBJECTS else {}
        page = maker.named(sheet.kind, sheet.trade_id, **subject)
        ctx = PageContext(self._guide, page.uri, maker.wording, self._root, printing)
        shell = "poster" if sheet.kind == "poster" else "sheet"
        return render(f"{FOLDER}/{shell}.html", ctx, self._values(page, sheet, ctx))

    def styles(self, sheet: Sheet) -> tuple[str, ...]:
        """The style sheets of a sheet in order: those of its page, and what the engine needs beyond them."""
        if sheet.kind not in self._styles:
            poster = sheet.kind == "poster"
            own = self._root / FOLDER / ("poster.css" if poster else "sheet.css")
            of_page = () if poster else for_engine(*assets.whole_style(self._root, f"pages/{sheet.kind}"))
            self._styles[sheet.kind] = (*of_page, own.read_text("utf-8"))
        return self._styles[sheet.kind]

    def _maker(self, language: Language, printing: Printing) -> PageMaker:
        if (language, printing) not in self._makers:
            self._makers[language, printing] = PageMaker(self._guide, language, self._root, printing=printing)
        return self._makers[language, printing]

    def _values(self, page: Page, sheet: Sheet, ctx: PageContext) -> dict[str, object]:
        return {
            "sheet": sheet,
            "pathway": self._guide.pathways[sheet.trade_id],
            "page": page,
            "trade": page.trade,
            "running": ctx.running_head(page.trade, page.title),
            "alternates": True,
        }


def _printing(sheet: Sheet) -> Printing:
    return "both" if len(sheet.languages) > 1 else "one"
