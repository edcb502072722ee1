"""A static host on loopback for built sites."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.project import PREFIX


class _Patient(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that closed a page before all of it had come."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """A static host: folders as index.html, the site's own 404 page, and a record of what was asked for."""

    def __init__(self) -> None:
        server = self
        self.asked: list[str] = []
        self.folder = Path()

        class Handler(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def translate_path(self, path: str) -> str:
                path = path.split("?", 1)[0].split("#", 1)[0]
                if not path.startswith(PREFIX):
                    return str(server.folder / "outside-the-site")
                return super().translate_path("/" + path[len(PREFIX) :])

            def do_GET(self) -> None:
                server.asked.append(self.path)
                super().do_GET()

            def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
                page = server.folder / "404.html"
                if code != 404 or not page.is_file():
                    super().send_error(code, message, explain)
                    return
                body = page.read_bytes()
                self.send_response(404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def end_headers(self) -> None:
                # a browser that is used again need not ask whether anything has changed: what is shown never does
                self.send_header("Cache-Control", "max-age=3600")
                super().end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._handler = Handler
        self.http = _Patient(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}{PREFIX}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def show(self, folder: Path) -> None:
        """Serves this folder from now on."""
        self.folder = folder
        self.http.RequestHandlerClass = functools.partial(self._handler, directory=str(folder))


@pytest.fixture(scope="session")
def static_host() -> Iterator[Server]:
    """The host that `reader` and `new_reader` read from."""
    made = Server()
    yield made
    made.http.shutdown()


@pytest.fixture
def server(static_host: Server) -> Iterator[Server]:
    """That host, for a test that looks at what it was asked for or has it show something else until its end.

    Its readers have nothing at hand from before.
    """
    shown = static_host.folder
    yield static_host
    static_host.show(shown)
