"""A problem in the content: where it is, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jalons.problems.location import NOWHERE, Location


@dataclass(frozen=True)
class Problem:
    """One problem, in no language yet: `message_id` names a sentence of messages.yml, `facts` fill it.

    `where` is the place inside the file in an editor's terms, for example `tasks/2/text`.
    """

    message_id: str
    location: Location = NOWHERE
    where: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    warning: bool = False
    """A warning is shown and stops nothing."""
    note: bool = False
    """A note is nothing wrong: something worth knowing, shown after the problems."""

    since: date | None = None
    """The day from which on it is there, where that is later than the day that is checked."""

    @property
    def stops(self) -> bool:
        """Whether no site can be made as long as it is there."""
        return not (self.warning or self.note)

    @property
    def order(self) -> tuple[bool, Location, str, str]:
        """What problems are sorted by: notes last, then as they stand in the files."""
        return (self.note, self.location, self.message_id, self.where)


class ContentError(Exception):
    """The content cannot be used; `problems` says why, all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = sorted(problems, key=lambda problem: problem.order)
