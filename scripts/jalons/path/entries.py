"""What stands on a path, in order: stages and forks, and what is beside, before and after what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jalons.records import Answered, ChooseStep, Event, Item, Option, Stage, TogetherStep
from jalons.records.texts import Text


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
    in_branches: tuple[tuple[str, int], ...] = ()
    """The forks around it that are followed over the same period, the outermost first, each with its branch."""
    way_in: str = ""
    """Id of the way in that it belongs to; empty for a stage of the path itself."""
    chosen: tuple[tuple[str, str], ...] = ()
    """What a reader chooses to come here: pairs of a choice and the way taken there, the outermost first."""
    only_if: Text | None = None
    """Which readers it concerns, in words."""
    if_answered: Answered = field(default_factory=dict)
    """By question the answers of readers whom it concerns; those of the ways chosen to come here are among them."""
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
    """Branches that are all followed over the same period, or of which each reader chooses one."""

    id: str
    number: str
    step: TogetherStep | ChooseStep
    branches: tuple[tuple[PathEntry, ...], ...]
    """The entries of each branch; a way to choose may have none."""
    chosen: tuple[tuple[str, str], ...] = ()
    """What a reader chooses to come here, as for a stage."""
    if_answered: Answered = field(default_factory=dict)

    @property
    def options(self) -> tuple[Option, ...]:
        """What a reader chooses from, one for each branch; empty where all branches are followed."""
        return self.step.branches if isinstance(self.step, ChooseStep) else ()

    def head(self, option: Option) -> str:
        """The name of the place in the drawing where a way to choose has its title."""
        return f"{self.id}/{option.id}"


PathEntry = StageOnPath | Fork


def forks_of(entries: tuple[PathEntry, ...]) -> Iterator[Fork]:
    """Every fork of entries, also within forks."""
    for entry in entries:
        if isinstance(entry, Fork):
            yield entry
            for branch in entry.branches:
                yield from forks_of(branch)


def instead(stage: StageOnPath, other: StageOnPath | None) -> bool:
    """Whether a reader chooses between two stages."""
    ways = dict(other.chosen) if other else {}
    return any(ways.get(choice, way) != way for choice, way in stage.chosen)


def _ends(
    entries: tuple[PathEntry, ...], position: int, step: int, outside: tuple[StageOnPath, ...]
) -> tuple[StageOnPath, ...]:
    """The stages at which one enters entries from a position on (step +1) or leaves them (step -1).

    Past the last of them these are `outside`; so they are for a way to choose on which there is nothing to do.
    """
    if not 0 <= position < len(entries):
        return outside
    entry = entries[position]
    if isinstance(entry, StageOnPath):
        return (entry,)
    beyond = _ends(entries, position + step, step, outside) if not all(entry.branches) else ()
    found = (
        stage for branch in entry.branches for stage in _ends(branch, 0 if step > 0 else len(branch) - 1, step, beyond)
    )
    return tuple({stage.id: stage for stage in found}.values())


def entries_from(entries: tuple[PathEntry, ...], stage_id: str) -> Iterator[PathEntry]:
    """The entries from that with a stage on."""
    begun = False
    for entry in entries:
        begun = begun or stage_id in [stage.id for stage in stages_of(entry)]
        if begun:
            yield entry


def stages_of(entry: PathEntry) -> Iterator[StageOnPath]:
    """The stages of an entry, in reading order."""
    if isinstance(entry, StageOnPath):
        yield entry
    else:
        yield from (stage for branch in entry.branches for inner in branch for stage in stages_of(inner))


def neighbours(
    entries: tuple[PathEntry, ...], stage_id: str, step: int, outside: tuple[StageOnPath, ...] = ()
) -> tuple[StageOnPath, ...] | None:
    """The stages before (step -1) or after (step +1) a stage; None where entries do not have it."""
    for position, entry in enumerate(entries):
        beyond = _ends(entries, position + step, step, outside)
        if isinstance(entry, StageOnPath):
            if entry.id == stage_id:
                return beyond
        else:
            for branch in entry.branches:
                found = neighbours(branch, stage_id, step, beyond)
                if found is not None:
                    return found
    return None
