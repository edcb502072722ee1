"""What stages rely on, held against what their own tasks, terms and place on the path show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from jalons.content import Content
from jalons.path import conditions
from jalons.problems.problem import Problem
from jalons.reading.tree import Path
from jalons.records import Stage, Wherever
from jalons.rules.events import lines


class _Shown(NamedTuple):
    """A stage that shows that it relies on something."""

    message_id: str
    """The problem, where it does not say so."""
    stage: str
    facts: Mapping[str, object]
    where: Path
    """The part of the stage that shows it."""


def every_stage_says_what_it_relies_on(content: Content, as_of: date) -> Iterator[Problem]:
    """Wherever an event says that stages rely on what it affects, they say so too; and what it says fits some stage."""
    fitting: set[tuple[str, int]] = set()
    for trade_id, trade in content.trades.items():
        walked = [[name for name, _ in line] for line in lines(content, trade_id, trade, as_of)]
        for event_id, event in content.events.items():
            if not (event.holds_on(as_of) and conditions.holds(event.when, trade_id, trade)):
                continue
            for number, wherever in enumerate(event.wherever):
                for message_id, name, facts, shown in _shown(wherever, walked, content):
                    fitting.add((event_id, number))
                    stage = content.stages[name]
                    if not set(event.affects) & set(stage.relies_on):
                        found = {"stage": name, "event": event_id, "affects": list(event.affects), **facts}
                        location = stage.at(*shown) if shown[0] in stage.model_fields_set else stage.location
                        yield Problem(message_id, location, "/".join(_counted(shown)), found)
    # what is named and is not there is told of elsewhere
    known = {None, *content.roles, *content.glossary, *content.channels, *content.stages}
    for event_id, event in content.events.items():
        for number, wherever in enumerate(event.wherever):
            if (event_id, number) not in fitting and event.holds_on(as_of) and _named(wherever) <= known:
                yield Problem("wherever-nowhere", wherever.location, f"{event_id}/wherever/{number + 1}", {})


def _shown(wherever: Wherever, walked: list[list[str]], content: Content) -> Iterator[_Shown]:
    """The stages that one entry means, for one trade."""
    for line in walked:
        for name in line:
            for shown, by in islice(_said(wherever, content.stages[name]), 1):
                yield _Shown("reliance-untold", name, {"by": by}, shown)
        for name in _between(wherever, line):
            facts = {"first": wherever.first, "last": wherever.last or wherever.first}
            yield _Shown("reliance-untold-between", name, facts, ("relies_on",))


def _said(wherever: Wherever, stage: Stage) -> Iterator[tuple[Path, str]]:
    """Where in a stage, and by which id, it shows that it is meant."""
    for position, item in enumerate(stage.tasks):
        # a task of some readers is no reliance of all
        if item.when is None and item.only_if is None and not item.if_answered:
            yield from ((("tasks", position, "who"), role) for role in item.who if role in wherever.who)
    for key in ("terms", "channels"):
        for position, name in enumerate(getattr(stage, key)):
            if name in getattr(wherever, key):
                yield (key, position), name


def _between(wherever: Wherever, line: list[str]) -> list[str]:
    """The stages of a line from the first to the last one named; none where the line lacks either."""
    first, last = wherever.first, wherever.last or wherever.first
    if first is None or last is None or first not in line or last not in line:
        return []
    return line[line.index(first) : line.index(last) + 1]


def _named(wherever: Wherever) -> set[str | None]:
    return {*wherever.who, *wherever.terms, *wherever.channels, wherever.first, wherever.last}


def _counted(shown: Path) -> list[str]:
    """A place in a record as editors count, from one."""
    return [str(part + 1) if isinstance(part, int) else part for part in shown]
