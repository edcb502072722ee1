"""Decides which trade each row is about: by code, else by the slug of its English name, else by the name itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jalons.content import Content
from jalons.importing.rows import Row
from jalons.path.placeholders import trade_code
from jalons.problems.problem import Problem
from jalons.records import Trade
from jalons.records.fields import as_identifier

_DASH = re.compile(r"\s*[\u2012-\u2015\u2212]\s*|\s+-\s+")


@dataclass(frozen=True, eq=False)
class Match:
    """A row and the id of its trade, which may not have a file yet."""

    row: Row
    id: str


def as_typed(name: str) -> str:
    """A name whose dashes and apostrophes are typed in one way, for these are no difference between names."""
    return _DASH.sub(" - ", name.replace("\u2019", "'"))


def folded(name: str) -> str:
    """A name without what does not tell trades apart."""
    return as_typed(name).casefold()


def match(rows: list[Row], content: Content) -> tuple[list[Match], list[Problem]]:
    """Each row with its trade, and the problems of rows that are about none, or about the same as another row."""
    trades = content.trades
    by_code = {code: trade_id for trade_id, trade in trades.items() if (code := trade_code(trade_id, trade))}
    by_name = {folded(name): trade_id for trade_id, trade in trades.items() if (name := trade.name.get("en"))}
    matches: list[Match] = []
    problems: list[Problem] = []
    for row in rows:
        code, name = row.values.get("code"), row.values.get("name/en")
        slug = as_identifier(name) if name else ""
        named = slug if slug in trades else by_name.get(folded(name)) if name else None
        found = (by_code.get(code) if code else None) or named or (code if code in trades else None)
        if found and (other := _clash(row, found, named, trades)):
            problems.append(other)
        elif not found and (left_out := _left_out(row, content)):
            problems.append(Problem("table-row-left-out", row.location, facts={"name": left_out}))
        elif chosen := found or code:
            matches.append(Match(row, chosen))
        elif slug:
            matches.append(Match(row, slug))
        else:
            problems.append(Problem("table-row-unnamed", row.at("code"), "code"))
    twice = _twice(matches)
    return [each for each in matches if each not in twice], [*problems, *twice.values()]


def _clash(row: Row, found: str, named: str | None, trades: Mapping[str, Trade]) -> Problem | None:
    """The code of the row is that of one trade, and its English name that of another."""
    code = row.values.get("code")
    other = named or found
    its_code = trade_code(other, trades[other])
    if (code and its_code not in (None, code)) or other != found:
        name = row.values.get("name/en") or row.values["name/fr"]
        facts = {"name": name, "code": code or "-", "other": other}
        return Problem("table-name-of-another", row.at("name/en"), "name_en", facts)
    return None


def _left_out(row: Row, content: Content) -> str | None:
    """The id of the same trade among those that the guide leaves out."""
    code, name = row.values.get("code"), row.values.get("name/en")
    for unlisted_id, unlisted in content.unlisted.items():
        same_name = name and folded(name) == folded(unlisted.name.get("en") or "")
        if same_name or (code and code == unlisted.code):
            return unlisted_id
    return None


def _twice(matches: list[Match]) -> dict[Match, Problem]:
    """Rows about the same trade: nothing tells which of them is right, so none of them is."""
    groups: dict[str, list[Match]] = defaultdict(list)
    for each in matches:
        groups[each.id].append(each)
        if name := each.row.values.get("name/en"):
            groups[f"name {folded(name)}"].append(each)
    found: dict[Match, Problem] = {}
    for group in groups.values():
        for each in group if len(group) > 1 else ():
            others = [str(other.row.location.line) for other in group if other is not each]
            found.setdefault(
                each, Problem("table-line-twice", each.row.location, facts={"name": each.id, "lines": others})
            )
    return found
