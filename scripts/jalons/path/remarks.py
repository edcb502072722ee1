"""Sentences that several trades share, as one trade says them: the register's words, the trade's own sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from jalons.path.placeholders import MARK, filled
from jalons.records import Item, Remark, Trade, TradeRemark
from jalons.records.fields import Sourced
from jalons.records.texts import Text
from jalons.writing.numbers import whole

OWN_MARK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a remark may leave open: a word in braces that is an identifier and no placeholder of the guide."""


def marks(remark: Remark, placeholders: Collection[str]) -> list[str]:
    """What a trade must fill in, once each, in reading order; `placeholders` are filled in for all trades."""
    texts = [words for text in (remark.text, remark.detail) if text for words in text.every]
    found = [mark.group(1) or "" for text in texts for mark in MARK.finditer(text)]
    return list(dict.fromkeys(name for name in found if OWN_MARK.fullmatch(name) and name not in placeholders))


def of_trade(trade: Trade, register: Mapping[str, Remark]) -> tuple[Item, ...]:
    """The remarks of a trade as items, in the trade's order."""
    return tuple(_item(said, register[said.id]) for said in trade.remarks)


def _item(said: TradeRemark, remark: Remark) -> Item:
    by = {name: _value(value, remark.text) for name, value in said.filled_with.items()}
    return Item.model_construct(
        id=said.id,
        text=filled(remark.text, by),
        detail=filled(remark.detail, by) if remark.detail else None,
        tone=remark.tone,
        when=said.when,
        **{name: getattr(said, name) for name in Sourced.model_fields},
    ).written_as(said)


def _value(value: str, within: Text) -> Text:
    """A value in the languages of a text: a number as each writes it, a name as it stands."""
    return within.changed(lambda _, language: whole(int(value), language) if value.isdecimal() else value)
