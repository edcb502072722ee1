"""Ids that readers had are never lost: each is there, or the data say what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from jalons.content import Content
from jalons.content.release import Release
from jalons.path.id_history import CHOSEN, IdHistory, history_of, kept, kind_of, tasks
from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.records import Item


def every_released_id_is_accounted_for(content: Content, as_of: date) -> Iterator[Problem]:
    """An id that was released is there, or was: and data/gone.yml say what became of it."""
    known = history_of(content)
    lost = [name for name in content.releases.ids if name not in known.there and name not in known.accounted_for]
    if not lost:
        return
    stages = {name for name in lost if kind_of(name, content) == "stage"}
    released = frozenset(content.releases.ids)
    new = [name for name in kept(content) if name not in released]
    for name in lost:
        if kind_of(name, content) in CHOSEN:
            yield Problem("reply-vanished", Location(f"{content.folder}/gone.yml"), name, {"name": name})
        elif kind_of(name, content) != "item" or name.partition("/")[0] not in stages:
            yield _vanished(content, known, name, new)


def _vanished(content: Content, known: IdHistory, name: str, new: list[str]) -> Problem:
    """What to write of an id that is gone, and where: below its likely new name if there is one."""
    kind = kind_of(name, content)
    stage, _, item = name.partition("/")
    alike = [other for other in new if kind_of(other, content) == kind]
    beside = [other for other in alike if other.partition("/")[0] == stage] if kind == "item" else alike
    far = [other for other in alike if other.partition("/")[2] == item]
    likely = nearest(name, beside) or (beside[0] if len(beside) == 1 else "") or (far[0] if len(far) == 1 else "")
    if not likely:
        of_stage = content.stages.get(stage) if kind == "item" else None
        location = of_stage.at("tasks") if of_stage else Location(f"{content.folder}/gone.yml")
        return Problem("id-vanished", location, "tasks" if of_stage else name, {"name": name})
    record = known.there[likely]
    was = item if kind == "item" and likely.startswith(f"{stage}/") else name.removeprefix(content.variant_prefix)
    facts = {"name": name, "likely": likely, "was": was}
    return Problem("id-renamed", record.at("id") if kind == "item" else record.location, likely, facts)


def every_former_id_was_released(content: Content, as_of: date) -> Iterator[Problem]:
    """What was: and data/gone.yml name as gone was released: what nobody had needs no line; a slip would lose ticks."""
    released = content.releases.ids
    for said in history_of(content).statements:
        if said.old not in released:
            alike = [name for name in released if kind_of(name, content) == kind_of(said.old, content)]
            yield Problem("id-never-released", said.location, said.where, {"name": said.old, "known": alike})


def every_former_id_is_gone(content: Content, as_of: date) -> Iterator[Problem]:
    """What was: and data/gone.yml name as gone is not there any more."""
    known = history_of(content)
    for said in known.statements:
        if said.old in known.there:
            yield Problem("id-still-there", said.location, said.where, {"name": said.old})


def every_gone_id_says_what_became_of_it(content: Content, as_of: date) -> Iterator[Problem]:
    """An entry of data/gone.yml has replaced_by or retired; what replaced it is of its kind, there or gone."""
    known = history_of(content)
    gone = {said.old for said in known.statements}
    for name, record in content.gone.items():
        if bool(record.replaced_by) == (record.retired is not None):
            yield Problem("gone-form", record.location, name, {"name": name})
        for position, new in enumerate(record.replaced_by):
            location, where = record.at("replaced_by", position), f"{name}/replaced_by"
            if kind_of(name, content) in CHOSEN or kind_of(new, content) != kind_of(name, content):
                yield Problem("gone-kind", location, where, {"name": new, "old": name})
            elif new not in known.there and new not in gone:
                alike = [other for other in known.there if kind_of(other, content) == kind_of(name, content)]
                yield Problem("replacement-missing", location, where, {"name": new, "known": alike})


def no_id_comes_from_itself(content: Content, as_of: date) -> Iterator[Problem]:
    """Following what ids came from never leads round in a circle."""
    known = history_of(content)
    reported: set[str] = set()
    for said in known.statements:
        round_ = _circle(known.before, said.old)
        if round_ and not reported & set(round_):
            reported |= set(round_)
            yield Problem("lineage-circle", said.location, said.where, {"names": " → ".join(reversed(round_))})


def _circle(before: Mapping[str, tuple[str, ...]], name: str) -> list[str]:
    """The ids on the way from an id back to itself, or nothing."""
    ways = [[name]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for earlier in before.get(way[-1], ()):
            if earlier == name:
                return [*way, name]
            if earlier not in seen:
                seen.add(earlier)
                ways.append([*way, earlier])
    return []


def no_id_comes_back(content: Content, as_of: date) -> Iterator[Problem]:
    """An id that was gone in a version does not return: readers' old ticks would stand for something else."""
    known = history_of(content)
    missed: dict[str, Release] = {}
    for version in content.releases.versions:
        for name in set(version.ids) - version.there:
            missed.setdefault(name, version)
    for name in content.releases.ids:
        if name in missed and name in known.there:
            record = known.there[name]
            location = record.at("id") if kind_of(name, content) == "item" else record.location
            yield Problem("id-came-back", location, name, {"name": name, "day": missed[name].day.isoformat()})


def no_id_takes_over_from_one_beside_it(content: Content, as_of: date) -> Iterator[Problem]:
    """What takes the place of an id was not in the guide beside it: its own ticks mean something already."""
    for said in history_of(content).statements:
        if kind_of(said.new, content) == kind_of(said.old, content) and any(
            {said.old, said.new} <= version.there for version in content.releases.versions
        ):
            yield Problem("id-beside", said.location, said.where, {"name": said.old, "new": said.new})


def only_ids_of_one_time_are_merged(content: Content, as_of: date) -> Iterator[Problem]:
    """Several ids become one only if they were in the guide together, rather than one after the other."""
    known = history_of(content)
    versions = content.releases.versions
    order = {name: number for number, name in enumerate(content.releases.ids)}
    location = {(said.new, said.old): said for said in known.statements}
    for new, olds in known.before.items():
        for one, other in combinations(sorted((old for old in olds if old in order), key=order.__getitem__), 2):
            seen = all(any(name in version.there for version in versions) for name in (one, other))
            said = location.get((new, one)) or location.get((new, other))
            if seen and said and not any({one, other} <= version.there for version in versions):
                yield Problem("merged-apart", said.location, said.where, {"new": new, "first": one, "then": other})


def only_tasks_have_former_ids(content: Content, as_of: date) -> Iterator[Problem]:
    """Only what can be ticked has ids that readers kept."""
    ticked = {id(item) for _, item, _ in tasks(content)}
    for where, record in content.every_record:
        if isinstance(record, Item) and record.was and id(record) not in ticked:
            yield Problem("was-useless", record.at("was"), f"{where}/was", {"id": record.id})


def every_released_id_is_written(content: Content, as_of: date) -> Iterator[Problem]:
    """An id made from the words of a task changes with them, so once it is released it is to be written; a warning."""
    released = frozenset(content.releases.ids)
    for name, stage in content.stages.items():
        for number, item in enumerate(stage.tasks, start=1):
            if not item.is_written("id") and f"{name}/{item.id}" in released:
                yield Problem("id-not-written", item.location, f"tasks/{number}", {"id": item.id}, warning=True)
