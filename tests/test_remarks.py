"""Remarks: a sentence that several trades share is said on each of their pages, with the trade's own figures and sources."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.path.remarks import marks
from jalons.path.resolving import resolve
from jalons.reading.files import tree_of
from jalons.records import Item, Remark, TradeRemark
from jalons.records.shaping import shape
from support.small_guide import AS_OF, TRADE_A, change, content_of, problems, real_content, small_data, write

SAID = next(line for line in TRADE_A.splitlines() if line.startswith("remarks: "))


def facts(tmp_path, said: str = SAID, as_of: date = AS_OF, register: str | None = None) -> tuple[Item, ...]:
    """What is said of trade 111A once its remarks are written otherwise, and nothing is wrong with them."""
    folder = small_data(tmp_path)
    change(folder, "trades/111A.yml", SAID, said)
    if register is not None:
        write(folder, "remarks.yml", register)
    assert problems(folder) == []
    return resolve(content_of(folder), "111A", as_of).trade.facts


def test_a_remark_is_a_fact_of_the_trade(tmp_path):
    """It stands before the trade's own facts, under the register's id, with the trade's source, and points at the trade's line."""
    first, second = facts(tmp_path)
    assert (first.id, second.id) == ("folds", "light")
    assert (first.source, first.confidence, first.checked, first.tone) == (("manual",), "high", None, "info")
    assert str(first.location) == "data/trades/111A.yml:17:10"


def test_numbers_are_written_as_each_language_writes_them(tmp_path):
    """A value of digits is a number; the text is whole in both languages."""
    said = facts(tmp_path)[0].text
    assert (said.in_("fr"), said.in_("en")) == ("On apprend 1\u00a0200 plis.", "One learns 1,200 folds.")


def test_names_stand_as_they_are_written(tmp_path):
    """A value that is no number is the same in both languages."""
    said = facts(tmp_path, SAID.replace("1200", "tous les"))[0].text
    assert (said.in_("fr"), said.in_("en")) == ("On apprend tous les plis.", "One learns tous les folds.")


def test_placeholders_are_filled_in_from_the_trade(tmp_path):
    """A remark may use the guide's placeholders beside what it leaves open, in its detail too."""
    register = (
        "folds:\n  text: {fr: '{trade}, {count} plis.', en: '{trade}, {count} folds.'}\n"
        "  detail: {fr: 'En {in_class_hours}.', en: 'In {in_class_hours}; {count}.'}\n  tone: warning\n"
    )
    said = facts(tmp_path, SAID, register=register)[0]
    assert (said.text.in_("en"), said.detail.in_("en"), said.tone) == (
        "Lantern Maker, 1,200 folds.",
        "In 200 hours; 1,200.",
        "warning",
    )


@pytest.mark.parametrize(
    ("more", "as_of", "there"),
    [
        ("valid_until: 2026-03-01", date(2026, 3, 1), True),
        ("valid_until: 2026-03-01", date(2026, 3, 2), False),
        ("valid_from: 2026-03-02", date(2026, 3, 1), False),
        ("when: {exam: yes}", AS_OF, True),
        ("when: {exam: no}", AS_OF, False),
    ],
)
def test_a_remark_comes_and_goes_as_a_fact_does(tmp_path, more, as_of, there):
    """Life spans and conditions on the trade hold for remarks too."""
    found = facts(tmp_path, SAID.replace("source: manual", f"source: manual, {more}"), as_of)
    assert ("folds" in [fact.id for fact in found]) is there


def test_several_remarks_keep_their_order(tmp_path):
    """A list of remarks is said in the trade's order, whatever that of the register."""
    register = (
        "thread: {text: {fr: Un fil., en: A thread.}}\nfolds: {text: {fr: '{count} plis.', en: '{count} folds.'}}\n"
    )
    said = (
        "remarks:\n  - {is: folds, with: {count: 3}, source: manual}\n  - {is: thread, source: manual, confidence: low}"
    )
    assert [(fact.id, fact.confidence) for fact in facts(tmp_path, said, register=register)[:2]] == [
        ("folds", "high"),
        ("thread", "low"),
    ]


def test_marks():
    """What a trade fills in: each once, placeholders of the guide left aside, slips left to the rule of placeholders."""
    text = {"fr": "{weeks} {sessions} {trade} {}", "en": "{sessions} {first-name} {Bad} {total_hour}"}
    assert marks(Remark(text=text, detail={"fr": "{weeks}", "en": "{days}"}), ["trade", "total_hours"]) == [
        "weeks",
        "sessions",
        "first-name",
        "days",
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("source: manual", [("missing-key", "is", "is")]),
        ("iss: folds", [("missing-key", "is", "is"), ("unknown-key", "iss", "is")]),
        ("remark: folds", [("missing-key", "is", "is"), ("unknown-key", "remark", "remark")]),
        ("is: folds\nwhith: {count: 3}", [("unknown-key", "whith", "with")]),
        ("is: folds\nwith: {count: [3]}", [("text-expected", "with/count", "")]),
        ("is: folds\nwith: {Count: 3}", [("identifier-form", "with/Count", "count")]),
    ],
)
def test_its_keys_are_told_as_editors_write_them(written, told):
    """`is` and `with` are words of Python's own: the fields have other names, the messages do not."""
    node, _ = tree_of(written.encode(), "trades/111A.yml")
    _, found = shape(TradeRemark, node)
    assert [(p.message_id, p.where, p.facts.get("near") or p.facts.get("key", "")) for p in found] == told


def test_real_remarks_are_all_shared_or_general():
    """In the guide's own data every remark is whole in each trade that says it: no mark is left in any text."""
    content = real_content()
    assert content.trades
    for trade_id, trade in content.trades.items():
        if trade.remarks:
            for fact in resolve(content, trade_id, AS_OF).trade.facts:
                assert not {"{", "}"} & set(fact.text.in_("fr") + fact.text.in_("en")), (trade_id, fact.id)
