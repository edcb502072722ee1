"""Every sheet of some trades as PDF, in both languages and all sizes, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import sheets
from jalons.pages.open_amounts import on_paper
from jalons.pages.sheets import Sheet
from jalons.path.pathway import StageOnPath
from jalons.records import Item
from jalons.writing.language import Language
from jalons.writing.typography import typeset
from jalons_cli import printing
from jalons_cli.printing import Output
from tools.paper_faults import faults

OF_EACH_KIND = ("620D", "306A", "332A", "438A", "415A")
"""Trades without an exam, with one, compulsory, with an unknown exam, and one of which little is known."""
SIGNED = ("stage", "checklist", "role")
"""Kinds of sheet with rows to sign."""
_NO_HEAD = ("letter", "poster")
"""Sheets without a head of ours: a letter goes on the sender's paper, a poster is one page."""


def looked_through(guide: Guide, root: Path, wanted: Sequence[Sheet], into: Path) -> Iterator[tuple[Sheet, list[str]]]:
    """Makes sheets in the folder `into`; gives each with its faults. Raises OSError where the disk refuses."""
    files = printing.make(guide, root, wanted, Output(into, flat=True))
    for sheet, file in zip(wanted, files, strict=True):
        language = sheet.languages[0]
        head = "" if sheet.kind in _NO_HEAD else _words(guide, "reader-name", language)
        words = [
            on_paper(typeset(item.text.in_(each), each), guide.content.facts.values(), each)
            for _, item in rows(guide, sheet)
            for each in sheet.languages
        ]
        found = list(faults(file, head, words[:: len(sheet.languages)]))
        yield sheet, found


def of_trades(guide: Guide, trades: Sequence[str]) -> list[Sheet]:
    """All sheets of these trades."""
    return [sheet for trade_id in trades for sheet in sheets.of_trade(guide, trade_id)]


def _words(guide: Guide, key: str, language: Language) -> str:
    return typeset(guide.content.words[key].in_(language), language)


def rows(guide: Guide, sheet: Sheet) -> list[tuple[StageOnPath, Item]]:
    """The tasks that stand on a sheet to be signed, in order, each with its stage; none on any other sheet."""
    pathway = guide.pathways[sheet.trade_id]
    if sheet.kind not in SIGNED:
        return []
    stages = [pathway.stage(sheet.subject)] if sheet.kind == "stage" else pathway.stages
    return [(at, item) for at in stages for item in at.tasks if sheet.kind != "role" or sheet.subject in item.who]
