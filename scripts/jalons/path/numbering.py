"""Numbers the stages of a path whose forks are decided: 3; 4a and 4b in a fork; 4b1 and 4b2 in a fork of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, product
from string import ascii_lowercase

from jalons.path.pathway import Fork, PathEntry, StageOnPath
from jalons.path.steps import stage_ids
from jalons.records import Answered, Branch, ChooseStep, EitherStep, Option, Stage, StageStep, Step, TogetherStep


def numbered(steps: tuple[Step, ...], stages: Mapping[str, Stage]) -> Iterator[PathEntry]:
    """Steps whose forks are decided, numbered from 1."""
    return (_entry(step, str(number), stages) for number, step in enumerate(steps, start=1))


@dataclass(frozen=True)
class _Within:
    """What forks around a step say of it."""

    alongside: tuple[str, ...] = ()
    in_branches: tuple[tuple[str, int], ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    if_answered: Answered = field(default_factory=dict)

    def asking(self, wanted: Answered | None) -> Answered:
        """What is asked of readers here, `wanted` included; of one question, what both leave."""
        asked = dict(self.if_answered)
        for question, replies in (wanted or {}).items():
            asked[question] = tuple(r for r in replies if r in asked.get(question, replies))
        return asked


def _entry(step: Step, number: str, stages: Mapping[str, Stage], within: _Within = _Within()) -> PathEntry:
    """A step whose forks are decided, as it stands on the path."""
    if isinstance(step, StageStep):
        return StageOnPath(
            step.stage,
            number,
            stages[step.stage],
            step.optional == "yes",
            step.outcome == "yes",
            within.alongside,
            within.in_branches,
            chosen=within.chosen,
            only_if=step.only_if,
            if_answered=within.asking(step.if_answered),
            may_skip=step.may_skip == "yes",
        )
    if isinstance(step, EitherStep):
        raise TypeError(f"the fork {step.either} is not decided")
    return _fork(step, number, stages, within)


def _fork(step: TogetherStep | ChooseStep, number: str, stages: Mapping[str, Stage], within: _Within) -> Fork:
    """A fork, its stages labelled 4a, 4b; those of a fork in it 4b1, 4b2, so that each part of a number is one fork."""
    each: Iterator[str] = labels() if number[-1].isdigit() else map(str, count(1))
    ways: tuple[Branch | Option, ...] = step.branches
    branches = []
    for position, branch in enumerate(ways):
        inside = _inside(step, position, within)
        branches.append(tuple(_entry(part, f"{number}{next(each)}", stages, inside) for part in branch.path))
    name = step.choose if isinstance(step, ChooseStep) else step.together
    return Fork(name, number, step, tuple(branches), within.chosen, within.if_answered)


def _inside(step: TogetherStep | ChooseStep, position: int, within: _Within) -> _Within:
    """What a fork says of the steps of one of its branches."""
    if isinstance(step, ChooseStep):
        option = step.branches[position]
        chosen = (*within.chosen, (step.choose, option.id))
        return replace(within, chosen=chosen, if_answered=within.asking(option.if_answered))
    branches: tuple[Branch | Option, ...] = step.branches
    paths = [branch.path for branch in branches]
    others = (stage_id for n, path in enumerate(paths) if n != position for stage_id, _ in stage_ids(path))
    around = (*within.in_branches, (step.together, position))
    return replace(within, alongside=(*others, *within.alongside), in_branches=around)


def labels(alphabet: str = ascii_lowercase) -> Iterator[str]:
    """Labels in order: a, b … z, then aa, ab …."""
    for length in count(1):
        yield from map("".join, product(alphabet, repeat=length))


def flat(entries: tuple[PathEntry, ...]) -> Iterator[StageOnPath]:
    """Every stage of entries, in reading order."""
    for entry in entries:
        if isinstance(entry, StageOnPath):
            yield entry
        else:
            for branch in entry.branches:
                yield from flat(branch)
