"""Money: which programmes are for whom, which are open and which close soon, on a day, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jalons.path.answers import valid_answers
from jalons.path.money import GROUPS, STANDINGS, amount_checked, offers
from jalons.path.money_questions import for_trade, role_question
from support.small_guide import change, content_of, problems, real_content, small_data, write

GRANTS = ("incentive-grant", "completion-grant")


def real(day: str, trade_id: str | None = None) -> dict[str, tuple[str, bool]]:
    content = real_content()
    trade = content.trades[trade_id] if trade_id else None
    return {
        each.id: (each.standing, each.for_trade) for each in offers(content, date.fromisoformat(day), trade_id, trade)
    }


@pytest.mark.parametrize("grant", GRANTS)
@pytest.mark.parametrize(
    ("day", "standing"),
    [("2025-03-01", "open"), ("2025-03-31", "open"), ("2025-04-01", "ended"), ("2026-11-23", "ended")],
)
def test_federal_grants(grant, day, standing):
    """The federal grants were open through March 31, 2025, and have ended since; they never were for 620D."""
    assert real(day)[grant] == (standing, True)
    assert real(day, "620D")[grant] == ("ended" if standing == "ended" else "not-for-variant", False)


@pytest.mark.parametrize("programme", ["apprentice-loan", "job-creation-tax-credit"])
@pytest.mark.parametrize("trade_id", ["620C", "620D", "620E"])
def test_for_red_seal_trades_only(programme, trade_id):
    """What is for Red Seal trades is not for the trades of this guide."""
    assert real("2026-11-23", trade_id)[programme] == ("not-for-variant", False)


def test_standings_for_620d_today():
    """Every programme stands as the guide shows it, in the order of the file."""
    assert {name: standing for name, (standing, _) in real("2026-11-23", "620D").items()} == {
        "tools-grant": "open",
        "development-benefit": "open",
        "ei-training": "open",
        "level-1-fees": "unknown",
        "completion-bonus": "unknown",
        "apprentice-loan": "not-for-variant",
        "incentive-grant": "ended",
        "completion-grant": "ended",
        "old-programmes": "unknown",
        "achievement-incentive": "open",
        "group-sponsorship-grant": "unknown",
        "job-creation-tax-credit": "not-for-variant",
        "employer-completion-bonus": "ended",
    }
    assert list(real("2026-11-23")) == list(real_content().money)


@pytest.mark.parametrize(
    ("status", "more", "trade_id", "standing"),
    [
        ("open", "", "111A", "open"),
        ("unknown", "", "111A", "unknown"),
        ("closed", "", "111A", "ended"),
        ("open", "valid_until: 2026-03-01", "111A", "open"),
        ("open", "valid_until: 2026-02-28", "111A", "ended"),
        ("unknown", "valid_until: 2026-02-28", "111A", "ended"),
        ("closed", "valid_until: 2026-03-01", "111A", "open"),
        ("open", "valid_from: 2026-03-01", "111A", "open"),
        ("open", "valid_from: 2026-03-02", "111A", "not-begun"),
        ("unknown", "valid_from: 2026-03-02", "111A", "not-begun"),
        ("open", "for_trades: {red_seal: no}", "111A", "open"),
        ("open", "for_trades: {red_seal: yes}", "111A", "not-for-variant"),
        ("open", "for_trades: {red_seal: yes}", "222B", "unknown"),
        ("open", "for_trades: {red_seal: yes, sector: service}", "222B", "not-for-variant"),
        ("open", "for_trades: {trade: 111A}", "111A", "open"),
        ("open", "for_trades: {trade: 111A}", "222B", "not-for-variant"),
        ("open", "for_trades: {trade: 222B, red_seal: yes}", "222B", "unknown"),
        ("closed", "for_trades: {trade: 111A}", "222B", "ended"),
        ("open", "for_trades: {red_seal: yes}", None, "open"),
        ("unknown", "for_trades: {red_seal: yes}", None, "unknown"),
    ],
)
def test_standing(tmp_path, status, more, trade_id, standing):
    """An end counts before anything else, then whom the programme is for, then whether it is known to be open."""
    folder = small_data(tmp_path)
    change(folder, "money.yml", "status: open\n", f"status: {status}\n" + (f"  {more}\n" if more else ""))
    content = content_of(folder)
    (offer,) = offers(content, date(2026, 3, 1), trade_id, content.trades[trade_id] if trade_id else None)
    assert (offer.standing, offer.id, offer.programme) == (standing, "candle-grant", content.money["candle-grant"])
    assert offer.standing in STANDINGS


ROLES = """\
apprentice: {name: {fr: Apprenti, en: Apprentice}, kind: person}
sponsor: {name: {fr: Parrain, en: Sponsor}, kind: person}
guild: {name: {fr: Guilde, en: Guild}, kind: body}
town: {name: {fr: Ville, en: Town}, kind: body}
"""
QUESTIONS = """\
who:
  part: money
  asks: {fr: "Qui?", en: "Who?"}
  answers:
    - {id: apprentice, says: {fr: Moi, en: Me}, because: {fr: apprenti, en: apprentice}}
    - {id: sponsor, says: {fr: Eux, en: Them}, because: {fr: parrain, en: sponsor}}
