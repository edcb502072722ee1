"""A real Chromium, and people who read the served site with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jalons.site.writing import write_assets
from support.project import ROOT
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
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        context.on("page", self._listen)
        self.page = context.new_page()

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


@pytest.fixture
def reader(chromium: Browser, site: Path, server: Server) -> Iterator[Reader]:
    """A reader at 1280 px in light colours; at the end nothing was complained of and nobody else was called."""
    context = chromium.new_context(viewport=DESK)
    made = Reader(context, server.address)
    with counted(context, made.page):
        yield made
    context.close()
    assert made.complaints == []
    assert made.strangers == []


@pytest.fixture
def new_reader(chromium: Browser, site: Path, server: Server) -> Iterator[Callable[..., Reader]]:
    """Makes readers with settings of their own (width, colour scheme, no JavaScript …)."""
    with ExitStack() as open_until_the_end:

        def make(**settings: Any) -> Reader:
            settings.setdefault("viewport", DESK)
            context = chromium.new_context(**settings)
            open_until_the_end.callback(context.close)
            made = Reader(context, server.address)
            open_until_the_end.enter_context(counted(context, made.page))
            return made

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
