"""Pathway: one trade's path as readers walk it, drawn as a tree."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.checking import open_guide
from jalons.guide import Guide
from jalons.path.pathway import PathEntry, StageOnPath, TradePathway
from jalons.path.resolving import resolve
from jalons.path.steps import chosen_branches, stage_ids
from jalons.problems.problem import ContentError
from support.small_guide import (
    AS_OF,
    PATHWAY,
    TRADE_B,
    change,
    content_of,
    problems,
    real_content,
    small_data,
    small_path,
    write,
)

TODAY = date(2026, 11, 23)
CHANGE = TRADE_B[TRADE_B.index("changes:") :]

NESTED = """\
title: {fr: Tout à la fois, en: All at once}
summary: {fr: Le parcours entier., en: The whole path.}
path:
  - stage: apply
  - together: outer
    says: {fr: En même temps., en: At once.}
    branches:
      - path:
          - stage: learn
          - together: inner
            says: {fr: Encore., en: Again.}
            branches:
              - path:
                  - stage: practise
              - path:
                  - stage: exam
      - path:
          - stage: finish
            outcome: yes
  - stage: party
    optional: yes
ways_in:
  - id: skilled
    title: {fr: Mains habiles, en: Skilled hands}
    text: {fr: On montre ce qu'on sait., en: One shows what one can do.}
    path:
      - stage: show
    joins: practise
    source: manual
"""


def drawn(entries: tuple[PathEntry, ...], indent: str = "") -> str:
    """Numbers and ids, a line each; branches indented under their fork, marked "|" at their first line."""
    lines = []
    for entry in entries:
        if isinstance(entry, StageOnPath):
            marks = " (optional)" * entry.optional + " (outcome)" * entry.outcome
            lines.append(f"{indent}{entry.number} {entry.id}{marks}")
        else:
            lines.append(f"{indent}{entry.number} together {entry.id}")
            for branch in entry.branches:
                first, *rest = drawn(branch, f"{indent}    ").splitlines()
                lines += [f"{indent}  | {first.lstrip()}", *rest]
    return "\n".join(lines)


def with_changes(text: str) -> tuple[str, str, str]:
    """The changes of trade 222B instead of its own."""
    return "trades/222B.yml", CHANGE, f"changes:\n{text}"


def texts(path: TradePathway, stage: str, part: str = "tasks") -> list[str]:
    return [f"{entry.id}: {entry.text.en}" for entry in getattr(path.stage(stage).stage, part)]


@pytest.mark.parametrize(
    ("trade_id", "then"),
    [("620C", "\n8 diploma-transition (optional)"), ("620D", "\n8 diploma-transition (optional)"), ("620E", "")],
)
def test_real_path(trade_id, then):
    """Trades with no exam walk seven stages, the fourth a fork, to the certificate; a known transition comes after it."""
    assert (
        drawn(resolve(real_content(), trade_id, TODAY).entries)
        == """\
1 apply
2 agreement
3 logbook
4 together training
  | 4a in-class
  | 4b on-the-job
5 review-logbook
6 completion
7 certificate (outcome)"""
        + then
    )


def test_either_is_decided_by_the_trade(tmp_path):
    """A trade with an exam sits it; one without goes straight on, and the numbers leave no gap."""
    content = content_of(small_data(tmp_path))
    assert (
        drawn(resolve(content, "111A", AS_OF).entries)
        == """\
1 apply
2 together training
  | 2a learn
  | 2b practise
3 exam
4 finish (outcome)
5 party (optional)"""
    )
    assert (
        drawn(resolve(content, "222B", AS_OF).entries)
        == """\
1 apply
2 together training
  | 2a learn
  | 2b practise
3 finish (outcome)
4 party (optional)"""
    )


def test_nested_forks(tmp_path):
    """A fork in a branch of a fork takes a letter, and its stages a figure after it."""
    folder = small_data(tmp_path)
    write(folder, "pathways/lantern.yml", NESTED)
    assert problems(folder) == []
    path = resolve(content_of(folder), "111A", AS_OF)
    assert (
        drawn(path.entries)
        == """\
1 apply
2 together outer
  | 2a learn
    2b together inner
      | 2b1 practise
      | 2b2 exam
  | 2c finish (outcome)
3 party (optional)"""
    )
    assert [stage.id for stage in path.stages] == ["apply", "learn", "practise", "exam", "finish", "party"]


def test_alongside(tmp_path):
    """Stages are alongside those of the other branches, of their own fork and of the forks around it."""
    folder = small_data(tmp_path)
    write(folder, "pathways/lantern.yml", NESTED)
    path = resolve(content_of(folder), "111A", AS_OF)
    assert {stage.id: stage.alongside for stage in path.stages} == {
        "apply": (),
        "learn": ("finish",),
        "practise": ("exam", "finish"),
        "exam": ("practise", "finish"),
        "finish": ("learn", "practise", "exam"),
        "party": (),
    }


def test_before_and_after(tmp_path):
    """One enters a fork by the first stage of each branch and leaves it by the last; inside, a branch is followed."""
    folder = small_data(tmp_path)
    write(folder, "pathways/lantern.yml", NESTED)
    path = resolve(content_of(folder), "111A", AS_OF)

    def around(stage: StageOnPath) -> tuple[str, str]:
        return tuple(" ".join(each.id for each in found) for found in (path.before(stage), path.after(stage)))

    assert {stage.id: around(stage) for stage in path.stages} == {
        "apply": ("", "learn finish"),
        "learn": ("apply", "practise exam"),
        "practise": ("learn", "party"),
        "exam": ("learn", "party"),
        "finish": ("apply", "party"),
        "party": ("practise exam finish", ""),
    }


def test_before_and_after_on_the_real_path():
    """The log book leads to both kinds of training, and both lead to its review."""
    path = resolve(real_content(), "620D", TODAY)
    assert [stage.id for stage in path.after(path.stage("logbook"))] == ["in-class", "on-the-job"]
    assert [stage.id for stage in path.before(path.stage("review-logbook"))] == ["in-class", "on-the-job"]
    assert [stage.id for stage in path.after(path.stage("in-class"))] == ["review-logbook"]
    assert [stage.id for stage in path.before(path.stage("on-the-job"))] == ["logbook"]


def test_dropped_stage(tmp_path):
    """Without a stage that a trade drops, the numbers follow one another; other trades keep it."""
    folder = small_data(tmp_path)
    change(folder, *with_changes("  - drop: finish\n"))
    change(folder, "pathways/lantern.yml", "  - stage: party\n    optional: yes", "  - stage: party\n    outcome: yes")
    content = content_of(folder)
    assert [f"{stage.number} {stage.id}" for stage in resolve(content, "222B", AS_OF).stages] == [
        "1 apply",
        "2a learn",
        "2b practise",
        "3 party",
    ]
    assert "finish" in [stage.id for stage in resolve(content, "111A", AS_OF).stages]


def test_fork_with_one_branch_left(tmp_path):
    """A fork that keeps one branch is no fork: its stages stand on the path as plain ones, with none alongside."""
    path = small_path(tmp_path, "222B", with_changes("  - drop: practise\n  - drop: show\n"))
    assert drawn(path.entries) == "1 apply\n2 learn\n3 finish (outcome)\n4 party (optional)"
    assert path.stage("learn").alongside == ()


def test_fork_with_no_branch_left(tmp_path):
    """A fork of which every stage is dropped is not there."""
    path = small_path(tmp_path, "222B", with_changes("  - drop: learn\n  - drop: practise\n  - drop: show\n"))
    assert drawn(path.entries) == "1 apply\n2 finish (outcome)\n3 party (optional)"


def test_either_within_a_fork(tmp_path):
    """A branch that holds nothing for a trade is left out of its fork."""
    pathway = PATHWAY.replace(
        "          - stage: practise\n",
        "          - either: hands\n            branches:\n              - when: {exam: yes}\n"
        "                path: [{stage: practise}]\n              - when: {exam: no}\n",
    ).replace("  - id: skilled\n", "  - id: skilled\n    when: {exam: yes}\n")
    folder = small_data(tmp_path)
    write(folder, "pathways/lantern.yml", pathway)
    assert problems(folder) == []
    content = content_of(folder)
    assert drawn(resolve(content, "111A", AS_OF).entries).splitlines()[1:4] == [
        "2 together training",
        "  | 2a learn",
        "  | 2b practise",
    ]
    assert drawn(resolve(content, "222B", AS_OF).entries).splitlines()[1] == "2 learn"


def test_stage_in_several_branches(tmp_path):
    """A stage may stand in several branches of one choice: each trade walks it once, where its own branch has it."""
    written = PATHWAY.replace(
        "        path:\n          - stage: exam\n      - when: {exam: no}\n  - stage: finish\n    outcome: yes\n",
        """\
        path:
          - stage: finish
          - stage: exam
            outcome: yes
      - when: {exam: no}
        path:
          - stage: finish
            outcome: yes
""",
    )
    folder = small_data(tmp_path)
    write(folder, "pathways/lantern.yml", written)
    assert problems(folder) == []
    content = content_of(folder)
    assert drawn(resolve(content, "111A", AS_OF).entries).splitlines()[4:] == [
        "3 finish",
        "4 exam (outcome)",
        "5 party (optional)",
    ]
    assert drawn(resolve(content, "222B", AS_OF).entries).splitlines()[4:] == [
        "3 finish (outcome)",
        "4 party (optional)",
    ]


BARE = "name: {en: Kite Flyer}\nsource: manual\npathway: lantern\n"


def test_trade_of_which_only_the_name_is_known(tmp_path):
    """A trade needs a name, a source and a pathway; what is left out is unknown, and decides as the pathway says."""
    folder = small_data(tmp_path)
    write(folder, "trades/kite-flyer.yml", BARE)
    change(folder, "pathways/lantern.yml", "- when: {exam: no}", "- when: {exam: [no, unknown]}")
    assert problems(folder) == []
    path = resolve(content_of(folder), "kite-flyer", AS_OF)
    trade = path.trade
    assert (path.trade_id, path.trade_code) == ("kite-flyer", None)
    said = [name for name, fact in trade.declared.items() if fact.choices]
    assert len(said) == 6
    assert {name: trade.fact(name).value for name in said} == dict.fromkeys(said, "unknown")
    assert [trade.figures("hours", part) for part in ("total", "on_the_job", "in_class")] == [(), (), ()]
    assert path.kind.id == "long" and "exam" not in [stage.id for stage in path.stages]


@pytest.mark.parametrize(
    ("file", "more", "trade_id"),
    [
        ("kite-flyer", "", None),
        ("kite-flyer", "code: 333D\n", "333D"),
        ("333D", "", "333D"),
        ("333D2", "", "333D2"),
        ("333D", "code: 444E\n", "444E"),
    ],
)
def test_code_of_a_trade(tmp_path, file, more, trade_id):
    """The official code is the one written, or else the name of the file where that is a code."""
    folder = small_data(tmp_path)
    write(folder, f"trades/{file}.yml", more + TRADE_B.replace("Kite Maker", "Kite Flyer"))
    assert problems(folder) == []
    path = resolve(content_of(folder), file, AS_OF)
    assert (path.trade_id, path.trade_code) == (file, trade_id)


@pytest.mark.parametrize(
    "written",
    ["{value: 1200, source: manual}", "[{value: 1200, source: manual}]", "\n    value: 1200\n    source: manual"],
)
def test_figure_written_alone(tmp_path, written):
    """A single figure may be written without a list."""
    path = small_path(tmp_path, "111A", ("trades/111A.yml", "[{value: 1200, source: manual}]", written))
    assert [(figure.value, figure.source) for figure in path.trade.figures("hours", "total")] == [(1200, ("manual",))]


@pytest.mark.parametrize("value", ["paused", "closed"])
@pytest.mark.parametrize(("day", "shown"), [("2026-03-01", True), ("2026-03-02", True), ("2026-02-28", False)])
def test_registration_is_paused_from_its_day(tmp_path, value, day, shown):
    """Registration is paused or closed from its day on; what it was before is not known."""
    piece = (
        "trades/111A.yml",
        "{value: open, source: manual}",
        f"{{value: {value}, since: 2026-03-01, source: manual}}",
    )
    registration = small_path(tmp_path, "111A", piece, as_of=date.fromisoformat(day)).trade.registration
    assert (registration.value, registration.since) == ((value, date(2026, 3, 1)) if shown else ("unknown", None))


def test_chosen_branches(tmp_path):
    """The branch of an `either` is told by its place in the file."""
    content = content_of(small_data(tmp_path))
    fork = content.pathways["lantern"].path[2]
    assert {trade_id: chosen_branches(fork, trade_id, trade) for trade_id, trade in content.trades.items()} == {
        "111A": [0],
        "222B": [1],
    }


def test_stage_ids_of_all_branches(tmp_path):
    """All stages that a pathway names are found, in the order in which one reads the file."""
    steps = content_of(small_data(tmp_path)).pathways["lantern"].path
    assert [name for name, _ in stage_ids(steps)] == ["apply", "learn", "practise", "exam", "finish", "party"]


ADDED = "{id: new, text: {fr: Neuf., en: New.}, who: apprentice, source: manual}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param("  - drop: apply/wait\n", ["ask: Ask for the trade Kite Maker."], id="drop"),
        pytest.param(
            '  - replace: apply/wait\n    text: {fr: Partir., en: "Leave with {code}."}\n',
            ["ask: Ask for the trade Kite Maker.", "wait: Leave with 222B."],
            id="replace",
        ),
        pytest.param(
            f"  - add: apply/tasks\n    item: {ADDED}\n",
            ["ask: Ask for the trade Kite Maker.", "wait: Wait for the answer.", "new: New."],
            id="add-at-the-end",
        ),
        pytest.param(
            f"  - add: apply/tasks\n    after: ask\n    item: {ADDED}\n",
            ["ask: Ask for the trade Kite Maker.", "new: New.", "wait: Wait for the answer."],
            id="add-after",
        ),
        pytest.param(
            f"  - add: apply/tasks\n    item: {ADDED}\n  - drop: apply/ask\n  - replace: apply/new\n"
            "    text: {fr: Autre., en: Other.}\n",
            ["wait: Wait for the answer.", "new: Other."],
            id="one-after-another",
        ),
    ],
)
def test_changes_of_a_trade(tmp_path, changes, expected):
    """A trade's changes are made in order, on its own path only."""
    path = small_path(tmp_path, "222B", with_changes(changes))
    assert texts(path, "apply") == expected
    other = resolve(content_of(tmp_path / "data"), "111A", AS_OF)
    assert texts(other, "apply") == ["ask: Ask for the trade Lantern Maker.", "wait: Wait for the answer."]


def test_replaced_title_and_its_source(tmp_path):
    """New words bring their source beside the stage's own; an item's own give way to those, if any."""
    book = "\nbook: {title: Book, publisher: {fr: a, en: b}, language: en, kind: other, checked: 2026-01-01}\n"
    changes = """\
  - replace: finish/title
    text: {fr: Lâcher le fil, en: Let go of the string}
    source: book
  - replace: finish/light
    text: {fr: Courir., en: Run.}
    source: book
  - replace: learn/sit
    text: {fr: Courir encore., en: Run again.}
  - replace: practise/fold
    text: {fr: Mieux plier., en: Fold better.}
    advice: yes
"""
    with_book = ("sources.yml", "  checked: 2026-01-01\n", "  checked: 2026-01-01" + book)
    path = small_path(tmp_path, "222B", with_changes(changes), with_book)
    finish, light, sit = path.stage("finish").stage, path.stage("finish").tasks[0], path.stage("learn").tasks[0]
    assert (finish.title.get("en"), finish.source) == ("Let go of the string", ("manual", "book"))
    assert (light.text.get("en"), light.source) == ("Run.", ("book",))
    assert (sit.text.get("en"), sit.source) == ("Run again.", ("manual",))
    fold = path.stage("practise").tasks[0]
    assert (fold.text.get("en"), fold.source, fold.advice) == ("Fold better.", (), "yes")


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ("valid_from: 2026-03-01", True),
        ("valid_from: 2026-03-02", False),
        ("valid_until: 2026-03-01", True),
        ("valid_until: 2026-02-28", False),
        ("valid_from: 2026-03-01\n    valid_until: 2026-03-01", True),
    ],
)
@pytest.mark.parametrize("part", ["tasks", "events"])
def test_only_what_holds_on_the_day(tmp_path, span, shown, part):
    """An item or event is on the path from its first day to its last, both included."""
    stage, old, on_the_day, otherwise = {
        "tasks": ("apply", "    advice: yes\n", ["ask", "wait"], ["ask"]),
        "events": ("learn", "return_to: apply\n", ["lost", "burnt"], ["burnt"]),
    }[part]
    path = small_path(tmp_path, "111A", (f"stages/{stage}.yml", old, f"{old}    {span}\n"))
    assert [entry.id for entry in getattr(path.stage(stage).stage, part)] == (on_the_day if shown else otherwise)


