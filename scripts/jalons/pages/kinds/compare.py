"""The page that puts two trades beside one another; without a script, the base paths."""

from __future__ import annotations

from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.order import by_name
from jalons.path import base_paths
from jalons.path.pathway import TradePathway


@dataclass(frozen=True, kw_only=True)
class Compare(Body):
    """All paths by name, and the table of the base paths."""

    pathways: list[TradePathway]
    table: base_paths.PathTable


def compare(subject: Subject, ctx: PageContext) -> Compare:
    """What the page is given. Raises MissingWord."""
    pathways = by_name(subject.guide, ctx.lang)
    return Compare(
        title=ctx.word("compare-title"),
        description=ctx.word("compare-description"),
        pathways=pathways,
        table=base_paths.table(ctx.content, pathways),
    )
