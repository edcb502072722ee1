"""Saves the engine work of which a sheet has nothing: styles of footnotes, and writing twice what papers have alike."""

from __future__ import annotations

from functools import cache
from typing import Any

import pydyf
from weasyprint.html import UA_STYLESHEET

_OF_FOOTNOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")


@cache
def forgo_footnotes() -> None:
    """Takes away what the engine's own style sheet says of footnotes: it works out five styles for every element."""
    matcher = UA_STYLESHEET.matcher
    matcher.other_selectors = [entry for entry in matcher.other_selectors if entry[3] not in _OF_FOOTNOTES]


def write_once(pdf: Any) -> None:
    """Puts what each part of a file but its pages is written as in its place; nothing may change it afterwards."""
    for number, part in enumerate(pdf.objects):
        page = isinstance(part, pydyf.Dictionary) and part.get("Type") == "/Page"
        if part.free == "n" and not page:
            pdf.objects[number] = _Written(part)


class _Written(pydyf.Object):  # type: ignore[misc]  # the library tells no types
    """A part of a file that is written already."""

    def __init__(self, part: Any) -> None:
        super().__init__()
        self.number, self.generation = part.number, part.generation
        self._compressible: bool = part.compressible
        self._bytes: bytes = part.data if self._compressible else part.indirect

    @property
    def data(self) -> bytes:
        return self._bytes

    @property
    def indirect(self) -> bytes:
        return self._bytes

    @property
    def compressible(self) -> bool:
        return self._compressible
