"""Rules of pathways and the stages on them: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import ends, paths, same_tasks
from support.broken_rules import (
    APPLY,
    CHANGE,
    EVENTS,
    LEARN,
    PATHWAY,
    TRADE_A,
    TRADE_B,
    Broken,
    assert_told,
    told_in_french,
)
from support.small_guide import FILES, change, problems, small_data, write

BROKEN: list[Broken] = [
    Broken(
        "count-of-no-number",
        paths.every_count_is_a_declared_number,
        APPLY,
        "element: e1\n",
        "element: e1\ncounts: on_the_jb_hours\n",
        "data/stages/apply.yml:5:9 reference-unknown counts: “on_the_jb_hours” does not exist in facts. Did you mean “on_the_job_hours”? "
        "Correct the name, or add it in data/facts.yml.",
    ),
    Broken(
        "item-id-twice",
        paths.no_id_stands_twice,
        APPLY,
        "- id: paper",
        "- id: wait",
        "data/stages/apply.yml:17:9 duplicate-id notes/1/id: The id “wait” is already used in apply. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "event-id-twice",
        paths.no_id_stands_twice,
        LEARN,
        "- id: lost",
        "- id: sit",
        "data/stages/learn.yml:11:9 duplicate-id events/1/id: The id “sit” is already used in learn. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "fact-id-twice",
        paths.no_id_stands_twice,
        TRADE_A,
        "    text: {fr: La nuit., en: At night.}\n    source: manual\n",
        "    text: {fr: La nuit., en: At night.}\n    source: manual\n  - id: light\n    text: {fr: Le jour., en: By day.}\n    source: manual\n",
        "data/trades/111A.yml:17:9 duplicate-id facts/2/id: The id “light” is already used in 111A. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "stage-on-path-twice",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "  - stage: party\n    optional: yes\n",
        "  - stage: party\n    optional: yes\n  - stage: learn\n    optional: yes\n",
        "data/pathways/lantern.yml:22:12 stage-twice path/6/stage: The stage “learn” stands twice on the path of 111A. "
        "The same goes for 222B. Remove one of the two, or set them apart with when.",
    ),
    Broken(
        "fork-named-like-another",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "either: ending",
        "either: training",
        "data/pathways/lantern.yml:12:13 fork-twice path/3/either: Two forks are called “training”. Give each a name of its own.",
    ),
    Broken(
        "stage-on-no-path",
        paths.every_stage_is_used,
        PATHWAY,
        "  - stage: party\n    optional: yes\n",
        "",
        "data/stages/party.yml:1:1 stage-unused: No pathway uses the stage “party”. Add it to a pathway of data/pathways, or remove the file.",
    ),
    Broken(
        "no-outcome",
        ends.every_way_leads_to_an_end,
        PATHWAY,
        "    outcome: yes\n",
        "",
        "data/pathways/lantern.yml:4:3 outcome-missing path: The pathway “lantern” does not say at which stage 111A reaches its aim. The same goes for 222B. Add outcome: yes to that stage.",
    ),
    Broken(
        "more-to-do-after-the-outcome",
        ends.every_way_leads_to_an_end,
        PATHWAY,
        "    optional: yes\n",
        "",
        "data/pathways/lantern.yml:20:12 outcome-not-last path: The stage “party” comes after the aim of the pathway and is not optional. Add optional: yes to it, or move outcome: yes.",
    ),
    Broken(
        "optional-and-skipped",
        paths.no_aim_may_be_skipped,
        PATHWAY,
        "    optional: yes\n",
        "    optional: yes\n    may_skip: yes\n",
        "data/pathways/lantern.yml:22:15 skip-and-more path/5/may_skip: The stage “party” has may_skip and optional, which contradict each other. Keep one of the two.",
    ),
    Broken(
        "a-choice-without-an-end",
        ends.every_way_leads_to_an_end,
        PATHWAY,
        "  - stage: finish\n    outcome: yes\n",
        "  - choose: last\n    says: {fr: Où?, en: Where?}\n    branches:\n"
        "      - {id: here, title: {fr: Ici, en: Here}, path: [{stage: finish, outcome: yes}]}\n"
        "      - {id: away, title: {fr: Ailleurs, en: Away}}\n",
        "data/pathways/lantern.yml:4:3 outcome-on-some-ways path: On the pathway “lantern”, for 111A, something that the reader can choose leads to no end. The same goes for 222B. Add outcome: yes to a stage on each branch of the choice, or to a stage after it.",
    ),
    Broken(
        "nothing-on-any-way-of-a-choice",
        ends.every_choice_leads_somewhere,
        PATHWAY,
        "  - stage: party\n    optional: yes\n",
        "  - stage: party\n    optional: yes\n  - choose: last\n    says: {fr: Où?, en: Where?}\n    branches:\n"
        "      - {id: here, title: {fr: Ici, en: Here}}\n      - {id: away, title: {fr: Ailleurs, en: Away}}\n",
        "data/pathways/lantern.yml:22:13 choice-empty path/6/choose: None of the ways of the choice “last” has a stage. Write path: below one of them at least, or take the choice away.",
    ),
    Broken(
        "words-for-some-and-no-answers",
        ends.every_stage_for_some_says_for_whom,
        PATHWAY,
        "    optional: yes\n",
        "    optional: yes\n    only_if: {fr: Si vous voulez, en: If you like}\n",
        "data/pathways/lantern.yml:22:14 for-whom-missing path/5/only_if: The stage “party” has only_if but not if_answered. Write both: if_answered for the answers, only_if for the words that the reader sees.",
    ),
    Broken(
        "shows-no-task",
        same_tasks.every_task_shown_is_there,
        "stages/party.yml",
        "tasks:\n",
        "tasks:\n  - same_as: apply/ax\n",
        "data/stages/party.yml:6:14 same-unknown tasks/1/same_as: “apply/ax” is not a task. Did you mean “apply/ask”? Correct the name: STAGE/TASK.",
    ),
    Broken(
        "shows-a-task-that-shows-it",
        same_tasks.every_task_shown_is_there,
        "stages/party.yml",
        "tasks:\n",
        "tasks:\n  - id: one\n    same_as: party/two\n  - id: two\n    same_as: party/one\n",
        "data/stages/party.yml:7:14 same-circular tasks/1/same_as: “party/two” refers to this task in turn: neither says what to do. Give one of the two words (text), instead of same_as.",
        "data/stages/party.yml:9:14 same-circular tasks/2/same_as: “party/one” refers to this task in turn: neither says what to do. Give one of the two words (text), instead of same_as.",
    ),
    Broken(
        "shows-a-task-and-says-another",
        same_tasks.every_task_shown_is_there,
        "stages/party.yml",
        "tasks:\n",
        "tasks:\n  - same_as: apply/ask\n    text: {fr: Demander., en: Ask.}\n    who: apprentice\n    source: manual\n    id: asked\n",
        "data/stages/party.yml:6:14 same-and-words tasks/1/same_as: The task “asked” has same_as and words of its own. Keep one or the other.",
    ),
    Broken(
        "nobody-acts",
        paths.every_task_says_who,
        "stages/exam.yml",
        "    who: apprentice\n",
        "",
        "data/stages/exam.yml:6:5 who-missing tasks/1: The task “answer” does not say who acts. Add who, for example who: owner.",
    ),
    Broken(
        "nobody-acts-in-what-is-added",
        paths.every_task_says_who,
        TRADE_B,
        CHANGE,
        "  - add: finish/tasks\n    item: {id: knot, text: {fr: Nouer., en: Tie.}, source: manual}\n",
        "data/trades/222B.yml:12:11 who-missing changes/1/item: The task “knot” does not say who acts. Add who, for example who: owner.",
    ),
    Broken(
        "note-added-untitled",
        paths.every_note_has_a_title,
        TRADE_B,
        CHANGE,
        "  - add: finish/notes\n    item: {id: knot, text: {fr: Nouer., en: Tie.}, source: manual}\n",
        "data/trades/222B.yml:12:11 note-title-missing changes/1/item: The note “knot” has no title. Add title in French and English.",
    ),
    Broken(
        "note-untitled",
        paths.every_note_has_a_title,
        APPLY,
        "    title: {fr: Papier, en: Paper}\n",
        "",
        "data/stages/apply.yml:17:5 note-title-missing notes/1: The note “paper” has no title. Add title in French and English.",
    ),
    Broken(
        "placeholder-misspelt",
        paths.every_placeholder_is_known,
        APPLY,
        'en: "Ask for the trade {trade}."',
        'en: "Ask for the trade {trades}."',
        "data/stages/apply.yml:9:51 placeholder-unknown tasks/1/text/en: “{trades}” is not a word that the guide can fill in. Did you mean “{trade}”? Use {trade}, {trade_in_sentence}, {this_trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "brace-alone",
        paths.every_placeholder_is_known,
        TRADE_A,
        "fr: La nuit.",
        'fr: "La nuit}."',
        "data/trades/111A.yml:15:16 placeholder-unknown facts/1/text/fr: “}” is not a word that the guide can fill in. Use {trade}, {trade_in_sentence}, {this_trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "all-tasks-dropped",
        paths.every_path_keeps_its_tasks,
        TRADE_B,
        CHANGE,
        "  - drop: party/sing\n",
        "data/trades/222B.yml:11:5 tasks-emptied changes: The changes of this path leave no task on the stage “party”. "
        "Keep or add at least one task, or drop the stage.",
    ),
    Broken(
        "stage-of-a-way-in-that-is-on-some-paths",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "      - stage: show\n",
        "      - stage: show\n      - stage: exam\n",
        "data/pathways/lantern.yml:42:16 stage-twice ways_in/2/path/2/stage: The stage “exam” stands twice on the path of 111A. "
        "Remove one of the two, or set them apart with when.",
    ),
    Broken(
        "stage-of-two-ways-in",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "    joins: apply\n",
        "    joins: apply\n    path: {stage: show}\n",
        "data/pathways/lantern.yml:42:16 stage-twice ways_in/2/path/1/stage: The stage “show” stands twice on the path of 111A. "
        "The same goes for 222B. Remove one of the two, or set them apart with when.",
    ),
    Broken(
        "way-in-id-twice",
        paths.no_id_stands_twice,
        PATHWAY,
        "  - id: skilled\n",
        "  - id: plain\n",
        "data/pathways/lantern.yml:37:9 duplicate-id ways_in/2/id: The id “plain” is already used in ways_in. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "kind-id-twice",
        paths.no_id_stands_twice,
        PATHWAY,
        "  - id: long\n",
        "  - id: short\n",
        "data/pathways/lantern.yml:27:9 duplicate-id kinds/2/id: The id “short” is already used in kinds. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "step-id-twice",
        paths.no_id_stands_twice,
        EVENTS,
        "  affects: paper\n",
        "  affects: paper\n  steps:\n    - {id: sweep, text: {fr: a, en: b}, who: apprentice, advice: yes}\n"
        "    - {id: sweep, text: {fr: c, en: d}, who: apprentice, advice: yes}\n",
        "data/events.yml:7:12 duplicate-id burnt/steps/2/id: The id “sweep” is already used in burnt. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "step-id-twice-at-a-stage",
        paths.no_id_stands_twice,
        LEARN,
        "    return_to: apply\n",
        "    return_to: apply\n    steps:\n      - {id: look, text: {fr: a, en: b}, who: apprentice, advice: yes}\n"
        "      - {id: look, text: {fr: c, en: d}, who: apprentice, advice: yes}\n",
        "data/stages/learn.yml:17:14 duplicate-id events/1/steps/2/id: The id “look” is already used in lost. "
        "Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "step-of-nobody",
        paths.every_task_says_who,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  steps:\n    - {id: sweep, text: {fr: Balayer., en: Sweep.}, advice: yes}\n",
        "data/events.yml:6:7 who-missing burnt/steps/1: The task “sweep” does not say who acts. Add who, for example who: owner.",
    ),
    Broken(
        "placeholder-misspelt-in-an-event",
        paths.every_placeholder_is_known,
        EVENTS,
        "en: Begin again.",
        'en: "Begin {codes} again."',
        "data/events.yml:3:32 placeholder-unknown burnt/text/en: “{codes}” is not a word that the guide can fill in. Did you mean “{code}”? "
        "Use {trade}, {trade_in_sentence}, {this_trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "placeholder-where-none-is-filled-in",
        paths.every_placeholder_is_known,
        PATHWAY,
        "en: The whole path.",
        'en: "The whole path of {trade}."',
        "data/pathways/lantern.yml:2:40 placeholder-useless summary/en: Nothing is filled in in this text: “{trade}” would be read as it is. "
        "Take away the braces.",
    ),
    Broken(
        "placeholder-in-money",
        paths.every_placeholder_is_known,
        "money.yml",
        "en: A candle.",
        'en: "A candle {for}."',
        "data/money.yml:6:31 placeholder-useless candle-grant/what/en: Nothing is filled in in this text: “{for}” would be read as it is. "
        "Take away the braces.",
    ),
    Broken(
        "mark-no-trade-can-fill",
        paths.every_placeholder_is_known,
        "remarks.yml",
        "{count} plis",
        "{count} plis en {total_hour}",
        "data/remarks.yml:1:20 placeholder-unknown folds/text/fr: “{total_hour}” is not a word that the guide can fill in. Did you mean “{total_hours}”? Use {trade}, {trade_in_sentence}, {this_trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "remark-twice-in-a-trade",
        paths.no_id_stands_twice,
        TRADE_A,
        "remarks: {is: folds, with: {count: 1200}, source: manual}",
        "remarks:\n  - {is: folds, with: {count: 12}, source: manual}\n  - {is: folds, with: {count: 13}, source: manual}",
        "data/trades/111A.yml:19:10 duplicate-id remarks/2/is: The id “folds” is already used in 111A. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "fact-with-the-id-of-a-remark",
        paths.no_id_stands_twice,
        TRADE_A,
        "- id: light",
        "- id: folds",
        "data/trades/111A.yml:14:9 duplicate-id facts/1/id: The id “folds” is already used in 111A. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "remark-named-like-a-stage",
        paths.no_anchor_of_a_trade_is_that_of_a_stage,
        "remarks.yml",
        "}}\n",
        "}}\nparty: {text: {fr: De nuit., en: Only by night.}}\n",
        "data/remarks.yml:2:8 id-taken party: The id “party” is already that of a place on the page. Choose another, more precise one.",
        "data/remarks.yml:2:8 remark-unused (warning) party: No path uses the sentence “party”. Name it under remarks in a path, or remove it.",
    ),
]

FRENCH = [
    (
        "stage-on-path-twice",
        (
            "data/pathways/lantern.yml:22:12 stage-twice path/6/stage: L'étape « learn » se trouve deux fois sur le parcours "
            "111A. De même pour 222B. Retirez l'une des deux, ou séparez-les avec when."
        ),
    ),
    (
        "fork-named-like-another",
        (
            "data/pathways/lantern.yml:12:13 fork-twice path/3/either: Deux embranchements s'appellent « training ». "
            "Donnez à chacun son propre nom."
        ),
    ),
    (
        "no-outcome",
        (
            "data/pathways/lantern.yml:4:3 outcome-missing path: Le parcours « lantern » ne dit pas à quelle étape 111A "
            "atteint son but. De même pour 222B. Ajoutez outcome: yes à cette étape."
        ),
    ),
    (
        "placeholder-where-none-is-filled-in",
        (
            "data/pathways/lantern.yml:2:40 placeholder-useless summary/en: Rien n'est rempli dans ce texte : « {trade} » s'y lirait "
            "tel quel. Retirez les accolades."
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


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (1, "The same goes for 222B."),
        (4, "The same goes for 222B, t-0, t-1 and t-2."),
        (5, "The same goes for 222B, t-0, t-1 and 2 other paths."),
        (140, "The same goes for 222B, t-0, t-1 and 137 other paths."),
    ],
)
def test_one_problem_of_many_trades(tmp_path, more, said):
    """What is wrong for every trade of a shared pathway is told once, and names the first few trades."""
    folder = small_data(tmp_path)
    change(folder, PATHWAY, "    outcome: yes\n", "")
    for number in range(more - 1):
        write(folder, f"trades/t-{number}.yml", FILES[TRADE_B].replace("Kite", f"Kite {number}"))
    (told,) = problems(folder)
    assert f"at which stage 111A reaches its aim. {said} Add" in told


def test_way_back_dropped_with_its_goal(tmp_path):
    """A trade that drops a stage drops what leads to it too: the way back, and the way in."""
    folder = small_data(tmp_path)
    change(folder, TRADE_B, CHANGE, "  - drop: apply\n  - drop: learn/lost\n")
    change(folder, PATHWAY, "    joins: apply\n", "    joins: apply\n    when: {exam: yes}\n")
    assert problems(folder) == []
