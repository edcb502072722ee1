"""How much of the site's scripts the browser tests run, as Chromium counts it; printed at the end where it is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from support.project import PREFIX

ASKED_FOR = "JALONS_SCRIPT_COVERAGE"
_run: dict[str, bytearray] = {}
"""For each script one byte a character: 1 where it was run."""


@contextmanager
def counted(session: CDPSession, page: Page) -> Iterator[None]:
    """Counts what runs in a page while the block does."""
    if not os.environ.get(ASKED_FOR):
        yield
        return
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
    yield
    if not page.is_closed():
        for script in session.send("Profiler.takePreciseCoverage")["result"]:
            _add(script)
        # counting on would add up the scripts of every page that is opened
        session.send("Profiler.stopPreciseCoverage")
        session.send("Profiler.disable")


def _add(script: dict[str, Any]) -> None:
    _, found, name = script["url"].partition(PREFIX)
    if not found or not name.endswith(".js"):
        return
    ranges = [each for function in script["functions"] for each in function["ranges"]]
    size = max(each["endOffset"] for each in ranges)
    here = bytearray(size)
    # what lies within comes after what it lies in, and says more of it
    for each in sorted(ranges, key=lambda each: (each["startOffset"], -each["endOffset"])):
        start, end = each["startOffset"], each["endOffset"]
        here[start:end] = (b"\1" if each["count"] else b"\0") * (end - start)
    _run[name] = _either(_run.get(name, here), here)


def _either(one: bytes | bytearray, other: bytes | bytearray) -> bytearray:
    """What was run in either of two counts of the same script."""
    # as numbers, since that is done by the machine's words and not byte by byte
    both = int.from_bytes(one, "big") | int.from_bytes(other, "big")
    return bytearray(both.to_bytes(max(len(one), len(other)), "big"))


def _folder(config: pytest.Config) -> Path:
    base = Path(config._tmp_path_factory.getbasetemp())  # type: ignore[attr-defined]  # pytest has no public name for it
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leaves what this process counted for the one that prints."""
    if _run:
        process = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        text = json.dumps({name: run.hex() for name, run in _run.items()})
        (_folder(session.config) / f"scripts-{process}.json").write_text(text, "utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints for each script which part of it was run in any process, and for all."""
    if not os.environ.get(ASKED_FOR):
        return
    total: dict[str, bytearray] = {}
    for file in _folder(config).glob("scripts-*.json"):
        for name, text in json.loads(file.read_text("utf-8")).items():
            run = bytearray.fromhex(text)
            total[name] = _either(total.get(name, run), run)
    if not total:
        return
    terminalreporter.section("coverage of scripts, by characters")
    for name, run in sorted(total.items()):
        terminalreporter.write_line(f"{sum(run) / len(run):6.0%}  {name}")
    terminalreporter.write_line(f"{sum(map(sum, total.values())) / sum(map(len, total.values())):6.0%}  in all")
