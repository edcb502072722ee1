"""Rules of trades and what they change of their path: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import trades
from support.broken_rules import (
    CHANGE,
    PATHWAY,
    TRADE_A,
    TRADE_B,
    Broken,
    assert_told,
    told_in_french,
)
from support.small_guide import change, problems, small_data

BROKEN: list[Broken] = [
    Broken(
        "trade-with-no-name",
        trades.every_trade_has_a_name,
        TRADE_B,
        "name: {en: Kite Maker}",
        "name: {}",
        "data/trades/222B.yml:1:7 name-missing name: This path has no name. Give the official name, in at least one language.",
    ),
    Broken(
        "trade-left-out-with-no-name",
        trades.every_trade_has_a_name,
        "unlisted.yml",
        "name: {en: Candle Maker}",
        "name: {}",
        "data/unlisted.yml:2:9 name-missing candle-maker/name: This path has no name. Give the official name, in at least one language.",
    ),
    Broken(
        "change-of-two-kinds",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - drop: party\n    replace: finish/title\n    text: {fr: a, en: b}\n",
        "data/trades/222B.yml:11:5 change-form changes/1: A change must say one thing only: drop, replace or add. Keep one of these keys; make a second change if needed.",
    ),
    Broken(
        "change-of-no-kind",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - text: {fr: a, en: b}\n",
        "data/trades/222B.yml:11:5 change-form changes/1: A change must say one thing only: drop, replace or add. Keep one of these keys; make a second change if needed.",
    ),
    Broken(
        "change-of-no-stage",
        trades.every_change_finds_its_target,
        TRADE_B,
        "replace: finish/title",
        "replace: finnish/title",
        "data/trades/222B.yml:11:14 change-stage-missing changes/1: “finnish/title”: the pathway has no stage “finnish”. Did you mean “finish”? The stages of the pathway are apply, finish, learn, party, practise and show.",
    ),
    Broken(
        "change-of-a-stage-on-another-branch",
        trades.every_change_finds_its_target,
        TRADE_B,
        "replace: finish/title",
        "replace: exam/title",
        "data/trades/222B.yml:11:14 change-stage-missing changes/1: “exam/title”: the pathway has no stage “exam”. The stages of the pathway are apply, finish, learn, party, practise and show.",
    ),
    Broken(
        "change-after-drop",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - drop: party\n  - drop: party/sing\n",
        "data/trades/222B.yml:12:11 change-stage-missing changes/2: “party/sing”: the pathway has no stage “party”. The stages of the pathway are apply, finish, learn, practise and show.",
    ),
    Broken(
        "drop-of-no-item",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - drop: apply/asks\n",
        "data/trades/222B.yml:11:11 change-part-missing changes/1: “apply/asks”: the stage “apply” has no item “asks”. Did you mean “ask”? Correct the name; a change with no effect is never passed over.",
    ),
    Broken(
        "replace-of-no-item",
        trades.every_change_finds_its_target,
        TRADE_B,
        "replace: finish/title",
        "replace: finish/titel",
        "data/trades/222B.yml:11:14 change-part-missing changes/1: “finish/titel”: the stage “finish” has no item “titel”. Did you mean “title”? Correct the name; a change with no effect is never passed over.",
    ),
    Broken(
        "replace-of-a-whole-stage",
        trades.every_change_finds_its_target,
        TRADE_B,
        "replace: finish/title",
        "replace: finish",
        "data/trades/222B.yml:11:14 change-part-missing changes/1: “finish”: the stage “finish” has no item “”. Correct the name; a change with no effect is never passed over.",
    ),
    Broken(
        "replace-by-nothing",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - replace: finish/light\n",
        "data/trades/222B.yml:11:14 change-text-missing changes/1: The change “finish/light” has no new text. Add text in French and English.",
    ),
    Broken(
        "add-to-no-list",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - add: finish/task\n",
        "data/trades/222B.yml:11:10 change-list-missing changes/1: “finish/task”: “task” is not a list of a stage. Did you mean “tasks”? The lists are happens, have_ready, tasks, notes and to_confirm.",
    ),
    Broken(
        "add-nothing",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - add: finish/tasks\n",
        "data/trades/222B.yml:11:10 change-item-missing changes/1: The addition to “finish/tasks” has no item. Add item, with id and text.",
    ),
    Broken(
        "add-an-id-that-is-there",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - add: learn/notes\n    item:\n      id: lost\n      title: {fr: Perdu, en: Lost}\n      text: {fr: Perdu., en: Lost.}\n      source: manual\n",
        "data/trades/222B.yml:13:7 duplicate-id changes/1: The id “lost” is already used in learn. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "add-after-what-is-elsewhere",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - add: apply/have_ready\n    item: {id: ink, text: {fr: Encre., en: Ink.}, source: manual}\n    after: ask\n",
        "data/trades/222B.yml:13:12 change-after-missing changes/1: There is no “ask” in “apply/have_ready”. after must name an item of that list.",
    ),
    Broken(
        "branch-for-everyone",
        trades.every_fork_is_decided,
        PATHWAY,
        "      - when: {exam: no}\n",
        "      - path: []\n",
        "data/pathways/lantern.yml:17:9 branch-without-when path/3/branches/2: A branch of “ending” does not say for which paths it is. Add when, for example when: with terrace: no.",
    ),
    Broken(
        "two-branches-for-one-trade",
        trades.every_fork_is_decided,
        PATHWAY,
        "- when: {exam: no}",
        "- when: {sector: [service, construction]}",
        "data/pathways/lantern.yml:12:13 fork-undecided path/3: At the fork “ending”, the path of 111A has 2 branches instead of one. Change the conditions so that each path has exactly one.",
    ),
    Broken(
        "no-branch-for-a-trade",
        trades.every_fork_is_decided,
        PATHWAY,
        "- when: {exam: no}",
        "- when: {trade: 333C}",
        "data/pathways/lantern.yml:12:13 fork-undecided path/3: At the fork “ending”, the path of 222B has 0 branches instead of one. Change the conditions so that each path has exactly one.",
        "data/pathways/lantern.yml:17:23 reference-unknown path/3/branches/2/when/trade: “333C” does not exist in trades. Correct the name, or add it in data/trades.",
    ),
    Broken(
        "branch-depends-on-the-unknown",
        trades.every_fork_is_decided,
        TRADE_B,
        "exam: {value: no,",
        "exam: {value: unknown,",
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for 222B: what it depends on is “unknown”. Verify it in a source, or add a branch for unknown.",
    ),
    Broken(
        "sum-is-wrong",
        trades.sums_add_up,
        TRADE_A,
        "value: 1200",
        "value: 1300",
        "data/trades/111A.yml:10:10 sum-wrong hours/total: hours/total is 1300, but its parts make 1200. Correct a figure; if two sources disagree, give both.",
    ),
    Broken(
        "key-of-no-use",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - drop: party/sing\n    after: light\n  - add: party/tasks\n    item: {id: hum, text: {fr: Fredonner., en: Hum.}, who: apprentice, advice: yes}\n",
        "data/trades/222B.yml:12:12 change-key-useless changes/1: “after” is of no use with “drop”. Take the key away, or use another kind of change.",
    ),
    Broken(
        "change-of-an-item-that-has-gone",
        trades.every_change_finds_its_target,
        TRADE_B,
        CHANGE,
        "  - drop: party/sing\n    valid_from: 2027-01-01\n"
        "  - add: party/tasks\n    item: {id: hum, text: {fr: Fredonner., en: Hum.}, who: apprentice, advice: yes}\n"
        "  - replace: party/sing\n    text: {fr: Chanter fort., en: Sing aloud.}\n",
        "data/trades/222B.yml:15:14 change-part-missing changes/3: “party/sing”: the stage “party” has no item “sing”. "
        "Correct the name; a change with no effect is never passed over.",
    ),
    Broken(
        "way-in-joins-a-stage-of-some-paths",
        trades.every_way_in_joins_the_path,
        PATHWAY,
        "    joins: practise\n",
        "    joins: exam\n",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “exam”, which is not on the path of 222B. "
        "Choose a stage of the path (apply, learn, practise, finish or party), or limit this way in with when.",
    ),
    Broken(
        "way-in-joins-itself",
        trades.every_way_in_joins_the_path,
        PATHWAY,
        "    joins: practise\n",
        "    joins: show\n",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “show”, which is not on the path of 111A. "
        "Choose a stage of the path (apply, learn, practise, exam, finish or party), or limit this way in with when.",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “show”, which is not on the path of 222B. "
        "Choose a stage of the path (apply, learn, practise, finish or party), or limit this way in with when.",
    ),
    Broken(
        "kinds-overlap",
        trades.every_trade_is_of_one_kind,
        PATHWAY,
        "    when: {exam: [yes, unknown]}\n",
        "",
        "data/pathways/lantern.yml:23:3 kind-undecided kinds: 222B must follow exactly one of the base paths of “lantern”; "
        "it follows: short and long. Change the when of the kinds so that only one of them fits.",
    ),
    Broken(
        "no-kind-for-a-trade",
        trades.every_trade_is_of_one_kind,
        PATHWAY,
        "    when: {exam: [yes, unknown]}\n",
        "    when: {exam: unknown}\n",
        "data/pathways/lantern.yml:23:3 kind-undecided kinds: 111A must follow exactly one of the base paths of “lantern”; "
        "it follows: -. Change the when of the kinds so that only one of them fits.",
    ),
    Broken(
        "state-undated",
        trades.every_state_is_dated,
        TRADE_A,
        "registration: {value: open, source: manual}",
        "registration: {value: paused, source: manual}",
        "data/trades/111A.yml:8:15 since-missing registration: registration is “paused”, but since which day is not said. Add since, with the date.",
    ),
    Broken(
        "closing-undated-and-from-nowhere",
        trades.every_state_is_dated,
        TRADE_A,
        "registration: {value: open, source: manual}",
        "registration: {value: closed}",
        "data/trades/111A.yml:8:15 since-missing registration: registration is “closed”, but since which day is not said. Add since, with the date.",
        "data/trades/111A.yml:8:15 source-missing registration: This fact has no source. "
        "Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "open-since",
        trades.every_state_is_dated,
        TRADE_A,
        "{value: open, source: manual}",
        "{value: open, since: 2026-01-01, source: manual}",
        "data/trades/111A.yml:8:36 since-useless registration/since: since says since which day it is so, but registration is “open”, which has no date. "
        "Take since away, or correct value.",
    ),
    Broken(
        "code-of-another-trade",
        trades.every_code_is_of_one_trade,
        TRADE_B,
        "name: {en: Kite Maker}\n",
        "name: {en: Kite Maker}\ncode: 111A\n",
        "data/trades/222B.yml:2:7 code-twice code: The code 111A is already that of “111A”. "
        "Correct one of the two, or delete the file that is there twice.",
    ),
    Broken(
        "code-of-another-form",
        trades.every_code_is_of_a_declared_form,
        "unlisted.yml",
        "code: 333C",
        "code: 333c",
        "data/unlisted.yml:3:9 code-form candle-maker/code: “333c” is not a code as this guide has them. Write it like 999A or 999A9, "
        "where 9 is a digit and A a capital, or change codes under variants in data/site.yml.",
    ),
    Broken(
        "code-of-a-trade-left-out",
        trades.every_code_is_of_one_trade,
        "unlisted.yml",
        "code: 333C",
        "code: 222B",
        "data/unlisted.yml:3:9 code-twice candle-maker/code: The code 222B is already that of “222B”. "
        "Correct one of the two, or delete the file that is there twice.",
    ),
    Broken(
        "fact-that-is-left-out-decides-a-fork",
        trades.every_fork_is_decided,
        TRADE_B,
        "exam: {value: no, source: manual}\n",
        "",
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for 222B: "
        "what it depends on is “unknown”. Verify it in a source, or add a branch for unknown.",
    ),
    Broken(
        "word-that-puts-two-trades-first",
        trades.every_first_word_is_of_one_trade,
        TRADE_B,
        "hours: {}",
        "hours: {}\nsearch_words: {first: [voliste, falotière]}",
        "data/trades/222B.yml:10:33 first-word-twice search_words/first/2: The word “falotière” already puts 111A before all "
        "others. Remove it from search_words/first in one of the two; under fr or en, it finds both.",
    ),
]

FRENCH = [
    (
        "change-of-no-stage",
        (
            "data/trades/222B.yml:11:14 change-stage-missing changes/1: « finnish/title » : le parcours n'a pas d'étape "
            "« finnish ». Vouliez-vous dire « finish »? Les étapes du parcours sont apply, finish, learn, party, practise et show."
        ),
    ),
    (
        "way-in-joins-a-stage-of-some-paths",
        (
            "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: La façon de commencer « skilled » rejoint « exam », "
            "qui n'est pas sur le parcours 222B. Choisissez une étape du parcours (apply, learn, practise, finish ou party), "
            "ou limitez cette façon de commencer avec when."
        ),
    ),
    (
        "kinds-overlap",
        (
            "data/pathways/lantern.yml:23:3 kind-undecided kinds: 222B doit suivre exactement un des parcours de base de "
            "« lantern »; il suit : short et long. Changez le when des kinds pour qu'un seul d'entre eux convienne."
        ),
    ),
    (
        "state-undated",
        (
            "data/trades/111A.yml:8:15 since-missing registration: registration vaut « paused », mais on ne sait pas depuis quel "
            "jour. Ajoutez since, avec la date."
        ),
    ),
    (
        "open-since",
        (
            "data/trades/111A.yml:8:36 since-useless registration/since: since dit depuis quel jour c'est ainsi, mais "
            "registration vaut « open », qui n'a pas de date. Retirez since, ou corrigez value."
        ),
    ),
    (
        "code-of-another-trade",
        (
            "data/trades/222B.yml:2:7 code-twice code: Le code 111A est déjà celui de « 111A ». "
            "Corrigez un des deux, ou supprimez le fichier en double."
        ),
    ),
    (
        "no-branch-for-a-trade",
        (
            "data/pathways/lantern.yml:12:13 fork-undecided path/3: À l'embranchement « ending », le parcours 222B a 0 branches "
            "au lieu d'une. Changez les conditions pour que chaque parcours en ait exactement une."
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


def test_changes_that_follow_one_another_are_well(tmp_path):
    """What is dropped until a day may be changed after it: only changes that hold together must fit."""
    folder = small_data(tmp_path)
    change(
        folder,
        TRADE_B,
        CHANGE,
        "  - drop: party/sing\n    valid_until: 2026-12-31\n"
        "  - add: party/tasks\n    item: {id: hum, text: {fr: Fredonner., en: Hum.}, who: apprentice, advice: yes}\n"
        "  - replace: party/sing\n    valid_from: 2027-01-01\n    text: {fr: Chanter fort., en: Sing aloud.}\n",
    )
    assert problems(folder) == []
