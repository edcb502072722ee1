"""Sentences that trades share: each is said by a trade, which fills in all that it leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path import remarks
from jalons.path.placeholders import MARK, names
from jalons.problems.problem import Problem


def every_remark_is_used(content: Content, as_of: date) -> Iterator[Problem]:
    """Every sentence of data/remarks.yml is said of a trade; a warning, for fewer trades may do without it."""
    used = {said.id for trade in content.trades.values() for said in trade.remarks}
    for name, remark in content.remarks.items():
        if name not in used:
            yield Problem("remark-unused", remark.location, name, {"name": name}, warning=True)


def every_mark_of_a_remark_is_filled_in(content: Content, as_of: date) -> Iterator[Problem]:
    """A trade gives a value to each mark of the remarks it names, to nothing else, and no value has braces."""
    placeholders = names(content.facts, content.variant_word)
    for trade in content.trades.values():
        for number, said in enumerate(trade.remarks, start=1):
            if said.id not in content.remarks:
                continue
            wanted = remarks.marks(content.remarks[said.id], placeholders)
            facts = {"remark": said.id, "known": wanted or ["-"]}
            where = f"remarks/{number}"
            for name in wanted:
                if name not in said.filled_with:
                    yield Problem("remark-mark-missing", said.at("is"), f"{where}/with", {**facts, "name": name})
            for name, value in said.filled_with.items():
                location, inside = said.at("with", name), f"{where}/with/{name}"
                if name not in wanted:
                    yield Problem("remark-mark-unknown", location, inside, {**facts, "name": name})
                for mark in MARK.finditer(value):
                    yield Problem("placeholder-useless", location, inside, {"name": mark.group(0)})
