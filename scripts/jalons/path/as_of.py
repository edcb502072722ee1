"""What is so of a trade on a day: a state that has not begun is not known yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jalons.content import Content
from jalons.records import Trade


def on_day(trade: Trade, as_of: date) -> Trade:
    """The trade with its facts as of the day; what was so before a state began is not said, and reads as unknown."""
    begun_later = [
        fact_id for fact_id in trade.declared if (since := trade.fact(fact_id).since) is not None and since > as_of
    ]
    unknown = {fact_id: type(trade).model_fields[fact_id].default for fact_id in begun_later}
    return trade.model_copy(update=unknown) if unknown else trade


def all_on_day(content: Content, as_of: date) -> Content:
    """The content with every trade as it stands on the day."""
    return replace(content, trades={trade_id: on_day(trade, as_of) for trade_id, trade in content.trades.items()})
