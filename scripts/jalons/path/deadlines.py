"""What falls due for the readers of one trade, by the days that they know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.path import conditions, placeholders
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import Deadline, KnownDay


@dataclass(frozen=True)
class Due:
    """A deadline as it stands for one trade, and the stage it belongs to."""

    id: str
    deadline: Deadline
    at: StageOnPath

    @property
    def shift(self) -> tuple[int, str]:
        """How far from the known day it lies: (12, "month"), (-2, "week") before it, (0, "day") on the day itself."""
        if self.deadline.after:
            return parts(self.deadline.after)
        n, unit = parts(self.deadline.before) if self.deadline.before else (0, "day")
        return -n, unit

    @property
    def every(self) -> tuple[int, str] | None:
        """How often it comes again: (12, "month"); None for once."""
        return parts(self.deadline.every) if self.deadline.every else None


@dataclass(frozen=True)
class Start:
    """A day that readers know, and everything that follows from it."""

    id: str
    day: KnownDay
    due: tuple[Due, ...]


def parts(period: str) -> tuple[int, str]:
    """The number and the unit of a period: "12 months" is (12, "month")."""
    number, unit = period.split(" ")
    return int(number), unit.removesuffix("s")


def stages(content: Content) -> frozenset[str]:
    """The ids of the stages at which a day is noted, or something falls due."""
    noted = {day.stage for day in content.dates.values()}
    return frozenset(noted.union(deadline.stage for deadline in content.deadlines.values()))


def starts(content: Content, pathway: TradePathway, as_of: date) -> list[Start]:
    """The days from which something follows for a trade, in the order of the data."""
    on_path = {at.id: at for at in pathway.all_stages}
    by = placeholders.values(pathway.trade_id, content.trades[pathway.trade_id], content.words)
    due: dict[str, list[Due]] = {}
    for name, deadline in content.deadlines.items():
        holds = deadline.holds_on(as_of) and conditions.holds(deadline.when, pathway.trade_id, pathway.trade)
        if holds and deadline.stage in on_path:
            due.setdefault(deadline.start, []).append(
                Due(name, placeholders.filled(deadline, by), on_path[deadline.stage])
            )
    return [Start(name, day, tuple(due[name])) for name, day in content.dates.items() if name in due]
