"""Serves the guide on this computer, rebuilds it on each change, and shows problems where the editor looks."""

from __future__ import annotations

import logging
import tempfile
import time
from datetime import date
from html import escape
from pathlib import Path

from jalons import report
from jalons.problem import ContentError, Problem
from jalons.records.fields import Language
from jalons_cli.building import Order, build
from jalons_cli.voice import say, unexpected
from jalons_mkdocs.live import LiveServer, PortTaken

WATCHED = ("docs", "overrides", "mkdocs.yml")


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
            try:
                build(order)
                found.clear()
                print(say("rebuilt", language, seconds=f"{time.monotonic() - begun:.1f}"), flush=True)
            except ContentError as wrong:
                found[:] = wrong.problems
                print(report.as_text(wrong.problems, language), flush=True)
                print(say("kept", language), flush=True)
            except OSError as refused:
                print(say("disk", language, detail=refused.strerror or refused), flush=True)
            except Exception as wrong:  # the server goes on: the next change may mend it
                print(unexpected(wrong, language), flush=True)

        def banner() -> str:
            if not found:
                return ""
            lines = "".join(f"<li>{escape(report.line(problem, language))}</li>" for problem in found)
            key = "problems-in-page" if (place / "index.html").exists() else "problems-at-first"
            style = "padding:1rem;border:4px solid #b00020;background:#fff;color:#000;font:16px/1.5 system-ui;position:relative;z-index:99"
            return f'<div role="alert" lang="{language}" style="{style}"><p>{escape(say(key, language))}</p><ul>{lines}</ul></div>'

        try:
            server = LiveServer(rebuild, place, port, banner)
        except PortTaken:
            print(say("port-taken", language, port=port))
            return 2
        rebuild()
        for name in WATCHED:
            server.watch(str(root / name))
        server.watch(str(data))
        print(say("serving", language, address=address), flush=True)
        server.run()
    return 0
