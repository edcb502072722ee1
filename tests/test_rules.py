"""Rules: each one is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from jalons import rules
from jalons.content import load
from jalons.guide import check
from jalons.messages.report import line, messages
from jalons.rules import (
    Rule,
    events,
    facts,
    flowchart,
    money,
    papers,
    paths,
    references,
    reliance,
    remarks,
    roles,
    trades,
)
from jalons.writing.typography import NBSP
from small import AS_OF, DATA, FILES, change, content_of, problems, real_content, small_data, write

APPLY, LEARN, PATHWAY, EVENTS = "stages/apply.yml", "stages/learn.yml", "pathways/lantern.yml", "events.yml"
TRADE_A, TRADE_B = "trades/111A.yml", "trades/222B.yml"
EVENT = FILES["events.yml"]
WHO = """\
who:
  part: money
  asks: {fr: "Qui êtes-vous?", en: "Who are you?"}
  answers:
    - id: novice
      says: {fr: Je commence., en: I begin.}
      because: {fr: vous commencez, en: you begin}
    - id: master
      says: {fr: J'enseigne., en: I teach.}
      because: {fr: vous enseignez, en: you teach}
"""
CHANGE = "  - replace: finish/title\n    text: {fr: Lâcher le fil, en: Let go of the string}\n"


@dataclass(frozen=True)
class Broken:
    """A piece of the small data changed so that a rule is broken, and everything the checker then says."""

    id: str
    rule: Rule
    file: str
    old: str
    new: str
    said: tuple[str, ...]

    def __init__(self, id: str, rule: Rule, file: str, old: str, new: str, *said: str) -> None:
        vars(self).update(id=id, rule=rule, file=file, old=old, new=new, said=said)


BROKEN: list[Broken] = [
    Broken(
        "who-of-nobody",
        references.every_reference_exists,
        LEARN,
        "summary: {fr: On apprend., en: One learns.}\nsource: manual\nwho: apprentice",
        "summary: {fr: On apprend., en: One learns.}\nsource: manual\nwho: aprentice",
        "data/stages/learn.yml:4:6 reference-unknown who: “aprentice” does not exist in roles. Did you mean “apprentice”? Correct the name, or add it in data/roles.yml.",
    ),
    Broken(
        "second-source-of-two",
        references.every_reference_exists,
        "laws.yml",
        "source: manual",
        "source: [manual, book]",
        "data/laws.yml:5:20 reference-unknown act/source: “book” does not exist in sources. Correct the name, or add it in data/sources.yml.",
    ),
    Broken(
        "duty-nowhere",
        references.every_reference_exists,
        APPLY,
        "duty: keep-list",
        "duty: keep-lists",
        "data/stages/apply.yml:6:7 reference-unknown duty: “keep-lists” does not exist in duties. Did you mean “keep-list”? Correct the name, or add it in data/duties.yml.",
    ),
    Broken(
        "stage-nowhere",
        references.every_reference_exists,
        PATHWAY,
        "          - stage: learn",
        "          - stage: lern",
        "data/pathways/lantern.yml:9:20 reference-unknown path/2/branches/1/path/1/stage: “lern” does not exist in stages. Did you mean “learn”? Correct the name, or add it in data/stages.",
    ),
    Broken(
        "sector-without-name",
        references.every_reference_exists,
        TRADE_B,
        "sector: construction",
        "sector: industrial",
        "data/trades/222B.yml:4:9 reference-unknown sector: “industrial” does not exist in sectors. Correct the name, or add it in data/sectors.yml.",
    ),
    Broken(
        "sector-of-a-trade-left-out",
        references.every_reference_exists,
        "unlisted.yml",
        "  code: 333C",
        "  code: 333C\n  sector: industrial",
        "data/unlisted.yml:4:11 reference-unknown candle-maker/sector: “industrial” does not exist in sectors. Correct the name, or add it in data/sectors.yml.",
    ),
    Broken(
        "trade-of-the-site",
        references.every_reference_exists,
        "site.yml",
        "trade: 111A",
        "trade: 999A",
        "data/site.yml:4:8 reference-unknown trade: “999A” does not exist in trades. Correct the name, or add it in data/trades.",
    ),
    Broken(
        "link-with-no-address",
        references.every_link_has_an_address,
        "links.yml",
        "  en: https://guild.example/\n",
        "",
        "data/links.yml:2:3 link-without-address guild: The link “guild” has no address. Give fr, en, or both.",
    ),
    Broken(
        "fact-from-nowhere",
        facts.every_fact_has_a_source,
        APPLY,
        "wait\n    text: {fr: Attendre la réponse., en: Wait for the answer.}\n    who: apprentice\n    advice: yes",
        "wait\n    text: {fr: Attendre la réponse., en: Wait for the answer.}\n    who: apprentice",
        "data/stages/apply.yml:12:5 source-missing tasks/2: This fact has no source. Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "figure-from-nowhere",
        facts.every_fact_has_a_source,
        TRADE_A,
        "[{value: 200, source: manual}]",
        "[{value: 200}]",
        "data/trades/111A.yml:12:14 source-missing hours/in_class/1: This fact has no source. Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "ends-before-it-begins",
        facts.every_life_span_runs_forward,
        APPLY,
        "advice: yes",
        "advice: yes\n    valid_from: 2026-02-01\n    valid_until: 2026-01-31",
        "data/stages/apply.yml:17:18 life-span-backwards tasks/2: This fact ends (2026-01-31) before it begins (2026-02-01). Correct valid_from or valid_until.",
    ),
    Broken(
        "days-between-offices",
        facts.every_duty_has_one_holder_at_a_time,
        "duties.yml",
        "2025-07-01",
        "2025-07-02",
        "data/duties.yml:5:7 duty-gap keep-list/held_by/2: For the task “keep-list”, two offices overlap or leave a gap. valid_from must be the day after the valid_until before it.",
    ),
    Broken(
        "two-offices-at-once",
        facts.every_duty_has_one_holder_at_a_time,
        "duties.yml",
        "2025-07-01",
        "2025-06-30",
        "data/duties.yml:5:7 duty-gap keep-list/held_by/2: For the task “keep-list”, two offices overlap or leave a gap. valid_from must be the day after the valid_until before it.",
    ),
    Broken(
        "first-office-open",
        facts.every_duty_has_one_holder_at_a_time,
        "duties.yml",
        ", valid_until: 2025-06-30",
        "",
        "data/duties.yml:5:7 duty-gap keep-list/held_by/2: For the task “keep-list”, two offices overlap or leave a gap. valid_from must be the day after the valid_until before it.",
    ),
    Broken(
        "last-office-gone",
        facts.every_duty_has_one_holder_at_a_time,
        "duties.yml",
        "valid_from: 2025-07-01",
        "valid_from: 2025-07-01, valid_until: 2026-12-31",
        "data/duties.yml:5:58 duty-ends keep-list/held_by/2/valid_until: For the task “keep-list”, there is nobody after 2026-12-31. Add the office that follows, or take away valid_until.",
    ),
    Broken(
        "read-long-ago",
        facts.no_source_is_stale,
        "sources.yml",
        "2026-01-01",
        "2025-02-28",
        "data/sources.yml:6:12 stale (warning) manual/checked: “manual” has not been checked for 366 days. Read the page again, then put the day's date in checked.",
    ),
    Broken(
        "link-read-long-ago",
        facts.no_source_is_stale,
        "links.yml",
        "2026-01-01",
        "2024-03-01",
        "data/links.yml:5:12 stale (warning) guild/checked: “guild” has not been checked for 730 days. Read the page again, then put the day's date in checked.",
    ),
    Broken(
        "sentence-twice",
        facts.no_two_stage_texts_are_the_same,
        "stages/party.yml",
        "fr: Chanter.",
        "fr: plier le papier.",
        "data/stages/practise.yml:7:16 same-sentence tasks/1/text/fr: “Plier le papier.” already stands in party/tasks/1/text. Keep it in one place, or say here what is particular to this stage.",
    ),
    Broken(
        "sentence-within-two-texts",
        facts.no_two_stage_texts_are_the_same,
        "stages/party.yml",
        "{fr: Chanter., en: Sing.}",
        "{fr: Chanter., en: 'Come at 6 p.m. sharp and sing. Ask the guild. Do you know how? ask for one of its lanterns!'}\n"
        "    detail: {fr: a, en: 'Ask the guild. Do you know how? ask for one of its lanterns!'}\n"
        "    only_if: {fr: b, en: 'Come at 6 p.m. sharp and sing.'}",
        "data/stages/party.yml:8:25 same-sentence tasks/1/detail/en: “Do you know how? ask for one of its lanterns!” "
        "already stands in party/tasks/1/text. Keep it in one place, or say here what is particular to this stage.",
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
        "data/pathways/lantern.yml:22:12 stage-twice path/6/stage: The stage “learn” stands twice on the path of trade 111A. "
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
        paths.every_path_has_one_outcome,
        PATHWAY,
        "    outcome: yes\n",
        "",
        "data/pathways/lantern.yml:4:3 outcome-missing path: The pathway “lantern” does not say at which stage trade 111A reaches its aim. The same goes for 222B. Add outcome: yes to that stage.",
    ),
    Broken(
        "more-to-do-after-the-outcome",
        paths.every_path_has_one_outcome,
        PATHWAY,
        "    optional: yes\n",
        "",
        "data/pathways/lantern.yml:20:12 outcome-not-last path: The stage “party” comes after the aim of the pathway and is not optional. Add optional: yes to it, or move outcome: yes.",
    ),
    Broken(
        "nobody-acts",
        paths.every_task_says_who,
        "stages/exam.yml",
        "    who: apprentice\n",
        "",
        "data/stages/exam.yml:6:5 who-missing tasks/1: The task “answer” does not say who acts. Add who, for example who: apprentice.",
    ),
    Broken(
        "nobody-acts-in-what-is-added",
        paths.every_task_says_who,
        TRADE_B,
        CHANGE,
        "  - add: finish/tasks\n    item: {id: knot, text: {fr: Nouer., en: Tie.}, source: manual}\n",
        "data/trades/222B.yml:12:11 who-missing changes/1/item: The task “knot” does not say who acts. Add who, for example who: apprentice.",
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
        "data/stages/apply.yml:9:51 placeholder-unknown tasks/1/text/en: “{trades}” is not a word that the guide can fill in. Did you mean “{trade}”? Use {trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "brace-alone",
        paths.every_placeholder_is_known,
        TRADE_A,
        "fr: La nuit.",
        'fr: "La nuit}."',
        "data/trades/111A.yml:15:16 placeholder-unknown facts/1/text/fr: “}” is not a word that the guide can fill in. Use {trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
    ),
    Broken(
        "trade-with-no-name",
        trades.every_trade_has_a_name,
        TRADE_B,
        "name: {en: Kite Maker}",
        "name: {}",
        "data/trades/222B.yml:1:7 trade-name-missing name: This trade has no name. Give the official name, in at least one language.",
    ),
    Broken(
        "trade-left-out-with-no-name",
        trades.every_trade_has_a_name,
        "unlisted.yml",
        "name: {en: Candle Maker}",
        "name: {}",
        "data/unlisted.yml:2:9 trade-name-missing candle-maker/name: This trade has no name. Give the official name, in at least one language.",
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
        "data/pathways/lantern.yml:17:9 branch-without-when path/3/branches/2: A branch of “ending” does not say for which trades it is. Add when, for example when: with exam: no.",
    ),
    Broken(
        "two-branches-for-one-trade",
        trades.every_fork_is_decided,
        PATHWAY,
        "- when: {exam: no}",
        "- when: {sector: [service, construction]}",
        "data/pathways/lantern.yml:12:13 fork-undecided path/3: At the fork “ending”, trade 111A has 2 branches instead of one. Change the conditions so that each trade has exactly one.",
    ),
    Broken(
        "no-branch-for-a-trade",
        trades.every_fork_is_decided,
        PATHWAY,
        "- when: {exam: no}",
        "- when: {trade: 333C}",
        "data/pathways/lantern.yml:12:13 fork-undecided path/3: At the fork “ending”, trade 222B has 0 branches instead of one. Change the conditions so that each trade has exactly one.",
        "data/pathways/lantern.yml:17:23 reference-unknown path/3/branches/2/when/trade: “333C” does not exist in trades. Correct the name, or add it in data/trades.",
    ),
    Broken(
        "branch-depends-on-the-unknown",
        trades.every_fork_is_decided,
        TRADE_B,
        "exam: {value: no,",
        "exam: {value: unknown,",
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for trade 222B: what it depends on is “unknown”. Verify it in a source, or add a branch for unknown.",
    ),
    Broken(
        "way-back-to-what-is-ahead",
        events.every_way_back_stays_on_the_path,
        LEARN,
        "return_to: apply",
        "return_to: finish",
        "data/stages/learn.yml:14:16 way-back-astray events/1/return_to: This way back goes from “learn” to “finish”, which does not come before it on the path of trade 111A. The same goes for 222B. return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-to-another-branch",
        events.every_way_back_stays_on_the_path,
        "stages/party.yml",
        "tasks:",
        "events:\n  - id: again\n    title: {fr: Encore?, en: Again?}\n    text: {fr: Repasser l'examen., en: Sit it again.}\n    return_to: exam\n    source: manual\ntasks:",
        "data/stages/party.yml:9:16 way-back-astray events/1/return_to: This way back goes from “party” to “exam”, which does not come before it on the path of trade 222B. return_to must name the same stage or an earlier one: apply, learn, practise, finish or party.",
    ),
    Broken(
        "way-back-to-a-dropped-stage",
        events.every_way_back_stays_on_the_path,
        TRADE_B,
        CHANGE,
        "  - drop: apply\n",
        "data/pathways/lantern.yml:35:12 way-in-astray ways_in/1/joins: The way in “plain” joins “apply”, which is not on the path of trade 222B. "
        "Choose a stage of the path (learn, practise, finish or party), or limit this way in with when.",
        "data/stages/learn.yml:14:16 way-back-astray events/1/return_to: This way back goes from “learn” to “apply”, which does not come before it on the path of trade 222B. return_to must name the same stage or an earlier one: learn.",
    ),
    Broken(
        "sum-is-wrong",
        trades.hours_add_up,
        TRADE_A,
        "value: 1200",
        "value: 1300",
        "data/trades/111A.yml:10:10 hours-do-not-add-up hours/total: The total is 1300, but work and class make 1200. Correct a figure; if two sources disagree, give both.",
    ),
    Broken(
        "element-lost",
        flowchart.every_element_is_said,
        APPLY,
        "element: e1\n",
        "",
        "data/elements.yml:1:5 element-not-said e1: Element “e1” of the flowchart is said nowhere. Add element: e1 to the stage, item or program that says it.",
    ),
    Broken(
        "life-span-of-a-stage",
        facts.every_life_span_has_an_effect,
        "stages/party.yml",
        "source: manual\nwho",
        "source: manual\nvalid_until: 2027-01-01\nwho",
        "data/stages/party.yml:4:14 life-span-useless valid_until: “valid_until” has no effect here: nothing appears or ends on a date. "
        "Take it away; put it on the sentence, task, figure or program that changes.",
    ),
    Broken(
        "word-of-placeholders",
        references.every_word_of_placeholders_exists,
        "words.yml",
        "hours-unknown:",
        "hours-unknwn:",
        "data/words.yml word-missing hours-unknown: The words “hours-unknown” are asked for and missing from data/words.yml. "
        "Did you mean “hours-unknwn”? Add them in French and English.",
    ),
    Broken(
        "item-with-an-anchor-of-the-page",
        paths.no_id_is_one_of_the_pages_own,
        "stages/party.yml",
        "id: sing",
        "id: checklist",
        "data/stages/party.yml:6:9 id-taken tasks/1/id: The id “checklist” is already that of a place on the page. "
        "Choose another, more precise one.",
    ),
    Broken(
        "all-tasks-dropped",
        paths.every_path_keeps_its_tasks,
        TRADE_B,
        CHANGE,
        "  - drop: party/sing\n",
        "data/trades/222B.yml:11:5 tasks-emptied changes: The changes of this trade leave no task on the stage “party”. "
        "Keep or add at least one task, or drop the stage.",
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
        "stage-of-a-way-in-that-is-on-some-paths",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "      - stage: show\n",
        "      - stage: show\n      - stage: exam\n",
        "data/pathways/lantern.yml:42:16 stage-twice ways_in/2/path/2/stage: The stage “exam” stands twice on the path of trade 111A. "
        "Remove one of the two, or set them apart with when.",
    ),
    Broken(
        "stage-of-two-ways-in",
        paths.no_stage_stands_twice_on_a_path,
        PATHWAY,
        "    joins: apply\n",
        "    joins: apply\n    path: {stage: show}\n",
        "data/pathways/lantern.yml:42:16 stage-twice ways_in/2/path/1/stage: The stage “show” stands twice on the path of trade 111A. "
        "The same goes for 222B. Remove one of the two, or set them apart with when.",
    ),
    Broken(
        "way-in-joins-a-stage-of-some-paths",
        trades.every_way_in_joins_the_path,
        PATHWAY,
        "    joins: practise\n",
        "    joins: exam\n",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “exam”, which is not on the path of trade 222B. "
        "Choose a stage of the path (apply, learn, practise, finish or party), or limit this way in with when.",
    ),
    Broken(
        "way-in-joins-itself",
        trades.every_way_in_joins_the_path,
        PATHWAY,
        "    joins: practise\n",
        "    joins: show\n",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “show”, which is not on the path of trade 111A. "
        "Choose a stage of the path (apply, learn, practise, exam, finish or party), or limit this way in with when.",
        "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: The way in “skilled” joins “show”, which is not on the path of trade 222B. "
        "Choose a stage of the path (apply, learn, practise, finish or party), or limit this way in with when.",
    ),
    Broken(
        "way-in-joins-nothing",
        references.every_reference_exists,
        PATHWAY,
        "    joins: practise\n",
        "    joins: practice\n",
        "data/pathways/lantern.yml:42:12 reference-unknown ways_in/2/joins: “practice” does not exist in stages. "
        "Did you mean “practise”? Correct the name, or add it in data/stages.",
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
        "kinds-overlap",
        trades.every_trade_is_of_one_kind,
        PATHWAY,
        "    when: {exam: [yes, unknown]}\n",
        "",
        "data/pathways/lantern.yml:23:3 kind-undecided kinds: Trade 222B must follow exactly one of the base paths of “lantern”; "
        "it follows: short and long. Change the when of the kinds so that each trade follows exactly one.",
    ),
    Broken(
        "no-kind-for-a-trade",
        trades.every_trade_is_of_one_kind,
        PATHWAY,
        "    when: {exam: [yes, unknown]}\n",
        "    when: {exam: unknown}\n",
        "data/pathways/lantern.yml:23:3 kind-undecided kinds: Trade 111A must follow exactly one of the base paths of “lantern”; "
        "it follows: -. Change the when of the kinds so that each trade follows exactly one.",
    ),
    Broken(
        "pause-undated",
        trades.every_pause_is_dated,
        TRADE_A,
        "registration: {value: open, source: manual}",
        "registration: {value: paused, source: manual}",
        "data/trades/111A.yml:8:15 pause-undated registration: Registration is “paused”, but since which day is not said. Add since, with the date.",
    ),
    Broken(
        "closing-undated-and-from-nowhere",
        trades.every_pause_is_dated,
        TRADE_A,
        "registration: {value: open, source: manual}",
        "registration: {value: closed}",
        "data/trades/111A.yml:8:15 pause-undated registration: Registration is “closed”, but since which day is not said. Add since, with the date.",
        "data/trades/111A.yml:8:15 source-missing registration: This fact has no source. "
        "Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "open-since",
        trades.every_pause_is_dated,
        TRADE_A,
        "{value: open, source: manual}",
        "{value: open, since: 2026-01-01, source: manual}",
        "data/trades/111A.yml:8:36 since-useless registration/since: since is the day of a pause or a closing, but registration is “open”. "
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
        "code-of-a-trade-left-out",
        trades.every_code_is_of_one_trade,
        "unlisted.yml",
        "code: 333C",
        "code: 222B",
        "data/unlisted.yml:3:9 code-twice candle-maker/code: The code 222B is already that of “222B”. "
        "Correct one of the two, or delete the file that is there twice.",
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
        "data/stages/learn.yml:16:12 no-way-out relies_on: At the stage “learn”, trade 222B relies on “paper”, but no event of that trade affects it. "
        "Widen the when of an event, or add one for such trades.",
    ),
    Broken(
        "no-way-out-that-day",
        events.every_reliance_has_a_way_out,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  valid_from: 2026-03-02\n",
        "data/stages/learn.yml:16:12 no-way-out relies_on: At the stage “learn”, trade 111A relies on “paper”, but no event of that trade affects it. "
        "The same goes for 222B. Widen the when of an event, or add one for such trades.",
    ),
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
    Broken(
        "wherever-names-nothing",
        references.every_reference_exists,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  wherever: {from: lern}\n",
        "data/events.yml:5:20 reference-unknown burnt/wherever/1/from: “lern” does not exist in stages. Did you mean “learn”? "
        "Correct the name, or add it in data/stages.",
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
        "which does not come before it on the path of trade 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-to-a-way-in-not-taken",
        events.every_way_back_stays_on_the_path,
        EVENTS,
        "return_to: learn",
        "return_to: show",
        "data/events.yml:5:14 way-back-astray burnt/return_to: This way back goes from “learn” to “show”, "
        "which does not come before it on the path of trade 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-from-a-way-in-to-the-path",
        events.every_way_back_stays_on_the_path,
        "stages/show.yml",
        "tasks:",
        "relies_on: paper\ntasks:",
        "data/events.yml:5:14 way-back-astray burnt/return_to: This way back goes from “show” to “learn”, "
        "which does not come before it on the path of trade 111A. The same goes for 222B. "
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
        "which does not come before it on the path of trade 111A. The same goes for 222B. "
        "return_to must name the same stage or an earlier one: apply or learn.",
    ),
    Broken(
        "way-back-on-a-way-in-that-misses-the-aim",
        events.every_way_back_leads_to_an_end,
        PATHWAY,
        "    joins: practise\n",
        "    joins: party\n",
        "data/stages/show.yml:11:5 way-back-without-end events/1/return_to: This way back leads to “show”, from which trade 111A no longer reaches its aim. "
        "The same goes for 222B. Lead back to a stage that comes before the aim (outcome: yes).",
    ),
    Broken(
        "shared-way-back-to-nothing",
        references.every_reference_exists,
        EVENTS,
        "return_to: learn",
        "return_to: lern",
        "data/events.yml:5:14 reference-unknown burnt/return_to: “lern” does not exist in stages. "
        "Did you mean “learn”? Correct the name, or add it in data/stages.",
    ),
    Broken(
        "step-of-nobody",
        paths.every_task_says_who,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  steps:\n    - {id: sweep, text: {fr: Balayer., en: Sweep.}, advice: yes}\n",
        "data/events.yml:6:7 who-missing burnt/steps/1: The task “sweep” does not say who acts. Add who, for example who: apprentice.",
    ),
    Broken(
        "shared-event-with-an-anchor-of-the-page",
        paths.no_id_is_one_of_the_pages_own,
        EVENTS,
        "burnt:\n",
        "notes:\n",
        "data/events.yml:2:3 id-taken notes: The id “notes” is already that of a place on the page. Choose another, more precise one.",
    ),
    Broken(
        "placeholder-misspelt-in-an-event",
        paths.every_placeholder_is_known,
        EVENTS,
        "en: Begin again.",
        'en: "Begin {codes} again."',
        "data/events.yml:3:32 placeholder-unknown burnt/text/en: “{codes}” is not a word that the guide can fill in. Did you mean “{code}”? "
        "Use {trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
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
        "sentence-of-a-stage-in-an-event",
        facts.no_two_stage_texts_are_the_same,
        EVENTS,
        "fr: Recommencer.",
        "fr: Redemander.",
        "data/events.yml:3:14 same-sentence burnt/text/fr: “Redemander.” already stands in learn/events/1/text. "
        "Keep it in one place, or say here what is particular to this stage.",
    ),
    Broken(
        "sentence-of-an-event-in-a-way-in",
        facts.no_two_stage_texts_are_the_same,
        PATHWAY,
        "en: One begins at the beginning.",
        "en: Begin again.",
        "data/pathways/lantern.yml:34:43 same-sentence ways_in/1/text/en: “Begin again.” already stands in burnt/text. "
        "Keep it in one place, or say here what is particular to this stage.",
    ),
    Broken(
        "way-in-with-no-source",
        facts.every_fact_has_a_source,
        PATHWAY,
        "    joins: apply\n    source: manual\n",
        "    joins: apply\n",
        "data/pathways/lantern.yml:32:5 source-missing ways_in/1: This fact has no source. "
        "Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "amount-of-no-day",
        money.every_amount_is_dated,
        "money.yml",
        "  what: {fr: Une bougie., en: A candle.}\n  source: manual\n",
        "  what: {fr: Une bougie., en: A candle.}\n  amount: {fr: Dix., en: Ten.}\n  advice: yes\n",
        "data/money.yml:7:11 amount-undated candle-grant/amount: The amount of the program “candle-grant” has no day on which it was checked. "
        "Give its source, or the day it was checked (checked).",
    ),
    Broken(
        "question-about-money-that-decides-nothing",
        money.every_money_question_decides,
        "questions.yml",
        "{}\n",
        WHO,
        "data/questions.yml:2:3 question-idle who: No program depends on the question “who”. "
        "Name it in needs or more of a program of data/money.yml, or remove it.",
    ),
    Broken(
        "programme-of-a-person-not-asked-for",
        money.every_programme_can_be_chosen,
        "questions.yml",
        "{}\n",
        WHO.replace("id: master", "id: helper"),
        "data/money.yml:4:8 programme-for-nobody candle-grant/who: This program is for “apprentice”, which the question “who” does not let one choose. "
        "Add this answer to the question, in data/questions.yml. Answers: novice and helper.",
    ),
    Broken(
        "task-of-offices-alone",
        roles.every_task_is_somebodys,
        "stages/party.yml",
        "    who: apprentice\n    advice",
        "    who: [guild, town]\n    advice",
        "data/stages/party.yml:8:10 task-of-nobody tasks/1/who: The task “sing” falls to no person, only to guild and town: "
        "it would stand on no person's page. Add in who the person who ticks it off: apprentice, helper or novice.",
    ),
    Broken(
        "person-with-the-address-of-a-page",
        roles.every_person_has_a_page,
        "roles.yml",
        "guild:",
        "changes: {name: {fr: a, en: b}, kind: person}\nguild:",
        "data/roles.yml:4:10 id-taken changes: The id “changes” is already that of a place on the page. Choose another, more precise one.",
    ),
    Broken(
        "person-with-the-address-of-a-stage",
        roles.every_person_has_a_page,
        "roles.yml",
        "guild:",
        "party: {name: {fr: a, en: b}, kind: person}\nguild:",
        "data/stages/party.yml:1:1 file-name-taken: A stage cannot be called “party”: that address is another page's. Choose another file name.",
    ),
    Broken(
        "fact-that-is-left-out-decides-a-fork",
        trades.every_fork_is_decided,
        TRADE_B,
        "exam: {value: no, source: manual}\n",
        "",
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for trade 222B: "
        "what it depends on is “unknown”. Verify it in a source, or add a branch for unknown.",
    ),
    Broken(
        "remark-of-no-register",
        references.every_reference_exists,
        TRADE_A,
        "{is: folds, with",
        "{is: fold, with",
        "data/remarks.yml:1:8 remark-unused (warning) folds: No trade uses the sentence “folds”. Name it under remarks in a trade, or remove it.",
        "data/trades/111A.yml:17:15 reference-unknown remarks/1/is: “fold” does not exist in remarks. Did you mean “folds”? Correct the name, or add it in data/remarks.yml.",
    ),
    Broken(
        "remark-from-nowhere",
        facts.every_fact_has_a_source,
        TRADE_A,
        "with: {count: 1200}, source: manual}",
        "with: {count: 1200}}",
        "data/trades/111A.yml:17:10 source-missing remarks/1: This fact has no source. Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "remark-of-no-trade",
        remarks.every_remark_is_used,
        TRADE_A,
        "remarks: {is: folds, with: {count: 1200}, source: manual}\n",
        "",
        "data/remarks.yml:1:8 remark-unused (warning) folds: No trade uses the sentence “folds”. Name it under remarks in a trade, or remove it.",
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
    Broken(
        "mark-no-trade-can-fill",
        paths.every_placeholder_is_known,
        "remarks.yml",
        "{count} plis",
        "{count} plis en {total_hour}",
        "data/remarks.yml:1:20 placeholder-unknown folds/text/fr: “{total_hour}” is not a word that the guide can fill in. Did you mean “{total_hours}”? Use {trade}, {code}, {total_hours}, {on_the_job_hours} or {in_class_hours}, or take away the braces.",
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
        paths.no_id_is_one_of_the_pages_own,
        "remarks.yml",
        "}}\n",
        "}}\nparty: {text: {fr: De nuit., en: Only by night.}}\n",
        "data/remarks.yml:2:8 id-taken party: The id “party” is already that of a place on the page. Choose another, more precise one.",
        "data/remarks.yml:2:8 remark-unused (warning) party: No trade uses the sentence “party”. Name it under remarks in a trade, or remove it.",
    ),
    Broken(
        "fact-of-two-trades",
        facts.no_two_trades_say_the_same,
        TRADE_B,
        "hours: {}\n",
        "hours: {}\nfacts:\n  - id: night\n    text: {fr: la nuit., en: By night.}\n    source: manual\n",
        "data/trades/222B.yml:12:16 same-fact facts/1/text/fr: “la nuit.” already stands in 111A/facts/1/text. If it holds for several trades, write it once in data/remarks.yml and name it under remarks in each; otherwise say here what is particular to this trade.",
    ),
    Broken(
        "fact-that-is-a-remark",
        facts.no_two_trades_say_the_same,
        "remarks.yml",
        "}}\n",
        "}}\nnight: {text: {fr: De nuit., en: At night.}}\n",
        "data/remarks.yml:2:8 remark-unused (warning) night: No trade uses the sentence “night”. Name it under remarks in a trade, or remove it.",
        "data/trades/111A.yml:15:30 same-fact facts/1/text/en: “At night.” already stands in remarks/night/text. If it holds for several trades, write it once in data/remarks.yml and name it under remarks in each; otherwise say here what is particular to this trade.",
    ),
    Broken(
        "change-that-repeats-a-stage",
        facts.no_two_trades_say_the_same,
        TRADE_B,
        CHANGE,
        "  - replace: finish/light\n    text: {fr: Plier le papier., en: Fold the lantern.}\n",
        "data/trades/222B.yml:12:16 same-change changes/1/text/fr: “Plier le papier.” already stands in practise/tasks/1/text. If it holds for several trades, write it once in the stage, with when; otherwise say here what is particular to this trade.",
    ),
    Broken(
        "hand-in-to-nobody",
        references.every_reference_exists,
        "stages/finish.yml",
        "tasks:\n",
        "hand_in: {id: lamp, title: {fr: La lampe, en: The lamp}, to: gild, source: manual, documents: [{id: oil, text: {fr: De l'huile, en: Oil}, source: manual}]}\ntasks:\n",
        "data/stages/finish.yml:5:62 reference-unknown hand_in/1/to: “gild” does not exist in roles. Did you mean “guild”? Correct the name, or add it in data/roles.yml.",
    ),
    Broken(
        "deadline-from-no-date",
        references.every_reference_exists,
        "deadlines.yml",
        "from: lit",
        "from: lid",
        "data/dates.yml:1:6 date-idle lit: Nothing follows from the date “lit”. Name it in from of a deadline of data/deadlines.yml, or remove it.",
        "data/deadlines.yml:2:9 reference-unknown oil/from: “lid” does not exist in dates. Correct the name, or add it in data/dates.yml.",
    ),
    Broken(
        "date-nothing-follows-from",
        papers.every_day_leads_to_a_deadline,
        "dates.yml",
        "lit:",
        "bent: {name: {fr: Pliée, en: Bent}, stage: finish}\nlit:",
        "data/dates.yml:1:7 date-idle bent: Nothing follows from the date “bent”. Name it in from of a deadline of data/deadlines.yml, or remove it.",
    ),
    Broken(
        "date-of-another-meaning",
        papers.every_day_leads_to_a_deadline,
        "dates.yml",
        "lit:",
        "role: {name: {fr: Pliée, en: Bent}, stage: finish}\nlit:",
        "data/dates.yml:1:7 date-taken role: “role” already means something else in what devices keep. Give this date another name.",
    ),
    Broken(
        "deadline-before-and-after",
        papers.every_deadline_is_counted_one_way,
        "deadlines.yml",
        "after: 12 months",
        "after: 12 months\n  before: 7 days",
        "data/deadlines.yml:4:11 deadline-two-ways oil/before: The deadline “oil” lies both after and before its date. Keep only one of the two lines.",
    ),
    Broken(
        "deadline-for-no-trade",
        papers.every_deadline_can_be_met,
        "deadlines.yml",
        "stage: finish",
        "stage: exam\n  when: {exam: no}",
        "data/deadlines.yml:6:10 deadline-nowhere oil/stage: No trade that the deadline “oil” is for has the stage “exam” on its path. "
        "Correct the stage or the condition (when).",
    ),
    Broken(
        "letter-blank-unknown",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        'subject: {fr: "De [maker]", en: "From [maker]"}',
        'subject: {fr: "De [maker]", en: "From [makr]"}',
        "data/letters.yml:11:12 blank-one-language plea/subject: In one language only, this text names: maker and makr. Name the same blanks in both languages.",
        "data/letters.yml:11:35 blank-unknown plea/subject/en: The letter names “[makr]”, which is not among its blanks. "
        "Add this blank, or correct the name. Names: today and maker.",
    ),
    Broken(
        "letter-blank-unused",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "  head: today",
        "    - {id: town, name: {fr: Ville, en: Town}}\n  head: today",
        "data/letters.yml:10:12 blank-idle plea/blanks/3/id: The letter does not name “[town]” anywhere. "
        "Name this blank in a text, in head or in signature, or remove it.",
    ),
    Broken(
        "letter-blank-twice",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "  head: today",
        "    - {id: maker, name: {fr: Nom, en: Name}}\n  head: today",
        "data/letters.yml:10:12 duplicate-id plea/blanks/3/id: The id “maker” is already used in plea. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "letter-signed-by-no-blank",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "signature: maker",
        "signature: baker",
        "data/letters.yml:16:14 blank-unknown plea/signature: The letter names “[baker]”, which is not among its blanks. "
        "Add this blank, or correct the name. Names: today and maker.",
    ),
    Broken(
        "document-twice",
        papers.every_document_has_its_own_id,
        "stages/finish.yml",
        "tasks:\n",
        "hand_in: {id: lamp, title: {fr: La lampe, en: The lamp}, to: guild, source: manual, documents: ["
        "{id: light, text: {fr: De l'huile, en: Oil}, source: manual}, {id: light, text: {fr: Une mèche, en: A wick}, source: manual}]}\ntasks:\n",
        "data/stages/finish.yml:5:164 duplicate-id hand_in/1/documents/2/id: The id “light” is already used in finish. Choose another for the new item; the published one does not change.",
    ),
]

FRENCH = [
    (
        "link-with-no-address",
        (
            "data/links.yml:2:3 link-without-address guild: Le lien « guild » n'a pas d'adresse. "
            "Donnez fr, en, ou les deux."
        ),
    ),
    (
        "read-long-ago",
        (
            "data/sources.yml:6:12 stale (avertissement) manual/checked: « manual » n'a pas été vérifié depuis 366 jours. "
            "Relisez la page, puis mettez la date du jour dans checked."
        ),
    ),
    (
        "last-office-gone",
        (
            "data/duties.yml:5:58 duty-ends keep-list/held_by/2/valid_until: Pour la tâche « keep-list », il n'y a plus "
            "personne après le 2026-12-31. Ajoutez l'organisme qui suit, ou retirez valid_until."
        ),
    ),
    (
        "change-of-no-stage",
        (
            "data/trades/222B.yml:11:14 change-stage-missing changes/1: « finnish/title » : le parcours n'a pas d'étape "
            "« finnish ». Vouliez-vous dire « finish »? Les étapes du parcours sont apply, finish, learn, party, practise et show."
        ),
    ),
    (
        "stage-on-path-twice",
        (
            "data/pathways/lantern.yml:22:12 stage-twice path/6/stage: L'étape « learn » se trouve deux fois sur le parcours "
            "du métier 111A. De même pour 222B. Retirez l'une des deux, ou séparez-les avec when."
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
            "data/pathways/lantern.yml:4:3 outcome-missing path: Le parcours « lantern » ne dit pas à quelle étape le métier 111A "
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
    (
        "way-in-joins-a-stage-of-some-paths",
        (
            "data/pathways/lantern.yml:42:12 way-in-astray ways_in/2/joins: La façon de commencer « skilled » rejoint « exam », "
            "qui n'est pas sur le parcours du métier 222B. Choisissez une étape du parcours (apply, learn, practise, finish ou party), "
            "ou limitez cette façon de commencer avec when."
        ),
    ),
    (
        "kinds-overlap",
        (
            "data/pathways/lantern.yml:23:3 kind-undecided kinds: Le métier 222B doit suivre exactement un des parcours de base de "
            "« lantern »; il suit : short et long. Changez le when des kinds pour que chaque métier en suive exactement un."
        ),
    ),
    (
        "pause-undated",
        (
            "data/trades/111A.yml:8:15 pause-undated registration: Les inscriptions sont « paused », mais on ne sait pas depuis quel "
            "jour. Ajoutez since, avec la date."
        ),
    ),
    (
        "open-since",
        (
            "data/trades/111A.yml:8:36 since-useless registration/since: since est le jour d'une suspension ou d'une fermeture, "
            "mais les inscriptions sont « open ». Retirez since, ou corrigez value."
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
            "data/stages/learn.yml:16:12 no-way-out relies_on: À l'étape « learn », le métier 111A dépend de « paper », mais aucun "
            "événement de ce métier n'y touche. De même pour 222B. Élargissez le when d'un événement, ou ajoutez-en un pour de tels métiers."
        ),
    ),
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
    (
        "way-back-on-a-way-in-that-misses-the-aim",
        (
            "data/stages/show.yml:11:5 way-back-without-end events/1/return_to: Ce retour mène à « show », d'où le métier 111A "
            "n'atteint plus son but. De même pour 222B. Ramenez à une étape qui vient avant le but (outcome: yes)."
        ),
    ),
    (
        "shared-way-back-to-what-is-ahead",
        (
            "data/events.yml:5:14 way-back-astray burnt/return_to: Ce retour va de « learn » à « finish », qui ne vient pas avant sur "
            "le parcours du métier 111A. De même pour 222B. return_to doit nommer la même étape ou une étape précédente : apply ou learn."
        ),
    ),
    (
        "no-branch-for-a-trade",
        (
            "data/pathways/lantern.yml:12:13 fork-undecided path/3: À l'embranchement « ending », le métier 222B a 0 branches "
            "au lieu d'une. Changez les conditions pour que chaque métier en ait exactement une."
        ),
    ),
    (
        "fact-of-two-trades",
        (
            "data/trades/222B.yml:12:16 same-fact facts/1/text/fr: « la nuit. » est déjà dans 111A/facts/1/text. Si elle vaut "
            "pour plusieurs métiers, écrivez-la une fois dans data/remarks.yml et nommez-la sous remarks dans chacun; sinon, "
            "dites ici ce qui est propre à ce métier."
        ),
    ),
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

STRAY = [
    (
        "stage-with-a-taken-name",
        "stages/money.yml",
        (
            "data/stages/money.yml file-name-taken: A stage cannot be called “money”: that address is another page's. "
            "Choose another file name."
        ),
    ),
    (
        "another-folder",
        "stage/apply.yml",
        (
            "data/stage folder-unexpected: Nothing reads the folder “stage”. Did you mean “stages”? "
            "Rename or remove it; the folders read are journeys, pathways, stages and trades."
        ),
    ),
    (
        "folder-within-a-folder",
        "stages/old/apply.yml",
        (
            "data/stages/old folder-unexpected: Nothing reads the folder “stages/old”. Did you mean “stages”? "
            "Rename or remove it; the folders read are journeys, pathways, stages and trades."
        ),
    ),
    (
        "register-misspelt",
        "link.yml",
        (
            "data/link.yml file-unexpected: Nothing reads the file “link.yml”. Did you mean “links.yml”? "
            "Correct its name (it ends in .yml) or remove it."
        ),
    ),
    (
        "another-ending",
        "stages/more.yaml",
        (
            "data/stages/more.yaml file-unexpected: Nothing reads the file “stages/more.yaml”. "
            "Correct its name (it ends in .yml) or remove it."
        ),
    ),
    (
        "pathway-in-capitals",
        "pathways/Lantern2.yml",
        (
            "data/pathways/Lantern2.yml file-name-pathways: “Lantern2.yml” cannot be the name of a pathway. "
            "Use lower-case letters without accents, digits and hyphens; for example certificate-only.yml."
        ),
    ),
    (
        "stage-with-space",
        "stages/in class.yml",
        (
            "data/stages/in class.yml file-name-stages: “in class.yml” cannot be the name of a stage. "
            "Use lower-case letters without accents, digits and hyphens; for example in-class.yml."
        ),
    ),
    (
        "trade-with-capitals",
        "trades/Lantern-Maker.yml",
        (
            "data/trades/Lantern-Maker.yml file-name-trades: “Lantern-Maker.yml” cannot be the name of a trade. "
            "Name the file after the trade's code, for example 620D.yml; where the code is not verified, "
            "after the English name in small letters and hyphens, for example pattern-maker.yml."
        ),
    ),
    (
        "trade-with-part-of-a-code",
        "trades/111.yml",
        (
            "data/trades/111.yml file-name-trades: “111.yml” cannot be the name of a trade. "
            "Name the file after the trade's code, for example 620D.yml; where the code is not verified, "
            "after the English name in small letters and hyphens, for example pattern-maker.yml."
        ),
    ),
    (
        "journey-with-accents",
        "journeys/Élève.yml",
        (
            "data/journeys/Élève.yml file-name-journeys: “Élève.yml” cannot be the name of a journey file. "
            "Rename it with small letters, digits and hyphens; for example minor-without-sponsor.yml."
        ),
    ),
]


EVERY_RULE = (*rules.RULES, *rules.ON_THE_WAY, *rules.NOTES)


def every_case() -> list[Broken]:
    """The cases of this file, and those of others that break rules on small data of their own."""
    files = [path for path in sorted(Path(__file__).parent.glob("test_*.py")) if path.stem != "test_rules"]
    others = [importlib.import_module(path.stem) for path in files if "import Broken" in path.read_text("utf-8")]
    return [*BROKEN, *(case for module in others for case in module.BROKEN)]


def test_small_data_is_good(tmp_path):
    """The folder that every case starts from has no problem, and is what the other tests of the core read."""
    assert problems(small_data(tmp_path)) == []


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    folder = small_data(tmp_path)
    change(folder, case.file, case.old, case.new)
    content = content_of(folder)
    assert [line(problem, "en") for problem in rules.check(content, AS_OF)] == list(case.said)
    own = {line(problem, "en") for problem in rules.set_once(list(case.rule(content, AS_OF)))}
    assert own and own <= set(case.said)


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


@pytest.mark.parametrize(("id", "said"), FRENCH)
def test_broken_rule_in_french(tmp_path, id, said):
    """The same in French, with its no-break spaces."""
    case = next(case for case in BROKEN if case.id == id)
    folder = small_data(tmp_path)
    change(folder, case.file, case.old, case.new)
    french = problems(folder, "fr")[0]
    assert french.replace(NBSP, " ") == said
    assert french.count(NBSP) == said.count("« ") + said.count(" »") + said.count(" : ")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (1, "The same goes for 222B."),
        (4, "The same goes for 222B, t-0, t-1 and t-2."),
        (5, "The same goes for 222B, t-0, t-1 and 2 other trades."),
        (140, "The same goes for 222B, t-0, t-1 and 137 other trades."),
    ],
)
def test_one_problem_of_many_trades(tmp_path, more, said):
    """What is wrong for every trade of a shared pathway is told once, and names the first few trades."""
    folder = small_data(tmp_path)
    change(folder, PATHWAY, "    outcome: yes\n", "")
    for number in range(more - 1):
        write(folder, f"trades/t-{number}.yml", FILES[TRADE_B].replace("Kite", f"Kite {number}"))
    (told,) = problems(folder)
    assert f"trade 111A reaches its aim. {said} Add" in told


def test_every_rule_is_broken_by_a_case():
    """No rule is without a case, and each rule stands among the rules once."""
    assert {case.rule for case in every_case()} == set(EVERY_RULE)
    assert len(EVERY_RULE) == len(set(EVERY_RULE))
    assert len({case.id for case in every_case()}) == len(every_case())


def test_anchors_of_the_templates_are_known():
    """Every anchor that a template gives itself is one that no id of the content may have."""
    folder = DATA.parent / "overrides"
    given = {
        name
        for path in folder.rglob("*.html")
        for name in re.findall(r'\sid="([a-z][a-z0-9-]*)"', path.read_text("utf-8"))
    }
    assert "checklist" in given and given <= paths.PAGE_ANCHORS


def test_every_rule_of_the_package_is_run():
    """A generator of problems that someone wrote in any module of rules is one of the rules."""
    modules = [importlib.import_module(f"jalons.rules.{each.name}") for each in pkgutil.iter_modules(rules.__path__)]
    written = {
        each
        for module in modules
        for name, each in vars(module).items()
        if inspect.isfunction(each)
        and each.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(each).return_annotation == "Iterator[Problem]"
    }
    assert written == set(EVERY_RULE)


def test_every_message_of_the_rules_is_said():
    """Each message from "folder-missing" to "was-useless" is the answer to a case of this file."""
    trade_ids = list(messages()["problems"])
    wanted = set(trade_ids[trade_ids.index("folder-missing") : trade_ids.index("was-useless") + 1])
    lines = [*(said for case in every_case() for said in case.said), *(said for _, _, said in STRAY)]
    assert wanted | {"word-missing"} == {
        said.split(": ")[0].split(" (")[0].split(" ")[-1 - _has_where(said)] for said in lines
    } | {
        "folder-missing",  # test_no_folder
        "folder-empty",  # test_empty_folder
    }


def _has_where(said: str) -> bool:
    """Whether a line says where in the file, after the code."""
    head = said.split(": ", maxsplit=1)[0]
    return " (" not in head and head.split(" ")[-1] not in messages()["problems"]


@pytest.mark.parametrize(("file", "said"), [case[1:] for case in STRAY], ids=[case[0] for case in STRAY])
def test_file_that_nobody_reads(tmp_path, file, said):
    """A file or folder whose name is wrong is told, and never passed over in silence."""
    folder = small_data(tmp_path)
    write(folder, file, "a: b\n")
    assert problems(folder) == [said]


@pytest.mark.parametrize(
    "file", [".DS_Store", "stages/.apply.yml.swp", "notes.md", "stages/apply.yml~", "stages/.x.yml"]
)
def test_file_that_may_stand_there(tmp_path, file):
    """What editors and systems leave behind, and notes in Markdown, bother nobody."""
    folder = small_data(tmp_path)
    write(folder, file, "a: b\n")
    assert problems(folder) == []


def test_no_folder(tmp_path):
    """A data folder that is not there is told by its name."""
    assert problems(tmp_path / "data") == [
        "data folder-missing: The folder “data” does not exist. Check the path given with --data."
    ]


@pytest.mark.parametrize("name", ["pathways", "stages", "trades"])
def test_empty_folder(tmp_path, name):
    """A folder of records without any is told, whether it is there or not."""
    folder = small_data(tmp_path)
    for path in (folder / name).iterdir():
        path.unlink()
    said = [f"data/{name} folder-empty: The folder “{name}” holds no .yml file. It needs at least one."]
    assert problems(folder) == said
    (folder / name).rmdir()
    assert problems(folder) == said


def test_missing_register(tmp_path):
    """A register that is not there is told once, by its file."""
    folder = small_data(tmp_path)
    (folder / "laws.yml").unlink()
    assert problems(folder) == [
        "data/laws.yml file-missing: This file does not exist. Create it, or check the spelling of its name."
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make symbolic links")
@pytest.mark.parametrize("file", ["laws.yml", "stages/party.yml", "other.txt"])
def test_symbolic_link(tmp_path, file):
    """A symbolic link is told once, whether or not its name is one that is read."""
    folder = small_data(tmp_path)
    path = folder / file
    elsewhere = tmp_path / "elsewhere"
    if path.exists():
        path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert problems(folder) == [
        (
            f"data/{file} file-is-link: This is a shortcut (symbolic link) to another file. "
            "Replace it with the file itself."
        )
    ]


def test_problems_of_reading_come_with_those_of_shape(tmp_path):
    """All files are read before anything is said, so that one run tells of the faults of all of them."""
    folder = small_data(tmp_path)
    change(folder, APPLY, "who: apprentice\nduty", "whoo: apprentice\nduty")
    write(folder, "laws.yml", "act: *act\n")
    assert [
        (problem.location.line, problem.message_id) for problem in sorted(load(folder)[1], key=lambda p: p.order)
    ] == [
        (1, "alias"),
        (1, "missing-key"),
        (5, "unknown-key"),
    ]


def test_several_broken_rules_in_order(tmp_path):
    """The problems of several rules come in the order of their places."""
    folder = small_data(tmp_path)
    change(folder, TRADE_A, "value: 1200", "value: 1300")
    change(folder, TRADE_A, "sector: service", "sector: industrial")
    change(folder, APPLY, "element: e1\n", "")
    places = [f"{p.location.file}:{p.location.line}" for p in rules.check(content_of(folder), AS_OF)]
    assert places == ["data/elements.yml:1", "data/trades/111A.yml:4", "data/trades/111A.yml:10"]


def test_stale_only_after_a_year(tmp_path):
    """A source read exactly 365 days ago is fresh, and a stale one does not stop the site."""
    folder = small_data(tmp_path)
    change(folder, "sources.yml", "checked: 2026-01-01", "checked: 2025-03-01")
    content, found = check(folder, AS_OF)
    assert (content is not None, found) == (True, [])
    content, found = check(folder, date(2026, 3, 2))
    assert content is not None and [(problem.message_id, problem.warning) for problem in found] == [("stale", True)]


def test_error_and_warning_are_both_told(tmp_path):
    """Where a warning stands beside an error there is no content, and both are told."""
    folder = small_data(tmp_path)
    change(folder, "sources.yml", "checked: 2026-01-01", "checked: 2024-01-01")
    change(folder, APPLY, "element: e1\n", "")
    content, found = check(folder, AS_OF)
    assert content is None and [problem.message_id for problem in found] == ["element-not-said", "stale"]


RIGHT = [
    ("only-one-reader", APPLY, "    advice: yes\n", "    advice: yes\n    only_if: {fr: a, en: b}\n"),
    ("one-of-two-figures-adds-up", TRADE_A, "[{value: 200,", "[{value: 190, source: manual}, {value: 200,"),
    ("figure-not-known", TRADE_A, "  on_the_job: [{value: 1000, source: manual}]\n", ""),
    ("holds-one-day", APPLY, "advice: yes", "advice: yes\n    valid_from: 2026-02-01\n    valid_until: 2026-02-01"),
    ("way-back-to-itself", LEARN, "return_to: apply", "return_to: learn"),
    ("way-back-for-no-trade-here", LEARN, "return_to: apply\n", "return_to: exam\n    when: {red_seal: yes}\n"),
    ("goal-dropped-once", TRADE_B, CHANGE, "  - drop: apply\n    valid_until: 2026-02-28\n"),
    (
        "change-of-what-was-added",
        TRADE_B,
        CHANGE,
        (
            "  - add: party/happens\n    item: {id: band, text: {fr: Musique., en: Music.}, source: manual}\n"
            "  - replace: party/band\n    text: {fr: Silence., en: Silence.}\n"
        ),
    ),
    ("branch-for-two-answers", PATHWAY, "- when: {exam: no}", "- when: {exam: [no, unknown]}"),
]


@pytest.mark.parametrize(("file", "old", "new"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_what_no_rule_forbids(tmp_path, file, old, new):
    """What is right, and close to what is wrong, is left alone."""
    folder = small_data(tmp_path)
    change(folder, file, old, new)
    assert problems(folder) == []


def test_way_back_dropped_with_its_goal(tmp_path):
    """A trade that drops a stage drops what leads to it too: the way back, and the way in."""
    folder = small_data(tmp_path)
    change(folder, TRADE_B, CHANGE, "  - drop: apply\n  - drop: learn/lost\n")
    change(folder, PATHWAY, "    joins: apply\n", "    joins: apply\n    when: {exam: yes}\n")
    assert problems(folder) == []


def test_same_condition_in_two_stages(tmp_path):
    """Words that say whom an item concerns may stand wherever they apply."""
    folder = small_data(tmp_path)
    for stage, key in (("apply", "    advice: yes\n"), ("party", "    advice: yes\n")):
        change(folder, f"stages/{stage}.yml", key, f"{key}    only_if: {{fr: À 16 ans, en: At 16}}\n")
    assert problems(folder) == []


@pytest.mark.parametrize("as_of", [date(2026, 11, 23), date(2025, 3, 1), date(2030, 1, 1)], ids=str)
def test_real_data_has_no_error(as_of):
    """The guide's own data are good today, before the change of April 2025, and years from now but for their age."""
    found = rules.check(real_content(), as_of)
    assert [line(problem, "en") for problem in found if not problem.warning] == []
    assert {problem.message_id for problem in found} == ({"stale"} if as_of.year == 2030 else set())


BESIDE_SHAPE = [
    pytest.param((APPLY, "title: {fr: Demander, en: Apply}", "title: Apply"), True, id="a stage"),
    pytest.param(("channels.yml", "post: {name: {fr: Poste, en: Post}}", "post: [Poste]"), True, id="a register"),
    pytest.param(("channels.yml", "post: {", "post: {{"), True, id="a file that cannot be read"),
    pytest.param(
        ("roles.yml", "helper: {name: {fr: Aide, en: Helper}, kind: person}", "helper: {kind: person}"),
        False,
        id="the register named",
    ),
    pytest.param(("roles.yml", "apprentice: {", "apprentice: {{"), False, id="the register named, not readable"),
    pytest.param(("site.yml", "name: {fr: Lanternes, en: Lanterns}", "name: Lanterns"), False, id="the site"),
]


@pytest.mark.parametrize(("shape", "told"), BESIDE_SHAPE)
def test_wrong_names_are_told_together_with_wrong_shapes(tmp_path, shape, told):
    """A name that does not exist is told in the same run as a wrong shape elsewhere, unless what it names may be what is broken."""
    folder = small_data(tmp_path)
    change(folder, *shape)
    alone = problems(folder)
    assert alone and not any("reference-unknown" in each for each in alone)
    change(folder, "stages/finish.yml", "source: manual\nwho: apprentice", "source: manual\nwho: aprentice")
    name = "data/stages/finish.yml:4:6 reference-unknown who: “aprentice” does not exist in roles. Did you mean “apprentice”? Correct the name, or add it in data/roles.yml."
    assert [each for each in problems(folder) if each not in alone] == ([name] if told else [])


def test_an_empty_folder_is_not_told_name_by_name(tmp_path):
    """Beside a wrong shape, the names of a folder in which nothing is are not told one by one."""
    folder = small_data(tmp_path)
    for file in (folder / "stages").iterdir():
        file.unlink()
    change(folder, "channels.yml", "post: {name: {fr: Poste, en: Post}}", "post: [Poste]")
    assert [each.split(" ")[1] for each in problems(folder)] == ["mapping-expected"]
