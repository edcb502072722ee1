"""data/journeys/ID.yml: what a reader like this must meet on the way, in plain words, held by `check`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jalons.records.fields import Day, Identifier, Identifiers, Names, OneOrMany, VariantId, Words
from jalons.records.record import Record
from jalons.records.texts import Text

_Targets = Annotated[tuple[Words, ...], OneOrMany()]


class MoneyMet(Record):
    """Which programmes are for this reader, which may be, and which are not."""

    offered: Annotated[Identifiers, Names("money")] = ()
    """Ids from data/money.yml that apply · aides qui s'appliquent"""
    uncertain: Annotated[Identifiers, Names("money")] = ()
    """Ids from data/money.yml of which it is not known whether they still exist · aides dont on ne sait pas si elles existent encore"""
    refused: Annotated[Identifiers, Names("money")] = ()
    """Ids from data/money.yml that do not · aides qui ne s'appliquent pas"""


class JourneyStep(Record):
    """A moment of a journey: what the reader says, and what must then be so."""

    says: Text | None = None
    """What happens, in plain words · ce qui se passe, en mots simples"""
    way_in: Identifier | None = None
    """The way in that is taken, an id of the pathway's ways_in · la façon de commencer"""
    answers: dict[Identifier, Identifier] = Field(default={})
    """Answers to data/questions.yml, added to those before · réponses, ajoutées aux précédentes"""
    event: Identifier | None = None
    """What happens to the reader: an id of data/events.yml, or an event of the stage · ce qui arrive"""
    stage: Identifier | None = None
    """The stage where the reader must then be · l'étape où la personne doit être"""
    next: Words | None = None
    """STAGE/ITEM that must be the next thing to do · la prochaine chose à faire"""
    sees: _Targets = ()
    """STAGE or STAGE/ITEM that must concern the reader · ce que la personne doit voir"""
    misses: _Targets = ()
    """STAGE or STAGE/ITEM that must not · ce qu'elle ne doit pas voir"""
    money: MoneyMet | None = None
    """Financial help · aide financière"""


class Journey(Record):
    """data/journeys/ID.yml: one reader's way, in steps."""

    says: Text
    """The reader, in one sentence · la personne, en une phrase"""
    trade: Annotated[VariantId, Names("trades")]
    """On which path, by the name of its file · sur quel parcours, par le nom de son fichier"""
    as_of: Day | None = None
    """The day of the journey; left out: the day of the check · le jour du parcours"""
    steps: Annotated[tuple[JourneyStep, ...], Field(min_length=1)]
    """In order · dans l'ordre"""
