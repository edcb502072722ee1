"""Gives a tree the shape of a record, or says in an editor's terms what does not fit, and where."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping, Node, Path, key_location_of, part_at
from jalons.records.fields import Identifier
from jalons.records.misfits import kind, problem_of, short
from jalons.records.record import AnyRecord
from jalons.records.texts import LANGUAGES
from jalons.writing.language import USUAL, Languages


def shape(
    record_class: type[AnyRecord], node: Node, where_prefix: str = "", languages: Languages = USUAL
) -> tuple[AnyRecord | None, list[Problem]]:
    """The record a tree holds, or None and every way in which it does not fit; nothing is raised.

    `languages` are those of the guide that it is a part of.
    """
    return _shape(record_class, node, (), where_prefix, languages)


def shape_mapping(
    record_class: type[AnyRecord], node: Node, key: Any = Identifier, languages: Languages = USUAL
) -> tuple[dict[str, AnyRecord], list[Problem]]:
    """The records of a file that gives each of them an id; those that do not fit are left out.

    `key` is the annotated type of the ids, such as `fields.Identifier`. Nothing is raised.
    """
    if not isinstance(node, Mapping):
        return {}, [Problem("mapping-expected", node.location, facts={"got": kind(node), "keys": ["id"]})]
    records: dict[str, AnyRecord] = {}
    problems: list[Problem] = []
    form = _form(key)
    for name in node:
        misfit = _key_problem(form, node, name)
        record, found = _shape(record_class, node, (name,), "", languages)
        problems += [misfit, *found] if misfit else found
        if record is not None and misfit is None:
            records[name] = record
    return records, problems


@cache
def _form(key: Any) -> TypeAdapter[str]:
    """What checks ids of that type."""
    return TypeAdapter[str](key)


def _key_problem(form: TypeAdapter[str], node: Mapping, name: str) -> Problem | None:
    """Why a key is no id of its file."""
    try:
        form.validate_python(name)
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        facts = {fact: short(value) for fact, value in wrong.get("ctx", {}).items()}
        return Problem(wrong["type"], key_location_of(node, (name,)), short(name), facts)
    return None


def _shape(
    record_class: type[AnyRecord], root: Node, base: Path, prefix: str, languages: Languages
) -> tuple[AnyRecord | None, list[Problem]]:
    """The record of the part of a tree at `base`."""
    try:
        return record_class.model_validate(part_at(root, base), context={LANGUAGES: languages}), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        found = [problem_of(record_class, root, base, each, prefix, languages) for each in errors]
        return None, [problem for problem in found if problem is not None]
