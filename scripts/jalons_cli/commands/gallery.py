"""`gallery`: writes the page on which developers see every example of every component."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from jalons.checking import open_guide
from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, tell, verdict
from tools import gallery


def add_arguments(parser: Parser) -> None:
    """The data, and where to."""
    parser.add_content()
    parser.options.add_argument(
        "--out", type=Path, default=ROOT / ".jalons" / "gallery", help=parser.words("gallery-out")
    )


def run(given: Namespace, language: Language) -> Exit:
    """Writes one page a language and colour scheme; the templates and style sheets are those of this checkout."""
    try:
        guide = open_guide(given.data, given.as_of, shown(given.data, given.project))
    except ContentError as wrong:
        tell(report.as_text(wrong.problems, language))
        return verdict(wrong.problems)
    written = gallery.write(guide, ROOT / "overrides" / "jalons", given.out)
    print(translate("gallery-written", language, file=written[0]))
    return Exit.WELL
