"""`benchmark`: measures how check, build and serve grow with the trades, or sheets, the preview, an old version."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace

from jalons import checking, guide
from jalons.content import Content
from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, refused
from jalons_cli.today import today
from jalons_pdf import engine
from tools.against import UnknownRevision, measure_against
from tools.benchmark import TooSmall, measure
from tools.benchmark_preview import measure_preview
from tools.benchmark_sheets import measure_sheets
from tools.measuring import Failed
from tools.sample import MOST

_MOST_ROUNDS = 99


def add_arguments(parser: Parser) -> None:
    """What is measured, and how often."""

    def sizes(value: str) -> tuple[int, ...]:
        parts = value.split(",")
        if all(part.isascii() and part.isdecimal() and 0 < int(part) <= MOST for part in parts):
            return tuple(map(int, parts))
        raise ArgumentTypeError(parser.words("sizes-wrong", value=value, most=MOST))

    rounds = parser.whole_number(_MOST_ROUNDS, "rounds-wrong")
    add = parser.options.add_argument
    add("--sizes", type=sizes, default="40,145", help=parser.words("sizes"), metavar="N,N")
    add("--rounds", type=rounds, default=3, help=parser.words("rounds"), metavar="N")
    add("--against", help=parser.words("against"), metavar="REV")
    parser.flag("--sheets", "sheets-option")
    parser.flag("--preview", "preview-option")


def run(given: Namespace, language: Language) -> Exit:
    """Measures, and tells whether limits are met."""
    content, problems = checking.check(ROOT / "data", today(), "data")
    if content is None:
        return refused(problems, language)
    if given.sheets and not engine.version():
        print(translate("pdf-extra-missing", language), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    try:
        return Exit.WELL if _measured(given, content, language) else Exit.PROBLEMS
    except TooSmall as wrong:
        print(translate("sizes-too-small", language, count=wrong), file=sys.stderr)
    except UnknownRevision as wrong:
        print(translate("revision-unknown", language, revision=wrong), file=sys.stderr)
    except Failed as wrong:
        print(translate("benchmark-failed", language, detail=wrong), file=sys.stderr)
    return Exit.COULD_NOT_RUN


def _measured(given: Namespace, content: Content, language: Language) -> bool:
    """Whether the limits of what was asked for are met."""
    if given.sheets:
        return measure_sheets(guide.guide_of(content, today()), ROOT, language)
    if given.preview:
        return measure_preview(ROOT, content, today(), given.sizes, given.rounds, language)
    if given.against:
        return measure_against(ROOT, given.against, today(), given.rounds, language)
    return measure(ROOT, content, today(), given.sizes, given.rounds, language)
