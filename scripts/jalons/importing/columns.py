"""The columns of a table of trades: which there are, and what is wrong with a header that names others."""

from __future__ import annotations

import re

from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import ContentError, Problem

REQUIRED = (
    "code",
    "name_fr",
    "name_en",
    "sector",
    "classification",
    "exam",
    "red_seal",
    "hours_total",
    "hours_on_job",
    "hours_in_school",
    "source_url",
    "confidence",
)
COLUMNS = (*REQUIRED, "other_sources", "notes")
"""In any order; the last two may be left out."""
SEVERAL_LINES = ("other_sources", "notes")
"""Columns whose cells may hold line breaks."""


def known_in(texts: list[str]) -> int:
    """How many of these texts name a column."""
    return len({_column(text.strip().strip('"')) for text in texts} & {*COLUMNS})


def named(header: list[tuple[str, Location]]) -> list[str]:
    """The column that each cell of a header names, nothing for an empty one. Raises ContentError."""
    names = [_column(text) for text, _ in header]
    missing = [name for name in REQUIRED if name not in names]
    problems = []
    for number, (name, (text, location)) in enumerate(zip(names, header)):
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
