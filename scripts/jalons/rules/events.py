"""Ways back: each event has stages where it can happen, and leads to a place from which an end is reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path.changes import apply
from jalons.path.events import at_stage
from jalons.path.pathway import conditions, decided, stage_ids, ways_in
from jalons.problem import Problem
from jalons.records import Stage, StageStep, Step, Trade


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
    """No stage has an item or event with the id of a shared event: both would have the same address."""
    for stage_id, stage in content.stages.items():
        for entry in (*stage.items().values(), *stage.events):
            if entry.id in content.events:
                yield Problem("duplicate-id", entry.at("id"), entry.id, {"id": entry.id, "stage": stage_id})


def every_reliance_has_a_way_out(content: Content, as_of: date) -> Iterator[Problem]:
    """At each stage of each trade, everything relied on is affected by an event that holds for that trade that day."""
    for code, trade in content.trades.items():
        for stage_id, stage in on_the_way(content, code, trade, as_of):
            open_to = {name for event in content.events.values() if _concerns(event, code, trade, as_of) for name in event.affects}
            for position, name in enumerate(stage.relies_on):
                if name not in open_to and any(name in event.affects for event in content.events.values()):
                    facts = {"name": name, "stage": stage_id, "code": code}
                    yield Problem("no-way-out", stage.at("relies_on", position), "relies_on", facts)


def every_way_back_stays_on_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """A way back leads to the same stage or an earlier one, on the path of every trade that has the stage."""
    for code, trade in content.trades.items():
        order = list(on_the_way(content, code, trade, as_of))
        names = [name for name, _ in order]
        for position, (name, stage) in enumerate(order):
            for number, event in enumerate(at_stage(stage, content.events), start=1):
                if not _concerns(event, code, trade, as_of) or event.return_to not in content.stages:
                    continue
                earlier = names[: position + 1]
                if event.return_to not in earlier:
                    facts = {"name": event.return_to, "stage": name, "code": code, "known": earlier}
                    where = event.id if event.id in content.events else f"events/{number}"
                    yield Problem("way-back-astray", event.at("return_to"), f"{where}/return_to", facts)


def every_way_back_leads_to_an_end(content: Content, as_of: date) -> Iterator[Problem]:
    """From the stage an event leads back to, following the path, the outcome of the trade is reached."""
    for code, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        if pathway is None:
            continue
        stages = apply(trade.changes, content.stages, as_of)
        steps = tuple(decided(pathway.path, code, trade, frozenset(stages)))
        onward = _onward(steps)
        for way in ways_in(pathway, code, trade, as_of):
            line = [*(step.stage for step in way.path), way.joins]
            for here, then in zip(line, line[1:]):
                onward.setdefault(here, set()).add(then)
        ends = {name for name, step in stage_ids(steps) if step.outcome == "yes"}
        for _, stage in on_the_way(content, code, trade, as_of):
            for event in at_stage(stage, content.events):
                if _concerns(event, code, trade, as_of) and event.return_to in onward and not _reached(event.return_to, onward) & ends:
                    facts = {"name": event.return_to, "code": code}
                    yield Problem("way-back-without-end", event.at("return_to"), f"{event.id}/return_to", facts)


def _concerns(event, code: str, trade: Trade, as_of: date) -> bool:
    return event.holds_on(as_of) and conditions.holds(event.when, code, trade)


def on_the_way(content: Content, code: str, trade: Trade, as_of: date) -> Iterator[tuple[str, Stage]]:
    """The stages that a trade can walk, those of its ways in first, as its changes leave them."""
    pathway = content.pathways.get(trade.pathway)
    if pathway is None:
        return
    stages = apply(trade.changes, content.stages, as_of)
    for way in ways_in(pathway, code, trade, as_of):
        yield from ((step.stage, stages[step.stage]) for step in way.path if step.stage in stages)
    for name, _ in stage_ids(tuple(decided(pathway.path, code, trade, frozenset(stages)))):
        yield name, stages[name]


def _onward(steps: tuple[Step, ...]) -> dict[str, set[str]]:
    """Which stages follow each stage; `steps` have their forks decided."""
    found: dict[str, set[str]] = {}

    def walk(steps: tuple[Step, ...], after: set[str]) -> set[str]:
        """Notes what follows each step, last first; gives the stages at which the steps begin."""
        for step in reversed(steps):
            if isinstance(step, StageStep):
                found.setdefault(step.stage, set()).update(after)
                after = {step.stage}
            else:
                after = set().union(*(walk(branch.path, after) for branch in step.branches))
        return after

    walk(steps, set())
    return found


def _reached(start: str, onward: dict[str, set[str]]) -> set[str]:
    seen, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += onward.get(name, ())
    return seen
