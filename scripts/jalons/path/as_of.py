"""What is so of a trade on a day: a pause that has not begun is not known yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jalons.content import Content
from jalons.records import NOT_KNOWN, Trade


def on_day(trade: Trade, as_of: date) -> Trade:
    """The trade with its registration as of the day; what was so before a pause is not said, and reads as unknown."""
    since = trade.registration.since
    return trade if since is None or since <= as_of else trade.model_copy(update={"registration": NOT_KNOWN})


def all_on_day(content: Content, as_of: date) -> Content:
    """The content with every trade as it stands on the day."""
    return replace(content, trades={trade_id: on_day(trade, as_of) for trade_id, trade in content.trades.items()})
