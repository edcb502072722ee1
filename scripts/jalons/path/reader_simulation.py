"""A reader on the path of one trade: what they have said, where that puts them, and what they pass on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jalons.path.answers import Questionnaire, TradeQuestion, concerns, tasks, valid_answers
from jalons.path.pathway import StageOnPath, TradePathway, Way
from jalons.records import Event, Item


@dataclass(frozen=True)
class Visit:
    """A stage that a reader came by, with what they had said by then."""

    stage: StageOnPath
    answers: Mapping[str, str]


@dataclass
class ReaderSimulation:
    """One reader; a method that moves them gives False, and leaves them where they are, where there is no such move."""

    pathway: TradePathway
    asked: tuple[TradeQuestion, ...]
    """Every question that concerns the trade, those about money too."""
    answers: dict[str, str] = field(default_factory=dict)
    here: StageOnPath | None = None
    """None until something says where the reader is."""
    brought_by: Literal["", "way-in", "answers", "event"] = ""
    place: str | None = None
    """The place of data/places.yml that the answers led to, while the reader is there."""
    way: Way | None = None
    event: Event | None = None
    """What brought the reader back, while they are where it led."""
    visits: list[Visit] = field(default_factory=list)
    heard: list[Mapping[str, str]] = field(default_factory=list)
    """The answers as they stood each time the reader said something."""
    ways: list[Way] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """Every place of data/places.yml that the reader was at."""

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions about one's place, and the places."""
        return self.pathway.questionnaire

    def take(self, way_id: str) -> bool:
        """Begins by a way in: at its first stage or, where it has none of its own, where it joins."""
        way = next((way for way in self.pathway.ways if way.id == way_id), None)
        if way is None:
            return False
        self.way = way
        self.ways.append(way)
        self._come_to((*way.stages, way.joins)[0], "way-in")
        return True

    def answer(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Adds answers to those before; gives those that were not asked for or not offered.

        Answers about one's place move the reader once no such question is left open.
        """
        said = {**self.answers, **answers}
        self.answers = valid_answers(self.asked, said)
        self.heard.append(self.answers)
        lost = {question: reply for question, reply in answers.items() if self.answers.get(question) != reply}
        if any(self._about_place(question) for question in answers) and self.open_question is None:
            for place_id in self.questionnaire.leads_to(self.answers)[:1]:
                self._come_to(self.pathway.stage(self.questionnaire.places[place_id].stage), "answers")
                self.place = place_id
                self.places.append(place_id)
        return lost

    def meet(self, event_id: str) -> bool:
        """Something happens at the stage where the reader is, or at one followed over the same period."""
        event = next((event for event in self.events if event.id == event_id), None)
        if event is None or event.return_to is None:
            self.event = None
            return False
        self._come_to(self.pathway.stage(event.return_to), "event")
        self.event = event
        return True

    def go_on(self, stage_id: str) -> bool:
        """Moves along the way in that the reader took, as long as nothing else has moved them since."""
        line = (*self.way.stages, self.way.joins) if self.way and self.brought_by == "way-in" else ()
        found = next((stage for stage in line if stage.id == stage_id), None)
        if found is not None:
            self._come_to(found, "way-in")
        return found is not None

    @property
    def open_question(self) -> TradeQuestion | None:
        """The question about one's place that is still open."""
        return self.questionnaire.next(self.answers)

    @property
    def events(self) -> tuple[Event, ...]:
        """What can happen now; an event that lets one stay does so where the reader is, not at a stage alongside."""
        if self.here is None:
            return ()
        now = (self.here, *(self.pathway.stage(other) for other in self.here.alongside))
        found: dict[str, Event] = {}
        for event in (event for stage in now for event in stage.stage.events):
            found.setdefault(event.id, event)
        return tuple(found.values())

    @property
    def next_task(self) -> str:
        """STAGE/ITEM of the next thing to do: the one of the place, or else the first task that concerns the reader."""
        if self.here is None:
            return ""
        if self.place is not None:
            return f"{self.here.id}/{self.questionnaire.places[self.place].task}"
        here = self.here.id
        found = tasks(self.here.stage, self.answers)
        # one that waits for another of the stage is not the first
        free = [item for item in found if not any(need.partition("/")[0] == here for need in item.needs)]
        return "/".join((here, *(item.id for item in (free or found)[:1])))

    @property
    def stages(self) -> dict[str, StageOnPath]:
        """The stages on the reader's way: the path, and the way in that they took (every one until they took one)."""
        taken = [way for way in self.pathway.ways if self.way is None or way.id == self.way.id]
        return {stage.id: stage for stage in (*(s for way in taken for s in way.stages), *self.pathway.stages)}

    def sees(self, part: Item | Event) -> bool:
        """Whether nothing that the reader said speaks against it."""
        return not isinstance(part, Item) or concerns(part, self.answers)

    def visit(self, stage: StageOnPath) -> None:
        """Notes that the reader comes by a stage, with what they have said so far."""
        self.visits.append(Visit(stage, dict(self.answers)))

    def _about_place(self, question_id: str) -> bool:
        return any(asked.id == question_id for asked in self.questionnaire.questions)

    def _come_to(self, stage: StageOnPath, by: Literal["way-in", "answers", "event"]) -> None:
        """Moves the reader on, past every stage between, or back."""
        line = self.pathway.line(self.here) if self.here else ()
        ids = [other.id for other in line]
        if self.here and stage.id in ids and (start := ids.index(self.here.id)) < ids.index(stage.id):
            for passed in line[start + 1 : ids.index(stage.id)]:
                self.visit(passed)
        self.visit(stage)
        self.here, self.brought_by, self.place, self.event = stage, by, None, None
