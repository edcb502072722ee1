"""Which questions about money are put to a reader of a trade."""

from __future__ import annotations

from collections.abc import Iterable

from jalons.content import Content
from jalons.path import conditions
from jalons.path.answers import TradeQuestion
from jalons.path.roles import people
from jalons.records import Programme, Trade


def role_question(content: Content) -> str | None:
    """The question that asks who the reader is: one about money whose every answer is a person of data/roles.yml."""
    persons = set(people(content))
    return next(
        (
            name
            for name, question in content.questions.items()
            if question.part == "money" and {reply.id for reply in question.answers} <= persons
        ),
        None,
    )


def for_trade(content: Content, trade_id: str, trade: Trade) -> list[TradeQuestion]:
    """Every question that may decide about money for readers of a trade, in the order in which they are asked."""
    able = (p for p in content.money.values() if conditions.evaluate(p.for_trades, trade_id, trade) != "no")
    wanted = deciding(content, able)
    found = []
    for name, question in content.questions.items():
        replies = tuple(reply for reply in question.answers if conditions.holds(reply.when, trade_id, trade))
        if name in wanted and conditions.holds(question.when, trade_id, trade) and len(replies) > 1:
            found.append(TradeQuestion(name, question, replies))
    return found


def deciding(content: Content, programmes: Iterable[Programme]) -> set[str]:
    """The questions on which the programmes depend, and those that decide whether one of these is asked."""
    todo: list[str] = []
    for programme in programmes:
        todo += [*(need.question for need in programme.needs), *(extra.question for extra in programme.more)]
    todo += [name for name in (role_question(content),) if name is not None]
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name in content.questions and name not in found:
            found.add(name)
            todo += content.questions[name].only_if or ()
    return found
