"""A path laid out as a flowchart: where each box, line and way back stands on one grid of rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import gcd, lcm

from jalons.path.pathway import Fork, PathEntry, StageOnPath, TradePathway

QUARTERS = 4
"""Columns of the narrowest box: lines meet it in the middle, and ways back that go round others beside that."""


@dataclass(frozen=True)
class Area:
    """A part of the grid, from line to line, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """As CSS writes it."""
        return f"{self.top}/{self.left}/{self.bottom}/{self.right}"

    @property
    def middle(self) -> int:
        """The column line in its middle."""
        return (self.left + self.right) // 2

    @property
    def beside(self) -> int:
        """The column line where a way back meets it, from above or below."""
        return self.right - (self.right - self.left) // QUARTERS


@dataclass(frozen=True)
class Band:
    """A row of boxes, or the gap between two such rows, as it is counted before the grid's rows are known."""

    number: int
    left: int
    right: int
    ends: int = 0
    """Of a fork: the band where its branches have joined."""


@dataclass(frozen=True)
class Bands:
    """Every box in its band, with how many columns the path takes and the first band below it."""

    boxes: dict[str, Band]
    """By id of the stage or fork; a fork has its sentence there, and a way to choose its title, by `Fork.head`."""
    width: int
    after: int

    def is_at_edge(self, name: str) -> bool:
        """Whether nothing stands between a box and the lanes of the ways back."""
        return self.boxes[name].right == self.width + 1


def bands(pathway: TradePathway) -> Bands:
    """Gives each box its band and its columns: boxes stand in even bands, lines in odd ones; band 0 is the start."""
    boxes: dict[str, Band] = {}

    def place(entries: tuple[PathEntry, ...], band: int, left: int, right: int) -> int:
        for entry in entries:
            if isinstance(entry, StageOnPath):
                boxes[entry.id] = Band(band, left, right)
                band += 2
                continue
            parts = parts_of(entry, left, right)
            below = band + 2
            for option, part in zip(entry.options, parts, strict=False):
                boxes[entry.head(option)] = Band(band + 2, *part)
                below = band + 4
            ends = max(place(branch, below, *part) for branch, part in zip(entry.branches, parts, strict=True))
            boxes[entry.id] = Band(band, left, right, ends)
            band = ends + 2
        return band

    width = _units(pathway.entries) * QUARTERS
    return Bands(boxes, width, place(pathway.entries, 2, 1, width + 1))


def parts_of(fork: Fork, left: int, right: int) -> list[tuple[int, int]]:
    """The column lines of each branch of a fork: one with a fork in it is wider by its boxes side by side."""
    weights = [_abreast(branch) for branch in fork.branches]
    starts = [left + (right - left) * before // sum(weights) for before in accumulate(weights, initial=0)]
    return list(pairwise(starts))


def _abreast(entries: tuple[PathEntry, ...]) -> int:
    """How many boxes stand side by side where a path is widest."""
    widths = (sum(map(_abreast, entry.branches)) if isinstance(entry, Fork) else 1 for entry in entries)
    return max(widths, default=1)


def _units(entries: tuple[PathEntry, ...]) -> int:
    """In how many equal parts a path is cut so that each branch of each of its forks has a whole number of them."""
    return lcm(*(_units_of(entry) for entry in entries)) if entries else 1


def _units_of(entry: PathEntry) -> int:
    if not isinstance(entry, Fork):
        return 1
    whole = sum(map(_abreast, entry.branches))
    needed = [(_abreast(branch), whole * _units(branch)) for branch in entry.branches]
    return lcm(*(units // gcd(weight, units) for weight, units in needed))


@dataclass(frozen=True)
class WayBack:
    """The line of all events that lead back to one stage; `causes` are pairs of an event's id and a stage's id."""

    to: StageOnPath
    letter: str
    causes: tuple[tuple[str, str], ...]

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of its events, each once."""
        return tuple(dict.fromkeys(event for event, _ in self.causes))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the stages from which one may fall back, each once."""
        return tuple(dict.fromkeys(stage for _, stage in self.causes))


def ways_back(pathway: TradePathway) -> tuple[WayBack, ...]:
    """Every way back to another stage of the path, in the order of the stages that they lead to."""
    causes: dict[str, list[tuple[str, str]]] = {}
    for stage in pathway.stages:
        for event in stage.stage.events:
            if event.return_to and event.return_to != stage.id:
                causes.setdefault(event.return_to, []).append((event.id, stage.id))
    reached = [stage for stage in pathway.stages if stage.id in causes]
    return tuple(WayBack(stage, _letter(n), tuple(causes[stage.id])) for n, stage in enumerate(reached))


def _letter(number: int) -> str:
    """a, b … z, then aa, ab …."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
