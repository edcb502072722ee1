"""Rules of events and ways back: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import events
from support.broken_rules import (
    CHANGE,
    EVENT,
    EVENTS,
    LEARN,
    PATHWAY,
    TRADE_B,
    Broken,
    assert_told,
    told_in_french,
)
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "way-back-to-what-is-ahead",
        events.every_way_back_stays_on_the_path,
        LEARN,
        "return_to: apply",
        "return_to: finish",
        "data/stages/learn.yml:14:16 way-back-astray events/1/return_to: This way back goes from “learn” to “finish”, which does not come before it on the path of 111A. The same goes for 222B. return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-to-another-branch",
        events.every_way_back_stays_on_the_path,
        "stages/party.yml",
        "tasks:",
        "events:\n  - id: again\n    title: {fr: Encore?, en: Again?}\n    text: {fr: Repasser l'examen., en: Sit it again.}\n    return_to: exam\n    source: manual\ntasks:",
        "data/stages/party.yml:9:16 way-back-astray events/1/return_to: This way back goes from “party” to “exam”, which does not come before it on the path of 222B. return_to must name the same stage or an earlier one: apply, learn, practise, finish or party.",
    ),
    Broken(
        "way-back-to-a-dropped-stage",
        events.every_way_back_stays_on_the_path,
        TRADE_B,
        CHANGE,
        "  - drop: apply\n",
        "data/pathways/lantern.yml:35:12 way-in-astray ways_in/1/joins: The way in “plain” joins “apply”, which is not on the path of 222B. "
        "Choose a stage of the path (learn, practise, finish or party), or limit this way in with when.",
        "data/stages/learn.yml:14:16 way-back-astray events/1/return_to: This way back goes from “learn” to “apply”, which does not come before it on the path of 222B. return_to must name the same stage or an earlier one: learn.",
    ),
    Broken(
        "relies-on-what-no-event-affects",
        events.every_event_can_happen,
        "stages/party.yml",
        "tasks:",
        "relies_on: [paper, lanterns]\ntasks:",
        "data/stages/party.yml:5:20 relies-on-nothing-known relies_on: No event affects “lanterns”. "
        "Correct the name, or add an event with affects: lanterns in data/events.yml.",
    ),
    Broken(
        "affects-what-no-stage-relies-on",
        events.every_event_can_happen,
        EVENTS,
        "affects: paper",
        "affects: [paper, papers]",
        "data/events.yml:4:20 affects-nothing burnt/affects: No stage relies on “papers”: this event could happen nowhere. "
        "Did you mean “paper”? Correct the name, or add it to the relies_on of the stages concerned.",
    ),
    Broken(
        "no-event-at-all",
        events.every_event_can_happen,
        EVENTS,
        EVENT,
        "{}\n",
        "data/stages/learn.yml:16:12 relies-on-nothing-known relies_on: No event affects “paper”. "
        "Correct the name, or add an event with affects: paper in data/events.yml.",
    ),
    Broken(
        "no-way-out-for-some-trades",
        events.every_reliance_has_a_way_out,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  when: {exam: yes}\n",
        "data/stages/learn.yml:16:12 no-way-out relies_on: At the stage “learn”, the path of 222B relies on “paper”, but none of its events affects it. "
        "Widen the when of an event, or add one for such paths.",
    ),
    Broken(
        "no-way-out-that-day",
        events.every_reliance_has_a_way_out,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  valid_from: 2026-03-02\n",
        "data/stages/learn.yml:16:12 no-way-out relies_on: At the stage “learn”, the path of 111A relies on “paper”, but none of its events affects it. "
        "The same goes for 222B. Widen the when of an event, or add one for such paths.",
    ),
    Broken(
        "shared-event-named-like-an-item",
        events.every_event_has_its_own_id,
        EVENTS,
        "burnt:\n",
        "wait:\n",
        "data/stages/apply.yml:12:9 duplicate-id tasks/2/id: The id “wait” is already used in data/events.yml. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "shared-event-named-like-an-event",
        events.every_event_has_its_own_id,
        EVENTS,
        "burnt:\n",
        "lost:\n",
        "data/stages/learn.yml:11:9 duplicate-id events/1/id: The id “lost” is already used in data/events.yml. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "shared-event-named-like-what-a-trade-adds",
        events.every_event_has_its_own_id,
        TRADE_B,
        CHANGE,
        "  - add: learn/tasks\n    item: {id: burnt, text: {fr: Nouer., en: Tie.}, who: apprentice, source: manual}\n",
        "data/trades/222B.yml:12:16 duplicate-id changes/1/item/id: The id “burnt” is already used in data/events.yml. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "events-of-two-stages-with-one-id",
        events.every_event_has_its_own_id,
        "stages/party.yml",
        "tasks:",
        "events:\n  - id: lost\n    title: {fr: a, en: b}\n    text: {fr: Chanter encore., en: Sing again.}\n    source: manual\ntasks:",
        "data/stages/party.yml:6:9 duplicate-id events/1/id: The id “lost” is already used in learn. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "shared-way-back-to-what-is-ahead",
        events.every_way_back_stays_on_the_path,
        EVENTS,
        "return_to: learn",
        "return_to: finish",
        "data/events.yml:5:14 way-back-astray burnt/return_to: This way back goes from “learn” to “finish”, "
        "which does not come before it on the path of 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-to-a-way-in-not-taken",
        events.every_way_back_stays_on_the_path,
        EVENTS,
        "return_to: learn",
        "return_to: show",
        "data/events.yml:5:14 way-back-astray burnt/return_to: This way back goes from “learn” to “show”, "
        "which does not come before it on the path of 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-from-a-way-in-to-the-path",
        events.every_way_back_stays_on_the_path,
        "stages/show.yml",
        "tasks:",
        "relies_on: paper\ntasks:",
        "data/events.yml:5:14 way-back-astray burnt/return_to: This way back goes from “show” to “learn”, "
        "which does not come before it on the path of 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: show.",
    ),
    Broken(
        "way-back-of-the-second-event",
        events.every_way_back_stays_on_the_path,
        LEARN,
        "relies_on: paper",
        "  - id: torn\n    title: {fr: Déchiré?, en: Torn?}\n    text: {fr: Recoller., en: Mend it.}\n    return_to: party\n"
        "    source: manual\nrelies_on: paper",
        "data/stages/learn.yml:19:16 way-back-astray events/2/return_to: This way back goes from “learn” to “party”, "
        "which does not come before it on the path of 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-on-a-way-in-that-misses-the-aim",
        events.every_way_back_leads_to_an_end,
        PATHWAY,
        "    joins: practise\n",
        "    joins: party\n",
        "data/stages/show.yml:11:5 way-back-without-end events/1/return_to: This way back leads to “show”, from which the path of 111A no longer reaches its aim. "
        "The same goes for 222B. Lead back to a stage that comes before the aim (outcome: yes).",
    ),
]

FRENCH = [
    (
        "relies-on-what-no-event-affects",
        (
            "data/stages/party.yml:5:20 relies-on-nothing-known relies_on: Aucun événement ne touche « lanterns ». "
            "Corrigez le nom, ou ajoutez dans data/events.yml un événement avec affects: lanterns."
        ),
    ),
    (
        "affects-what-no-stage-relies-on",
        (
            "data/events.yml:4:20 affects-nothing burnt/affects: Aucune étape ne dépend de « papers » : cet événement n'arriverait "
            "nulle part. Vouliez-vous dire « paper »? Corrigez le nom, ou ajoutez-le au relies_on des étapes concernées."
        ),
    ),
    (
        "no-way-out-that-day",
        (
            "data/stages/learn.yml:16:12 no-way-out relies_on: À l'étape « learn », le parcours 111A dépend de « paper », mais aucun "
            "de ses événements n'y touche. De même pour 222B. Élargissez le when d'un événement, ou ajoutez-en un pour de tels parcours."
        ),
    ),
    (
        "way-back-on-a-way-in-that-misses-the-aim",
        (
            "data/stages/show.yml:11:5 way-back-without-end events/1/return_to: Ce retour mène à « show », d'où le parcours 111A "
            "n'atteint plus son but. De même pour 222B. Ramenez à une étape qui vient avant le but (outcome: yes)."
        ),
    ),
    (
        "shared-way-back-to-what-is-ahead",
        (
            "data/events.yml:5:14 way-back-astray burnt/return_to: Ce retour va de « learn » à « finish », qui ne vient pas avant sur "
            "le parcours 111A. De même pour 222B. return_to doit nommer la même étape ou une étape précédente : apply ou learn."
        ),
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)


@pytest.mark.parametrize(("id", "told"), FRENCH)
def test_broken_rule_in_french(tmp_path, id, told):
    """The same in French, with its no-break spaces."""
    case = next(case for case in BROKEN if case.id == id)
    assert told_in_french(small_data(tmp_path), case)[0] == told
