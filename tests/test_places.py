"""The page "where": its places stage by stage, what leads to each, in the order of the path."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalons.guide import guide_of
from jalons.pages.kinds.where import stage_groups
from jalons.pages.maker import PageMaker, uris
from support.asking_guide import asking_data
from support.project import ROOT
from support.small_guide import AS_OF, change, content_of, problems, real_content, real_guide


@pytest.fixture
def guide(tmp_path):
    return guide_of(content_of(asking_data(tmp_path)), AS_OF)


def drawn(pathway) -> list:
    """The list as it reads: what leads to each group, stage and place, by the ids of replies, and the task there."""

    def said(lines):
        return [" | ".join(reply.id for reply in replies) for replies in lines.values()]

    return [
        (
            said(group.lines),
            [
                (stage.at.id, said(stage.lines), [(each.id, said(each.lines), each.task.id) for each in stage.places])
                for stage in group.stages
            ],
        )
        for group in stage_groups(pathway, pathway.questionnaire)
    ]


def test_places_stand_under_their_stages_in_the_order_of_the_path(guide):
    """What all places of a stage share, and what stages one after the other share, is said once, above them."""
    assert drawn(guide.pathways["222B"]) == [
        ([], [("apply", ["nothing"], [("begin-young", ["young"], "letter"), ("begin", ["grown"], "ask")])]),
        (
            ["training"],
            [("learn", [], [("out-of-paper", ["none"], "sit")]), ("practise", [], [("folding", ["yes-some"], "fold")])],
        ),
        ([], [("finish", [], [("lit", ["done"], "light")])]),
    ]
    assert [stages[0][0] for _, stages in drawn(guide.pathways["111A"])] == ["apply", "practise", "exam", "finish"]


def test_what_matters_is_what_decides(guide):
    """The answers that are given as reasons decide the place, or which tasks of its stage are the reader's."""
    matters = {
        place.id: place.matters
        for group in stage_groups(guide.pathways["222B"], guide.pathways["222B"].questionnaire)
        for stage in group.stages
        for place in stage.places
    }
    assert matters == {
        "begin-young": ("reached", "age"),
        "begin": ("reached", "age"),
        "folding": ("reached", "paper"),
        "out-of-paper": ("reached", "paper"),
        "lit": ("reached",),
    }


@pytest.fixture(scope="module")
def real():
    return real_guide()


@pytest.mark.build
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_has_every_place_once(real, language):
    """For a trade of each kind the list on the page has every place that its readers can be led to, once."""
    maker = PageMaker(real, language, ROOT / "overrides" / "jalons")
    of_each_kind = {pathway.kind.id: pathway for pathway in real.pathways.values()}
    assert len(of_each_kind) == 4
    for pathway in of_each_kind.values():
        body = maker.named("where", pathway.trade_id).body
        for name in pathway.questionnaire.places:
            assert body.count(f'data-place="{name}"') == (name in pathway.questionnaire.reached), (
                pathway.trade_id,
                name,
            )


@pytest.mark.build
def test_no_questions_no_page(real):
    """A guide without questions has no such page, and nothing that leads to it."""
    content = replace(real.content, questions={}, places={}, journeys={})
    guide = guide_of(content, real.as_of, only=content.site.main)
    assert not [uri for uri in uris(guide) if "where" in uri]
    maker = PageMaker(guide, "fr", ROOT / "overrides" / "jalons")
    trade_id = content.site.main
    first = guide.pathways[trade_id].stages[0].id
    for page in (
        maker.named("home"),
        maker.named("pathway", trade_id),
        maker.named("stage", trade_id, stage=first),
    ):
        assert "where/" not in page.body, page.path


def test_what_happened_at_a_place_can_happen_in_its_trades(tmp_path):
    """An event that a place names is there for every trade whose readers are led to it; its steps stand on the page."""
    folder = asking_data(tmp_path)
    change(folder, "places.yml", "  task: sit\n", "  task: sit\n  event: burnt\n")
    step = "  steps: [{id: sweep, text: {fr: Balayer la cendre., en: Sweep the ashes.}, who: apprentice, source: manual}]\n"
    change(folder, "events.yml", "  return_to: learn\n", "  return_to: learn\n" + step)
    assert problems(folder) == []
    content = replace(content_of(folder), words=real_content().words)
    body = PageMaker(guide_of(content, AS_OF), "en", ROOT / "overrides" / "jalons").named("where", "222B").body
    assert body.index("Sweep the ashes.") < body.index('href="../learn/#sit"')
    change(folder, "events.yml", "  affects: paper\n", "  affects: paper\n  when: {exam: yes}\n")
    assert [line for line in problems(folder) if "place-event-missing" in line] == [
        (
            "data/places.yml:23:10 place-event-missing out-of-paper/event: The event “burnt” of the place “out-of-paper” "
            "does not happen on the path of 222B. Widen its when in data/events.yml, or limit this place by when."
        )
    ]
