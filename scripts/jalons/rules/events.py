"""Ways back: each event has stages where it can happen, and leads to a place from which an end is reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from jalons.content import Content
from jalons.path import conditions
from jalons.path.changes import apply
from jalons.path.events import at_stage
from jalons.path.steps import decided, stage_ids, ways_in
from jalons.problems.problem import Problem
from jalons.records import ChooseStep, Event, Happening, Stage, StageStep, Step, Trade


def every_event_can_happen(content: Content, as_of: date) -> Iterator[Problem]:
    """What a stage relies on is affected by some event, and what an event affects is relied on by some stage."""
    affected = {name for event in content.events.values() for name in event.affects}
    relied_on = {name for stage in content.stages.values() for name in stage.relies_on}
    for stage in content.stages.values():
        for position, name in enumerate(stage.relies_on):
            if name not in affected:
                facts = {"name": name, "known": sorted(affected)}
                yield Problem("relies-on-nothing-known", stage.at("relies_on", position), "relies_on", facts)
    for event_id, event in content.events.items():
        for position, name in enumerate(event.affects):
            if name not in relied_on:
                facts = {"name": name, "known": sorted(relied_on)}
                yield Problem("affects-nothing", event.at("affects", position), f"{event_id}/affects", facts)


def every_event_has_its_own_id(content: Content, as_of: date) -> Iterator[Problem]:
    """No item of a stage has the id of a shared event, and no two events have one id: both would have one address."""
    events = dict.fromkeys(content.events, "data/events.yml")
    for stage_id, stage in content.stages.items():
        for where, part in stage.parts():
            taken = isinstance(part, Event) or part.id in content.events
            if taken and events.get(part.id, stage_id) != stage_id:
                facts = {"id": part.id, "stage": events[part.id]}
                yield Problem("duplicate-id", part.at("id"), f"{where}/id", facts)
        events = {event.id: stage_id for event in stage.events} | events
    for trade in content.trades.values():
        for number, change in enumerate(trade.changes, start=1):
            if change.item is not None and change.item.id in content.events:
                facts = {"id": change.item.id, "stage": "data/events.yml"}
                yield Problem("duplicate-id", change.item.at("id"), f"changes/{number}/item/id", facts)


def every_reliance_has_a_way_out(content: Content, as_of: date) -> Iterator[Problem]:
    """At each stage of each trade, everything relied on is affected by an event that holds for that trade that day."""
    affected = {name for event in content.events.values() for name in event.affects}
    for trade_id, trade in content.trades.items():
        open_to = {
            name
            for event in content.events.values()
            if _concerns(event, trade_id, trade, as_of)
            for name in event.affects
        }
        for stage_id, stage in (each for line in lines(content, trade_id, trade, as_of) for each in line):
            for position, name in enumerate(stage.relies_on):
                if name in affected - open_to:
                    facts = {"name": name, "stage": stage_id, "code": trade_id}
                    yield Problem("no-way-out", stage.at("relies_on", position), "relies_on", facts)


def every_way_back_stays_on_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """A way back leads to the same stage or an earlier one on the path or way in of every trade that has the stage."""
    for trade_id, trade in content.trades.items():
        for line in lines(content, trade_id, trade, as_of):
            names = [name for name, _ in line]
            for position, (name, stage) in enumerate(line):
                earlier = names[: position + 1]
                for event in _ways_back(content, name, stage, trade_id, trade, as_of):
                    if event.return_to not in earlier:
                        facts = {"name": event.return_to, "stage": name, "code": trade_id, "known": earlier}
                        yield Problem("way-back-astray", event.at("return_to"), _where(content, name, event), facts)


def every_way_back_leads_to_an_end(content: Content, as_of: date) -> Iterator[Problem]:
    """From the stage an event leads back to, following the path, the aim is reached, unless it was reached before."""
    for trade_id, trade in content.trades.items():
        found = _onward_and_aims(content, trade_id, trade, as_of)
        if found is None:
            continue
        onward, aims = found
        past = {name for aim in aims for name in _reached(aim, onward)}
        for name, stage in (each for line in lines(content, trade_id, trade, as_of) for each in line):
            for event in _ways_back(content, name, stage, trade_id, trade, as_of):
                goal = event.return_to
                if goal in onward and goal not in past and not _reached(goal, onward) & aims:
                    facts = {"name": goal, "code": trade_id}
                    where = _where(content, name, event)
                    yield Problem("way-back-without-end", event.at("return_to"), where, facts)


def _onward_and_aims(
    content: Content, trade_id: str, trade: Trade, as_of: date
) -> tuple[dict[str, set[str]], set[str]] | None:
    """Which stages follow each stage of a trade, on its ways in too, and where its aim is reached; None without aim."""
    pathway = content.pathways.get(trade.pathway)
    if pathway is None:
        return None
    stages = apply(trade.changes, content.stages, as_of)
    steps = tuple(decided(pathway.path, trade_id, trade, frozenset(stages)))
    aims = {name for name, step in stage_ids(steps) if step.outcome == "yes"}
    if not aims:
        return None  # the pathway is told of it
    onward = _onward(steps)
    for way in ways_in(pathway, trade_id, trade, as_of, frozenset(stages)):
        line = [*(step.stage for step in way.path), way.joins]
        # a way in astray is told of elsewhere
        for here, then in pairwise(line) if way.joins in onward else ():
            onward.setdefault(here, set()).add(then)
    return onward, aims


def _ways_back(
    content: Content, stage_id: str, stage: Stage, trade_id: str, trade: Trade, as_of: date
) -> Iterator[Event]:
    """The events of a stage that concern a trade on a day, and lead to a stage that there is."""
    for event in at_stage(stage_id, stage, content.events):
        if _concerns(event, trade_id, trade, as_of) and event.return_to in content.stages:
            yield event


def _where(content: Content, stage_id: str, event: Event) -> str:
    """Where the return of an event is written, in an editor's terms."""
    own = [each.id for each in content.stages[stage_id].events]
    return f"events/{own.index(event.id) + 1}/return_to" if event.id in own else f"{event.id}/return_to"


