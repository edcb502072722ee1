"""The sources a page relies on, numbered in the order in which the page names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jalons.records import Source
from jalons.records.fields import Sourced


@dataclass(frozen=True)
class Citation:
    """A source as one page cites it."""

    number: int
    id: str
    source: Source
    checked: date


class Citations:
    """Collects the citations of one page while it is written."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._found: dict[str, Citation] = {}

    def cite(self, record: Sourced) -> list[Citation]:
        """The citations of a record, numbered on from those before; a source already cited keeps its number."""
        cited = []
        for source_id in record.source:
            checked = record.checked or self._sources[source_id].checked
            before = self._found.get(source_id)
            number = before.number if before else len(self._found) + 1
            # the page promises no more than the oldest reading of what it cites
            checked = min(checked, before.checked) if before else checked
            self._found[source_id] = Citation(number, source_id, self._sources[source_id], checked)
            cited.append(self._found[source_id])
        return cited

    @property
    def all(self) -> list[Citation]:
        """The sources cited so far, in the order of their numbers."""
        return list(self._found.values())
