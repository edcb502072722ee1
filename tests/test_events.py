"""Events: what can happen at a stage, of its own or shared, for a trade on a day."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.path.events import at_stage
from jalons.path.pathway import TradePathway
from jalons.path.reader_simulation import ReaderSimulation
from support.small_guide import content_of, small_data, small_path

EVENTS, AFFECTS = "events.yml", "  affects: paper\n"


def where(path: TradePathway) -> dict[str, str]:
    """At which stages each event can happen."""
    return {name: " ".join(stage.id for stage in stages) for name, (_, stages) in path.events().items()}


def test_shared_event_stands_where_it_strikes(tmp_path):
    """A shared event is at every stage that relies on what it affects, after the stage's own events."""
    path = small_path(tmp_path, "111A", ("stages/finish.yml", "tasks:", "relies_on: [paper]\ntasks:"))
    assert where(path) == {"dark": "show", "lost": "learn", "burnt": "learn finish"}
    assert [event.id for event in path.stage("learn").stage.events] == ["lost", "burnt"]
    assert path.stage("finish").stage.events[0].return_to == "learn"


def test_event_of_several_things_stands_once(tmp_path):
    """An event that affects two things that a stage relies on stands there once."""
    path = small_path(
        tmp_path,
        "111A",
        (EVENTS, "affects: paper", "affects: [paper, ink]"),
        ("stages/learn.yml", "relies_on: paper", "relies_on: [ink, paper]"),
    )
    assert [event.id for event in path.stage("learn").stage.events] == ["lost", "burnt"]


def test_event_that_leads_nowhere_else(tmp_path):
    """Where an event names no stage to go back to, one stays at each stage where it can happen."""
    path = small_path(
        tmp_path,
        "111A",
        (EVENTS, "  return_to: learn\n", ""),
        ("stages/finish.yml", "tasks:", "relies_on: paper\ntasks:"),
    )
    assert [path.stage(name).stage.events[-1].return_to for name in ("show", "learn", "finish")] == [
        "show",
        "learn",
        "finish",
    ]
    event, stages = path.events()["burnt"]
    assert (event.return_to, [stage.id for stage in stages]) == ("learn", ["learn", "finish"])


@pytest.mark.parametrize("here", ["learn", "practise"])
def test_who_follows_two_stages_at_once_stays_at_theirs(tmp_path, here):
    """Where an event strikes two stages followed over the same period, a reader who may stay does so at their own."""
    path = small_path(
        tmp_path,
        "111A",
        (EVENTS, "  return_to: learn\n", ""),
        ("stages/practise.yml", "tasks:", "relies_on: paper\ntasks:"),
    )
    reader = ReaderSimulation(path, (), here=path.stage(here))
    assert reader.meet("burnt") and reader.here.id == here


def test_shared_event_at_a_way_in(tmp_path):
    """A stage of a way in has shared events as any other."""
    path = small_path(
        tmp_path,
        "111A",
        (EVENTS, "  return_to: learn\n", ""),
        ("stages/show.yml", "tasks:", "relies_on: paper\ntasks:"),
    )
    assert where(path)["burnt"] == "show learn"


@pytest.mark.parametrize(("trade_id", "then"), [("111A", ["lost", "burnt", "wet"]), ("222B", ["lost", "burnt"])])
def test_shared_event_for_some_trades(tmp_path, trade_id, then):
    """A shared event with a condition can happen to the trades that meet it."""
    wet = "wet:\n  title: {fr: a, en: b}\n  text: {fr: Sécher., en: Dry it.}\n  affects: paper\n  when: {exam: yes}\n  source: manual\n"
    path = small_path(
        tmp_path,
        trade_id,
        (EVENTS, "  return_to: learn\n  source: manual\n", f"  return_to: learn\n  source: manual\n{wet}"),
    )
    assert [event.id for event in path.stage("learn").stage.events] == then


@pytest.mark.parametrize(("day", "steps"), [("2026-02-28", ["look"]), ("2026-03-01", ["look", "sweep"])])
@pytest.mark.parametrize(("trade_id", "more"), [("111A", ["sit-again"]), ("222B", [])])
def test_steps_of_an_event(tmp_path, day, steps, trade_id, more):
    """Of the steps of an event, those are there that hold on the day and are for the trade, filled in."""
    written = (
        AFFECTS + "  steps:\n"
        '    - {id: look, text: {fr: Regarder., en: "Look, {trade}."}, who: apprentice, advice: yes}\n'
        "    - {id: sweep, text: {fr: Balayer., en: Sweep.}, who: apprentice, advice: yes, valid_from: 2026-03-01}\n"
        "    - {id: sit-again, text: {fr: Repasser., en: Sit again.}, who: apprentice, advice: yes, when: {exam: yes}}\n"
    )
    path = small_path(tmp_path, trade_id, (EVENTS, AFFECTS, written), as_of=date.fromisoformat(day))
    event = path.events()["burnt"][0]
    assert [step.id for step in event.steps] == steps + more
    assert event.steps[0].text.get("en") == {"111A": "Look, Lantern Maker.", "222B": "Look, Kite Maker."}[trade_id]


def test_shared_event_is_written_in_one_place(tmp_path):
    """On a stage a shared event keeps the place where it is written, and the stage itself is left as it was."""
    content = content_of(small_data(tmp_path))
    learn, burnt = content.stages["learn"], content.events["burnt"]
    event = at_stage("learn", learn, content.events)[-1]
    assert (event.id, event.location, event.at("text", "en")) == ("burnt", burnt.location, burnt.at("text", "en"))
    assert [own.id for own in learn.events] == ["lost"]
