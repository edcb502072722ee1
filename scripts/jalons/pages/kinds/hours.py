"""The page of a reader's dates and hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalons.pages import menus
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path import deadlines
from jalons.path.letters import letters
from jalons.records import Letter
from jalons.writing.folding import fold_letters

COLUMN = "hours-column-"
"""How the interface words begin that head what stands in a file of hours."""
BLANK_ROWS = 26
BLANK_PEOPLE = 1
"""How many rows and signatures the sheet has that is filled in by hand."""


@dataclass(frozen=True, kw_only=True)
class Hours(Body):
    """A trade's days and deadlines, the headings of its file of hours in both languages, and its figures."""

    starts: list[deadlines.Start]
    figures: dict[str, list[int]]
    """The hours to be made on the job and in class; several figures where official sources disagree."""
    headings: dict[str, list[str]]
    letters: Mapping[str, Letter]
    privacy: str
    """The place that says what is kept on the device."""
    rows: int = BLANK_ROWS
    people: int = BLANK_PEOPLE


def hours(subject: Subject, ctx: PageContext) -> Hours:
    """What the page is given. Raises MissingWord."""
    path = subject.path
    return Hours(
        title=ctx.word("hours-title"),
        description=ctx.word("hours-description", name=ctx.trade_name_plain(path.trade)),
        starts=[] if "dates" in ctx.site.without else deadlines.starts(ctx.content, path, ctx.as_of),
        figures={
            name: sorted({figure.value for figure in path.trade.figures("hours", part)})
            for name, part in (("job", "on_the_job"), ("class", "in_class"))
        },
        headings={
            name.removeprefix(COLUMN): [fold_letters(words.in_(language)) for language in ctx.content.languages]
            for name, words in ctx.content.words.items()
            if name.startswith(COLUMN)
        },
        letters=letters(ctx.content, path),
        privacy=menus.privacy(ctx.content),
    )
