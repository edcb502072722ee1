"""What surrounds every page: menus, language switch, addresses, and the words that scripts need."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.render import PageContext
from jalons.path.id_history import before
from jalons.writing.language import LANGUAGES, Language

SCRIPT_WORDS = (
    "done-of",
    "start-over-ask",
    "start-over-yes",
    "start-over-no",
    "start-over-done",
    "undo",
    "undone",
    "storage-blocked",
    "storage-full",
    "storage-corrupt",
    "close",
    "scheme-auto",
    "scheme-light",
    "scheme-dark",
    "storage-cleared",
    "put-back",
)
"""Interface words that only scripts show, handed to them with every page."""

_STATUS_WORDS = ("status-some", "status-done", "status-skip", "status-wait")
_NEXT_WORDS = (
    *_STATUS_WORDS,
    "done-of-path",
    "next-thing",
    "next-none",
    "next-waits-stage",
    "next-waits-task",
    "all-done",
    "all-done-next",
)

KIND_WORDS = {
    "pathway": _NEXT_WORDS,
    "home": _NEXT_WORDS,
    "role": _NEXT_WORDS,
    "stage": (*_STATUS_WORDS, "status-none"),
    "keep": (
        "status-wait",
        "status-skip",
        "status-auto",
        "holds",
        "holds-nothing",
        "holds-ticks-one",
        "holds-ticks-many",
        "holds-marks-one",
        "holds-marks-many",
        "holds-answers-one",
        "holds-answers-many",
        "holds-dates-one",
        "holds-dates-many",
        "holds-left-one",
        "holds-left-many",
        "incoming-brings-one",
        "incoming-brings-many",
        "incoming-nothing",
        "incoming-leave",
        "incoming-tick",
        "incoming-untick",
        "incoming-mark",
        "incoming-role",
        "incoming-date",
        "incoming-date-gone",
        "incoming-answer",
        "incoming-hours",
        "incoming-task-gone",
        "incoming-taken",
        "incoming-undo",
        "incoming-undone",
        "passport-unreleased",
        "passport-damaged",
        "passport-foreign",
        "passport-newer",
        "passport-trade",
        "passport-copied",
        "passport-copy-by-hand",
        "forget-ask",
        "forgotten",
    ),
    "search": ("search-none", "search-found-one", "search-found-many", "search-failed", "search-scope", "search-more"),
    "trade-money": (
        "because-said",
        "money-found",
        "money-link-damaged",
        "money-only-apprentice",
        "money-only-sponsor",
        "standing-open",
        "standing-unknown",
        "standing-not-begun",
        "standing-not-for-trade",
        "standing-not-for-you",
        "standing-ended",
    ),
    "trades": (
        "found-all",
        "found-some",
        "found-one",
        "found-none",
        "found-nearest",
        "found-outside",
        "found-left-out",
        "compare-link",
    ),
    "where": ("where-question", "where-missing", "where-damaged", "where-left-out-one", "where-left-out-many"),
    "hours": (
        "incoming-undo",
        "hours-add",
        "hours-change-title",
        "hours-day-means",
        "hours-save",
        "hours-save-change",
        "hours-change",
        "hours-delete",
        "hours-which",
        "hours-saved",
        "hours-deleted",
        "hours-bad-day",
        "hours-bad-sponsor",
        "hours-bad-number",
        "hours-bad-nothing",
        "hours-bad-week",
        "hours-bad-twice",
        "hours-of",
        "hours-done",
        "hours-pace",
        "hours-pace-larger",
        "hours-pace-later",
        "hours-pace-reached",
        "hours-file-name",
        "hours-set-aside-one",
        "hours-set-aside-many",
        "hours-remove-ask",
        "hours-removed",
        "hours-column-week",
        "hours-column-sponsor",
        "hours-column-job",
        "hours-column-class",
        "hours-column-trade",
        "hours-column-id",
        "file-new",
        "file-changed",
        "file-same",
        "file-refused",
        "file-nothing-yet",
        "file-nothing",
        "file-add",
        "file-added",
        "file-line",
        "file-now",
        "file-hours",
        "file-unreadable",
        "file-too-large",
        "file-empty",
        "file-no-headings",
        "file-quote-open",
        "file-bad-day",
        "file-bad-week",
        "file-bad-trade",
        "file-bad-id",
        "file-bad-twice",
        "dates-bad",
        "date-past",
        "calendar-name",
        "calendar-file",
    ),
    "letter": ("letter-emptied",),
    "hand-in": ("letter-emptied",),
    "compare": (
        "compare-choose-two",
        "compare-choose-other",
        "compare-unknown",
        "compare-failed",
        "compare-again",
        "compare-none",
        "compare-one",
        "compare-many",
        "compare-not-known",
        "compare-same",
        "compare-differs",
        "compare-open",
        "compare-only-in",
        "compare-says",
        "compare-not-there",
        "to-be-confirmed",
        "answer-yes",
        "answer-no",
        "answer-unknown",
        "registration-open",
        "registration-paused",
        "registration-closed",
        "registration-unknown",
        "hours-unknown",
        "hours-amount",
        "hours-amounts",
        "code-unknown",
        "or",
        "stage-plain",
        "optional",
        "outcome",
    ),
}
"""Interface words that the script of one kind of page shows, besides those of all pages."""

WITH_ROLES = ("pathway", "home", "role", "stage", "keep")
"""Kinds of page whose scripts name the roles of data/roles.yml."""

KIND_SCRIPTS = {
    "stage": "status.js",
    "keep": "keep.js",
    "search": "search.js",
    "trade-money": "money.js",
    "trades": "finder.js",
    "compare": "compare.js",
    "where": "where.js",
    "not-found": "moved.js",
    "hours": "hours.js",
    "letter": "letter.js",
    "hand-in": "letter.js",
    "checklist": "checklist.js",
}
"""The script that one kind of page has besides that of all pages, in overrides/assets/."""

KIND_STYLES = {
    "stage": "stage.css",
    "keep": "keep.css",
    "trade-money": "money.css",
    "money": "money.css",
    "role": "role.css",
    "trades": "finder.css",
    "compare": "compare.css",
    "where": "where.css",
    "hours": "hours.css",
    "letter": "letter.css",
    "hand-in": "letter.css",
    "home": "home.css",
    "changes": "changes.css",
    "search": "search.css",
    "glossary": "lists.css",
    "links": "lists.css",
    "sources": "lists.css",
    "prose": "prose.css",
    "not-found": "prose.css",
    "checklist": "checklist.css",
    "poster": "poster.css",
}
"""The style sheet that one kind of page has besides that of all pages, in overrides/assets/."""


@dataclass(frozen=True)
class Entry:
    """A line of a menu."""

    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Shell:
    """Everything that the page template needs besides the body."""

    ctx: PageContext
    language: Language
    uri: str
    title: str
    head_title: str
    description: str
    kind: str
    trade: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    menu: tuple[Entry, ...]
    footer: tuple[Entry, ...]
    switch: str
    script: dict
    kind_script: str = ""
    kind_style: str = ""


def shell(
    guide: Guide,
    language: Language,
    uri: str,
    title: str,
    description: str,
    kind: str = "prose",
    trade: str = "",
) -> Shell:
    """The surroundings of one page."""
    ctx = PageContext(guide, language, uri)
    site = guide.content.site

    def entries(listed) -> tuple[Entry, ...]:
        return tuple(Entry(ctx.t(entry.name), ctx.url(entry.page), entry.page == uri) for entry in listed)

    def absolute(one: Language) -> str:
        return site.address + addresses.path(uri, one)

    name = ctx.t(site.name)
    return Shell(
        ctx=ctx,
        language=language,
        uri=uri,
        title=title,
        head_title=f"{title} · {name}",
        description=description,
        kind=kind,
        trade=trade,
        canonical=absolute(language),
        # the not-found page is no page to be found: it has neither twins nor a canonical address
        alternates=()
        if uri == addresses.NOT_FOUND
        else (
            *((one, absolute(one)) for one in LANGUAGES),
            ("x-default", absolute("fr")),
        ),
        menu=entries(site.menu),
        footer=entries(site.footer),
        switch=ctx.to(addresses.path("" if uri == addresses.NOT_FOUND else uri, ctx.other)),
        script={
            "base": ctx.to("") or "./",
            "trade": trade,
            **({"lineage": came} if (came := before(guide.content)) else {}),
            **(
                {"roles": {name: ctx.t(role.name) for name, role in guide.content.roles.items()}}
                if kind in WITH_ROLES
                else {}
            ),
            "words": {key: ctx.w(key) for key in (*SCRIPT_WORDS, *KIND_WORDS.get(kind, ()))},
        },
        kind_script=KIND_SCRIPTS.get(kind, ""),
        kind_style=KIND_STYLES.get(kind, ""),
    )
