"""The sheet for signing of the whole path, in both languages: one, or both beside one another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jalons.pages.bilingual_row import BilingualRow
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path.pathway import StageOnPath
from jalons.path.roles import people


@dataclass(frozen=True, kw_only=True)
class Checklist(Body):
    """The stages of a sheet, what its templates say in each language and in both, and whose tasks can be shown.

    `voices` holds the page's context in each language, French first.
    """

    stages: tuple[StageOnPath, ...]
    voices: tuple[PageContext, ...]
    pair: BilingualRow
    people: Collection[str]


def checklist(subject: Subject, ctx: PageContext) -> Checklist:
    """What the sheet is given. Raises MissingWord."""
    return Checklist(
        title=ctx.word("checklist-of-path"),
        description=ctx.word("path-checklist-description", name=ctx.trade_name_plain(subject.path.trade)),
        stages=subject.path.stages,
        voices=ctx.voices,
        pair=BilingualRow(ctx),
        people=people(ctx.content),
    )
