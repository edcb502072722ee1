"""The guide: checked content on an as-of day, with the path of every trade resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.path import placeholders
from jalons.path.pathway import TradePathway
from jalons.path.resolving import resolve
from jalons.records import Duty, Tenure
from jalons.records.record import Record


@dataclass(frozen=True)
class Guide:
    """Everything that pages are made from."""

    content: Content
    as_of: date
    pathways: Mapping[str, TradePathway]
    pdf: frozenset[str] = frozenset()
    """The trades whose sheets this build also makes as PDF, so that pages link them."""

    def holder(self, duty: Duty) -> Tenure | None:
        """The office in charge of a duty on the as-of day."""
        return next((tenure for tenure in duty.held_by if tenure.holds_on(self.as_of)), None)


_ON_PATHS = ("stages", "pathways", "events", "remarks", "facts")
"""The parts of the content that paths are made of, besides the trade's own file and the words that fill in for it."""


class _WhenAsked(Mapping[str, TradePathway]):
    """The paths of a guide, each resolved when it is first asked for, or taken over from the guide before it."""

    def __init__(self, content: Content, as_of: date, before: _WhenAsked | None = None) -> None:
        self._content, self._as_of = content, as_of
        self._resolved: dict[str, TradePathway] = {}
        if before is not None and self._is_alike(before):
            # a file that did not change is the same record
            self._resolved |= {
                trade_id: pathway
                for trade_id, pathway in before._resolved.items()  # noqa: SLF001 - of its own class
                if content.trades.get(trade_id) is before._content.trades[trade_id]  # noqa: SLF001 - as above
            }

    def _is_alike(self, before: _WhenAsked) -> bool:
        now, then = self._content, before._content
        same = all(_same_records(now.part(name), then.part(name)) for name in _ON_PATHS)
        words = all(now.words.get(name) == then.words.get(name) for name in placeholders.WORDS)
        return same and words and self._as_of == before._as_of

    def __getitem__(self, trade_id: str) -> TradePathway:
        if trade_id not in self._resolved:
            self._resolved[trade_id] = resolve(self._content, trade_id, self._as_of)
        return self._resolved[trade_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._content.trades)

    def __len__(self) -> int:
        return len(self._content.trades)


def _same_records(now: Mapping[str, Record], then: Mapping[str, Record]) -> bool:
    return now.keys() == then.keys() and all(record is then[name] for name, record in now.items())


def guide_when_asked(content: Content, as_of: date, before: Guide | None = None) -> Guide:
    """The guide of content that may not have passed the rules: each path is resolved when it is asked for.

    `before` is the guide as it was before a change: paths that the change does not touch are taken over from it.
    Where a rule is broken, asking raises whatever comes of it.
    """
    known = before.pathways if before else None
    return Guide(content, as_of, _WhenAsked(content, as_of, known if isinstance(known, _WhenAsked) else None))


def guide_of(content: Content, as_of: date, only: str = "") -> Guide:
    """The guide of content that has passed the rules; with `only`, the path of that trade alone is resolved."""
    trade_ids = [only] if only else content.trades
    return Guide(content, as_of, {trade_id: resolve(content, trade_id, as_of) for trade_id in trade_ids})
