"""Resolves the path of one trade on one day: forks decided, the trade's changes made, stages numbered and filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import ascii_uppercase
from typing import TypeVar

from jalons.content import Content
from jalons.path import answers, conditions, placeholders, remarks
from jalons.path.as_of import on_day
from jalons.path.changes import apply
from jalons.path.events import at_stage
from jalons.path.numbering import flat, labels, numbered
from jalons.path.pathway import StageOnPath, TradePathway, Way
from jalons.path.steps import decided, kinds, stage_ids, ways_in
from jalons.records import (
    ITEM_LISTS,
    Event,
    Figure,
    HandIn,
    Item,
    Stage,
    Trade,
    WayIn,
)
from jalons.records.record import Record
from jalons.records.texts import Text

_Dated = TypeVar("_Dated", Item, Event, HandIn)
"""What holds for some days and some trades."""


def resolve(content: Content, trade_id: str, as_of: date, by: Mapping[str, Text] | None = None) -> TradePathway:
    """The path of a trade as it holds on `as_of`; placeholders are filled in from the trade, or as `by` says.

    The content must have passed the rules: a fork must have exactly one branch for the trade.

    Raises:
        KeyError: there is no such trade.
    """
    trade = _trade_as_of(content, trade_id, as_of)
    pathway = content.pathways[trade.pathway]
    if by is None:
        by = placeholders.values(trade_id, trade, content.words)
    changed = apply(trade.changes, content.stages, as_of)
    there = frozenset(changed)
    steps = tuple(placeholders.filled(step, by) for step in decided(pathway.path, trade_id, trade, there))
    ways = ways_in(pathway, trade_id, trade, as_of, there)
    wanted = {stage_id for stage_id, _ in stage_ids(steps)} | {step.stage for way in ways for step in way.path}
    stages = {}
    for stage_id in wanted:
        events = at_stage(stage_id, changed[stage_id], content.events)
        stage = changed[stage_id].model_copy(update={"events": events})
        stages[stage_id] = placeholders.filled(_as_of(stage, trade_id, trade, as_of), by)
    entries = tuple(numbered(steps, stages))
    on_path = {stage.id: stage for stage in flat(entries)}
    kind = next(iter(kinds(pathway, trade_id, trade)), None)
    return TradePathway(
        trade_id,
        placeholders.filled(trade, by),
        entries,
        tuple(on_path.values()),
        tuple(_ways(ways, stages, on_path, by)),
        placeholders.filled(kind, by) if kind is not None else None,
        content.variant_folder,
        answers.questionnaire(content, trade_id, trade),
    )


def _ways(
    ways: list[WayIn], stages: Mapping[str, Stage], on_path: Mapping[str, StageOnPath], by: Mapping[str, Text]
) -> Iterator[Way]:
    """The ways in that join the path, their stages labelled A, B, C throughout."""
    label = labels(ascii_uppercase)
    for way in ways:
        if way.joins in on_path:
            own = tuple(StageOnPath(step.stage, next(label), stages[step.stage], way_in=way.id) for step in way.path)
            yield Way(placeholders.filled(way, by), own, on_path[way.joins])


def _as_of(stage: Stage, trade_id: str, trade: Trade, as_of: date) -> Stage:
    """The stage with only what concerns the trade and holds on the day."""

    def kept(parts: tuple[_Dated, ...]) -> tuple[_Dated, ...]:
        return tuple(part for part in parts if part.holds_on(as_of) and conditions.holds(part.when, trade_id, trade))

    update: dict[str, object] = {name: kept(stage.list_of(name)) for name in ITEM_LISTS}
    update["events"] = tuple(
        event.model_copy(update={"steps": kept(event.steps)}) if event.steps else event for event in kept(stage.events)
    )
    update["hand_in"] = tuple(
        hand_in.model_copy(update={"documents": documents})
        for hand_in in kept(stage.hand_in)
        if (documents := kept(hand_in.documents))
    )
    return stage.model_copy(update=update)


def _trade_as_of(content: Content, trade_id: str, as_of: date) -> Trade:
    """The trade with only the facts and figures that hold on the day; its remarks are the first of its facts."""
    trade = on_day(content.trades[trade_id], as_of)
    facts = (*remarks.of_trade(trade, content.remarks), *trade.facts)
    facts = tuple(f for f in facts if f.holds_on(as_of) and conditions.holds(f.when, trade_id, trade))
    skill_sets = tuple(skills for skills in trade.skill_sets if skills.holds_on(as_of))
    update: dict[str, object] = {"remarks": (), "facts": facts, "skill_sets": skill_sets}
    return trade.model_copy(update={**update, **_figures_as_of(trade, as_of)})


def _figures_as_of(trade: Trade, as_of: date) -> dict[str, object]:
    """What a trade says of facts that are numbers: the figures that hold on the day."""

    def kept(fact_id: str, part: str) -> tuple[Figure, ...]:
        return tuple(figure for figure in trade.figures(fact_id, part) if figure.holds_on(as_of))

    update: dict[str, object] = {}
    for fact_id, fact in trade.declared.items():
        if fact.parts:
            numbers: Record = getattr(trade, fact_id)
            update[fact_id] = numbers.model_copy(update={part: kept(fact_id, part) for part in fact.parts})
        elif fact.numbers:
            update[fact_id] = kept(fact_id, "")
    return update
