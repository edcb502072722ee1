"""A pathway has an end on every way through it, and what one chooses on it is a choice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from jalons.content import Content
from jalons.path.steps import decided, stage_ids
from jalons.problems.problem import Problem
from jalons.records import ChooseStep, StageStep, Step, walk

_Seen: TypeAlias = frozenset[bool]
"""Whether an end is reached on the ways through a path: on all, on none, or on some of them."""
_NONE: _Seen = frozenset({False})
_ALL: _Seen = frozenset({True})


def every_way_leads_to_an_end(content: Content, as_of: date) -> Iterator[Problem]:
    """Whatever a reader chooses, an end is reached, and what follows the last end is optional."""
    for trade_id, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        if pathway is None:
            continue
        dropped = {change.drop for change in trade.changes if change.drop and change.holds_on(as_of)}
        steps = tuple(decided(pathway.path, trade_id, trade, frozenset(content.stages) - dropped))
        facts = {"name": trade.pathway, "code": trade_id}
        if not any(step.outcome == "yes" for _, step in stage_ids(steps)):
            yield Problem("outcome-missing", pathway.at("path"), "path", facts)
            continue
        before: dict[str, _Seen] = {}
        ahead: dict[str, _Seen] = {}
        _note(steps, _NONE, before)
        if False in _note(steps, _NONE, ahead, backwards=True):
            yield Problem("outcome-on-some-ways", pathway.at("path"), "path", facts)
        for name, step in stage_ids(steps):
            needed = "yes" not in (step.optional, step.may_skip, step.outcome)
            if needed and True in before[name] and False in ahead[name]:
                yield Problem("outcome-not-last", step.at("stage"), "path", {"name": name})


def _note(steps: tuple[Step, ...], seen: _Seen, found: dict[str, _Seen], *, backwards: bool = False) -> _Seen:
    """Notes by stage what was seen on the ways to it; gives what was seen on those through all of the steps."""
    for step in reversed(steps) if backwards else steps:
        if isinstance(step, StageStep):
            found[step.stage] = seen
            if step.outcome == "yes":
                # readers whom it does not concern, or who skip it, do not come by
                seen = seen | _ALL if step.if_answered or step.may_skip == "yes" else _ALL
            continue
        if isinstance(step, ChooseStep):
            seen = frozenset().union(*(_note(way.path, seen, found, backwards=backwards) for way in step.branches))
        else:
            for branch in reversed(step.branches) if backwards else step.branches:
                seen = _note(branch.path, seen, found, backwards=backwards)
    return seen


def every_choice_leads_somewhere(content: Content, as_of: date) -> Iterator[Problem]:
    """Of the ways that one chooses from, one at least has a stage."""
    for pathway in content.pathways.values():
        for where, step in walk.inside("", pathway):
            if isinstance(step, ChooseStep) and not any(way.path for way in step.branches):
                yield Problem("choice-empty", step.at("choose"), f"{where}/choose", {"name": step.choose})


def every_stage_for_some_says_for_whom(content: Content, as_of: date) -> Iterator[Problem]:
    """A stage that answers rule out says in words whom it concerns, and what says so is there to rule it out."""
    for pathway in content.pathways.values():
        for where, step in walk.inside("", pathway):
            if isinstance(step, StageStep) and bool(step.if_answered) != (step.only_if is not None):
                key = "if_answered" if step.if_answered else "only_if"
                other = "only_if" if step.if_answered else "if_answered"
                facts = {"name": step.stage, "key": key, "other": other}
                yield Problem("for-whom-missing", step.at(key), f"{where}/{key}", facts)
