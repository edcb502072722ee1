"""The lines of a flowchart on its grid: what leads on, what forks and joins, what leads back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jalons.path.flowchart import Area, Band, Bands, WayBack, bands, parts_of, ways_back
from jalons.path.pathway import Fork, PathEntry, StageOnPath, TradePathway

THIRDS = 3
"""Rows of a box: a way back leaves it at the first line inside, and arrives at the second."""


@dataclass(frozen=True)
class Line:
    """A line on the grid; `kind` is its class in the style sheet."""

    kind: str
    area: Area


@dataclass(frozen=True)
class Rail:
    """A way back as it is drawn: from its lane to the stage that it leads to."""

    way: WayBack
    lane: int
    """Counted from the boxes outwards, from 1."""
    area: Area
    """From where it arrives down to where the last source joins it, up to its lane."""
    lines: tuple[Line, ...]

    @property
    def letter(self) -> Area:
        """Where its letter stands: in its lane, below where it turns to the stage."""
        return Area(self.area.top, self.area.right - 1, self.area.top + 1, self.area.right)


@dataclass(frozen=True)
class Flowchart:
    """A path on its grid."""

    columns: int
    """Columns of the boxes; those of the lanes follow."""
    lanes: int
    boxes: Mapping[str, Area]
    """By id of the stage, or of the fork for its sentence."""
    lines: Mapping[str, tuple[Line, ...]]
    """By id of the stage or fork: the line that leads to it; of a fork also those that split and join."""
    rails: tuple[Rail, ...]
    thirds: tuple[Line, ...]
    """Nothing to see in each row of boxes: browsers make those alike that a box spans if something stands in each."""
    departures: tuple[Line, ...]
    """From each stage that has ways back to the outermost lane that it joins."""


def flowchart(pathway: TradePathway) -> Flowchart:
    """Lays a path out."""
    grid = _Grid(bands(pathway), ways_back(pathway))
    lanes = _lanes([(grid.arrival(way), max(map(grid.departure, way.sources))) for way in grid.ways])
    boxes = {name: grid.box(band) for name, band in grid.bands.boxes.items()}
    lines: dict[str, tuple[Line, ...]] = {}
    _lead_on(grid, pathway.entries, grid.row(1), lines)
    rails = tuple(_rail(grid, way, lane) for way, lane in zip(grid.ways, lanes, strict=True))
    return Flowchart(
        columns=grid.bands.width,
        lanes=max(lanes, default=0),
        boxes=boxes,
        lines=lines,
        rails=rails,
        thirds=tuple(
            Line("third", Area(row, 1, row + 1, 2))
            for band in range(2, grid.bands.after, 2)
            for row in range(grid.row(band), grid.row(band + 1))
        ),
        departures=tuple(_departures(grid, rails)),
    )


@dataclass(frozen=True)
class _Grid:
    """Where bands lie on the rows of the grid; a gap has a row more for each way back that goes round boxes there."""

    bands: Bands
    ways: tuple[WayBack, ...]
    leaving: dict[int, list[str]] = field(default_factory=dict)
    """By gap: the stages above it, away from the edge, that ways back leave."""
    arriving: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sources = dict.fromkeys(name for way in self.ways for name in way.sources)
        for names, ports, beside in ((sources, self.leaving, 1), ([w.to.id for w in self.ways], self.arriving, -1)):
            for name in names:
                if not self.bands.is_at_edge(name):
                    ports.setdefault(self.bands.boxes[name].number + beside, []).append(name)

    def row(self, band: int) -> int:
        """The row line at which a band begins."""
        return 1 + sum(self._rows(number) for number in range(band))

    def _rows(self, band: int) -> int:
        if band % 2 == 0:
            return THIRDS
        return 1 + len(self.leaving.get(band, ())) + len(self.arriving.get(band, ()))

    def box(self, band: Band) -> Area:
        """The area of a box."""
        return Area(self.row(band.number), band.left, self.row(band.number + 1), band.right)

    def departure(self, name: str) -> int:
        """The row line along which ways back leave a stage."""
        band = self.bands.boxes[name].number
        if self.bands.is_at_edge(name):
            return self.row(band) + 1
        return self.row(band + 1) + self.leaving[band + 1].index(name) + 1

    def arrival(self, way: WayBack) -> int:
        """The row line along which a way back arrives."""
        band = self.bands.boxes[way.to.id].number
        if self.bands.is_at_edge(way.to.id):
            return self.row(band) + 2
        ports = self.arriving[band - 1]
        return self.row(band) - len(ports) + ports.index(way.to.id)


def _lanes(spans: list[tuple[int, int]]) -> list[int]:
    """The lane of each span, given in the order of their tops: none shares a lane with one that it overlaps.

    What begins further up lies further out, so that no line that arrives at a box crosses another lane.
    """
    lanes = [0] * len(spans)
    for here in sorted(range(len(spans)), key=lambda n: spans[n], reverse=True):
        top, bottom = spans[here]
        inner = (lanes[n] for n, other in enumerate(spans) if lanes[n] and top <= other[1] and other[0] <= bottom)
        lanes[here] = max(inner, default=0) + 1
    return lanes


def _lead_on(grid: _Grid, entries: tuple[PathEntry, ...], top: int, lines: dict[str, tuple[Line, ...]]) -> int:
    """Notes the lines to and within entries, the first reached from row line `top`; gives where the next begins."""
    for entry in entries:
        band = grid.bands.boxes[entry.id]
        if isinstance(entry, StageOnPath):
            arrow = "arrow--optional" if entry.dispensable else "arrow"
            lines[entry.id] = (Line(arrow, Area(top, band.left, grid.row(band.number), band.right)),)
            top = grid.row(band.number + 1)
        else:
            lines[entry.id] = tuple(_split_and_join(grid, entry, top))
            heads = [grid.bands.boxes[entry.head(option)] for option in entry.options]
            for option, head in zip(entry.options, heads, strict=True):
                area = Area(grid.row(band.number + 1), head.left, grid.row(head.number), head.right)
                lines[entry.head(option)] = (Line("arrow", area),)
            below = grid.row((heads[0] if heads else band).number + 1)
            for branch in entry.branches:
                _lead_on(grid, branch, below, lines)
            top = grid.row(band.ends)
    return top


def _split_and_join(grid: _Grid, fork: Fork, top: int) -> Iterator[Line]:
    """The line to a fork's sentence, the bars that split and join it, and what leads from each branch to the latter."""
    band = grid.bands.boxes[fork.id]
    below, ends = grid.row(band.number + 1), grid.row(band.ends)
    parts = [Area(below, left, ends, right) for left, right in parts_of(fork, band.left, band.right)]
    heads = [grid.bands.boxes[fork.head(option)] for option in fork.options]
    yield Line("arrow", Area(top, band.left, grid.row(band.number), band.right))
    yield Line("bar", Area(below, parts[0].middle, below + 1, parts[-1].middle))
    yield Line("bar--join", Area(ends - 1, parts[0].middle, ends, parts[-1].middle))
    for branch, part in zip(fork.branches, parts, strict=True):
        above = grid.row(heads[0].number + 1) if heads else below
        yield Line("plain", Area(_bottom(grid, branch) if branch else above, part.left, ends, part.right))


