"""The interface words that templates and code ask for, held against data/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jalons.pages.shell import KIND_WORDS, SCRIPT_WORDS
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records.fields import Text
from jalons.writing.language import LANGUAGES

_ASKED = re.compile(
    r"""\b(?:w|word|line)\(\s*(?:[^"'()]*?)["']([a-z0-9-]*[a-z0-9])["'](?=[,)\s])((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)"""
)
_GIVEN = re.compile(r"\b([a-z]+)=(?!=)")
_MARK = re.compile(r"\{([^{}]*)\}|[{}]")
_FOR_SCRIPTS = (*SCRIPT_WORDS, *(key for keys in KIND_WORDS.values() for key in keys))
_FROM_CODE = {"code-unknown": set(), "hours-amount": {"n"}, "hours-amounts": {"n"}, "hours-unknown": set()}
_FROM_SCRIPTS = {
    "done-of": {"done", "all"},
    "done-of-path": {"done", "all"},
    "next-thing": {"n"},
    "next-none": {"n"},
    "next-waits-stage": {"n", "who", "day"},
    "next-waits-task": {"who", "what"},
    "status-wait": {"who", "day"},
    "holds": {"what"},
    "holds-ticks-many": {"n"},
    "holds-marks-many": {"n"},
    "holds-answers-many": {"n"},
    "holds-left-many": {"n"},
    "incoming-brings-many": {"n"},
    "incoming-tick": {"what"},
    "incoming-untick": {"what"},
    "incoming-mark": {"stage", "status"},
    "incoming-role": {"who"},
    "incoming-date": {"name", "day"},
    "incoming-date-gone": {"name"},
    "holds-dates-many": {"n"},
    "start-over-ask": {"code"},
    "search-none": {"n", "q"},
    "search-found-one": {"n", "q"},
    "search-found-many": {"n", "q"},
    "search-scope": {"code"},
    "where-question": {"n"},
    "where-left-out-many": {"n"},
    "because-said": {"because"},
    "money-found": {"open", "unknown", "refused", "ended"},
    "found-all": {"n"},
    "found-some": {"n", "all"},
    "found-one": {"all"},
    "compare-unknown": {"code"},
    "compare-none": {"a", "b"},
    "compare-one": {"a", "b"},
    "compare-many": {"a", "b", "n"},
    "hours-day-means": {"day"},
    "hours-which": {"who", "day"},
    "hours-bad-week": {"n"},
    "hours-of": {"done", "all"},
    "hours-done": {"done"},
    "hours-pace": {"pace", "n", "left", "month"},
    "hours-pace-later": {"n"},
    "hours-file-name": {"code"},
    "hours-set-aside-many": {"n"},
    "hours-remove-ask": {"code"},
    "file-new": {"n"},
    "file-changed": {"n"},
    "file-same": {"n"},
    "file-refused": {"n"},
    "file-add": {"n"},
    "file-added": {"n"},
    "file-line": {"n", "why"},
    "file-now": {"n", "before", "after"},
    "file-hours": {"who", "day", "job", "class"},
    "file-no-headings": {"names"},
    "file-quote-open": {"n"},
    "file-bad-trade": {"code"},
    "calendar-name": {"code"},
    "calendar-file": {"code"},
    "compare-only-in": {"code"},
    "compare-not-known": {"n"},
    "stage-plain": {"n"},
    "hours-amount": {"n"},
    "hours-amounts": {"n"},
}


@dataclass(frozen=True)
class Asking:
    """Where a word is asked for first, and which marks are filled in, there or elsewhere."""

    location: Location
    marks: frozenset[str] = frozenset()


def problems(words: Mapping[str, Text], templates: Path) -> Iterator[Problem]:
    """Words that are asked for and missing, and marks in words that nothing fills in."""
    wanted = asked(templates)
    for key in sorted(wanted.keys() - words.keys()):
        yield Problem("word-missing", wanted[key].location, key, {"name": key, "known": list(words)})
    for key, asking in wanted.items():
        for language in LANGUAGES if key in words else ():
            for mark in _MARK.finditer(words[key].in_(language)):
                if mark.group(1) not in asking.marks:
                    known = [f"{{{name}}}" for name in sorted(asking.marks)] or ["-"]
                    facts = {"name": mark.group(0), "key": key, "known": known}
                    yield Problem("word-mark", words[key].at(language), f"{key}/{language}", facts)


def asked(templates: Path) -> dict[str, Asking]:
    """Every word asked for by its whole name."""
    root = templates.parent.parent
    found = {
        key: Asking(Location("data/words.yml"), frozenset(marks))
        for key, marks in ({key: _FROM_SCRIPTS.get(key, set()) for key in _FOR_SCRIPTS} | _FROM_CODE).items()
    }
    for path in (
        *sorted(templates.rglob("*.html")),
        templates.parent / "main.html",
        *sorted(Path(__file__).parent.glob("*.py")),
    ):
        if not path.is_file() or path == Path(__file__):
            continue
        text = path.read_text("utf-8", errors="replace")
        shown = path.relative_to(root).as_posix() if root in path.parents else "data/words.yml"
        for call in _ASKED.finditer(text):
            key, marks = call.group(1), frozenset(_GIVEN.findall(call.group(2)))
            line = text.count("\n", 0, call.start()) + 1
            before = found.get(key, Asking(Location(shown, line if shown != "data/words.yml" else 0, 1)))
            found[key] = Asking(before.location, before.marks | marks)
    return found
