"""Reads one YAML file into a tree that knows its places, or says everything that keeps it from being read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading import characters
from jalons.reading.parsing import parse
from jalons.reading.tree import Node

LARGEST = 1024 * 1024
MOST_PROBLEMS = 50

_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read(path: Path, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file, or None and every reason why not; nothing is raised, whatever the file holds."""
    data, problems = bytes_of(path, shown_as)
    return tree_of(data, shown_as) if data is not None else (None, problems)


def bytes_of(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, cut right behind the largest size that is read, or None and the reason why not."""
    whole = Location(shown_as)
    try:
        about = os.lstat(path)
        if stat.S_ISLNK(about.st_mode):
            return None, [Problem("file-is-link", whole)]
        if stat.S_ISDIR(about.st_mode):
            return None, [Problem("file-is-folder", whole)]
        if not stat.S_ISREG(about.st_mode):
            return None, [Problem("file-unreadable", whole)]
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1), []
    except FileNotFoundError:
        return None, [Problem("file-missing", whole)]
    except (OSError, ValueError):
        return None, [Problem("file-unreadable", whole)]


def tree_of(data: bytes, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """The tree of the bytes of a file, or None and every reason why not."""
    if len(data) > LARGEST:
        return None, [Problem("file-too-large", Location(shown_as), facts={"limit": LARGEST // 1024})]
    text, problems = text_of(data, shown_as)
    root = None
    if not problems:
        lines = text.replace("\r\n", "\n").split("\n")
        problems = list(characters.faults(lines, shown_as))
        if not problems:
            root, problems = parse(lines, shown_as)
    return (None, _capped(problems)) if problems else (root, [])


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of the bytes of a file in UTF-8, or the reason why it is in another encoding."""
    if data.startswith(_UTF_16_OR_32) or (len(data) > 3 and (data[0:4:2] == b"\0\0" or data[1:4:2] == b"\0\0")):
        return "", [Problem("utf-16", Location(file, 1, 1))]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    # Decoded again without the signature, so that the offset counts from the first byte.
    start = 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    before = re.split("\r\n|\r|\n", data[:start].decode("utf-8").removeprefix("\ufeff"))
    guess = data[start : start + 1].decode("cp1252", errors="ignore")
    facts = {"byte": f"{data[start]:02X}", "guess": guess if guess.isprintable() else ""}
    return "", [Problem("not-utf8", Location(file, len(before), len(before[-1]) + 1), facts=facts)]


def _capped(problems: list[Problem]) -> list[Problem]:
    problems = sorted(problems, key=lambda problem: problem.order)
    shown, hidden = problems[:MOST_PROBLEMS], problems[MOST_PROBLEMS:]
    if hidden:
        shown.append(Problem("more-problems", hidden[0].location, facts={"count": len(hidden)}))
    return shown
