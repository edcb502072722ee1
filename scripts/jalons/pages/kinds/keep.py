"""The page from which readers take their ticks along, and its passport."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jalons.content.release_files import digest_of
from jalons.guide import Guide
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path.pathway import TradePathway
from jalons.path.roles import people
from jalons.writing.language import Language
from jalons.writing.typography import typeset


@dataclass(frozen=True, kw_only=True)
class Keep(Body):
    """The people whose ticks there are, and what the page's script needs to write ids as numbers."""

    people: Collection[str]
    numbers: dict[str, object]


def keep(subject: Subject, ctx: PageContext) -> Keep:
    """What the page is given. Raises MissingWord."""
    return Keep(
        title=ctx.word("keep-title"),
        description=ctx.word("keep-description", name=ctx.trade_name_plain(subject.path.trade)),
        people=people(ctx.content),
        numbers=_numbers(subject.guide, subject.path, ctx.lang),
    )


def _numbers(guide: Guide, pathway: TradePathway, language: Language) -> dict[str, object]:
    """The guide's tag (below 65536), the last number, the numbers of ids, and names of dates.

    Of trades only the page's own is among the ids, and it is missing as long as it was not released.
    """
    released = guide.content.releases
    variants = guide.content.variant_prefix
    mine = f"{variants}{pathway.trade_id}"
    return {
        # the first version of a guide is its own for good
        "tag": int(digest_of(released.versions[0].ids)[:4], 16) if released.versions else 0,
        "newest": len(released.ids),
        "ids": {
            name: n for n, name in enumerate(released.ids, start=1) if name == mine or not name.startswith(variants)
        },
        "dates": {name: typeset(known.name.in_(language), language) for name, known in guide.content.dates.items()},
    }
