"""Money for readers: every amount has a day, every question about money decides something, everyone can be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path.money import amount_checked
from jalons.path.money_questions import deciding, role_question
from jalons.problems.problem import Problem


def every_amount_is_dated(content: Content, as_of: date) -> Iterator[Problem]:
    """What a programme pays was read somewhere on some day, which readers are told."""
    for name, programme in content.money.items():
        if all(source in content.sources for source in programme.source) and amount_checked(content, programme) is None:
            if programme.amount:
                yield Problem("amount-undated", programme.at("amount"), f"{name}/amount", {"name": name})
            for number, extra in enumerate(programme.more, start=1):
                yield Problem("amount-undated", extra.at("text"), f"{name}/more/{number}/text", {"name": name})


def every_condition_shown_first_is_there(content: Content, as_of: date) -> Iterator[Problem]:
    """What a programme shows first is one of its own conditions."""
    for name, programme in content.money.items():
        known = [item.id for item in programme.conditions]
        for number, wanted in enumerate(programme.shown_first):
            if wanted not in known:
                facts = {"name": wanted, "programme": name, "known": known or ["-"]}
                yield Problem("condition-unknown", programme.at("shown_first", number), f"{name}/shown_first", facts)


def every_money_question_decides(content: Content, as_of: date) -> Iterator[Problem]:
    """A question about money asks who the reader is, or some programme depends on it, or such a question does."""
    wanted = deciding(content, content.money.values())
    for name, question in content.questions.items():
        if question.part == "money" and name not in wanted:
            yield Problem("question-idle", question.location, name, {"name": name})


def every_programme_can_be_chosen(content: Content, as_of: date) -> Iterator[Problem]:
    """Where readers are asked who they are, those whom a programme is for are among the answers."""
    asked = role_question(content)
    if asked is None:
        return
    known = [reply.id for reply in content.questions[asked].answers]
    for name, programme in content.money.items():
        if programme.who not in known:
            facts = {"name": programme.who, "question": asked, "known": known}
            yield Problem("programme-for-nobody", programme.at("who"), f"{name}/who", facts)
