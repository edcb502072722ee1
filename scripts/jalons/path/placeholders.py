"""Words such as {code} or {total_hours} in a text, filled in from the trade."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from jalons.records import DeclaredFact, Figure, Trade, Unlisted
from jalons.records.fields import code_form
from jalons.records.record import AnyRecord, Record
from jalons.records.texts import Text, same_in_all, text_of
from jalons.writing.filling import fill, fill_with
from jalons.writing.language import Language, is_french
from jalons.writing.numbers import listed, whole

WORDS = ("to-be-confirmed", "code-unknown", "this-path")
"""Interface words that placeholders are said with."""
MARK = re.compile(r"\{([^{}]*)\}|[{}]")


def names(declared: Mapping[str, DeclaredFact], word: str) -> tuple[str, ...]:
    """Every placeholder, in order: those of all trades, then the numbers that are declared, such as "total_hours".

    `word` is the guide's word for a trade.
    """
    return (*_of_each(word), "code", *numbers(declared))


def _of_each(word: str) -> tuple[str, str, str]:
    """The placeholders for a name: with a capital, within a sentence, and as a sentence points at it."""
    return word, f"{word}_in_sentence", f"this_{word}"


def numbers(declared: Mapping[str, DeclaredFact]) -> dict[str, tuple[str, str]]:
    """The placeholder of each number that is declared, such as "total_hours", and which fact and part it stands for."""
    return {_of_number(fact_id, part): (fact_id, part) for fact_id, fact in declared.items() for part in fact.numbers}


def _of_number(fact_id: str, part: str) -> str:
    return f"{part}_{fact_id}" if part else fact_id


def unknown_marks(text: str, known: Collection[str]) -> list[str]:
    """What stands in braces in a text and is none of these placeholders, as written."""
    return [mark.group(0) for mark in MARK.finditer(text) if mark.group(1) not in known]


def values(trade_id: str, trade: Trade, words: Mapping[str, Text]) -> dict[str, Text]:
    """What each placeholder stands for, in each language, for one trade."""
    name, in_sentence, this = _of_each(trade.word)
    return {
        name: trade_name(trade),
        in_sentence: within_sentence(trade),
        this: this_trade(trade_id, trade, words),
        "code": same_in_all(shown) if (shown := trade_code(trade_id, trade)) else words["code-unknown"],
        **{
            _of_number(fact_id, part): amount(fact, trade.figures(fact_id, part), words)
            for fact_id, fact in trade.declared.items()
            for part in fact.numbers
        },
    }


def trade_code(trade_id: str, trade: Trade) -> str | None:
    """The official code of a trade; None where it is not verified."""
    is_code = any(code_form(shape).fullmatch(trade_id) for shape in trade.code_shapes)
    return trade.code or (trade_id if is_code else None)


def trade_name(trade: Trade | Unlisted) -> Text:
    """The name in each language in which it is verified; one of them stands in for the others."""
    return text_of(dict(trade.name.items()))


def within_sentence(trade: Trade) -> Text:
    """The name within a sentence: in French it is a common noun, in English it keeps its capitals."""
    return trade_name(trade).changed(
        lambda words, language: words[:1].lower() + words[1:] if is_french(language) else words
    )


def this_trade(trade_id: str, trade: Trade, words: Mapping[str, Text]) -> Text:
    """The trade as a sentence points at it: "ce métier (620D)", or its name where the code is not verified."""
    code, name = trade_code(trade_id, trade), within_sentence(trade)

    return words["this-path"].changed(lambda said, language: fill(said, {"name": code or name.in_(language)}))


def amount(fact: DeclaredFact, figures: tuple[Figure, ...], words: Mapping[str, Text]) -> Text:
    """A number as a sentence says it, "780 heures"; two figures that disagree give both; none, that it is not known."""
    if not figures:
        return fact.unknown or words["to-be-confirmed"]
    numbers = sorted({figure.value for figure in figures})
    said = fact.amount if len(numbers) == 1 else fact.amounts or fact.amount

    def joined(language: Language) -> str:
        return listed([whole(number, language) for number in numbers], language, "or")

    if said is None:
        return words["to-be-confirmed"].changed(lambda _, language: joined(language))
    return said.changed(lambda words, language: fill(words, {"n": joined(language)}))


def filled(record: AnyRecord, by: Mapping[str, Text]) -> AnyRecord:
    """The record with every placeholder of every text in it filled in, as far as `by` knows it; its place is kept."""
    if not by:
        return record
    if isinstance(record, Text):
        if not any("{" in words for words in record.every):
            return record
        return record.changed(lambda words, language: _fill(words, by, language))
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
