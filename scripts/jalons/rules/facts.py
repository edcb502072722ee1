"""Facts say where they come from, hold from one day to a later one, and are not repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from jalons import records
from jalons.content import Content
from jalons.problems.problem import Problem
from jalons.records import walk
from jalons.records.facts import OPEN_VALUES
from jalons.records.fields import Sourced
from jalons.records.record import Record
from jalons.records.texts import Text

STALE_AFTER_DAYS = 365
_WORDS_OF_A_SENTENCE = 4
"""With fewer words, "Ask STO." may stand in many texts."""
# A stop before a small letter ends an abbreviation, such as "p.m.".
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?![a-zà-ÿ])")
_WITHOUT_LIFE_SPAN = (
    records.Stage,
    records.Pathway,
    records.Trade,
    records.FactValue,
    records.Term,
    records.Law,
    records.Unlisted,
    records.Letter,
)


def every_fact_has_a_source(content: Content, as_of: date) -> Iterator[Problem]:
    """What states a fact names a source, or says that it is the guide's own advice."""
    for where, record in _sourced(content):
        if isinstance(record, (records.Pathway, records.TradeChange)):
            continue  # a pathway states no fact but its stages'; a change has its sources in the item or keeps the old
        # a value written alone rests on the sources at the head of its file
        if isinstance(record, records.FactValue) and (record.value in OPEN_VALUES or not record.location.line):
            continue
        if not record.source and record.advice == "no":
            yield Problem("source-missing", record.location, where)


def every_life_span_has_an_effect(content: Content, as_of: date) -> Iterator[Problem]:
    """valid_from and valid_until stand only where something appears or ends by itself on their day."""
    for where, record in _sourced(content):
        if isinstance(record, _WITHOUT_LIFE_SPAN):
            for key in ("valid_from", "valid_until"):
                if getattr(record, key) is not None:
                    yield Problem("life-span-useless", record.at(key), f"{where}/{key}".lstrip("/"), {"key": key})


def every_life_span_runs_forward(content: Content, as_of: date) -> Iterator[Problem]:
    """valid_from is not later than valid_until."""
    for where, record in _sourced(content):
        if record.valid_from and record.valid_until and record.valid_from > record.valid_until:
            facts = {"start": record.valid_from.isoformat(), "end": record.valid_until.isoformat()}
            yield Problem("life-span-backwards", record.at("valid_until"), where, facts)


def every_duty_has_one_holder_at_a_time(content: Content, as_of: date) -> Iterator[Problem]:
    """The offices in charge of a duty follow one another without gap or overlap, the last one open."""
    for name, duty in content.duties.items():
        for number, (held, then) in enumerate(pairwise(duty.held_by), start=2):
            follows = held.valid_until and then.valid_from and then.valid_from - held.valid_until == timedelta(days=1)
            if not follows:
                yield Problem("duty-gap", then.location, f"{name}/held_by/{number}", {"name": name})
        last, number = duty.held_by[-1], len(duty.held_by)
        if last.valid_until is not None:
            facts = {"name": name, "end": last.valid_until.isoformat()}
            yield Problem("duty-ends", last.at("valid_until"), f"{name}/held_by/{number}/valid_until", facts)


def no_source_is_stale(content: Content, as_of: date) -> Iterator[Problem]:
    """Nothing was last read more than a year before the as-of day; a warning, not an error."""
    read: list[tuple[str, records.Source | records.Link]] = [*content.sources.items(), *content.links.items()]
    for name, record in read:
        days = (as_of - record.checked).days
        if days > STALE_AFTER_DAYS:
            facts = {"name": name, "days": days}
            yield Problem("stale", record.at("checked"), f"{name}/checked", facts, warning=True)


def no_two_stage_texts_are_the_same(content: Content, as_of: date) -> Iterator[Problem]:
    """A sentence that holds for several stages, events or ways in stands once; a note, for it may be meant."""
    seen: dict[tuple[str, str], str] = {}
    for name, around, where, text in _texts_of_stages(content):
        yield from _repeated(seen, "same-sentence", f"{name}/{where}", f"{around}{where}", text)


def no_two_trades_say_the_same(content: Content, as_of: date) -> Iterator[Problem]:
    """A sentence that holds for several trades stands once, in data/remarks.yml or in the stage; a note."""
    seen: dict[tuple[str, str], str] = {}
    for name, _, where, text in _texts_of_stages(content):
        list(_repeated(seen, "same-sentence", f"{name}/{where}", where, text))
    for name, remark in content.remarks.items():
        for where, text in walk.texts(remark):
            yield from _repeated(seen, "same-fact", f"remarks/{name}/{where}", f"{name}/{where}", text)
    for trade_id, trade in content.trades.items():
        for number, fact in enumerate(trade.facts, start=1):
            for where, text in walk.texts(fact, f"facts/{number}"):
                yield from _repeated(seen, "same-fact", f"{trade_id}/{where}", where, text)
        for number, change in enumerate(trade.changes, start=1):
            # two trades may rightly give a stage the same title
            if not (change.replace or "").endswith("/title"):
                for where, text in walk.texts(change, f"changes/{number}"):
                    yield from _repeated(seen, "same-change", f"{trade_id}/{where}", where, text)


def _texts_of_stages(content: Content) -> Iterator[tuple[str, str, str, Text]]:
    """(name, where it stands in its file, where in it, text) of stages, shared events and ways in."""
    named: list[tuple[str, str, Record]] = [(name, "", stage) for name, stage in content.stages.items()]
    named += [(name, f"{name}/", event) for name, event in content.events.items()]
    for pathway in content.pathways.values():
        named += [(way.id, f"ways_in/{number}/", way) for number, way in enumerate(pathway.ways_in, start=1)]
    seen: set[int] = set()
    for name, around, record in named:
        for where, text in walk.texts(record):
            # what a task that stands in two stages says is written once
            if id(text) not in seen:
                yield name, around, where, text
            seen.add(id(text))


def _repeated(
    seen: dict[tuple[str, str], str], message_id: str, name: str, where: str, text: Text
) -> Iterator[Problem]:
    """A problem for each sentence, in each language, that was seen before elsewhere; remembers it by `name`."""
    if where.endswith(("only_if", "/title")):
        return  # "If you are 16 or 17" rightly stands wherever it applies
    for language, words in text.items():
        for sentence in _sentences(words):
            first = seen.setdefault((language, sentence.casefold()), name)
            if first != name:
                facts = {"first": first, "sentence": sentence}
                yield Problem(message_id, text.at(language), f"{where}/{language}", facts, note=True)


def _sentences(text: str) -> list[str]:
    """The sentences of a text but the very short ones; a text of one sentence is kept however short it is."""
    found = _SENTENCE_END.split(text)
    return [sentence for sentence in found if len(found) == 1 or len(sentence.split()) >= _WORDS_OF_A_SENTENCE]


def _sourced(content: Content) -> Iterator[tuple[str, Sourced]]:
    """Every record that states a fact, with where it stands in its file."""
    return ((where, record) for where, record in content.every_record if isinstance(record, Sourced))
