"""Places on the path: whatever one answers leads to exactly one of them, and to a task that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path import conditions
from jalons.path.answers import Answers, TradeQuestion, concerns
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import Item
from jalons.rules.events import lines
from jalons.rules.questions import MOST_COMBINATIONS, in_short, questionnaires, too_many


def every_combination_leads_to_one_place(content: Content, as_of: date) -> Iterator[Problem]:
    """Whatever the readers of a trade answer, exactly one place fits."""
    reported: set[object] = set()
    for trade_id, form in questionnaires(content):
        if too_many(form):
            question = form.questions[-1]
            yield Problem(
                "combinations-too-many",
                question.question.location,
                question.id,
                {"code": trade_id, "most": MOST_COMBINATIONS},
            )
            continue
        for answers in form.combinations:
            found = form.leads_to(answers)
            if len(found) == 1 or (case := (tuple(answers.items()), found)) in reported:
                continue
            reported.add(case)
            facts = {"code": trade_id, "answers": in_short(answers), "found": list(found)}
            if found:
                place = form.places[found[1]]
                yield Problem("place-ambiguous", place.at("answered"), f"{found[1]}/answered", facts)
            elif answers:
                last = list(answers)[-1]
                yield Problem("place-missing", _answer_at(form.question(last), answers), f"{last}/answers", facts)


def _answer_at(question: TradeQuestion, answers: Answers) -> Location:
    """Where the answer that was given to a question is written."""
    reply = question.reply(answers[question.id])
    return reply.location if reply is not None else question.question.location


def every_place_is_reached(content: Content, as_of: date) -> Iterator[Problem]:
    """Each place is where some answers of the readers of some trade lead."""
    forms = [form for _, form in questionnaires(content)]
    if any(too_many(form) for form in forms):
        return
    reached = {name for form in forms for name in form.reached}
    for name, place in content.places.items():
        if name not in reached:
            yield Problem("place-never-reached", place.location, name, {"name": name})


def every_place_is_on_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """The stage of a place is on the way of every trade whose readers are led there, and has its task."""
    # what is reached is worked out once for all trades whose readers are asked the same
    alike: dict[object, frozenset[str]] = {}
    for trade_id, form in questionnaires(content, apart=True):
        stages = _tasks_of(content, trade_id, as_of)
        if form.signature not in alike:
            alike[form.signature] = frozenset() if too_many(form) else form.reached
        for name, place in form.places.items():
            if place.stage not in content.stages or name not in alike[form.signature]:
                continue
            if place.stage not in stages:
                facts = {"name": place.stage, "place": name, "code": trade_id, "known": list(stages)}
                yield Problem("place-astray", place.at("stage"), f"{name}/stage", facts)
            elif (event := place.event) is not None and not _happens(content, event, trade_id):
                facts = {"name": event, "place": name, "code": trade_id}
                yield Problem("place-event-missing", place.at("event"), f"{name}/event", facts)
            elif place.task not in (known := [item.id for item in stages[place.stage]]):
                facts = {"name": place.task, "place": name, "stage": place.stage, "code": trade_id, "known": known}
                yield Problem("place-task-missing", place.at("task"), f"{name}/task", facts)


def every_next_task_concerns_the_reader(content: Content, as_of: date) -> Iterator[Problem]:
    """The next thing to do at a place is a task for everyone whose answers lead there."""
    for trade_id, form in questionnaires(content):
        stages = _tasks_of(content, trade_id, as_of)
        reported: set[str] = set()
        for answers in () if too_many(form) else form.combinations:
            for name in form.leads_to(answers):
                place = form.places[name]
                item = next((item for item in stages.get(place.stage, ()) if item.id == place.task), None)
                if item is not None and name not in reported and not concerns(item, answers):
                    reported.add(name)
                    facts = {"name": name, "task": place.task, "answers": in_short(answers)}
                    yield Problem("place-task-not-for-reader", place.at("task"), f"{name}/task", facts)


def _happens(content: Content, event: str, trade_id: str) -> bool:
    """Whether an event can happen in a trade; of one that is nowhere another rule speaks."""
    shared = content.events.get(event)
    return shared is None or conditions.holds(shared.when, trade_id, content.trades[trade_id])


def _tasks_of(content: Content, trade_id: str, as_of: date) -> dict[str, list[Item]]:
    """The stages on the way of a trade, those of its ways in too, each with the tasks for that trade that day."""
    trade = content.trades[trade_id]
    return {
        name: [item for item in stage.tasks if item.holds_on(as_of) and conditions.holds(item.when, trade_id, trade)]
        for line in lines(content, trade_id, trade, as_of)
        for name, stage in line
    }
