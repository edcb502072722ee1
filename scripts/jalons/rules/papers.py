"""A reader's own papers: days and deadlines, letters to be filled in, documents to be handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path import conditions, letters
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import HandIn, Item, Letter
from jalons.rules.events import lines

_TAKEN = ("role",)
"""What is kept of a reader under keys like those of days."""


def every_day_leads_to_a_deadline(content: Content, as_of: date) -> Iterator[Problem]:
    """A day is asked for only where something follows from it, and under a name that is free."""
    used = {deadline.start for deadline in content.deadlines.values()}
    for name, day in content.dates.items():
        if name in _TAKEN:
            yield Problem("date-taken", day.location, name, {"name": name})
        elif name not in used:
            yield Problem("date-idle", day.location, name, {"name": name})


def every_deadline_is_counted_one_way(content: Content, as_of: date) -> Iterator[Problem]:
    """A deadline lies after its day or before it, not both."""
    for name, deadline in content.deadlines.items():
        if deadline.after and deadline.before:
            yield Problem("deadline-two-ways", deadline.at("before"), f"{name}/before", {"name": name})


def every_deadline_can_be_met(content: Content, as_of: date) -> Iterator[Problem]:
    """Each deadline is that of some trade that has its stage."""
    met: set[str] = set()
    for trade_id, trade in content.trades.items():
        on_path = {stage for line in lines(content, trade_id, trade, as_of) for stage, _ in line}
        met |= {
            name
            for name, deadline in content.deadlines.items()
            if name not in met and deadline.stage in on_path and conditions.holds(deadline.when, trade_id, trade)
        }
    # without a trade whose path is whole, who can meet it is not known
    for name, deadline in content.deadlines.items() if content.trades else ():
        if name not in met and deadline.stage in content.stages:
            yield Problem(
                "deadline-nowhere", deadline.at("stage"), f"{name}/stage", {"name": name, "stage": deadline.stage}
            )


def every_blank_of_a_letter_is_named(content: Content, as_of: date) -> Iterator[Problem]:
    """What a letter names in brackets is one of its blanks, in both languages alike, and each blank is named."""
    for name, letter in content.letters.items():
        known = [blank.id for blank in letter.blanks]
        for location, where, named in _named(letter):
            if named not in known:
                yield Problem("blank-unknown", location, f"{name}/{where}", {"name": named, "known": known})
        for where, text in letters.texts(letter):
            named_in = [set(letters.named(words)) for words in text.every]
            apart = {name for names in named_in for name in names if not all(name in each for each in named_in)}
            if apart:
                yield Problem("blank-one-language", text.location, f"{name}/{where}", {"names": sorted(apart)})
        used = {named for _, _, named in _named(letter)}
        for number, blank in enumerate(letter.blanks, start=1):
            where = f"{name}/blanks/{number}/id"
            if blank.id in known[: number - 1]:
                yield Problem("duplicate-id", blank.at("id"), where, {"id": blank.id, "stage": name})
            elif blank.id not in used:
                yield Problem("blank-idle", blank.at("id"), where, {"name": blank.id})


def _named(letter: Letter) -> Iterator[tuple[Location, str, str]]:
    """(location, where in the letter, blank) of each blank that a letter names."""
    for part in ("head", "address", "signature"):
        names: tuple[str, ...] = getattr(letter, part)
        yield from ((letter.at(part, position), part, name) for position, name in enumerate(names))
    for where, text in letters.texts(letter):
        for language, words in text.items():
            for name in letters.named(words):
                yield text.at(language), f"{where}/{language}", name


def every_document_has_its_own_id(content: Content, as_of: date) -> Iterator[Problem]:
    """Documents of a stage have each their own id; that of a task means that its tick is the document's too."""
    for name, stage in content.stages.items():
        tasks = {item.id for item in stage.tasks}
        seen = {part.id for _, part in stage.parts()} - tasks
        for number, hand_in in enumerate(stage.hand_in, start=1):
            parts: list[tuple[HandIn | Item, str]] = [(hand_in, f"hand_in/{number}/id")]
            parts += [
                (document, f"hand_in/{number}/documents/{n}/id")
                for n, document in enumerate(hand_in.documents, start=1)
            ]
            for entry, where in parts:
                if entry.id in seen or (entry is hand_in and entry.id in tasks):
                    yield Problem("duplicate-id", entry.at("id"), where, {"id": entry.id, "stage": name})
                seen.add(entry.id)
