"""One trade's path as JSON: for our own scripts, and for whoever wants to draw it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from jalons.path.needs import first_done
from jalons.path.pathway import Fork, PathEntry, TradePathway
from jalons.path.placeholders import trade_name
from jalons.records import UNKNOWN, DeclaredFact, FactValue, Figure, Item, Option, Stage, TextFact, Trade
from jalons.records.texts import Text
from jalons.writing.language import Languages
from jalons.writing.typography import typeset

Words: TypeAlias = Callable[[Text], dict[str, str]]
"""Gives a text by language."""


def path_json(pathway: TradePathway, languages: Languages, pages: Sequence[str] = ()) -> str:
    """The path as nested entries, and by stage the title and tasks, words in each language as pages show them.

    `pages` are the addresses of the trade's pages below its own: "", "money/", "apply/".
    """
    words = partial(_words, languages)
    return json.dumps(
        {
            "variant": pathway.trade_id,
            **_sheet(pathway, languages),
            "pages": [*pages],
            "kind": pathway.kind.id if pathway.kind else None,
            "path": [_entry(words, pathway, entry) for entry in pathway.entries],
            "ways_in": [
                {
                    "id": way.id,
                    "title": words(way.way.title),
                    "path": [_entry(words, pathway, stage) for stage in way.stages],
                    "joins": way.joins.id,
                }
                for way in pathway.ways
            ],
            "titles": {stage.id: words(stage.stage.title) for stage in pathway.all_stages},
            "stages": {
                stage.id: [
                    {
                        "id": item.id,
                        "text": words(item.text),
                        "who": item.who,
                        **_asks(words, pathway, item),
                        **_same(item),
                    }
                    for item in stage.tasks
                ]
                for stage in pathway.all_stages
            },
            "events": {
                stage.id: {event.id: event.return_to for event in stage.stage.events}
                for stage in pathway.all_stages
                if stage.stage.events
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _sheet(pathway: TradePathway, languages: Languages) -> dict[str, object]:
    """What the trade itself is: null where it is not verified, and beside each fact how sure it is and who says so."""
    trade, words = pathway.trade, partial(_words, languages)
    return {
        "code": pathway.trade_code,
        "called": {
            language: pathway.trade_code or typeset(trade_name(trade).in_(language), language) for language in languages
        },
        "name": {
            language: typeset(name, language) if (name := trade.name.get(language)) else None for language in languages
        },
        "facts": {fact_id: _fact(trade, fact_id, fact, words) for fact_id, fact in trade.declared.items()},
    }


def _fact(trade: Trade, fact_id: str, fact: DeclaredFact, words: Words) -> object:
    """What a trade says of a fact: a value, the figures of a number, or those of each of its parts."""
    if fact.parts:
        return {part: [_sourced(figure) for figure in trade.figures(fact_id, part)] for part in fact.parts}
    if fact.type == "number":
        return [_sourced(figure) for figure in trade.figures(fact_id)]
    if fact.type == "text":
        text = trade.words(fact_id)
        return _sourced(text) | {"value": words(text.value)} if text else {"value": UNKNOWN}
    said = trade.fact(fact_id)
    # a value that is written alone rests on the sources of the trade
    sources = said.source if said.location.line or said.value == UNKNOWN else trade.source
    return _sourced(said) | {"source": [*sources]} | ({"since": said.since.isoformat()} if said.since else {})


def _sourced(said: FactValue | Figure | TextFact) -> dict[str, object]:
    """A value with the ids of its sources; nobody is sure of what is unknown."""
    return {
        "value": said.value,
        "confidence": None if said.value == UNKNOWN else said.confidence,
        "source": [*said.source],
    }


def _words(languages: Languages, text: Text) -> dict[str, str]:
    return {language: typeset(text.in_(language), language) for language in languages}


def _asks(words: Words, pathway: TradePathway, of: Stage | Item) -> dict[str, object]:
    """What must be done first, what it costs and takes, as far as the data says so."""
    found = {
        "needs": [need.name for need in first_done(pathway, of.needs)],
        "cost": words(of.cost) if of.cost else None,
        "takes": of.takes,
    }
    return {key: value for key, value in found.items() if value}


def _around(stage: Stage) -> dict[str, object]:
    """Whether the order of its tasks matters, and whom one waits for after it, as far as the data says so."""
    found = {"any_order": stage.any_order == "yes", "waits": stage.waits, "waits_for": stage.waits_for}
    return {key: value for key, value in found.items() if value}


def _entry(words: Words, pathway: TradePathway, entry: PathEntry) -> dict[str, object]:
    if isinstance(entry, Fork):
        branches = [[_entry(words, pathway, inner) for inner in branch] for branch in entry.branches]
        if not entry.options:
            return {"together": entry.id, "number": entry.number, "branches": branches}
        options = [_option(words, option) for option in entry.options]
        said = words(entry.step.says)
        return {"choose": entry.id, "number": entry.number, "says": said, "options": options, "branches": branches}
    made: dict[str, object] = {
        "stage": entry.id,
        "number": entry.number,
        "optional": entry.optional,
        "outcome": entry.outcome,
        **({"may_skip": True} if entry.may_skip else {}),
        **_asks(words, pathway, entry.stage),
        **_around(entry.stage),
    }
    if entry.only_if:
        made["only_if"] = words(entry.only_if)
    return made | ({"if_answered": entry.if_answered} if entry.if_answered else {})


def _same(task: Item) -> dict[str, str]:
    """The task of another stage that a task shows, as STAGE/TASK: both are done at once."""
    return {"same_as": task.same_as} if task.same_as else {}


def _option(words: Words, option: Option) -> dict[str, object]:
    """A way to choose; that of the same place among the branches has its stages."""
    made: dict[str, object] = {"id": option.id, "title": words(option.title)}
    if option.when_you:
        made["when_you"] = words(option.when_you)
    return made | ({"if_answered": option.if_answered} if option.if_answered else {})
