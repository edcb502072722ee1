"""Stages and pathways are whole: ids, outcome, who acts, placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import FOLDERS, REGISTERS, Content
from jalons.path import remarks
from jalons.path.changes import apply
from jalons.path.placeholders import MARK, names, numbers, unknown_marks
from jalons.path.steps import decided, stage_ids, ways_in
from jalons.problems.problem import Problem
from jalons.records import (
    ITEM_LISTS,
    ChooseStep,
    EitherStep,
    Item,
    Pathway,
    StageStep,
    TogetherStep,
    Trade,
    WayStep,
    walk,
)
from jalons.records.pathways import STEP_KINDS
from jalons.records.record import Record

_FILLED = ("stages", "trades", "events", "pathways", "remarks", "deadlines", "letters")
"""Parts of the content whose texts are filled in from the trade."""


def no_id_stands_twice(content: Content, as_of: date) -> Iterator[Problem]:
    """Items and events of a stage share one set of permanent ids; steps, kinds, ways in and facts have one each."""
    for name, stage in content.stages.items():
        yield from _twice(stage, (*ITEM_LISTS, "events"), name)
        for number, event in enumerate(stage.events, start=1):
            yield from _twice(event, ("steps",), event.id, f"events/{number}/")
    for name, shared in content.events.items():
        yield from _twice(shared, ("steps",), name, f"{name}/")
    for pathway in content.pathways.values():
        for part in ("kinds", "ways_in"):
            yield from _twice(pathway, (part,), part)
        for where, step in walk.inside("", pathway):
            if isinstance(step, ChooseStep):
                yield from _twice(step, ("branches",), step.choose, f"{where}/")
    for trade_id, trade in content.trades.items():
        yield from _twice(trade, ("remarks", "facts"), trade_id)


def _twice(record: Record, parts: tuple[str, ...], name: str, around: str = "") -> Iterator[Problem]:
    """Each entry of lists of a record with the id of an earlier one."""
    seen: set[str] = set()
    for part in parts:
        for number, entry in enumerate(getattr(record, part), start=1):
            if entry.id in seen:
                key = type(entry).model_fields["id"].alias or "id"
                yield Problem(
                    "duplicate-id", entry.at(key), f"{around}{part}/{number}/{key}", {"id": entry.id, "stage": name}
                )
            seen.add(entry.id)


def no_stage_stands_twice_on_a_path(content: Content, as_of: date) -> Iterator[Problem]:
    """A stage, and a fork, stands once on the way of each trade; branches that exclude one another may share one."""
    for pathway in content.pathways.values():
        yield from _forks_twice(pathway, content)
    for trade_id, trade in content.trades.items():
        if trade.pathway in content.pathways:
            yield from _stages_twice(content, content.pathways[trade.pathway], trade_id, trade, as_of)


def _forks_twice(pathway: Pathway, content: Content) -> Iterator[Problem]:
    forks: set[str] = set()
    for where, record in walk.inside("", pathway):
        if isinstance(record, (TogetherStep, EitherStep, ChooseStep)):
            key = next(key for key in STEP_KINDS if key in type(record).model_fields)
            name = getattr(record, key)
            if name in forks:
                yield Problem("fork-twice", record.at(key), f"{where}/{key}", {"name": name})
            elif name in content.stages:
                yield Problem("id-taken", record.at(key), f"{where}/{key}", {"name": name})
            forks.add(name)


def _stages_twice(content: Content, pathway: Pathway, trade_id: str, trade: Trade, as_of: date) -> Iterator[Problem]:
    written = {id(record): where for where, record in walk.inside("", pathway)}
    kept = frozenset(content.stages)
    steps: list[StageStep | WayStep] = [
        step for _, step in stage_ids(tuple(decided(pathway.path, trade_id, trade, kept)))
    ]
    steps += [step for way in ways_in(pathway, trade_id, trade, as_of, kept) for step in way.path]
    seen: set[str] = set()
    for step in steps:
        if step.stage in seen:
            facts = {"name": step.stage, "code": trade_id}
            yield Problem("stage-twice", step.at("stage"), f"{written[id(step)]}/stage", facts)
        seen.add(step.stage)


def every_stage_is_used(content: Content, as_of: date) -> Iterator[Problem]:
    """Every stage file is named by a pathway."""
    used = {name for pathway in content.pathways.values() for name in named(pathway)}
    # a name that is no stage's was meant for one, and which one it was is not known
    for name, stage in content.stages.items() if used <= content.stages.keys() else ():
        if name not in used:
            yield Problem("stage-unused", stage.location, "", {"name": name})


def named(pathway: Pathway) -> Iterator[str]:
    """Every stage that a pathway names, on its path and on its ways in."""
    yield from (name for name, _ in stage_ids(pathway.path))
    yield from (step.stage for way in pathway.ways_in for step in way.path)


def no_aim_may_be_skipped(content: Content, as_of: date) -> Iterator[Problem]:
    """A stage that one may skip is neither the aim nor one before which one may stop."""
    for pathway in content.pathways.values():
        for where, step in walk.inside("", pathway):
            if isinstance(step, StageStep) and step.may_skip == "yes" and "yes" in (step.optional, step.outcome):
                facts = {"name": step.stage, "key": "outcome" if step.outcome == "yes" else "optional"}
                yield Problem("skip-and-more", step.at("may_skip"), f"{where}/may_skip", facts)


def every_task_says_who(content: Content, as_of: date) -> Iterator[Problem]:
    """Whoever ticks an item off, or follows the steps of an event, must know whose task it is."""
    for where, item in (*items_of(content, "tasks"), *_steps_of_events(content)):
        if not item.who:
            yield Problem("who-missing", item.location, where, {"id": item.id})


def every_note_has_a_title(content: Content, as_of: date) -> Iterator[Problem]:
    """A note beside the flowchart has a title, which names it for those who do not see it."""
    for where, note in items_of(content, "notes"):
        if note.title is None:
            yield Problem("note-title-missing", note.location, where, {"id": note.id})


def items_of(content: Content, name: str) -> Iterator[tuple[str, Item]]:
    """Every item of the lists of that name: those of the stages, and those that trades add to them."""
    for stage in content.stages.values():
        for number, item in enumerate(stage.list_of(name), start=1):
            yield f"{name}/{number}", item
    for trade in content.trades.values():
        for number, change in enumerate(trade.changes, start=1):
            if change.item is not None and change.add is not None and change.add.endswith(f"/{name}"):
                yield f"changes/{number}/item", change.item


def _steps_of_events(content: Content) -> Iterator[tuple[str, Item]]:
    for name, shared in content.events.items():
        yield from ((f"{name}/steps/{number}", item) for number, item in enumerate(shared.steps, start=1))
    for stage in content.stages.values():
        for position, event in enumerate(stage.events, start=1):
            yield from ((f"events/{position}/steps/{number}", item) for number, item in enumerate(event.steps, start=1))


def every_path_keeps_its_tasks(content: Content, as_of: date) -> Iterator[Problem]:
    """A trade's changes leave at least one task on each stage that has any."""
    for trade in content.trades.values():
        for name, stage in apply(trade.changes, content.stages, as_of).items():
            if content.stages[name].tasks and not stage.tasks:
                change = next((c for c in trade.changes if c.drop and c.drop.startswith(f"{name}/")), trade)
                yield Problem("tasks-emptied", change.location, "changes", {"stage": name})


