"""Finds the known sources that a cell of the table names: by id, by address, or by the words it is known as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from jalons.records import Source

_WEAK = ("other", "mirror", "document")
"""Kinds of source that make a fact second-hand; the others bear it without reserve."""
_OFFICIAL = ("official", "law")
"""Kinds of source whose word on a name no other outweighs."""


def entries(cell: str) -> list[str]:
    """The entries of a cell, which a semicolon and a space keep apart: an address may hold a semicolon."""
    return [text for part in f"{cell} ".split("; ") if (text := part.strip())]


def official(sources: Mapping[str, Source]) -> frozenset[str]:
    """The ids of the sources of authorities and laws."""
    return frozenset(name for name, source in sources.items() if source.kind in _OFFICIAL)


class KnownSources:
    """The sources of the guide, by each way in which a table may name them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._strong = {name for name, source in sources.items() if source.kind not in _WEAK}
        self._exact = {name: name for name in sources}
        self._phrases: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        for name, source in sources.items():
            for phrase in source.known_as:
                self._phrases.setdefault(_folded(phrase), name)
            if source.url:
                self._exact.setdefault(source.url, name)
                self._addresses.setdefault(_address(source.url), name)

    def find(self, text: str) -> str | None:
        """The id of the source that an entry names."""
        return self._exact.get(text) or self._phrases.get(_folded(text)) or self._addresses.get(_address(text))

    def are_strong(self, names: Iterable[str]) -> bool:
        """Whether one of these sources bears a fact without reserve."""
        return not self._strong.isdisjoint(names)


def _address(address: str) -> str:
    """An address without what may differ between two ways of writing it: scheme, www, a slash at the end."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    return f"{host}{parts.path.rstrip('/')}?{parts.query}".removesuffix("?")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
