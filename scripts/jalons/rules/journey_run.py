"""One journey while it is walked: each step is taken, and what does not go as it says is a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from jalons.content import Content
from jalons.path import money, reasons
from jalons.path.answers import fits
from jalons.path.as_of import on_day
from jalons.path.pathway import StageOnPath
from jalons.path.reader_simulation import ReaderSimulation
from jalons.path.stage_parts import possible_parts
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import Event, Item, Journey, JourneyStep, MoneyMet
from jalons.rules.questions import in_short

_Say: TypeAlias = Callable[..., Problem]
"""Makes a problem of a step: the message, the way to the part of the step, and facts by name."""

REFUSED = ("refused", "ended")
"""Groups of programmes that a reader is told are not for them."""


class JourneyRun:
    """One journey while it is walked."""

    def __init__(self, content: Content, journey: Journey, day: date, reader: ReaderSimulation) -> None:
        self.content, self.journey, self.day, self.reader = content, journey, day, reader

    def step(self, number: int) -> Iterator[Problem]:
        """Takes a step, counted from 0; gives all that does not go as it says."""
        step = self.journey.steps[number]

        def problem(message_id: str, *path: str | int, **facts: object) -> Problem:
            where = "/".join(str(part + 1 if isinstance(part, int) else part) for part in ("steps", number, *path))
            given = {"step": number + 1, "says": step.says, "code": self.journey.trade, **facts}
            return Problem(message_id, step.at(*path), where, given)

        if step.way_in and not self.reader.take(step.way_in):
            known = [way.id for way in self.reader.pathway.ways]
            yield problem("journey-way-in-missing", "way_in", name=step.way_in, known=known or ["-"])
        yield from self._answers(step, problem)
        if step.event:
            yield from self._event(step.event, problem)
        yield from self._place(step, problem)
        for position, target in enumerate(step.sees):
            yield from self._sees(target, problem, position)
        for position, target in enumerate(step.misses):
            yield from self._misses(target, problem, position)
        if step.money:
            yield from self._money(step.money, problem)

    def _answers(self, step: JourneyStep, problem: _Say) -> Iterator[Problem]:
        for question_id, reply_id in self.reader.answer(step.answers).items():
            spot = ("answers", question_id)
            asked = next((asked for asked in self.reader.asked if asked.id == question_id), None)
            if asked is None:
                yield problem("journey-question-of-others", *spot, question=question_id)
            elif not asked.is_asked_after(self.reader.answers):
                wanted = asked.question.only_if or {}
                only_if = [f"{name}: {' | '.join(replies)}" for name, replies in wanted.items()]
                said = in_short(self.reader.answers) or ["-"]
                yield problem("journey-question-not-asked", *spot, question=question_id, wanted=only_if, answers=said)
            else:
                known = [reply.id for reply in asked.replies]
                yield problem("journey-reply-of-others", *spot, name=reply_id, question=question_id, known=known)

    def _event(self, event_id: str, problem: _Say) -> Iterator[Problem]:
        known = dict.fromkeys(
            (*self.content.events, *(e.id for stage in self.content.stages.values() for e in stage.events))
        )
        if event_id not in known:
            yield problem("journey-event-unknown", "event", name=event_id, known=list(known))
        elif self.reader.here is None:
            yield problem("journey-nowhere", "event", name=event_id)
        else:
            possible = [event.id for event in self.reader.events]
            if not self.reader.meet(event_id):
                facts = {"event": event_id, "stage": self.reader.here.id, "found": possible or ["-"]}
                yield problem("journey-event-not-here", "event", **facts)

    def _place(self, step: JourneyStep, problem: _Say) -> Iterator[Problem]:
        """Whether the reader is at the stage that a step says, or at that of the task that it says comes next."""
        wanted = step.stage or (step.next or "").partition("/")[0]
        if not wanted:
            return
        for key, name in (("stage", step.stage), ("next", step.next)):
            if name and (unknown := self._unknown(name)):
                yield problem("journey-target-unknown", key, target=name, **unknown)
                return
        key = "stage" if step.stage else "next"
        reader = self.reader
        says_place = any(asked.id in step.answers for asked in reader.questionnaire.questions)
        if says_place and not step.event and (asked := reader.open_question):
            yield problem("journey-undecided", key, wanted=wanted, question=asked.id)
        elif reader.here is None:
            yield problem("journey-nowhere", key, name=wanted)
        elif reader.here.id != wanted and not reader.go_on(wanted):
            yield self._elsewhere(reader.here.id, wanted, key, problem)
        elif step.next and step.next != reader.next_task:
            facts = {"wanted": step.next, "found": reader.next_task, "answers": self._about_place()}
            message_id = "journey-next-by-place" if reader.place else "journey-next-by-list"
            yield problem(message_id, "next", **facts, place=reader.place)

    def _elsewhere(self, here: str, wanted: str, key: str, problem: _Say) -> Problem:
        """That the reader is at another stage, and what brought them there."""
        reader = self.reader
        facts = {"wanted": wanted, "found": here, "answers": self._about_place()}
        by = {"place": reader.place, "event": reader.event and reader.event.id, "way": reader.way and reader.way.id}
        return problem(f"journey-elsewhere-by-{reader.brought_by}", key, **facts, **by)

    def _sees(self, target: str, problem: _Say, position: int) -> Iterator[Problem]:
        """What keeps the reader from a stage or part that the step says they see."""
        if unknown := self._unknown(target):
            yield problem("journey-target-unknown", "sees", position, target=target, **unknown)
            return
        stage_id, _, part_id = target.partition("/")
        stage, part = self._come_by(stage_id, part_id)
        way = self.reader.way
        if stage is None and way and any(each.id == stage_id for each in self.reader.pathway.all_stages):
            yield problem("journey-other-way", "sees", position, target=target, way=way.id)
        elif stage is None or (part_id and part is None):
            why = self._why(stage_id, part_id if stage else "", on=False)
            yield problem("journey-not-seen", "sees", position, target=target, why=why)
        elif isinstance(part, Item) and not self.reader.sees(part):
            facts = {"answers": _against(part, self.reader), "why": [str(part.at("if_answered"))]}
            yield problem("journey-for-others", "sees", position, target=target, **facts)

    def _misses(self, target: str, problem: _Say, position: int) -> Iterator[Problem]:
        """Why the reader sees a stage or part all the same that the step says they do not see."""
        if unknown := self._unknown(target):
            yield problem("journey-target-unknown", "misses", position, target=target, **unknown)
            return
        stage_id, _, part_id = target.partition("/")
        stage, part = self._come_by(stage_id, part_id)
        if stage is None or (part_id and part is None) or (part is not None and not self.reader.sees(part)):
            return
        why = self._why(stage_id, part_id, on=True)
        yield problem("journey-seen", "misses", position, target=target, why=why)

    def _come_by(self, stage_id: str, part_id: str) -> tuple[StageOnPath | None, Item | Event | None]:
        """A stage on the reader's way, which is then visited, and a part of it; None for what is not there."""
        stage = self.reader.stages.get(stage_id)
        if stage is None:
            return None, None
        self.reader.visit(stage)
        return stage, stage.part(part_id) if part_id else None

    def _money(self, met: MoneyMet, problem: _Say) -> Iterator[Problem]:
        reader = self.reader
        trade = on_day(self.content.trades[self.journey.trade], self.day)
        stands = {o.id: o for o in money.offers(self.content, self.day, self.journey.trade, trade, reader.answers)}
        for position, name in enumerate(met.offered):
            offer = stands[name]
            if offer.standing != "open":
                said = offer.need and f" ({offer.need.question}: {reader.answers[offer.need.question]})"
                facts = {"name": name, "reason": f"reason-{offer.reason}", "why": [f"{_decided_at(offer)}{said or ''}"]}
                yield problem("journey-money-not-offered", "money", "offered", position, **facts)
        for position, name in enumerate(met.uncertain):
            if stands[name].standing != "unknown":
                facts = {"name": name, "reason": f"reason-{stands[name].reason or 'open'}"}
                yield problem("journey-money-not-uncertain", "money", "uncertain", position, **facts)
        for position, name in enumerate(met.refused):
            if stands[name].group not in REFUSED:
                facts = {"name": name, "reason": f"reason-{stands[name].reason or 'open'}"}
                answers = in_short(reader.answers) or ["-"]
                yield problem("journey-money-not-refused", "money", "refused", position, **facts, answers=answers)

    def _about_place(self) -> list[str]:
        """What the reader said of their place on the path, as editors write it."""
        asked = {each.id for each in self.reader.questionnaire.questions}
        return in_short({name: reply for name, reply in self.reader.answers.items() if name in asked}) or ["-"]

    def _unknown(self, target: str) -> dict[str, object]:
        """What a STAGE or STAGE/ITEM names that is nowhere; nothing where it is there."""
        stage_id, _, part_id = target.partition("/")
        if stage_id not in self.content.stages:
            return {"name": stage_id, "known": list(self.content.stages)}
        if not part_id or part_id in possible_parts(self.content, self.journey.trade, stage_id):
            return {}
        known = {name for trade_id in self.content.trades for name in possible_parts(self.content, trade_id, stage_id)}
        return {} if part_id in known else {"name": part_id, "known": sorted(known)}

    def _why(self, stage_id: str, part_id: str, *, on: bool) -> list[str]:
        """Where it is decided that a stage or part is on the path, or is not: file, line and condition."""
        trade_id = self.journey.trade
        if part_id:
            own = possible_parts(self.content, trade_id, stage_id)
            found = reasons.of_part(self.content, trade_id, stage_id, part_id, self.day) if part_id in own else []
        else:
            found = reasons.of_stage(self.content, trade_id, stage_id, self.day)
        told = [reason for reason in found if reason.met is on and (reason.asked or not on)] or found[-1:]
        return list(dict.fromkeys(_in_short(reason) for reason in told)) or [
            str(self.content.trades[trade_id].at("pathway"))
        ]


def _in_short(reason: reasons.Reason) -> str:
    asked = ", ".join(f"{line.key}: {' | '.join(line.wanted)}" for line in reason.asked)
    return f"{reason.location} ({asked})" if asked else str(reason.location)


def _against(item: Item, reader: ReaderSimulation) -> list[str]:
    """The answers of the reader that speak against an item."""
    if item.unless_answered and fits(item.unless_answered, reader.answers):
        return [f"{name}: {reader.answers[name]}" for name in item.unless_answered]
    return [
        f"{name}: {reader.answers[name]}"
        for name, replies in (item.if_answered or {}).items()
        if name in reader.answers and not fits({name: replies}, reader.answers)
    ]


def _decided_at(offer: money.Offer) -> Location:
    """Where it is written why a programme does not stand open."""
    if offer.need is not None:
        return offer.need.location
    key = {
        "variant": "for_trades",
        "variant-unknown": "for_trades",
        "not-begun": "valid_from",
        "role": "who",
        "status": "status",
    }
    ended = "valid_until" if offer.programme.valid_until else "status"
    return offer.programme.at(key.get(offer.reason, ended))
