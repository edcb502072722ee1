"""Serves the guide on this computer, rebuilds it on each change, and shows problems where the editor looks."""

from __future__ import annotations

import logging
import signal
import tempfile
import time
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from jalons.messages import report
from jalons.problems.problem import ContentError, Problem
from jalons.project import FILES, GUIDE_FILE, OVERRIDES, SETTINGS, overrides_of
from jalons.writing.language import Language
from jalons_cli.building import Order, build
from jalons_cli.messages import translate, unexpected
from jalons_cli.outcome import Exit, of_the_disk
from jalons_mkdocs.live import LiveServer, PortTaken

BANNER = "base/banner.html"
"""The template of what is said on top of each page, below overrides/jalons/."""


class Outcome(NamedTuple):
    """How a build ended: well, with problems of the content, or with something to say about why it could not be."""

    problems: tuple[Problem, ...] = ()
    said: str = ""


class Preview:
    """The site that `serve` shows, rebuilt on each change; each of its pages says what is wrong with the content."""

    def __init__(self, order: Order, language: Language) -> None:
        self._order = order
        self._language: Language = language
        self._problems: tuple[Problem, ...] = ()
        loader = FileSystemLoader(overrides_of(order.root) / "jalons")
        self._templates = Environment(loader=loader, autoescape=True, trim_blocks=True)

    def rebuild(self) -> None:
        """Builds the site anew, and tells in the terminal how that ended."""
        begun = time.monotonic()
        outcome = _in_a_process_of_its_own(self._order, self._language)
        if outcome.problems:
            self._problems = outcome.problems
            self._say(report.as_text(outcome.problems, self._language))
            self._say(translate("kept", self._language))
        elif outcome.said:
            self._say(outcome.said)
        else:
            self._problems = ()
            self._say(translate("rebuilt", self._language, seconds=f"{time.monotonic() - begun:.1f}"))

    def banner(self) -> str:
        """HTML for the top of each page while the content has problems; otherwise nothing."""
        if not self._problems:
            return ""
        key = "problems-in-page" if (self._order.out / "index.html").exists() else "problems-at-first"
        return self._templates.get_template(BANNER).render(
            language=self._language,
            message=translate(key, self._language),
            problems=[report.line(problem, self._language) for problem in self._problems],
        )

    def _say(self, text: str) -> None:
        print(text, flush=True)


def serve(root: Path, data: Path, as_of: date, port: int, language: Language) -> Exit:
    """Builds, serves and watches until stopped; gives the exit code.

    Raises:
        OSError: The disk refused.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="jalons-serve-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        address = f"http://127.0.0.1:{port}/"
        preview = Preview(Order(root, data, site, as_of, address), language)
        try:
            server = LiveServer(preview.rebuild, site, port, preview.banner)
        except PortTaken:
            print(translate("port-taken", language, port=port))
            return Exit.COULD_NOT_RUN
        preview.rebuild()
        for path in watched(root, data):
            server.watch(str(path))
        print(translate("serving", language, address=address), flush=True)
        server.run()
    return Exit.WELL


def watched(root: Path, data: Path) -> list[Path]:
    """What of a project is rebuilt on each change: all that is there; and in a checkout, how the program looks."""
    paths = [data, *(root / name for name in ("docs", OVERRIDES, SETTINGS, GUIDE_FILE)), FILES / OVERRIDES]
    return [path for path in dict.fromkeys(paths) if path.exists()]


def _in_a_process_of_its_own(order: Order, language: Language) -> Outcome:
    """Builds beside the server, so that its threads do not keep the build from using all cores, nor its memory stay."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(order, language, there), daemon=True)
    process.start()
    there.close()
    try:
        outcome: Outcome = here.recv()
    except EOFError:
        return Outcome(said=translate("build-ended", language))
    else:
        return outcome
    finally:
        process.kill()
        process.join()


def _build(order: Order, language: Language, answer: Connection) -> None:
    # Ctrl+C is for the server, which then ends this process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        build(order)
        answer.send(Outcome())
    except ContentError as wrong:
        answer.send(Outcome(tuple(wrong.problems)))
    except OSError as refusal:
        answer.send(Outcome(said=translate("disk", language, detail=of_the_disk(refusal))))
    except Exception as wrong:  # noqa: BLE001 - the server goes on: the next change may mend it
        answer.send(Outcome(said=unexpected(wrong, language)))
