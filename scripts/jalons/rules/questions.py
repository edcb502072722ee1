"""Questions and places: every answer can be given, and whatever one answers leads to exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Literal, TypeAlias

from jalons.content import Content
from jalons.path import conditions
from jalons.path.answers import Answers, Questionnaire, TradeQuestion, concerns, questionnaire
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import Destination, Extra, Item, JourneyStep, Need, Question
from jalons.records.record import Record
from jalons.rules import walk
from jalons.rules.events import lines

_Part: TypeAlias = Literal["where", "money"]

MOST_QUESTIONS = 6
"""As many as a reader on a phone will answer to find their place."""
MOST_COMBINATIONS = 5000


def every_answer_named_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """Whatever depends on answers names questions of data/questions.yml and their replies."""
    for where, record, key, question_id, replies in _named(content):
        question = content.questions.get(question_id)
        spot = f"{where}/{key}".strip("/")
        if question is None:
            facts = {
                "name": question_id,
                "part": "questions",
                "file": "data/questions.yml",
                "known": list(content.questions),
            }
            yield Problem("reference-unknown", record.at(*key.split("/")), spot, facts)
            continue
        known = [reply.id for reply in question.answers]
        for position, reply_id in enumerate(replies):
            if reply_id not in known:
                facts = {"name": reply_id, "question": question_id, "known": known}
                yield Problem("answer-unknown", record.at(*key.split("/"), position), spot, facts)


def every_reply_has_its_own_id(content: Content, as_of: date) -> Iterator[Problem]:
    """The replies of a question have ids that are not the same."""
    for question_id, question in content.questions.items():
        seen: Counter[str] = Counter()
        for number, reply in enumerate(question.answers, start=1):
            seen[reply.id] += 1
            if seen[reply.id] == 2:
                facts = {"id": reply.id, "stage": question_id}
                yield Problem("duplicate-id", reply.at("id"), f"{question_id}/answers/{number}/id", facts)


def questions_are_few(content: Content, as_of: date) -> Iterator[Problem]:
    """One's place on the path is found with six questions at most."""
    asked = [(name, question) for name, question in content.questions.items() if question.part == "where"]
    for name, question in asked[MOST_QUESTIONS : MOST_QUESTIONS + 1]:
        yield Problem("questions-too-many", question.location, name, {"count": len(asked), "most": MOST_QUESTIONS})


def every_question_follows_those_it_depends_on(content: Content, as_of: date) -> Iterator[Problem]:
    """`only_if` of a question names questions that come before it in the file."""
    order = list(content.questions)
    for number, (name, question) in enumerate(content.questions.items()):
        for other in question.only_if or ():
            if other in order[number:]:
                facts = {"name": other, "question": name, "known": order[:number] or ["-"]}
                yield Problem("question-not-before", question.at("only_if", other), f"{name}/only_if", facts)


def every_question_can_be_asked(content: Content, as_of: date) -> Iterator[Problem]:
    """Each question is asked of the readers of some trade, after some answers."""
    posts = _posts(content, None)
    for name, question in content.questions.items():
        if not any(_can_be_asked(name, post) for _, post in posts):
            yield Problem("question-never-asked", question.location, name, {"name": name})


def every_question_leaves_a_choice(content: Content, as_of: date) -> Iterator[Problem]:
    """Whoever is asked a question has at least two replies to choose from."""
    for trade_id, post in _posts(content, None):
        for asked in post.questions:
            if len(asked.replies) < 2:
                facts = {"name": asked.id, "code": trade_id, "found": [reply.id for reply in asked.replies] or ["-"]}
                yield Problem("question-without-choice", asked.question.at("answers"), f"{asked.id}/answers", facts)


def every_combination_leads_to_one_place(content: Content, as_of: date) -> Iterator[Problem]:
    """Whatever the readers of a trade answer, exactly one place fits."""
    told = set()
    for trade_id, post in _posts(content):
        if _too_many(post):
            question = post.questions[-1]
            yield Problem(
                "combinations-too-many",
                question.question.location,
                question.id,
                {"code": trade_id, "most": MOST_COMBINATIONS},
            )
            continue
        for answers in post.combinations:
            found = post.leads_to(answers)
            if len(found) == 1 or (said := (tuple(answers.items()), found)) in told:
                continue
            told.add(said)
            facts = {"code": trade_id, "answers": in_short(answers), "found": list(found)}
            if found:
                place = post.places[found[1]]
                yield Problem("place-ambiguous", place.at("answered"), f"{found[1]}/answered", facts)
            elif answers:
                last = list(answers)[-1]
                yield Problem("place-missing", _answer_at(post.question(last), answers), f"{last}/answers", facts)


def _answer_at(question: TradeQuestion, answers: Answers) -> Location:
    """Where the answer that was given to a question is written."""
    reply = question.reply(answers[question.id])
    return reply.location if reply is not None else question.question.location


