"""`build`: makes the site, and puts it in its place once it is whole and checked."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jalons.problems.problem import ContentError
from jalons.writing.language import Language
from jalons_cli.building import Built, Order, PlaceRefused, build
from jalons_cli.command_line import Parser
from jalons_cli.messages import progress, translate
from jalons_cli.outcome import Exit, of_the_disk, refused

_SAMPLE = ".example"
"""No real site has such an address: the name is reserved for examples."""


def add_arguments(parser: Parser) -> None:
    """The data, where the site goes, and whether PDFs are made."""
    parser.add_content()
    parser.options.add_argument("--out", type=Path, help=parser.words("out"), metavar="DIR")
    parser.flag("--no-pdf", "no-pdf")
    parser.flag("--without-mkdocs", "without-mkdocs")


def run(given: Namespace, language: Language) -> Exit:
    """Builds, and tells what was made or why the last good site stayed as it was."""
    begun = time.monotonic()
    out = given.out or given.project / "site"
    ways = {"pdf": not given.no_pdf, "without_mkdocs": given.without_mkdocs}
    order = Order(given.project, given.data, out, given.as_of, **ways)
    try:
        built = build(order, lambda name: progress(name, language))
    except ContentError as found:
        code = refused(found.problems, language)
        print(translate("kept", language), file=sys.stderr)
        return code
    except PlaceRefused as wrong:
        print(translate(wrong.reason, language, out=wrong.out), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    except OSError as refusal:
        print(translate("disk", language, detail=of_the_disk(refusal)), file=sys.stderr)
        print(translate("kept", language), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    seconds = f"{time.monotonic() - begun:.1f}"
    print(translate("built", language, out=out, pages=built.pages, seconds=seconds))
    for line in _remarks(built, language):
        print(line)
    return Exit.WELL


def _remarks(built: Built, language: Language) -> Iterator[str]:
    """What else there is to say of a finished site, before it is published."""
    if built.pdfs:
        yield translate("pdfs-made", language, count=built.pdfs)
    if built.without_pdf:
        yield translate("pdfs-left-out", language)
    if built.without_stems:
        yield translate("search-plain", language, languages=", ".join(built.without_stems))
    if built.unreleased and built.new_ids:
        yield translate("not-released", language, new=built.new_ids)
    elif built.unreleased:
        yield translate("words-not-released", language)
    if (urlsplit(built.address).hostname or "").endswith(_SAMPLE):
        yield translate("sample-address", language, address=built.address, file=built.address_in)
