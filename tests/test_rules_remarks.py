"""Rules of sentences that several trades share: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import remarks
from support.broken_rules import TRADE_A, Broken, assert_told, told_in_french
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "remark-of-no-trade",
        remarks.every_remark_is_used,
        TRADE_A,
        "remarks: {is: folds, with: {count: 1200}, source: manual}\n",
        "",
        "data/remarks.yml:1:8 remark-unused (warning) folds: No path uses the sentence “folds”. Name it under remarks in a path, or remove it.",
    ),
    Broken(
        "mark-left-open",
        remarks.every_mark_of_a_remark_is_filled_in,
        TRADE_A,
        " with: {count: 1200},",
        "",
        "data/trades/111A.yml:17:15 remark-mark-missing remarks/1/with: The sentence “folds” asks for a value of “count”. Add “count” under with, with a number or a name.",
    ),
    Broken(
        "mark-misspelt",
        remarks.every_mark_of_a_remark_is_filled_in,
        TRADE_A,
        "{count: 1200}",
        "{counts: 1200, count: 12}",
        "data/trades/111A.yml:17:37 remark-mark-unknown remarks/1/with/counts: The sentence “folds” has no “counts” to fill in. Did you mean “count”? Correct the name or take it away; to be filled in: count.",
    ),
    Broken(
        "braces-in-a-value",
        remarks.every_mark_of_a_remark_is_filled_in,
        TRADE_A,
        "{count: 1200}",
        '{count: "{code}"}',
        "data/trades/111A.yml:17:36 placeholder-useless remarks/1/with/count: Nothing is filled in in this text: “{code}” would be read as it is. Take away the braces.",
    ),
]

FRENCH = [
    (
        "mark-left-open",
        (
            "data/trades/111A.yml:17:15 remark-mark-missing remarks/1/with: La phrase « folds » attend une valeur pour « count ». "
            "Ajoutez « count » sous with, avec un nombre ou un nom."
        ),
    ),
    (
        "mark-misspelt",
        (
            "data/trades/111A.yml:17:37 remark-mark-unknown remarks/1/with/counts: La phrase « folds » n'a pas de mot « counts » "
            "à remplir. Vouliez-vous dire « count »? Corrigez le nom ou retirez-le; à remplir : count."
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
