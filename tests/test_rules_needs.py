"""Rules of what must be done first: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import needs
from support.broken_rules import APPLY, LEARN, PATHWAY, Broken, assert_told, told_in_french
from support.small_guide import change, problems, small_data, write

SIT, WAIT, PARTY, EXAM = "  - id: sit\n", "  - id: wait\n", "stages/party.yml", "stages/exam.yml"

BROKEN: list[Broken] = [
    Broken(
        "needs-an-unknown-task",
        needs.every_task_needed_exists,
        LEARN,
        SIT,
        f"{SIT}    needs: apply/asks\n",
        "data/stages/learn.yml:7:12 need-unknown tasks/1/needs: “apply/asks” is neither a stage nor a task. "
        "Did you mean “apply/ask”? Correct the name: STAGE, or STAGE/TASK.",
    ),
    Broken(
        "cost-of-a-note",
        needs.only_tasks_say_what_they_take,
        APPLY,
        "  - id: paper\n",
        "  - id: paper\n    cost: 1 $\n",
        "data/stages/apply.yml:18:5 key-of-tasks notes/1/cost: cost is said of tasks alone. Take cost away, or put the item under tasks.",
    ),
    Broken(
        "task-needs-its-own-stage",
        needs.nothing_needs_itself,
        LEARN,
        SIT,
        f"{SIT}    needs: learn\n",
        "data/stages/learn.yml:7:12 need-itself tasks/1/needs: “learn/sit” waits for itself. Take learn out of needs.",
    ),
    Broken(
        "two-branches-wait-for-each-other",
        needs.nothing_needs_itself,
        LEARN,
        SIT,
        f"{SIT}    needs: [apply, practise/fold]\n",
        "data/stages/learn.yml:7:20 need-circular tasks/1/needs: “learn/sit” waits for “practise/fold”, which waits for “learn/sit” in turn: "
        "neither can begin. Take one of the two out of needs.",
    ),
    Broken(
        "needs-what-comes-later",
        needs.every_need_comes_earlier,
        APPLY,
        WAIT,
        f"{WAIT}    needs: finish\n",
        "data/stages/apply.yml:13:12 need-later needs: “apply/wait” waits for “finish”, which comes later on the path of 111A. "
        "The same goes for 222B. Take finish out of needs, or put that stage earlier.",
    ),
    Broken(
        "needs-what-only-some-come-by",
        needs.every_need_comes_earlier,
        "stages/finish.yml",
        "tasks:",
        "needs: show\ntasks:",
        "data/stages/finish.yml:5:8 need-elsewhere needs: “finish” waits for “show”, which those who come there on the path of 111A do not come by. "
        "The same goes for 222B. Take show out of needs.",
    ),
    Broken(
        "needs-what-one-may-do-without",
        needs.every_need_comes_earlier,
        PATHWAY,
        "- stage: apply\n",
        "- stage: apply\n    optional: yes\n",
        "data/stages/exam.yml:5:8 need-of-choice needs: “exam” waits for “apply”, a stage that the path of 111A can do without. "
        "Take apply out of needs, or take optional and may_skip off that stage.",
    ),
]


def prepared(tmp_path, case):
    """The small data, with what a case needs beside its change."""
    folder = small_data(tmp_path)
    if case.id == "two-branches-wait-for-each-other":
        _insert(folder, "stages/practise.yml", "needs: learn\n")
    if case.id == "needs-what-one-may-do-without":
        _insert(folder, EXAM, "needs: apply\n")
    return folder


def _insert(folder, file, line):
    write(folder, file, (folder / file).read_text("utf-8").replace("tasks:", f"{line}tasks:"))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(prepared(tmp_path, case), case)


def test_broken_rule_in_french(tmp_path):
    """The same in French, with its no-break spaces."""
    said = {case.id: told_in_french(prepared(tmp_path / case.id, case), case) for case in BROKEN}
    assert said["two-branches-wait-for-each-other"][0] == (
        "data/stages/learn.yml:7:20 need-circular tasks/1/needs: « learn/sit » attend « practise/fold », qui attend « learn/sit » à son tour : "
        "ni l'un ni l'autre ne peut commencer. Retirez de needs l'un des deux."
    )
    assert "vient plus tard sur le parcours 111A. De même pour 222B." in said["needs-what-comes-later"][0]


def test_what_is_right_is_left_alone(tmp_path):
    """What runs beside a stage may come first; so may what is optional, for what is optional too; what a path lacks is nobody's."""
    folder = small_data(tmp_path)
    _insert(folder, LEARN, "needs: practise\n")
    _insert(folder, "stages/finish.yml", "needs: [exam, learn]\n")
    _insert(folder, PARTY, "needs: finish\n")
    assert problems(folder) == []


def test_no_way_waits_for_the_other(tmp_path):
    """Of two stages between which readers choose none may need the other; what comes after may need either."""
    folder = small_data(tmp_path)
    fork = "  - choose: training\n    says: {fr: Lequel., en: Which one.}\n    branches:\n"
    change(
        folder,
        PATHWAY,
        "  - together: training\n    says: {fr: Les deux à la fois., en: Both at once.}\n    branches:\n",
        fork,
    )
    for name in ("learn", "practise"):
        option = f"      - id: {name}\n        title: {{fr: {name}-1, en: {name}-2}}\n        path:\n          - stage: {name}\n"
        change(folder, PATHWAY, f"      - path:\n          - stage: {name}\n", option)
    change(folder, PATHWAY, "    joins: practise\n", "    joins: apply\n")
    _insert(folder, "stages/finish.yml", "needs: learn\n")
    before = problems(folder)
    assert not [said for said in before if "need-" in said]
    _insert(folder, "stages/practise.yml", "needs: learn\n")
    (found,) = set(problems(folder)) - set(before)
    assert "data/stages/practise.yml:5:8 need-elsewhere needs: “practise” waits for “learn”" in found
