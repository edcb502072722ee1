"""data/questions.yml and data/places.yml: what readers are asked, and where their answers lead."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jalons.records.conditions import Answered, Condition
from jalons.records.fields import Identifier, Names
from jalons.records.record import Record
from jalons.records.texts import Text


class Reply(Record):
    """One of the answers that a reader can choose."""

    id: Identifier
    """Permanent, unique within the question · permanent, unique dans la question"""
    says: Text
    """The answer as the reader would say it · la réponse, comme la personne la dirait"""
    because: Text
    """Completes "Because you said:" · complète « Parce que vous avez dit : »"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""


class Question(Record):
    """data/questions.yml: a question to the reader, with the answers to choose from."""

    part: Literal["where", "money"]
    """where: "Where am I?"; money: "Money for me" · où suis-je, ou mon aide financière"""
    asks: Text
    """The question · la question"""
    help: Text | None = None
    """A remark below it · une précision"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    only_if: Answered | None = None
    """Asked only of those who answered so before · posée seulement après ces réponses"""
    answers: Annotated[tuple[Reply, ...], Field(min_length=2)]
    """Two or more · deux ou plus"""


class Destination(Record):
    """data/places.yml: a place on the path where answers lead, and the next thing to do there."""

    answered: Answered
    """The answers that lead here; every line must hold · les réponses qui mènent ici"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    stage: Annotated[Identifier, Names("stages")]
    """The stage · l'étape"""
    task: Identifier
    """The next thing to do: an item of the checklist of that stage · la prochaine chose à faire"""
    says: Text | None = None
    """A sentence of its own · une phrase de plus"""
    event: Annotated[Identifier | None, Names("events")] = None
    """What has happened to whoever is here, an id from data/events.yml: its steps come first · ce qui est arrivé; ses démarches viennent en premier"""
