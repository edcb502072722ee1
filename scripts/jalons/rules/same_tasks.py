"""A task that shows another one: that one is there, says something, and does not show it in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jalons.content import Content
from jalons.content.same_tasks import shown_by
from jalons.problems.problem import Problem
from jalons.records import Item


def every_task_shown_is_there(content: Content, as_of: date) -> Iterator[Problem]:
    """What `same_as` names is a task of another stage with words of its own; a task shows one instead of text."""
    tasks = {f"{name}/{task.id}": task for name, stage in content.stages.items() for task in stage.tasks}
    of_stages = {id(task) for task in tasks.values()}
    for where, record in content.every_record:
        if not isinstance(record, Item) or record.same_as is None:
            continue
        spot, at = f"{where}/same_as".lstrip("/"), record.at("same_as")
        if id(record) not in of_stages:
            yield Problem("key-of-tasks", record.key_at("same_as"), spot, {"key": "same_as"})
        elif record.same_as not in tasks:
            yield Problem("same-unknown", at, spot, {"name": record.same_as, "known": sorted(tasks)})
        elif (name := shown_by(record, tasks)) is None:
            if _comes_back(record.same_as, tasks):
                yield Problem("same-circular", at, spot, {"name": record.same_as})
        elif record.text is not tasks[name].text:
            yield Problem("same-and-words", at, spot, {"name": record.id})


def _comes_back(name: str | None, tasks: Mapping[str, Item]) -> bool:
    """Whether tasks show one another in a circle; what is unknown is told where it is named."""
    seen: set[str] = set()
    while name is not None and name in tasks and name not in seen:
        seen.add(name)
        name = tasks[name].same_as
    return name in seen
