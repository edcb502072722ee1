"""Text in YAML as an editor means it: what would be lost, cut or changed without a word is refused."""

from __future__ import annotations

import re

import yaml

from jalons.problems.location import Location
from jalons.reading import characters, syntax
from jalons.reading.builder import Builder, end_of, start_of
from jalons.reading.tree import Scalar

COMMENT = re.compile(r" +#")
_ESCAPE = re.compile(r"\\(.?)")


def scalar(builder: Builder, event: yaml.ScalarEvent, location: Location) -> Scalar:
    """The text of an event, and every problem of how it is written."""
    if not event.style:
        _check_plain(builder, event, location)
    if event.style in ("'", '"'):
        _check_closed(builder, event, location)
    if event.style == '"':
        _check_escapes(builder, event)
    text = event.value.rstrip("\n") if event.style in ("|", ">") else event.value
    return Scalar(text, location)


def _check_plain(builder: Builder, event: yaml.ScalarEvent, location: Location) -> None:
    start, end = start_of(event), end_of(event)
    if event.value and builder.followed_by(COMMENT, end):
        builder.problem("lost-text", builder.location(end))
    line = builder.line(start)
    column = syntax.hard_space(line, start.column)
    if column is not None:
        spot = Location(builder.file, location.line, column + 1)
        builder.problem("hard-space", spot, char=characters.shown(line[column]))


def _check_escapes(builder: Builder, event: yaml.ScalarEvent) -> None:
    r"""Only \" and \\ are let through: the others turn C:\notes into two lines, or hide what the eye cannot see."""
    start, end = start_of(event), end_of(event)
    for number in range(start.line, end.line + 1):
        line = builder.lines[number][: end.column if number == end.line else None]
        for found in _ESCAPE.finditer(line, start.column if number == start.line else 0):
            if found.group(1) not in ('"', "\\"):
                builder.problem("backslash", Location(builder.file, number + 1, found.start() + 1))


def _check_closed(builder: Builder, event: yaml.ScalarEvent, location: Location) -> None:
    """A quoted text that runs into lines of its own parent's keys was not meant to: its quote is not closed."""
    if not builder.stack or builder.stack[-1].flow:
        return
    edge = builder.stack[-1].node.location.column - 1
    end = end_of(event)
    run = builder.lines[start_of(event).line + 1 : end.line + 1]
    if any(line.strip() and len(line) - len(line.lstrip(" ")) <= edge for line in run):
        builder.problem("unclosed-quote", location)
        builder.doubtful.update(range(location.line, end.line + 2))
