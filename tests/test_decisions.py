"""What is worked out both when building and in the browser: both sides agree on every case of one table (tests/decisions)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jalons.path.answers import Questionnaire, TradeQuestion, concerns, fits, valid_answers
from jalons.path.base_paths import merge_order
from jalons.path.money import SOON_DAYS, STANDINGS, closes_soon, stands
from jalons.records import Item, Need, Programme, Question, Reply
from jalons.writing.filling import fill
from jalons.writing.folding import fold, fold_letters, fold_words
from jalons.writing.language import SPOKEN
from jalons.writing.numbers import day as written_day
from jalons.writing.plurals import plural_key

TABLES = Path(__file__).parent / "decisions"
MONEY = json.loads((TABLES / "money.json").read_text("utf-8"))
ANSWERS = json.loads((TABLES / "answers.json").read_text("utf-8"))
PATHS = json.loads((TABLES / "paths.json").read_text("utf-8"))
WRITING = json.loads((TABLES / "writing.json").read_text("utf-8"))


def cases(table: dict[str, Any], part: str) -> Any:
    """A test for each case of one part of a table, named by what the case says, or by its first value."""
    return pytest.mark.parametrize("case", table[part], ids=lambda case: str(next(iter(case.values()))))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def programme(given: dict[str, Any]) -> Programme:
    """A programme with what decides where it stands, and nothing else."""
    return Programme.model_construct(
        who=given["who"],
        status=given["status"],
        valid_from=day(given["from"]),
        valid_until=day(given["until"]),
        needs=tuple(Need.model_construct(question=name, answers=tuple(replies)) for name, replies in given["needs"]),
    )


def questions() -> tuple[TradeQuestion, ...]:
    return tuple(
        TradeQuestion(
            given["id"],
            Question.model_construct(only_if=given["only_if"]),
            tuple(Reply.model_construct(id=name) for name in given["replies"]),
        )
        for given in ANSWERS["questions"]
    )


@cases(MONEY, "stands")
def test_where_a_programme_stands(case):
    """The core says what the table says: standing, reason, and which need is not met."""
    given = programme(case["programme"])
    standing, reason, need = stands(
        given, date.fromisoformat(case["day"]), case["programme"]["variant"], case["role"], case["answers"]
    )
    number = next((n for n, each in enumerate(given.needs) if each is need), None)
    assert (standing, reason, number) == (case["standing"], case["reason"], case["need"])


def test_every_standing_is_decided_by_some_case():
    """No standing is missing from the table, and every two reasons that a programme can have at once meet in a case."""
    assert {case["standing"] for case in MONEY["stands"]} == set(STANDINGS)
    assert len([case for case in MONEY["stands"] if ", and " in case["says"]]) >= 28


@cases(MONEY, "closes_soon")
def test_what_closes_soon(case):
    """The core says what the table says of a programme's last day."""
    given = Programme.model_construct(valid_until=day(case["until"]))
    assert closes_soon(given, date.fromisoformat(case["day"])) is case["soon"]


@cases(ANSWERS, "next_question")
def test_the_question_that_comes_next(case):
    """The core says what the table says."""
    found = Questionnaire(questions()).next(case["answers"])
    assert (found and found.id) == case["next"]


@cases(ANSWERS, "valid_answers")
def test_the_answers_that_count(case):
    """The core says what the table says, in the order of the questions."""
    assert list(valid_answers(questions(), case["said"]).items()) == list(case["valid"].items())


@cases(ANSWERS, "fits")
def test_what_fits(case):
    """The core says what the table says."""
    assert fits(case["wanted"], case["answers"]) is case["fits"]


@cases(ANSWERS, "concerns")
def test_whom_a_task_concerns(case):
    """The core says what the table says."""
    item = Item.model_construct(if_answered=case["wanted"], unless_answered=case.get("unless"))
    assert concerns(item, case["answers"]) is case["concerns"]


@cases(WRITING, "plural_key")
def test_the_word_that_goes_with_a_number(case):
    """Of a pair of words the core names the one that the table names, in each language."""
    assert [plural_key("task", case["number"], language) for language in SPOKEN] == [case["fr"], case["en"]]


