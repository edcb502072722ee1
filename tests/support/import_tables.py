"""Tables of trades to import, and the sources that they name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from jalons.importing.plan import Plan
from jalons.messages.report import line
from jalons.problems.problem import Problem
from jalons.writing.language import Language

COLUMNS = [
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
    "other_sources",
    "notes",
]
HEADER = ",".join(COLUMNS)
SOURCES = """\
manual:
  title: The Manual
  publisher: {fr: Guilde, en: Guild}
  language: both
  kind: document
  checked: 2026-01-01
guild-page:
  title: The guild's page
  publisher: {fr: Guilde, en: Guild}
  url: https://www.guild.example/trades/?page=2
  language: en
  kind: official
  checked: 2026-01-01
town-list:
  title: The town's list
  publisher: {fr: Ville, en: Town}
  url: http://town.example/list
  language: en
  kind: other
  checked: 2026-01-01
old-book:
  title: The old book
  publisher: {fr: Guilde, en: Guild}
  known_as: [book of the elders, "https://cut.example/boo..."]
  language: fr
  kind: document
  checked: 2026-01-01
"""
GUILD, TOWN = "https://www.guild.example/trades/?page=2", "http://town.example/list"


def row(**cells: str | int) -> str:
    """One line of a table, with a source and a confidence unless told otherwise."""
    cells = {"source_url": GUILD, "confidence": "high", **cells}
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([cells.get(name, "") for name in COLUMNS])
    return written.getvalue()


def table(*rows: str) -> bytes:
    """A table with all columns but those that name the sources of single cells."""
    return (f"{HEADER}\n" + "".join(rows)).encode()


def table_with(more: dict[str, str], **cells: str | int) -> bytes:
    """A table of one line, with more columns after the usual ones."""
    header, first = io.StringIO(), row(**cells).removesuffix("\n")
    csv.writer(header, lineterminator="").writerow(more.values())
    return f"{HEADER},{','.join(more)}\n{first},{header.getvalue()}\n".encode()


def said(found: Iterable[Problem], language: Language = "en") -> list[str]:
    """The lines in which problems are told."""
    return [line(problem, language) for problem in found]


def written(made: Plan) -> dict[str, str]:
    """The text of each file that would be written, by its name."""
    return {trade.file: trade.after.decode() for trade in made.to_write}


LAMP = row(code="555E", name_en="Lamp Lighter")
GOOD = row(code="444D", name_en="Bell Ringer")
