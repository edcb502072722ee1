"""Reads a drawn flowchart back, so that it can be held against the model."""

from __future__ import annotations

from html.parser import HTMLParser

from jalons.path.pathway import Fork


class Outline(HTMLParser):
    """Reads the flowchart of a page back as nested lists: ("apply", "1"), or [branch, branch] for a fork."""

    def __init__(self) -> None:
        super().__init__()
        self.root: list = []
        self._stack: list[tuple[str, list]] = []
        self._marks: list = []
        self._reading_mark = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        if tag == "ol" and "trail" in classes:
            self._stack.append(("ol", self.root))
        elif not self._stack:
            return
        elif tag == "li" and "fork" in classes:
            fork = [given["id"], None, []]
            self._stack[-1][1].append(fork)
            self._stack.append(("li", fork[2]))
            self._marks.append(fork)
        elif tag == "li" and "branch" in classes:
            branch: list = []
            self._stack[-1][1].append(branch)
            self._stack.append(("li", branch))
        elif tag == "li" and "station" in classes:
            station = [given["data-stage"], None]
            self._stack[-1][1].append(station)
            self._stack.append(("li", []))
            self._marks.append(station)
        elif tag in ("ol", "ul", "li"):
            self._stack.append((tag, self._stack[-1][1]))
        elif tag == "span" and "station__mark" in classes:
            self._reading_mark = True

    def handle_data(self, data):
        if self._reading_mark:
            self._marks[-1][1] = data.strip()
            self._reading_mark = False

    def handle_endtag(self, tag):
        if self._stack and tag in ("ol", "ul", "li"):
            self._stack.pop()


def drawn(html: str) -> list:
    reader = Outline()
    reader.feed(html)
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
