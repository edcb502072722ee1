"""Serves the guide on this computer: each page is made when it is asked for, the content is checked beside it."""

from __future__ import annotations

import logging
import tempfile
from datetime import date
from pathlib import Path

from jalons.writing.language import Language
from jalons_cli.beside import Checker, Outcome
from jalons_cli.building import Order
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit
from jalons_cli.preview import Preview, watched
from jalons_mkdocs.live import LiveServer, PortTaken


def serve(root: Path, data: Path, as_of: date, port: int, language: Language) -> Exit:
    """Serves and watches until stopped; gives the exit code.

    Raises:
        OSError: The disk refused.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="jalons-serve-") as folder:
        address = f"http://127.0.0.1:{port}/"
        preview = Preview(Order(root, data, Path(folder) / "site", as_of, address), language, Path(folder), _say)
        try:
            server = LiveServer(preview.look, preview.answer, port)
        except PortTaken:
            _say(translate("port-taken", language, port=port))
            return Exit.COULD_NOT_RUN

        def tell(number: int, outcome: Outcome) -> None:
            if preview.tell(number, outcome):
                server.reload()

        preview.ask = Checker(preview.order, language, tell).ask
        for path in watched(root, data):
            server.watch(path)
        _say(translate("serving", language, address=address))
        preview.look()
        server.run()
    return Exit.WELL


def _say(text: str) -> None:
    print(text, flush=True)