def no_anchor_of_a_trade_is_that_of_a_stage(content: Content, as_of: date) -> Iterator[Problem]:
    """Facts and remarks of a trade stand on the page of its path, where each stage has an anchor."""
    for name, remark in content.remarks.items():
        if name in content.stages:
            yield Problem("id-taken", remark.location, name, {"name": name})
    for trade in content.trades.values():
        for number, fact in enumerate(trade.facts, start=1):
            if fact.id in content.stages:
                yield Problem("id-taken", fact.at("id"), f"facts/{number}/id", {"name": fact.id})


def anchored(content: Content) -> Iterator[tuple[str, Record, str]]:
    """All ids that become anchors of pages: (id, its record, where in the file, or nothing for the whole record)."""
    for part in ("stages", "glossary", "links", "money", "events", "remarks"):
        yield from ((name, record, "") for name, record in content.part(part).items())
    for stage in content.stages.values():
        yield from ((part.id, part, f"{where}/id") for where, part in stage.parts())
    for trade in content.trades.values():
        for number, fact in enumerate(trade.facts, start=1):
            yield fact.id, fact, f"facts/{number}/id"
        for number, change in enumerate(trade.changes, start=1):
            if change.item:
                yield change.item.id, change.item, f"changes/{number}/item/id"


def every_count_is_a_declared_number(content: Content, as_of: date) -> Iterator[Problem]:
    """What a stage counts is a number of data/facts.yml, by its placeholder."""
    known = numbers(content.facts)
    for stage in content.stages.values():
        if stage.counts is not None and stage.counts not in known:
            facts = {"name": stage.counts, "part": "facts", "file": "data/facts.yml", "known": list(known)}
            yield Problem("reference-unknown", stage.at("counts"), "counts", facts)


def every_placeholder_is_known(content: Content, as_of: date) -> Iterator[Problem]:
    """What stands in braces in a text that is filled in from the trade is a placeholder; elsewhere no brace stands."""
    known = names(content.facts, content.variant_word)
    for part in (*FOLDERS, *(name for name in REGISTERS if name not in ("words", "facts"))):
        for record_id, record in content.part(part).items():
            for where, text in walk.texts(record):
                # a pathway's own title and summary stand for all of its trades
                if (part, where) == ("duties", "head"):
                    continue  # the office is filled in there
                filled = part in _FILLED and not (part == "pathways" and where in ("title", "summary"))
                for language, words in text.items():
                    # where nothing is filled in, any brace is a slip
                    marks = unknown_marks(words, known) if filled else [mark.group(0) for mark in MARK.finditer(words)]
                    if part == "remarks":
                        marks = [mark for mark in marks if not remarks.OWN_MARK.fullmatch(mark[1:-1])]
                    for mark in marks:
                        facts = {"name": mark, "known": [f"{{{name}}}" for name in known]}
                        inside = where if part in FOLDERS else f"{record_id}/{where}"
                        message_id = "placeholder-unknown" if filled else "placeholder-useless"
                        yield Problem(message_id, text.at(language), f"{inside}/{language}", facts)
