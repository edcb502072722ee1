"""What must be true of a path, or of a reader, for something to concern it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field

from jalons.records.fields import Identifier, Identifiers, OneOrMany, Words
from jalons.records.record import Record

_Values = Annotated[tuple[Words, ...], OneOrMany(), Field(min_length=1)]


class Condition(Record):
    """What must be true of the path; every line must hold, a line with several values holds if one does.

    Its keys are facts of data/facts.yml, or the guide's word for what it is about, which names files of that folder; content/condition_keys.py holds them against what is declared.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, _Values] = Field(init=False)

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The values that fit, of which one must be so, by key in the order written."""
        return self.__pydantic_extra__ or {}


Answered = dict[Identifier, Annotated[Identifiers, Field(min_length=1)]]
"""What a reader must have answered: a question of data/questions.yml and the answers that fit; every line must hold."""
