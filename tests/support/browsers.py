"""A real Chromium, and people who read the served site with it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Error,
    Page,
    Request,
    sync_playwright,
)

from jalons.site.writing import write_assets
from support.project import PREFIX, ROOT
from support.script_coverage import counted
from support.servers import Server
from tools.testing import find_chromium

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, started once a process."""
    with sync_playwright() as playwright:
        browser = _started(playwright.chromium)
        yield browser
        browser.close()


def _started(browser: BrowserType, *arguments: str) -> Browser:
    path = find_chromium()
    assert path, "no Chromium: run the tests with `python3 run.py test`, which fetches one"
    quiet = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        *arguments,
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet.append("--no-sandbox")
    return browser.launch(executable_path=path, args=quiet)


@cache
def undrawn(chromium: Browser) -> Browser:
    """Another Chromium beside this one, which lays pages out and prints them, and draws no frame of them."""
    return _started(chromium.browser_type, "--disable-threaded-compositing")


_FORGET = """() => {
  for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer)
  sessionStorage.clear()
  history.replaceState(null, "", "/")
}"""
"""Stops what a page would still do, clears what its tab keeps, and leaves its address, so that the next one is always fetched."""
_LOOKS = """() => [innerWidth, innerHeight, ...["print", "(prefers-color-scheme: dark)", "(forced-colors: active)"].map((media) => matchMedia(media).matches)]"""
"""How a page is looked at."""


class Reader:
    """A person with a browser of their own; what it complains of and whom it calls is kept."""

    def __init__(self, context: BrowserContext, address: str, page: Page | None = None) -> None:
        self._context = context
        self.lent = False
        """Whether a test took hold of the whole browser, and may have changed how it is set up."""
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("page", self._listen)
        self.page = page or context.new_page()
        if page:
            self._listen(page)

    @property
    def context(self) -> BrowserContext:
        """The whole browser, with which a test may do what it likes: no other reader gets it afterwards."""
        self.lent = True
        return self._context

    def _listen(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", self._complain)
        page.on("request", self._see)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def _complain(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _see(self, asked: Request) -> None:
        if not asked.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(asked.url)

    def open(self, path: str = "", page: Page | None = None) -> Page:
        """Goes to a page of the site; gives the browser's page."""
        page = page or self.page
        page.goto(self.address + path)
        return page

    def goes(self) -> None:
        """Listens no longer, and closes all pages but the first."""
        self._context.remove_listener("page", self._listen)
        for name, heard in (("console", self._hear), ("pageerror", self._complain), ("request", self._see)):
            self.page.remove_listener(name, heard)
        for page in self._context.pages:
            if page != self.page:
                page.close()


class Tab:
    """A browser with one page open, which readers use one after another: opening one takes longer than most of what they do."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.session = context.new_cdp_session(self.page)
        self._site = address.removesuffix(PREFIX)
        self._looks, self._size = self.page.evaluate(_LOOKS), self.page.viewport_size

    def is_as_found(self, reader: Reader) -> bool:
        """Takes away all that a reader left; False where the browser may still not be as it was."""
        if reader.lent or self.page.is_closed() or not self.page.url.startswith(self._site):
            return False
        reader.goes()
        self.page.evaluate(_FORGET)
        self.session.send("Storage.clearDataForOrigin", {"origin": self._site, "storageTypes": "all"})
        if self.page.evaluate(_LOOKS) != self._looks:
            self.page.set_viewport_size(self._size)
            self.page.emulate_media(media="null", color_scheme="null")
        return self.page.evaluate(_LOOKS) == self._looks and not self.context.cookies()


@dataclass(frozen=True)
class Sight:
    """What a test needs of a reader's browser beside its settings."""

    unused: bool = False
    """Nothing may be at hand from before: the test looks at what its host was asked for."""
    counted: bool = True
    """What runs of the site's scripts counts as run; that makes axe-core, which is a script too, take much longer."""
    drawn: bool = True
    """Frames are drawn, which clicks, pictures and movement need; without, a page takes two thirds of the time."""


SEEN = Sight()


class Browsers:
    """Browsers that readers of one host use one after another, by their settings.

    What a page fetches and compiles is then at hand for the next reader, who finds nothing else of the one before.
    """

    def __init__(self, chromium: Browser, address: str) -> None:
        self._chromium = chromium
        self._address = address
        self._free: dict[str, Tab] = {}

    @contextmanager
    def reader(self, settings: dict[str, Any], how: Sight = SEEN) -> Iterator[Reader]:
        """A reader with such settings of their own: width, colour scheme, JavaScript off and the like."""
        settings = {"viewport": DESK, **settings}
        key = json.dumps([settings, how.drawn], sort_keys=True, default=str)
        tab = None if how.unused else self._free.pop(key, None)
        if tab is None:
            browser = self._chromium if how.drawn else undrawn(self._chromium)
            tab = Tab(browser.new_context(**settings), self._address)
        made = Reader(tab.context, self._address, tab.page)
        with counted(tab.session, tab.page) if how.counted else nullcontext():
            yield made
        if key not in self._free and tab.is_as_found(made):
            self._free[key] = tab
        else:
            tab.context.close()


@pytest.fixture(scope="session")
def browsers(chromium: Browser, site: Path, static_host: Server) -> Browsers:
    """The browsers of all who read the real guide in this process."""
    return Browsers(chromium, static_host.address)


def _sight(request: pytest.FixtureRequest) -> Sight:
    return Sight(
        unused="server" in request.fixturenames,
        counted=request.node.get_closest_marker("uncounted") is None,
        drawn=request.node.get_closest_marker("undrawn") is None,
    )


@pytest.fixture
def reader(request: pytest.FixtureRequest, browsers: Browsers) -> Iterator[Reader]:
    """A reader at 1280 px in light colours; at the end nothing was complained of and nobody else was called."""
    with browsers.reader({}, _sight(request)) as made:
        yield made
    assert made.complaints == []
    assert made.strangers == []


@pytest.fixture
def new_reader(request: pytest.FixtureRequest, browsers: Browsers) -> Iterator[Callable[..., Reader]]:
    """Makes readers with settings of their own."""
    with ExitStack() as open_until_the_end:

        def make(**settings: Any) -> Reader:
            return open_until_the_end.enter_context(browsers.reader(settings, _sight(request)))

        yield make


BLANK = """<!doctype html><html lang="fr"><title>Blank</title><link rel="icon" href="data:,"><body>
<script type="application/json" id="jalons">{"base": "./", "words": {"known": "{n} on {day}"}}</script>
<a data-language-switch href="./">English</a><p id="place">A place</p>
<template data-template="line"><li data-part="line"><a data-part="link"></a></li></template>
"""


@pytest.fixture
def blank_page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page beside the published scripts, with nothing on it but what their shared modules look for."""
    write_assets(ROOT / "overrides" / "jalons", tmp_path)
    (tmp_path / "index.html").write_text(BLANK, "utf-8")
    host = Server()
    host.show(tmp_path)
    made = Reader(chromium.new_context(), host.address)
    yield made.open()
    made.context.close()
    host.http.shutdown()
    assert made.strangers == []
