"""The columns of a table of trades: which there are, and what is wrong with a header that names others."""

from __future__ import annotations

import re

from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import ContentError, Problem

COLUMN_OF = {
    "code": "code",
    "name/fr": "name_fr",
    "name/en": "name_en",
    "sector": "sector",
    "compulsory": "classification",
    "exam": "exam",
    "red_seal": "red_seal",
    "hours/total": "hours_total",
    "hours/on_the_job": "hours_on_job",
    "hours/in_class": "hours_in_school",
}
"""The column of the table that holds each field, named by where it stands in the trade's file."""
FIELDS = tuple(COLUMN_OF)
NAMES = FIELDS[1:3]
HOURS = FIELDS[7:]
DECLARED = ("sector", *FIELDS[4:7])
"""Facts that a guide must declare for such a table to say anything of it."""
OF_THE_TRADE = FIELDS[:4]
"""Fields whose sources are among those of the trade as a whole; each of the others is written with its own."""
SOURCE_OF = {field: f"{column}_source" for field, column in COLUMN_OF.items()}
"""The column that names the sources of one field, where they are not those of the line."""
REQUIRED = (*COLUMN_OF.values(), "source_url", "confidence")
COLUMNS = (*REQUIRED, "other_sources", "notes", *SOURCE_OF.values(), "second_hand")
"""In any order; those that are not required may be left out."""
SEVERAL_LINES = ("other_sources", "notes")
"""Columns whose cells may hold line breaks."""


def known_in(texts: list[str]) -> int:
    """How many of these texts name a column."""
    return len({_column(text.strip().strip('"')) for text in texts} & {*COLUMNS})


def named(header: list[tuple[str, Location]]) -> list[str]:
    """The column that each cell of a header names, nothing for an empty one.

    Raises:
        ContentError: A column is missing, unknown or there twice; with every such problem.
    """
    names = [_column(text) for text, _ in header]
    missing = [name for name in REQUIRED if name not in names]
    problems = []
    for number, (name, (text, location)) in enumerate(zip(names, header, strict=True)):
        if name and name not in COLUMNS:
            near = nearest(name, missing) or nearest(name, [each for each in COLUMNS if each not in names])
            facts = {"name": text[:60], "near": near, "known": COLUMNS}
            problems.append(Problem("table-column-unknown", location, facts=facts))
        elif name and name in names[:number]:
            problems.append(Problem("table-column-twice", location, facts={"name": name}))
    if missing:
        problems.append(Problem("table-column-missing", header[0][1], facts={"missing": missing}))
    if problems:
        raise ContentError(problems)
    return names


def _column(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip().casefold())[:60]
