"""Reasons: each part of a path can say which file, line and condition put it there, or keeps it away."""

from __future__ import annotations

import re

import pytest

from jalons.path import reasons
from jalons.path.resolving import resolve
from jalons.path.stage_parts import possible_parts
from jalons_cli.explaining import UnknownTarget, explain
from support.command import run
from support.small_guide import AS_OF, change, content_of, real_content, small_data, write


def told(found) -> list[str]:
    """Each reason in brief: kind, place, name, and what is asked of the trade."""
    return [
        f"{r.kind} {r.location} {r.name} {' '.join(f'{a.key}={a.value}/{a.wanted} {a.location}' for a in r.asked)}".strip()
        for r in found
    ]


def test_stage_of_every_trade(tmp_path):
    """A stage that stands outside all choices is there because the pathway names it, and says where its text is."""
    content = content_of(small_data(tmp_path))
    assert told(reasons.of_stage(content, "111A", "apply", AS_OF)) == [
        "path data/pathways/lantern.yml:4:12 lantern",
        "written data/stages/apply.yml:1:1",
    ]


def test_stage_of_a_choice(tmp_path):
    """A stage in a branch names the branch's condition and the line of the trade that meets it, or does not."""
    content = content_of(small_data(tmp_path))
    chosen = reasons.of_stage(content, "111A", "exam", AS_OF)
    assert told(chosen)[0] == "choice data/pathways/lantern.yml:14:15 ending exam=yes/('yes',) data/trades/111A.yml:5:7"
    assert reasons.is_on_path(chosen)
    kept_away = reasons.of_stage(content, "222B", "exam", AS_OF)
    assert (
        told(kept_away)[0] == "choice data/pathways/lantern.yml:14:15 ending exam=no/('yes',) data/trades/222B.yml:5:7"
    )
    assert not reasons.is_on_path(kept_away)


def test_fact_that_is_left_out_has_no_place(tmp_path):
    """A fact that the trade does not state is unknown, and there is no line to point at."""
    folder = small_data(tmp_path)
    change(folder, "trades/222B.yml", "exam: {value: no, source: manual}\n", "")
    asked = reasons.of_stage(content_of(folder), "222B", "exam", AS_OF)[0].asked[0]
    assert (asked.value, asked.location, asked.met) == ("unknown", None, False)


def test_stage_of_a_way_in(tmp_path):
    """A stage of a way in names the way."""
    found = reasons.of_stage(content_of(small_data(tmp_path)), "111A", "show", AS_OF)
    assert [reason.kind for reason in found] == ["way-in", "written"]
    assert found[0].name == "skilled"


def test_stage_of_a_way_in_without_another_of_its_stages(tmp_path):
    """A stage is not on the path of a trade that drops another stage of its way in, and says by which line."""
    folder = small_data(tmp_path)
    write(folder, "stages/prove.yml", (folder / "stages" / "party.yml").read_text("utf-8"))
    change(folder, "pathways/lantern.yml", "      - stage: show\n", "      - stage: show\n      - stage: prove\n")
    change(folder, "trades/222B.yml", "changes:\n", "changes:\n  - drop: show\n")
    content = content_of(folder)
    found = reasons.of_stage(content, "222B", "prove", AS_OF)
    assert told(found)[0] == "dropped data/trades/222B.yml:11:5"
    assert not reasons.is_on_path(found) and reasons.is_on_path(reasons.of_stage(content, "111A", "prove", AS_OF))
    assert "prove" not in [stage.id for stage in resolve(content, "222B", AS_OF).all_stages]


def test_stage_that_the_pathway_does_not_name(tmp_path):
    """A stage that nothing on the pathway names has no reasons."""
    folder = small_data(tmp_path)
    write(folder, "stages/spare.yml", (folder / "stages" / "party.yml").read_text("utf-8"))
    assert reasons.of_stage(content_of(folder), "111A", "spare", AS_OF) == []
    with pytest.raises(KeyError):
        reasons.of_stage(content_of(folder), "111A", "nowhere", AS_OF)


def test_stage_that_is_changed_or_dropped(tmp_path):
    """A stage whose title the trade replaces says so; one that it drops is not on the path, and says by which line."""
    folder = small_data(tmp_path)
    assert (
        told(reasons.of_stage(content_of(folder), "222B", "finish", AS_OF))[1]
        == "replaced data/trades/222B.yml:11:5 title"
    )
    change(folder, "trades/222B.yml", "changes:\n", "changes:\n  - drop: party\n")
    dropped = reasons.of_stage(content_of(folder), "222B", "party", AS_OF)
    assert told(dropped)[1] == "dropped data/trades/222B.yml:11:5"
    assert not reasons.is_on_path(dropped)


