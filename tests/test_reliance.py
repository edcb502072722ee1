"""What stages rely on: told from their tasks, terms and channels, and from their place on the path."""

from __future__ import annotations

import pytest

from jalons.checking import check
from support.small_guide import AS_OF, change, real_content, small_data

EVENTS, AFFECTS, PARTY = "events.yml", "  affects: paper\n", "stages/party.yml"


def stages_told(folder) -> list[str]:
    """The stages that should rely on something and do not say so."""
    found = check(folder, AS_OF, "data")[1]
    assert all(problem.message_id.startswith("reliance-untold") for problem in found), found
    return [problem.facts["stage"] for problem in found]


@pytest.mark.parametrize(
    ("wherever", "old", "new"),
    [
        ("who: helper", "    who: apprentice\n", "    who: [apprentice, helper]\n"),
        ("terms: lantern", "tasks:", "terms: lantern\ntasks:"),
        ("channels: post", "tasks:", "channels: post\ntasks:"),
    ],
)
def test_what_a_stage_says_shows_what_it_relies_on(tmp_path, wherever, old, new):
    """A role with a task, a term or a channel of an event's wherever makes a stage rely on what the event affects."""
    folder = small_data(tmp_path)
    change(folder, EVENTS, AFFECTS, f"{AFFECTS}  wherever: {{{wherever}}}\n")
    change(folder, PARTY, old, new)
    assert stages_told(folder) == ["party"]
    change(folder, PARTY, "source: manual\n", "source: manual\nrelies_on: paper\n")
    assert stages_told(folder) == []


@pytest.mark.parametrize("limit", ["when: {exam: yes}", "only_if: {fr: a, en: b}"])
def test_task_of_some_readers_shows_nothing(tmp_path, limit):
    """A task for some trades or some readers does not make everybody rely on whoever does it."""
    folder = small_data(tmp_path)
    change(folder, EVENTS, AFFECTS, f"{AFFECTS}  wherever: [{{from: learn}}, {{who: helper}}]\n")
    change(folder, PARTY, "    who: apprentice\n", f"    who: [apprentice, helper]\n    {limit}\n")
    found = check(folder, AS_OF, "data")[1]
    assert [problem.message_id for problem in found] == ["wherever-nowhere"]


def test_event_of_other_trades_asks_nothing(tmp_path):
    """What an event says of stages holds only on the paths of the trades that it concerns."""
    folder = small_data(tmp_path)
    change(folder, EVENTS, AFFECTS, f"{AFFECTS}  wherever: {{from: learn, to: finish}}\n")
    assert stages_told(folder) == ["exam", "finish", "practise"]
    change(folder, "trades/111A.yml", "exam: {value: yes, source: manual}", "exam: {value: no, source: manual}")
    assert stages_told(folder) == ["finish", "practise"]


@pytest.mark.build
def test_reliance_left_out_of_the_guide_is_found(few_trades):
    """A stage of the guide that no longer says what it relies on is told, with the event that is missing there."""
    folder = few_trades
    change(folder, "stages/on-the-job.yml", "  - log-book\n  - steady-training\n", "  - log-book\n")
    change(folder, "stages/in-class.yml", "  - log-book\n  - college\n", "  - college\n")
    found = {
        (problem.facts["stage"], problem.facts["event"]) for problem in check(folder, AS_OF, "data")[1] if problem.stops
    }
    assert found == {("on-the-job", "paused-training"), ("in-class", "lost-log-book")}


def test_every_shared_event_of_the_guide_says_where():
    """Each shared event says which stages rely on what it affects, so that a stage left out is found."""
    assert [name for name, event in real_content().events.items() if not event.wherever] == []
