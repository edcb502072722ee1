"""What must be true of content beyond its shape: each rule is a generator of problems, run on the same content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from jalons.content import Content
from jalons.problem import Problem
from jalons.rules import events, facts, flowchart, paths, questions, references, trades

Rule = Callable[[Content, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    references.every_reference_exists,
    references.every_word_of_placeholders_exists,
    references.every_link_has_an_address,
    facts.every_fact_has_a_source,
    facts.every_life_span_runs_forward,
    facts.every_life_span_has_an_effect,
    facts.every_duty_has_one_holder_at_a_time,
    facts.no_source_is_stale,
    facts.no_two_stage_texts_are_the_same,
    paths.ids_are_unique_within_a_stage,
    paths.no_id_is_one_of_the_pages_own,
    paths.every_path_keeps_its_tasks,
    paths.no_stage_stands_twice_on_a_path,
    paths.every_stage_is_used,
    paths.every_path_has_one_outcome,
    paths.every_checklist_item_says_who,
    paths.every_note_has_a_title,
    paths.every_placeholder_is_known,
    trades.every_trade_has_a_name,
    trades.every_change_finds_its_target,
    trades.every_fork_is_decided,
    trades.every_code_is_of_one_trade,
    trades.every_pause_is_dated,
    trades.every_trade_is_of_one_kind,
    trades.every_way_in_joins_the_path,
    events.every_event_can_happen,
    events.every_event_has_its_own_id,
    events.every_reliance_has_a_way_out,
    events.every_way_back_stays_on_the_path,
    events.every_way_back_leads_to_an_end,
    questions.every_answer_named_exists,
    questions.every_reply_has_its_own_id,
    questions.questions_are_few,
    questions.every_question_follows_those_it_depends_on,
    questions.every_question_can_be_asked,
    questions.every_question_leaves_a_choice,
    questions.every_combination_leads_to_one_place,
    questions.every_place_is_reached,
    questions.every_place_is_on_the_path,
    questions.every_next_task_concerns_the_reader,
    trades.hours_add_up,
    flowchart.every_element_is_said,
)


def check(content: Content, as_of: date) -> list[Problem]:
    """Every problem that any rule finds, in the order of the files."""
    found = [problem for rule in RULES for problem in rule(content, as_of)]
    return sorted(set_once(found), key=lambda problem: problem.order)


def set_once(problems: list[Problem]) -> list[Problem]:
    """The problems without those that say the same of the same place (a shared stage is seen by many trades)."""
    seen: dict[tuple, Problem] = {}
    for problem in problems:
        seen.setdefault((problem.place, problem.code, problem.where, repr(sorted(problem.facts.items()))), problem)
    return list(seen.values())
