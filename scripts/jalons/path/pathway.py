"""One trade's path as its readers walk it: stages with their numbers, forks, ways in, and what is beside what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jalons.path import answers, placeholders
from jalons.records import Event, Item, PathwayKind, Stage, TogetherStep, Trade, WayIn


@dataclass(frozen=True)
class StageOnPath:
    """A stage as it stands on one trade's path; `number` is "3", "4a" in a fork, or "A" on a way in."""

    id: str
    number: str
    stage: Stage
    optional: bool = False
    outcome: bool = False
    alongside: tuple[str, ...] = ()
    """Ids of the stages of the other branches, followed over the same period."""
    way_in: str = ""
    """Id of the way in that it belongs to; empty for a stage of the path itself."""
    may_skip: bool = False
    """Whether one may skip it and go on; one may stop before what is optional."""

    @property
    def dispensable(self) -> bool:
        """Whether one may do without it."""
        return self.optional or self.may_skip

    @property
    def tasks(self) -> tuple[Item, ...]:
        """What is ticked off on this stage."""
        return self.stage.tasks

    def part(self, part_id: str) -> Item | Event | None:
        """The item or event of that id as the trade has it on the day; None where there is none."""
        return next((part for _, part in self.stage.parts() if part.id == part_id), None)


@dataclass(frozen=True)
class Fork:
    """Branches that are all followed over the same period."""

    id: str
    number: str
    together: TogetherStep
    branches: tuple[tuple[PathEntry, ...], ...]


PathEntry = StageOnPath | Fork


@dataclass(frozen=True)
class Way:
    """A way to begin, as it stands for one trade: its own stages, and the stage of the path where it joins."""

    way: WayIn
    stages: tuple[StageOnPath, ...]
    joins: StageOnPath

    @property
    def id(self) -> str:
        """The id of the way in."""
        return self.way.id


@dataclass(frozen=True)
class TradePathway:
    """The whole path of one trade on one day."""

    trade_id: str
    """The trade's id: its code, or its English name where no code is verified."""
    trade: Trade
    entries: tuple[PathEntry, ...]
    stages: tuple[StageOnPath, ...] = field(default=())
    """The stages of the path itself, in reading order."""
    ways: tuple[Way, ...] = ()
    kind: PathwayKind | None = None
    """The base path that the trade follows; None where its pathway names none."""
    folder: str = ""
    """The folder that the pages of all variants lie in, such as "trades"; empty for a guide about one thing."""
    questionnaire: answers.Questionnaire = field(default_factory=answers.Questionnaire)
    """What its readers are asked to find their place, and where that leads."""

    @property
    def address(self) -> str:
        """What the addresses of its pages begin with: "trades/620D/"; nothing for a guide about one thing."""
        return f"{self.folder}/{self.trade_id}/" if self.folder else ""

    @property
    def has_codes(self) -> bool:
        """Whether the guide knows of official codes, so that one that is missing is to be confirmed."""
        return bool(self.trade.code_shapes)

    @property
    def trade_code(self) -> str | None:
        """The official code; None where it is not verified."""
        return placeholders.trade_code(self.trade_id, self.trade)

    @property
    def all_stages(self) -> tuple[StageOnPath, ...]:
        """The stages of the ways in, then those of the path."""
        return (*(stage for way in self.ways for stage in way.stages), *self.stages)

    def stage(self, stage_id: str) -> StageOnPath:
        """The stage of that id, on the path or on a way in.

        Raises:
            KeyError: the trade has no such stage.
        """
        for stage in self.all_stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def line(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """All stages of a walk past this stage: the path, or a way in and the path from where it joins."""
        if not stage.way_in:
            return self.stages
        way = self._way_in(stage)
        at = next(n for n, other in enumerate(self.stages) if other.id == way.joins.id)
        return (*way.stages, *self.stages[at:])

    def entries_from(self, stage: StageOnPath) -> tuple[PathEntry, ...]:
        """The entries of a walk past this stage: all of the path, or for a way in those from where it joins."""
        if not stage.way_in:
            return self.entries
        joins = self._way_in(stage).joins.id
        return tuple(_from(self.entries, joins))

    def onward(self, stage_id: str) -> tuple[tuple[StageOnPath, ...], ...]:
        """From this stage to the aim, both included, step by step; stages of one fork are one step."""
        steps: list[list[StageOnPath]] = []
        for stage in self.line(self.stage(stage_id)):
            beside = {name for other in (steps[-1] if steps else ()) for name in (other.id, *other.alongside)}
            if beside & set(stage.alongside):
                steps[-1].append(stage)
            else:
                steps.append([stage])
        start = next(n for n, step in enumerate(steps) if any(other.id == stage_id for other in step))
        aim = max((n for n, step in enumerate(steps) if any(other.outcome for other in step)), default=len(steps) - 1)
        return tuple(tuple(step) for step in steps[start : max(aim, start) + 1])

    def events(self) -> dict[str, tuple[Event, tuple[StageOnPath, ...]]]:
        """Every event that can happen on the way, by id: as it stands where it first can, and all such stages."""
        found: dict[str, tuple[Event, tuple[StageOnPath, ...]]] = {}
        for stage in self.all_stages:
            for event in stage.stage.events:
                first, stages = found.get(event.id, (event, ()))
                found[event.id] = (first, (*stages, stage))
        return found

    def before(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """The stage or stages one comes from."""
        return self._beside(stage, -1)

    def after(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """The stage or stages that come next: those of a fork that begins there are all next."""
        return self._beside(stage, +1)

    def _way_in(self, stage: StageOnPath) -> Way:
        """The way in that a stage belongs to."""
        return {way.id: way for way in self.ways}[stage.way_in]

    def _beside(self, stage: StageOnPath, step: int) -> tuple[StageOnPath, ...]:
        if stage.way_in:
            way = self._way_in(stage)
            line = (*way.stages, way.joins)
            at = [other.id for other in line].index(stage.id) + step
            return line[at : at + 1] if at >= 0 else ()
        return _neighbours(self.entries, stage.id, step) or ()


def _ends(entry: PathEntry | None, step: int) -> tuple[StageOnPath, ...]:
    """The stages at which one enters an entry (step +1) or leaves it (step -1)."""
    if entry is None:
        return ()
    if isinstance(entry, StageOnPath):
        return (entry,)
    edge = 0 if step > 0 else -1
    return tuple(stage for branch in entry.branches for stage in _ends(branch[edge], step))


def _from(entries: tuple[PathEntry, ...], stage_id: str) -> Iterator[PathEntry]:
    """The entries from that with a stage on."""
    begun = False
    for entry in entries:
        begun = begun or stage_id in [stage.id for stage in _stages(entry)]
        if begun:
            yield entry


def _stages(entry: PathEntry) -> Iterator[StageOnPath]:
    if isinstance(entry, StageOnPath):
        yield entry
    else:
        yield from (stage for branch in entry.branches for inner in branch for stage in _stages(inner))


def _neighbours(
    entries: tuple[PathEntry, ...], stage_id: str, step: int, outside: tuple[StageOnPath, ...] = ()
) -> tuple[StageOnPath, ...] | None:
    for position, entry in enumerate(entries):
        beside = position + step
        beyond = _ends(entries[beside], step) if 0 <= beside < len(entries) else outside
        if isinstance(entry, StageOnPath):
            if entry.id == stage_id:
                return beyond
        else:
            for branch in entry.branches:
                found = _neighbours(branch, stage_id, step, beyond)
                if found is not None:
                    return found
    return None