def _concerns(event: Happening, trade_id: str, trade: Trade, as_of: date) -> bool:
    return event.holds_on(as_of) and conditions.holds(event.when, trade_id, trade)


def lines(content: Content, trade_id: str, trade: Trade, as_of: date) -> Iterator[list[tuple[str, Stage]]]:
    """The stages of each way in of a trade, then those of its path, as its changes leave them."""
    pathway = content.pathways.get(trade.pathway)
    if pathway is None:
        return
    stages = apply(trade.changes, content.stages, as_of)
    for way in ways_in(pathway, trade_id, trade, as_of, frozenset(stages)):
        yield [(step.stage, stages[step.stage]) for step in way.path]
    yield [
        (name, stages[name]) for name, _ in stage_ids(tuple(decided(pathway.path, trade_id, trade, frozenset(stages))))
    ]


def _onward(steps: tuple[Step, ...]) -> dict[str, set[str]]:
    """Which stages follow each stage; of decided `steps`; all branches are followed but those of a choice."""
    found: dict[str, set[str]] = {}

    def note(steps: tuple[Step, ...], after: set[str]) -> set[str]:
        """Notes what follows each step, last first; gives the stages at which the steps begin."""
        for step in reversed(steps):
            if isinstance(step, StageStep):
                found.setdefault(step.stage, set()).update(after)
                after = {step.stage}
            else:
                starts = {name for branch in step.branches for name in note(branch.path, after)}
                if not isinstance(step, ChooseStep):
                    for name, _ in stage_ids((step,)):
                        found[name] |= starts
                after = starts
        return after

    note(steps, set())
    return found


def _reached(start: str, onward: dict[str, set[str]]) -> set[str]:
    """The stages that one comes to from a stage, itself included."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += onward.get(name, ())
    return seen
