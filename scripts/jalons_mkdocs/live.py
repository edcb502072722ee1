"""MkDocs' live-reload server, which asks for each file in the moment a browser does, and tells browsers of changes."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

_OURS = ("127.0.0.1", "localhost")
"""The names under which this computer's own browser asks; any other page that leads here is a stranger's."""
_POLLING = 0.4
"""How often the disk is looked at, in seconds."""


class PortTaken(Exception):
    """Another program listens on the port."""


class Answer(NamedTuple):
    """What a browser gets: the bytes of a file, whose type its name tells, or another place to look."""

    body: bytes
    name: str = "index.html"
    status: str = "200 OK"
    location: str = ""


class LiveServer:
    """Serves on loopback what `answer` gives for a path from the root; calls `changed` when something watched changes.

    Both are called from threads of their own.
    """

    def __init__(self, changed: Callable[[], None], answer: Callable[[str], Answer], port: int) -> None:
        with socket.socket() as probe:
            # the server itself takes the port only once it runs
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name != "nt")
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as taken:
                raise PortTaken from taken
        self._server = LiveReloadServer(
            builder=changed, host="127.0.0.1", port=port, root=os.devnull, mount_path="/", polling_interval=_POLLING
        )
        self._answer = answer
        self._server.set_app(self._app)

    def watch(self, path: Path) -> None:
        """Calls `changed` when the file or folder at `path` changes."""
        self._server.watch(str(path))

    def reload(self) -> None:
        """Lets open pages be asked for again."""
        # MkDocs knows no other reason to reload than a change on the disk
        with self._server._rebuild_cond:  # noqa: SLF001 - there is no public way
            self._server._want_rebuild = True  # noqa: SLF001 - as above
            self._server._rebuild_cond.notify_all()  # noqa: SLF001 - as above

    def run(self) -> None:
        """Serves until interrupted."""
        try:
            with suppress(KeyboardInterrupt):
                self._server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it so
        finally:
            self._server.shutdown()

    def _app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ.get("HTTP_HOST", "").rpartition(":")[0] not in _OURS:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"403"]
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith("/livereload/"):
            return self._server.serve_request(environ, start_response)
        # a change while the page is made is then a reason to make it again
        epoch = self._server._visible_epoch  # noqa: SLF001 - as above
        answer = self._answer(path.lstrip("/"))
        body = answer.body
        if answer.location:
            start_response(answer.status, [("Location", answer.location)])
            return []
        if answer.name.endswith(".html"):
            body = self._server._inject_js_into_html(body, epoch)  # type: ignore[no-untyped-call]  # noqa: SLF001 - as above
        kind = self._server._guess_type(answer.name)  # type: ignore[no-untyped-call]  # noqa: SLF001 - as above
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-cache")]
        start_response(answer.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
