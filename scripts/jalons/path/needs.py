"""What must be done first: the stages and tasks that a stage or a task of a path waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import Item, Stage


@dataclass(frozen=True)
class FirstDone:
    """A stage of a path that must be done first, or one task of it."""

    at: StageOnPath
    task: Item | None = None

    @property
    def name(self) -> str:
        """STAGE, or STAGE/TASK."""
        return f"{self.at.id}/{self.task.id}" if self.task else self.at.id

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks that must be ticked, each STAGE/TASK: the one, or all of the stage."""
        return tuple(f"{self.at.id}/{task.id}" for task in ((self.task,) if self.task else self.at.tasks))


def first_done(pathway: TradePathway, needs: Iterable[str]) -> tuple[FirstDone, ...]:
    """What a trade must have done first of `needs`, each STAGE or STAGE/TASK; what is not on its path is left out."""
    found = []
    on_path = {at.id: at for at in pathway.all_stages}
    for name in needs:
        stage_id, _, task_id = name.partition("/")
        at = on_path.get(stage_id)
        task = next((item for item in at.tasks if item.id == task_id), None) if at else None
        if at and (task or not task_id):
            found.append(FirstDone(at, task))
    return tuple(found)


def graph(stages: Mapping[str, Stage]) -> dict[str, tuple[str, ...]]:
    """What each thing waits for: STAGE is a whole stage, "STAGE/" its beginning, STAGE/TASK a task."""
    found: dict[str, tuple[str, ...]] = {}
    for stage_id, stage in stages.items():
        begin = f"{stage_id}/"
        found[begin] = stage.needs
        found[stage_id] = (begin, *(f"{begin}{task.id}" for task in stage.tasks))
        found |= {f"{begin}{task.id}": (begin, *task.needs) for task in stage.tasks}
    return found


def reaches(waits: Mapping[str, Iterable[str]], start: str, goal: str) -> bool:
    """Whether `start` waits for `goal`, directly or not, by a graph such as `graph` makes."""
    seen, left = {start}, [start]
    while left:
        if (name := left.pop()) == goal:
            return True
        more = [other for other in waits.get(name, ()) if other not in seen]
        seen.update(more)
        left += more
    return False
