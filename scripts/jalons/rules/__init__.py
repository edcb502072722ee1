"""What must be true of content beyond its shape: each rule is a generator of problems, run on the same content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from jalons.content import Content
from jalons.path.as_of import all_on_day
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.rules import (
    coverage,
    days,
    ends,
    events,
    facts,
    flowchart,
    id_history,
    journeys,
    languages,
    money,
    needs,
    papers,
    paths,
    places,
    questions,
    references,
    reliance,
    remarks,
    roles,
    same_tasks,
    trades,
    wording,
)

Rule = Callable[[Content, date], Iterator[Problem]]

AS_WRITTEN: tuple[Rule, ...] = (
    languages.every_language_is_named_once,
    languages.what_is_not_translated_is_counted,
    references.every_reference_exists,
    references.every_trade_of_a_condition_exists,
    references.every_name_has_words,
    references.every_link_has_an_address,
    facts.every_fact_has_a_source,
    facts.every_life_span_runs_forward,
    facts.every_life_span_has_an_effect,
    facts.every_duty_has_one_holder_at_a_time,
    facts.no_source_is_stale,
    remarks.every_remark_is_used,
    remarks.every_mark_of_a_remark_is_filled_in,
    paths.no_id_stands_twice,
    paths.no_anchor_of_a_trade_is_that_of_a_stage,
    paths.every_path_keeps_its_tasks,
    paths.every_stage_is_used,
    paths.no_aim_may_be_skipped,
    paths.every_task_says_who,
    paths.every_note_has_a_title,
    paths.every_count_is_a_declared_number,
    paths.every_placeholder_is_known,
    trades.every_trade_has_a_name,
    trades.every_code_is_of_one_trade,
    trades.every_code_is_of_a_declared_form,
    trades.every_first_word_is_of_one_trade,
    trades.every_state_is_dated,
    events.every_event_can_happen,
    events.every_event_has_its_own_id,
    questions.every_answer_named_exists,
    questions.every_reply_has_its_own_id,
    questions.questions_are_few,
    questions.every_question_follows_those_it_depends_on,
    trades.sums_add_up,
    money.every_amount_is_dated,
    money.every_condition_shown_first_is_there,
    money.every_money_question_decides,
    money.every_programme_can_be_chosen,
    ends.every_choice_leads_somewhere,
    same_tasks.every_task_shown_is_there,
    ends.every_stage_for_some_says_for_whom,
    papers.every_day_leads_to_a_deadline,
    papers.every_deadline_is_counted_one_way,
    papers.every_blank_of_a_letter_is_named,
    papers.every_document_has_its_own_id,
    needs.every_task_needed_exists,
    needs.only_tasks_say_what_they_take,
    needs.nothing_needs_itself,
    roles.every_task_is_somebodys,
    roles.every_person_has_a_page,
    roles.every_question_can_be_asked_of_its_role,
    wording.people_are_named_one_way,
    flowchart.every_element_is_said,
    flowchart.every_short_title_is_short,
    id_history.every_released_id_is_accounted_for,
    id_history.every_former_id_was_released,
    id_history.every_former_id_is_gone,
    id_history.every_gone_id_says_what_became_of_it,
    id_history.no_id_comes_from_itself,
    id_history.no_id_comes_back,
    id_history.no_id_takes_over_from_one_beside_it,
    id_history.only_ids_of_one_time_are_merged,
    id_history.only_tasks_have_former_ids,
    id_history.every_released_id_is_written,
)
"""Rules on what the files say, whatever the day."""

OF_THE_DAY: tuple[Rule, ...] = (
    questions.every_question_can_be_asked,
    questions.every_question_leaves_a_choice,
    places.every_combination_leads_to_one_place,
    places.every_place_is_reached,
)
"""Rules on the trades as they stand on the day."""

ON_THE_PATH: tuple[Rule, ...] = (
    paths.no_stage_stands_twice_on_a_path,
    ends.every_way_leads_to_an_end,
    needs.every_need_comes_earlier,
    trades.every_change_finds_its_target,
    trades.every_fork_is_decided,
    trades.every_trade_is_of_one_kind,
    trades.every_way_in_joins_the_path,
    events.every_reliance_has_a_way_out,
    reliance.every_stage_says_what_it_relies_on,
    events.every_way_back_stays_on_the_path,
    events.every_way_back_leads_to_an_end,
    papers.every_deadline_can_be_met,
    places.every_place_is_on_the_path,
    places.every_next_task_concerns_the_reader,
)
"""Rules on the trades as they stand on the day, but for those whose pathway lacks a stage: that is reported already."""

RULES: tuple[Rule, ...] = (*AS_WRITTEN, *OF_THE_DAY, *ON_THE_PATH)

ON_THE_WAY: tuple[Rule, ...] = (journeys.every_journey_goes_as_told,)
"""Rules that walk whole paths; they are run where the others hold, for nobody can walk a path that is broken."""

NOTES: tuple[Rule, ...] = (
    facts.no_two_stage_texts_are_the_same,
    facts.no_two_trades_say_the_same,
    coverage.every_condition_is_on_a_journey,
)
"""Generators of notes: what is not wrong, and still worth knowing."""


def check(content: Content, as_of: date) -> list[Problem]:
    """Every problem that any rule finds, in the order of the files.

    What a journey no longer meets since something ended on a day that the data names is a warning.
    """
    found = [problem for rule in AS_WRITTEN for problem in rule(content, as_of)]
    found += _on_day(content, as_of)
    if not any(problem.stops for problem in found):
        walked = _on_the_way(content, as_of)
        found += days.by_time_alone(content, as_of, walked, _on_day, _on_the_way)
    return sorted(set_once(found), key=lambda problem: problem.order)


def ahead(content: Content, as_of: date, now: Iterable[Problem]) -> list[Problem]:
    """What will be wrong on a later day with content that passes the rules, in the order of the files.

    `now` is what they find on the day itself.
    """
    return sorted(set_once(days.ahead(content, as_of, now, _on_day, _on_the_way)), key=lambda problem: problem.order)


def _on_day(content: Content, as_of: date) -> list[Problem]:
    """What the rules find that ask for a day."""
    standing = all_on_day(content, as_of)
    found = [problem for rule in OF_THE_DAY for problem in rule(standing, as_of)]
    whole = {
        name
        for name, pathway in content.pathways.items()
        if all(stage in content.stages for stage in paths.named(pathway))
    }
    walkable = replace(
        standing, trades={trade_id: trade for trade_id, trade in standing.trades.items() if trade.pathway in whole}
    )
    return [*found, *(problem for rule in ON_THE_PATH for problem in rule(walkable, as_of))]


def _on_the_way(content: Content, as_of: date) -> list[Problem]:
    return [problem for rule in ON_THE_WAY for problem in rule(content, as_of)]


def notes(content: Content, as_of: date) -> list[Problem]:
    """What is worth knowing of content that has passed the rules, in the order of the files."""
    found = [note for rule in NOTES for note in rule(content, as_of)]
    return sorted(set_once(found), key=lambda problem: problem.order)


def set_once(problems: list[Problem]) -> list[Problem]:
    """One problem of those that say the same of the same place for several trades.

    It is that of the first trade; the fact `also` names the others.
    """
    seen: dict[tuple[Location, str, str, str], Problem] = {}
    trade_ids: dict[tuple[Location, str, str, str], list[str]] = {}
    for problem in problems:
        facts = {name: fact for name, fact in problem.facts.items() if name != "code"}
        same = (problem.location, problem.message_id, problem.where, repr(sorted(facts.items())))
        seen.setdefault(same, problem)
        trade_ids.setdefault(same, []).append(str(problem.facts.get("code", "")))
    also = {same: [trade_id for trade_id in dict.fromkeys(found) if trade_id][1:] for same, found in trade_ids.items()}
    return [
        replace(each, facts={**each.facts, "also": also[same]}) if also[same] else each for same, each in seen.items()
    ]