@pytest.mark.parametrize(("as_of", "title"), [("2026-02-28", "Finish"), ("2026-03-01", "Let go of the string")])
def test_change_holds_from_its_day(tmp_path, as_of, title):
    """A change is made from the first day on which it holds."""
    changes = CHANGE.removeprefix("changes:\n") + "    valid_from: 2026-03-01\n"
    path = small_path(tmp_path, "222B", with_changes(changes), as_of=date.fromisoformat(as_of))
    assert path.stage("finish").stage.title.get("en") == title


def test_items_for_some_trades(tmp_path):
    """An item with a condition is on the path of the trades that meet it."""
    piece = ("stages/apply.yml", "    advice: yes\n", "    advice: yes\n    when: {sector: service}\n")
    assert [item.id for item in small_path(tmp_path, "111A", piece).stage("apply").tasks] == ["ask", "wait"]
    content = content_of(tmp_path / "data")
    assert [item.id for item in resolve(content, "222B", AS_OF).stage("apply").tasks] == ["ask"]


def test_content_is_not_changed(tmp_path):
    """Resolving one trade leaves the shared stages as they were written."""
    content = content_of(small_data(tmp_path))
    before = content.stages["finish"].model_dump()
    resolve(content, "222B", AS_OF)
    assert content.stages["finish"].model_dump() == before


