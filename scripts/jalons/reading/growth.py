"""Grows a tree from the events of the YAML parser, refusing what YAML allows and an editor never means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import yaml

from jalons.place import Place
from jalons.problem import Problem
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
    known: dict[str, Place] = field(default_factory=dict)


@dataclass
class _Growth:
    """A tree being built from the events of the parser, without recursion."""

    lines: list[str]
    file: str
    root: Node | None = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    """Lines on which the parser's own complaint would only repeat what has been said."""

    def problem(self, code: str, place: Place, **facts: object) -> None:
        self.problems.append(Problem(code, place, facts=facts))
        self.doubtful.update((place.line, place.line + 1))

    def place(self, mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

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


def grow(lines: list[str], file: str) -> tuple[Node | None, list[Problem]]:
    """The tree that lines of YAML describe, and every problem of how they are written; nothing is raised."""
    growth = _Growth(lines, file)
    try:
        for event in yaml.parse("\n".join(lines), Loader=LOADER):
            if not _take(growth, event):
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        bracket = growth.stack[-1].node.place if growth.stack and growth.stack[-1].flow else None
        problem = syntax.explain(error, lines, file, bracket)
        if problem.place.line not in growth.doubtful:
            growth.problems.append(problem)
    if not growth.problems:
        if growth.root is None or (isinstance(growth.root, Scalar) and growth.root in _NO_VALUE):
            growth.problem("file-empty", Place(file, 1, 1))
        elif not isinstance(growth.root, Mapping):
            got = type(growth.root).__name__.lower()
            growth.problem("root-not-mapping", growth.root.place, got=got)
    return growth.root, growth.problems


def _take(growth: _Growth, event: yaml.Event) -> bool:
    """Lets the tree grow by one event; False when there is no sense in going on."""
    if isinstance(event, yaml.DocumentStartEvent):
        return _take_document(growth, event)
    if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
        growth.stack.pop()
        return True
    if not isinstance(event, yaml.NodeEvent):
        return True
    place = growth.place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        growth.problem("alias", place, name=event.anchor)
        _attach(growth, None, event)
        return True
    if event.anchor is not None:
        growth.problem("anchor", place, name=event.anchor)
    if event.tag is not None:
        growth.problem("tag", place)
    if isinstance(event, yaml.ScalarEvent):
        _attach(growth, _scalar(growth, event, place), event)
        return True
    if len(growth.stack) >= DEEPEST:
        growth.problem("too-deep", place, limit=DEEPEST)
        return False
    node = Sequence(place=place) if isinstance(event, yaml.SequenceStartEvent) else Mapping(place=place)
    _attach(growth, node, event)
    growth.stack.append(_Open(node, bool(event.flow_style)))
    return True


def _take_document(growth: _Growth, event: yaml.DocumentStartEvent) -> bool:
    growth.documents += 1
    if growth.documents > 1:
        growth.problem("several-documents", growth.place(event.start_mark))
        return False
    if event.version or event.tags or growth.followed_by(_PERCENT, event.start_mark):
        growth.problem("directive", growth.place(event.start_mark))
    return True


def _scalar(growth: _Growth, event: yaml.ScalarEvent, place: Place) -> Scalar:
    if not event.style:
        _check_plain(growth, event, place)
    if event.style in ("'", '"'):
        _check_closed(growth, event, place)
    if event.style == '"':
        _check_escapes(growth, event)
    text = event.value.rstrip("\n") if event.style in ("|", ">") else event.value
    return Scalar(text, place)


def _check_plain(growth: _Growth, event: yaml.ScalarEvent, place: Place) -> None:
    if event.value and growth.followed_by(_COMMENT, event.end_mark):
        growth.problem("lost-text", growth.place(event.end_mark))
    line = growth.line(event.start_mark)
    column = syntax.hard_space(line, event.start_mark.column)
    if column is not None:
        spot = Place(growth.file, place.line, column + 1)
        growth.problem("hard-space", spot, char=characters.shown(line[column]))


def _check_escapes(growth: _Growth, event: yaml.ScalarEvent) -> None:
    """Only \\" and \\\\ are let through: the others turn C:\\notes into two lines, or hide what the eye cannot see."""
    start, end = event.start_mark, event.end_mark
    for number in range(start.line, end.line + 1):
        line = growth.lines[number][: end.column if number == end.line else None]
        for found in _ESCAPE.finditer(line, start.column if number == start.line else 0):
            if found.group(1) not in ('"', "\\"):
                growth.problem("backslash", Place(growth.file, number + 1, found.start() + 1))


def _check_closed(growth: _Growth, event: yaml.ScalarEvent, place: Place) -> None:
    """A quoted text that runs into lines of its own parent's keys was not meant to: its quote is not closed."""
    if not growth.stack or growth.stack[-1].flow:
        return
    edge = growth.stack[-1].node.place.column - 1
    run = growth.lines[event.start_mark.line + 1 : event.end_mark.line + 1]
    if any(line.strip() and len(line) - len(line.lstrip(" ")) <= edge for line in run):
        growth.problem("unclosed-quote", place)
        growth.doubtful.update(range(place.line, event.end_mark.line + 2))


def _attach(growth: _Growth, node: Node | None, event: yaml.Event) -> None:
    """Puts a node where it belongs; None stands for one that was refused."""
    if not growth.stack:
        growth.root = node
        return
    parent = growth.stack[-1]
    if isinstance(parent.node, Mapping) and parent.key is _NO_KEY:
        parent.key = _key(growth, parent, node, event)
        return
    if isinstance(node, Scalar) and not event.style and node in _NO_VALUE:
        _refuse_nothing(growth, parent, event)
    if isinstance(parent.node, Sequence):
        parent.node.append(node)
        return
    if parent.key is not None:
        parent.node[parent.key] = node
    parent.key = _NO_KEY


def _refuse_nothing(growth: _Growth, parent: _Open, event: yaml.ScalarEvent) -> None:
    place, end = growth.place(event.start_mark), growth.end_before(event.start_mark)
    alone = isinstance(parent.node, Mapping) and growth.line(event.start_mark)[end - 1 : end] != ":"
    if alone and parent.flow and growth.followed_by(_NEXT_IN_FLOW, event.end_mark):
        # {in_class_hours} is not a mapping without a value: it is text that begins with a placeholder.
        brace = parent.node.place
        if not growth.problems or growth.problems[-1].place != brace:
            growth.problem("reserved-start", brace, char="{")
        return
    if not event.value:  # The two parsers differ by a space; right behind the colon or dash is clearest.
        place = Place(growth.file, place.line, end + 1)
    growth.problem("lost-text" if growth.followed_by(_COMMENT, event.end_mark) else "empty-value", place)


def _key(growth: _Growth, parent: _Open, node: Node | None, event: yaml.Event) -> str | None:
    """The key a node stands for, or None where it cannot be one."""
    if node is None:
        return None
    place = growth.place(event.start_mark)
    end = growth.end_before(event.start_mark)
    if not isinstance(node, Scalar) or growth.line(event.start_mark)[end - 1 : end] == "?":
        growth.problem("complex-key", place)
        return None
    if not node:
        growth.problem("empty-key", place)
        return None
    if not event.style and node == "<<":
        growth.problem("merge-key", place)
        return None
    odd = next((index for index, char in enumerate(node) if characters.is_odd_space(char)), None)
    if odd is not None:
        growth.problem(
            "hard-space", Place(growth.file, place.line, place.column + odd), char=characters.shown(node[odd])
        )
        return None
    key = str(node)
    first = parent.known.setdefault(unicodedata.normalize("NFC", key), place)
    if first is not place:
        growth.problem("duplicate-key", place, key=key, first=first.line)
        return None
    parent.node.keys_at[key] = place
    return key
