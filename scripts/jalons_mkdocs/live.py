"""MkDocs' live-reload server, with a word to the editor on every page while the content has problems."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer


class PortTaken(Exception):
    """Another program listens on the port."""


class LiveServer:
    """Serves a folder on loopback and calls `rebuild` when something watched changes."""

    def __init__(self, rebuild: Callable[[], None], folder: Path, port: int, banner: Callable[[], str]) -> None:
        with socket.socket() as probe:
            # the server itself takes the port only once it runs, after the first build
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name != "nt")
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as taken:
                raise PortTaken from taken
        self._server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(folder), mount_path="/")
        self._banner = banner
        self._folder = folder
        self._server.error_handler = self._not_found
        self._server.set_app(self._with_banner(self._server.serve_request))

    def watch(self, path: str) -> None:
        """Calls `rebuild` when the file or folder at `path` changes."""
        self._server.watch(path)

    def run(self) -> None:
        """Serves until interrupted."""
        try:
            with suppress(KeyboardInterrupt):
                self._server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it so
        finally:
            self._server.shutdown()

    def _not_found(self, code: int) -> bytes:
        page = self._folder / "404.html"
        if page.is_file():
            return page.read_bytes()
        return b"404"

    def _with_banner(self, app: WSGIApplication) -> WSGIApplication:
        """The application with the banner at the head of each HTML page that it answers with."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            started: list[Any] = []
            body = app(environ, lambda *given: started.append(given))  # type: ignore[arg-type]  # nobody writes
            status, headers, *rest = started[0]
            banner = self._banner()
            if banner and any(name.lower() == "content-type" and "html" in value for name, value in headers):
                whole = b"".join(body)
                at = whole.find(b">", whole.find(b"<body")) + 1
                whole = whole[:at] + banner.encode() + whole[at:]
                headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
                body = [whole]
            start_response(status, headers, *rest)
            return body

        return answer