DUTIES = ["register-agreements", "authorise-sponsors", "record-completion", "issue-certificates"]


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize(("day", "role"), [("2025-04-01", "ministry"), ("2025-04-02", "sto"), ("2026-11-23", "sto")])
def test_office_in_charge(duty, day, role):
    """The ministry was in charge to April 1, 2025; Skilled Trades Ontario has been since the day after."""
    guide = Guide(real_content(), date.fromisoformat(day), {})
    assert guide.holder(guide.content.duties[duty]).role == role


def test_open_guide(tmp_path):
    """A guide holds the path of every trade, under the address given for it."""
    guide = open_guide(small_data(tmp_path), AS_OF, address="http://localhost:8000/")
    assert list(guide.pathways) == ["111A", "222B"] and guide.pathways["222B"].trade_id == "222B"
    assert guide.content.site.address == "http://localhost:8000/"
    assert open_guide(tmp_path / "data", AS_OF).content.site.address == "https://lanterns.example/"


def test_open_guide_of_wrong_content(tmp_path):
    """Wrong content gives no guide, but all of its problems."""
    folder = small_data(tmp_path)
    change(folder, "trades/111A.yml", "value: 1200", "value: 1300")
    with pytest.raises(ContentError) as refused:
        open_guide(folder, AS_OF, "data")
    assert [problem.message_id for problem in refused.value.problems] == ["sum-wrong"]


def test_fingerprint(tmp_path):
    """The fingerprint names a state of the content: a letter more makes another, and the same files the same."""
    folder = small_data(tmp_path / "one")
    first = content_of(folder).fingerprint
    assert content_of(small_data(tmp_path / "two")).fingerprint == first and len(first) == 8
    change(folder, "stages/party.yml", "en: Sing.", "en: Sing!")
    assert content_of(folder).fingerprint != first
