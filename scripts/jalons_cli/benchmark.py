"""Measures how the build grows with the number of trades, as ratios within one run; asserts nothing."""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from jalons.records.fields import Language
from jalons_cli.building import Order, build
from jalons_cli.voice import say

SIZES = (20, 60)
ROUNDS = 3


def measure(root: Path, as_of: date, language: Language) -> None:
    """Builds guides of both sizes in turn, from generated trades in a temporary folder, and prints medians and ratios."""
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        folders = {size: grown(root / "data", Path(scratch) / f"data-{size}", size) for size in SIZES}
        seconds: dict[int, list[float]] = {size: [] for size in SIZES}
        pages: dict[int, int] = {}
        for _ in range(ROUNDS):
            for size, data in folders.items():
                begun = time.perf_counter()
                pages[size] = build(Order(root, data, Path(scratch) / f"site-{size}", as_of)).pages
                seconds[size].append(time.perf_counter() - begun)
        for size in SIZES:
            page = next((Path(scratch) / f"site-{size}" / "trades").glob("9*/index.html"))
            facts = {"seconds": f"{median(seconds[size]):.1f}", "pages": pages[size], "bytes": page.stat().st_size}
            print(say("benchmark-row", language, trades=size, **facts))
        small, large = SIZES
        more, longer = pages[large] / pages[small], median(seconds[large]) / median(seconds[small])
        facts = {"more": f"{more:.2f}", "longer": f"{longer:.2f}", "exponent": f"{math.log(longer) / math.log(more):.2f}"}
        print(say("benchmark-ratio", language, **facts))


def grown(data: Path, into: Path, size: int) -> Path:
    """A copy of the data with trades added up to `size`, each like the smallest real one, under codes of their own."""
    shutil.copytree(data, into)
    real = sorted((into / "trades").glob("*.yml"), key=lambda path: path.stat().st_size)
    pattern = real[0].read_text("utf-8")
    for n in range(size - len(real)):
        (into / "trades" / f"9{n // 26:02d}{chr(65 + n % 26)}.yml").write_text(pattern, "utf-8")
    return into
