"""`release`: writes down what is published, once everything passes the check."""

from __future__ import annotations

import sys
from argparse import Namespace

from jalons import checking, guide, rules
from jalons.site.around import around
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, refused, verdict
from jalons_cli.releasing import NewsToCome, NothingNew, release


def add_arguments(parser: Parser) -> None:
    """The data."""
    parser.add_content()


def run(given: Namespace, language: Language) -> Exit:
    """Releases the content, or says why nothing was written."""
    content, found = checking.check(given.data, given.as_of, shown(given.data, given.project))
    whole = guide.guide_of(content, given.as_of) if content else None
    problems = [*found, *around(given.project, whole)]
    problems += rules.ahead(content, given.as_of, found) if content else []
    if verdict(problems) is not Exit.WELL or whole is None:
        code = refused(problems, language)
        print(translate("release-kept", language), file=sys.stderr)
        return code
    try:
        made = release(whole, given.data)
    except NothingNew as same:
        print(translate("release-nothing-new", language, file=same.same.location.file), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    except NewsToCome as later:
        facts = {"name": later.name, "day": later.day, "as_of": given.as_of}
        print(translate("release-news-to-come", language, **facts), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    facts = {"number": made.version.number, "file": made.file, "size": f"{made.size / 1024:.0f}"}
    print(translate("released", language, **facts, new=made.new_ids, ids=len(made.version.ids)))
    if made.same_words:
        print(translate("release-same-words", language))
    return Exit.WELL
