"""What time alone changes: the days on which something in the data begins or ends, and what is wrong from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from jalons.content import Content
from jalons.problems.problem import Problem
from jalons.records import FactValue
from jalons.records.fields import Sourced

LOOKED_AHEAD = timedelta(days=731)
"""How far the check looks ahead: two years."""
_DAY = timedelta(days=1)
Check = Callable[[Content, date], list[Problem]]
"""What is wrong with content on a day."""


def days_of_change(content: Content) -> list[date]:
    """Each day on which something in the data begins to hold or holds no longer, in order."""
    found: set[date] = set()
    for _, record in content.every_record:
        if isinstance(record, Sourced):
            found |= {record.valid_from} if record.valid_from else set()
            found |= {record.valid_until + _DAY} if record.valid_until and record.valid_until < date.max else set()
        if isinstance(record, FactValue) and record.since:
            found.add(record.since)
    return sorted(found)


def ahead(content: Content, as_of: date, now: Iterable[Problem], structure: Check, journeys: Check) -> list[Problem]:
    """What will be wrong on a later day within two years, each with the first day; `now` is what is wrong today.

    What `structure` finds leaves no site to be made on that day. What `journeys` finds is a warning: something that a
    journey needs has ended, and the pages are right to say so.
    """
    known = set(map(_key, now))
    found: list[Problem] = []
    for day in days_of_change(content):
        if not as_of < day <= as_of + LOOKED_AHEAD:
            continue
        broken = [problem for problem in structure(content, day) if problem.stops]
        later = broken or [replace(problem, warning=True) for problem in journeys(content, day)]
        found += [replace(problem, since=day) for problem in later if _key(problem) not in known]
        known |= set(map(_key, later))
    return found


def by_time_alone(
    content: Content, as_of: date, found: list[Problem], structure: Check, journeys: Check
) -> list[Problem]:
    """What journeys do not find today; as a warning what they found on an earlier day, before something ended."""
    left = dict.fromkeys(map(_key, found))
    for day in reversed([day for day in days_of_change(content) if day <= as_of]):
        if not left or any(problem.stops for problem in structure(content, day - _DAY)):
            break
        then = set(map(_key, journeys(content, day - _DAY)))
        left = {key: None for key in left if key in then}
    return [problem if _key(problem) in left else replace(problem, warning=True) for problem in found]


def _key(problem: Problem) -> tuple[object, ...]:
    return problem.message_id, problem.location, problem.where
