"""All kinds of page: this table is the one place where a kind is known, and everything else follows from it."""

from __future__ import annotations

from jalons.pages import addresses
from jalons.pages.kind import PageKind, Subject
from jalons.pages.kinds import (
    checklist,
    compare,
    dates,
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
from jalons.path import deadlines
from jalons.path.letters import letters


def _has_places(subject: Subject) -> bool:
    return bool(subject.path.questionnaire.places)


def _has_letters(subject: Subject) -> bool:
    return bool(letters(subject.guide.content, subject.path))


def _says_nothing_of_privacy(subject: Subject) -> bool:
    return subject.guide.content.site.privacy is None


def _hands_in(subject: Subject) -> bool:
    return bool(subject.at.stage.hand_in)


def _has_money(subject: Subject) -> bool:
    return bool(subject.guide.content.money)


def _has_terms(subject: Subject) -> bool:
    return bool(subject.guide.content.glossary)


def _has_links(subject: Subject) -> bool:
    return bool(subject.guide.content.links)


def _has_sources(subject: Subject) -> bool:
    return bool(subject.guide.content.sources or subject.guide.content.laws)


def _has_events(subject: Subject) -> bool:
    return bool(subject.path.events())


def _counts(subject: Subject) -> bool:
    """Whether hours are made on the path."""
    return any(at.stage.counts for at in subject.path.all_stages)


def _has_days_alone(subject: Subject) -> bool:
    """Whether days are known that something follows from, and no page of hours holds them."""
    guide = subject.guide
    if _counts(subject) and "hours" not in guide.content.site.without:
        return False
    return bool(deadlines.starts(guide.content, subject.path, guide.as_of))


def _signs_skills(subject: Subject) -> bool:
    return any(at.stage.skills == "yes" for at in subject.path.all_stages)


def _of_variants(subject: Subject) -> bool:
    """Whether the guide is about several things; one about a single thing begins with its path."""
    return bool(subject.guide.content.variant_folder)


def _several(subject: Subject) -> bool:
    return len(subject.guide.content.trades) > 1


PAGE_KINDS: tuple[PageKind, ...] = (
    PageKind("home", "", "site", "each", home.home, _of_variants, "-"),
    PageKind("variants", "{variants}", "site", "each", trades.trades, _several, "-", takes_fragment=True),
    PageKind("compare", "compare/", "site", "no", compare.compare, _several, takes_fragment=True),
    PageKind("money", "money/", "site", "each", money.money_of_all, _has_money),
    PageKind("glossary", "glossary/", "site", "each", references.glossary, _has_terms),
    PageKind("links", "links/", "site", "each", references.links, _has_links),
    PageKind("sources", "sources/", "site", "each", references.sources, _has_sources),
    PageKind("privacy", "privacy/", "site", "each", None, _says_nothing_of_privacy, "-"),
    PageKind("search", "search/", "site", "no", references.search, feature="-", takes_fragment=True),
    PageKind("not-found", addresses.NOT_FOUND, "site", "no", references.not_found, feature="-", found=False),
    PageKind("pathway", "{variant}", "variant", "each", pathway.pathway, feature="-"),
    PageKind("checklist", "{variant}checklist/", "variant", "no", checklist.checklist, takes_fragment=True),
    PageKind("poster", "{variant}poster/", "variant"),
    PageKind(
        "variant-money",
        "{variant}money/",
        "variant",
        "once",
        money.trade_money,
        _has_money,
        "money",
        takes_fragment=True,
    ),
    PageKind("events", "{variant}changes/", "variant", "once", events.events, _has_events),
    PageKind("where", "{variant}where/", "variant", "once", where.where, _has_places),
    PageKind("keep", "{variant}keep/", "variant", "once", keep.keep),
    PageKind("hours", "{variant}hours/", "variant", "once", hours.hours, _counts),
    PageKind("dates", "{variant}dates/", "variant", "once", dates.dates, _has_days_alone),
    PageKind("letter", "{variant}letter/", "variant", "once", letter.letter, _has_letters),
    PageKind("skills", "{variant}skills/", "variant", "once", skills.skills, _signs_skills),
    PageKind("role", "{variant}{role}/", "role", "no", role.role),
    PageKind("stage", "{variant}{stage}/", "stage", "once", stage.stage, feature="-", takes_fragment=True),
    PageKind("hand-in", "{variant}{stage}/hand-in/", "stage", "once", letter.hand_in, _hands_in),
)

FEATURES: tuple[str, ...] = tuple(
    dict.fromkeys(kind.feature or kind.name for kind in PAGE_KINDS if kind.feature != "-")
)
"""What a guide can do without, by the names that data/site.yml gives under `without`."""
