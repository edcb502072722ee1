"""The table for signing skills, as log books have it: beside the official record, not instead of it."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.records.trades import SkillSet

ROWS = 6
"""How many skills a set has room for."""
BLANK_SETS = 4
"""How many sets a trade has whose log book is not known."""
TRAINERS = 3
MEETINGS = 5
"""How many trainers sign on a sheet, and how many meetings are written down."""


@dataclass(frozen=True, kw_only=True)
class Skills(Body):
    """The sets of skills of a trade, and how many rows each table has."""

    skill_sets: tuple[SkillSet | None, ...]
    """In the order of the log book; None is a set whose title is to be written in."""
    rows: int = ROWS
    trainers: int = TRAINERS
    meetings: int = MEETINGS


def skills(subject: Subject, ctx: PageContext) -> Skills:
    """What the page is given. Raises MissingWord."""
    trade = subject.path.trade
    return Skills(
        title=ctx.word("skills-title"),
        description=ctx.word("skills-description", name=ctx.trade_name_plain(trade)),
        skill_sets=trade.skill_sets or (None,) * BLANK_SETS,
    )
