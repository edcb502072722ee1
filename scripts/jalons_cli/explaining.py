"""Says why a stage, an item or an event is on a trade's path, or why not, each reason with its place in a file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from jalons.content import Content
from jalons.guide import Guide, guide_of
from jalons.path import reasons
from jalons.path.placeholders import trade_name
from jalons.path.reasons import Reason
from jalons.path.stage_parts import possible_parts
from jalons.writing.language import Language
from jalons_cli.messages import hint, translate

_OF_PLACE = ("path", "choice", "own-choice", "answers", "way-in")
"""Reasons that say where on the path a stage stands."""


class UnknownTarget(Exception):
    """There is no such trade, stage or part; the text says which, and what was most likely meant."""


def explain(content: Content, as_of: date, trade_id: str, target: str, language: Language) -> str:
    """The reasons, as lines of text, why `target` is on a trade's path or not.

    The target is a stage, or `STAGE/PART`; with an empty one there is a line for each stage of the path.

    Raises:
        UnknownTarget: There is no such trade, stage or part.
    """
    trade_id = next((known for known in content.trades if known.casefold() == trade_id.casefold()), trade_id)
    trade_id = _known(trade_id, content.trades, "explain-no-path", language)
    guide = guide_of(content, as_of, only=trade_id)
    if not target:
        return "\n".join(_overview(guide, trade_id, language))
    stage_id, _, part_id = target.partition("/")
    if stage_id not in content.stages and (holding := _holding(guide, trade_id, stage_id)):
        either = translate("explain-or", language).join(f"{stage}/{stage_id}" for stage in holding)
        raise UnknownTarget(translate("explain-part-alone", language, name=stage_id, stages=either))
    stage_id = _known(stage_id, content.stages, "explain-no-stage", language)
    if not part_id:
        return "\n".join(_stage(guide, trade_id, stage_id, language))
    known = possible_parts(content, trade_id, stage_id)
    part_id = _known(part_id, known, "explain-no-part", language, stage=stage_id)
    return "\n".join(_part(guide, trade_id, stage_id, part_id, language))


def _overview(guide: Guide, trade_id: str, language: Language) -> list[str]:
    pathway = guide.pathways[trade_id]
    lines = [
        translate(
            "explain-whole",
            language,
            code=trade_id,
            name=trade_name(pathway.trade).in_(language),
            kind=pathway.kind.id if pathway.kind else "-",
        )
    ]
    for at in pathway.all_stages:
        found = reasons.of_stage(guide.content, trade_id, at.id, guide.as_of)
        lines.append(f"{at.number:>4}  {at.id}: {at.stage.title.in_(language)}")
        lines += [f"      {_line(reason, language)}" for reason in found if reason.kind in _OF_PLACE]
    for stage_id in guide.content.stages:
        found = reasons.of_stage(guide.content, trade_id, stage_id, guide.as_of)
        if found and not reasons.is_on_path(found):
            lines.append(f"   -  {translate('explain-off-stage', language, name=stage_id)}")
            lines += [f"      {_line(reason, language)}" for reason in found if not reason.met]
    return lines


def _stage(guide: Guide, trade_id: str, stage_id: str, language: Language) -> list[str]:
    found = reasons.of_stage(guide.content, trade_id, stage_id, guide.as_of)
    on = reasons.is_on_path(found)
    title = guide.content.stages[stage_id].title.in_(language)
    if not found:
        return [
            translate(
                "explain-not-named",
                language,
                code=trade_id,
                name=stage_id,
                title=title,
                pathway=guide.content.trades[trade_id].pathway,
            )
        ]
    number = guide.pathways[trade_id].stage(stage_id).number if on else ""
    lines = [
        translate("explain-on" if on else "explain-off", language, code=trade_id, name=stage_id, title=title, n=number)
    ]
    lines += [f"  {_line(reason, language)}" for reason in found]
    if not on:
        return lines
    stage = guide.pathways[trade_id].stage(stage_id).stage
    shown = {*stage.items(), *(event.id for event in stage.events)}
    for part_id in possible_parts(guide.content, trade_id, stage_id):
        part = reasons.of_part(guide.content, trade_id, stage_id, part_id, guide.as_of)
        lines.append(
            f"  {translate('explain-part-on' if part_id in shown else 'explain-part-off', language, name=part_id)}"
        )
        lines += [f"    {_line(reason, language)}" for reason in part]
    return lines


def _part(guide: Guide, trade_id: str, stage_id: str, part_id: str, language: Language) -> list[str]:
    above = reasons.of_stage(guide.content, trade_id, stage_id, guide.as_of)
    found = reasons.of_part(guide.content, trade_id, stage_id, part_id, guide.as_of)
    on = reasons.is_on_path(above) and reasons.is_on_path(found)
    text = possible_parts(guide.content, trade_id, stage_id)[part_id].text.in_(language)
    lines = [
        translate(
            "explain-on-part" if on else "explain-off-part",
            language,
            code=trade_id,
            name=f"{stage_id}/{part_id}",
            title=text,
        )
    ]
    lines += [f"  {_line(reason, language)}" for reason in found]
    lines += [
        f"  {_line(reason, language)}" for reason in above if reason.kind != "written" and (on is reason.met or not on)
    ]
    return lines


def _holding(guide: Guide, trade_id: str, part_id: str) -> list[str]:
    """The stages that have such a part, those on the trade's path first and in its order."""
    on_path = [at.id for at in guide.pathways[trade_id].all_stages]
    others = [stage_id for stage_id in guide.content.stages if stage_id not in on_path]
    return [
        stage_id for stage_id in (*on_path, *others) if part_id in possible_parts(guide.content, trade_id, stage_id)
    ]


def _line(reason: Reason, language: Language) -> str:
    said = translate(f"explain-{reason.kind}", language, name=reason.name)
    for line in reason.asked:
        wanted = translate("explain-or", language).join(line.wanted)
        said += translate(
            "explain-asked" if line.met else "explain-asked-not",
            language,
            asks=line.key,
            wanted=wanted,
            value=line.value,
        )
        if line.location:
            said += f" ({line.location})"
    return f"{reason.location}  {said}"


def _known(name: str, known: Collection[str], key: str, language: Language, **facts: object) -> str:
    if name in known:
        return name
    near = hint(name, known, language)
    raise UnknownTarget(translate(key, language, name=name, near=near, known=", ".join(known), **facts))
