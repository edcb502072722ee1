"""All kinds of page: this table is the one place where a kind is known, and everything else follows from it."""

from __future__ import annotations

from jalons.pages import addresses
from jalons.pages.kind import PageKind, Subject
from jalons.pages.kinds import (
    checklist,
    compare,
    events,
    home,
    hours,
    keep,
    letter,
    money,
    pathway,
    references,
    role,
    skills,
    stage,
    trades,
    where,
)
from jalons.path.letters import letters


def _has_places(subject: Subject) -> bool:
    return bool(subject.path.questionnaire.places)


def _has_letters(subject: Subject) -> bool:
    return bool(letters(subject.guide.content, subject.path))


def _hands_in(subject: Subject) -> bool:
    return bool(subject.at.stage.hand_in)


PAGE_KINDS: tuple[PageKind, ...] = (
    PageKind("home", "", "site", "each", home.home),
    PageKind("trades", "trades/", "site", "each", trades.trades, takes_fragment=True),
    PageKind("compare", "compare/", "site", "no", compare.compare, takes_fragment=True),
    PageKind("money", "money/", "site", "each", money.money_of_all),
    PageKind("glossary", "glossary/", "site", "each", references.glossary),
    PageKind("links", "links/", "site", "each", references.links),
    PageKind("sources", "sources/", "site", "each", references.sources),
    PageKind("search", "search/", "site", "no", references.search, takes_fragment=True),
    PageKind("not-found", addresses.NOT_FOUND, "site", "no", references.not_found, found=False),
    PageKind("pathway", "trades/{trade}/", "trade", "each", pathway.pathway),
    PageKind("checklist", "trades/{trade}/checklist/", "trade", "no", checklist.checklist, takes_fragment=True),
    PageKind("poster", "trades/{trade}/poster/", "trade"),
    PageKind("trade-money", "trades/{trade}/money/", "trade", "once", money.trade_money, takes_fragment=True),
    PageKind("events", "trades/{trade}/changes/", "trade", "once", events.events),
    PageKind("where", "trades/{trade}/where/", "trade", "once", where.where, _has_places),
    PageKind("keep", "trades/{trade}/keep/", "trade", "once", keep.keep),
    PageKind("hours", "trades/{trade}/hours/", "trade", "once", hours.hours),
    PageKind("letter", "trades/{trade}/letter/", "trade", "once", letter.letter, _has_letters),
    PageKind("skills", "trades/{trade}/skills/", "trade", "once", skills.skills),
    PageKind("role", "trades/{trade}/{role}/", "role", "no", role.role),
    PageKind("stage", "trades/{trade}/{stage}/", "stage", "once", stage.stage, takes_fragment=True),
    PageKind("hand-in", "trades/{trade}/{stage}/hand-in/", "stage", "once", letter.hand_in, _hands_in),
)
