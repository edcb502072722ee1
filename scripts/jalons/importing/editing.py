"""Changes a YAML file where asked and nowhere else: comments, order, quotes and line ends around it stay."""

from __future__ import annotations

import re

import yaml

Step = str | int

_INDENT = "  "
_PLAIN = re.compile(r"\w[\w'()/&.,-]*(?: [\w'()/&.,-]+)*")
_NO_TEXT = frozenset(("null", "Null", "NULL"))


def quoted(text: str, in_brackets: bool = True) -> str:
    """A text as a YAML value, in straight quotes where plain it would be cut or refused."""
    plain = _PLAIN.fullmatch(text) and text not in _NO_TEXT and not (in_brackets and "," in text)
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Draft:
    """The text of a YAML file whose root is a mapping, changed one value at a time; a TypeError where it is none.

    `order` is the usual order of keys: a new key comes after those that stand before it there.
    Values to write are given as YAML of one line.
    """

    def __init__(self, text: str, order: tuple[str, ...]) -> None:
        self.text = text
        self._order = order
        self._end = "\r\n" if "\r\n" in text else "\n"

    def put(self, path: tuple[Step, ...], value: str) -> None:
        """Sets the value at `path`, adding the keys that lead to it where they are missing."""
        node, key = self._root(), None
        for depth, step in enumerate(path):
            if isinstance(step, int):
                # a list of one may be written as the value itself
                node, key = (node.value[step], None) if isinstance(node, yaml.SequenceNode) else (node, key)
                continue
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                self._add(node, path[depth:], value)
                return
            key, node = pair
        self._replace(node, value, key)

    def append(self, path: tuple[str, ...], value: str) -> None:
        """Adds an entry to the list at `path`, making it a list where it is a single value or not there."""
        node, key = self._root(), None
        for step in path:
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                self.put(path, value)
                return
            key, node = pair
        if not isinstance(node, yaml.SequenceNode):
            self._replace(node, f"[{self._on_one_line(node)}, {value}]", key)
        elif not node.value:
            self._replace(node, f"[{value}]", key)
        elif node.flow_style:
            self._insert(self._last(node.value[-1]), f", {value}")
        else:
            self._insert_line(self._last(node), f"{' ' * node.start_mark.column}- {value}")

    def _root(self) -> yaml.MappingNode:
        # the parser in Python counts characters, as positions in the text do
        root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise TypeError("the root of the file is no mapping")
        return root

    def _add(self, mapping: yaml.MappingNode, path: tuple[Step, ...], value: str) -> None:
        """A new key in a mapping, after its usual neighbours; deeper keys below it."""
        keys = [step for step in path if isinstance(step, str)]
        before = self._order[: self._order.index(keys[0])] if keys[0] in self._order else self._order
        neighbour = next((pair for pair in reversed(mapping.value) if pair[0].value in before), None)
        if mapping.flow_style:
            for key in reversed(keys[1:]):
                value = f"{{{key}: {value}}}"
            if neighbour:
                self._insert(self._last(neighbour[1]), f", {keys[0]}: {value}")
            elif mapping.value:
                self._insert(mapping.value[0][0].start_mark.index, f"{keys[0]}: {value}, ")
            else:
                self._insert(mapping.start_mark.index + 1, f"{keys[0]}: {value}")
            return
        indent = " " * mapping.start_mark.column
        lines = [f"{indent}{_INDENT * depth}{key}:" for depth, key in enumerate(keys)]
        lines[-1] += f" {value}"
        if neighbour:
            self._insert_line(self._last(neighbour[1]), *lines)
        else:
            first = mapping.value[0][0].start_mark.index
            self._insert(first - mapping.start_mark.column, "".join(f"{line}{self._end}" for line in lines))

    def _replace(self, node: yaml.Node, value: str, key: yaml.Node | None) -> None:
        """One value for another; comments that stood inside the old one stand above it."""
        start, end = node.start_mark.index, self._last(node)
        comments: list[str] = []
        if isinstance(node, yaml.CollectionNode):
            if key is not None and not node.flow_style:
                # what was several lines below its key now stands beside it
                start, value = self.text.index(":", key.end_mark.index) + 1, f" {value}"
            lines = (line.strip() for line in self.text[start:end].splitlines())
            comments = [line for line in lines if line.startswith("#")]
        self._span(start, end, value)
        line = self.text.rfind("\n", 0, (key or node).start_mark.index) + 1
        indent = " " * (len(self.text[line:]) - len(self.text[line:].lstrip(" ")))
        self._insert(line, "".join(f"{indent}{comment}{self._end}" for comment in comments))

    def _last(self, node: yaml.Node) -> int:
        """The position behind the last character of a node; the parser counts what follows a block as part of it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._last(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self.text[start:end].rstrip())

    def _on_one_line(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.MappingNode):
            pairs = (f"{key.value}: {self._on_one_line(value)}" for key, value in node.value)
            return f"{{{', '.join(pairs)}}}"
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(map(self._on_one_line, node.value))}]"
        return quoted(node.value.strip())

    def _insert_line(self, behind: int, *lines: str) -> None:
        """New lines below the one that holds the character before `behind`."""
        end = self.text.find("\n", behind)
        if end < 0:
            self._insert(len(self.text), "".join(f"{self._end}{line}" for line in lines))
        else:
            self._insert(end + 1, "".join(f"{line}{self._end}" for line in lines))

    def _insert(self, at: int, text: str) -> None:
        self._span(at, at, text)

    def _span(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
