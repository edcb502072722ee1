"""Grows a tree from the events of the YAML parser, refusing what YAML allows and an editor never means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading import characters, syntax
from jalons.reading.tree import Mapping, Node, Scalar, Sequence

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 24

_NO_VALUE = ("", "~", "null", "Null", "NULL")
_PERCENT = re.compile("%")
_COMMENT = re.compile(r" +#")
_NEXT_IN_FLOW = re.compile(r" *[,}]")
_ESCAPE = re.compile(r"\\(.?)")
_NO_KEY = object()


@dataclass
class _Open:
    """A list or mapping whose end has not come yet; `key` waits for its value, None for a key that was refused."""

    node: Mapping | Sequence
    flow: bool
    key: object = _NO_KEY
    known: dict[str, Location] = field(default_factory=dict)


@dataclass
class _Parser:
    """A tree being built from the events of the parser, without recursion."""

    lines: list[str]
    file: str
    root: Node | None = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    """Lines on which the parser's own complaint would only repeat what has been said."""

    def problem(self, message_id: str, location: Location, **facts: object) -> None:
        self.problems.append(Problem(message_id, location, facts=facts))
        self.doubtful.update((location.line, location.line + 1))

    def location(self, mark) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)

    def line(self, mark) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def followed_by(self, pattern: re.Pattern[str], mark) -> bool:
        return pattern.match(self.line(mark), mark.column) is not None

    def end_before(self, mark) -> int:
        """The column behind the last character before a mark that is no space; lines are long, so none is copied."""
        line, column = self.line(mark), mark.column
        while column and line[column - 1] == " ":
            column -= 1
        return column


def parse(lines: list[str], file: str) -> tuple[Node | None, list[Problem]]:
    """The tree that lines of YAML describe, and every problem of how they are written; nothing is raised."""
    parser = _Parser(lines, file)
    try:
        for event in yaml.parse("\n".join(lines), Loader=LOADER):
            if not _take(parser, event):
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        bracket = parser.stack[-1].node.location if parser.stack and parser.stack[-1].flow else None
        problem = syntax.explain(error, lines, file, bracket)
        if problem.location.line not in parser.doubtful:
            parser.problems.append(problem)
    if not parser.problems:
        if parser.root is None or (isinstance(parser.root, Scalar) and parser.root in _NO_VALUE):
            parser.problem("file-empty", Location(file, 1, 1))
        elif not isinstance(parser.root, Mapping):
            got = type(parser.root).__name__.lower()
            parser.problem("root-not-mapping", parser.root.location, got=got)
    return parser.root, parser.problems


