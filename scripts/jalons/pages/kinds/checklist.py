"""Sheets for signing, of a stage and of the whole path, in both languages: one, or both beside one another."""

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
    whole: bool
    voices: tuple[PageContext, PageContext]
    pair: BilingualRow
    people: Collection[str]


def of_stage(subject: Subject, ctx: PageContext) -> Checklist:
    """What the sheet of one stage is given. Raises MissingWord."""
    title = ctx.text(subject.at.stage.title)
    trade = ctx.trade_name_plain(subject.path.trade)
    return _checklist(
        ctx,
        ctx.word("checklist-of-stage", stage=title),
        ctx.word("checklist-description", stage=title, trade=trade),
        (subject.at,),
        whole=False,
    )


def of_path(subject: Subject, ctx: PageContext) -> Checklist:
    """What the sheet of the whole path is given. Raises MissingWord."""
    trade = ctx.trade_name_plain(subject.path.trade)
    description = ctx.word("path-checklist-description", trade=trade)
    return _checklist(ctx, ctx.word("checklist-of-path"), description, subject.path.stages, whole=True)


def _checklist(
    ctx: PageContext, title: str, description: str, stages: tuple[StageOnPath, ...], *, whole: bool
) -> Checklist:
    other = ctx.twin()
    return Checklist(
        title=title,
        description=description,
        stages=stages,
        whole=whole,
        voices=(ctx, other) if ctx.lang == "fr" else (other, ctx),
        pair=BilingualRow(ctx, other),
        people=people(ctx.content),
    )
