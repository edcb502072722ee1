"""Names the modules whose fixtures all tests may ask for."""

from __future__ import annotations

import signal
import threading

import pytest

pytest_plugins = ["support.script_coverage", "support.servers", "support.sites", "support.browsers"]

_IN_A_BROWSER = frozenset(("browsers", "chromium", "new_reader", "reader"))
"""Fixtures of tests that drive a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Counts no lines of the program while a browser is driven: what runs then is the driver's, and counting slows it."""
    for item in items:
        if _IN_A_BROWSER.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.no_cover)


def pytest_configure() -> None:
    """Lets Ctrl+C be heard: a run in the background is told to ignore it, and so would be all that the tests start."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
