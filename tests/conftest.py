"""What build and browser tests share: the real site, built once for all processes, served on loopback; a real Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 23)
PREFIX = "/guide/"
"""The site is served below a path, as a project page of a shared host is: nothing may point at the server's root."""
ADDRESS = f"https://shared.example{PREFIX}"
"""The public address that shared sites are made for: each process serves them from a port of its own, and only
canonical addresses, twins and the sitemap say where a site is, which no browser follows."""


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

            def send_error(self, trade_id, message=None, explain=None):
                page = server.folder / "404.html"
                if trade_id != 404 or not page.is_file():
                    return super().send_error(trade_id, message, explain)
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


REAL, FEW, EDITED = SHARED = ("real", "few", "edited")
"""Folders that all processes of a test run share."""


@pytest.fixture(scope="session")
def guide():
    """The real guide as of a fixed day."""
    from jalons.guide import open_guide

    return open_guide(ROOT / "data", AS_OF)


@cache
def kept_trades() -> frozenset[str]:
    """The trades that any guide made from the real data needs."""
    from small import real_content
    from tools.sample import named_trades

    return named_trades(real_content(), ROOT / "docs")


def few_data(into: Path) -> Path:
    """A copy of the real data with a handful of trades, for what needs a guide and not all of it; gives `into`."""
    from tools.sample import with_only

    return with_only(ROOT / "data", into, kept_trades())


def _shared(name: str, make, factory) -> Path:
    """The folder `name`, made by the first process that asks for it and only read by all; the others wait."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    place, ended = base / name, base / f"{name}.ended"
    try:
        (base / f"{name}.begun").mkdir()
    except FileExistsError:
        for _ in range(16000):
            if ended.exists():
                break
            time.sleep(0.1)
    else:
        said = "not finished"
        try:
            place.mkdir()
            said = make(place) or ""
        finally:
            ended.write_text(said, "utf-8")
    said = ended.read_text("utf-8") if ended.exists() else "the process that makes it never ended"
    assert not said, f"{name}: {said}"
    return place


def _built(data: Path, out: Path) -> str:
    """Builds in a process of its own, which may use all cores; gives what went wrong, or nothing."""
    code = (
        "import sys; from datetime import date; from pathlib import Path; from jalons.messages import report;"
        "from jalons.problems.problem import ContentError; from jalons_cli.building import Order, build\n"
        "root, data, out = map(Path, sys.argv[1:4])\n"
        "try: build(Order(root, data, out, date.fromisoformat(sys.argv[4]), sys.argv[5]))\n"
        "except ContentError as found: sys.exit(report.as_text(found.problems, 'en'))"
    )
    call = [sys.executable, "-c", code, str(ROOT), str(data), str(out), AS_OF.isoformat(), ADDRESS]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(call, env=env, capture_output=True, text=True, encoding="utf-8", timeout=1500)
    return done.stderr.strip() or "" if done.returncode else ""


def pytest_sessionfinish(session, exitstatus) -> None:
    """Takes away the shared sites, which are large, once all processes have ended and none of them can explain a failure."""
    factory = getattr(session.config, "_tmp_path_factory", None)
    if factory is None or exitstatus or "PYTEST_XDIST_WORKER" in os.environ:
        return
    for name in SHARED:
        shutil.rmtree(factory.getbasetemp() / name, ignore_errors=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The folder that holds nothing but the real guide as of a fixed day, built once; tests only read it."""
    return _shared(REAL, lambda place: _built(ROOT / "data", place / "site"), tmp_path_factory)


@pytest.fixture(scope="session")
def site(built, server) -> Path:
    """The real guide, served."""
    server.show(built / "site")
    return built / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory) -> Path:
    """A guide of a handful of real trades, built once; tests copy it before they change anything."""

    def make(place: Path) -> str:
        return _built(few_data(place / "data"), place / "site")

    return _shared(FEW, make, tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def edited(tmp_path_factory) -> Path:
    """A folder with a guide of a handful of real trades that was released, edited and built (editing.py); tests only read it."""
    from editing import released_and_edited

    def make(place: Path) -> str:
        return _built(released_and_edited(few_data(place / "data")), place / "site")

    return _shared(EDITED, make, tmp_path_factory)


@pytest.fixture(scope="session")
def chromium():
    """A real Chromium, started once a process."""
    from playwright.sync_api import sync_playwright

    from tools.testing import find_chromium

    path = find_chromium()
    assert path, "no Chromium: run the tests with `python3 run.py test`, which fetches one"
    quiet = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
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
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((self.address, "data:", "blob:")) else self.strangers.append(asked.url)
            ),
        )

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
def few_trades(tmp_path) -> Path:
    """A copy of the real data folder with a handful of trades, to be broken or added to."""
    return few_data(tmp_path / "data")
