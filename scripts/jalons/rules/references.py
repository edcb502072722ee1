"""Ids that name something elsewhere must name something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons import records
from jalons.content import FOLDERS, Content
from jalons.path.placeholders import WORDS
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records.fields import Sourced
from jalons.records.record import Record
from jalons.rules import walk

_REFERENCES: tuple[tuple[type[Record], str, str], ...] = (
    (Sourced, "source", "sources"),
    (records.Item, "who", "roles"),
    (records.Item, "link", "links"),
    (records.Item, "signed_by", "roles"),
    (records.Item, "element", "elements"),
    (records.Happening, "return_to", "stages"),
    (records.Happening, "link", "links"),
    (records.Stage, "who", "roles"),
    (records.Stage, "duty", "duties"),
    (records.Stage, "channels", "channels"),
    (records.Stage, "money", "money"),
    (records.Stage, "links", "links"),
    (records.Stage, "laws", "laws"),
    (records.Stage, "terms", "glossary"),
    (records.Stage, "element", "elements"),
    (records.HandIn, "to", "roles"),
    (records.HandIn, "channels", "channels"),
    (records.HandIn, "link", "links"),
    (records.KnownDay, "stage", "stages"),
    (records.Deadline, "start", "dates"),
    (records.Deadline, "who", "roles"),
    (records.Deadline, "stage", "stages"),
    (records.Deadline, "link", "links"),
    (records.Letter, "stages", "stages"),
    (records.Letter, "duty", "duties"),
    (records.Wherever, "who", "roles"),
    (records.Wherever, "terms", "glossary"),
    (records.Wherever, "channels", "channels"),
    (records.Wherever, "first", "stages"),
    (records.Wherever, "last", "stages"),
    (records.StageStep, "stage", "stages"),
    (records.WayStep, "stage", "stages"),
    (records.WayIn, "joins", "stages"),
    (records.Destination, "stage", "stages"),
    (records.Need, "question", "questions"),
    (records.Extra, "question", "questions"),
    (records.Journey, "trade", "trades"),
    (records.MoneyMet, "offered", "money"),
    (records.MoneyMet, "uncertain", "money"),
    (records.MoneyMet, "refused", "money"),
    (records.Trade, "pathway", "pathways"),
    (records.Trade, "sector", "sectors"),
    (records.Trade, "links", "links"),
    (records.TradeRemark, "id", "remarks"),
    (records.Tenure, "role", "roles"),
    (records.Programme, "link", "links"),
    (records.Programme, "element", "elements"),
    (records.Programme, "who", "roles"),
    (records.Law, "link", "links"),
    (records.Unlisted, "sector", "sectors"),
    (records.Site, "trade", "trades"),
    (records.Site, "pdf", "trades"),
    (records.Site, "flowchart", "sources"),
    (records.News, "stages", "stages"),
    (records.News, "who", "roles"),
    (records.Condition, "trade", "trades"),
)
"""(record, its key, the part of the content that the key names)."""


def every_reference_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """Every id that a record names exists in the part of the content that it names."""
    for where, record in walk.records(content):
        for record_class, key, part in _REFERENCES:
            if not isinstance(record, record_class):
                continue
            value = getattr(record, key)
            written = type(record).model_fields[key].alias or key
            known = content.part(part)
            several = isinstance(value, tuple)
            for position, name in enumerate(value if several else (value,)):
                if name is not None and name not in known:
                    location = record.at(written, position) if several else record.at(written)
                    file = f"data/{part}" if part in FOLDERS else f"data/{part}.yml"
                    facts = {"name": name, "part": part, "file": file, "known": list(known)}
                    yield Problem("reference-unknown", location, f"{where}/{written}".lstrip("/"), facts)


def every_word_of_placeholders_exists(content: Content, as_of: date) -> Iterator[Problem]:
    """The interface words that placeholders are said with are there."""
    for key in WORDS:
        if key not in content.words:
            yield Problem("word-missing", Location("data/words.yml"), key, {"name": key, "known": list(content.words)})


def every_link_has_an_address(content: Content, as_of: date) -> Iterator[Problem]:
    """A link has a French address, an English address, or both."""
    for name, link in content.links.items():
        if link.fr is None and link.en is None:
            yield Problem("link-without-address", link.location, name, {"name": name})
