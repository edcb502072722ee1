"""Each trade fits its pathway: every change finds its target, every fork is decided, the hours add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from jalons.content import Content
from jalons.path import changes, conditions
from jalons.path.placeholders import trade_code
from jalons.path.steps import chosen_branches, decided, kinds, stage_ids, ways_in
from jalons.problems.problem import Problem
from jalons.records import EitherStep, Stage, Trade, Unlisted, walk
from jalons.records.fields import code_form
from jalons.writing.folding import fold_words


def every_trade_has_a_name(content: Content, as_of: date) -> Iterator[Problem]:
    """A trade, also one that is left out, has its name in at least one language."""
    named: list[tuple[str, Trade | Unlisted]] = [("name", trade) for trade in content.trades.values()]
    named += [(f"{name}/name", trade) for name, trade in content.unlisted.items()]
    for where, trade in named:
        if not trade.name.items():
            yield Problem("name-missing", trade.at("name"), where)


def every_code_is_of_one_trade(content: Content, as_of: date) -> Iterator[Problem]:
    """No two trades have the same official code, also of those that are left out."""
    coded: list[tuple[str, str, Trade | Unlisted, str | None]] = [
        (name, "code", trade, trade_code(name, trade)) for name, trade in content.trades.items()
    ]
    coded += [(name, f"{name}/code", trade, trade.code) for name, trade in content.unlisted.items()]
    seen: dict[str, str] = {}
    for name, where, trade, code in coded:
        if code is not None and code in seen:
            yield Problem("code-twice", trade.at("code"), where, {"name": code, "first": seen[code]})
        elif code is not None:
            seen[code] = name


def every_code_is_of_a_declared_form(content: Content, as_of: date) -> Iterator[Problem]:
    """A code that a file gives is written as the guide says that its codes are."""
    shapes = content.site.variants.codes if content.site.variants else ()
    coded: list[tuple[str, Trade | Unlisted]] = [("code", trade) for trade in content.trades.values()]
    coded += [(f"{name}/code", trade) for name, trade in content.unlisted.items()]
    for where, trade in coded:
        if trade.code is not None and shapes and not any(code_form(shape).fullmatch(trade.code) for shape in shapes):
            yield Problem("code-form", trade.at("code"), where, {"value": trade.code, "shapes": [*shapes]})


def every_first_word_is_of_one_trade(content: Content, as_of: date) -> Iterator[Problem]:
    """A word for which one trade comes first is that of no other trade, accents and case aside."""
    seen: dict[str, str] = {}
    for trade_id, trade in content.trades.items():
        for number, word in enumerate(trade.search_words.first):
            other = seen.setdefault(fold_words(word), trade_id)
            if other != trade_id:
                where = f"search_words/first/{number + 1}"
                facts = {"name": word, "code": trade_id, "first": other}
                yield Problem("first-word-twice", trade.search_words.at("first", number), where, facts)


def every_state_is_dated(content: Content, as_of: date) -> Iterator[Problem]:
    """A fact says since which day it is so where its value asks for that, and says no day elsewhere."""
    for trade in content.trades.values():
        for fact_id, fact in trade.declared.items():
            said = trade.fact(fact_id)
            asks = fact.words_of(said.value).since == "yes"
            facts = {"name": fact_id, "value": said.value}
            if asks and said.since is None:
                yield Problem(
                    "since-missing", said.location if said.location.line else trade.at(fact_id), fact_id, facts
                )
            elif not asks and said.since is not None:
                yield Problem("since-useless", said.at("since"), f"{fact_id}/since", facts)


def every_trade_is_of_one_kind(content: Content, as_of: date) -> Iterator[Problem]:
    """Each trade follows exactly one of the base paths that its pathway names."""
    for trade_id, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        if pathway and pathway.kinds and len(found := kinds(pathway, trade_id, trade)) != 1:
            facts = {"code": trade_id, "pathway": trade.pathway, "found": [kind.id for kind in found] or ["-"]}
            yield Problem("kind-undecided", pathway.at("kinds"), "kinds", facts)


def every_way_in_joins_the_path(content: Content, as_of: date) -> Iterator[Problem]:
    """A way in joins the path of every trade that has it."""
    for trade_id, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        if pathway is None:
            continue
        stages = changes.apply(trade.changes, content.stages, as_of)
        order = list(_stages_of(content, trade_id, trade, stages))
        there = ways_in(pathway, trade_id, trade, as_of, frozenset(stages))
        for number, way in enumerate(pathway.ways_in, start=1):
            if way in there and way.joins in content.stages and way.joins not in order:
                facts = {"name": way.joins, "way": way.id, "code": trade_id, "known": order}
                yield Problem("way-in-astray", way.at("joins"), f"ways_in/{number}/joins", facts)


def every_change_finds_its_target(content: Content, as_of: date) -> Iterator[Problem]:
    """A change names a stage of the trade's own way along its pathway and a part of it that is there."""
    for trade_id, trade in content.trades.items():
        on_path = {name: content.stages[name] for name in _stages_of(content, trade_id, trade, content.stages)}
        pathway = content.pathways.get(trade.pathway)
        for way in pathway.ways_in if pathway else ():
            # whatever the day: a change does not become an error on the day on which a way in ends
            if conditions.holds(way.when, trade_id, trade):
                on_path |= {step.stage: content.stages[step.stage] for step in way.path if step.stage in content.stages}
        # changes come and go on their days: each set that holds together on some day must fit
        days = {as_of, *(change.valid_from for change in trade.changes if change.valid_from)}
        for day in sorted(days):
            yield from changes.problems(trade.changes, on_path, "changes", day)


