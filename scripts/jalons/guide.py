"""The guide: checked content on an as-of day, with the path of every trade resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.path.pathway import TradePathway
from jalons.path.resolving import resolve
from jalons.records import Duty, Tenure


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


def guide_of(content: Content, as_of: date, only: str = "") -> Guide:
    """The guide of content that has passed the rules; with `only`, the path of that trade alone is resolved."""
    trade_ids = [only] if only else content.trades
    return Guide(content, as_of, {trade_id: resolve(content, trade_id, as_of) for trade_id in trade_ids})
