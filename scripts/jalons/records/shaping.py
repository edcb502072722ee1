"""Gives a tree the shape of a record, or says in an editor's terms what does not fit, and where."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping, Node, Scalar, Sequence, key_location_of, location_of
from jalons.records.fields import LANGUAGES, Identifier
from jalons.records.record import Record

Path = tuple[str | int, ...]

# Codes that the record modules give themselves; any other type is pydantic's own.
OWN_CODES = frozenset(
    [
        "text-expected",
        "text-empty",
        "identifier-form",
        "trade-code-form",
        "hours-form",
        "day-form",
        "day-unreal",
        "trade-id-form",
        "period-form",
        "former-item-form",
        "kept-id-form",
        "address-scheme",
        "address-form",
        "address-slash",
        "step-kind",
    ]
)
_MEANT = {"true": "yes", "false": "no", "oui": "yes", "non": "no", "inconnu": "unknown", "y": "yes", "n": "no"}
_LONGEST_SHOWN = 60
_KEY = "[key]"  # how pydantic ends the path of a key that does not fit


def shape(record_class: type[Record], node: Node, where_prefix: str = "") -> tuple[Record | None, list[Problem]]:
    """The record a tree holds, or None and every way in which it does not fit; nothing is raised."""
    return _shape(record_class, node, (), where_prefix)


def shape_mapping(
    record_class: type[Record], node: Node, key: Any = Identifier
) -> tuple[dict[str, Any], list[Problem]]:
    """The records of a file that gives each of them an id, written as `key` is; those that do not fit are left out."""
    if not isinstance(node, Mapping):
        return {}, [Problem("mapping-expected", node.location, facts={"got": _kind(node), "keys": ["id"]})]
    records: dict[str, Any] = {}
    problems: list[Problem] = []
    form = TypeAdapter(key)
    for name in node:
        try:
            form.validate_python(name)
            fits = True
        except ValidationError as error:
            fits = False
            wrong = error.errors(include_url=False)[0]
            facts = {fact: _short(value) for fact, value in wrong["ctx"].items()}
            problems.append(Problem(wrong["type"], key_location_of(node, (name,)), _short(name), facts))
        record, found = _shape(record_class, node, (name,), "")
        problems += found
        if record is not None and fits:
            records[name] = record
    return records, problems


def _shape(record_class: type[Record], root: Node, base: Path, prefix: str) -> tuple[Any, list[Problem]]:
    """The record of the part of a tree at `base`."""
    try:
        return record_class.model_validate(_at(root, base)), []
    except ValidationError as error:
        found = [_problem(record_class, root, base, each, prefix) for each in error.errors(include_url=False)]
        return None, [problem for problem in found if problem is not None]


def _problem(record_class: type[Record], root: Node, base: Path, error: dict[str, Any], prefix: str) -> Problem | None:
    path, holder = _path(record_class, error["loc"])
    of_key = path[-1:] == (_KEY,)
    path = base + (path[:-1] if of_key else path)
    node = _at(root, path)
    type_ = error["type"]

    def problem(message_id: str, location=None, **facts: Any) -> Problem:
        return Problem(message_id, location or location_of(root, path), _where(root, path, prefix, type_), facts)

    if type_ == "missing":
        key = path[-1]
        message_id = "missing-language" if key in LANGUAGES else "missing-key"
        return problem(message_id, key_location_of(root, path[:-1]), key=key)
    if type_ == "extra_forbidden":
        known = holder.keys() if holder else []
        near = nearest(path[-1], known)
        indent = _misplaced(record_class, error["loc"], holder, _at(root, path[:-1]), path[-1])
        return problem(
            "unknown-key", key_location_of(root, path), key=_short(path[-1]), near=near, known=known, indent=indent
        )
    if type_ == "literal_error" and isinstance(node, Scalar):
        allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        near = _MEANT.get(node.casefold(), "")
        near = near if near in allowed else nearest(node, allowed)
        return problem("wrong-choice", value=_short(node), allowed=allowed, near=near)
    if type_ in ("literal_error", "text-expected"):
        return problem("text-expected", got=_kind(node))
    if type_ == "tuple_type":
        return problem("list-expected", got=_kind(node))
    if type_ == "dict_type":
        return problem("mapping-expected", got=_kind(node), keys=["id"])
    if type_ == "model_type":
        return problem("mapping-expected", got=_kind(node), keys=_asked(record_class, error["loc"]))
    if type_ == "too_short":
        least = error["ctx"]["min_length"]
        if isinstance(node, Sequence) and len(node) >= least:
            return None  # Enough are written; the ones that do not fit have their own problems.
        return problem("too-few", least=least, got=len(node) if isinstance(node, Sequence) else 0)
    if type_ == "step-kind":
        return problem("step-kind", near=_near_kind(node))
    if type_ in OWN_CODES:
        facts = {name: _short(fact) for name, fact in error.get("ctx", {}).items()}
        return problem(type_, key_location_of(root, path) if of_key else None, **facts)
    return problem("unfit", value=_short(node) if isinstance(node, Scalar) else "")


def _path(record_class: type[Record], loc: Path) -> tuple[Path, type[Record] | None]:
    """Pydantic's path without the names of union members, and the record class its last key belongs to."""
    path: list[str | int] = []
    classes, holder = [record_class], record_class
    for step in loc:
        if isinstance(step, str) and len(classes) > 1:
            classes = [each for each in classes if step in each.model_fields]
            continue
        path.append(step)
        if isinstance(step, str):
            holder = classes[0] if classes else None
            written = holder.model_fields.get(step) if holder else None
            classes = _records_in(written.annotation) if written else []
    return tuple(path), holder


