"""What the readers of a trade are asked, in which order, and the place on the path that their answers lead to.

Pages decide the same for whoever answers in overrides/jalons/shared/decisions/answers.js; tests/decisions/answers.json
holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from jalons.content import Content
from jalons.path import conditions
from jalons.records import Answered, Destination, Item, Question, Reply, Stage, Trade

Answers = Mapping[str, str]
"""The id of a question and the id of the reply that the reader chose, in the order of the questions."""


@dataclass(frozen=True)
class TradeQuestion:
    """A question as it is put to the readers of one trade."""

    id: str
    question: Question
    replies: tuple[Reply, ...]
    """Those that the trade leaves to choose from."""

    def is_asked_after(self, answers: Answers) -> bool:
        """Whether a reader who has given these answers is asked it."""
        return fits(self.question.only_if, answers)

    def reply(self, reply_id: str | None) -> Reply | None:
        """The reply of that id; None where it is not among those to choose from."""
        return next((reply for reply in self.replies if reply.id == reply_id), None)


@dataclass(frozen=True)
class Questionnaire:
    """The questions put to the readers of a trade, and the places that their answers lead to."""

    questions: tuple[TradeQuestion, ...] = ()
    places: Mapping[str, Destination] = field(default_factory=dict)

    @property
    def signature(self) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
        """What is equal for trades whose readers are asked the same and led to the same places."""
        return (
            tuple((asked.id, *(reply.id for reply in asked.replies)) for asked in self.questions),
            tuple(self.places),
        )

    def question(self, question_id: str) -> TradeQuestion:
        """The question of that id.

        Raises:
            KeyError: it is not put to the readers of the trade.
        """
        return {asked.id: asked for asked in self.questions}[question_id]

    def next(self, answers: Answers) -> TradeQuestion | None:
        """The first question that these answers leave open; None where nothing more is asked."""
        return next(
            (asked for asked in self.questions if asked.id not in answers and asked.is_asked_after(answers)), None
        )

    def leads_to(self, answers: Answers) -> tuple[str, ...]:
        """The places that fit; once every question is answered, exactly one in content that has passed the rules."""
        return tuple(place_id for place_id, place in self.places.items() if fits(place.answered, answers))

    def leading_to(self, stage_id: str) -> Answered:
        """By question, the replies that lead to a stage: of the questions that every place there depends on."""
        places = [place.answered for place in self.places.values() if place.stage == stage_id]
        shared = [question for question in (places[0] if places else ()) if all(question in each for each in places)]
        return {
            question: tuple(dict.fromkeys(reply for each in places for reply in each[question])) for question in shared
        }

    @cached_property
    def combinations(self) -> tuple[dict[str, str], ...]:
        """Everything that a reader can have answered once nothing more is asked, in the order of the data."""
        return tuple(self.walks())

    def walks(self) -> Iterator[dict[str, str]]:
        """Each of the combinations, one at a time: there may be more than can be gone through."""
        yield from self._from({})

    @cached_property
    def reached(self) -> frozenset[str]:
        """The places that some answers lead to."""
        return frozenset(name for answers in self.combinations for name in self.leads_to(answers))

    def lines(self, place_id: str) -> dict[str, tuple[Reply, ...]]:
        """The replies that lead to a place, by question; a question whose every reply leads there is left out."""
        wanted = self.places[place_id].answered
        lines = {
            asked.id: tuple(r for r in asked.replies if r.id in wanted.get(asked.id, ())) for asked in self.questions
        }
        return {name: replies for name, replies in lines.items() if replies and replies != self.question(name).replies}

    def _from(self, answers: dict[str, str]) -> Iterator[dict[str, str]]:
        asked = self.next(answers)
        if asked is None:
            yield answers
        else:
            for reply in asked.replies:
                yield from self._from({**answers, asked.id: reply.id})


def questionnaire(
    content: Content, trade_id: str, trade: Trade, part: Literal["where", "money"] | None = "where"
) -> Questionnaire:
    """The questions of one part (None: of all) for a trade, and the places it has; no places without questions."""
    asked = tuple(
        TradeQuestion(
            name, question, tuple(reply for reply in question.answers if conditions.holds(reply.when, trade_id, trade))
        )
        for name, question in content.questions.items()
        if part in (None, question.part) and conditions.holds(question.when, trade_id, trade)
    )
    led_to = content.places.items() if asked else ()
    return Questionnaire(
        asked, {name: place for name, place in led_to if conditions.holds(place.when, trade_id, trade)}
    )


def valid_answers(asked: Iterable[TradeQuestion], said: Answers) -> dict[str, str]:
    """The answers that count: to questions that this reader is asked, with replies that are offered."""
    answers: dict[str, str] = {}
    for question in asked:
        if question.is_asked_after(answers) and question.reply(said.get(question.id)):
            answers[question.id] = said[question.id]
    return answers


def fits(wanted: Answered | None, answers: Answers) -> bool:
    """Whether each question has one of the wanted answers; one that is not answered does not fit."""
    return all(answers.get(question) in replies for question, replies in (wanted or {}).items())


def concerns(item: Item, answers: Answers) -> bool:
    """Whether no answer of the reader rules an item out; a question that is not answered does not."""
    if item.unless_answered and fits(item.unless_answered, answers):
        return False
    return all(answers.get(question, replies[0]) in replies for question, replies in (item.if_answered or {}).items())


def tasks(stage: Stage, answers: Answers) -> tuple[Item, ...]:
    """The tasks of a stage that concern a reader with these answers."""
    return tuple(item for item in stage.tasks if concerns(item, answers))
