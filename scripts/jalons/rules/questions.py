"""Questions and places: every answer can be given, and whatever one answers leads to exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Literal, TypeAlias

from jalons.content import Content
from jalons.path.answers import Answers, Questionnaire, questionnaire
from jalons.problems.problem import Problem
from jalons.records import Destination, Extra, Item, JourneyStep, Need, Option, Question, StageStep
from jalons.records.record import Record

Part: TypeAlias = Literal["where", "money"]

MOST_QUESTIONS = 7
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
    """One's place on the path is found with seven questions at most, of which nobody is asked all."""
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
    forms = questionnaires(content, None)
    for name, question in content.questions.items():
        if not any(_can_be_asked(name, form) for _, form in forms):
            yield Problem("question-never-asked", question.location, name, {"name": name})


def every_question_leaves_a_choice(content: Content, as_of: date) -> Iterator[Problem]:
    """Whoever is asked a question has at least two replies to choose from."""
    for trade_id, form in questionnaires(content, None):
        for asked in form.questions:
            if len(asked.replies) < 2:
                facts = {"name": asked.id, "code": trade_id, "found": [reply.id for reply in asked.replies] or ["-"]}
                yield Problem("question-without-choice", asked.question.at("answers"), f"{asked.id}/answers", facts)


def in_short(answers: Answers) -> list[str]:
    """Answers as an editor writes them: "age: 18-plus"."""
    return [f"{question}: {reply}" for question, reply in answers.items()]


def _named(content: Content) -> Iterator[tuple[str, Record, str, str, tuple[str, ...]]]:
    """(where, record, key, question, replies) of everything that depends on answers."""
    for where, record in content.every_record:
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
    elif isinstance(record, Item):
        if record.if_answered:
            yield "if_answered", record.if_answered
        if record.unless_answered:
            yield "unless_answered", record.unless_answered
    elif isinstance(record, (StageStep, Option)):
        if record.if_answered:
            yield "if_answered", record.if_answered
    elif isinstance(record, JourneyStep):
        yield "answers", {question: (reply,) for question, reply in record.answers.items()}


def questionnaires(
    content: Content, part: Part | None = "where", apart: bool = False
) -> list[tuple[str, Questionnaire]]:
    """What is asked of readers, once for all trades whose readers are asked the same; of each trade if `apart`."""
    found: dict[object, tuple[str, Questionnaire]] = {}
    for trade_id, trade in content.trades.items():
        form = questionnaire(content, trade_id, trade, part)
        found.setdefault(trade_id if apart else form.signature, (trade_id, form))
    return list(found.values())


def too_many(form: Questionnaire) -> bool:
    """Whether there are more combinations of answers than can be gone through one by one."""
    return next(islice(form.walks(), MOST_COMBINATIONS, None), None) is not None


def _can_be_asked(name: str, form: Questionnaire) -> bool:
    """Whether some answers to the questions that it depends on, and those to what these depend on, let it be asked."""
    if all(asked.id != name for asked in form.questions):
        return False
    wanted, todo = {name}, [name]
    while todo:
        question = next((asked.question for asked in form.questions if asked.id == todo[-1]), None)
        todo.pop()
        for other in (question.only_if or ()) if question else ():
            if other not in wanted:
                wanted.add(other)
                todo.append(other)
    few = Questionnaire(tuple(asked for asked in form.questions if asked.id in wanted))
    return any(name in answers for answers in islice(few.walks(), MOST_COMBINATIONS))
