"""Measures how check, build and serve grow with the number of trades, each in a process of its own, sizes in turn."""

from __future__ import annotations

import math
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from jalons import parallel
from jalons.content import Content
from jalons.guide import Guide
from jalons.pages import sheets
from jalons.records.fields import Language
from jalons_cli import printing
from jalons_cli.messages import translate
from tools.sample import named_trades, with_size

LIMIT = 1.1
"""The highest exponent that is still called linear: work that grows like the trades, with room for chance."""
_LONGEST = 1800
SHEETS_SECONDS = 60
"""How long all sheets may take, on two processors."""
SHEET_KILOBYTES = 80


class TooSmall(Exception):
    """A size is smaller than the number of trades that the guide cannot be without, which the text says."""


class Failed(Exception):
    """A measured command failed; the text is what it said."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took: seconds, and megabytes of its largest process (None where the system does not say)."""

    seconds: float
    megabytes: float | None = None


Results = dict[tuple[str, int], list[Run]]


def measure(root: Path, content: Content, as_of: date, sizes: Sequence[int], rounds: int, language: Language) -> bool:
    """Prints medians for each size, then how much they grow; tells whether nothing grows faster than the limit.

    Raises TooSmall, Failed, or OSError.
    """
    kept = named_trades(content, root / "docs")
    if min(sizes) < len(kept):
        raise TooSmall(str(len(kept)))
    results: Results = {}
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        folders = {
            size: with_size(root / "data", Path(scratch) / f"data-{size}", size, kept) for size in sorted(set(sizes))
        }
        for n in range(rounds):
            # every size has its turn in every round, so that a busy moment of the machine strikes all of them
            for size, data in folders.items():
                out = Path(scratch) / f"site-{size}"
                for name, run in _commands(data, out, as_of).items():
                    results.setdefault((name, size), []).append(run())
        for size in folders:
            pages = sum(1 for _ in (Path(scratch) / f"site-{size}").rglob("*.html"))
            print(translate("benchmark-size", language, trades=size, pages=pages))
            for name in ("check", "build", "serve"):
                print(_row(name, results[name, size], language))
    return _parser(results, sorted(folders), language)


def _commands(data: Path, out: Path, as_of: date) -> dict[str, Callable[[], Run]]:
    common = ("--data", str(data), "--as-of", as_of.isoformat())
    return {
        "check": lambda: _finished("check", *common),
        "build": lambda: _finished("build", "--no-pdf", *common, "--out", str(out)),
        "serve": lambda: _first_answer(*common),
    }


def _row(name: str, runs: list[Run], language: Language) -> str:
    seconds, megabytes = _medians(runs)
    row = translate(f"benchmark-{name}", language, seconds=f"{seconds:.1f}")
    return row + (translate("benchmark-memory", language, megabytes=f"{megabytes:.0f}") if megabytes else "")


def _medians(runs: list[Run]) -> tuple[float, float | None]:
    sizes = [run.megabytes for run in runs if run.megabytes is not None]
    return median(run.seconds for run in runs), median(sizes) if sizes else None


def _parser(results: Results, sizes: list[int], language: Language) -> bool:
    """Prints the growth from the smallest to the largest size; tells whether it stays below the limit."""
    small, large = sizes[0], sizes[-1]
    if small == large:
        return True
    steady = True
    print(translate("benchmark-growth", language, small=small, large=large, more=f"{large / small:.2f}"))
    for name in ("check", "build", "serve"):
        for what, before, after in zip(
            ("time", "memory"), _medians(results[name, small]), _medians(results[name, large])
        ):
            if before is None or after is None:
                continue
            exponent = math.log(after / before) / math.log(large / small)
            steady = steady and exponent <= LIMIT
            facts = {"ratio": f"{after / before:.2f}", "exponent": f"{exponent:.2f}"}
            print(
                translate("benchmark-ratio", language, what=translate(f"benchmark-{what}-of-{name}", language), **facts)
            )
    print(translate("benchmark-steady" if steady else "benchmark-steep", language, limit=LIMIT))
    return steady


def _started(*arguments: str) -> subprocess.Popen:
    call = [sys.executable, "-m", "jalons_cli", *arguments]
    return subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    )


def _finished(*arguments: str) -> Run:
    begun = time.perf_counter()
    process = _started(*arguments)
    said = process.stderr.read()
    megabytes = _megabytes(process)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise Failed(said.strip() or " ".join(arguments))
    return Run(seconds, megabytes)


def _first_answer(*arguments: str) -> Run:
    """From the start of `serve` to the moment when it first answers with the home page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begun = time.perf_counter()
    process = _started("serve", "--port", str(port), *arguments)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > _LONGEST:
                raise Failed(" ".join(("serve", *arguments)))
            time.sleep(0.02)
        return Run(time.perf_counter() - begun)
    finally:
        process.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
        process.wait()
        process.stderr.close()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            return answer.status == 200
    except OSError:
        return False


def _megabytes(process: subprocess.Popen) -> float | None:
    """Waits for the end of a process; the peak memory of it or of the largest process that it started."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure_sheets(guide: Guide, root: Path, language: Language) -> bool:
    """Makes every sheet of the trades that have PDFs, with nothing kept from before, then again; tells whether limits are met."""
    wanted = [sheet for trade_id in guide.content.site.pdf for sheet in sheets.of_trade(guide, trade_id)]
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        kept = Path(scratch) / "kept"
        seconds, made = _timed(lambda: printing.make(guide, root, wanted, Path(scratch) / "one", kept=kept))
        again, _ = _timed(lambda: printing.make(guide, root, wanted, Path(scratch) / "two", kept=kept))
        largest = max(made, key=lambda path: path.stat().st_size)
        kilobytes = largest.stat().st_size / 1000
    facts = {
        "count": len(made),
        "trades": ", ".join(guide.content.site.pdf),
        "cores": parallel.cores(),
        "seconds": f"{seconds:.1f}",
    }
    each = f"{1000 * seconds / len(made):.0f}"
    print(translate("benchmark-sheets", language, **facts, each=each, largest=f"{kilobytes:.1f}", name=largest.name))
    print(translate("benchmark-sheets-again", language, seconds=f"{again:.1f}"))
    ratios = {"time": f"{seconds / SHEETS_SECONDS:.2f}", "size": f"{kilobytes / SHEET_KILOBYTES:.2f}"}
    print(translate("benchmark-sheets-ratio", language, **ratios, limit=SHEETS_SECONDS, most=SHEET_KILOBYTES))
    return seconds <= SHEETS_SECONDS and kilobytes <= SHEET_KILOBYTES


def _timed(work: Callable[[], list[Path]]) -> tuple[float, list[Path]]:
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made