age:
  part: money
  asks: {fr: "Quel âge?", en: "How old?"}
  only_if: {who: apprentice}
  answers:
    - {id: young, says: {fr: Jeune, en: Young}, because: {fr: jeune, en: young}}
    - {id: old, says: {fr: Vieux, en: Old}, because: {fr: vieux, en: old}}
    - {id: ageless, says: {fr: Rien, en: None}, because: {fr: rien, en: none}, when: {exam: no}}
kite:
  part: money
  asks: {fr: "Un fil?", en: "A string?"}
  when: {trade: 222B}
  answers:
    - {id: yes-it-has, says: {fr: Oui, en: Yes}, because: {fr: oui, en: yes}}
    - {id: none, says: {fr: Non, en: No}, because: {fr: non, en: no}}
"""
NEEDS = """\
  needs:
    - {question: age, answers: [young], otherwise: {fr: Pour les jeunes., en: For the young.}}
    - {question: kite, answers: [yes-it-has], otherwise: {fr: Il faut un fil., en: A string is needed.}}
  more:
    - {question: age, answers: [young, old], text: {fr: Une mèche., en: A wick.}}
"""


def asking_data(tmp_path, more=""):
    """The small data with a programme that asks its reader's age, and one for sponsors."""
    folder = small_data(tmp_path)
    write(folder, "roles.yml", ROLES)
    write(folder, "questions.yml", QUESTIONS)
    change(folder, "money.yml", "status: open\n", "status: open\n" + NEEDS + more)
    path = folder / "money.yml"
    path.write_text(
        path.read_text("utf-8")
        + """\
wax:
  name: {fr: Cire, en: Wax}
  kind: bonus
  who: sponsor
  status: unknown
  what: {fr: De la cire., en: Some wax.}
  source: manual
""",
        "utf-8",
    )
    return folder


def for_reader(content, trade_id="111A", day=date(2026, 3, 1), **answers):
    return offers(
        content,
        day,
        trade_id,
        content.trades[trade_id],
        {name.replace("_", "-"): value for name, value in answers.items()},
    )


@pytest.mark.parametrize(
    ("trade_id", "answers", "candle", "wax"),
    [
        ("111A", {}, ("open", ""), ("unknown", "status")),
        ("111A", {"who": "apprentice"}, ("open", ""), ("not-for-you", "role")),
        ("111A", {"who": "sponsor"}, ("not-for-you", "role"), ("unknown", "status")),
        ("111A", {"who": "apprentice", "age": "young"}, ("open", ""), ("not-for-you", "role")),
        ("111A", {"who": "apprentice", "age": "old"}, ("not-for-you", "need"), ("not-for-you", "role")),
        # not asked, or not offered, is as if not said
        ("111A", {"age": "old"}, ("open", ""), ("unknown", "status")),
        ("111A", {"who": "sponsor", "age": "old"}, ("not-for-you", "role"), ("unknown", "status")),
        ("111A", {"who": "apprentice", "age": "ageless"}, ("open", ""), ("not-for-you", "role")),
        ("222B", {"who": "apprentice", "age": "ageless"}, ("not-for-you", "need"), ("not-for-you", "role")),
        ("111A", {"kite": "none"}, ("open", ""), ("unknown", "status")),
        ("222B", {"kite": "none"}, ("not-for-you", "need"), ("unknown", "status")),
        ("111A", {"who": "nobody"}, ("open", ""), ("unknown", "status")),
        ("111A", {"weather": "fine"}, ("open", ""), ("unknown", "status")),
    ],
    ids=str,
)
def test_standing_for_a_reader(tmp_path, trade_id, answers, candle, wax):
    """Answers that count refuse what is for others, with the reason; what was not asked refuses nothing."""
    content = content_of(asking_data(tmp_path))
    assert [(o.standing, o.reason) for o in for_reader(content, trade_id, **answers)] == [candle, wax]


