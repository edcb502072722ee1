"""Money: every programme, for all trades on one page and as it stands for each trade on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jalons.pages.context import PageContext
from jalons.pages.kind import ANY_TRADE, Body, Subject
from jalons.path import conditions, money, money_questions
from jalons.path.answers import TradeQuestion
from jalons.records import Programme

Groups = dict[str, list[money.Offer]]
"""Programmes by what readers are shown together; a group may be empty."""


@dataclass(frozen=True, kw_only=True)
class Money(Body):
    """Every programme for the trades that it is for."""

    groups: Groups


@dataclass(frozen=True, kw_only=True)
class TradeMoney(Body):
    """Every programme as it stands for a trade, what its readers may be asked, and what the page's script sorts by."""

    groups: Groups
    standings: Mapping[str, Sequence[str]]
    askings: list[TradeQuestion]
    role_question: str | None
    soon_days: int
    known_until: date
    """The last day of which the guide says anything."""
    facts: dict[str, dict[str, object]]
    """By programme what decides where it stands, as the script reads it."""


def money_of_all(subject: Subject, ctx: PageContext) -> Money:
    """What the page of all programmes is given. Raises MissingWord."""
    return Money(
        title=ctx.word("money-title"),
        description=ctx.word("money-description"),
        groups=_by_group(money.offers(ctx.content, ctx.as_of)),
    )


def trade_money(subject: Subject, ctx: PageContext) -> TradeMoney:
    """What the page of one trade's programmes is given. Raises MissingWord."""
    content, pathway = ctx.content, subject.path
    return TradeMoney(
        title=ctx.word("variant-money-title", code=ctx.called(pathway)),
        title_of_any=ctx.word("variant-money-title", code=ANY_TRADE),
        description=ctx.word("variant-money-description", name=ctx.trade_name_plain(pathway.trade)),
        groups=_by_group(subject.offers),
        standings=money.GROUPS,
        askings=money_questions.for_trade(content, pathway.trade_id, pathway.trade),
        role_question=money_questions.role_question(content),
        soon_days=money.SOON_DAYS,
        known_until=ctx.as_of + timedelta(days=money.KNOWN_DAYS),
        facts={
            name: {"place": place, **_facts(subject, programme)}
            for place, (name, programme) in enumerate(content.money.items())
        },
    )


def _by_group(offers: Sequence[money.Offer]) -> Groups:
    return {group: [offer for offer in offers if offer.group == group] for group in money.GROUPS}


def _facts(subject: Subject, programme: Programme) -> dict[str, object]:
    """What decides where a programme stands, for the script that decides as jalons.path.money does."""
    return {
        "who": programme.who,
        "status": programme.status,
        "variant": conditions.evaluate(programme.for_trades, subject.path.trade_id, subject.path.trade),
        "from": programme.valid_from and programme.valid_from.isoformat(),
        "until": programme.valid_until and programme.valid_until.isoformat(),
        "needs": [[need.question, need.answers] for need in programme.needs],
        "more": [[extra.question, extra.answers] for extra in programme.more],
    }
