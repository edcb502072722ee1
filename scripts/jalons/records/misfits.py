"""What pydantic's complaint about a value means to an editor: where in the file it is, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_core import ErrorDetails

from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping, Node, Path, Scalar, Sequence, key_location_of, location_of, part_at, step_below
from jalons.records.expected import keys_to_write, records_in, resolve
from jalons.records.pathways import STEP_KINDS
from jalons.records.record import Record
from jalons.records.texts import ByLanguage
from jalons.writing.language import Languages

# Codes that the record modules give themselves; any other type is pydantic's own.
OWN_CODES = frozenset(
    [
        "text-expected",
        "text-empty",
        "identifier-form",
        "code-shape-form",
        "figure-form",
        "fact-id-form",
        "day-form",
        "day-unreal",
        "variant-id-form",
        "period-form",
        "duration-form",
        "need-form",
        "former-item-form",
        "kept-id-form",
        "address-scheme",
        "address-form",
        "language-form",
        "address-slash",
        "step-kind",
    ]
)
_MEANT = {"true": "yes", "false": "no", "oui": "yes", "non": "no", "inconnu": "unknown", "y": "yes", "n": "no"}
_LONGEST_SHOWN = 60
_KEY = "[key]"  # how pydantic ends the path of a key that does not fit


def problem_of(
    record_class: type[Record], root: Node, base: Path, error: ErrorDetails, prefix: str, languages: Languages
) -> Problem | None:
    """The problem behind an error of pydantic's, or None where another problem says the same.

    `base` is the way from the root of the tree to the record; `prefix` is put before the place in the file.
    """
    misfit = _Misfit(record_class, root, base, error, prefix, languages)
    handler = _HANDLERS.get(misfit.error_type)
    if misfit.error_type == "literal_error" and not isinstance(misfit.node, Scalar):
        handler = _text_expected
    return handler(misfit) if handler else _other(misfit)


@dataclass(frozen=True)
class _Misfit:
    """One value, or a value that is missing, that does not fit its record."""

    record_class: type[Record]
    root: Node
    base: Path
    error: ErrorDetails
    prefix: str
    languages: Languages

    @property
    def error_type(self) -> str:
        return self.error["type"]

    @property
    def context(self) -> MappingOf[str, Any]:
        """What pydantic tells besides."""
        return self.error.get("ctx", {})

    @cached_property
    def _resolved(self) -> tuple[Path, type[Record] | None]:
        return resolve(self.record_class, self.error["loc"])

    @property
    def of_language(self) -> bool:
        """Whether the last key stands for a language."""
        holder = self.holder
        return holder is not None and issubclass(holder, ByLanguage) and self.path[-1] not in holder.written_keys()

    @property
    def of_key(self) -> bool:
        """Whether a key does not fit, rather than a value."""
        return self._resolved[0][-1:] == (_KEY,)

    @property
    def path(self) -> Path:
        path = self._resolved[0]
        return self.base + (path[:-1] if self.of_key else path)

    @property
    def holder(self) -> type[Record] | None:
        """The record class that the last key belongs to."""
        return self._resolved[1]

    @property
    def node(self) -> Node:
        return part_at(self.root, self.path)

    def keys_of(self, record_class: type[Record]) -> list[str]:
        """The keys that may be written in a record of a class."""
        spoken = self.languages.tags if issubclass(record_class, ByLanguage) else ()
        return [*spoken, *record_class.written_keys()]

    def problem(self, message_id: str, location: Location | None = None, **facts: object) -> Problem:
        where = _where(self.root, self.path, self.prefix, self.error_type)
        return Problem(message_id, location or location_of(self.root, self.path), where, facts)


def _missing(misfit: _Misfit) -> Problem:
    key = misfit.path[-1]
    message_id = "missing-language" if misfit.of_language else "missing-key"
    known = {"known": [*misfit.languages.complete]} if misfit.of_language else {}
    return misfit.problem(message_id, key_location_of(misfit.root, misfit.path[:-1]), key=key, **known)


def _unknown_key(misfit: _Misfit) -> Problem:
    key = str(misfit.path[-1])
    known = misfit.keys_of(misfit.holder) if misfit.holder else []
    former = misfit.holder.former_keys.get(key) if misfit.holder else None
    return misfit.problem(
        "unknown-key",
        key_location_of(misfit.root, misfit.path),
        key=short(key),
        near=former or nearest(key, known),
        known=known,
        indent=_misplaced(misfit, part_at(misfit.root, misfit.path[:-1]), key),
    )


def _wrong_choice(misfit: _Misfit) -> Problem:
    written = str(misfit.node)
    allowed = re.findall(r"'([^']*)'", misfit.context["expected"])
    near = _MEANT.get(written.casefold(), "")
    near = near if near in allowed else nearest(written, allowed)
    return misfit.problem("wrong-choice", value=short(written), allowed=allowed, near=near)


def _text_expected(misfit: _Misfit) -> Problem:
    return misfit.problem("text-expected", got=kind(misfit.node))


def _list_expected(misfit: _Misfit) -> Problem:
    return misfit.problem("list-expected", got=kind(misfit.node))


def _mapping_expected(misfit: _Misfit) -> Problem:
    keys = ["id"] if misfit.error_type == "dict_type" else keys_to_write(misfit.record_class, misfit.error["loc"])
    keys = keys or [*misfit.languages]
    return misfit.problem("mapping-expected", got=kind(misfit.node), keys=keys)


def _too_few(misfit: _Misfit) -> Problem | None:
    least = misfit.context["min_length"]
    got = len(misfit.node) if isinstance(misfit.node, Sequence) else 0
    if isinstance(misfit.node, Sequence) and got >= least:
        return None  # Enough are written; the ones that do not fit have their own problems.
    return misfit.problem("too-few", least=least, got=got)


def _no_step(misfit: _Misfit) -> Problem:
    near = [nearest(key, STEP_KINDS) for key in misfit.node] if isinstance(misfit.node, Mapping) else []
    return misfit.problem("step-kind", near=next((name for name in near if name), ""))


def _other(misfit: _Misfit) -> Problem:
    """What the record modules find themselves, or what nobody has words for."""
    if misfit.error_type not in OWN_CODES:
        return misfit.problem("unfit", value=short(misfit.node) if isinstance(misfit.node, Scalar) else "")
    facts = {name: short(fact) for name, fact in misfit.context.items()}
    location = key_location_of(misfit.root, misfit.path) if misfit.of_key else None
    return misfit.problem(misfit.error_type, location, **facts)


_HANDLERS: MappingOf[str, Callable[[_Misfit], Problem | None]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _wrong_choice,
    "text-expected": _text_expected,
    "tuple_type": _list_expected,
    "dict_type": _mapping_expected,
    "model_type": _mapping_expected,
    "too_short": _too_few,
    "step-kind": _no_step,
}


def _misplaced(misfit: _Misfit, around: Node, key: str) -> str:
    """Which way an unknown key is indented wrongly.

    "deep" where it fits the record around its own, "shallow" where it is missing in the one before it, "" otherwise.
    """
    loc, holder = misfit.error["loc"], misfit.holder
    _, outer = resolve(misfit.record_class, loc[:-1])
    if len(loc) > 1 and outer is not None and outer is not holder and key in misfit.keys_of(outer):
        return "deep"
    for name, field in (holder.model_fields if holder else {}).items():
        inside = around.get(name) if isinstance(around, Mapping) else None
        missing = isinstance(inside, Mapping) and key not in inside
        if missing and any(key in misfit.keys_of(each) for each in records_in(field.annotation)):
            return "shallow"
    return ""


def _where(root: Node, path: Path, prefix: str, error_type: str) -> str:
    """The place of a value in an editor's terms: `tasks/2/text`."""
    steps = [prefix] if prefix else []
    node = root
    for step in path:
        below = step_below(node, step)
        if below is not None:
            node = below
            steps.append(str(step + 1) if isinstance(step, int) else short(step))
        elif error_type == "missing" and step != 0:
            steps.append(str(step))
    return "/".join(steps)


def kind(node: Node) -> str:
    """What a part of a tree is, as messages name it: "scalar", "sequence" or "mapping"."""
    return type(node).__name__.lower()


def short(value: object) -> str:
    """The value as a message shows it: on one line, and cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
