"""`pdf`: makes the sheets of one trade as PDF, beside one another in a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from jalons import checking, guide
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, refused
from jalons_cli.printing import CannotPrint, Selection, print_selected


def add_arguments(parser: Parser) -> None:
    """The trade, which of its sheets, and where they go."""
    parser.needs("trade", "pdf-code", "PATH")
    parser.add_content()
    add = parser.options.add_argument
    sizes = parser.one_of(("letter", "a4", "tabloid"))
    add("--stage", help=parser.words("pdf-stage"), metavar="STAGE")
    add("--size", type=sizes, help=parser.words("pdf-size"), metavar="{letter,a4,tabloid}")
    add("--out", type=Path, default=Path("pdf"), help=parser.words("pdf-out"), metavar="DIR")


def run(given: Namespace, language: Language) -> Exit:
    """Makes the sheets of content that passes the check."""
    content, problems = checking.check(given.data, given.as_of, shown(given.data, given.project))
    if content is None:
        return refused(problems, language)
    wanted = Selection(given.trade, given.stage, given.size)
    of_trade = guide.guide_of(content, given.as_of, only=given.trade if given.trade in content.trades else "")
    try:
        made = print_selected(of_trade, given.project, wanted, given.out, language)
    except CannotPrint as wrong:
        print(wrong, file=sys.stderr)
        return Exit.COULD_NOT_RUN
    print(translate("pdf-written", language, count=len(made), folder=given.out))
    return Exit.WELL
