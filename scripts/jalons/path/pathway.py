"""One trade's pathway as its readers walk it: stages numbered, forks decided, the trade's changes made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase

from jalons.content import Content
from jalons.path import answers, conditions, placeholders, remarks
from jalons.path.as_of import on_day
from jalons.path.changes import apply
from jalons.path.events import at_stage
from jalons.records import (
    ITEM_LISTS,
    Branch,
    EitherStep,
    Event,
    Item,
    Pathway,
    PathwayKind,
    Stage,
    StageStep,
    Step,
    TogetherStep,
    Trade,
    WayIn,
)
from jalons.records.fields import Text


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

    @property
    def tasks(self) -> tuple[Item, ...]:
        """What is ticked off on this stage."""
        return self.stage.tasks


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
    questionnaire: answers.Questionnaire = answers.Questionnaire()
    """What its readers are asked to find their place, and where that leads."""

    @property
    def trade_code(self) -> str | None:
        """The official code; None where it is not verified."""
        return placeholders.trade_code(self.trade_id, self.trade)

    @property
    def all_stages(self) -> tuple[StageOnPath, ...]:
        """The stages of the ways in, then those of the path."""
        return (*(stage for way in self.ways for stage in way.stages), *self.stages)

    def stage(self, stage_id: str) -> StageOnPath:
        return next(stage for stage in self.all_stages if stage.id == stage_id)

    def line(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """The stages that one walks who passes by this stage: for a stage of a way in, that way and the path from its joint on."""
        if not stage.way_in:
            return self.stages
        way = next(way for way in self.ways if way.id == stage.way_in)
        at = next(n for n, other in enumerate(self.stages) if other.id == way.joins.id)
        return (*way.stages, *self.stages[at:])

    def onward(self, stage_id: str) -> tuple[tuple[StageOnPath, ...], ...]:
        """What an event leads back through, from this stage to the aim, both included; stages of one fork are together."""
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
        """Every event that can happen on the way, by id, as it stands at the first stage at which it can; and all such stages."""
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

    def _beside(self, stage: StageOnPath, step: int) -> tuple[StageOnPath, ...]:
        if stage.way_in:
            way = next(way for way in self.ways if way.id == stage.way_in)
            line = (*way.stages, way.joins)
            at = [other.id for other in line].index(stage.id) + step
            return line[at : at + 1] if at >= 0 else ()
        return _neighbours(self.entries, stage.id, step) or ()


def resolve(content: Content, trade_id: str, as_of: date, by: Mapping[str, Text] | None = None) -> TradePathway:
    """The path of trade `code` as it holds on `as_of`; placeholders are filled in from the trade, or as `by` says.

    The content must have passed the rules: a fork must have exactly one branch for the trade.
    """
    trade = _trade_as_of(content, trade_id, as_of)
    pathway = content.pathways[trade.pathway]
    stages = apply(trade.changes, content.stages, as_of)
    if by is None:
        by = placeholders.values(trade_id, trade, content.words)
    steps = tuple(placeholders.filled(step, by) for step in decided(pathway.path, trade_id, trade, frozenset(stages)))
    ways = ways_in(pathway, trade_id, trade, as_of, frozenset(stages))
    wanted = {stage_id for stage_id, _ in stage_ids(steps)} | {step.stage for way in ways for step in way.path}
    stages = {
        stage_id: placeholders.filled(
            _as_of(_with_events(stage_id, stages[stage_id], content), trade_id, trade, as_of), by
        )
        for stage_id in wanted
    }
    entries = tuple(_numbered(steps, stages))
    on_path = {stage.id: stage for stage in _flat(entries)}
    labels = _letters(ascii_uppercase)
    led_in = tuple(
        Way(
            placeholders.filled(way, by),
            tuple(StageOnPath(step.stage, next(labels), stages[step.stage], way_in=way.id) for step in way.path),
            on_path[way.joins],
        )
        for way in ways
        if way.joins in on_path
    )
    kind = next(iter(kinds(pathway, trade_id, trade)), None)
    if kind is not None:
        kind = placeholders.filled(kind, by)
    asks = answers.questionnaire(content, trade_id, trade)
    return TradePathway(trade_id, placeholders.filled(trade, by), entries, tuple(on_path.values()), led_in, kind, asks)


def kinds(pathway: Pathway, trade_id: str, trade: Trade) -> list[PathwayKind]:
    """The base paths of a pathway that are the trade's; anything but one is an error of the pathway that names any."""
    return [kind for kind in pathway.kinds if conditions.holds(kind.when, trade_id, trade)]


def ways_in(pathway: Pathway, trade_id: str, trade: Trade, as_of: date, kept: frozenset[str]) -> list[WayIn]:
    """The ways to begin that are there for a trade on a day, in order; one with a dropped stage is not."""
    return [
        way
        for way in pathway.ways_in
        if way.holds_on(as_of)
        and conditions.holds(way.when, trade_id, trade)
        and all(step.stage in kept for step in way.path)
    ]


def _with_events(stage_id: str, stage: Stage, content: Content) -> Stage:
    return stage.model_copy(update={"events": at_stage(stage_id, stage, content.events)})


