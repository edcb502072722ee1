"""Time: what begins and ends on a day is known today, and a day alone never stops a site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jalons import rules
from jalons.content import Content
from jalons.messages.report import as_json, line
from jalons.rules.days import LOOKED_AHEAD, days_of_change
from support.command import run
from support.small_guide import AS_OF, change, content_of, real_content, small_data, write

JOURNEY = """\
trade: 111A
says: {fr: Acheter une bougie., en: Buying a candle.}
steps:
  - says: {fr: Il me faut une bougie., en: I need a candle.}
    money: {offered: candle-grant}
"""
ENDS = date(2026, 5, 31)


@pytest.fixture
def data(tmp_path):
    """The small guide with a journey of someone to whom a grant applies, which ends."""
    folder = small_data(tmp_path)
    write(folder, "journeys/candle.yml", JOURNEY)
    change(folder, "money.yml", "  status: open\n", f"  status: open\n  valid_until: {ENDS}\n")
    return folder


def drop_at_the_end(data) -> None:
    """From July on nobody comes to the end of one of the paths."""
    path = data / "trades" / "222B.yml"
    path.write_text(
        path.read_text("utf-8") + "  - drop: finish\n    source: manual\n    valid_from: 2026-07-01\n", "utf-8"
    )


def told(content: Content, day: date) -> list[str]:
    """What the rules say on a day, and then of later days."""
    now = rules.check(content, day)
    return [line(problem, "en") for problem in (*now, *rules.ahead(content, day, now))]


def test_what_ends_is_told_before_and_stops_nothing_after(data):
    """A journey that a grant must be offered to is a warning from the day after its last, before that day and after it."""
    content = content_of(data)
    assert days_of_change(content)[-1:] == [ENDS + timedelta(1)]
    (before,) = told(content, AS_OF)
    assert before.startswith(
        "data/journeys/candle.yml:5:22 journey-money-not-offered (warning, from June 1, 2026 on) steps/1/money/offered/1: "
    )
    assert told(content, ENDS)[0] == before
    for day in (ENDS + timedelta(1), date(2026, 11, 1)):
        (after,) = told(content, day)
        assert after == before.replace(", from June 1, 2026 on", "")


def test_a_journey_that_never_went_as_told_is_wrong(data):
    """On the days before something ended as on those after."""
    change(data, "journeys/candle.yml", "offered: candle-grant", "refused: candle-grant")
    content = content_of(data)
    assert [problem.stops for problem in rules.check(content, AS_OF)] == [True]
    change(data, "money.yml", f"  valid_until: {ENDS}\n", f"  valid_from: {ENDS}\n")
    change(data, "journeys/candle.yml", "refused: candle-grant", "offered: candle-grant")
    assert [problem.stops for problem in rules.check(content_of(data), AS_OF)] == [True]
    assert rules.check(content_of(data), ENDS) == []


def test_a_path_that_will_break_is_wrong_today(data):
    """From the first of the days on which nobody would come to its end, once, and not beyond two years."""
    drop_at_the_end(data)
    change(data, "money.yml", f"  valid_until: {ENDS}\n", "  valid_until: 2026-09-30\n")
    content = content_of(data)
    found = [problem for problem in rules.ahead(content, AS_OF, []) if problem.stops]
    assert [(problem.message_id, problem.since) for problem in found] == [("outcome-missing", date(2026, 7, 1))]
    assert '"from": "2026-07-01"' in as_json(found, "en") and "à partir du 1er juillet 2026" in line(found[0], "fr")
    assert [
        problem.since for problem in rules.ahead(content, date(2026, 7, 1), rules.check(content, date(2026, 7, 1)))
    ] == []
    far = content.trades["222B"]
    day = AS_OF + LOOKED_AHEAD + timedelta(1)
    later = replace(
        content,
        trades={
            **content.trades,
            "222B": far.model_copy(
                update={
                    "changes": tuple(
                        each.model_copy(update={"valid_from": day}) if each.drop else each for each in far.changes
                    )
                }
            ),
        },
    )
    assert day in later.trades["222B"].changes[-1].model_dump().values()
    assert [problem for problem in rules.ahead(later, AS_OF, []) if problem.stops] == []


@pytest.mark.build
def test_the_command_tells_it_and_its_code_says_so(data, tmp_path):
    """A warning leaves the exit code 0; a path that will break makes it 1, while the site of today can still be built."""
    asked = ("--data", str(data), "--as-of", AS_OF.isoformat(), "--lang", "en")
    done = run("check", *asked)
    assert done.returncode == 0 and "(warning, from June 1, 2026 on)" in done.stdout
    drop_at_the_end(data)
    done = run("check", *asked)
    assert done.returncode == 1 and "outcome-missing (from July 1, 2026 on)" in done.stdout


def test_no_day_of_the_next_two_years_stops_the_real_guide():
    """Nothing is wrong with it on any day on which something in it changes."""
    content = real_content()
    assert [line(problem, "en") for problem in rules.ahead(content, AS_OF, []) if problem.stops] == []


def test_ending_the_open_grants_of_the_real_guide_stops_nothing():
    """As the handbook says: their last day, and nothing else."""
    content = real_content()
    ended = date(2027, 3, 31)
    grants = [name for name, each in content.money.items() if each.status == "open" and each.valid_until is None]
    assert len(grants) > 3
    money = {name: content.money[name].model_copy(update={"valid_until": ended}) for name in grants}
    found = rules.check(replace(content, money={**content.money, **money}), ended + timedelta(1))
    assert found and [line(problem, "en") for problem in found if problem.stops] == []
