"""One trade's pathway as its readers walk it: stages numbered, forks decided, the trade's changes made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count, product
from string import ascii_lowercase

from jalons.content import Content
from jalons.path import conditions, placeholders
from jalons.path.changes import apply
from jalons.records import ITEM_LISTS, Branch, EitherStep, Item, Stage, StageStep, Step, TogetherStep, Trade


@dataclass(frozen=True)
class StageOnPath:
    """A stage as it stands on one trade's path; `number` is "3", or "4a" in a fork."""

    id: str
    number: str
    stage: Stage
    optional: bool = False
    outcome: bool = False
    alongside: tuple[str, ...] = ()
    """Ids of the stages of the other branches, followed over the same period."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is ticked off on this stage."""
        return self.stage.checklist


@dataclass(frozen=True)
class Fork:
    """Branches that are all followed over the same period."""

    id: str
    number: str
    together: TogetherStep
    branches: tuple[tuple[Entry, ...], ...]


Entry = StageOnPath | Fork


@dataclass(frozen=True)
class TradePathway:
    """The whole path of one trade on one day."""

    code: str
    trade: Trade
    entries: tuple[Entry, ...]
    stages: tuple[StageOnPath, ...] = field(default=())

    def stage(self, stage_id: str) -> StageOnPath:
        return next(stage for stage in self.stages if stage.id == stage_id)

    def before(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """The stage or stages one comes from."""
        return self._beside(stage, -1)

    def after(self, stage: StageOnPath) -> tuple[StageOnPath, ...]:
        """The stage or stages that come next: those of a fork that begins there are all next."""
        return self._beside(stage, +1)

    def _beside(self, stage: StageOnPath, step: int) -> tuple[StageOnPath, ...]:
        found = _neighbours(self.entries, stage.id, step)
        return found or ()


def resolve(content: Content, code: str, as_of: date) -> TradePathway:
    """The path of trade `code` as it holds on `as_of`.

    The content must have passed the rules: a fork must have exactly one branch for the trade.
    """
    trade = _trade_as_of(content.trades[code], code, as_of)
    stages = {
        stage_id: _as_of(stage, code, trade, as_of)
        for stage_id, stage in apply(trade.changes, content.stages, as_of).items()
    }
    by = placeholders.values(code, trade, content.words)
    stages = {stage_id: placeholders.filled(stage, by) for stage_id, stage in stages.items()}
    steps = tuple(decided(content.pathways[trade.pathway].path, code, trade, frozenset(stages)))
    entries = tuple(_numbered(steps, stages))
    return TradePathway(code, placeholders.filled(trade, by), entries, tuple(_flat(entries)))


def chosen_branches(fork: EitherStep, code: str, trade: Trade) -> list[int]:
    """The positions of the branches that a trade takes; anything but one is an error of the pathway."""
    return [n for n, branch in enumerate(fork.branches) if conditions.holds(branch.when, code, trade)]


def stage_ids(steps: tuple[Step, ...]) -> Iterator[tuple[str, StageStep]]:
    """Every stage step that stands in the steps, in all branches, in reading order."""
    for step in steps:
        if isinstance(step, StageStep):
            yield step.stage, step
        else:
            for branch in step.branches:
                yield from stage_ids(branch.path)


def decided(steps: tuple[Step, ...], code: str, trade: Trade, kept: frozenset[str]) -> Iterator[Step]:
    """The steps with `either` replaced by the branch taken, and dropped stages left out."""
    for step in steps:
        if isinstance(step, StageStep):
            if step.stage in kept:
                yield step
        elif isinstance(step, EitherStep):
            for position in chosen_branches(step, code, trade)[:1]:
                yield from decided(step.branches[position].path, code, trade, kept)
        else:
            branches = [tuple(decided(branch.path, code, trade, kept)) for branch in step.branches]
            branches = [branch for branch in branches if branch]
            if len(branches) == 1:
                yield from branches[0]
            elif branches:
                yield step.model_copy(update={"branches": tuple(Branch.model_construct(path=b) for b in branches)})


def _numbered(steps: tuple[Step, ...], stages: Mapping[str, Stage]) -> Iterator[Entry]:
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
        entries: list[Entry] = []
        for part in branch.path:
            label = f"{number}{next(letters)}"
            entries.append((_on_path if isinstance(part, StageStep) else _fork)(part, label, stages, others))
        branches.append(tuple(entries))
    return Fork(step.together, number, step, tuple(branches))


def _letters() -> Iterator[str]:
    """a, b … z, then aa, ab …"""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _on_path(step: StageStep, number: str, stages: Mapping[str, Stage], alongside: tuple[str, ...] = ()) -> StageOnPath:
    return StageOnPath(step.stage, number, stages[step.stage], step.optional == "yes", step.outcome == "yes", alongside)


def _as_of(stage: Stage, code: str, trade: Trade, as_of: date) -> Stage:
    """The stage with only what concerns the trade and holds on the day."""

    def kept(parts):
        return tuple(p for p in parts if p.holds_on(as_of) and conditions.holds(p.when, code, trade))

    return stage.model_copy(update={name: kept(getattr(stage, name)) for name in (*ITEM_LISTS, "events")})


def _trade_as_of(trade: Trade, code: str, as_of: date) -> Trade:
    """The trade with only the facts and figures that hold on the day."""
    facts = tuple(f for f in trade.facts if f.holds_on(as_of) and conditions.holds(f.when, code, trade))
    figures = {
        kind: tuple(figure for figure in getattr(trade.hours, kind) if figure.holds_on(as_of))
        for kind in ("total", "on_the_job", "in_class")
    }
    return trade.model_copy(update={"facts": facts, "hours": trade.hours.model_copy(update=figures)})


def _flat(entries: tuple[Entry, ...]) -> Iterator[StageOnPath]:
    for entry in entries:
        if isinstance(entry, StageOnPath):
            yield entry
        else:
            for branch in entry.branches:
                yield from _flat(branch)


def _ends(entry: Entry | None, step: int) -> tuple[StageOnPath, ...]:
    """The stages at which one enters an entry (step +1) or leaves it (step -1)."""
    if entry is None:
        return ()
    if isinstance(entry, StageOnPath):
        return (entry,)
    edge = 0 if step > 0 else -1
    return tuple(stage for branch in entry.branches for stage in _ends(branch[edge], step))


def _neighbours(
    entries: tuple[Entry, ...], stage_id: str, step: int, outside: tuple[StageOnPath, ...] = ()
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
