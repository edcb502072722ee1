"""What stands over a page of the preview while the content has problems: each with the lines around it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader

from jalons.messages import report
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.project import FILES, GUIDE_FILE, overrides_of
from jalons.writing.filling import fill
from jalons.writing.language import Language
from jalons_cli.building import Order
from jalons_cli.folders import shown
from jalons_cli.messages import translate

TEMPLATE = "base/banner.html"
"""Below overrides/jalons/."""
_AROUND = 2
"""How many lines are shown before and after the one with the problem."""
_MOST = 20
"""How many problems are shown; the rest are counted."""
_EDITOR = "JALONS_EDITOR"
_USUAL_EDITOR = "vscode://file/{path}:{line}:{column}"
"""The address under which a text editor opens a file at a place; the variable of that name gives another."""


@dataclass(frozen=True)
class Shown:
    """A problem as the overlay shows it."""

    place: str
    href: str
    what: str
    do: str
    code: str
    lines: tuple[tuple[int, str], ...]
    line: int
    column: int


def overlay(order: Order, key: str, problems: Sequence[Problem], language: Language) -> str:
    """The HTML for the head of a page; `key` names the words that say what the page still shows."""
    loader = FileSystemLoader(overrides_of(order.root) / "jalons")
    template = Environment(loader=loader, autoescape=True, trim_blocks=True).get_template(TEMPLATE)
    rest = len(problems) - _MOST
    return template.render(
        language=language,
        message=translate(key, language),
        problems=[_shown(problem, order, language) for problem in problems[:_MOST]],
        more=translate("problems-more", language, count=rest) if rest > 0 else "",
    )


def _shown(problem: Problem, order: Order, language: Language) -> Shown:
    location = problem.location
    what, do = report.sentences(problem, language)
    path = _path_of(location.file, order)
    place = str(location) if location.line else location.file
    href = ""
    if path:
        facts = {"path": path.as_posix(), "line": location.line or 1, "column": location.column or 1}
        href = fill(os.environ.get(_EDITOR) or _USUAL_EDITOR, facts)
    code = " ".join(part for part in (problem.message_id, problem.where) if part)
    return Shown(place, href, what, do, code, _lines(path, location), location.line, location.column)


def _path_of(file: str, order: Order) -> Path | None:
    """The file that a place names: one of data/, guide.yml beside it, or one of the project or of the program."""
    data = PurePosixPath(shown(order.data, order.root))
    found = [start / file for start in (order.root, FILES)] if file else []
    if PurePosixPath(file).is_relative_to(data):
        found = [order.data / PurePosixPath(file).relative_to(data)]
    elif PurePosixPath(file) == data.with_name(GUIDE_FILE):
        found = [order.data.parent / GUIDE_FILE]
    return next((path.resolve() for path in found if path.is_file()), None)


def _lines(path: Path | None, location: Location) -> tuple[tuple[int, str], ...]:
    if path is None or not location.line:
        return ()
    try:
        lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()
    first = max(1, location.line - _AROUND)
    return tuple(enumerate(lines[first - 1 : location.line + _AROUND], start=first))
