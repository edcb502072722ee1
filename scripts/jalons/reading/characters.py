"""The characters a data file may hold: what the eye cannot see or tell apart is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jalons.problems.location import Location
from jalons.problems.problem import Problem

# Everything outside printable ASCII and the Latin letters of both languages is looked at more closely.
_WORTH_A_LOOK = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u02ff]")
# Letters and symbols by category, yet nothing is drawn for them.
_DRAWN_AS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_ONCE_A_LINE = ("tab", "indent-space")
_ONCE_A_FILE = ("line-ends",)


def fault(char: str) -> str | None:
    """The code of the problem with a character wherever it stands, or None."""
    if char == "\t":
        return "tab"
    if char == "\r":
        return "line-ends"
    category = unicodedata.category(char)
    if category == "Cc" and char != "\n":
        return "control-character"
    if category in ("Cf", "Zl", "Zp") or char in _DRAWN_AS_NOTHING:
        return "invisible-character"
    if category in ("Co", "Cn", "Cs"):
        return "unknown-character"
    return None


def is_odd_space(char: str) -> bool:
    """Whether a character looks like the space bar's space but is another one, such as a no-break space."""
    return char != " " and unicodedata.category(char) == "Zs"


def shown(char: str) -> str:
    """A character by its number, for it may not show otherwise: U+200B."""
    return f"U+{ord(char):04X}"


def faults(lines: list[str], file: str) -> Iterator[Problem]:
    """Every character of the file that must not be there."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        on_this_line: set[str] = set()
        indent = len(line) - len(line.lstrip())
        for found in _WORTH_A_LOOK.finditer(line):
            char, column = found.group(), found.start()
            message_id = fault(char)
            if message_id is None and column < indent and is_odd_space(char):
                message_id = "indent-space"
            if message_id is None or message_id in on_this_line or message_id in seen:
                continue
            if message_id in _ONCE_A_LINE:
                on_this_line.add(message_id)
            if message_id in _ONCE_A_FILE:
                seen.add(message_id)
            yield Problem(message_id, Location(file, number, column + 1), facts={"char": shown(char)})
