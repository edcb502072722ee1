"""Which conditions no journey comes by: nobody has said in plain words what they must lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jalons.content import Content
from jalons.path import conditions
from jalons.path.answers import Answers, TradeQuestion, fits
from jalons.path.as_of import all_on_day, on_day
from jalons.path.reader_simulation import ReaderSimulation
from jalons.path.steps import chosen_branches, kinds, stage_ids
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import (
    ITEM_LISTS,
    Condition,
    Destination,
    EitherStep,
    Item,
    Journey,
    Need,
    Programme,
    Question,
    Trade,
    walk,
)
from jalons.records.record import Record
from jalons.rules.journeys import walked

_MESSAGES = {"when": "untravelled-when", "for_trades": "untravelled-when", "": "untravelled-place"}


def every_condition_is_on_a_journey(content: Content, as_of: date) -> Iterator[Problem]:
    """Each condition on trades or on answers, and each place, is come by on some journey of which it holds.

    What is for no trade of the guide on the day is left aside: there is nobody to walk there.
    """
    if not content.journeys:
        return
    met: set[tuple[Location, str]] = set()
    for journey, (reader, _) in zip(content.journeys.values(), walked(content, as_of), strict=True):
        met |= set(_met(content, journey, reader, as_of))
    trades = all_on_day(content, as_of).trades
    for where, record in content.every_record:
        if not all(any(conditions.holds(asked, *trade) for trade in trades.items()) for asked in _of_trades(record)):
            continue
        for key in _conditions(record):
            if (record.location, key) not in met:
                message_id = _MESSAGES.get(key, "untravelled-answers")
                location = record.at(key) if key else record.location
                yield Problem(message_id, location, f"{where}/{key}".strip("/"), {"key": key}, note=True)


def _conditions(record: Record) -> Iterator[str]:
    """The keys of a record that say of whom it holds; "" stands for the whole of a place."""
    if isinstance(record, Destination):
        yield ""
    if isinstance(record, Need):
        yield "answers"
    for key in ("when", "if_answered", "only_if", "for_trades"):
        # words that say whom an item concerns stand under only_if too
        if getattr(record, key, None) and not (key == "only_if" and not isinstance(record, Question)):
            yield key


def _of_trades(record: Record) -> Iterator[Condition]:
    """What a record asks of trades."""
    for key in ("when", "for_trades"):
        if (asked := getattr(record, key, None)) is not None:
            yield asked


def _met(content: Content, journey: Journey, reader: ReaderSimulation, as_of: date) -> Iterator[tuple[Location, str]]:
    """(location of the record, key) of every condition that holds somewhere on a journey."""
    trade_id = journey.trade
    trade = on_day(content.trades[trade_id], journey.as_of or as_of)
    for visit in reader.visits:
        stage = visit.stage.stage
        items = [item for name in ITEM_LISTS for item in stage.list_of(name)]
        items += [item for event in stage.events for item in event.steps]
        yield from ((event.location, "when") for event in stage.events)
        items += [document for hand_in in stage.hand_in for document in hand_in.documents]
        yield from ((hand_in.location, "when") for hand_in in stage.hand_in)
        due = (deadline for deadline in content.deadlines.values() if deadline.stage == visit.stage.id)
        yield from ((deadline.location, "when") for deadline in due if conditions.holds(deadline.when, trade_id, trade))
        yield from _of_items(items, visit.answers)
    for answers in reader.heard:
        yield from _of_questions(reader.asked, answers)
    yield from _of_items(trade.facts, reader.answers)
    for place_id in reader.places:
        yield from ((content.places[place_id].location, ""), (content.places[place_id].location, "when"))
    yield from ((way.way.location, "when") for way in reader.ways)
    pathway = content.pathways[trade.pathway]
    yield from ((kind.location, "when") for kind in kinds(pathway, trade_id, trade))
    seen = {visit.stage.id for visit in reader.visits}
    for _, fork in walk.inside("", pathway):
        for branch in (
            (fork.branches[n] for n in chosen_branches(fork, trade_id, trade)) if isinstance(fork, EitherStep) else ()
        ):
            inside = {stage_id for stage_id, _ in stage_ids(branch.path)}
            if not inside or inside & seen:
                yield branch.location, "when"
    for step, answers in zip(journey.steps, reader.heard, strict=True):
        for name in (*step.money.offered, *step.money.uncertain, *step.money.refused) if step.money else ():
            yield from _of_programme(content.money[name], trade_id, trade, answers)


def _of_questions(questions: Iterable[TradeQuestion], answers: Answers) -> Iterator[tuple[Location, str]]:
    for question in questions:
        if question.id in answers:
            yield from ((question.question.location, "when"), (question.question.location, "only_if"))
            if (reply := question.reply(answers[question.id])) is not None:
                yield reply.location, "when"


def _of_items(items: Iterable[Item], answers: Answers) -> Iterator[tuple[Location, str]]:
    for item in items:
        yield item.location, "when"
        if fits(item.if_answered, answers):
            yield item.location, "if_answered"


def _of_programme(
    programme: Programme, trade_id: str, trade: Trade, answers: Answers
) -> Iterator[tuple[Location, str]]:
    if conditions.holds(programme.for_trades, trade_id, trade):
        yield programme.location, "for_trades"
    for each in (*programme.amount, *programme.doubt):
        if conditions.holds(each.when, trade_id, trade):
            yield each.location, "when"
    yield from ((need.location, "answers") for need in programme.needs if answers.get(need.question) in need.answers)
    yield from _of_items(
        [item for item in programme.conditions if conditions.holds(item.when, trade_id, trade)], answers
    )
