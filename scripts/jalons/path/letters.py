"""Letters to be filled in, as they stand for one trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jalons.content import Content
from jalons.path import placeholders
from jalons.path.pathway import TradePathway
from jalons.records import Letter
from jalons.records.texts import Text

_BLANK = re.compile(r"\[([^\[\]]*)\]")
"""Where a letter names one of its blanks."""


def letters(content: Content, pathway: TradePathway, stage: str = "") -> dict[str, Letter]:
    """The letters of a trade whose stages are on its path, by id; with `stage`, those that it offers."""
    by = placeholders.values(pathway.trade_id, content.trades[pathway.trade_id], content.words)
    wanted = {stage} if stage else {at.id for at in pathway.all_stages}
    return {
        name: placeholders.filled(letter, by) for name, letter in content.letters.items() if wanted & set(letter.stages)
    }


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text of a letter as (words, False) and (id of a blank, True), in order."""
    for n, part in enumerate(_BLANK.split(text)):
        if part:
            yield part, n % 2 == 1


def texts(letter: Letter) -> list[tuple[str, Text]]:
    """Every text of a letter that may name its blanks, and where it stands."""
    lists = [
        (f"{part}/{number}", text)
        for part in ("body", "statements", "closing")
        for number, text in enumerate(getattr(letter, part), start=1)
    ]
    return [*((part, getattr(letter, part)) for part in ("subject", "greeting")), *lists]


def named(words: str) -> list[str]:
    """The blanks that the words of one language name."""
    return [part for part, is_blank in pieces(words) if is_blank]
