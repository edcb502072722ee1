"""Every sheet of some trades as PDF, in both languages and all sizes, and what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import sheets
from jalons.pages.sheets import Sheet
from jalons.records import Item
from jalons.writing.language import Language
from jalons.writing.typography import typeset
from jalons_cli import printing
from jalons_cli.printing import Output
from tools.paper_faults import faults

OF_EACH_KIND = ("620D", "306A", "332A", "438A", "415A")
"""Trades without an exam, with one, compulsory, with an unknown exam, and one of which little is known."""
_NO_HEAD = ("letter", "poster")
"""Sheets without a head of ours: a letter goes on the sender's paper, a poster is one page."""


def looked_through(guide: Guide, root: Path, wanted: Sequence[Sheet], into: Path) -> Iterator[tuple[Sheet, list[str]]]:
    """Makes sheets in the folder `into`; gives each with its faults. Raises OSError where the disk refuses."""
    files = printing.make(guide, root, wanted, Output(into, flat=True))
    for sheet, file in zip(wanted, files, strict=True):
        language = sheet.languages[0]
        head = "" if sheet.kind in _NO_HEAD else _words(guide, "name-of-apprentice", language)
        words = [typeset(item.text.in_(each), each) for item in _tasks(guide, sheet) for each in sheet.languages]
        found = list(faults(file, head, words[:: len(sheet.languages)]))
        yield sheet, found


def of_trades(guide: Guide, trades: Sequence[str]) -> list[Sheet]:
    """All sheets of these trades."""
    return [sheet for trade_id in trades for sheet in sheets.of_trade(guide, trade_id)]


def _words(guide: Guide, key: str, language: Language) -> str:
    return typeset(guide.content.words[key].in_(language), language)


def _tasks(guide: Guide, sheet: Sheet) -> list[Item]:
    """The tasks that stand on a sheet, in order."""
    pathway = guide.pathways[sheet.trade_id]
    if sheet.kind == "stage":
        return list(pathway.stage(sheet.subject).tasks)
    if sheet.kind == "checklist":
        return [item for at in pathway.stages for item in at.tasks]
    return []
