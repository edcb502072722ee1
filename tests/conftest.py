"""Names the modules whose fixtures all tests may ask for."""

from __future__ import annotations

import signal
import threading

import pytest

pytest_plugins = ["support.script_coverage", "support.servers", "support.sites", "support.browsers"]

_IN_A_BROWSER = frozenset(("browsers", "chromium", "new_reader", "reader"))
"""Fixtures of tests that drive a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Counts the lines that unit tests run: elsewhere counting takes as long as half of what it counts."""
    for item in items:
        driven = _IN_A_BROWSER.intersection(getattr(item, "fixturenames", ()))
        if driven or item.get_closest_marker("build"):
            item.add_marker(pytest.mark.no_cover)


def pytest_configure() -> None:
    """Lets Ctrl+C be heard: a run in the background is told to ignore it, and so would be all that the tests start."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