@cases(WRITING, "fold")
def test_what_is_compared_of_a_text(case):
    """The core folds as the table says: accents and case alone, to words, to plain letters."""
    text = case["text"]
    assert [fold(text), fold_words(text), fold_letters(text)] == [case["folded"], case["words"], case["letters"]]


@cases(WRITING, "fill")
def test_marks_filled_in(case):
    """Known marks are filled in, also inside other braces; a value is never filled in again; the rest stays."""
    assert fill(case["text"], WRITING["marks"]) == case["filled"]


@cases(WRITING, "day")
def test_a_day_in_words(case):
    """A day is written out as in Canada; only the first of a month is an ordinal, in French only."""
    when = date.fromisoformat(case["day"])
    assert [written_day(when, language) for language in SPOKEN] == [case["fr"], case["en"]]


@cases(PATHS, "merge_order")
def test_the_order_of_two_paths(case):
    """The core says what the table says."""
    assert merge_order(case["lists"]) == case["merged"]


DECIDED = """async ([money, answers, soonDays, writing, paths]) => {
  const { closesSoon, stands } = await import("./assets/shared/decisions/money.js")
  const { concerns, fits, nextQuestion, validAnswers } = await import("./assets/shared/decisions/answers.js")
  const { pluralKey } = await import("./assets/shared/plural.js")
  const { fold, foldLetters, foldWords } = await import("./assets/shared/folding.js")
  const { fill } = await import("./assets/shared/filling.js")
  const { writtenDay } = await import("./assets/shared/dates.js")
  const { mergeOrder } = await import("./assets/pages/compare/diff.js")
  const map = (answers) => new Map(Object.entries(answers))
  const questions = answers.questions.map(({ id, only_if: onlyIf, replies }) => ({ id, onlyIf, replies }))
  return {
    stands: money.stands.map(({ programme, answers, role, day }) => stands(programme, map(answers), role ?? undefined, day)),
    closes_soon: money.closes_soon.map(({ until, day }) => closesSoon(until, day, soonDays)),
    next_question: answers.next_question.map((one) => nextQuestion(questions, map(one.answers))?.id ?? null),
    valid_answers: answers.valid_answers.map(({ said }) => [...validAnswers(questions, map(said))]),
    fits: answers.fits.map((one) => fits(one.wanted, map(one.answers))),
    concerns: answers.concerns.map((one) => concerns(one.wanted, map(one.answers), one.unless)),
    merge_order: paths.merge_order.map(({ lists: [first, second] }) => mergeOrder(first, second)),
    plural_key: writing.plural_key.map(({ number }) => ["fr", "en"].map((language) => pluralKey("task", number, language))),
    fold: writing.fold.map(({ text }) => [fold(text), foldWords(text), foldLetters(text)]),
    fill: writing.fill.map(({ text }) => fill(text, writing.marks)),
    day: writing.day.map(({ day }) => ["fr", "en"].map((language) => writtenDay(day, language))),
  }
}"""


@pytest.mark.browser
def test_scripts_decide_the_same(blank_page):
    """On a blank page, the modules that pages use agree with the core on every case of the tables."""
    found = blank_page.evaluate(DECIDED, [MONEY, ANSWERS, SOON_DAYS, WRITING, PATHS])
    wanted = {
        "stands": [{key: case[key] for key in ("standing", "reason", "need")} for case in MONEY["stands"]],
        "closes_soon": [case["soon"] for case in MONEY["closes_soon"]],
        "next_question": [case["next"] for case in ANSWERS["next_question"]],
        "valid_answers": [[list(answer) for answer in case["valid"].items()] for case in ANSWERS["valid_answers"]],
        "fits": [case["fits"] for case in ANSWERS["fits"]],
        "concerns": [case["concerns"] for case in ANSWERS["concerns"]],
        "merge_order": [case["merged"] for case in PATHS["merge_order"]],
        "plural_key": [[case["fr"], case["en"]] for case in WRITING["plural_key"]],
        "fold": [[case["folded"], case["words"], case["letters"]] for case in WRITING["fold"]],
        "fill": [case["filled"] for case in WRITING["fill"]],
        # on a page a day stands on one line
        "day": [[case[language].replace(" ", "\u00a0") for language in SPOKEN] for case in WRITING["day"]],
    }
    assert found.keys() == wanted.keys()
    for part, outcomes in wanted.items():
        assert [*enumerate(found[part])] == [*enumerate(outcomes)], part
