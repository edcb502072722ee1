"""What the bytes or the tree of one file hold: records by id, and everything that keeps them from being read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from jalons import records
from jalons.content.inline_stages import InlineStages
from jalons.content.model import FOLDERS, KEYS, REGISTERS
from jalons.content.short_forms import Defaults, completed
from jalons.problems.problem import Problem
from jalons.reading.files import tree_of
from jalons.reading.tree import Node
from jalons.records.record import Record
from jalons.records.shaping import shape, shape_mapping

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


@lru_cache(_REMEMBERED)
def records_of(part: str, data: bytes, shown: str, defaults: Defaults) -> File:
    """The records of a file that was read; the next time that the same words are loaded, they are there already."""
    node, unread = tree_of(data, shown)
    if part in REGISTERS and [problem.message_id for problem in unread] == ["file-empty"]:
        return File({}, (), is_tree=True)
    return File(None, tuple(unread), is_tree=False) if node is None else records_in(part, node, defaults)


def records_in(part: str, node: Node, defaults: Defaults) -> File:
    """The records that a tree holds."""
    if part in REGISTERS:
        records_by_id, problems = shape_mapping(REGISTERS[part], node, KEYS[part])
        return File(records_by_id, tuple(problems), is_tree=True)
    inline = InlineStages()
    if part == "pathways":
        node = inline.taken_from(node)
    record, problems = shape(FOLDERS.get(part, records.Site), completed(part, node, defaults))
    return File(record, (*inline.problems, *problems), is_tree=True, inline=inline.found)
