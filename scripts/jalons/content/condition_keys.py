"""What conditions ask must be declared: facts of data/facts.yml with values that they can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jalons.content.model import Content
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.reading.tree import Mapping as Tree
from jalons.reading.tree import Node, key_location_of
from jalons.records import Condition, DeclaredFact, Trade, Unlisted
from jalons.records.misfits import short
from jalons.records.record import Record


def problems(content: Content) -> Iterator[Problem]:
    """Keys and values of conditions that no trade can have; names of trades are held against their files."""
    values = {fact_id: fact.choices for fact_id, fact in content.facts.items() if fact.choices}
    known = [*values, content.variant_word]
    for where, record in content.every_record:
        if not isinstance(record, Condition):
            continue
        for key, wanted in record.asked.items():
            if key not in known:
                facts = {"key": short(key), "near": nearest(key, known), "known": known, "indent": ""}
                yield Problem("unknown-key", record.key_at(key), f"{where}/{key}", facts)
                continue
            for number, value in enumerate(wanted):
                if key in values and value not in values[key]:
                    facts = {"value": short(value), "allowed": values[key], "near": nearest(value, values[key])}
                    yield Problem("wrong-choice", record.at(key, number), f"{where}/{key}", facts)


def usable(declared: Mapping[str, Record]) -> dict[str, DeclaredFact]:
    """The declared facts but those whose names are taken."""
    return {name: fact for name, fact in declared.items() if isinstance(fact, DeclaredFact) and not _is_taken(name)}


def taken(node: Node) -> Iterator[Problem]:
    """Facts that have the name of another key of the records that say them."""
    for name in node if isinstance(node, Tree) else ():
        if _is_taken(name):
            yield Problem("fact-id-taken", key_location_of(node, (name,)), name, {"name": name})


def _is_taken(name: str) -> bool:
    return hasattr(Trade, name) or any(name in each.model_fields for each in (Trade, Unlisted))
