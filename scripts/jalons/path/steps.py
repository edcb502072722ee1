"""Which parts of a pathway a trade takes: its base path, its branches at forks, its ways in, the stages it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.path import conditions
from jalons.records import Branch, ChooseStep, EitherStep, Pathway, PathwayKind, StageStep, Step, Trade, WayIn


def kinds(pathway: Pathway, trade_id: str, trade: Trade) -> list[PathwayKind]:
    """The base paths of a pathway that are the trade's; anything but one is an error of the pathway that names any."""
    return [kind for kind in pathway.kinds if conditions.holds(kind.when, trade_id, trade)]


def ways_in(pathway: Pathway, trade_id: str, trade: Trade, as_of: date, kept: frozenset[str]) -> list[WayIn]:
    """The ways to begin that are there for a trade on a day, in order; one with a dropped stage is not."""
    return [
        way
        for way in pathway.ways_in
        if way.holds_on(as_of)
        and conditions.holds(way.when, trade_id, trade)
        and all(step.stage in kept for step in way.path)
    ]


def chosen_branches(fork: EitherStep, trade_id: str, trade: Trade) -> list[int]:
    """The positions of the branches that a trade takes; anything but one is an error of the pathway."""
    return [n for n, branch in enumerate(fork.branches) if conditions.holds(branch.when, trade_id, trade)]


def stage_ids(steps: tuple[Step, ...]) -> Iterator[tuple[str, StageStep]]:
    """Every stage step that stands in the steps, in all branches, in reading order."""
    for step in steps:
        if isinstance(step, StageStep):
            yield step.stage, step
        else:
            for branch in step.branches:
                yield from stage_ids(branch.path)


def decided(steps: tuple[Step, ...], trade_id: str, trade: Trade, kept: frozenset[str]) -> Iterator[Step]:
    """The steps with `either` replaced by the branch taken, and dropped stages left out."""
    for step in steps:
        if isinstance(step, StageStep):
            if step.stage in kept:
                yield step
        elif isinstance(step, EitherStep):
            for position in chosen_branches(step, trade_id, trade)[:1]:
                yield from decided(step.branches[position].path, trade_id, trade, kept)
        elif isinstance(step, ChooseStep):
            yield from _offered(step, trade_id, trade, kept)
        else:
            branches = [tuple(decided(branch.path, trade_id, trade, kept)) for branch in step.branches]
            branches = [branch for branch in branches if branch]
            if len(branches) == 1:
                yield from branches[0]
            elif branches:
                yield step.model_copy(update={"branches": tuple(Branch.model_construct(path=b) for b in branches)})


def _offered(step: ChooseStep, trade_id: str, trade: Trade, kept: frozenset[str]) -> Iterator[Step]:
    """A choice with the ways that a trade has; where it leaves one alone, the steps of that way."""
    options = []
    for option in step.branches:
        path = tuple(decided(option.path, trade_id, trade, kept))
        # a way whose every stage is dropped is gone; one that never had any is there: there is nothing to do on it
        if conditions.holds(option.when, trade_id, trade) and (path or not option.path):
            options.append(option.model_copy(update={"path": path}))
    if len(options) == 1:
        yield from options[0].path
    elif options:
        yield step.model_copy(update={"branches": tuple(options)})
