"""Stages that are written where the path names them, instead of in files of their own."""

from __future__ import annotations

from jalons.content.short_forms import with_more, without
from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping, Node, Scalar, Sequence
from jalons.records import StageStep

_OF_STEP = frozenset(StageStep.written_keys())


class InlineStages:
    """Takes stages out of the steps of a pathway: `found` holds their trees by id, `problems` those written twice."""

    def __init__(self) -> None:
        self.found: dict[str, Mapping] = {}
        self.problems: list[Problem] = []

    def taken_from(self, pathway: Node) -> Node:
        """The tree of the pathway with steps that only name their stages; what is no path is left as it is."""
        return self._with_steps(pathway) if isinstance(pathway, Mapping) else pathway

    def _with_steps(self, node: Mapping) -> Mapping:
        """A pathway, or a branch of a fork, whose steps only name their stages."""
        steps = node.get("path")
        if not isinstance(steps, Sequence):
            return node
        made = with_more(without(node, ["path"]), [("path", Sequence(map(self._step, steps), steps.location))])
        made.keys_at = dict(node.keys_at)
        return made

    def _step(self, step: Node) -> Node:
        if not isinstance(step, Mapping):
            return step
        branches = step.get("branches")
        if isinstance(branches, Sequence):
            inside = [self._with_steps(branch) if isinstance(branch, Mapping) else branch for branch in branches]
            made = with_more(without(step, ["branches"]), [("branches", Sequence(inside, branches.location))])
            made.keys_at = dict(step.keys_at)
            return made
        name = step.get("stage")
        if not isinstance(name, Scalar) or not step.keys() - _OF_STEP:
            return step
        if name in self.found:
            self.problems.append(Problem("stage-written-twice", name.location, facts={"name": str(name)}))
            return without(step, step.keys() - _OF_STEP)
        self.found[str(name)] = without(step, _OF_STEP & step.keys())
        return without(step, step.keys() - _OF_STEP)
