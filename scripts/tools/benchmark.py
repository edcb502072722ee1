"""Measures how check, build and serve grow with the number of trades, each in a process of its own, sizes in turn."""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from jalons.content import Content
from jalons.writing.language import Language
from jalons_cli.messages import translate
from tools.measuring import Run, finished, first_answer, medians
from tools.sample import named_trades, with_size

LIMIT = 1.1
"""The highest exponent that is still called linear: work that grows like the trades, with room for chance."""
COMMANDS = ("check", "build", "serve")

Results = dict[tuple[str, int], list[Run]]
"""The runs of each command, by its name and the number of trades."""


class TooSmall(Exception):
    """A size is smaller than the number of trades that the guide cannot be without, which the text says."""


def measure(root: Path, content: Content, as_of: date, sizes: Sequence[int], rounds: int, language: Language) -> bool:
    """Prints medians for each size, then how much they grow; tells whether nothing grows faster than the limit.

    Raises:
        TooSmall: The guide cannot be made with so few trades.
        Failed: A command that was measured failed.
        OSError: The disk refused.
    """
    kept = named_trades(content, root / "docs")
    if min(sizes) < len(kept):
        raise TooSmall(str(len(kept)))
    results: Results = {}
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        folders = {
            size: with_size(root / "data", Path(scratch) / f"data-{size}", size, kept) for size in sorted(set(sizes))
        }
        for _ in range(rounds):
            # every size has its turn in every round, so that a busy moment of the machine strikes all of them
            for size, data in folders.items():
                for name, run in _commands(data, Path(scratch) / f"site-{size}", as_of).items():
                    results.setdefault((name, size), []).append(run())
        for size in folders:
            pages = sum(1 for _ in (Path(scratch) / f"site-{size}").rglob("*.html"))
            print(translate("benchmark-size", language, paths=size, pages=pages))
            for name in COMMANDS:
                print(_row(name, medians(results[name, size]), language))
    return growth(results, sorted(folders), language)


def _commands(data: Path, out: Path, as_of: date) -> dict[str, Callable[[], Run]]:
    def command(name: str, *more: str) -> list[str]:
        call = [sys.executable, "-m", "jalons_cli", name]
        return [*call, "--data", str(data), "--as-of", as_of.isoformat(), *more]

    return {
        "check": lambda: finished(command("check")),
        "build": lambda: finished(command("build", "--no-pdf", "--out", str(out))),
        "serve": lambda: first_answer(command("serve")),
    }


def _row(name: str, run: Run, language: Language) -> str:
    row = translate(f"benchmark-{name}", language, seconds=f"{run.seconds:.1f}")
    return row + (translate("benchmark-memory", language, megabytes=f"{run.megabytes:.0f}") if run.megabytes else "")


def growth(results: Results, sizes: Sequence[int], language: Language) -> bool:
    """Prints the growth from the first to the last of the sizes; tells whether it stays below the limit."""
    small, large = sizes[0], sizes[-1]
    if small == large:
        return True
    steady = True
    print(translate("benchmark-growth", language, small=small, large=large, more=f"{large / small:.2f}"))
    for name in COMMANDS:
        before, after = medians(results[name, small]), medians(results[name, large])
        for what, less, more in (
            ("time", before.seconds, after.seconds),
            ("memory", before.megabytes, after.megabytes),
        ):
            if less is None or more is None:
                continue
            exponent = math.log(more / less) / math.log(large / small)
            steady = steady and exponent <= LIMIT
            facts = {"ratio": f"{more / less:.2f}", "exponent": f"{exponent:.2f}"}
            measured = translate(f"benchmark-{what}-of-{name}", language)
            print(translate("benchmark-ratio", language, what=measured, **facts))
    print(translate("benchmark-steady" if steady else "benchmark-steep", language, limit=LIMIT))
    return steady