def _bottom(grid: _Grid, branch: tuple[PathEntry, ...]) -> int:
    """The row line below the last entry of a branch."""
    band = grid.bands.boxes[branch[-1].id]
    return grid.row(band.ends) if band.ends else grid.row(band.number + 1)


def _rail(grid: _Grid, way: WayBack, lane: int) -> Rail:
    """Its lane, and where the stage is not at the edge, the line above what stands between, down to the stage."""
    top, bottom = grid.arrival(way), max(map(grid.departure, way.sources))
    edge = grid.bands.width + 1
    band = grid.bands.boxes[way.to.id]
    area = Area(top, edge, bottom, edge + lane)
    if grid.bands.is_at_edge(way.to.id):
        kind = "rail--beside" if band.left > 1 else "rail"
        return Rail(way, lane, area, (Line(kind, area),))
    over = Area(top, grid.box(band).beside, grid.row(band.number), edge)
    return Rail(way, lane, area, (Line("rail--far", area), Line("over", over)))


def _departures(grid: _Grid, rails: tuple[Rail, ...]) -> Iterator[Line]:
    """From each stage to the lanes that it joins, with a dot where it does."""
    edge = grid.bands.width + 1
    for name in dict.fromkeys(name for rail in rails for name in rail.way.sources):
        joined = [rail.lane for rail in rails if name in rail.way.sources]
        row, band = grid.departure(name), grid.bands.boxes[name]
        at_edge = grid.bands.is_at_edge(name)
        kind = "leave--beside" if at_edge and band.left > 1 else "leave"
        yield Line(kind, Area(row, edge, row + 1, edge + max(joined)))
        if not at_edge:
            yield Line("under", Area(grid.row(band.number + 1), grid.box(band).beside, row, edge))
        yield from (Line("dot", Area(row, edge + lane - 1, row + 1, edge + lane)) for lane in joined)
