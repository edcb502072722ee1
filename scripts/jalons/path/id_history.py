"""Which ids are there, which numbers they have for good, and which ids each of them came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jalons.content import Content
from jalons.problems.location import Location
from jalons.records import Item
from jalons.records.record import Record

ROLES, QUESTIONS, DATES = "roles/", "questions/", "dates/"
CHOSEN = (ROLES, QUESTIONS, DATES)
"""Kinds of id that readers choose or fill in rather than tick; nothing takes the place of one."""


@dataclass(frozen=True)
class Statement:
    """What the data say of one id that is gone: what took its place, or "" where nothing did."""

    old: str
    new: str
    location: Location
    where: str
    in_gone: bool = False
    """Whether data/gone.yml says so; otherwise `was:` of what took its place does."""
    resolved: bool = False
    """Whether `was:` named an item without its stage, and the stage had another name then."""


@dataclass(frozen=True)
class IdHistory:
    """What became of all ids."""

    there: Mapping[str, Record]
    """Every id that is there now, with its record."""
    statements: tuple[Statement, ...]
    before: Mapping[str, tuple[str, ...]]
    """For each id, gone ones included, those that it came from directly."""
    accounted_for: frozenset[str]
    """The ids that are gone of which the data say what became."""


def kind_of(name: str, content: Content) -> str:
    """What an id names: "stage", "item", or how ids of variants, roles, questions or dates begin, such as "roles/"."""
    start = name.partition("/")[0] + "/"
    if start in (content.variant_prefix, *CHOSEN):
        return start
    return "item" if "/" in name else "stage"


def tasks(content: Content) -> Iterator[tuple[str, Item, str]]:
    """Every item that can be ticked, whatever the day and the trade: (stage, item, where in its file)."""
    for stage_id, stage in content.stages.items():
        for number, item in enumerate(stage.tasks, start=1):
            yield stage_id, item, f"tasks/{number}"
    for trade in content.trades.values():
        for number, change in enumerate(trade.changes, start=1):
            stage_id, _, name = (change.add or "").partition("/")
            if change.item is not None and name == "tasks":
                yield stage_id, change.item, f"changes/{number}/item"


def kept(content: Content) -> list[str]:
    """Every id of the content that has a number once it is released, in the order of the files."""
    return list(
        dict.fromkeys(
            [
                *(f"{stage_id}/{item.id}" for stage_id, item, _ in tasks(content)),
                *content.stages,
                *(content.variant_prefix + trade_id for trade_id in content.trades),
                *(ROLES + role for role in content.roles),
                *(
                    f"{QUESTIONS}{name}/{reply.id}"
                    for name, question in content.questions.items()
                    for reply in question.answers
                ),
                *(DATES + name for name in content.dates),
            ]
        )
    )


def numbers(content: Content) -> dict[str, int]:
    """The number that each released id has for good."""
    return {name: number for number, name in enumerate(content.releases.ids, start=1)}


def before(content: Content) -> dict[str, tuple[str, ...]]:
    """For each id, gone ones included, those that it came from directly.

    {"apply/new": ("apply/old",)} says that a task was renamed; several old ids were merged.
    """
    return dict(history_of(content).before)


def history_of(content: Content) -> IdHistory:
    """What became of all ids, as `was:` and data/gone.yml say; the tasks of a renamed stage move along."""
    there = _there(content)
    released = frozenset(content.releases.ids)
    former = _former_stages(content)
    statements = tuple(_statements(content, released, former))
    before: dict[str, list[str]] = {}
    for statement in statements:
        if statement.new:
            before.setdefault(statement.new, []).append(statement.old)
    retired = {statement.old for statement in statements if not statement.new}
    accounted_for = {statement.old for statement in statements}
    earlier = {statement.new for statement in statements if statement.resolved}
    for new_stage, old_stage in former:
        for name in content.releases.ids:
            stage, _, item = name.partition("/")
            new = f"{new_stage}/{item}"
            if stage != old_stage or not item or name in there or name in accounted_for:
                continue
            if new in there or new in released or new in accounted_for:
                _move_along(before, name, new, new_stage, new in earlier)
                accounted_for.add(name)
    # a stage that is gone for good takes its tasks with it
    accounted_for |= {
        name for name in content.releases.ids if name.partition("/")[0] in retired and "/" in name and name not in there
    }
    found = {new: tuple(dict.fromkeys(olds)) for new, olds in before.items()}
    return IdHistory(there, statements, found, frozenset(accounted_for))


def _move_along(before: dict[str, list[str]], old: str, new: str, stage: str, earlier: bool) -> None:
    """Puts an id that moved with its stage between the new one and what that came from under the stage's old name."""
    since = before.get(new, [])
    if earlier or not any(name.startswith(f"{stage}/") for name in since):
        before[new] = [old]
        if since:
            before[old] = since
    else:
        before[new] = [*since, old]


