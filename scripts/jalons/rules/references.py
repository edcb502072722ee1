"""Ids that name something elsewhere must name something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons import shapes
from jalons.content import Content
from jalons.fields import Sourced
from jalons.problem import Problem
from jalons.record import Record
from jalons.rules import walk

_REFERENCES: tuple[tuple[type[Record], str, str], ...] = (
    (Sourced, "source", "sources"),
    (shapes.Item, "who", "roles"),
    (shapes.Item, "link", "links"),
    (shapes.Item, "element", "elements"),
    (shapes.Event, "return_to", "stages"),
    (shapes.Stage, "who", "roles"),
    (shapes.Stage, "duty", "duties"),
    (shapes.Stage, "channels", "channels"),
    (shapes.Stage, "money", "money"),
    (shapes.Stage, "links", "links"),
    (shapes.Stage, "laws", "laws"),
    (shapes.Stage, "terms", "glossary"),
    (shapes.Stage, "element", "elements"),
    (shapes.StageStep, "stage", "stages"),
    (shapes.Trade, "pathway", "pathways"),
    (shapes.Trade, "sector", "sectors"),
    (shapes.Trade, "links", "links"),
    (shapes.Tenure, "role", "roles"),
    (shapes.Programme, "link", "links"),
    (shapes.Programme, "element", "elements"),
    (shapes.Programme, "who", "roles"),
    (shapes.Law, "link", "links"),
    (shapes.Site, "trade", "trades"),
    (shapes.Site, "flowchart", "sources"),
    (shapes.Condition, "trade", "trades"),
)
"""(record, its key, the part of the content that the key names)."""


def every_reference_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """Every id that a record names exists in the part of the content that it names."""
    for where, record in walk.records(content):
        for record_class, key, part in _REFERENCES:
            if not isinstance(record, record_class):
                continue
            value = getattr(record, key)
            known = getattr(content, part)
            several = isinstance(value, tuple)
            for position, name in enumerate(value if several else (value,)):
                if name is not None and name not in known:
                    place = record.at(key, position) if several else record.at(key)
                    facts = {"name": name, "part": part, "known": list(known)}
                    yield Problem("reference-unknown", place, f"{where}/{key}".lstrip("/"), facts)


def every_link_has_an_address(content: Content, as_of: date) -> Iterator[Problem]:
    """A link has a French address, an English address, or both."""
    for name, link in content.links.items():
        if link.fr is None and link.en is None:
            yield Problem("link-without-address", link.place, name, {"name": name})
