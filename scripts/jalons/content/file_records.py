"""What the bytes or the tree of one file hold: records by id, and everything that keeps them from being read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from jalons import records
from jalons.content import condition_keys
from jalons.content.inline_stages import InlineStages
from jalons.content.model import FOLDERS, KEYS, REGISTERS
from jalons.content.short_forms import Defaults, completed
from jalons.problems.problem import Problem
from jalons.reading.files import tree_of
from jalons.reading.tree import Node
from jalons.records.facts import saying
from jalons.records.record import Record
from jalons.records.shaping import shape, shape_mapping
from jalons.writing.language import USUAL, Languages

Found: TypeAlias = Record | Mapping[str, Record] | None
"""What a file holds: one record, or many by id; None where it cannot be used."""

_REMEMBERED = 1 << 11
"""How many files are remembered: several states of a guide of a few hundred."""


class File(NamedTuple):
    """What one file holds, and what is wrong with it."""

    found: Found
    problems: tuple[Problem, ...]
    is_tree: bool
    """Whether it is YAML as editors may write it."""
    inline: Mapping[str, Node] = MappingProxyType({})
    """The stages that a pathway holds in its steps."""


@dataclass(frozen=True)
class Declared:
    """The facts that records can say; two are the same that say the same."""

    said: str
    facts: Mapping[str, Record] = field(compare=False)
    code_shapes: tuple[str, ...] = ()
    """How the codes of the records are written."""
    word: str = records.Trade.word
    """What one of them is called in keys."""


NOTHING_DECLARED = Declared("", {})


@lru_cache(_REMEMBERED)
def records_of(
    part: str,
    data: bytes,
    shown: str,
    defaults: Defaults,
    declared: Declared = NOTHING_DECLARED,
    languages: Languages = USUAL,
) -> File:
    """The records of a file that was read; the next time that the same words are loaded, they are there already."""
    node, unread = tree_of(data, shown)
    if part in REGISTERS and [problem.message_id for problem in unread] == ["file-empty"]:
        return File({}, (), is_tree=True)
    if node is None:
        return File(None, tuple(unread), is_tree=False)
    return records_in(part, node, defaults, declared, languages)


def records_in(
    part: str, node: Node, defaults: Defaults, declared: Declared = NOTHING_DECLARED, languages: Languages = USUAL
) -> File:
    """The records that a tree holds."""
    if part in REGISTERS:
        records_by_id, problems = shape_mapping(_class_of(part, declared), node, KEYS[part], languages)
        if part == "facts":
            problems += condition_keys.taken(node)
        return File(records_by_id, tuple(problems), is_tree=True)
    inline = InlineStages()
    if part == "pathways":
        node = inline.taken_from(node)
    record, problems = shape(_class_of(part, declared), completed(part, node, defaults), languages=languages)
    return File(record, (*inline.problems, *problems), is_tree=True, inline=inline.found)


@lru_cache(_REMEMBERED)
def _class_of(part: str, declared: Declared) -> type[Record]:
    """The class of the records of a part; those that say facts have a key for each that is declared."""
    record_class = REGISTERS.get(part) or FOLDERS.get(part, records.Site)
    if not issubclass(record_class, records.WithFacts):
        return record_class
    return saying(record_class, condition_keys.usable(declared.facts), declared.code_shapes, declared.word)