def _take(parser: _Parser, event: yaml.Event) -> bool:
    """Lets the tree grow by one event; False when there is no sense in going on."""
    if isinstance(event, yaml.DocumentStartEvent):
        return _take_document(parser, event)
    if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
        parser.stack.pop()
        return True
    if not isinstance(event, yaml.NodeEvent):
        return True
    location = parser.location(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        parser.problem("alias", location, name=event.anchor)
        _attach(parser, None, event)
        return True
    if event.anchor is not None:
        parser.problem("anchor", location, name=event.anchor)
    if event.tag is not None:
        parser.problem("tag", location)
    if isinstance(event, yaml.ScalarEvent):
        _attach(parser, _scalar(parser, event, location), event)
        return True
    if len(parser.stack) >= DEEPEST:
        parser.problem("too-deep", location, limit=DEEPEST)
        return False
    node = Sequence(location=location) if isinstance(event, yaml.SequenceStartEvent) else Mapping(location=location)
    _attach(parser, node, event)
    parser.stack.append(_Open(node, bool(event.flow_style)))
    return True


def _take_document(parser: _Parser, event: yaml.DocumentStartEvent) -> bool:
    parser.documents += 1
    if parser.documents > 1:
        parser.problem("several-documents", parser.location(event.start_mark))
        return False
    if event.version or event.tags or parser.followed_by(_PERCENT, event.start_mark):
        parser.problem("directive", parser.location(event.start_mark))
    return True


def _scalar(parser: _Parser, event: yaml.ScalarEvent, location: Location) -> Scalar:
    if not event.style:
        _check_plain(parser, event, location)
    if event.style in ("'", '"'):
        _check_closed(parser, event, location)
    if event.style == '"':
        _check_escapes(parser, event)
    text = event.value.rstrip("\n") if event.style in ("|", ">") else event.value
    return Scalar(text, location)


def _check_plain(parser: _Parser, event: yaml.ScalarEvent, location: Location) -> None:
    if event.value and parser.followed_by(_COMMENT, event.end_mark):
        parser.problem("lost-text", parser.location(event.end_mark))
    line = parser.line(event.start_mark)
    column = syntax.hard_space(line, event.start_mark.column)
    if column is not None:
        spot = Location(parser.file, location.line, column + 1)
        parser.problem("hard-space", spot, char=characters.shown(line[column]))


def _check_escapes(parser: _Parser, event: yaml.ScalarEvent) -> None:
    """Only \\" and \\\\ are let through: the others turn C:\\notes into two lines, or hide what the eye cannot see."""
    start, end = event.start_mark, event.end_mark
    for number in range(start.line, end.line + 1):
        line = parser.lines[number][: end.column if number == end.line else None]
        for found in _ESCAPE.finditer(line, start.column if number == start.line else 0):
            if found.group(1) not in ('"', "\\"):
                parser.problem("backslash", Location(parser.file, number + 1, found.start() + 1))


def _check_closed(parser: _Parser, event: yaml.ScalarEvent, location: Location) -> None:
    """A quoted text that runs into lines of its own parent's keys was not meant to: its quote is not closed."""
    if not parser.stack or parser.stack[-1].flow:
        return
    edge = parser.stack[-1].node.location.column - 1
    run = parser.lines[event.start_mark.line + 1 : event.end_mark.line + 1]
    if any(line.strip() and len(line) - len(line.lstrip(" ")) <= edge for line in run):
        parser.problem("unclosed-quote", location)
        parser.doubtful.update(range(location.line, event.end_mark.line + 2))


def _attach(parser: _Parser, node: Node | None, event: yaml.Event) -> None:
    """Puts a node where it belongs; None stands for one that was refused."""
    if not parser.stack:
        parser.root = node
        return
    parent = parser.stack[-1]
    if isinstance(parent.node, Mapping) and parent.key is _NO_KEY:
        parent.key = _key(parser, parent, node, event)
        return
    if isinstance(node, Scalar) and not event.style and node in _NO_VALUE:
        _refuse_nothing(parser, parent, event)
    if isinstance(parent.node, Sequence):
        parent.node.append(node)
        return
    if parent.key is not None:
        parent.node[parent.key] = node
    parent.key = _NO_KEY


def _refuse_nothing(parser: _Parser, parent: _Open, event: yaml.ScalarEvent) -> None:
    location, end = parser.location(event.start_mark), parser.end_before(event.start_mark)
    alone = isinstance(parent.node, Mapping) and parser.line(event.start_mark)[end - 1 : end] != ":"
    if alone and parent.flow and parser.followed_by(_NEXT_IN_FLOW, event.end_mark):
        # {in_class_hours} is not a mapping without a value: it is text that begins with a placeholder.
        brace = parent.node.location
        if not parser.problems or parser.problems[-1].location != brace:
            parser.problem("reserved-start", brace, char="{")
        return
    if not event.value:  # The two parsers differ by a space; right behind the colon or dash is clearest.
        location = Location(parser.file, location.line, end + 1)
    parser.problem("lost-text" if parser.followed_by(_COMMENT, event.end_mark) else "empty-value", location)


def _key(parser: _Parser, parent: _Open, node: Node | None, event: yaml.Event) -> str | None:
    """The key a node stands for, or None where it cannot be one."""
    if node is None:
        return None
    location = parser.location(event.start_mark)
    end = parser.end_before(event.start_mark)
    if not isinstance(node, Scalar) or parser.line(event.start_mark)[end - 1 : end] == "?":
        parser.problem("complex-key", location)
        return None
    if not node:
        parser.problem("empty-key", location)
        return None
    if not event.style and node == "<<":
        parser.problem("merge-key", location)
        return None
    odd = next((index for index, char in enumerate(node) if characters.is_odd_space(char)), None)
    if odd is not None:
        parser.problem(
            "hard-space", Location(parser.file, location.line, location.column + odd), char=characters.shown(node[odd])
        )
        return None
    key = str(node)
    first = parent.known.setdefault(unicodedata.normalize("NFC", key), location)
    if first is not location:
        parser.problem("duplicate-key", location, key=key, first=first.line)
        return None
    parent.node.keys_at[key] = location
    return key