def _misplaced(record_class: type[Record], loc: Path, holder: type[Record] | None, around: Node, key: object) -> str:
    """ "deep" where an unknown key fits the record around its own, "shallow" where it is missing in the one before it."""
    _, outer = _path(record_class, loc[:-1])
    if len(loc) > 1 and outer is not None and outer is not holder and key in outer.keys():
        return "deep"
    for name, field in (holder.model_fields if holder else {}).items():
        inside = around.get(name) if isinstance(around, Mapping) else None
        if isinstance(inside, Mapping) and key not in inside:
            if any(key in each.keys() for each in _records_in(field.annotation)):
                return "shallow"
    return ""


def _records_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in get_args(annotation) for found in _records_in(part)]


def _asked(record_class: type[Record], loc: Path) -> list[str]:
    """The keys to write where a mapping is missing: the required ones, or all of them where none is."""
    classes = [record_class]
    for step in loc:
        if isinstance(step, str):
            fields = classes[0].model_fields if len(classes) == 1 else {}
            named = [each for each in classes if step in each.model_fields]
            classes = _records_in(fields[step].annotation) if step in fields else named
    fields = classes[0].model_fields if classes else {}
    asked = {field.alias or name: field.is_required() for name, field in fields.items()}
    return [key for key, required in asked.items() if required] or list(asked)


def _at(root: Node, path: Path) -> Node:
    """The part of the tree at `path`, or the nearest part around it."""
    node = root
    for step in path:
        if (isinstance(node, Mapping) and step in node) or (
            isinstance(node, Sequence) and isinstance(step, int) and step < len(node)
        ):
            node = node[step]
        elif step != 0:  # a list of one may be written as the value itself
            break
    return node


def _where(root: Node, path: Path, prefix: str, type_: str) -> str:
    steps = [prefix] if prefix else []
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node:
            node = node[step]
            steps.append(_short(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            node = node[step]
            steps.append(str(step + 1))
        elif type_ == "missing" and step != 0:
            steps.append(str(step))
    return "/".join(steps)


def _near_kind(node: Node) -> str:
    kinds = ["stage", "together", "either"]
    found = [nearest(key, kinds) for key in node] if isinstance(node, Mapping) else []
    return next((kind for kind in found if kind), "")


def _kind(node: Node) -> str:
    return type(node).__name__.lower()


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
