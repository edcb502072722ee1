"""What one person has to do along the whole path of a trade: the tasks, what to have ready, what can happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalons.content import Content
from jalons.path.pathway import Fork, PathEntry, StageOnPath, TradePathway, Way
from jalons.records import Event, Item


def people(content: Content) -> tuple[str, ...]:
    """The roles of persons, as against bodies, in the order of data/roles.yml; each has a page on every trade."""
    return tuple(name for name, role in content.roles.items() if role.kind == "person")


@dataclass(frozen=True)
class RoleStage:
    """What a role does at one stage."""

    at: StageOnPath
    tasks: tuple[Item, ...]
    have_ready: tuple[Item, ...]


@dataclass(frozen=True)
class RoleView:
    """The path of one trade as one person walks it."""

    role: str
    ways: tuple[tuple[Way, tuple[RoleStage, ...]], ...]
    """The ways in that have a task for the role, before the path itself."""
    entries: tuple[PathEntry, ...]
    path: tuple[RoleStage, ...]
    """Every stage of the path, also those without a task for the role."""
    events: tuple[tuple[Event, StageOnPath], ...]
    """What can happen to the role, each once, at the first stage at which it can."""

    @property
    def parts(self) -> Iterator[RoleStage]:
        """Every stage, those of the ways in first."""
        for _, parts in self.ways:
            yield from parts
        yield from self.path

    @property
    def tasks(self) -> tuple[tuple[str, str], ...]:
        """(stage, item) of every task of the role, in reading order."""
        return tuple((part.at.id, item.id) for part in self.parts for item in part.tasks)

    @property
    def needed(self) -> int:
        """How many tasks the role has on the way to the aim, whatever the way in; at choices, on the longest way."""
        return _most(self.entries, {part.at.id: len(part.tasks) for part in self.path if not part.at.dispensable})


def view(content: Content, pathway: TradePathway, role: str) -> RoleView:
    """What `role` meets on the path of a trade."""
    persons = frozenset(people(content))

    def part(stage: StageOnPath) -> RoleStage:
        ready = (item for item in stage.stage.have_ready if role in (item.who or _acting(stage, persons)))
        return RoleStage(stage, tuple(item for item in stage.tasks if role in item.who), tuple(ready))

    def met(event: Event, stage: StageOnPath) -> bool:
        # who must act when it happens is concerned; where that is not said, whoever acts at the stage
        return role in ({name for step in event.steps for name in step.who} or _acting(stage, persons))

    ways = ((way, tuple(part(stage) for stage in way.stages)) for way in pathway.ways)
    events = ((event, [at for at in stages if met(event, at)]) for event, stages in pathway.events().values())
    return RoleView(
        role,
        tuple((way, parts) for way, parts in ways if any(part.tasks for part in parts)),
        pathway.entries,
        tuple(part(stage) for stage in pathway.stages),
        tuple((event, stages[0]) for event, stages in events if stages),
    )


def _most(entries: tuple[PathEntry, ...], tasks: Mapping[str, int]) -> int:
    """The most tasks of those given by stage that stand on one way through entries."""
    found = 0
    for entry in entries:
        if isinstance(entry, Fork):
            each = [_most(branch, tasks) for branch in entry.branches]
            found += max(each) if entry.options else sum(each)
        else:
            found += tasks.get(entry.id, 0)
    return found


def _acting(stage: StageOnPath, persons: frozenset[str]) -> frozenset[str]:
    """The people who act at a stage; where an office alone does, everyone who has a task there."""
    return persons.intersection(stage.stage.who) or persons.intersection(
        name for item in stage.tasks for name in item.who
    )


def views(content: Content, pathway: TradePathway) -> dict[str, RoleView]:
    """What each person meets on the path of a trade, by role."""
    return {role: view(content, pathway, role) for role in people(content)}