def _there(content: Content) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for stage_id, stage in content.stages.items():
        found[stage_id] = stage
        for item in stage.items().values():
            found.setdefault(f"{stage_id}/{item.id}", item)
    for trade_id, trade in content.trades.items():
        found[content.variant_prefix + trade_id] = trade
        for change in trade.changes:
            if change.item is not None and change.add is not None:
                found.setdefault(f"{change.add.partition('/')[0]}/{change.item.id}", change.item)
    found |= {ROLES + role: record for role, record in content.roles.items()}
    found |= {DATES + name: record for name, record in content.dates.items()}
    for name, question in content.questions.items():
        found |= {f"{QUESTIONS}{name}/{reply.id}": reply for reply in question.answers}
    return found


def _former_stages(content: Content) -> list[tuple[str, str]]:
    """(stage, what it was before), the latest change first."""
    was: dict[str, list[str]] = {name: list(stage.was) for name, stage in content.stages.items() if stage.was}
    for old, gone in content.gone.items():
        for new in gone.replaced_by:
            if kind_of(old, content) == "stage":
                was.setdefault(new, []).append(old)
    found: list[tuple[str, str]] = []
    ahead = [name for name in was if name in content.stages]
    for stage in ahead:
        for old in was.get(stage, ()):
            if (stage, old) not in found:
                found.append((stage, old))
                ahead.append(old)
    return found


def _statements(content: Content, released: frozenset[str], former: list[tuple[str, str]]) -> Iterator[Statement]:
    for stage_id, stage in content.stages.items():
        for n, old in enumerate(stage.was):
            yield Statement(old, stage_id, stage.at("was", n), "was")
    for stage_id, item, where in tasks(content):
        for n, old in enumerate(item.was):
            name, resolved = _in_full(old, stage_id, released, former)
            yield Statement(name, f"{stage_id}/{item.id}", item.at("was", n), f"{where}/was", resolved=resolved)
    for trade_id, trade in content.trades.items():
        for n, old in enumerate(trade.was):
            start = content.variant_prefix
            yield Statement(start + old, start + trade_id, trade.at("was", n), "was")
    for old, gone in content.gone.items():
        for n, new in enumerate(gone.replaced_by):
            yield Statement(old, new, gone.at("replaced_by", n), f"{old}/replaced_by", in_gone=True)
        if not gone.replaced_by:
            yield Statement(old, "", gone.location, old, in_gone=True)


def _in_full(old: str, stage: str, released: frozenset[str], former: list[tuple[str, str]]) -> tuple[str, bool]:
    """The whole id that `was:` names, and whether it is of what the item's stage was before, not of the stage."""
    if "/" in old or f"{stage}/{old}" in released:
        return (old if "/" in old else f"{stage}/{old}"), False
    names = [stage]
    for new, earlier in former:
        if new in names:
            names.append(earlier)
            if f"{earlier}/{old}" in released:
                return f"{earlier}/{old}", True
    return f"{stage}/{old}", False
