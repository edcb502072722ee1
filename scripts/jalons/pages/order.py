"""The order in which an index lists names."""

from __future__ import annotations

from jalons.guide import Guide
from jalons.path.pathway import TradePathway
from jalons.path.placeholders import trade_name
from jalons.writing.folding import sort_key
from jalons.writing.language import Language


def initial(text: str) -> str:
    """The letter under which an index lists a text."""
    return sort_key(text)[:1].upper()


def by_name(guide: Guide, language: Language) -> list[TradePathway]:
    """The paths of all trades by the name of the trade in a language."""
    return sorted(
        guide.pathways.values(),
        key=lambda path: (sort_key(trade_name(path.trade).in_(language)), path.trade_id),
    )
