"""Says problems in words: one line each for people, JSON for programs."""

from __future__ import annotations

import json
import locale
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.project import IN_CHECKOUT
from jalons.reading.files import read
from jalons.records.texts import Text
from jalons.writing.filling import fill, fill_with
from jalons.writing.language import Language
from jalons.writing.numbers import day
from jalons.writing.plurals import plural
from jalons.writing.typography import NBSP

MESSAGES = Path(__file__).with_name("messages.yml")
# Facts that are said in a piece of sentence of their own, or not at all.
_MAYBE = ("near", "guess", "also", "says")
_MOST_TRADES = 3
_INDENTS = ("deep", "shallow")
# Facts whose value is the name of words of the report.
_NAMED = ("got", "reason")
# Before a colon that ends a word, not within code such as "clé: valeur" or an address.
_COLON = re.compile(r" :(?=\s|$)")
_VARIABLES = ("JALONS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Sentences(TypedDict):
    """What a message says of a problem in one language."""

    what: str
    do: str


class Messages(TypedDict):
    """What messages.yml holds: words by name, and sentences by message id, both in both languages."""

    words: dict[str, dict[Language, str]]
    problems: dict[str, dict[Language, Sentences]]


def line(problem: Problem, language: Language) -> str:
    """`file:line:column CODE where: what is wrong. What to do.`; a problem of a whole file shows no line."""
    location = str(problem.location) if problem.location.line else problem.location.file
    said = [_word(name, language) for name in ("warning", "note") if getattr(problem, name)]
    said += [_word("since", language, day=day(problem.since, language))] if problem.since else []
    kind = f"({', '.join(said)})" if said else ""
    head = " ".join(part for part in (location, problem.message_id, kind, problem.where) if part)
    return f"{head}: {' '.join(sentences(problem, language))}".rstrip()


def as_text(problems: Iterable[Problem], language: Language) -> str:
    """All problems in the order of their locations, one a line, notes last; then how many, warnings and notes apart."""
    problems = sorted(problems, key=lambda problem: problem.order)
    others = {
        "warning": sum(problem.warning for problem in problems),
        "note": sum(problem.note for problem in problems),
    }
    counts = [_counted("problem", sum(problem.stops for problem in problems), language)]
    counts += [_counted(noun, count, language) for noun, count in others.items() if count]
    return "\n".join([*(line(problem, language) for problem in problems), " ".join(counts)])


def as_json(problems: Iterable[Problem], language: Language) -> str:
    """All problems in the order of their locations, notes last, as a JSON list of objects."""
    return json.dumps(
        [
            {
                "file": problem.location.file,
                "line": problem.location.line,
                "column": problem.location.column,
                "code": problem.message_id,
                "warning": problem.warning,
                "note": problem.note,
                **({"from": problem.since.isoformat()} if problem.since else {}),
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
    given = {"program": "run.py" if IN_CHECKOUT else "jalons", **problem.facts}
    known = given.get("known")
    if "name" in given and isinstance(known, Iterable):
        given.setdefault("near", nearest(given["name"], known))

    def said(sentence: str) -> str:
        return fill_with(_with_hard_spaces(sentence, language), lambda mark: _value(mark, given, language))

    return said(message[language]["what"]), said(message[language]["do"])


def language_of(environment: Mapping[str, str]) -> Language:
    """The editor's language, from the first of JALONS_LANG, LC_ALL, LC_MESSAGES and LANG that is set; else French."""
    said = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if not said and os.name == "nt":
        said = locale.getlocale()[0] or ""
    return "en" if said.lower().startswith("en") else "fr"


@cache
def messages() -> Messages:
    """messages.yml: `words` of the report itself and, by message id, `problems`.

    Raises:
        ValueError: the file cannot be read as data files are.
    """
    node, problems = read(MESSAGES, MESSAGES.name)
    if problems:
        raise ValueError(f"{problems[0].location}: {problems[0].message_id}")
    # the tests hold the file to this shape
    return cast("Messages", node)


def _word(name: str, language: Language, **facts: object) -> str:
    """The report's own words of that name, filled in."""
    return fill(_with_hard_spaces(messages()["words"][name][language], language), facts)


def _with_hard_spaces(text: str, language: Language) -> str:
    """French with its no-break spaces, which nobody can see in messages.yml; what an editor wrote is left alone."""
    if language == "en":
        return text
    return _COLON.sub(NBSP + ":", text).replace("« ", "«" + NBSP).replace(" »", NBSP + "»")


def _counted(noun: str, count: int, language: Language) -> str:
    """How many there are, in words: "No problems." or "3 problems."."""
    some = f"one-{noun}" if plural(count, language) == "one" else f"many-{noun}s"
    return _word(some if count else f"no-{noun}s", language, count=count)


def _value(mark: str, given: Mapping[str, object], language: Language) -> str:
    """What stands for a mark of a message in words: lists joined, kinds of value named, a likely word asked about.

    `mark` is the name of a fact, and after a colon the name of the word that joins a list: "known" or "known:and".
    """
    name, _, joined_by = mark.partition(":")
    value = given.get(name, "" if name in _MAYBE else "…")
    if name == "indent":
        return _word(f"indent-{value}", language) if value in _INDENTS else ""
    if name == "also" and isinstance(value, (list, tuple)) and value:
        return _word("also", language, codes=_some([str(trade_id) for trade_id in value], language))
    if name in _MAYBE:
        words = value.in_(language) if isinstance(value, Text) else value
        return _word(name, language, value=words) if words else ""
    if name in _NAMED and isinstance(value, str) and value in messages()["words"]:
        return _word(value, language)
    if isinstance(value, (list, tuple)):
        return _joined([str(each) for each in value], _word(joined_by or "or", language))
    return str(value)


def _some(trade_ids: list[str], language: Language) -> str:
    """The first few of the trades, and how many more."""
    more = len(trade_ids) - _MOST_TRADES
    if more > 1:
        trade_ids = [*trade_ids[:_MOST_TRADES], _word("also-more", language, count=more)]
    return _joined(trade_ids, _word("and", language))


def _joined(words: list[str], last: str) -> str:
    """Words as a sentence lists them; `last` stands before the last one."""
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
