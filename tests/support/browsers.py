"""A real Chromium, and people who read the served site with it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jalons.site.writing import write_assets
from support.project import PREFIX, ROOT
from support.script_coverage import counted
from support.servers import Server
from tools.testing import find_chromium

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, started once a process."""
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

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._context = context
        self.lent = False
        """Whether a test took hold of the whole browser, and may have changed how it is set up."""
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("page", self._listen)
        self.page = context.new_page()

    @property
    def context(self) -> BrowserContext:
        """The whole browser, with which a test may do what it likes: no other reader gets it afterwards."""
        self.lent = True
        return self._context

    def _listen(self, page: Page) -> None:
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

    def open(self, path: str = "", page: Page | None = None) -> Page:
        """Goes to a page of the site; gives the browser's page."""
        page = page or self.page
        page.goto(self.address + path)
        return page

    def leaves_as_found(self) -> bool:
        """Takes away all that pages kept, and closes them; False where the browser may still not be as it was."""
        if self.lent or self.page.is_closed():
            return False
        session = self._context.new_cdp_session(self.page)
        site = self.address.removesuffix(PREFIX)
        session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})
        self._context.remove_listener("page", self._listen)
        for page in self._context.pages:
            page.close()
        return not self._context.cookies()


class Browsers:
    """Browsers that readers of one host use one after another, by their settings.

    What a page fetches and compiles is then at hand for the next reader, who finds nothing else of the one before.
    """

    def __init__(self, chromium: Browser, address: str) -> None:
        self._chromium = chromium
        self._address = address
        self._free: dict[str, BrowserContext] = {}

    @contextmanager
    def reader(self, settings: dict[str, Any], unused: bool = False, counting: bool = True) -> Iterator[Reader]:
        """A reader with such settings of their own (width, colour scheme, no JavaScript …); `unused`, with nothing at hand.

        Without `counting`, what runs of the site's scripts does not count as run by tests.
        """
        settings = {"viewport": DESK, **settings}
        key = json.dumps(settings, sort_keys=True, default=str)
        context = None if unused else self._free.pop(key, None)
        if context is None:
            context = self._chromium.new_context(**settings)
        made = Reader(context, self._address)
        with counted(context, made.page) if counting else nullcontext():
            yield made
        if key not in self._free and made.leaves_as_found():
            self._free[key] = context
        else:
            context.close()


@pytest.fixture(scope="session")
def browsers(chromium: Browser, site: Path, static_host: Server) -> Browsers:
    """The browsers of all who read the real guide in this process."""
    return Browsers(chromium, static_host.address)


def _counts_requests(request: pytest.FixtureRequest) -> bool:
    """Whether a test looks at what its host was asked for: then nothing may be at hand from before."""
    return "server" in request.fixturenames


def _is_counted(request: pytest.FixtureRequest) -> bool:
    """Whether scripts are counted: counting makes axe-core, which is one too, take much longer."""
    return request.node.get_closest_marker("uncounted") is None


@pytest.fixture
def reader(request: pytest.FixtureRequest, browsers: Browsers) -> Iterator[Reader]:
    """A reader at 1280 px in light colours; at the end nothing was complained of and nobody else was called."""
    with browsers.reader({}, _counts_requests(request), _is_counted(request)) as made:
        yield made
    assert made.complaints == []
    assert made.strangers == []


@pytest.fixture
def new_reader(request: pytest.FixtureRequest, browsers: Browsers) -> Iterator[Callable[..., Reader]]:
    """Makes readers with settings of their own."""
    with ExitStack() as open_until_the_end:

        def make(**settings: Any) -> Reader:
            made = browsers.reader(settings, _counts_requests(request), _is_counted(request))
            return open_until_the_end.enter_context(made)

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