def test_the_need_that_is_not_met_is_named(tmp_path):
    """The first need that the answers do not meet is the reason, and says why not."""
    content = content_of(asking_data(tmp_path))
    candle, wax = for_reader(content, "222B", who="apprentice", age="old", kite="none")
    assert (candle.need.question, candle.need.otherwise.get("en")) == ("age", "For the young.")
    candle, _ = for_reader(content, "222B", who="apprentice", age="young", kite="none")
    assert (candle.need.question, wax.need) == ("kite", None)


def test_what_is_added_for_a_reader(tmp_path):
    """What a programme adds is there for those who answered so, and for nobody else."""
    content = content_of(asking_data(tmp_path))
    added = {
        age: [e.text.get("en") for e in for_reader(content, "222B", who="apprentice", age=age)[0].more]
        for age in ("young", "old", "ageless")
    }
    assert added == {"young": ["A wick."], "old": ["A wick."], "ageless": []}
    assert for_reader(content)[0].more == ()


@pytest.mark.parametrize(
    ("more", "day", "reason"),
    [
        ("valid_until: 2026-02-28", "2026-03-01", "ended"),
        ("for_trades: {red_seal: yes}", "2026-03-01", "variant"),
        ("valid_from: 2026-03-02", "2026-03-01", "need"),
        ("valid_from: 2026-03-02\n  valid_until: 2026-03-03", "2026-03-04", "ended"),
    ],
)
def test_the_reason_that_counts_first(tmp_path, more, day, reason):
    """An end counts before the trade, the trade before the reader, the reader before the beginning."""
    content = content_of(asking_data(tmp_path, f"  {more}\n"))
    assert for_reader(content, "111A", date.fromisoformat(day), who="apprentice", age="old")[0].reason == reason


def test_the_end_and_the_beginning_come_by_themselves(tmp_path):
    """From the first day to the last a programme is open; the day before it has not begun, the day after it has ended."""
    content = content_of(asking_data(tmp_path, "  valid_from: 2026-03-10\n  valid_until: 2026-06-20\n"))
    days = ("2026-03-09", "2026-03-10", "2026-06-20", "2026-06-21")
    found = [for_reader(content, day=date.fromisoformat(day))[0].standing for day in days]
    assert found == ["not-begun", "open", "open", "ended"]


@pytest.mark.parametrize(("before", "soon"), [(91, False), (90, True), (1, True), (0, True), (-1, False)], ids=str)
def test_closes_soon(tmp_path, before, soon):
    """A programme closes soon from ninety days before its last day until that day, for those for whom it may be."""
    content = content_of(asking_data(tmp_path, "  valid_until: 2026-06-20\n"))
    day = date(2026, 6, 20) - timedelta(days=before)
    assert for_reader(content, day=day)[0].closes_soon is soon
    assert for_reader(content, day=day, who="sponsor")[0].closes_soon is False
    assert for_reader(content, day=day)[1].closes_soon is False


def test_the_last_day_of_all_days(tmp_path):
    """No day is so late that it cannot be reckoned with."""
    content = content_of(asking_data(tmp_path, "  valid_until: 9999-12-31\n"))
    assert [for_reader(content, day=day)[0].closes_soon for day in (date.max, date(2026, 3, 1))] == [True, False]


def test_every_standing_is_in_one_group():
    """Readers are shown every standing, once."""
    assert sorted(standing for standings in GROUPS.values() for standing in standings) == sorted(STANDINGS)


def test_the_questions_that_are_put(tmp_path):
    """A trade's readers are asked what decides for them, and offered the answers that their trade leaves open."""
    content = content_of(asking_data(tmp_path))
    put = {
        trade_id: {a.id: [r.id for r in a.replies] for a in for_trade(content, trade_id, trade)}
        for trade_id, trade in content.trades.items()
    }
    assert put["111A"] == {"who": ["apprentice", "sponsor"], "age": ["young", "old"]}
    assert put["222B"] == {
        "who": ["apprentice", "sponsor"],
        "age": ["young", "old", "ageless"],
        "kite": ["yes-it-has", "none"],
    }
    assert role_question(content) == "who"
    askings = for_trade(content, "111A", content.trades["111A"])
    assert valid_answers(askings, {"age": "old", "who": "sponsor"}) == {"who": "sponsor"}


