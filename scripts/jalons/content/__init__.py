"""The data folder as records by id: how it is loaded, and what was released of it."""

from jalons.content.loading import (
    FOLDERS,
    KEYS,
    REGISTERS,
    TRADE_PAGES,
    Content,
    doubtful_parts,
    load,
    load_what_can_be,
)

__all__ = [
    "FOLDERS",
    "KEYS",
    "REGISTERS",
    "TRADE_PAGES",
    "Content",
    "doubtful_parts",
    "load",
    "load_what_can_be",
]
