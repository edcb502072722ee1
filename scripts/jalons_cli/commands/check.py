"""`check`: tells every problem of the content without building the site."""

from __future__ import annotations

from argparse import Namespace

from jalons import checking, guide, rules
from jalons.messages import report
from jalons.site.around import around
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.folders import shown
from jalons_cli.outcome import Exit, tell, verdict


def add_arguments(parser: Parser) -> None:
    """The data, and a form for people or for programs."""
    parser.add_content()
    form = parser.one_of(("text", "json"))
    parser.options.add_argument(
        "--format", type=form, default="text", help=parser.words("format"), metavar="{text,json}"
    )


def run(given: Namespace, language: Language) -> Exit:
    """Prints all problems in the order of their places."""
    content, found = checking.check(given.data, given.as_of, shown(given.data, given.project))
    problems = [*found, *around(given.project, guide.guide_of(content, given.as_of) if content else None)]
    problems += [*rules.ahead(content, given.as_of, found), *rules.notes(content, given.as_of)] if content else []
    tell(report.as_json(problems, language) if given.format == "json" else report.as_text(problems, language))
    return verdict(problems)