def test_parts(tmp_path):
    """An item tells its condition, its life span and the change that made it; an event what the stage relies on."""
    folder = small_data(tmp_path)
    change(
        folder,
        "stages/finish.yml",
        "    source: manual\n",
        "    source: manual\n    when: {exam: yes, sector: service}\n    valid_until: 2026-02-01\n",
    )
    change(
        folder,
        "trades/222B.yml",
        "changes:\n",
        "changes:\n  - add: party/tasks\n    item: {id: dance, text: {fr: Danser., en: Dance.}, who: apprentice, advice: yes}\n",
    )
    content = content_of(folder)
    light = reasons.of_part(content, "222B", "finish", "light", AS_OF)
    assert [reason.kind for reason in light] == ["day", "condition", "written"]
    assert [(asked.key, asked.met) for asked in light[1].asked] == [("exam", False), ("sector", False)]
    assert not reasons.is_on_path(light)
    assert [reason.kind for reason in reasons.of_part(content, "222B", "party", "dance", AS_OF)] == ["added", "written"]
    burnt = reasons.of_part(content, "222B", "learn", "burnt", AS_OF)
    assert [(reason.kind, reason.name) for reason in burnt] == [("event", "paper"), ("written", "burnt")]


@pytest.mark.build
def test_reasons_agree_with_the_path():
    """Whatever is on a real trade's path has reasons that are all met; whatever is not has one that is not."""
    content = real_content()
    assert content.trades
    for trade_id in content.trades:
        pathway = resolve(content, trade_id, AS_OF)
        on = {stage.id: stage.stage for stage in pathway.all_stages}
        for stage_id in content.stages:
            assert reasons.is_on_path(reasons.of_stage(content, trade_id, stage_id, AS_OF)) is (stage_id in on), (
                trade_id,
                stage_id,
            )
        for stage_id, stage in on.items():
            shown = {*stage.items(), *(event.id for event in stage.events)}
            for part_id in possible_parts(content, trade_id, stage_id):
                found = reasons.of_part(content, trade_id, stage_id, part_id, AS_OF)
                assert reasons.is_on_path(found) is (part_id in shown), (trade_id, stage_id, part_id)


def test_a_part_without_its_stage(tmp_path):
    """What is no stage but part of some is answered with each of these stages, those on the path first."""
    folder = small_data(tmp_path)
    change(folder, "stages/practise.yml", "summary:", "relies_on: paper\nsummary:")
    change(folder, "stages/exam.yml", "summary:", "relies_on: paper\nsummary:")
    content = content_of(folder)
    for trade_id, stages in (
        ("111A", "learn/burnt or practise/burnt or exam/burnt"),
        ("222B", "learn/burnt or practise/burnt or exam/burnt"),
    ):
        with pytest.raises(UnknownTarget, match=re.escape(f"“burnt” is no stage, but part of one. Write {stages}.")):
            explain(content, AS_OF, trade_id, "burnt", "en")
    with pytest.raises(UnknownTarget, match=r"« light » .* Écrivez finish/light\."):
        explain(content, AS_OF, "111A", "light", "fr")
    with pytest.raises(UnknownTarget, match="is not in data/stages/"):
        explain(content, AS_OF, "111A", "nothing", "en")


def test_a_code_in_small_letters_is_the_code(tmp_path):
    """`111a` is 111A, whatever is asked of it."""
    content = content_of(small_data(tmp_path))
    for target in ("", "apply", "apply/ask"):
        assert explain(content, AS_OF, "111a", target, "en") == explain(content, AS_OF, "111A", target, "en")


@pytest.mark.build
def test_command_says_why():
    """`explain` says file, line, column and condition, for what is on the path and for what is not."""
    done = run("explain", "620D", "exam")
    assert done.returncode == 0
    assert re.search(r"620D: the stage exam .* is not on the path", done.stdout)
    assert re.search(
        r"data/pathways/apprenticeship\.yml:\d+:\d+  branch of the choice after-completion; it takes exam: yes, but the path says no \(data/trades/620D\.yml:\d+:\d+\)",
        done.stdout,
    )
    whole = run("explain", "620D", JALONS_LANG="fr").stdout
    assert "parcours de base : certificate-only" in whole.lower() and "diploma-transition" in whole


@pytest.mark.build
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("620X",), "This guide has no path “620X”. Did you mean “620E”?"),
        (("620D", "certificat"), "The stage “certificat” is not in data/stages/. Did you mean “certificate”?"),
        (("620D", "apply/apply-onlin"), "The stage “apply” has no part “apply-onlin”. Did you mean “apply-online”?"),
    ],
)
def test_command_answers_what_it_does_not_know(arguments, said):
    """An unknown trade, stage or part is answered with what was most likely meant, and exit code 2."""
    done = run("explain", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
