"""Rules of what relies on what: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import reliance
from support.broken_rules import EVENTS, Broken, assert_told, told_in_french
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "reliance-of-a-task",
        reliance.every_stage_says_what_it_relies_on,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  wherever: {who: apprentice}\n",
        *(
            f"data/stages/{stage}.yml:{place} reliance-untold tasks/1/who: The stage “{stage}” names “apprentice” here, but its relies_on "
            "does not say that it relies on paper: the event “burnt” is not there. "
            "Add it to its relies_on, or change wherever of “burnt” in data/events.yml."
            for stage, place in (
                ("apply", "10:10"),
                ("exam", "8:10"),
                ("finish", "8:10"),
                ("party", "8:10"),
                ("practise", "8:10"),
                ("show", "8:10"),
            )
        ),
    ),
    Broken(
        "reliance-of-a-part-of-the-path",
        reliance.every_stage_says_what_it_relies_on,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  wherever: {from: learn, to: practise}\n",
        "data/stages/practise.yml:1:1 reliance-untold-between relies_on: The relies_on of the stage “practise” does not say that it relies on "
        "paper, as everything from “learn” to “practise” does: the event “burnt” is not there. "
        "Add it to its relies_on, or change wherever of “burnt” in data/events.yml.",
    ),
    Broken(
        "wherever-means-no-stage",
        reliance.every_stage_says_what_it_relies_on,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  wherever: [{from: learn}, {from: practise, to: learn}]\n",
        "data/events.yml:5:29 wherever-nowhere burnt/wherever/2: No stage is meant by this. "
        "Correct who, terms, channels, or from and to (to does not come before from), or take the line away.",
    ),
]

FRENCH = [
    (
        "reliance-of-a-part-of-the-path",
        (
            "data/stages/practise.yml:1:1 reliance-untold-between relies_on: Le relies_on de l'étape « practise » ne dit pas qu'elle "
            "dépend de paper, dont tout dépend de « learn » à « practise » : l'événement « burnt » n'y figure pas. "
            "Ajoutez-le à son relies_on, ou changez wherever de « burnt » dans data/events.yml."
        ),
    ),
    (
        "wherever-means-no-stage",
        (
            "data/events.yml:5:29 wherever-nowhere burnt/wherever/2: Aucune étape n'est ainsi désignée. "
            "Corrigez who, terms, channels, ou from et to (to ne vient pas avant from), ou retirez cette ligne."
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
