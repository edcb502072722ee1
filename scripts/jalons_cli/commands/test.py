"""`test`: runs all the tests."""

from __future__ import annotations

from argparse import REMAINDER, SUPPRESS, Namespace

from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from tools.testing import run_tests


def add_arguments(parser: Parser) -> None:
    """What follows -- goes to pytest."""
    parser.positional.add_argument("rest", nargs=REMAINDER, help=SUPPRESS)


def run(given: Namespace, language: Language) -> int:
    """Gives the exit code of pytest."""
    return run_tests(ROOT, [word for word in given.rest if word != "--"], language)
