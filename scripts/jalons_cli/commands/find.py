"""`find`: says where a sentence that stands on a page is written."""

from __future__ import annotations

import sys
from argparse import Namespace

from jalons.content import load_what_can_be
from jalons.messages import report
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.finding import find
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, tell


def add_arguments(parser: Parser) -> None:
    """The sentence, and the data."""
    parser.needs("phrase", "find-phrase", "WORDS")
    parser.add_content()


def run(given: Namespace, language: Language) -> Exit:
    """Prints each place with its words; where there is none, says what else to do."""
    content, problems = load_what_can_be(given.data, shown(given.data, given.project))
    if content is None:
        print(report.as_text(problems, language), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    places = find(content, given.project / "docs", given.phrase)
    if not places:
        print(translate("find-nothing", language, phrase=given.phrase), file=sys.stderr)
        return Exit.PROBLEMS
    tell("\n".join(f"{place.location}: {place.text}" for place in places))
    return Exit.WELL
