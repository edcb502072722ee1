"""For every trade, in both languages, the path is the same wherever it is said: model, drawing, list and open data."""

from __future__ import annotations

import json
import re

import pytest

from outline import drawn, drawn_ways, modelled

pytestmark = pytest.mark.build


def pages_of(site, code: str, page: str = "") -> list[str]:
    """The HTML of a page of a trade, in French and in English."""
    return [(site / start / "trades" / code / page / "index.html").read_text("utf-8") for start in ("", "en")]


def test_what_is_drawn_is_the_path(site, guide):
    """The flowchart of each trade is its resolved path: stages, numbers, forks and ways in."""
    for code, pathway in guide.pathways.items():
        for html in pages_of(site, code):
            assert drawn(html) == modelled(pathway.entries), code
            ways = [([[s.id, s.number] for s in way.stages], way.joins.id) for way in pathway.ways]
            assert drawn_ways(html) == (ways if len(ways) > 1 else []), code


def test_what_the_list_says_is_the_path(site, guide):
    """The printed list of each trade has its stages in order, each with exactly its own tasks."""
    for code, pathway in guide.pathways.items():
        wanted = [f"{code}/{stage.id}/{item.id}" for stage in pathway.stages for item in stage.items]
        for html in pages_of(site, code, "checklist"):
            assert re.findall(r'data-tick="([^"]+)"', html) == wanted, code
        for stage in pathway.all_stages:
            for html in pages_of(site, code, stage.id):
                assert re.findall(r'data-tick="([^"]+)"', html) == [f"{code}/{stage.id}/{item.id}" for item in stage.items]


def test_what_the_open_data_says_is_the_path(site, guide):
    """The JSON of each trade has the same entries, ways in, tasks and returns."""

    def entries(listed):
        return [
            [e["together"], e["number"], [entries(branch) for branch in e["branches"]]] if "together" in e else [e["stage"], e["number"]]
            for e in listed
        ]

    for code, pathway in guide.pathways.items():
        said = json.loads((site / "trades" / code / "path.json").read_text("utf-8"))
        assert entries(said["path"]) == modelled(pathway.entries)
        assert [(entries(way["path"]), way["joins"]) for way in said["ways_in"]] == [
            ([[s.id, s.number] for s in way.stages], way.joins.id) for way in pathway.ways
        ]
        for stage in pathway.all_stages:
            assert [item["id"] for item in said["stages"][stage.id]] == [item.id for item in stage.items]
            assert said["events"].get(stage.id, {}) == {event.id: event.return_to for event in stage.stage.events}


def test_every_event_is_written_with_its_return(site, guide):
    """The page of changes of each trade has every event that can happen on its path, and each event's stage names it."""
    for code, pathway in guide.pathways.items():
        events = pathway.events()
        for html in pages_of(site, code, "changes"):
            assert re.findall(r'<h2 id="([^"]+)">', html)[: len(events)] == list(events)
        for stage in pathway.all_stages:
            for html in pages_of(site, code, stage.id):
                for event in stage.stage.events:
                    assert f'<li id="{event.id}"><h3>' in html
        for html in pages_of(site, code):
            for event in events:
                assert f'changes/#{event}"' in html or all(at.way_in for at in events[event][1])
