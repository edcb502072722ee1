"""Words such as {in_class_hours} in a text, filled in from the trade."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jalons.records import Figure, Trade, Unlisted
from jalons.records.fields import TRADE_SLUG, Text
from jalons.records.record import AnyRecord, Record
from jalons.writing.filling import fill, fill_with
from jalons.writing.language import LANGUAGES, Language
from jalons.writing.numbers import listed, whole

PLACEHOLDERS = (
    "trade",
    "trade_in_sentence",
    "this_trade",
    "code",
    "total_hours",
    "on_the_job_hours",
    "in_class_hours",
)
WORDS = ("hours-unknown", "hours-amount", "hours-amounts", "code-unknown", "this-path")
"""Interface words that placeholders are said with."""
MARK = re.compile(r"\{([^{}]*)\}|[{}]")


def unknown_marks(text: str) -> list[str]:
    """What stands in braces in a text and is no placeholder, as written."""
    return [mark.group(0) for mark in MARK.finditer(text) if mark.group(1) not in PLACEHOLDERS]


def values(trade_id: str, trade: Trade, words: Mapping[str, Text]) -> dict[str, Text]:
    """What each placeholder stands for, in both languages, for one trade."""
    return {
        "trade": trade_name(trade),
        "trade_in_sentence": within_sentence(trade),
        "this_trade": this_trade(trade_id, trade, words),
        "code": Text(fr=shown, en=shown) if (shown := trade_code(trade_id, trade)) else words["code-unknown"],
        "total_hours": hours(trade.hours.total, words),
        "on_the_job_hours": hours(trade.hours.on_the_job, words),
        "in_class_hours": hours(trade.hours.in_class, words),
    }


def trade_code(trade_id: str, trade: Trade) -> str | None:
    """The official code of a trade; None where it is not verified."""
    return trade.code or (None if TRADE_SLUG.fullmatch(trade_id) else trade_id)


def trade_name(trade: Trade | Unlisted) -> Text:
    """The name in both languages; where one is not verified, the other stands in for it."""
    return Text(fr=trade.name.fr or trade.name.en, en=trade.name.en or trade.name.fr)


def within_sentence(trade: Trade) -> Text:
    """The name within a sentence: in French it is a common noun, in English it keeps its capitals."""
    name = trade_name(trade)
    return Text(fr=name.fr[:1].lower() + name.fr[1:], en=name.en) if trade.name.fr else name


def this_trade(trade_id: str, trade: Trade, words: Mapping[str, Text]) -> Text:
    """The trade as a sentence points at it: "ce métier (620D)", or its name where the code is not verified."""
    code, name = trade_code(trade_id, trade), within_sentence(trade)

    def said(language: Language) -> str:
        return fill(words["this-path"].in_(language), {"name": code or name.in_(language)})

    return Text(fr=said("fr"), en=said("en"))


def hours(figures: tuple[Figure, ...], words: Mapping[str, Text]) -> Text:
    """A number of hours, "780 heures"; two figures that disagree give both; none gives the words for not confirmed."""
    if not figures:
        return words["hours-unknown"]
    amounts = sorted({figure.value for figure in figures})
    key = "hours-amount" if len(amounts) == 1 else "hours-amounts"

    def said(language: Language) -> str:
        joined = listed([whole(amount, language) for amount in amounts], language, "or")
        return fill(words[key].in_(language), {"n": joined})

    return Text(fr=said("fr"), en=said("en"))


def filled(record: AnyRecord, by: Mapping[str, Text]) -> AnyRecord:
    """The record with every placeholder of every text in it filled in, as far as `by` knows it; its place is kept."""
    if not by:
        return record
    if isinstance(record, Text):
        if "{" not in record.fr and "{" not in record.en:
            return record
        return record.model_copy(update={language: _fill(record.in_(language), by, language) for language in LANGUAGES})
    changed: dict[str, object] = {}
    for name, value in vars(record).items():
        if isinstance(value, Record):
            if (part := filled(value, by)) is not value:
                changed[name] = part
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            parts = tuple(filled(part, by) for part in value)
            if any(part is not before for part, before in zip(parts, value, strict=True)):
                changed[name] = parts
    # what names no placeholder is shared by all trades
    return record.model_copy(update=changed) if changed else record


def _fill(text: str, by: Mapping[str, Text], language: Language) -> str:
    return fill_with(text, lambda name: by[name].in_(language) if name in by else None)
