"""The guide: checked content on an as-of day, with the path of every trade resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jalons import rules
from jalons.content import RESERVED, Content, doubtful_parts, load_what_can_be
from jalons.path.pathway import TradePathway
from jalons.path.resolving import resolve
from jalons.problems.problem import ContentError, Problem
from jalons.records import Duty, Tenure


@dataclass(frozen=True)
class Guide:
    """Everything that pages are made from."""

    content: Content
    as_of: date
    pathways: Mapping[str, TradePathway]
    pdf: frozenset[str] = frozenset()
    """The trades whose sheets this build also makes as PDF, so that pages link them."""

    def holder(self, duty: Duty) -> Tenure | None:
        """The office in charge of a duty on the as-of day."""
        return next((tenure for tenure in duty.held_by if tenure.holds_on(self.as_of)), None)


def check(
    folder: Path, as_of: date, shown_as: str | None = None, reserved: frozenset[str] = RESERVED
) -> tuple[Content | None, list[Problem]]:
    """The content of a folder and every problem in it; content is None where an error stands in the way.

    `shown_as` is how the folder is named in locations; `reserved` are names that no stage may have.
    """
    content, problems = load_what_can_be(folder, shown_as, reserved)
    if content is None:
        return None, problems
    if problems:
        # names that are wrong in the other files are told in the same run, but not those whose target may be broken
        doubtful = doubtful_parts(content, problems)
        named = rules.references.every_reference_exists(content, as_of)
        return None, [*problems, *(problem for problem in named if problem.facts["part"] not in doubtful)]
    problems = rules.check(content, as_of)
    if any(problem.stops for problem in problems):
        return None, problems
    return content, problems


def open_guide(folder: Path, as_of: date, shown_as: str | None = None, address: str | None = None) -> Guide:
    """The guide of a data folder; `address` stands in for the public one.

    Raises:
        ContentError: the content cannot be used; with every problem.
    """
    content, problems = check(folder, as_of, shown_as)
    if content is None:
        raise ContentError(problems)
    if address is not None:
        content = replace(content, site=content.site.model_copy(update={"address": address}))
    return guide_of(content, as_of)


def guide_of(content: Content, as_of: date, only: str = "") -> Guide:
    """The guide of content that has passed the rules; with `only`, the path of that trade alone is resolved."""
    trade_ids = [only] if only else content.trades
    return Guide(content, as_of, {trade_id: resolve(content, trade_id, as_of) for trade_id in trade_ids})
