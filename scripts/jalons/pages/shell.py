"""What surrounds every page: menus, language switch, addresses, and the words that scripts need."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.render import Desk
from jalons.records.fields import LANGUAGES, Language

SCRIPT_WORDS = (
    "done-of", "done-of-path", "next-thing", "all-done", "all-done-next", "start-over-ask", "start-over-yes",
    "start-over-no", "start-over-done", "undo", "undone", "storage-blocked", "storage-full", "storage-corrupt", "close",
    "scheme-auto", "scheme-light", "scheme-dark",
)
"""Interface words that only scripts show, handed to them with every page."""

KIND_WORDS = {
    "search": ("search-none", "search-found-one", "search-found-many", "search-failed", "search-scope", "search-more"),
    "trade-money": (
        "because-said", "money-found", "money-link-damaged", "money-only-apprentice", "money-only-sponsor", "standing-open",
        "standing-unknown", "standing-not-begun", "standing-not-for-trade", "standing-not-for-you", "standing-ended",
    ),
    "trades": (
        "found-all", "found-some", "found-one", "found-none", "found-nearest", "found-outside", "found-left-out",
        "compare-link",
    ),
    "where": ("where-question", "where-missing", "where-damaged", "where-left-out-one", "where-left-out-many"),
    "compare": (
        "compare-choose-two", "compare-choose-other", "compare-unknown", "compare-failed", "compare-again", "compare-none",
        "compare-one", "compare-many", "compare-not-known", "compare-same", "compare-differs", "compare-open",
        "compare-only-in", "compare-says", "compare-not-there", "to-be-confirmed", "answer-yes", "answer-no", "answer-unknown",
        "registration-open", "registration-paused", "registration-closed", "registration-unknown", "hours-unknown",
        "hours-amount", "hours-amounts", "code-unknown", "or", "stage-plain", "optional", "outcome",
    ),
}
"""Interface words that the script of one kind of page shows, besides those of all pages."""

KIND_SCRIPTS = {
    "search": "search.js", "trade-money": "money.js", "trades": "finder.js", "compare": "compare.js", "where": "where.js",
    "checklist": "checklist.js",
}
"""The script that one kind of page has besides that of all pages, in overrides/assets/."""

KIND_STYLES = {
    "trade-money": "money.css", "money": "money.css", "role": "role.css", "trades": "finder.css", "compare": "compare.css",
    "where": "where.css", "checklist": "checklist.css",
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

    desk: Desk
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
    guide: Guide, language: Language, uri: str, title: str, description: str,
    kind: str = "prose", trade: str = "",
) -> Shell:
    """The surroundings of one page."""
    desk = Desk(guide, language, uri)
    site = guide.content.site

    def entries(listed) -> tuple[Entry, ...]:
        return tuple(
            Entry(desk.t(entry.name), desk.url(entry.page), entry.page == uri) for entry in listed
        )

    def absolute(one: Language) -> str:
        return site.address + addresses.path(uri, one)

    name = desk.t(site.name)
    return Shell(
        desk=desk,
        language=language,
        uri=uri,
        title=title,
        head_title=f"{title} · {name}",
        description=description,
        kind=kind,
        trade=trade,
        canonical=absolute(language),
        # the not-found page is no page to be found: it has neither twins nor a canonical address
        alternates=() if uri == addresses.NOT_FOUND else (
            *((one, absolute(one)) for one in LANGUAGES), ("x-default", absolute("fr")),
        ),
        menu=entries(site.menu),
        footer=entries(site.footer),
        switch=desk.to(addresses.path("" if uri == addresses.NOT_FOUND else uri, desk.other)),
        script={
            "base": desk.to("") or "./",
            "trade": trade,
            "words": {key: desk.w(key) for key in (*SCRIPT_WORDS, *KIND_WORDS.get(kind, ()))},
        },
        kind_script=KIND_SCRIPTS.get(kind, ""),
        kind_style=KIND_STYLES.get(kind, ""),
    )
