"""`import`: says what a table would change, and writes it when asked to."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.importing import TableImport, import_table
from jalons_cli.outcome import Exit, tell


def add_arguments(parser: Parser) -> None:
    """The table, the data, and whether to write."""
    parser.needs("table", "table", "FILE.csv", Path)
    parser.add_content()
    parser.flag("--write", "write")
    parser.options.add_argument("--pathway", help=parser.words("pathway"), metavar="ID")


def run(given: Namespace, language: Language) -> Exit:
    """Reports, and writes where told to."""
    order = TableImport(given.table, given.project, given.data, given.as_of, given.pathway, given.write)
    return import_table(order, language, tell)
