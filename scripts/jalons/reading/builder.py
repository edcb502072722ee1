"""A tree that is being built from the events of the YAML parser: what is open, what is wrong, what stands where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Protocol

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping, Node, Sequence


class Mark(Protocol):
    """A spot in a text, as both YAML parsers give it; line and column count from 0."""

    line: int
    column: int


class NoKey:
    """Stands for a key that has not come yet."""


NO_KEY: Final = NoKey()


@dataclass
class Open:
    """A list or mapping whose end has not come yet; `key` waits for its value, None for a key that was refused."""

    node: Mapping | Sequence
    flow: bool
    """Whether it is written in brackets or braces."""
    key: str | NoKey | None = NO_KEY
    known: dict[str, Location] = field(default_factory=dict)
    """The keys so far, in one Unicode form, and where each stands."""


@dataclass
class Builder:
    """A tree being built from the events of the parser, without recursion."""

    lines: list[str]
    file: str
    root: Node | None = None
    documents: int = 0
    stack: list[Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    """Lines on which the parser's own complaint would only repeat what has been said."""

    def problem(self, message_id: str, location: Location, **facts: object) -> None:
        """Notes a problem of how the file is written."""
        self.problems.append(Problem(message_id, location, facts=facts))
        self.doubtful.update((location.line, location.line + 1))

    def location(self, mark: Mark) -> Location:
        """The location in the file, which counts from 1."""
        return Location(self.file, mark.line + 1, mark.column + 1)

    def line(self, mark: Mark) -> str:
        """The line on which a mark stands; "" behind the last one."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def followed_by(self, pattern: re.Pattern[str], mark: Mark) -> bool:
        """Whether the pattern matches at a mark."""
        return pattern.match(self.line(mark), mark.column) is not None

    def end_before(self, mark: Mark) -> int:
        """The column behind the last character before a mark that is no space; lines are long, so none is copied."""
        line, column = self.line(mark), mark.column
        while column and line[column - 1] == " ":
            column -= 1
        return column


def start_of(event: yaml.Event) -> Mark:
    """Where an event begins. Raises ValueError for an event that no text stands behind; the parser gives none."""
    if event.start_mark is None:
        raise ValueError("an event without a beginning")
    return event.start_mark


def end_of(event: yaml.Event) -> Mark:
    """Where an event ends. Raises ValueError as `start_of` does."""
    if event.end_mark is None:
        raise ValueError("an event without an end")
    return event.end_mark
