"""Ways in and kinds: how one trade's readers can begin, and which base path is theirs."""

from __future__ import annotations

import pytest

from jalons.path.pathway import TradePathway
from jalons.path.resolving import resolve
from support.small_guide import AS_OF, change, content_of, problems, small_data, small_path, write

PATHWAY, TRADE_B = "pathways/lantern.yml", "trades/222B.yml"
REPLACED = "  - replace: finish/title\n    text: {fr: Lâcher le fil, en: Let go of the string}\n"
SKILLED = """\
    path:
      - stage: show
    joins: practise
"""


def begun(path: TradePathway) -> list[str]:
    """Each way in: its id, its own stages with their numbers, and where it joins."""
    return [
        " ".join([way.id, *(f"{at.number}={at.id}" for at in way.stages), f"{way.joins.number}={way.joins.id}"])
        for way in path.ways
    ]


def around(path: TradePathway, stage_id: str) -> tuple[str, str]:
    stage = path.stage(stage_id)
    return tuple(" ".join(each.id for each in found) for found in (path.before(stage), path.after(stage)))


def test_ways_in_are_beside_the_path(tmp_path):
    """The stages of a way in have letters, are not counted among those of the path, and know which way is theirs."""
    path = small_path(tmp_path, "111A")
    assert begun(path) == ["plain 1=apply", "skilled A=show 2b=practise"]
    assert [stage.id for stage in path.stages] == ["apply", "learn", "practise", "exam", "finish", "party"]
    assert [stage.id for stage in path.all_stages][:2] == ["show", "apply"]
    assert (path.stage("show").way_in, path.stage("apply").way_in) == ("skilled", "")
    assert path.ways[1].joins is path.stage("practise")


def test_letters_go_on_from_one_way_in_to_the_next(tmp_path):
    """Each stage of a way in has a letter of its own, and a way of two stages is walked in order up to its joint."""
    folder = small_data(tmp_path)
    for name, letter in (("ask", "a"), ("prove", "b")):
        text = (folder / "stages" / "party.yml").read_text("utf-8")
        for words in ("Fêter", "Celebrate", "On fête.", "One celebrates.", "Chanter.", "Sing."):
            text = text.replace(words, words + letter)
        write(folder, f"stages/{name}.yml", text)
    change(folder, PATHWAY, "    joins: apply\n", "    joins: apply\n    path: [{stage: ask}, {stage: prove}]\n")
    assert problems(folder) == []
    path = resolve(content_of(folder), "111A", AS_OF)
    assert begun(path) == ["plain A=ask B=prove 1=apply", "skilled C=show 2b=practise"]
    assert around(path, "ask") == ("", "prove")
    assert around(path, "prove") == ("ask", "apply")
    assert around(path, "apply") == ("", "learn practise")


def test_before_and_after_at_the_joint(tmp_path):
    """After a way in comes the stage where it joins; whoever walks the path itself comes from the path."""
    path = small_path(tmp_path, "111A")
    assert around(path, "show") == ("", "practise")
    assert around(path, "practise") == ("apply", "exam")
    assert [stage.id for stage in path.line(path.stage("show"))] == ["show", "practise", "exam", "finish", "party"]
    assert [[stage.id for stage in step] for step in path.onward("show")] == [
        ["show"],
        ["practise"],
        ["exam"],
        ["finish"],
    ]


@pytest.mark.parametrize(("trade_id", "ways"), [("111A", ["plain", "skilled"]), ("222B", ["plain"])])
def test_way_in_for_some_trades(tmp_path, trade_id, ways):
    """A way in with a condition is there for the trades that meet it, and its stages for no other."""
    path = small_path(tmp_path, trade_id, (PATHWAY, "  - id: skilled\n", "  - id: skilled\n    when: {exam: yes}\n"))
    assert [way.id for way in path.ways] == ways
    assert ("show" in [stage.id for stage in path.all_stages]) is ("skilled" in ways)


@pytest.mark.parametrize(
    ("span", "there"),
    [
        ("valid_from: 2026-03-01", True),
        ("valid_from: 2026-03-02", False),
        ("valid_until: 2026-03-01", True),
        ("valid_until: 2026-02-28", False),
    ],
)
def test_way_in_on_its_days(tmp_path, span, there):
    """A way in can be taken from its first day to its last, both included."""
    path = small_path(tmp_path, "111A", (PATHWAY, SKILLED, f"{SKILLED}    {span}\n"))
    assert [way.id for way in path.ways] == ["plain", "skilled"][: 2 if there else 1]


def test_change_of_a_stage_of_a_way_in(tmp_path):
    """A trade can change a stage of a way in as any other, also on a day on which the way is not open."""
    piece = (TRADE_B, REPLACED, "  - replace: show/bring\n    text: {fr: Un cerf-volant., en: A kite.}\n")
    assert small_path(tmp_path / "open", "222B", piece).stage("show").tasks[0].text.get("en") == "A kite."
    closed = small_path(
        tmp_path / "closed", "222B", piece, (PATHWAY, SKILLED, f"{SKILLED}    valid_until: 2026-02-28\n")
    )
    assert [way.id for way in closed.ways] == ["plain"]


def test_way_in_with_a_stage_that_a_trade_drops(tmp_path):
    """A trade that drops a stage of a way in does not have that way: it would begin in the middle."""
    path = small_path(tmp_path, "222B", (TRADE_B, REPLACED, "  - drop: show\n"))
    assert begun(path) == ["plain 1=apply"]


def test_words_of_ways_in_are_filled_in(tmp_path):
    """Placeholders in a way in, in the kind and above a fork are filled in from the trade."""
    path = small_path(
        tmp_path,
        "111A",
        (PATHWAY, "en: One begins at the beginning.", 'en: "One begins {trade} at the beginning."'),
        (PATHWAY, "en: With an exam.", 'en: "{code} has an exam."'),
        (PATHWAY, "en: Both at once.", 'en: "Both at once, {in_class_hours} of classes."'),
    )
    assert path.ways[0].way.text.get("en") == "One begins Lantern Maker at the beginning."
    assert path.kind.summary.get("en") == "111A has an exam."
    assert path.entries[1].step.says.get("en") == "Both at once, 200 hours of classes."


@pytest.mark.parametrize(("trade_id", "kind"), [("111A", "long"), ("222B", "short")])
def test_kind_of_a_trade(tmp_path, trade_id, kind):
    """Each trade is of the one kind whose condition it meets."""
    assert small_path(tmp_path, trade_id).kind.id == kind


def test_pathway_without_kinds_and_ways_in(tmp_path):
    """A pathway may name neither: the trade then has no kind, and begins at the first stage."""
    folder = small_data(tmp_path)
    text = (folder / PATHWAY).read_text("utf-8")
    write(folder, PATHWAY, text[: text.index("kinds:")])
    (folder / "stages" / "show.yml").unlink()
    assert problems(folder) == []
    path = resolve(content_of(folder), "111A", AS_OF)
    assert (path.kind, path.ways, path.all_stages) == (None, (), path.stages)
