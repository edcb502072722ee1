"""A real Firefox, where there is one, that prints pages of a served site; it is spoken to as its own tests speak to it."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("firefox-esr", "firefox")
_LETTER = {"width": 21.59, "height": 27.94}
_MARGINS = {"top": 1.2, "bottom": 1.5, "left": 1.3, "right": 1.3}


def find_firefox() -> str | None:
    """The path of Firefox; None where there is none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


class Firefox:
    """A browser that has been started, by the socket through which it is told what to do."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile("rb")
        self._count = 0
        self._read()
        self.tell("WebDriver:NewSession", capabilities={})

    def tell(self, command: str, **given: Any) -> Any:
        """Gives an order; gives what it answers. Raises AssertionError where it refuses."""
        self._count += 1
        message = json.dumps([0, self._count, command, given]).encode()
        self._connection.sendall(str(len(message)).encode() + b":" + message)
        _, _, refused, answer = self._read()
        assert not refused, refused
        return answer

    def _read(self) -> Any:
        size = b""
        while (byte := self._answers.read(1)) != b":":
            assert byte, "Firefox has gone"
            size += byte
        return json.loads(self._answers.read(int(size)))

    def printed(self, address: str, into: Path) -> Path:
        """A page as Firefox prints it on Letter, without the head and foot that it adds by itself; gives the file `into`."""
        self.tell("WebDriver:Navigate", url=address)
        made = self.tell("WebDriver:Print", page=_LETTER, margin=_MARGINS, shrinkToFit=False)
        into.write_bytes(base64.b64decode(made["value"]))
        return into


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """Firefox with an empty profile, ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n', "utf-8")
    call = [program, "--headless", "--no-remote", "--profile", str(profile), "--marionette"]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Firefox(_connected(port))
    finally:
        process.terminate()
        process.wait(20)


def _connected(port: int) -> socket.socket:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            time.sleep(0.1)
    raise AssertionError("Firefox does not answer")
