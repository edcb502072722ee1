"""How a command ends: its exit code, what it tells, and how a refusal of the disk is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import IntEnum

from jalons.messages import report
from jalons.problems.problem import Problem
from jalons.writing.language import Language


class Exit(IntEnum):
    """Exit codes of all commands but `test`, whose other codes are those of pytest."""

    WELL = 0
    PROBLEMS = 1
    COULD_NOT_RUN = 2


def verdict(problems: Sequence[Problem]) -> Exit:
    """The exit code of problems of the content; warnings and notes stop nothing."""
    if any(problem.message_id == "folder-missing" for problem in problems):
        return Exit.COULD_NOT_RUN
    return Exit.PROBLEMS if any(problem.stops for problem in problems) else Exit.WELL


def refused(problems: Sequence[Problem], language: Language) -> Exit:
    """Tells on the error stream the problems that keep a command from being carried out; gives their exit code."""
    print(report.as_text(problems, language), file=sys.stderr)
    return verdict(problems)


def tell(text: str) -> None:
    """Prints a text; whoever reads our output may have had enough of it, and then the verdict stands."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def of_the_disk(refusal: OSError) -> str:
    """What the system refused, and for which file."""
    what = refusal.strerror or str(refusal)
    return f"{what} ({refusal.filename})" if refusal.filename else what