def test_nothing_is_asked_that_decides_nothing(tmp_path):
    """Where a programme is not for a trade at all, what it asks of its readers is not asked there."""
    content = content_of(asking_data(tmp_path, "  for_trades: {red_seal: yes}\n"))
    assert [asking.id for asking in for_trade(content, "111A", content.trades["111A"])] == ["who"]
    assert [asking.id for asking in for_trade(content, "222B", content.trades["222B"])] == ["who", "age", "kite"]


def test_an_amount_is_as_old_as_its_oldest_reading():
    """The day of an amount is the oldest day on which one of its sources was read, or its own where it has one."""
    content = real_content()
    assert content.money
    for programme in content.money.values():
        wanted = programme.checked or min(content.sources[name].checked for name in programme.source)
        assert amount_checked(content, programme) == wanted


def test_what_is_paid_depends_on_the_trade():
    """A trade is told its own sector's amount and doubts; where its sector is not verified, and for all trades, all of them."""
    content = real_content()
    grant, fees = content.money["tools-grant"], content.money["level-1-fees"]
    of_all = {each.id: each.programme for each in offers(content, date(2026, 11, 23))}
    assert (of_all["tools-grant"].amount, of_all["level-1-fees"].doubt) == (grant.amount, fees.doubt)
    of_service = next(each for each in fees.doubt if each.when)
    for trade_id, trade in content.trades.items():
        told = {each.id: each.programme for each in offers(content, date(2026, 11, 23), trade_id, trade)}
        wanted = [
            each for each in grant.amount if trade.fact("sector").value in ("unknown", *each.when.asked["sector"])
        ]
        assert list(told["tools-grant"].amount) == wanted and len(wanted) == (
            4 if trade.fact("sector").value == "unknown" else 1
        ), trade_id
        assert (of_service in told["level-1-fees"].doubt) is (trade.fact("sector").value in ("unknown", "service")), (
            trade_id
        )


def test_trade_of_an_amount_must_exist(tmp_path):
    """An amount for a trade that is not there is an error, at its place."""
    folder = small_data(tmp_path)
    change(
        folder,
        "money.yml",
        "  source: manual\n",
        "  amount: [{fr: 5 $, en: $5, when: {trade: 999Z}}]\n  source: manual\n",
    )
    assert [found.split(":", 3)[3] for found in problems(folder)] == [
        " “999Z” does not exist in trades. Correct the name, or add it in data/trades."
    ]


def test_an_amount_without_a_day_is_told(tmp_path):
    """An amount that was read nowhere is an error, and so is what is added to it."""
    folder = asking_data(tmp_path)
    change(folder, "money.yml", "  source: manual\nwax", "  amount: {fr: 5 $, en: $5}\n  advice: yes\nwax")
    said = "The amount of the program “candle-grant” has no day on which it was checked. Give its source, or the day it was checked (checked)."
    assert problems(folder) == [
        f"data/money.yml:10:52 amount-undated candle-grant/more/1/text: {said}",
        f"data/money.yml:12:11 amount-undated candle-grant/amount: {said}",
    ]
    change(folder, "money.yml", "  advice: yes\n", "  advice: yes\n  checked: 2026-01-01\n")
    assert problems(folder) == []


def test_a_question_that_decides_nothing_is_told(tmp_path):
    """A question about money on which no programme depends is an error."""
    folder = asking_data(tmp_path)
    change(
        folder,
        "money.yml",
        "    - {question: kite, answers: [yes-it-has], otherwise: {fr: Il faut un fil., en: A string is needed.}}\n",
        "",
    )
    assert problems(folder) == [
        (
            "data/questions.yml:16:3 question-idle kite: No program depends on the question “kite”. "
            "Name it in needs or more of a program of data/money.yml, or remove it."
        )
    ]


def test_a_programme_that_nobody_can_choose_is_told(tmp_path):
    """Where readers say who they are, whom a programme is for is one of the answers."""
    folder = asking_data(tmp_path)
    write(
        folder, "roles.yml", ROLES.replace("sponsor:", "sponsor: {name: {fr: Autre, en: Other}, kind: person}\nfriend:")
    )
    change(folder, "questions.yml", "id: sponsor", "id: friend")
    assert problems(folder) == [
        (
            "data/money.yml:16:8 programme-for-nobody wax/who: This program is for “sponsor”, which the question “who” does not let one choose. "
            "Add this answer to the question, in data/questions.yml. Answers: apprentice and friend."
        )
    ]
