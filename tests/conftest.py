"""What build and browser tests share: the real site, built once a process, served on loopback, and a real Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
PREFIX = "/guide/"
"""The site is served below a path, as a project page of a shared host is: nothing may point at the server's root."""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, in English unless the environment says otherwise."""
    env = {**os.environ, "JALONS_LANG": "en", "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **environment}
    call = [sys.executable, "-m", "jalons_cli", *arguments]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300)


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

            def do_GET(self):
                server.asked.append(self.path)
                super().do_GET()

            def send_error(self, code, message=None, explain=None):
                page = server.folder / "404.html"
                if code != 404 or not page.is_file():
                    return super().send_error(code, message, explain)
                body = page.read_bytes()
                self.send_response(404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._handler = Handler
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}{PREFIX}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def show(self, folder: Path) -> None:
        self.folder = folder
        self.http.RequestHandlerClass = functools.partial(self._handler, directory=str(folder))


@pytest.fixture(scope="session")
def server():
    made = Server()
    yield made
    made.http.shutdown()


@pytest.fixture(scope="session")
def site(server, tmp_path_factory) -> Path:
    """The real guide as of a fixed day, at the address at which the tests serve it."""
    from jalons_cli.building import Order, build

    folder = tmp_path_factory.mktemp("built") / "site"
    build(Order(ROOT, ROOT / "data", folder, AS_OF, server.address))
    server.show(folder)
    return folder


@pytest.fixture(scope="session")
def chromium():
    """A real Chromium, started once a process."""
    from playwright.sync_api import sync_playwright

    from jalons_cli.testing import find_chromium

    path = find_chromium()
    assert path, "no Chromium: run the tests with `python3 run.py test`, which fetches one"
    quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


class Reader:
    """A person with a browser of their own; what it complains of and whom it calls is kept."""

    def __init__(self, context, address: str) -> None:
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("page", self._listen)
        self.page = context.new_page()

    def _listen(self, page) -> None:
        page.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((self.address, "data:", "blob:")) else self.strangers.append(asked.url))

    def open(self, path: str = "", page=None):
        page = page or self.page
        page.goto(self.address + path)
        return page


@pytest.fixture
def reader(chromium, site, server):
    """A reader at 1280 px in light colours; at the end nothing was complained of and nobody else was called."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    made = Reader(context, server.address)
    yield made
    context.close()
    assert made.complaints == []
    assert made.strangers == []


@pytest.fixture
def new_reader(chromium, site, server):
    """Makes readers with settings of their own (width, colour scheme, no JavaScript …)."""
    contexts = []

    def make(**settings) -> Reader:
        settings.setdefault("viewport", {"width": 1280, "height": 900})
        context = chromium.new_context(**settings)
        contexts.append(context)
        return Reader(context, server.address)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def copied_data(tmp_path) -> Path:
    """A copy of the real data folder, to be broken."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    return folder
