"""Journeys: each one is walked as it is told, with what its reader has said so far, and must meet what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path.answers import questionnaire
from jalons.path.as_of import on_day
from jalons.path.pathway import TradePathway
from jalons.path.reader_simulation import ReaderSimulation
from jalons.path.resolving import resolve
from jalons.problems.problem import Problem
from jalons.rules.journey_run import JourneyRun


def every_journey_goes_as_told(content: Content, as_of: date) -> Iterator[Problem]:
    """Every step of every journey can be taken, leads where it says, and shows what it says."""
    for _, found in walked(content, as_of):
        yield from found


def walked(content: Content, as_of: date) -> Iterator[tuple[ReaderSimulation, list[Problem]]]:
    """Each journey's reader at its end, and what did not go as told. The content must have passed the other rules."""
    paths: dict[tuple[str, date], TradePathway] = {}
    for journey in content.journeys.values():
        day = journey.as_of or as_of
        if (journey.trade, day) not in paths:
            paths[journey.trade, day] = resolve(content, journey.trade, day)
        asked = questionnaire(content, journey.trade, on_day(content.trades[journey.trade], day), None).questions
        run = JourneyRun(content, journey, day, ReaderSimulation(paths[journey.trade, day], asked))
        found = [problem for number in range(len(journey.steps)) for problem in run.step(number)]
        yield run.reader, found