def every_fork_is_decided(content: Content, as_of: date) -> Iterator[Problem]:
    """At each `either`, each trade takes exactly one branch, and each branch says for whom it is."""
    for trade_id, trade in content.trades.items():
        pathway = content.pathways.get(trade.pathway)
        for where, fork in walk.inside("", pathway) if pathway else ():
            if not isinstance(fork, EitherStep):
                continue
            for number, branch in enumerate(fork.branches, start=1):
                if branch.when is None:
                    yield Problem(
                        "branch-without-when", branch.location, f"{where}/branches/{number}", {"name": fork.either}
                    )
            if all(branch.when for branch in fork.branches) and len(chosen_branches(fork, trade_id, trade)) != 1:
                unknown = not all(conditions.can_be_told(branch.when, trade_id, trade) for branch in fork.branches)
                facts = {"code": trade_id, "name": fork.either, "count": len(chosen_branches(fork, trade_id, trade))}
                yield Problem("fork-unknown" if unknown else "fork-undecided", fork.at("either"), where, facts)


def sums_add_up(content: Content, as_of: date) -> Iterator[Problem]:
    """A number that is the sum of others is so, for at least one of the figures given."""
    for trade in content.trades.values():
        for fact_id, fact in trade.declared.items():
            for part, number in fact.parts.items():
                whole = {figure.value for figure in trade.figures(fact_id, part)}
                parts = [[figure.value for figure in trade.figures(fact_id, each)] for each in number.sum_of]
                sums = {sum(values) for values in product(*parts)} if parts else set()
                if whole and sums and not whole & sums:
                    where = f"{fact_id}/{part}"
                    facts = {"name": where, "total": min(whole), "sum": min(sums)}
                    yield Problem("sum-wrong", trade.at(fact_id, part), where, facts)


def _stages_of(content: Content, trade_id: str, trade: Trade, stages: Mapping[str, Stage]) -> Iterator[str]:
    """Which of the stages the trade walks, in reading order."""
    pathway = content.pathways.get(trade.pathway)
    steps = tuple(decided(pathway.path, trade_id, trade, frozenset(stages))) if pathway else ()
    return (name for name, _ in stage_ids(steps))
