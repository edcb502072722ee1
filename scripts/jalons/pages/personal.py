"""What pages about one reader are given: money sorted by who is asking, and one person's part of a trade's path."""

from __future__ import annotations

from collections.abc import Sequence

from jalons.content.release_files import digest_of
from jalons.guide import Guide
from jalons.path import conditions, money, money_questions
from jalons.path.id_history import TRADES
from jalons.path.pathway import TradePathway
from jalons.path.roles import RoleView, people, view
from jalons.records import Programme, Trade
from jalons.writing.language import Language
from jalons.writing.typography import typeset


def by_group(offers: Sequence[money.Offer]) -> dict[str, list[money.Offer]]:
    """Programmes by what readers are shown together; a group may be empty."""
    return {group: [offer for offer in offers if offer.group == group] for group in money.GROUPS}


def money_for_trade(guide: Guide, pathway: TradePathway) -> dict[str, object]:
    """Every programme as it stands for a trade, what its readers may be asked, and what the page's script sorts by."""
    content, trade_id, trade = guide.content, pathway.trade_id, pathway.trade
    return {
        "groups": by_group(money.offers(content, guide.as_of, trade_id, trade)),
        "standings": money.GROUPS,
        "askings": money_questions.for_trade(content, trade_id, trade),
        "role_question": money_questions.role_question(content),
        "soon_days": money.SOON_DAYS,
        "facts": {
            name: {"place": place, **_facts(programme, trade_id, trade)}
            for place, (name, programme) in enumerate(content.money.items())
        },
    }


def _facts(programme: Programme, trade_id: str, trade: Trade) -> dict[str, object]:
    """What decides where a programme stands, for money.js, which follows jalons.path.money line by line."""
    return {
        "who": programme.who,
        "status": programme.status,
        "trade": conditions.evaluate(programme.for_trades, trade_id, trade),
        "from": programme.valid_from and programme.valid_from.isoformat(),
        "until": programme.valid_until and programme.valid_until.isoformat(),
        "needs": [[need.question, need.answers] for need in programme.needs],
        "more": [[extra.question, extra.answers] for extra in programme.more],
    }


def views(guide: Guide, pathway: TradePathway) -> dict[str, RoleView]:
    """What each person meets on the path of a trade, by role."""
    return {role: view(guide.content, pathway, role) for role in people(guide.content)}


def role_on_trade(guide: Guide, pathway: TradePathway, role: str) -> dict[str, object]:
    """One person's tasks, events and money on the path of a trade."""
    offers = money.offers(guide.content, guide.as_of, pathway.trade_id, pathway.trade)
    return {
        "role": role,
        "views": views(guide, pathway),
        "offers": [offer for offer in offers if offer.programme.who == role and offer.group in ("open", "unknown")],
        "asked_role": money_questions.role_question(guide.content),
    }


def numbers(guide: Guide, pathway: TradePathway, language: Language) -> dict[str, object]:
    """What passport.js needs to write ids as numbers: the guide's tag (below 65536), the last number, the numbers of ids; and names of dates.

    Of trades only the page's own is among the ids, and it is missing as long as it was not released.
    """
    released = guide.content.releases
    mine = f"{TRADES}{pathway.trade_id}"
    return {
        # the first version of a guide is its own for good
        "tag": int(digest_of(released.versions[0].ids)[:4], 16) if released.versions else 0,
        "newest": len(released.ids),
        "ids": {name: n for n, name in enumerate(released.ids, start=1) if name == mine or not name.startswith(TRADES)},
        "dates": {name: typeset(known.name.in_(language), language) for name, known in guide.content.dates.items()},
    }
