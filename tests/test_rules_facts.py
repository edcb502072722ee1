"""Rules of facts, life spans and sources: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.checking import check
from jalons.rules import facts
from support.broken_rules import (
    APPLY,
    CHANGE,
    EVENTS,
    PATHWAY,
    TRADE_A,
    TRADE_B,
    Broken,
    assert_told,
    told_in_french,
)
from support.small_guide import AS_OF, change, problems, small_data

BROKEN: list[Broken] = [
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
        "data/stages/practise.yml:7:16 same-sentence (note) tasks/1/text/fr: “Plier le papier.” already stands in party/tasks/1/text. Keep it in one place, or say here what is particular to this stage.",
    ),
    Broken(
        "sentence-within-two-texts",
        facts.no_two_stage_texts_are_the_same,
        "stages/party.yml",
        "{fr: Chanter., en: Sing.}",
        "{fr: Chanter., en: 'Come at 6 p.m. sharp and sing. Ask the guild. Do you know how? ask for one of its lanterns!'}\n"
        "    detail: {fr: a, en: 'Ask the guild. Do you know how? ask for one of its lanterns!'}\n"
        "    only_if: {fr: b, en: 'Come at 6 p.m. sharp and sing.'}",
        "data/stages/party.yml:8:25 same-sentence (note) tasks/1/detail/en: “Do you know how? ask for one of its lanterns!” "
        "already stands in party/tasks/1/text. Keep it in one place, or say here what is particular to this stage.",
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
        "sentence-of-a-stage-in-an-event",
        facts.no_two_stage_texts_are_the_same,
        EVENTS,
        "fr: Recommencer.",
        "fr: Redemander.",
        "data/events.yml:3:14 same-sentence (note) burnt/text/fr: “Redemander.” already stands in learn/events/1/text. "
        "Keep it in one place, or say here what is particular to this stage.",
    ),
    Broken(
        "sentence-of-an-event-in-a-way-in",
        facts.no_two_stage_texts_are_the_same,
        PATHWAY,
        "en: One begins at the beginning.",
        "en: Begin again.",
        "data/pathways/lantern.yml:34:43 same-sentence (note) ways_in/1/text/en: “Begin again.” already stands in burnt/text. "
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
        "remark-from-nowhere",
        facts.every_fact_has_a_source,
        TRADE_A,
        "with: {count: 1200}, source: manual}",
        "with: {count: 1200}}",
        "data/trades/111A.yml:17:10 source-missing remarks/1: This fact has no source. Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
    ),
    Broken(
        "fact-of-two-trades",
        facts.no_two_trades_say_the_same,
        TRADE_B,
        "hours: {}\n",
        "hours: {}\nfacts:\n  - id: night\n    text: {fr: la nuit., en: By night.}\n    source: manual\n",
        "data/trades/222B.yml:12:16 same-fact (note) facts/1/text/fr: “la nuit.” already stands in 111A/facts/1/text. If it holds for several paths, write it once in data/remarks.yml and name it under remarks in each; otherwise say here what is particular to this path.",
    ),
    Broken(
        "change-that-repeats-a-stage",
        facts.no_two_trades_say_the_same,
        TRADE_B,
        CHANGE,
        "  - replace: finish/light\n    text: {fr: Plier le papier., en: Fold the lantern.}\n",
        "data/trades/222B.yml:12:16 same-change (note) changes/1/text/fr: “Plier le papier.” already stands in practise/tasks/1/text. If it holds for several paths, write it once in the stage, with when; otherwise say here what is particular to this path.",
    ),
]

FRENCH = [
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
        "fact-of-two-trades",
        (
            "data/trades/222B.yml:12:16 same-fact (remarque) facts/1/text/fr: « la nuit. » est déjà dans 111A/facts/1/text. Si elle vaut "
            "pour plusieurs parcours, écrivez-la une fois dans data/remarks.yml et nommez-la sous remarks dans chacun; sinon, "
            "dites ici ce qui est propre à ce parcours."
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


def test_stale_only_after_a_year(tmp_path):
    """A source read exactly 365 days ago is fresh, and a stale one does not stop the site."""
    folder = small_data(tmp_path)
    change(folder, "sources.yml", "checked: 2026-01-01", "checked: 2025-03-01")
    content, found = check(folder, AS_OF)
    assert (content is not None, found) == (True, [])
    content, found = check(folder, date(2026, 3, 2))
    assert content is not None and [(problem.message_id, problem.warning) for problem in found] == [("stale", True)]


def test_same_condition_in_two_stages(tmp_path):
    """Words that say whom an item concerns may stand wherever they apply."""
    folder = small_data(tmp_path)
    for stage, key in (("apply", "    advice: yes\n"), ("party", "    advice: yes\n")):
        change(folder, f"stages/{stage}.yml", key, f"{key}    only_if: {{fr: À 16 ans, en: At 16}}\n")
    assert problems(folder) == []
