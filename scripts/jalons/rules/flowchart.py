"""Every element of the source flowchart is said somewhere on the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.problems.problem import Problem
from jalons.records import Item, Programme, Stage


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
