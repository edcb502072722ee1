"""What pages about one reader are given: money sorted by who is asking, and one person's part of a trade's path."""

from __future__ import annotations

from collections.abc import Sequence

from jalons.guide import Guide
from jalons.path import asking, conditions, money
from jalons.path.pathway import TradePathway
from jalons.path.roles import RoleView, people, view
from jalons.records import Programme, Trade


def by_group(offers: Sequence[money.Offer]) -> dict[str, list[money.Offer]]:
    """Programmes by what readers are shown together; a group may be empty."""
    return {group: [offer for offer in offers if offer.group == group] for group in money.GROUPS}


def money_for_trade(guide: Guide, pathway: TradePathway) -> dict[str, object]:
    """Every programme as it stands for a trade, what its readers may be asked, and what the page's script sorts by."""
    content, code, trade = guide.content, pathway.code, pathway.trade
    return {
        "groups": by_group(money.offers(content, guide.as_of, code, trade)),
        "standings": money.GROUPS,
        "askings": asking.for_trade(content, code, trade),
        "role_question": asking.role_question(content),
        "soon_days": money.SOON_DAYS,
        "facts": {
            name: {"place": place, **_facts(programme, code, trade)}
            for place, (name, programme) in enumerate(content.money.items())
        },
    }


def _facts(programme: Programme, code: str, trade: Trade) -> dict[str, object]:
    """What decides where a programme stands, for money.js, which follows jalons.path.money line by line."""
    return {
        "who": programme.who,
        "status": programme.status,
        "trade": conditions.told(programme.for_trades, code, trade),
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
    offers = money.offers(guide.content, guide.as_of, pathway.code, pathway.trade)
    return {
        "role": role,
        "views": views(guide, pathway),
        "offers": [offer for offer in offers if offer.programme.who == role and offer.group in ("open", "unknown")],
        "asked_role": asking.role_question(guide.content),
    }


def numbers(guide: Guide, pathway: TradePathway) -> dict[str, object]:
    """What passport.js needs to write ids as numbers: the guide's tag, the last number, and the numbers of the trade's ids."""
    content = guide.content
    names = [f"trades/{pathway.code}", *(f"roles/{name}" for name in content.roles)]
    names += [f"questions/{name}/{reply.id}" for name, question in content.questions.items() for reply in question.answers]
    for name, stage in content.stages.items():
        names += [name, *(f"{name}/{item.id}" for item in stage.checklist)]
    ids = {name: number for number, name in enumerate(names, start=1)}
    return {"tag": 7, "newest": len(ids), "ids": ids}