def chosen_branches(fork: EitherStep, trade_id: str, trade: Trade) -> list[int]:
    """The positions of the branches that a trade takes; anything but one is an error of the pathway."""
    return [n for n, branch in enumerate(fork.branches) if conditions.holds(branch.when, trade_id, trade)]


def stage_ids(steps: tuple[Step, ...]) -> Iterator[tuple[str, StageStep]]:
    """Every stage step that stands in the steps, in all branches, in reading order."""
    for step in steps:
        if isinstance(step, StageStep):
            yield step.stage, step
        else:
            for branch in step.branches:
                yield from stage_ids(branch.path)


def decided(steps: tuple[Step, ...], trade_id: str, trade: Trade, kept: frozenset[str]) -> Iterator[Step]:
    """The steps with `either` replaced by the branch taken, and dropped stages left out."""
    for step in steps:
        if isinstance(step, StageStep):
            if step.stage in kept:
                yield step
        elif isinstance(step, EitherStep):
            for position in chosen_branches(step, trade_id, trade)[:1]:
                yield from decided(step.branches[position].path, trade_id, trade, kept)
        else:
            branches = [tuple(decided(branch.path, trade_id, trade, kept)) for branch in step.branches]
            branches = [branch for branch in branches if branch]
            if len(branches) == 1:
                yield from branches[0]
            elif branches:
                yield step.model_copy(update={"branches": tuple(Branch.model_construct(path=b) for b in branches)})


def _numbered(steps: tuple[Step, ...], stages: Mapping[str, Stage]) -> Iterator[PathEntry]:
    for place, step in enumerate(steps, start=1):
        if isinstance(step, StageStep):
            yield _on_path(step, str(place), stages)
        else:
            yield _fork(step, str(place), stages)


def _fork(step: TogetherStep, number: str, stages: Mapping[str, Stage], alongside: tuple[str, ...] = ()) -> Fork:
    inside = [[stage_id for stage_id, _ in stage_ids(branch.path)] for branch in step.branches]
    branches = []
    letters = _letters()
    for position, branch in enumerate(step.branches):
        others = (*(s for n, ids in enumerate(inside) if n != position for s in ids), *alongside)
        entries: list[PathEntry] = []
        for part in branch.path:
            label = f"{number}{next(letters)}"
            entries.append((_on_path if isinstance(part, StageStep) else _fork)(part, label, stages, others))
        branches.append(tuple(entries))
    return Fork(step.together, number, step, tuple(branches))


def _letters(alphabet: str = ascii_lowercase) -> Iterator[str]:
    """a, b … z, then aa, ab …"""
    for length in count(1):
        yield from map("".join, product(alphabet, repeat=length))


def _on_path(step: StageStep, number: str, stages: Mapping[str, Stage], alongside: tuple[str, ...] = ()) -> StageOnPath:
    return StageOnPath(step.stage, number, stages[step.stage], step.optional == "yes", step.outcome == "yes", alongside)


def _as_of(stage: Stage, trade_id: str, trade: Trade, as_of: date) -> Stage:
    """The stage with only what concerns the trade and holds on the day."""

    def kept(parts):
        return tuple(p for p in parts if p.holds_on(as_of) and conditions.holds(p.when, trade_id, trade))

    lists = {name: kept(getattr(stage, name)) for name in (*ITEM_LISTS, "events")}
    lists["events"] = tuple(e.model_copy(update={"steps": kept(e.steps)}) if e.steps else e for e in lists["events"])
    lists["hand_in"] = tuple(
        hand_in.model_copy(update={"documents": documents})
        for hand_in in kept(stage.hand_in)
        if (documents := kept(hand_in.documents))
    )
    return stage.model_copy(update=lists)


def _trade_as_of(content: Content, trade_id: str, as_of: date) -> Trade:
    """The trade with only the facts and figures that hold on the day; its remarks are the first of its facts."""
    trade = on_day(content.trades[trade_id], as_of)
    facts = (*remarks.of_trade(trade, content.remarks), *trade.facts)
    facts = tuple(f for f in facts if f.holds_on(as_of) and conditions.holds(f.when, trade_id, trade))
    figures = {
        kind: tuple(figure for figure in getattr(trade.hours, kind) if figure.holds_on(as_of))
        for kind in ("total", "on_the_job", "in_class")
    }
    update = {"remarks": (), "facts": facts, "hours": trade.hours.model_copy(update=figures)}
    return trade.model_copy(update=update)


def _flat(entries: tuple[PathEntry, ...]) -> Iterator[StageOnPath]:
    for entry in entries:
        if isinstance(entry, StageOnPath):
            yield entry
        else:
            for branch in entry.branches:
                yield from _flat(branch)


def _ends(entry: PathEntry | None, step: int) -> tuple[StageOnPath, ...]:
    """The stages at which one enters an entry (step +1) or leaves it (step -1)."""
    if entry is None:
        return ()
    if isinstance(entry, StageOnPath):
        return (entry,)
    edge = 0 if step > 0 else -1
    return tuple(stage for branch in entry.branches for stage in _ends(branch[edge], step))


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
