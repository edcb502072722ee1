"""The tree a YAML file is read into: text, lists and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, TypeAlias

from jalons.problems.location import NOWHERE, Location


class Scalar(str):
    """A piece of text exactly as written in the file: `no` is "no", `010` is "010"."""

    __slots__ = ("location",)

    location: Location

    def __new__(cls, text: str, location: Location = NOWHERE) -> Self:
        """Text, and where it stands; a str takes its value when it is made."""
        scalar = super().__new__(cls, text)
        scalar.location = location
        return scalar


class Sequence(list["Node"]):
    """A list that knows where it begins."""

    def __init__(self, items: Iterable[Node] = (), location: Location = NOWHERE) -> None:
        super().__init__(items)
        self.location = location


class Mapping(dict[str, "Node"]):
    """A mapping that knows where it begins and where each of its keys stands."""

    def __init__(self, items: Iterable[tuple[str, Node]] = (), location: Location = NOWHERE) -> None:
        super().__init__(items)
        self.location = location
        self.keys_at: dict[str, Location] = {}


Node: TypeAlias = Scalar | Sequence | Mapping

Path: TypeAlias = tuple[str | int, ...]
"""The way from the root of a tree to a part of it: keys of mappings, and positions in lists from 0."""


def location_of(root: Node, path: Path) -> Location:
    """The location of the value at `path`, or of the nearest part of it that exists."""
    return _follow(root, path)[1]


def key_location_of(root: Node, path: Path) -> Location:
    """The location of the key that the value at `path` stands under, or of the value itself in a list."""
    return _follow(root, path)[0]


def _follow(root: Node, path: Path) -> tuple[Location, Location]:
    """The locations of the key and of the value at `path`, or of the last parts on the way that exist."""
    node, key, value = root, root.location, root.location
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node:
            key, node = node.keys_at.get(step, value), node[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            node = node[step]
            key = node.location
        elif step == 0:
            continue  # a list of one may be written as the value itself
        else:
            break
        value = node.location
    return key, value


def part_at(root: Node, path: Path) -> Node:
    """The part of the tree at `path`, or the nearest part around it."""
    node = root
    for step in path:
        below = step_below(node, step)
        if below is not None:
            node = below
        elif step != 0:  # a list of one may be written as the value itself
            break
    return node


def step_below(node: Node, step: str | int) -> Node | None:
    """What stands one step below a node; None where nothing does."""
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
