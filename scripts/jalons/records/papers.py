"""data/dates.yml, deadlines.yml and letters.yml: days that a reader knows, what falls due from them, letters to be filled in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jalons.records.conditions import Condition
from jalons.records.fields import Identifier, Identifiers, Names, OneOrMany, Period, Sourced, YesNo
from jalons.records.record import Record
from jalons.records.texts import Text


class KnownDay(Record):
    """data/dates.yml: a day that a reader can know and write down; its id is permanent, for what is kept hangs on it."""

    name: Text
    """What happened on that day · ce qui a eu lieu ce jour-là"""
    help: Text | None = None
    """Where to find it · où le trouver"""
    stage: Annotated[Identifier, Names("stages")]
    """The stage at which it is noted, an id from data/stages · l'étape où on le note"""


class Deadline(Sourced):
    """data/deadlines.yml: a day that follows from one that the reader knows; its id is permanent, for calendars keep it."""

    start: Annotated[Identifier, Names("dates")] = Field(alias="from")
    """The day it is counted from, an id from data/dates.yml · le jour de départ, un identifiant de data/dates.yml"""
    after: Period | None = None
    """How long after that day: 12 months, 6 weeks, 365 days · combien de temps après"""
    before: Period | None = None
    """How long before it; without after and before: the day itself · combien de temps avant; sans les deux : le jour même"""
    every: Period | None = None
    """How often it comes again after that: 12 months, 1 year · au bout de combien de temps elle revient ensuite, chaque fois"""
    name: Text
    """What falls on that day, as in a calendar · ce qui tombe ce jour-là, comme dans un calendrier"""
    text: Text
    """What to do then, or what it means · quoi faire alors, ou ce que cela veut dire"""
    only_if: Text | None = None
    """Which readers it concerns, in words · à qui cela s'adresse, en mots"""
    who: Annotated[Identifiers, Names("roles")] = ()
    """Who acts, ids from data/roles.yml · qui agit"""
    stage: Annotated[Identifier, Names("stages")]
    """The stage it belongs to, an id from data/stages · l'étape dont il s'agit"""
    link: Annotated[Identifier | None, Names("links")] = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""


class Blank(Record):
    """A place to be filled in, in a letter."""

    id: Identifier
    """How the letter names it: [reader] · comment la lettre le nomme"""
    name: Text
    """What is written there · ce qu'on y écrit"""
    kind: Literal["text", "day", "hours"] = "text"
    """What is written there: words, a day, a number of hours · des mots, un jour ou un nombre d'heures"""
    filled_from: Literal["code", "with", "on_the_job", "in_class", "weekly"] | None = None
    """code: that of the path, where it is known; else what the hours kept on the device say, weekly being the average of a week · code : celui du parcours, s'il est connu; sinon ce qu'en disent les heures gardées sur l'appareil, weekly étant la moyenne d'une semaine"""
    optional: YesNo = "no"
    """yes: empty, it is left off the paper · yes : vide, il n'est pas imprimé"""


class Letter(Sourced):
    """data/letters.yml: a letter that someone writes for the reader, with places to be filled in."""

    title: Text
    """What the letter is for · à quoi sert la lettre"""
    about: Text
    """What the sources say of such a letter · ce que les sources disent d'une telle lettre"""
    stages: Annotated[Identifiers, Field(min_length=1), Names("stages")]
    """The stages that offer it, ids from data/stages · les étapes qui la proposent"""
    duty: Annotated[Identifier, Names("duties")]
    """The task of the office it is for, an id from data/duties.yml · la tâche de l'organisme qui la reçoit"""
    blanks: Annotated[tuple[Blank, ...], Field(min_length=1)]
    """The places to be filled in · les endroits à remplir"""
    head: Annotated[Identifiers, Field(min_length=1)]
    """Blanks at its head, such as the date · endroits à remplir en haut, par exemple la date"""
    address: Identifiers = ()
    """Blanks below the name of the office, such as its address · endroits à remplir sous le nom de l'organisme, par exemple son adresse"""
    subject: Text
    """Its subject line · son objet"""
    greeting: Text
    """How it begins · la formule d'appel"""
    body: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Its paragraphs; [reader] is the blank of that id · ses paragraphes; [reader] est l'endroit de ce nom"""
    statements: tuple[Text, ...] = ()
    """Sentences to be ticked if they are true · phrases à cocher si elles sont vraies"""
    closing: Annotated[tuple[Text, ...], OneOrMany(), Field(min_length=1)]
    """How it ends · la formule de politesse"""
    signature: Annotated[Identifiers, Field(min_length=1)]
    """Blanks below the line for the signature · endroits à remplir sous la ligne de signature"""
