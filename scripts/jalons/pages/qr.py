"""QR codes as the strokes of a drawing within a page: nothing is loaded, and each is one path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import segno

QUIET = 4
"""Empty modules around the code, without which readers do not find it."""
_MASK = 3
"""Trying all eight masks takes four times as long, and any of them can be read."""
_RUN = re.compile(b"\x01+")


class Drawing(NamedTuple):
    """A QR code: the address it holds, its side in modules with the quiet zone, and its strokes as an SVG path."""

    address: str
    size: int
    path: str


# the pages of one trade that lead to the same place are made one after the other
@lru_cache(maxsize=64)
def drawing(address: str) -> Drawing:
    """The code that leads to an address, which must stand beside it in letters."""
    rows = segno.make_qr(address, error="m", mask=_MASK, boost_error=False, mode="byte", encoding="ascii").matrix
    return Drawing(address, len(rows) + 2 * QUIET, _strokes(rows))


def _strokes(rows: Iterable[bytes | bytearray]) -> str:
    """One stroke for each run of dark modules, each from the end of the one before: half as long as boxes."""
    x = y = 0
    strokes: list[str] = []
    for line, row in enumerate(rows, start=QUIET):
        for run in _RUN.finditer(row):
            start, end = run.start() + QUIET, run.end() + QUIET
            strokes.append(f"m{start - x} {line - y}h{end - start}" if strokes else f"M{start} {line}.5h{end - start}")
            x, y = end, line
    return "".join(strokes)