def every_place_is_reached(content: Content, as_of: date) -> Iterator[Problem]:
    """Each place is where some answers of the readers of some trade lead."""
    posts = [post for _, post in _posts(content)]
    if any(_too_many(post) for post in posts):
        return
    reached = {name for post in posts for name in post.reached}
    for name, place in content.places.items():
        if name not in reached:
            yield Problem("place-never-reached", place.location, name, {"name": name})


def every_place_is_on_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """The stage of a place is on the way of every trade whose readers are led there, and has its task."""
    alike: dict[object, Questionnaire] = {}
    for trade_id, post in _posts(content, apart=True):
        stages = _tasks_of(content, trade_id, as_of)
        # what is reached is worked out once for all trades whose readers are asked the same
        reached = alike.setdefault(post.signature, post)
        for name, place in post.places.items():
            if place.stage not in content.stages or _too_many(reached) or name not in reached.reached:
                continue
            if place.stage not in stages:
                facts = {"name": place.stage, "place": name, "code": trade_id, "known": list(stages)}
                yield Problem("place-astray", place.at("stage"), f"{name}/stage", facts)
            elif place.task not in (known := [item.id for item in stages[place.stage]]):
                facts = {"name": place.task, "place": name, "stage": place.stage, "code": trade_id, "known": known}
                yield Problem("place-task-missing", place.at("task"), f"{name}/task", facts)


def every_next_task_concerns_the_reader(content: Content, as_of: date) -> Iterator[Problem]:
    """The next thing to do at a place is a task for everyone whose answers lead there."""
    for trade_id, post in _posts(content):
        stages = _tasks_of(content, trade_id, as_of)
        told = set()
        for answers in () if _too_many(post) else post.combinations:
            for name in post.leads_to(answers):
                place = post.places[name]
                item = next((item for item in stages.get(place.stage, ()) if item.id == place.task), None)
                if item is not None and name not in told and not concerns(item, answers):
                    told.add(name)
                    facts = {"name": name, "task": place.task, "answers": in_short(answers)}
                    yield Problem("place-task-not-for-reader", place.at("task"), f"{name}/task", facts)


def in_short(answers: Answers) -> list[str]:
    """Answers as an editor writes them: "age: 18-plus"."""
    return [f"{question}: {reply}" for question, reply in answers.items()]


def _named(content: Content) -> Iterator[tuple[str, Record, str, str, tuple[str, ...]]]:
    """(where, record, key, question, replies) of everything that depends on answers."""
    for where, record in walk.records(content):
        for key, wanted in _answered_of(record):
            for question_id, replies in wanted.items():
                yield where, record, f"{key}/{question_id}", question_id, replies
        if isinstance(record, (Need, Extra)) and record.question in content.questions:
            yield where, record, "answers", record.question, record.answers


def _answered_of(record: Record) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    if isinstance(record, Question) and record.only_if:
        yield "only_if", record.only_if
    elif isinstance(record, Destination):
        yield "answered", record.answered
    elif isinstance(record, Item) and record.if_answered:
        yield "if_answered", record.if_answered
    elif isinstance(record, JourneyStep):
        yield "answers", {question: (reply,) for question, reply in record.answers.items()}


def _posts(content: Content, part: _Part | None = "where", apart: bool = False) -> list[tuple[str, Questionnaire]]:
    """What is asked of readers, once for all trades whose readers are asked the same; of each trade if `apart`."""
    found: dict[object, tuple[str, Questionnaire]] = {}
    for trade_id, trade in content.trades.items():
        post = questionnaire(content, trade_id, trade, part)
        found.setdefault(trade_id if apart else post.signature, (trade_id, post))
    return list(found.values())


def _too_many(post: Questionnaire) -> bool:
    """Whether there are more combinations of answers than can be gone through one by one."""
    return next(islice(post.walks(), MOST_COMBINATIONS, None), None) is not None


def _can_be_asked(name: str, post: Questionnaire) -> bool:
    """Whether some answers to the questions that it depends on, and those to what these depend on, let it be asked."""
    if all(asked.id != name for asked in post.questions):
        return False
    wanted, todo = {name}, [name]
    while todo:
        question = next((asked.question for asked in post.questions if asked.id == todo[-1]), None)
        todo.pop()
        for other in (question.only_if or ()) if question else ():
            if other not in wanted:
                wanted.add(other)
                todo.append(other)
    few = Questionnaire(tuple(asked for asked in post.questions if asked.id in wanted))
    return any(name in answers for answers in islice(few.walks(), MOST_COMBINATIONS))


def _tasks_of(content: Content, trade_id: str, as_of: date) -> dict[str, list[Item]]:
    """The stages on the way of a trade, those of its ways in too, each with the tasks for that trade that day."""
    trade = content.trades[trade_id]
    return {
        name: [item for item in stage.tasks if item.holds_on(as_of) and conditions.holds(item.when, trade_id, trade)]
        for line in lines(content, trade_id, trade, as_of)
        for name, stage in line
    }
