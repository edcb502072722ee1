"""`serve`: shows the guide on this computer, and rebuilds it on each change."""

from __future__ import annotations

from argparse import Namespace

from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.outcome import Exit
from jalons_cli.serving import serve

_HIGHEST_PORT = 65535


def add_arguments(parser: Parser) -> None:
    """The data, and the port."""
    parser.add_content()
    port = parser.whole_number(_HIGHEST_PORT, "port-wrong")
    parser.options.add_argument("--port", type=port, default=8000, help=parser.words("port"))


def run(given: Namespace, language: Language) -> Exit:
    """Serves until stopped."""
    return serve(given.project, given.data, given.as_of, given.port, language)
