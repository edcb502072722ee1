"""The one way to a guide: the data folder is read and checked, and its guide is opened where nothing is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from jalons import rules
from jalons.content import Content, doubtful_parts, load_what_can_be
from jalons.guide import Guide, guide_of
from jalons.pages import reserved
from jalons.problems.problem import ContentError, Problem


def check(folder: Path, as_of: date, shown_as: str | None = None) -> tuple[Content | None, list[Problem]]:
    """The content of a folder and every problem in it; content is None where an error stands in the way.

    `shown_as` is how the folder is named in locations.
    """
    content, problems = load_what_can_be(folder, shown_as, reserved.addresses())
    if content is None:
        return None, problems
    if problems:
        # names that are wrong in the other files are told in the same run, but not those whose target may be broken
        doubtful = doubtful_parts(content, problems)
        named = (
            *rules.references.every_reference_exists(content, as_of),
            *rules.references.every_trade_of_a_condition_exists(content, as_of),
        )
        return None, [*problems, *(problem for problem in named if problem.facts["part"] not in doubtful)]
    problems = [
        *rules.check(content, as_of),
        *reserved.every_address_of_a_person_is_free(content),
        *reserved.every_feature_is_known(content),
    ]
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
