"""A page of each kind, for what must be true of every page."""

from __future__ import annotations

PAGES = (
    "",
    "trades/",
    "compare/",
    "money/",
    "search/",
    "glossary/",
    "trades/620D/",
    "trades/620D/apply/",
    "trades/620D/poster/",
    "trades/620D/money/",
    "trades/620D/changes/",
    "trades/620D/where/",
    "trades/620D/keep/",
    "trades/620D/hours/",
    "trades/620D/letter/",
    "trades/620D/skills/",
    "trades/620D/apprentice/",
    "trades/620D/completion/hand-in/",
)
