"""One trade's path as its readers walk it: stages with their numbers, forks, ways in, and what is beside what."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalons.path import answers, placeholders
from jalons.path.entries import Fork, PathEntry, StageOnPath, entries_from, forks_of, instead, neighbours
from jalons.records import Event, Option, PathwayKind, Trade, WayIn

__all__ = ["Fork", "PathEntry", "StageOnPath", "TradePathway", "Way"]


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

    @property
    def ends(self) -> tuple[StageOnPath, ...]:
        """The stages at which the aim, or one of several ends, is reached."""
        return tuple(stage for stage in self.stages if stage.outcome)

    @property
    def choices(self) -> tuple[Fork, ...]:
        """What readers choose on the path, in order, also within forks."""
        return tuple(fork for fork in forks_of(self.entries) if fork.options)

    def ways_chosen(self, stage: StageOnPath) -> tuple[tuple[Fork, Option], ...]:
        """The choices that lead to a stage, each with the way taken, the outermost first."""
        found = {fork.id: fork for fork in self.choices}
        return tuple(
            (found[choice], next(option for option in found[choice].options if option.id == way))
            for choice, way in stage.chosen
        )

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
        return tuple(entries_from(self.entries, joins))

    def onward(self, stage_id: str) -> tuple[tuple[StageOnPath, ...], ...]:
        """From this stage to the aim, both included, step by step; stages of one fork are one step."""
        here = self.stage(stage_id)
        taken = dict(here.chosen)
        steps: list[list[StageOnPath]] = []
        for stage in self.line(here):
            if any(taken.get(choice, way) != way for choice, way in stage.chosen):
                continue
            beside = {name for other in (steps[-1] if steps else ()) for name in (other.id, *other.alongside)}
            if beside & set(stage.alongside) or instead(stage, steps[-1][0] if steps else None):
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
        return neighbours(self.entries, stage.id, step) or ()
