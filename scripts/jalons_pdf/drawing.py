"""Makes the drawing of a page shorter without changing what is seen: the engine says much twice, and to a millionth."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_MARK = re.compile(rb"(EMC\n)?/\w+\n<</MCID (\d+)>>\nBDC\n")
_OPENED = re.compile(rb"/\w+\n(?:<</MCID (\d+)>>\nBDC|BMC)\n")
_NO_STEP = re.compile(rb"(?<=>)0(?=\])|>-?0<")
_PLACED = re.compile(rb"^[-\d. ]+ (?:Tm|re)$", re.MULTILINE)
_NUMBER = re.compile(rb"-?\d+\.\d+")
_FRAME = re.compile(rb"^([-\d. ]+) re\n([-\d. ]+) re\nf\*$", re.MULTILINE)
_SETTING = frozenset(b"cm w W W* gs rg RG g G k K cs CS sc SC scn SCN J j M d i ri Tr Ts Tc Tw Tz TL".split())
"""What changes how all that follows is drawn."""
_FRAMES = re.compile(rb"(?<=re\nS\n)Q\nEMC\nQ\nq\n/Artifact\nBMC\nq\n(?=[\d.]+ w\n)")
"""Where one frame ends and the next begins, with nothing set in between."""
_BLACK = b"/a1.0 gs\n0 0 0 rg\n"
"""What holds at the beginning of a page anyway; other colours are set between q and Q."""


def following(drawing: bytes) -> frozenset[int]:
    """The marks that begin right where the mark of the number before ends."""
    found, before = set(), None
    for opened in _OPENED.finditer(drawing):
        number = int(opened[1]) if opened[1] else None
        if number is not None and before == number - 1 and drawing.endswith(b"EMC\n", 0, opened.start()):
            found.add(number)
        before = number
    return frozenset(found)


def shorter(drawing: bytes, going_on: Collection[int], unread: Collection[int]) -> bytes:
    """The drawing of a page; marks `going_on` are taken as part of the mark before, and what is marked `unread` as decoration."""

    def marked(found: re.Match) -> bytes:
        number = int(found[2])
        if number in going_on and found[1]:
            return b""
        return (found[1] or b"") + b"/Artifact\nBMC\n" if number in unread else found[0]

    drawing = _MARK.sub(marked, drawing).replace(_BLACK, b"")
    drawing = _FRAME.sub(_stroked, _NO_STEP.sub(b"", drawing))
    drawing = _FRAMES.sub(b"", drawing).replace(b"ET\nBT\n", b"")
    return _without_idle_states(_PLACED.sub(lambda line: _NUMBER.sub(_rounded, line[0]), drawing))


def _without_idle_states(drawing: bytes) -> bytes:
    """Without keeping and taking back a state (q, Q) in which nothing is set: letters set their own face and place anyway."""
    lines = drawing.split(b"\n")
    idle: set[int] = set()
    open_: list[tuple[int, bool]] = []
    for n, line in enumerate(lines):
        if line == b"q":
            open_.append((n, False))
        elif line == b"Q" and open_:
            start, is_set = open_.pop()
            if not is_set:
                idle |= {start, n}
        elif open_ and line.rsplit(b" ", 1)[-1] in _SETTING:
            open_[-1] = (open_[-1][0], True)
    return b"\n".join(line for n, line in enumerate(lines) if n not in idle)


def _stroked(found: re.Match) -> bytes:
    """A frame of even width, drawn as a line rather than as the space between two boxes."""
    one, other = ([float(number) for number in found[n].split()] for n in (1, 2))
    inner, outer = sorted((one, other), key=lambda box: box[2])
    width = inner[0] - outer[0]
    if any(abs(edge - width) > 0.01 for edge in (inner[1] - outer[1], *((outer[n] - inner[n]) / 2 for n in (2, 3)))):
        return found[0]
    return b"%s w\n%s re\nS" % (_short(width), b" ".join(map(_short, _middle(outer, width))))


def _middle(outer: list[float], width: float) -> Iterable[float]:
    x, y, wide, high = outer
    return x + width / 2, y + width / 2, wide - width, high - width


def _rounded(found: re.Match) -> bytes:
    return _short(float(found[0]))


def _short(number: float) -> bytes:
    """To a tenth of a CSS pixel, which is a fortieth of a millimetre."""
    return f"{number:.1f}".removesuffix(".0").encode()
