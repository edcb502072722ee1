"""The flowchart: every element of the source is said somewhere, and what stands in the drawing is short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.problems.problem import Problem
from jalons.records import Happening, Item, Programme, Stage, TogetherStep

SHORT = 36
"""Letters that fit a box of the drawing on a phone in two lines."""


def every_element_is_said(content: Content, as_of: date) -> Iterator[Problem]:
    """Each row of data/elements.yml is named by a stage, an item or a programme."""
    said = {
        name
        for _, record in content.every_record
        if isinstance(record, (Item, Programme, Stage))
        for name in record.element
    }
    for name, element in content.elements.items():
        if name not in said:
            yield Problem("element-not-said", element.location, name, {"name": name})


def every_short_title_is_short(content: Content, as_of: date) -> Iterator[Problem]:
    """A short title is no longer than a box has room for, and shorter than what it stands for."""
    for where, record in content.every_record:
        if not isinstance(record, (Stage, Happening, TogetherStep)) or record.short is None:
            continue
        whole = record.says if isinstance(record, TogetherStep) else record.title
        for language, short in record.short.items():
            inside = f"{where}/short/{language}".lstrip("/")
            most = min(SHORT, len(whole.in_(language)) - 1)
            if len(short) > most:
                facts = {"short": short, "letters": len(short), "most": most}
                yield Problem("short-too-long", record.short.at(language), inside, facts)
