"""QR codes as drawings within a page: nothing is loaded, and each is one path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import segno
from markupsafe import Markup, escape

QUIET = 4
"""Empty modules around the code, without which readers do not find it."""
_MASK = 3
"""Trying all eight masks takes four times as long, and any of them can be read."""
_RUN = re.compile(b"\x01+")


# the pages of one trade that lead to the same place are made one after the other
@lru_cache(maxsize=64)
def drawing(address: str, named: bool = False) -> Markup:
    """An SVG of the code that leads to an address, which must stand beside it in letters; `named`, it says the address itself."""
    rows = segno.make_qr(address, error="m", mask=_MASK, boost_error=False, mode="byte", encoding="ascii").matrix
    size = len(rows) + 2 * QUIET
    name = f"<title>{escape(address)}</title>" if named else ""
    return Markup(
        f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" focusable="false">{name}'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{_strokes(rows)}"/></svg>'
    )


def _strokes(rows: Iterable[bytes]) -> str:
    """One stroke for each run of dark modules, each from the end of the one before: half as long as boxes."""
    x = y = 0
    strokes = []
    for line, row in enumerate(rows, start=QUIET):
        for run in _RUN.finditer(row):
            start, end = run.start() + QUIET, run.end() + QUIET
            strokes.append(f"m{start - x} {line - y}h{end - start}" if strokes else f"M{start} {line}.5h{end - start}")
            x, y = end, line
    return "".join(strokes)
