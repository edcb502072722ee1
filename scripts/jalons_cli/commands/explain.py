"""`explain`: says why something is on a trade's path, or why not."""

from __future__ import annotations

import sys
from argparse import Namespace

from jalons import checking
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.explaining import UnknownTarget, explain
from jalons_cli.folders import shown
from jalons_cli.outcome import Exit, refused, tell


def add_arguments(parser: Parser) -> None:
    """The trade, and a stage or a part of one; the whole path without."""
    parser.needs("trade", "explain-code", "PATH")
    parser.positional.add_argument(
        "target", nargs="?", default="", help=parser.words("explain-target"), metavar="STAGE[/ITEM]"
    )
    parser.add_content()


def run(given: Namespace, language: Language) -> Exit:
    """Prints each reason with its file, line and column."""
    content, problems = checking.check(given.data, given.as_of, shown(given.data, given.project))
    if content is None:
        return refused(problems, language)
    try:
        tell(explain(content, given.as_of, given.trade, given.target.strip("/"), language))
    except UnknownTarget as unknown:
        print(unknown, file=sys.stderr)
        return Exit.COULD_NOT_RUN
    return Exit.WELL
