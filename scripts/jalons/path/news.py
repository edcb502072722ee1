"""Which changes of the guide a trade's readers are told of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from jalons.content import Content
from jalons.path import conditions
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import News

LASTS = timedelta(days=400)
"""How long a change is news: whoever comes back later reads the guide anew."""


class Note(NamedTuple):
    """A change, and the stages of the trade's path that it concerns."""

    id: str
    news: News
    stages: tuple[StageOnPath, ...]


def notes(content: Content, pathway: TradePathway, as_of: date, stage: str = "") -> list[Note]:
    """The changes up to a day that concern a trade, or one stage of its path; the latest first."""
    found = []
    for name, news in content.news.items():
        stages = tuple(at for at in pathway.all_stages if at.id in news.stages and stage in ("", at.id))
        current = news.day <= as_of < news.day + LASTS and news.holds_on(as_of)
        if stages and current and conditions.holds(news.when, pathway.trade_id, pathway.trade):
            found.append(Note(name, news, stages))
    return sorted(found, key=lambda note: note.news.day, reverse=True)
