"""Conditions: whether what a condition asks is true of a trade, and whether it can be told."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.path import reasons
from jalons.path.conditions import can_be_told, evaluate, holds
from jalons.path.resolving import resolve
from jalons.records import Condition
from support.small_guide import change, content_of, problems, small_data, write


@pytest.fixture(scope="module")
def trades(tmp_path_factory):
    folder = small_data(tmp_path_factory.mktemp("small"))
    write(
        folder,
        "trades/kite-flyer.yml",
        "name: {en: Kite Flyer}\nsource: manual\npathway: lantern\ndiploma: {value: no, source: manual}\n",
    )
    return content_of(folder).trades


# 111A: exam yes, compulsory no, Red Seal no, service, open; 222B: exam no, compulsory yes, Red Seal unknown, construction;
# kite-flyer: diploma no, nothing else said
CASES = [
    ({}, "111A", True, True),
    ({"exam": "yes"}, "111A", True, True),
    ({"exam": "yes"}, "222B", False, True),
    ({"exam": ["yes", "no"]}, "222B", True, True),
    ({"compulsory": "yes"}, "111A", False, True),
    ({"compulsory": "yes"}, "222B", True, True),
    ({"red_seal": "no"}, "111A", True, True),
    ({"red_seal": "yes"}, "222B", False, False),
    ({"red_seal": "no"}, "222B", False, False),
    ({"red_seal": ["no", "unknown"]}, "222B", True, True),
    ({"sector": "service"}, "111A", True, True),
    ({"sector": ["service", "construction"]}, "222B", True, True),
    ({"sector": "service"}, "222B", False, True),
    ({"trade": "222B"}, "222B", True, True),
    ({"trade": "222B"}, "111A", False, True),
    ({"trade": ["111A", "222B"]}, "111A", True, True),
    ({"exam": "yes", "sector": "service"}, "111A", True, True),
    ({"exam": "yes", "sector": "construction"}, "111A", False, True),
    ({"exam": "no", "red_seal": "yes"}, "222B", False, False),
    ({"exam": "yes", "red_seal": "yes"}, "222B", False, True),
    ({"sector": "service", "red_seal": "yes"}, "222B", False, True),
    ({"trade": "111A", "red_seal": "yes"}, "222B", False, True),
    ({"diploma": "yes"}, "222B", False, False),
    ({"diploma": ["no", "unknown"]}, "222B", True, True),
    ({"diploma": "yes"}, "kite-flyer", False, True),
    ({"diploma": "no"}, "kite-flyer", True, True),
    (
        {"exam": "unknown", "compulsory": "unknown", "red_seal": "unknown", "sector": "unknown"},
        "kite-flyer",
        True,
        True,
    ),
    ({"exam": "yes"}, "kite-flyer", False, False),
    ({"sector": "service"}, "kite-flyer", False, False),
    ({"sector": ["service", "unknown"]}, "kite-flyer", True, True),
    ({"sector": "unknown"}, "111A", False, True),
    ({"sector": "service", "diploma": "yes"}, "kite-flyer", False, True),
    ({"trade": ["kite-flyer", "111A"]}, "kite-flyer", True, True),
    ({"registration": "open"}, "111A", True, True),
    ({"registration": ["paused", "closed"]}, "111A", False, True),
    ({"registration": ["paused", "closed"]}, "222B", False, False),
    ({"registration": ["open", "unknown"]}, "kite-flyer", True, True),
]


@pytest.mark.parametrize(("asked", "trade_id", "met", "can_tell"), CASES, ids=str)
def test_condition(trades, asked, trade_id, met, can_tell):
    """Every line must hold; it cannot be told only where nothing but the unknown stands in the way."""
    condition = Condition(**asked)
    assert (holds(condition, trade_id, trades[trade_id]), can_be_told(condition, trade_id, trades[trade_id])) == (
        met,
        can_tell,
    )
    assert evaluate(condition, trade_id, trades[trade_id]) == ("yes" if met else "no" if can_tell else "unknown")


def test_no_condition(trades):
    """No condition always holds."""
    assert holds(None, "222B", trades["222B"]) and can_be_told(None, "222B", trades["222B"])


@pytest.mark.parametrize(("day", "met"), [("2026-02-28", False), ("2026-03-01", True), ("2026-03-02", True)])
@pytest.mark.parametrize("value", ["paused", "closed"])
def test_registration_is_asked_of_the_day(tmp_path, value, day, met):
    """What is for trades that are paused or closed is there from the first such day on, and why is told the same."""
    folder = small_data(tmp_path)
    change(
        folder, "trades/111A.yml", "registration: {value: open,", f"registration: {{value: {value}, since: 2026-03-01,"
    )
    change(
        folder, "stages/apply.yml", "    advice: yes\n", "    advice: yes\n    when: {registration: [paused, closed]}\n"
    )
    as_of = date.fromisoformat(day)
    assert problems(folder, as_of=as_of) == []
    content = content_of(folder)
    stage = next(stage for stage in resolve(content, "111A", as_of).stages if stage.id == "apply")
    assert ("wait" in [item.id for item in stage.tasks]) is met
    found = reasons.of_part(content, "111A", "apply", "wait", as_of)
    assert reasons.is_on_path(found) is met
    asked = next(reason.asked[0] for reason in found if reason.asked)
    assert (asked.key, asked.value, asked.location is not None) == ("registration", value if met else "unknown", met)


def test_a_fork_may_ask_about_the_pause_of_the_day(tmp_path):
    """A pathway forks by registration as it stands on the day, for the check as for the path."""
    folder = small_data(tmp_path)
    change(folder, "trades/111A.yml", "registration: {value: open,", "registration: {value: paused, since: 2026-04-01,")
    change(
        folder,
        "pathways/lantern.yml",
        "      - when: {exam: yes}\n        path:\n          - stage: exam\n      - when: {exam: no}\n",
        "      - when: {registration: [open, unknown]}\n        path:\n          - stage: exam\n      - when: {registration: paused}\n",
    )
    for day, there in ((date(2026, 3, 31), True), (date(2026, 4, 1), False)):
        assert problems(folder, as_of=day) == []
        stages = [stage.id for stage in resolve(content_of(folder), "111A", day).stages]
        assert ("exam" in stages) is there
