"""The interface words that templates and code ask for, held against data/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jalons.pages.shell import SCRIPT_WORDS
from jalons.place import Place
from jalons.problem import Problem
from jalons.records.fields import LANGUAGES, Text

_ASKED = re.compile(r"""\bw\(\s*(?:[^"'()]*?)["']([a-z0-9-]*[a-z0-9])["'](?=[,)\s])((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)""")
_GIVEN = re.compile(r"\b([a-z]+)=(?!=)")
_MARK = re.compile(r"\{([^{}]*)\}|[{}]")
_FROM_CODE = {"hours-amount": {"n"}, "hours-amounts": {"n"}, "hours-unknown": set()}
_FROM_SCRIPTS = {
    "done-of": {"done", "all"}, "done-of-path": {"done", "all"}, "next-thing": {"n"}, "start-over-ask": {"code"},
    "search-none": {"n", "q"}, "search-found-one": {"n", "q"}, "search-found-many": {"n", "q"}, "search-scope": {"code"},
}


def problems(words: Mapping[str, Text], templates: Path) -> Iterator[Problem]:
    """Words that are asked for and missing, and marks in words that nothing fills in."""
    wanted = asked(templates)
    for key in sorted(wanted.keys() - words.keys()):
        yield Problem("word-missing", Place("data/words.yml"), key, {"name": key, "known": list(words)})
    for key, marks in wanted.items():
        for language in LANGUAGES if key in words else ():
            for mark in _MARK.finditer(words[key].in_(language)):
                if mark.group(1) not in marks:
                    facts = {"name": mark.group(0), "key": key, "known": [f"{{{name}}}" for name in sorted(marks)] or ["-"]}
                    yield Problem("word-mark", words[key].at(language), f"{key}/{language}", facts)


def asked(templates: Path) -> dict[str, set[str]]:
    """Every word asked for by its whole name, with the marks that are filled in."""
    found: dict[str, set[str]] = {key: set(_FROM_SCRIPTS.get(key, ())) for key in SCRIPT_WORDS} | _FROM_CODE
    shell = templates.parent / "main.html"
    for path in (*sorted(templates.rglob("*.html")), shell, *sorted(Path(__file__).parent.glob("*.py"))):
        if path.is_file() and path != Path(__file__):
            for key, rest in _ASKED.findall(path.read_text("utf-8", errors="replace")):
                found.setdefault(key, set()).update(_GIVEN.findall(rest))
    return found
