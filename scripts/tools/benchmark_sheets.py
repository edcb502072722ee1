"""Measures how long all sheets take as PDF, and how large they are."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jalons import parallel
from jalons.guide import Guide
from jalons.pages import sheets
from jalons.writing.language import Language
from jalons_cli import printing
from jalons_cli.kept_sheets import KeptSheets
from jalons_cli.messages import translate
from jalons_cli.printing import Output

SHEETS_SECONDS = 60
"""How long all sheets may take, on two processors."""
SHEET_KILOBYTES = 80
"""How large a sheet may be, in thousands of bytes."""


def measure_sheets(guide: Guide, root: Path, language: Language) -> bool:
    """Makes every sheet of the trades that have PDFs, with nothing kept from before, then again.

    Prints the times and the largest sheet; tells whether limits are met.

    Raises:
        ContentError: A sheet cannot be filled in.
        OSError: The disk refused.
    """
    wanted = [sheet for trade_id in guide.content.site.pdf for sheet in sheets.of_trade(guide, trade_id)]
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        one, two = (Output(Path(scratch) / name, kept=KeptSheets(Path(scratch) / "kept")) for name in ("one", "two"))
        seconds, made = _timed(lambda: printing.make(guide, root, wanted, one))
        again, _ = _timed(lambda: printing.make(guide, root, wanted, two))
        largest = max(made, key=lambda path: path.stat().st_size)
        kilobytes = largest.stat().st_size / 1000
    facts = {
        "count": len(made),
        "paths": ", ".join(guide.content.site.pdf),
        "cores": parallel.cores(),
        "seconds": f"{seconds:.1f}",
    }
    each = f"{1000 * seconds / len(made):.0f}"
    print(translate("benchmark-sheets", language, **facts, each=each, largest=f"{kilobytes:.1f}", name=largest.name))
    print(translate("benchmark-sheets-again", language, seconds=f"{again:.1f}"))
    ratios = {"time": f"{seconds / SHEETS_SECONDS:.2f}", "size": f"{kilobytes / SHEET_KILOBYTES:.2f}"}
    print(translate("benchmark-sheets-ratio", language, **ratios, limit=SHEETS_SECONDS, most=SHEET_KILOBYTES))
    return seconds <= SHEETS_SECONDS and kilobytes <= SHEET_KILOBYTES


def _timed(work: Callable[[], list[Path]]) -> tuple[float, list[Path]]:
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made
