"""Reads a drawn flowchart back, so that it can be held against the model."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from jalons.path.pathway import Fork


class Outline(HTMLParser):
    """Reads the flowchart of a page back as nested lists: ["apply", "1"], or [id, number, [branch, branch]] for a fork."""

    def __init__(self) -> None:
        super().__init__()
        self.root: list = []
        self._open: list[tuple[str, list]] = []
        """The lists that are open, and what each holds: an ol entries, a ul the branches of a fork."""
        self._in_chart = self._reading_mark = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        if tag == "div" and "chart" in classes:
            self._in_chart = True
        elif not self._in_chart or (not self._open and tag != "ol") or "way__line" in classes:
            return
        elif tag == "ol":
            self._open.append((tag, self._open[-1][1][-1] if self._open else self.root))
        elif tag == "ul":
            self._open.append((tag, self._open[-1][1][-1][2]))
        elif tag == "li" and self._open[-1][0] == "ul":
            self._open[-1][1].append([])
        elif tag == "p" and "says" in classes:
            self._open[-1][1].append([given["id"], None, []])
            self._reading_mark = True
        elif tag == "a" and "box" in classes:
            self._open[-1][1].append([given["data-stage"], None])
        elif tag == "span" and "box__n" in classes:
            self._reading_mark = True

    def handle_data(self, data):
        if self._reading_mark and (number := re.search(r"[0-9]+[a-z]*", data)):
            self._open[-1][1][-1][1] = number[0]
            self._reading_mark = False

    def handle_endtag(self, tag):
        if self._open and tag == self._open[-1][0]:
            self._open.pop()
            self._in_chart = bool(self._open)


def drawn(html: str) -> list:
    """The flowchart of a page; what stands before it and after its last list is not read."""
    reader = Outline()
    start = max(html.find('<div class="chart'), 0)
    reader.feed(html[start : html.find("</section>", start)])
    return reader.root


def modelled(entries) -> list:
    return [
        [entry.id, entry.number, [modelled(branch) for branch in entry.branches]]
        if isinstance(entry, Fork)
        else [entry.id, entry.number]
        for entry in entries
    ]


class Ways(HTMLParser):
    """Reads the ways in of a page back: for each its stages with their marks, and the stage it joins."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list = []
        self._reading_mark = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        if "way" in classes and tag == "li":
            self.found.append([[], None])
        elif "way__stage" in classes:
            self.found[-1][0].append([given["id"], None])
        elif "way__joins" in classes:
            self.found[-1][1] = given["data-joins"]
        elif "way__mark" in classes and self.found[-1][1] is None:
            self._reading_mark = True

    def handle_data(self, data):
        if self._reading_mark:
            self.found[-1][0][-1][1] = data.strip()
            self._reading_mark = False


def drawn_ways(html: str) -> list:
    reader = Ways()
    reader.feed(html)
    return [(stages, joins) for stages, joins in reader.found]
