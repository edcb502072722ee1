"""For every trade, in both languages, the path is the same wherever it is said: model, drawing, list and open data."""

from __future__ import annotations

import json
import re

import pytest

from jalons.path.pathway import StageOnPath, TradePathway
from support.outline import drawn, drawn_ways, modelled

pytestmark = pytest.mark.build


def pages_of(site, trade_id: str, page: str = "") -> list[str]:
    """The HTML of a page of a trade, in French and in English."""
    return [(site / start / "trades" / trade_id / page / "index.html").read_text("utf-8") for start in ("", "en")]


def test_what_is_drawn_is_the_path(site, guide):
    """The flowchart of each trade is its resolved path: stages, numbers, forks and ways in."""
    assert guide.pathways
    for n, (trade_id, pathway) in enumerate(guide.pathways.items()):
        # the other language is drawn from the same path by the same template: every tenth is enough
        for html in pages_of(site, trade_id)[: 2 if n % 10 == 0 else 1]:
            assert drawn(html) == modelled(pathway.entries), trade_id
            ways = [([[s.id, s.number] for s in way.stages], way.joins.id) for way in pathway.ways]
            assert drawn_ways(html) == (ways if len(ways) > 1 else []), trade_id


def test_what_the_list_says_is_the_path(site, guide):
    """The printed list of each trade has its stages in order, each with exactly its own tasks."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        wanted = [f"{trade_id}/{stage.id}/{item.id}" for stage in pathway.stages for item in stage.tasks]
        for html in pages_of(site, trade_id, "checklist"):
            assert re.findall(r'data-tick="([^"]+)"', html) == wanted, trade_id
        for stage in pathway.all_stages:
            for html in pages_of(site, trade_id, stage.id):
                assert re.findall(r'data-tick="([^"]+)"', html) == [
                    f"{trade_id}/{stage.id}/{item.id}" for item in stage.tasks
                ]


def test_what_the_open_data_says_is_the_path(site, guide):
    """The JSON of each trade has the same entries, ways in, tasks and returns."""

    def entries(listed):
        return [
            [e["together"], e["number"], [entries(branch) for branch in e["branches"]]]
            if "together" in e
            else [e["stage"], e["number"]]
            for e in listed
        ]

    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        said = json.loads((site / "trades" / trade_id / "path.json").read_text("utf-8"))
        assert entries(said["path"]) == modelled(pathway.entries)
        assert [(entries(way["path"]), way["joins"]) for way in said["ways_in"]] == [
            ([[s.id, s.number] for s in way.stages], way.joins.id) for way in pathway.ways
        ]
        for stage in pathway.all_stages:
            assert [item["id"] for item in said["stages"][stage.id]] == [item.id for item in stage.tasks]
            assert said["events"].get(stage.id, {}) == {event.id: event.return_to for event in stage.stage.events}


def test_every_event_is_written_with_its_return(site, guide):
    """The page of changes of each trade has every event that can happen on its path, and each event's stage names it."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        events = pathway.events()
        for html in pages_of(site, trade_id, "changes"):
            assert re.findall(r'<h2 id="([^"]+)">', html)[: len(events)] == list(events)
        for stage in pathway.all_stages:
            for html in pages_of(site, trade_id, stage.id):
                for event in stage.stage.events:
                    assert f'<li id="{event.id}"><h3>' in html
        for html in pages_of(site, trade_id):
            for event in events:
                assert f'changes/#{event}"' in html or all(at.way_in for at in events[event][1])


def leading_on(pathway: TradePathway, stage_id: str) -> list[list[list[str]]]:
    """What one passes from a stage to the aim, read from the entries: a whole fork is one step; stages with their numbers."""

    def inside(entry) -> list[StageOnPath]:
        return (
            [entry]
            if isinstance(entry, StageOnPath)
            else [at for branch in entry.branches for part in branch for at in inside(part)]
        )

    steps = [inside(entry) for entry in pathway.entries]
    for way in pathway.ways:
        if stage_id in [at.id for at in way.stages]:
            joint = next(n for n, step in enumerate(steps) if way.joins in step)
            after = [at for at in steps[joint] if at.number >= way.joins.number]
            steps = [*([at] for at in way.stages), after, *steps[joint + 1 :]]
    start = next(n for n, step in enumerate(steps) if stage_id in [at.id for at in step])
    aim = max(n for n, step in enumerate(steps) if any(at.outcome for at in step))
    return [[[at.id, at.number] for at in step] for step in steps[start : max(aim, start) + 1]]


def test_the_trail_of_an_event_leads_on_along_the_path(site, guide):
    """Each event's small trail is the path from where it leads back to, up to the aim; what runs together is one mark."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        wanted = {
            name: leading_on(pathway, event.return_to)
            for name, (event, _) in pathway.events().items()
            if not (name in guide.content.events and not guide.content.events[name].return_to)
        }
        for html, words in zip(
            pages_of(site, trade_id, "changes"), ("En même temps", "At the same time"), strict=False
        ):
            assert trails(html, words) == wanted, trade_id


def trails(html: str, together: str) -> dict[str, list[list[list[str]]]]:
    """The small trails of a page of changes by event: for each mark its stages; several are said to be at the same time."""
    found = {}
    for section in re.findall(r'<details class="fold change".*?</details>', html, re.DOTALL):
        if trail := re.search(r'<ol class="leads-on".*?</ol>', section, re.DOTALL):
            marks = re.findall(r"<li.*?</li>", trail[0], re.DOTALL)
            stages = [
                re.findall(r'data-stage="([^"]+)"><span class="vh">[^<]*</span>\s*([^<\s]+)', mark) for mark in marks
            ]
            assert [together in mark for mark in marks] == [len(each) > 1 for each in stages]
            found[re.search(r'<h2 id="([^"]+)"', section)[1]] = [[list(at) for at in each] for each in stages]
    return found
