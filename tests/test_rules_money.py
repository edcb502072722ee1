"""Rules of programmes of money: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import money
from support.broken_rules import WHO, Broken, assert_told
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "amount-of-no-day",
        money.every_amount_is_dated,
        "money.yml",
        "  what: {fr: Une bougie., en: A candle.}\n  source: manual\n",
        "  what: {fr: Une bougie., en: A candle.}\n  amount: {fr: Dix., en: Ten.}\n  advice: yes\n",
        "data/money.yml:7:11 amount-undated candle-grant/amount: The amount of the program “candle-grant” has no day on which it was checked. "
        "Give its source, or the day it was checked (checked).",
    ),
    Broken(
        "condition-that-is-not-there",
        money.every_condition_shown_first_is_there,
        "money.yml",
        "  what: {fr: Une bougie., en: A candle.}\n",
        "  what: {fr: Une bougie., en: A candle.}\n  shown_first: soon\n",
        "data/money.yml:7:16 condition-unknown candle-grant/shown_first: The program “candle-grant” has no condition “soon”. Choose one of its conditions: -.",
    ),
    Broken(
        "question-about-money-that-decides-nothing",
        money.every_money_question_decides,
        "questions.yml",
        "{}\n",
        WHO,
        "data/questions.yml:2:3 question-idle who: No program depends on the question “who”. "
        "Name it in needs or more of a program of data/money.yml, or remove it.",
    ),
    Broken(
        "programme-of-a-person-not-asked-for",
        money.every_programme_can_be_chosen,
        "questions.yml",
        "{}\n",
        WHO.replace("id: master", "id: helper"),
        "data/money.yml:4:8 programme-for-nobody candle-grant/who: This program is for “apprentice”, which the question “who” does not let one choose. "
        "Add this answer to the question, in data/questions.yml. Answers: novice and helper.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)
