"""Tasks that stand in two stages: one has the words and is ticked, the others show it."""

from __future__ import annotations

from collections.abc import Mapping

from jalons.records import Item, Stage

NO_WORDS = "="
"""What stands for the words of a task that shows another one until they are taken over."""
_ITS_OWN = frozenset({"id", "was", "when", "needs", "same_as", "element"})
"""What such a task has of its own; all else is that of the task that it shows."""


def with_words(stages: Mapping[str, Stage]) -> dict[str, Stage]:
    """The stages, whose tasks that show another one have all that it says; those that find none stay."""
    tasks = {f"{name}/{task.id}": task for name, stage in stages.items() for task in stage.tasks}
    return {name: _with_words(stage, tasks) for name, stage in stages.items()}


def has_own_words(task: Item) -> bool:
    """Whether a task says something itself."""
    return any(words != NO_WORDS for words in task.text.every)


def shown_by(task: Item, tasks: Mapping[str, Item]) -> str | None:
    """The task, as STAGE/TASK, that another one shows in the end; None where there is none, or they show each other."""
    seen: list[str] = []
    name = task.same_as
    while name is not None and name in tasks and name not in seen:
        seen.append(name)
        name = tasks[name].same_as
    return seen[-1] if seen and name is None else None


def _with_words(stage: Stage, tasks: Mapping[str, Item]) -> Stage:
    if not any(task.same_as for task in stage.tasks):
        return stage
    return stage.model_copy(update={"tasks": tuple(_task(task, tasks) for task in stage.tasks)})


def _task(task: Item, tasks: Mapping[str, Item]) -> Item:
    name = shown_by(task, tasks)
    if name is None or has_own_words(task):
        return task
    told = tasks[name]
    update = {key: getattr(told, key) for key in Item.model_fields if key not in _ITS_OWN}
    return task.model_copy(update={**update, "same_as": name})
