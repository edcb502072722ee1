"""What must be done first is there, comes earlier, and never waits for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path import needs
from jalons.path.entries import StageOnPath, instead
from jalons.path.resolving import resolve
from jalons.problems.problem import Problem
from jalons.records import Item, Stage
from jalons.rules.paths import items_of

_OF_TASKS = ("needs", "cost", "takes")


def every_task_needed_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """What a task needs is a stage, or a task of one."""
    added = {
        f"{change.stage_and_part[0]}/{change.item.id}"
        for trade in content.trades.values()
        for change in trade.changes
        if change.item is not None
    }
    tasks = {f"{name}/{task.id}" for name, stage in content.stages.items() for task in stage.tasks} | added
    known = [*content.stages, *sorted(tasks)]
    for where, item in items_of(content, "tasks"):
        for position, name in enumerate(item.needs):
            if name not in content.stages and name not in tasks:
                facts = {"name": name, "known": known}
                yield Problem("need-unknown", item.at("needs", position), f"{where}/needs", facts)


def only_tasks_say_what_they_take(content: Content, as_of: date) -> Iterator[Problem]:
    """What costs money, takes time or waits for something is done, so it is a task."""
    tasks = {id(item) for _, item in items_of(content, "tasks")}
    for where, record in content.every_record:
        for key in _OF_TASKS if isinstance(record, Item) and id(record) not in tasks else ():
            if record.is_written(key):
                yield Problem("key-of-tasks", record.key_at(key), f"{where}/{key}".lstrip("/"), {"key": key})


def nothing_needs_itself(content: Content, as_of: date) -> Iterator[Problem]:
    """No stage and no task waits for something that waits for it, near or far."""
    waits = needs.graph(content.stages)
    told: set[str] = set()
    for name, start, record, where in _waiting(content):
        for position, need in enumerate(record.needs):
            if start in told and need in told:
                continue  # the circle is told at its first link
            if needs.reaches(waits, need, start):
                told |= {start, *(other for other in waits if needs.reaches(waits, need, other))}
                message_id = "need-itself" if need in (name, start.partition("/")[0]) else "need-circular"
                facts = {"name": name, "need": need}
                yield Problem(message_id, record.at("needs", position), f"{where}needs", facts)


def _waiting(content: Content) -> Iterator[tuple[str, str, Stage | Item, str]]:
    """(name, how the graph calls where it begins, record, where in the file) of all that may wait."""
    for stage_id, stage in content.stages.items():
        yield stage_id, f"{stage_id}/", stage, ""
        for number, task in enumerate(stage.tasks, start=1):
            yield f"{stage_id}/{task.id}", f"{stage_id}/{task.id}", task, f"tasks/{number}/"


def every_need_comes_earlier(content: Content, as_of: date) -> Iterator[Problem]:
    """On each path what is needed stands before what needs it, or beside it, and all who come there come by it."""
    written = {name: record for name, _, record, _ in _waiting(content) if record.needs}
    for trade_id in content.trades if written else ():
        pathway = resolve(content, trade_id, as_of, by={})
        order = {at.id: position for position, at in enumerate(pathway.all_stages)}
        for name, record in written.items():
            at = next((at for at in pathway.all_stages if at.id == name.partition("/")[0]), None)
            for position, need in enumerate(record.needs if at else ()):
                other = next((each.at for each in needs.first_done(pathway, [need])), None)
                if at and other and (message_id := _out_of_order(at, other, order)):
                    facts = {"name": name, "need": need, "code": trade_id}
                    yield Problem(message_id, record.at("needs", position), "needs", facts)


def _out_of_order(at: StageOnPath, other: StageOnPath, order: dict[str, int]) -> str:
    """What is wrong with a stage that waits for another; empty where nothing is."""
    if instead(at, other) or other.way_in not in ("", at.way_in):
        return "need-elsewhere"
    if order[other.id] > order[at.id] and other.id not in at.alongside:
        return "need-later"
    return "need-of-choice" if other.dispensable and not at.dispensable else ""
