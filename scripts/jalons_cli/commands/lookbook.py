"""`lookbook`: measures pages in a real Chromium, holds the figures against their limits, and takes pictures of them."""

from __future__ import annotations

import functools
import http.server
import sys
import tempfile
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from jalons.checking import open_guide
from jalons.guide import Guide
from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons.writing.language import USUAL, Language
from jalons_cli import ROOT
from jalons_cli.building import Order, build
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit, tell, verdict
from jalons_cli.today import today
from tools import lookbook, page_pictures
from tools.sample import named_trades, with_only
from tools.testing import find_chromium


def add_arguments(parser: Parser) -> None:
    """Where pictures go, or that none are wanted."""
    out = ROOT / ".jalons" / "lookbook"
    parser.options.add_argument("--out", type=Path, default=out, help=parser.words("lookbook-out"), metavar="DIR")
    parser.flag("--figures", "lookbook-figures")


def run(given: Namespace, language: Language) -> Exit:
    """Prints the worst of each figure, and says where the pictures are; gives PROBLEMS where a limit is passed."""
    browser = find_chromium()
    if browser is None:
        print(translate("chromium-missing", language), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    try:
        guide = open_guide(ROOT / "data", today(), "data")
        with (
            tempfile.TemporaryDirectory(prefix="jalons-lookbook-") as scratch,
            _served(guide, Path(scratch)) as (
                address,
                trades,
            ),
        ):
            return _looked_at(guide, address, trades, browser, given, language)
    except ContentError as wrong:
        tell(report.as_text(wrong.problems, language))
        return verdict(wrong.problems)


def _looked_at(
    guide: Guide, address: str, trades: tuple[str, ...], program: str, given: Namespace, language: Language
) -> Exit:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        book = lookbook.Lookbook(chromium, guide, address, trades)
        found = lookbook.worst(book.figures())
        for name, figures in found.items():
            print(_line(name, figures, language))
        if not given.figures:
            paths = {kind: USUAL.path(uri, "fr") for kind, uri in book.kinds().items()}
            paths |= {f"en-{kind}": USUAL.path(uri, "en") for kind, uri in book.kinds().items()}
            paths |= {f"path-{trade_id}": f"trades/{trade_id}/" for trade_id in trades}
            taken = page_pictures.take(book, paths, given.out)
            index = page_pictures.write_index(ROOT / "overrides" / "jalons", given.out, taken)
            print(translate("gallery-written", language, file=index))
        chromium.close()
    return Exit.WELL if all(figure.well for figures in found.values() for figure in figures) else Exit.PROBLEMS


def _line(name: str, figures: list[lookbook.Figure], language: Language) -> str:
    """One line for all figures of a name: the worst, its limit, and how many are beyond theirs."""
    worst = figures[0]
    beyond = sum(not figure.well for figure in figures)
    said = translate(
        "figure-line",
        language,
        what=translate(name, language),
        value=f"{worst.value:.3g}",
        limit=f"{worst.limit:g}",
        where=worst.where or "/",
    )
    return f"{said}{translate('figure-beyond', language, n=beyond, all=len(figures)) if beyond else ''}"


@contextmanager
def _served(guide: Guide, scratch: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Builds a sample of the guide and serves it; gives its address and the trades that are looked at."""
    main = guide.content.site.main
    wanted = dict.fromkeys((main, *lookbook.OF_EACH_KIND, lookbook.longest(guide)))
    trades = tuple(trade_id for trade_id in wanted if trade_id in guide.pathways)
    kept = named_trades(guide.content, ROOT / "docs")
    data = with_only(ROOT / "data", scratch / "data", {*kept, *trades})
    site = scratch / "site"

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing of each request."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    address = f"http://127.0.0.1:{server.server_port}/"
    build(Order(ROOT, data, site, today(), address))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address, trades
    server.shutdown()
