"""Rules as a whole: none is without a case, all are run, and they leave alone what is right."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from datetime import date
from pathlib import Path

import pytest

from jalons import rules
from jalons.checking import check
from jalons.messages.report import line, messages
from support.broken_rules import (
    APPLY,
    CHANGE,
    LEARN,
    PATHWAY,
    TRADE_A,
    TRADE_B,
    Broken,
)
from support.small_guide import AS_OF, change, content_of, problems, real_content, small_data

EVERY_RULE = (*rules.RULES, *rules.ON_THE_WAY, *rules.NOTES)


def every_case() -> list[Broken]:
    """The cases of all test modules that break rules."""
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    modules = [
        importlib.import_module(path.stem) for path in files if "\nBROKEN: list[Broken]" in path.read_text("utf-8")
    ]
    return [case for module in modules for case in module.BROKEN]


def test_every_rule_is_broken_by_a_case():
    """No rule is without a case, and each rule stands among the rules once."""
    assert {case.rule for case in every_case()} == set(EVERY_RULE)
    assert len(EVERY_RULE) == len(set(EVERY_RULE))
    assert len({case.id for case in every_case()}) == len(every_case())


def test_every_rule_of_the_package_is_run():
    """A generator of problems that someone wrote in any module of rules is one of the rules."""
    modules = [importlib.import_module(f"jalons.rules.{each.name}") for each in pkgutil.iter_modules(rules.__path__)]
    written = {
        each
        for module in modules
        for name, each in vars(module).items()
        if inspect.isfunction(each)
        and each.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(each).return_annotation == "Iterator[Problem]"
    }
    assert written == set(EVERY_RULE)


def test_every_message_of_the_rules_is_said():
    """Each message from "folder-missing" to "was-useless" is the answer to a case."""
    ids = list(messages()["problems"])
    wanted = set(ids[ids.index("folder-missing") : ids.index("was-useless") + 1])
    stray = importlib.import_module("test_data_folder").STRAY
    lines = [*(said for case in every_case() for said in case.said), *(said for _, _, said in stray)]
    assert wanted == {said.split(": ")[0].split(" (")[0].split(" ")[-1 - _has_where(said)] for said in lines} | {
        "folder-missing",  # test_no_folder
        "folder-empty",  # test_empty_folder
        "place-event-missing",  # test_what_happened_at_a_place_can_happen_in_its_trades
    }


def _has_where(said: str) -> bool:
    """Whether a line says where in the file, after the code."""
    head = said.split(": ", maxsplit=1)[0]
    return " (" not in head and head.split(" ")[-1] not in messages()["problems"]


def test_several_broken_rules_in_order(tmp_path):
    """The problems of several rules come in the order of their places."""
    folder = small_data(tmp_path)
    change(folder, TRADE_A, "value: 1200", "value: 1300")
    change(folder, TRADE_A, "registration: {value: open,", "registration: {value: closed,")
    change(folder, APPLY, "element: e1\n", "")
    places = [f"{p.location.file}:{p.location.line}" for p in rules.check(content_of(folder), AS_OF)]
    assert places == ["data/elements.yml:1", "data/trades/111A.yml:8", "data/trades/111A.yml:10"]


def test_error_and_warning_are_both_told(tmp_path):
    """Where a warning stands beside an error there is no content, and both are told."""
    folder = small_data(tmp_path)
    change(folder, "sources.yml", "checked: 2026-01-01", "checked: 2024-01-01")
    change(folder, APPLY, "element: e1\n", "")
    content, found = check(folder, AS_OF)
    assert content is None and [problem.message_id for problem in found] == ["element-not-said", "stale"]


RIGHT = [
    ("only-one-reader", APPLY, "    advice: yes\n", "    advice: yes\n    only_if: {fr: a, en: b}\n"),
    ("one-of-two-figures-adds-up", TRADE_A, "[{value: 200,", "[{value: 190, source: manual}, {value: 200,"),
    ("figure-not-known", TRADE_A, "  on_the_job: [{value: 1000, source: manual}]\n", ""),
    ("holds-one-day", APPLY, "advice: yes", "advice: yes\n    valid_from: 2026-02-01\n    valid_until: 2026-02-01"),
    ("way-back-to-itself", LEARN, "return_to: apply", "return_to: learn"),
    ("way-back-for-no-trade-here", LEARN, "return_to: apply\n", "return_to: exam\n    when: {red_seal: yes}\n"),
    ("goal-dropped-once", TRADE_B, CHANGE, "  - drop: apply\n    valid_until: 2026-02-28\n"),
    (
        "change-of-what-was-added",
        TRADE_B,
        CHANGE,
        (
            "  - add: party/happens\n    item: {id: band, text: {fr: Musique., en: Music.}, source: manual}\n"
            "  - replace: party/band\n    text: {fr: Silence., en: Silence.}\n"
        ),
    ),
    ("branch-for-two-answers", PATHWAY, "- when: {exam: no}", "- when: {exam: [no, unknown]}"),
]


@pytest.mark.parametrize(("file", "old", "new"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_what_no_rule_forbids(tmp_path, file, old, new):
    """What is right, and close to what is wrong, is left alone."""
    folder = small_data(tmp_path)
    change(folder, file, old, new)
    assert problems(folder) == []


@pytest.mark.build
@pytest.mark.parametrize("as_of", [date(2026, 11, 23), date(2025, 3, 1), date(2030, 1, 1)], ids=str)
def test_real_data_has_no_error(as_of):
    """The guide's own data are good today, before the change of April 2025, and years from now but for their age."""
    found = rules.check(real_content(), as_of)
    assert [line(problem, "en") for problem in found if not problem.warning] == []
    assert {problem.message_id for problem in found} == ({"stale"} if as_of.year == 2030 else set())
