"""Names the modules whose fixtures all tests may ask for."""

from __future__ import annotations

import signal
import threading

pytest_plugins = ["support.script_coverage", "support.servers", "support.sites", "support.browsers"]


def pytest_configure() -> None:
    """Lets Ctrl+C be heard: a run in the background is told to ignore it, and so would be all that the tests start."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
