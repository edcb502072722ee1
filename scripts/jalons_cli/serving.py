"""Serves the guide on this computer, rebuilds it on each change, and shows problems where the editor looks."""

from __future__ import annotations

import logging
import signal
import tempfile
import time
from datetime import date
from html import escape
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from jalons.messages import report
from jalons.problems.problem import ContentError, Problem
from jalons.records.fields import Language
from jalons_cli.building import Order, build
from jalons_cli.messages import translate, unexpected
from jalons_mkdocs.live import LiveServer, PortTaken

WATCHED = ("docs", "overrides", "mkdocs.yml")


class Outcome(NamedTuple):
    """How a build ended: well, with problems of the content, or with something to say about why it could not be."""

    problems: tuple[Problem, ...] = ()
    said: str = ""


def serve(root: Path, data: Path, as_of: date, port: int, language: Language) -> int:
    """Builds, serves and watches until stopped; gives the exit code."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="jalons-serve-") as folder:
        place = Path(folder) / "site"
        place.mkdir()
        address = f"http://127.0.0.1:{port}/"
        order = Order(root, data, place, as_of, address)
        found: list[Problem] = []

        def rebuild() -> None:
            begun = time.monotonic()
            outcome = _in_a_process_of_its_own(order, language)
            if outcome.problems:
                found[:] = outcome.problems
                print(report.as_text(outcome.problems, language), flush=True)
                print(translate("kept", language), flush=True)
            elif outcome.said:
                print(outcome.said, flush=True)
            else:
                found.clear()
                print(translate("rebuilt", language, seconds=f"{time.monotonic() - begun:.1f}"), flush=True)

        def banner() -> str:
            if not found:
                return ""
            lines = "".join(f"<li>{escape(report.line(problem, language))}</li>" for problem in found)
            key = "problems-in-page" if (place / "index.html").exists() else "problems-at-first"
            style = "padding:1rem;border:4px solid #b00020;background:#fff;color:#000;font:16px/1.5 system-ui;position:relative;z-index:99"
            return f'<div role="alert" lang="{language}" style="{style}"><p>{escape(translate(key, language))}</p><ul>{lines}</ul></div>'

        try:
            server = LiveServer(rebuild, place, port, banner)
        except PortTaken:
            print(translate("port-taken", language, port=port))
            return 2
        rebuild()
        for name in WATCHED:
            server.watch(str(root / name))
        server.watch(str(data))
        print(translate("serving", language, address=address), flush=True)
        server.run()
    return 0


def _in_a_process_of_its_own(order: Order, language: Language) -> Outcome:
    """Builds beside the server, so that its threads do not keep the build from using all cores, nor its memory stay."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(order, language, there), daemon=True)
    process.start()
    there.close()
    try:
        return here.recv()
    except EOFError:
        return Outcome(said=translate("build-ended", language))
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
    except OSError as refused:
        answer.send(Outcome(said=translate("disk", language, detail=refused.strerror or refused)))
    except Exception as wrong:  # the server goes on: the next change may mend it
        answer.send(Outcome(said=unexpected(wrong, language)))
