"""Each trade fits its pathway: every change finds its target, every fork is decided, the hours add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from jalons.content import Content
from jalons.path import changes, conditions
from jalons.path.pathway import chosen_branches, decided, stage_ids
from jalons.problem import Problem
from jalons.records import EitherStep, Stage, Trade
from jalons.rules import walk


def every_trade_has_a_name(content: Content, as_of: date) -> Iterator[Problem]:
    """A trade has its official name in at least one language."""
    for trade in content.trades.values():
        if trade.name.fr is None and trade.name.en is None:
            yield Problem("trade-name-missing", trade.at("name"), "name")


def every_change_finds_its_target(content: Content, as_of: date) -> Iterator[Problem]:
    """A change names a stage of the trade's own way along its pathway and a part of it that is there."""
    for code, trade in content.trades.items():
        on_path = {name: content.stages[name] for name in _stages_of(content, code, trade, content.stages)}
        # changes come and go on their days: each set that holds together on some day must fit
        days = {as_of, *(change.valid_from for change in trade.changes if change.valid_from)}
        for day in sorted(days):
            yield from changes.faults(trade.changes, on_path, "changes", day)


def every_fork_is_decided(content: Content, as_of: date) -> Iterator[Problem]:
    """At each `either`, each trade takes exactly one branch, and each branch says for whom it is."""
    for code, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        for where, fork in walk.inside("", pathway) if pathway else ():
            if not isinstance(fork, EitherStep):
                continue
            for number, branch in enumerate(fork.branches, start=1):
                if branch.when is None:
                    yield Problem("branch-without-when", branch.place, f"{where}/branches/{number}", {"name": fork.either})
            if all(branch.when for branch in fork.branches) and len(chosen_branches(fork, code, trade)) != 1:
                unknown = not all(conditions.can_be_told(branch.when, code, trade) for branch in fork.branches)
                facts = {"code": code, "name": fork.either, "count": len(chosen_branches(fork, code, trade))}
                yield Problem("fork-unknown" if unknown else "fork-undecided", fork.at("either"), where, facts)


def every_way_back_stays_on_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """A way back leads to the same stage or an earlier one, on the path of every trade that has the stage."""
    for code, trade in content.trades.items():
        stages = changes.apply(trade.changes, content.stages, as_of)
        order = list(_stages_of(content, code, trade, stages))
        for position, name in enumerate(order):
            for number, event in enumerate(content.stages[name].events, start=1):
                concerned = event in stages[name].events and conditions.holds(event.when, code, trade)
                if not concerned or event.return_to not in content.stages:
                    continue
                earlier = order[: position + 1]
                if event.return_to not in earlier:
                    facts = {"name": event.return_to, "stage": name, "code": code, "known": earlier}
                    yield Problem("way-back-astray", event.at("return_to"), f"events/{number}/return_to", facts)


def hours_add_up(content: Content, as_of: date) -> Iterator[Problem]:
    """Total hours are on-the-job hours and in-class hours together, for at least one of the figures given."""
    for trade in content.trades.values():
        hours = trade.hours
        if hours.total and hours.on_the_job and hours.in_class:
            sums = {job.value + school.value for job, school in product(hours.on_the_job, hours.in_class)}
            if not sums & {figure.value for figure in hours.total}:
                facts = {"total": hours.total[0].value, "sum": min(sums)}
                yield Problem("hours-do-not-add-up", hours.at("total"), "hours/total", facts)


def _stages_of(content: Content, code: str, trade: Trade, stages: Mapping[str, Stage]) -> Iterator[str]:
    """Which of the stages the trade walks, in reading order."""
    pathway = content.pathways.get(trade.pathway)
    steps = tuple(decided(pathway.path, code, trade, frozenset(stages))) if pathway else ()
    return (name for name, _ in stage_ids(steps))
