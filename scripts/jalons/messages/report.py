"""Says problems in words: one line each for people, JSON for programs."""

from __future__ import annotations

import json
import locale
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.records.fields import Language, Text
from jalons.writing.typography import NBSP

MESSAGES = Path(__file__).with_name("messages.yml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Facts that are said in a piece of sentence of their own, or not at all.
_MAYBE = ("near", "guess", "also", "says")
_MOST_TRADES = 3
_INDENTS = ("deep", "shallow")
# Facts whose value is the name of words of the report.
_NAMED = ("got", "reason")
# Before a colon that ends a word, not within code such as "clé: valeur" or an address.
_COLON = re.compile(r" :(?=\s|$)")
_VARIABLES = ("JALONS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def line(problem: Problem, language: Language) -> str:
    """`file:line:column CODE where: what is wrong. What to do.`; a problem of a whole file shows no line."""
    location = str(problem.location) if problem.location.line else problem.location.file
    kind = next((f"({_word(name, language)})" for name in ("warning", "note") if getattr(problem, name)), "")
    head = " ".join(part for part in (location, problem.message_id, kind, problem.where) if part)
    return f"{head}: {' '.join(sentences(problem, language))}".rstrip()


def as_text(problems: Iterable[Problem], language: Language) -> str:
    """All problems in the order of their places, one a line, notes last, and how many; warnings and notes count apart."""
    problems = sorted(problems, key=lambda problem: problem.order)
    counts = [_counted("problem", sum(problem.stops for problem in problems), language)]
    for noun in ("warning", "note"):
        if count := sum(getattr(problem, noun) for problem in problems):
            counts.append(_counted(noun, count, language))
    return "\n".join([*(line(problem, language) for problem in problems), " ".join(counts)])


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """All problems in the order of their places, notes last, as a JSON list of objects."""
    return json.dumps(
        [
            {
                "file": problem.location.file,
                "line": problem.location.line,
                "column": problem.location.column,
                "code": problem.message_id,
                "warning": problem.warning,
                "note": problem.note,
                "where": problem.where,
                "what": what,
                "do": do,
                "language": language,
            }
            for problem in sorted(problems, key=lambda problem: problem.order)
            for what, do in [sentences(problem, language)]
        ],
        ensure_ascii=False,
        indent=2,
    )


def sentences(problem: Problem, language: Language) -> tuple[str, str]:
    """What is wrong and what to do; a fact that was not given reads as an ellipsis."""
    message = messages()["problems"].get(problem.message_id)
    if message is None:
        return _word("unknown-code", language), ""
    given = dict(problem.facts)
    if "known" in given and "name" in given:
        given.setdefault("near", nearest(given["name"], given["known"]))
    facts = _Facts({name: _Fact(name, value, language) for name, value in given.items()})
    what, do = (_set(message[language][part], language).format_map(facts) for part in ("what", "do"))
    return what, do


def language_of(environment: Mapping[str, str]) -> Language:
    """The editor's language, from the first of JALONS_LANG, LC_ALL, LC_MESSAGES and LANG that is set; else French."""
    said = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if not said and os.name == "nt":
        said = locale.getlocale()[0] or ""
    return "en" if said.lower().startswith("en") else "fr"


@cache
def messages() -> dict[str, Any]:
    """messages.yml: `words` of the report itself and, by code, `problems`."""
    with open(MESSAGES, encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_LOADER)


def _word(name: str, language: Language) -> str:
    return _set(messages()["words"][name][language], language)


def _set(text: str, language: Language) -> str:
    """French with its no-break spaces, which nobody can see in messages.yml; what an editor wrote is left alone."""
    if language == "en":
        return text
    return _COLON.sub(NBSP + ":", text).replace("« ", "«" + NBSP).replace(" »", NBSP + "»")


def _counted(noun: str, count: int, language: Language) -> str:
    name = {0: f"no-{noun}s", 1: f"one-{noun}"}.get(count, f"many-{noun}s")
    return _word(name, language).format(count=count)


class _Facts(dict):
    def __missing__(self, name: str) -> _Fact:
        return _Fact(name, "" if name in _MAYBE else "…", "fr")


class _Fact:
    """A fact as words of a language: lists joined, kinds of value named, a likely word asked about."""

    def __init__(self, name: str, value: object, language: Language) -> None:
        self.name, self.value, self.language = name, value, language

    def __format__(self, joined_by: str) -> str:
        if self.name == "indent":
            return _word(f"indent-{self.value}", self.language) if self.value in _INDENTS else ""
        if self.name == "also" and self.value:
            return _word("also", self.language).format(
                codes=_some([str(message_id) for message_id in self.value], self.language)
            )
        if self.name in _MAYBE:
            value = self.value.in_(self.language) if isinstance(self.value, Text) else self.value
            return _word(self.name, self.language).format(value=value) if value else ""
        if self.name in _NAMED and isinstance(self.value, str) and self.value in messages()["words"]:
            return _word(self.value, self.language)
        if isinstance(self.value, (list, tuple)):
            return _joined([str(each) for each in self.value], _word(joined_by or "or", self.language))
        return str(self.value)


def _some(codes: list[str], language: Language) -> str:
    """The first few of the trades, and how many more."""
    more = len(codes) - _MOST_TRADES
    if more > 1:
        codes = [*codes[:_MOST_TRADES], _word("also-more", language).format(count=more)]
    return _joined(codes, _word("and", language))


def _joined(words: list[str], last: str) -> str:
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
