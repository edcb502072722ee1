"""data/gone.yml and data/news.yml: what became of ids that are gone, and what readers are told of changes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jalons.records.conditions import Condition
from jalons.records.fields import Day, Identifiers, KeptId, Names, OneOrMany, Sourced
from jalons.records.record import Record
from jalons.records.texts import Text


class Gone(Record):
    """data/gone.yml: an id that was published and is no longer there; exactly one of replaced_by, retired."""

    replaced_by: Annotated[tuple[KeptId, ...], OneOrMany()] = ()
    """What took its place, one or several ids of the same kind, in full · ce qui l'a remplacé, un ou plusieurs identifiants complets"""
    retired: Text | None = None
    """Why it is no longer there, in words for readers · pourquoi il n'existe plus, en mots pour les lecteurs"""
    since: Day | None = None
    """Since when · depuis quand"""


class News(Sourced):
    """data/news.yml: a change of the guide that readers are told of who have been there before."""

    day: Day
    """The day of the change · le jour du changement"""
    stages: Annotated[Identifiers, Field(min_length=1), Names("stages")]
    """Stages it concerns: told to those who still have one of them ahead · étapes touchées"""
    title: Text | None = None
    """Heading · titre"""
    text: Text
    """What changed, in one or two sentences · ce qui a changé, en une ou deux phrases"""
    who: Annotated[Identifiers, Names("roles")] = ()
    """Whom it concerns, ids from data/roles.yml · qui est touché"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
