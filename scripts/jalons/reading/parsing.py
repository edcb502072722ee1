"""Builds a tree from the events of the YAML parser, refusing what YAML allows and an editor never means."""

from __future__ import annotations

import re
import unicodedata

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading import characters, syntax
from jalons.reading.builder import NO_KEY, Builder, NoKey, Open, end_of, start_of
from jalons.reading.scalars import COMMENT, scalar
from jalons.reading.tree import Mapping, Node, Scalar, Sequence

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 24

_NO_VALUE = ("", "~", "null", "Null", "NULL")
_PERCENT = re.compile("%")
_NEXT_IN_FLOW = re.compile(r" *[,}]")


def parse(lines: list[str], file: str) -> tuple[Node | None, list[Problem]]:
    """The tree that lines of YAML describe, and every problem of how they are written; nothing is raised."""
    builder = Builder(lines, file)
    try:
        for event in yaml.parse("\n".join(lines), Loader=LOADER):
            if not _take(builder, event):
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        bracket = builder.stack[-1].node.location if builder.stack and builder.stack[-1].flow else None
        problem = syntax.explain(error, lines, file, bracket)
        if problem.location.line not in builder.doubtful:
            builder.problems.append(problem)
    if not builder.problems:
        if builder.root is None or (isinstance(builder.root, Scalar) and builder.root in _NO_VALUE):
            builder.problem("file-empty", Location(file, 1, 1))
        elif not isinstance(builder.root, Mapping):
            got = type(builder.root).__name__.lower()
            builder.problem("root-not-mapping", builder.root.location, got=got)
    return builder.root, builder.problems


def _take(builder: Builder, event: yaml.Event) -> bool:
    """Lets the tree grow by one event; False when there is no sense in going on."""
    if isinstance(event, yaml.DocumentStartEvent):
        return _take_document(builder, event)
    if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
        builder.stack.pop()
    elif isinstance(event, yaml.AliasEvent):
        builder.problem("alias", builder.location(start_of(event)), name=event.anchor)
        _attach(builder, None, event)
    elif isinstance(event, yaml.ScalarEvent):
        location = _checked_start(builder, event)
        _attach(builder, scalar(builder, event, location), event)
    elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
        return _take_collection(builder, event)
    return True


def _take_document(builder: Builder, event: yaml.DocumentStartEvent) -> bool:
    builder.documents += 1
    start = start_of(event)
    if builder.documents > 1:
        builder.problem("several-documents", builder.location(start))
        return False
    if event.version or event.tags or builder.followed_by(_PERCENT, start):
        builder.problem("directive", builder.location(start))
    return True


def _take_collection(builder: Builder, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> bool:
    location = _checked_start(builder, event)
    if len(builder.stack) >= DEEPEST:
        builder.problem("too-deep", location, limit=DEEPEST)
        return False
    node = Sequence(location=location) if isinstance(event, yaml.SequenceStartEvent) else Mapping(location=location)
    _attach(builder, node, event)
    builder.stack.append(Open(node, bool(event.flow_style)))
    return True


def _checked_start(
    builder: Builder, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
) -> Location:
    """Where a value begins; anchors and tags in front of it are problems."""
    location = builder.location(start_of(event))
    if event.anchor is not None:
        builder.problem("anchor", location, name=event.anchor)
    if event.tag is not None:
        builder.problem("tag", location)
    return location


def _attach(builder: Builder, node: Node | None, event: yaml.NodeEvent) -> None:
    """Puts a node where it belongs; None stands for one that was refused."""
    if not builder.stack:
        builder.root = node
        return
    parent = builder.stack[-1]
    if isinstance(parent.node, Mapping) and isinstance(parent.key, NoKey):
        parent.key = _key(builder, parent, parent.node, node, event)
        return
    if isinstance(event, yaml.ScalarEvent) and not event.style and node in _NO_VALUE:
        _refuse_nothing(builder, parent, event)
    if isinstance(parent.node, Sequence):
        if node is not None:
            parent.node.append(node)
        return
    if isinstance(parent.key, str) and node is not None:
        parent.node[parent.key] = node
    parent.key = NO_KEY


def _refuse_nothing(builder: Builder, parent: Open, event: yaml.ScalarEvent) -> None:
    """Says that a value is missing, or what was written in its place."""
    start, end = start_of(event), end_of(event)
    location, column = builder.location(start), builder.end_before(start)
    alone = isinstance(parent.node, Mapping) and builder.line(start)[column - 1 : column] != ":"
    if alone and parent.flow and builder.followed_by(_NEXT_IN_FLOW, end):
        # {in_class_hours} is not a mapping without a value: it is text that begins with a placeholder.
        brace = parent.node.location
        if not builder.problems or builder.problems[-1].location != brace:
            builder.problem("reserved-start", brace, char="{")
        return
    if not event.value:  # The two parsers differ by a space; right behind the colon or dash is clearest.
        location = Location(builder.file, location.line, column + 1)
    builder.problem("lost-text" if builder.followed_by(COMMENT, end) else "empty-value", location)


def _key(builder: Builder, parent: Open, mapping: Mapping, node: Node | None, event: yaml.NodeEvent) -> str | None:
    """The key a node stands for, or None where it cannot be one."""
    if node is None:
        return None
    start = start_of(event)
    location = builder.location(start)
    end = builder.end_before(start)
    if not isinstance(node, Scalar) or builder.line(start)[end - 1 : end] == "?":
        builder.problem("complex-key", location)
        return None
    if not node:
        builder.problem("empty-key", location)
        return None
    if isinstance(event, yaml.ScalarEvent) and not event.style and node == "<<":
        builder.problem("merge-key", location)
        return None
    odd = next((index for index, char in enumerate(node) if characters.is_odd_space(char)), None)
    if odd is not None:
        spot = Location(builder.file, location.line, location.column + odd)
        builder.problem("hard-space", spot, char=characters.shown(node[odd]))
        return None
    key = str(node)
    first = parent.known.setdefault(unicodedata.normalize("NFC", key), location)
    if first is not location:
        builder.problem("duplicate-key", location, key=key, first=first.line)
        return None
    mapping.keys_at[key] = location
    return key
