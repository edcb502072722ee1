"""A choice of the reader: all its ways are drawn and listed, each says when it is taken, and what one chose decides what is next."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from jalons.checking import open_guide
from jalons.path import reasons
from jalons.path.flowchart_lines import flowchart
from jalons.path.pathway import Fork
from jalons.path.resolving import resolve
from jalons.path.roles import view
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from support.browsers import Browsers
from support.servers import Server
from support.sites import write_pages
from support.small_guide import AS_OF, PATHWAY, change, content_of, problems, small_data, write

CHOICE = """\
  - choose: learning
    says: {fr: "Comment apprendre?", en: "How to learn?"}
    branches:
      - id: taught
        title: {fr: Avec quelqu'un, en: With someone}
        when_you: {fr: "Vous avez le temps.", en: "You have the time."}
        path:
          - stage: learn
          - choose: more
            says: {fr: "Encore?", en: "More?"}
            branches:
              - id: much
                title: {fr: Beaucoup, en: Much}
                path:
                  - stage: exam
              - id: nothing
                title: {fr: Rien, en: Nothing}
      - id: alone
        title: {fr: Tout seul, en: Alone}
        path:
          - stage: practise
      - id: able
        title: {fr: Je sais déjà, en: Already able}
"""
CHOSEN = PATHWAY[: PATHWAY.index("  - together")] + CHOICE + PATHWAY[PATHWAY.index("  - stage: finish") :]


@pytest.fixture
def folder(tmp_path):
    """The small guide, whose readers choose how they learn: by two stages, by one, or not at all."""
    made = small_data(tmp_path)
    write(made, "pathways/lantern.yml", CHOSEN)
    return made


def test_every_way_is_on_the_path(folder):
    """Stages of all ways are numbered, know what is chosen to come to them, and what comes before and after, past an empty way too."""
    assert problems(folder) == []
    path = resolve(content_of(folder), "111A", AS_OF)
    assert [(at.number, at.id, at.chosen) for at in path.stages] == [
        ("1", "apply", ()),
        ("2a", "learn", (("learning", "taught"),)),
        ("2b1", "exam", (("learning", "taught"), ("more", "much"))),
        ("2c", "practise", (("learning", "alone"),)),
        ("3", "finish", ()),
        ("4", "party", ()),
    ]
    assert [at.id for at in path.after(path.stage("apply"))] == ["learn", "practise", "finish"]
    assert [at.id for at in path.before(path.stage("finish"))] == ["exam", "learn", "practise", "apply"]
    assert [at.id for at in path.after(path.stage("learn"))] == ["exam", "finish"]
    assert [[at.id for at in step] for step in path.onward("practise")] == [["practise"], ["finish"]]
    counts = {at.id: len([item for item in at.tasks if "apprentice" in item.who]) for at in path.stages}
    longest = counts["apply"] + max(counts["learn"] + counts["exam"], counts["practise"]) + counts["finish"]
    assert view(content_of(folder), path, "apprentice").needed == longest


def test_it_is_in_the_open_data_and_explained(folder):
    """The file of the path holds every way with its words; why a stage is there names the way that is chosen."""
    content = content_of(folder)
    fork = json.loads(path_json(resolve(content, "111A", AS_OF), USUAL))["path"][1]
    assert (fork["choose"], fork["number"], fork["says"]["en"]) == ("learning", "2", "How to learn?")
    assert [(way["id"], way["title"]["en"]) for way in fork["options"]] == [
        ("taught", "With someone"),
        ("alone", "Alone"),
        ("able", "Already able"),
    ]
    assert fork["options"][0]["when_you"]["en"] == "You have the time."
    assert [[entry.get("stage", entry.get("choose")) for entry in branch] for branch in fork["branches"]] == [
        ["learn", "more"],
        ["practise"],
        [],
    ]
    found = reasons.of_stage(content, "111A", "exam", AS_OF)
    assert [(reason.kind, reason.name) for reason in found][:2] == [
        ("own-choice", "learning: taught"),
        ("own-choice", "more: much"),
    ]
    assert reasons.is_on_path(found)


def test_each_way_is_drawn_below_its_title(folder):
    """From the question a line runs to the title of each way, from that to its stages, and from all of them to the next stage."""
    path = resolve(content_of(folder), "111A", AS_OF)
    chart = flowchart(path)
    fork = path.entries[1]
    assert isinstance(fork, Fork)
    heads = [chart.boxes[fork.head(option)] for option in fork.options]
    assert [head.top for head in heads] == [heads[0].top] * 3
    assert all(one.right == other.left for one, other in pairwise(heads))
    assert chart.boxes["learn"].left == heads[0].left and chart.boxes["practise"].top == chart.boxes["learn"].top
    plain = [line.area for line in chart.lines["learning"] if line.kind == "plain"]
    assert plain[2].top == heads[2].bottom and plain[1].top == chart.boxes["practise"].bottom
    assert {area.bottom for area in plain} == {chart.lines["finish"][0].area.top}


REST = """\
title: {fr: Attendre, en: Rest}
source: manual
who: apprentice
waits: 3 days
"""


def test_a_stage_may_have_nothing_to_do(folder, tmp_path):
    """Where one only waits there is no task: pages and the checklist say so, and how long, in both languages."""
    change(folder, "pathways/lantern.yml", "  - stage: finish", "  - stage: rest\n  - stage: finish")
    write(folder, "stages/rest.yml", REST)
    assert problems(folder) == []
    assert json.loads(path_json(resolve(content_of(folder), "111A", AS_OF), USUAL))["stages"]["rest"] == []
    made = write_pages(open_guide(folder, AS_OF), {"pathway", "stage", "checklist", "role"}, tmp_path / "pages")
    for language, nothing, wait in (("", "Rien à faire", r"3\sjours"), ("en/", "Nothing to do", r"3\sdays")):
        for page in ("", "rest/", "checklist/", "apprentice/"):
            html = (made / language / "trades/111A" / page / "index.html").read_text("utf-8")
            assert nothing in html and re.search(wait, html), (language, page)
            assert 'data-count="111A/rest"' not in html


ANSWERS = """\
light:
  part: where
  asks: {fr: "Du feu?", en: "A light?"}
  answers:
    - {id: has, says: {fr: J'en ai., en: I have one.}, because: {fr: vous en avez, en: you have one}}
    - {id: none, says: {fr: Non., en: "No."}, because: {fr: vous n'en avez pas, en: you have none}}
"""


def test_a_stage_may_be_for_some_answers(folder):
    """It is on every path with its words; why it is there names the answers; an answer that nobody can give is told."""
    some = "    only_if: {fr: Si vous avez du feu, en: If you have a light}\n    if_answered: {light: has}\n"
    write(folder, "questions.yml", ANSWERS)
    write(folder, "places.yml", "start: {answered: {light: [has, none]}, stage: apply, task: ask}\n")
    change(
        folder,
        "pathways/lantern.yml",
        "          - stage: practise\n",
        "          - stage: practise\n" + indented(some),
    )
    assert problems(folder) == []
    content = content_of(folder)
    at = resolve(content, "111A", AS_OF).stage("practise")
    assert (
        at.only_if is not None
        and at.only_if.get("en") == "If you have a light"
        and at.if_answered == {"light": ("has",)}
    )
    entry = json.loads(path_json(resolve(content, "111A", AS_OF), USUAL))["path"][1]["branches"][1][0]
    assert (entry["only_if"]["en"], entry["if_answered"]) == ("If you have a light", {"light": ["has"]})
    assert ("answers", "light: has") in [(r.kind, r.name) for r in reasons.of_stage(content, "111A", "practise", AS_OF)]
    change(folder, "pathways/lantern.yml", "{light: has}", "{light: haz}")
    assert any("answer-unknown path/2/branches/2/path/1/if_answered/light" in each for each in problems(folder))


def indented(text: str) -> str:
    """Lines one branch further in."""
    return "".join(f"        {line}\n" for line in text.splitlines())


BROKEN = {
    "choice-empty": ("\n        path:\n          - stage: practise", ""),
    "duplicate-id": ("id: alone", "id: taught"),
    "id-taken": ("choose: more", "choose: finish"),
    "fork-twice": ("choose: more", "choose: learning"),
    "missing-key": ('says: {fr: "Encore?", en: "More?"}', "short: {fr: E, en: M}"),
}


@pytest.mark.parametrize("message", [*BROKEN])
def test_what_is_no_choice_is_told_with_its_place(folder, message):
    """A choice without any stage, two ways or forks of one name, one named as a stage, and one that asks nothing are refused."""
    old, new = BROKEN[message]
    change(folder, "pathways/lantern.yml", old, new)
    if message == "choice-empty":
        text = (folder / "pathways/lantern.yml").read_text("utf-8")
        start = text.index("        path:\n          - stage: learn")
        (folder / "pathways/lantern.yml").write_text(text[:start] + text[text.index("      - id: alone") :], "utf-8")
    told = problems(folder)
    assert any(re.match(rf"data/pathways/lantern\.yml:\d+:\d+ {message} path/2", each) for each in told), told


def test_every_way_has_its_end(folder):
    """Two ways may end at stages of their own; where one of them has no end, and none follows, that is told."""
    change(
        folder,
        "pathways/lantern.yml",
        "          - stage: practise\n",
        "          - stage: practise\n            outcome: yes\n",
    )
    assert problems(folder) == []
    change(
        folder,
        "pathways/lantern.yml",
        "  - stage: finish\n    outcome: yes\n",
        "  - stage: finish\n    optional: yes\n",
    )
    assert any("outcome-on-some-ways path" in each for each in problems(folder))


BESIDE = """async () => {
  const { standing } = await import(new URL("../../../assets/shared/progress.js", location.href))
  const stage = (id, fork) => ({ id, fork, optional: false, status: { kind: "none" }, tasks: [{ id, who: [] }] })
  const stages = [stage("b", "f:0"), stage("c", "f:0"), stage("d", "f:1 g:0"), stage("e", "f:1 g:1"), stage("z", "")]
  return standing(stages, () => false, "").here.map(({ id }) => id)
}"""
"""Where one is on a fork whose branches are of unequal length, and one of them has a fork in it."""


@pytest.mark.browser
@pytest.mark.build
def test_what_one_chose_decides_what_is_next(folder, tmp_path, chromium):
    """Before a choice it is what comes next; then the way taken is, the others are greyed and do not count, and it can be changed."""
    server = Server()
    server.show(write_pages(open_guide(folder, AS_OF), {"pathway", "stage"}, tmp_path / "served"))
    with Browsers(chromium, server.address).reader({}) as reader:
        page = reader.open("en/trades/111A/")
        goal, far = page.locator("[data-next-link]"), page.locator("#next-count")
        expect(far).to_have_text("Tasks done: 0 of 3")
        for box in page.locator("#apply [data-tick]").all():
            box.evaluate("box => box.click()")
        expect(goal).to_have_text("How to learn?")
        assert goal.get_attribute("href") == "#choose--learning"
        page.get_by_label("Alone").check()
        expect(page.locator("[data-next-title]")).to_have_text("Next task, stage 2c")
        expect(page.locator("#learn, #exam, #choose--more")).to_have_class([re.compile("is-out")] * 3)
        expect(page.locator(".box[data-stage=learn]")).to_have_class(re.compile("is-out"))
        expect(page.locator("[data-way=alone] [data-yours]")).to_be_visible()
        page.get_by_label("Already able").check()
        expect(page.locator("[data-next-title]")).to_have_text("Next task, stage 3")
        reader.open("en/trades/111A/finish/")
        expect(page.locator(".stop[data-stage=practise]")).to_have_class(re.compile("is-out"))
        expect(page.locator("[data-next-title]")).to_have_text("Next task, stage 3")
        reader.open("en/trades/111A/")
        expect(page.get_by_label("Already able")).to_be_checked()
        page.get_by_label("With someone").check()
        expect(goal).not_to_have_text("How to learn?")
        expect(page.locator("#learn")).not_to_have_class(re.compile("is-out"))
        assert page.evaluate(BESIDE) == ["b", "d", "e"], "one stage of each branch, not those that follow it"
    assert reader.complaints == [] and reader.strangers == []
    server.http.shutdown()
