"""`papers`: makes every sheet of trades of each kind as PDF, and says what is wrong on which."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from jalons.checking import open_guide
from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, tell, verdict
from jalons_cli.today import today
from jalons_pdf import engine
from tools import papers


def add_arguments(parser: Parser) -> None:
    """Where the sheets go."""
    out = ROOT / ".jalons" / "papers"
    parser.options.add_argument("--out", type=Path, default=out, help=parser.words("papers-out"), metavar="DIR")


def run(given: Namespace, language: Language) -> Exit:
    """Prints each fault with the sheet that has it; gives PROBLEMS where there is one."""
    if not engine.version():
        print(translate("pdf-extra-missing", language), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    try:
        guide = open_guide(ROOT / "data", today(), "data")
    except ContentError as wrong:
        tell(report.as_text(wrong.problems, language))
        return verdict(wrong.problems)
    trades = [trade_id for trade_id in papers.OF_EACH_KIND if trade_id in guide.pathways]
    wanted = papers.of_trades(guide, trades)
    count = 0
    for sheet, found in papers.looked_through(guide, ROOT, wanted, given.out):
        count += len(found)
        for fault in found:
            print(f"{sheet.name}: {fault}")
    print(translate("papers-looked", language, count=len(wanted), faults=count, folder=given.out))
    return Exit.PROBLEMS if count else Exit.WELL
