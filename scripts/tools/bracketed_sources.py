"""Rewrites a table of trades whose sources are followed by words in brackets as one with a column of sources a cell.

A one-off tool for the kind of table that the first trades came from, run with scripts/ on PYTHONPATH:
`python3 -m tools.bracketed_sources TABLE.csv > NEW.csv`; `import` reads what it writes. What it does not
understand stays as it is written, so that `import` refuses it with its place.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from jalons.content import load_what_can_be
from jalons.importing.columns import COLUMN_OF, COLUMNS, OF_THE_TRADE, SOURCE_OF
from jalons.importing.sources import KnownSources
from jalons.records import Source
from tools.bracketed_words import Entry, UnclosedBracket, entries, supported

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class PhrasedSources(KnownSources):
    """The sources of the guide, also found by words they are known as anywhere in an entry, or by several addresses."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        super().__init__(sources)
        known = [(phrase.casefold(), name) for name, source in sources.items() for phrase in source.known_as]
        # a phrase that holds another one is looked for first
        self._words = sorted(known, key=lambda pair: -len(pair[0]))

    def find_all(self, entry: Entry) -> list[str]:
        """The ids of the sources that an entry names; none where one of them is not known."""
        if whole := self.find(entry.head):
            return [whole]
        if addresses := _ADDRESS.findall(entry.head):
            found = [self.find(address) or self.find(address.rstrip(",.;:")) for address in addresses]
            return [name for name in found if name] if all(found) else []
        text = " ".join(entry.text.casefold().split())
        return [name for phrase, name in self._words if phrase in text][:1]

    def without_phrases(self, says: str) -> str:
        """The words in brackets that are not there to name a source."""
        for phrase, _ in self._words:
            says = re.sub(re.escape(phrase), "", says, flags=re.IGNORECASE)
        return says


def rewritten(row: Mapping[str, str], known: PhrasedSources) -> dict[str, str]:
    """A row of the table, by column, with its sources in columns of their own."""
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    try:
        named = [(entry, known.find_all(entry)) for entry in entries(cells["other_sources"])]
    except UnclosedBracket:
        return cells
    values = {field: cells[column].casefold() for field, column in COLUMN_OF.items()}
    general: list[str] = []
    of_field: dict[str, list[str]] = defaultdict(list)
    saying: dict[str, list[str]] = defaultdict(list)
    for entry, names in named:
        support = supported(known.without_phrases(entry.says), values)
        for field in support.fields if support and names else ():
            of_field[field] += names
            saying[field] += names if support and field in support.said else []
        if not names:
            general.append(entry.text)
        elif support is None or support.fields & {*OF_THE_TRADE}:
            general += names
    cells["other_sources"] = _listed(general)
    for field, names in of_field.items():
        cells[SOURCE_OF[field]] = _listed(names) if values[field] else ""
    # what a source bears only by a conclusion is second-hand, whatever the source
    concluded = (
        field for field, names in of_field.items() if known.are_strong(names) > known.are_strong(saying[field])
    )
    cells["second_hand"] = _listed(COLUMN_OF[field] for field in concluded if field not in OF_THE_TRADE)
    return cells


def rewrite(table: Iterable[str], known: PhrasedSources, into: TextIO) -> None:
    """Writes a whole table anew."""
    writer = csv.DictWriter(into, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rewritten(row, known) for row in csv.DictReader(table))


def _listed(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(names))


if __name__ == "__main__":
    content, _ = load_what_can_be(Path(__file__).parents[2] / "data")
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as stream:
        rewrite(stream, PhrasedSources(content.sources if content else {}), sys.stdout)
