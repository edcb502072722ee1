"""data/stages/ID.yml: a stage, its items and its ways back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jalons.records.conditions import Answered, Condition
from jalons.records.effort import Effort
from jalons.records.fields import (
    Duration,
    FactId,
    FormerItem,
    Identifier,
    Identifiers,
    Names,
    Need,
    OneOrMany,
    Sourced,
    Words,
    YesNo,
)
from jalons.records.record import Record
from jalons.records.texts import Text

ITEM_LISTS: tuple[str, ...] = ("happens", "have_ready", "tasks", "notes", "to_confirm")


class Item(Effort):
    """One thing to know, to have, to do or to confirm. Its id is permanent: readers' ticks hang on it."""

    id: Identifier
    """Permanent, unique within the stage · permanent, unique dans l'étape"""
    was: Annotated[tuple[FormerItem, ...], OneOrMany()] = ()
    """Of a task: the id it had before, or STAGE/ID from another stage; several: it was made from these · d'une tâche : son ancien identifiant"""
    text: Text
    """One or two sentences; facts by name in braces, such as {floor_area}, are filled in · une ou deux phrases"""
    title: Text | None = None
    """Heading of a note · titre d'une remarque"""
    detail: Text | None = None
    """More, in smaller type · précision"""
    only_if: Text | None = None
    """Which readers it concerns, in words · à qui cela s'adresse, en mots"""
    who: Annotated[Identifiers, Names("roles")] = ()
    """Who acts, ids from data/roles.yml · qui agit"""
    link: Annotated[Identifier | None, Names("links")] = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    tone: Literal["info", "warning", "money"] = "info"
    """How a note looks · aspect d'une remarque"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    if_answered: Answered | None = None
    """Which readers it concerns, by their answers in data/questions.yml · à qui cela s'adresse, selon leurs réponses"""
    unless_answered: Answered | None = None
    """Which readers it does not concern: those who answered every line so · à qui cela ne s'adresse pas : à qui a répondu ainsi à chaque ligne"""
    same_as: FormerItem | None = None
    """Of a task, instead of text: STAGE/TASK whose words and tick it shares · d'une tâche, au lieu de text : ÉTAPE/TÂCHE dont elle a les mots et la coche"""
    needs: Annotated[tuple[Need, ...], OneOrMany()] = ()
    """Of a task: what must be done first, STAGE or STAGE/TASK · d'une tâche : ce qui doit être fait avant, ÉTAPE ou ÉTAPE/TÂCHE"""
    signed_by: Annotated[Identifiers, Names("roles")] = ()
    """Who signs, where a signature is meant, ids from data/roles.yml · qui signe, là où il faut une signature"""
    ask: Annotated[Identifier | None, Names("roles")] = None
    """In to_confirm: whom to ask; the text is then the question · dans to_confirm : à qui poser la question que dit le texte"""
    element: Annotated[tuple[Words, ...], OneOrMany(), Names("elements")] = ()
    """Rows of the source flowchart that this says · éléments de l'organigramme d'origine"""


class Happening(Sourced):
    """Something that can go wrong or change, and the stage one goes back to."""

    title: Text
    """What happened, as a question · ce qui arrive, sous forme de question"""
    short: Text | None = None
    """The same in two or three words, for the drawing · la même chose en deux ou trois mots, pour le dessin"""
    text: Text
    """What to do · quoi faire"""
    return_to: Annotated[Identifier | None, Names("stages")] = None
    """The stage to go back to; left out: one stays where one is · l'étape où revenir; rien : on reste où l'on est"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    link: Annotated[Identifier | None, Names("links")] = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    steps: tuple[Item, ...] = ()
    """What to do, in order, where it takes more than a sentence · quoi faire, dans l'ordre"""


class Event(Happening):
    """Something that can happen at one stage only."""

    id: Identifier
    """Permanent, unique within the stage · permanent, unique dans l'étape"""


class Wherever(Record):
    """Which stages rely on what a shared event affects, told from what else they say; each line adds stages."""

    who: Annotated[Identifiers, Names("roles")] = ()
    """Where everybody has a task of these, ids from data/roles.yml · là où une tâche pour tout le monde leur revient"""
    terms: Annotated[Identifiers, Names("glossary")] = ()
    """Where these are used, ids from data/glossary.yml · là où ces termes servent"""
    channels: Annotated[Identifiers, Names("channels")] = ()
    """Where it is done by these, ids from data/channels.yml · là où l'on passe par ces moyens"""
    first: Annotated[Identifier | None, Names("stages")] = Field(default=None, alias="from")
    """From this stage of the path on · à partir de cette étape du parcours"""
    last: Annotated[Identifier | None, Names("stages")] = Field(default=None, alias="to")
    """With from: up to this stage; left out: the first one only · avec from : jusqu'à cette étape"""


class SharedEvent(Happening):
    """data/events.yml: something that can happen at every stage that relies on what it affects."""

    affects: Annotated[Identifiers, Field(min_length=1)]
    """What it strikes, as stages name it in relies_on · ce qu'il touche"""
    wherever: Annotated[tuple[Wherever, ...], OneOrMany()] = ()
    """Stages that must rely on what it affects · étapes qui doivent dépendre de ce qu'il touche"""


class HandIn(Sourced):
    """Documents that are handed in at a stage: which, to whom, by which means."""

    id: Identifier
    """Permanent, unique within the stage · permanent, unique dans l'étape"""
    title: Text
    """What is handed in, in a few words · ce qui est remis, en quelques mots"""
    to: Annotated[Identifier, Names("roles")]
    """Who receives it, an id from data/roles.yml · à qui, un identifiant de data/roles.yml"""
    channels: Annotated[Identifiers, Names("channels")] = ()
    """By which means, ids from data/channels.yml · par quel moyen"""
    documents: Annotated[tuple[Item, ...], Field(min_length=1)]
    """What goes in, one by one · ce qu'il faut y mettre, un par un"""
    only_if: Text | None = None
    """Which readers it concerns, in words · à qui cela s'adresse, en mots"""
    link: Annotated[Identifier | None, Names("links")] = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""


class Stage(Effort):
    """data/stages/ID.yml: one stage of a pathway, shared by all pathways that name it."""

    former_keys: ClassVar[Mapping[str, str]] = {"checklist": "tasks", "hours": "counts"}

    was: Identifiers = ()
    """The name this stage had before; its tasks move along · l'ancien nom de l'étape; ses tâches suivent"""
    title: Text
    """An action, as the reader would say it · une action"""
    short: Text | None = None
    """A short title for the drawing, where the title is long · un titre court pour le dessin, si le titre est long"""
    summary: Text | None = None
    """One or two sentences, shown on the flowchart · une ou deux phrases, sur le parcours"""
    situation: Text | None = None
    """Where the reader stands just before it, in the first person, for the home page · où en est la personne, pour l'accueil"""
    who: Annotated[Identifiers, Field(min_length=1), Names("roles")]
    """Who acts, ids from data/roles.yml · qui agit"""
    needs: Annotated[Identifiers, Names("stages")] = ()
    """Earlier stages that must be done first · des étapes qui doivent être faites avant"""
    any_order: YesNo = "no"
    """yes: its tasks can be done in any order · yes : les tâches se font dans n'importe quel ordre"""
    waits: Duration | None = None
    """How long one waits once the tasks are done, about: 30 days · combien de temps on attend une fois les tâches faites, à peu près"""
    waits_for: Annotated[Identifier | None, Names("roles")] = None
    """Whom one waits for then, an id from data/roles.yml · qui l'on attend alors, un identifiant de data/roles.yml"""
    duty: Annotated[Identifier | None, Names("duties")] = None
    """The office in charge, an id from data/duties.yml · qui s'en occupe"""
    relies_on: Identifiers = ()
    """What the reader depends on here, as events name it in affects · ce dont la personne dépend à cette étape"""
    channels: Annotated[Identifiers, Names("channels")] = ()
    """How it is done, ids from data/channels.yml · par quel moyen"""
    happens: tuple[Item, ...] = ()
    """What happens · ce qui se passe"""
    have_ready: tuple[Item, ...] = ()
    """What to have at hand · ce qu'il faut avoir en main"""
    tasks: tuple[Item, ...] = ()
    """What to do; left out where one only waits or reads · ce qu'il faut faire; rien là où l'on ne fait qu'attendre ou lire"""
    notes: tuple[Item, ...] = ()
    """Side notes, shown beside the stage · remarques à côté de l'étape"""
    to_confirm: tuple[Item, ...] = ()
    """What could not be verified, as questions to ask · ce qui n'a pu être vérifié, en questions à poser"""
    events: tuple[Event, ...] = ()
    """Ways back · retours en arrière"""
    counts: FactId | None = None
    """The number that is made or added up here, by its name in braces, such as lesson_hours · le nombre qui se fait ou s'additionne ici, par son nom entre accolades"""
    skills: YesNo = "no"
    """yes: skills are signed here, on the table for it · yes : on y fait signer les compétences"""
    hand_in: Annotated[tuple[HandIn, ...], OneOrMany()] = ()
    """What is handed in here, and to whom · ce qui est remis ici, et à qui"""
    afterwards: Text | None = None
    """What comes after · ce qui vient ensuite"""
    money: Annotated[Identifiers, Names("money")] = ()
    """Programmes that matter here, ids from data/money.yml · aides financières"""
    links: Annotated[Identifiers, Names("links")] = ()
    """Official pages, ids from data/links.yml · pages officielles"""
    laws: Annotated[Identifiers, Names("laws")] = ()
    """Ids from data/laws.yml · textes de loi"""
    terms: Annotated[Identifiers, Names("glossary")] = ()
    """Glossary terms used here, ids from data/glossary.yml · termes du glossaire"""
    element: Annotated[tuple[Words, ...], OneOrMany(), Names("elements")] = ()
    """Rows of the source flowchart that this stage is · éléments de l'organigramme d'origine"""

    def list_of(self, name: str) -> tuple[Item, ...]:
        """The items of one of ITEM_LISTS. Raises KeyError for another name."""
        if name not in ITEM_LISTS:
            raise KeyError(name)
        items: tuple[Item, ...] = getattr(self, name)
        return items

    def parts(self) -> Iterator[tuple[str, Item | Event]]:
        """Every item and event of the stage, each with where it stands in the file: ("tasks/2", item)."""
        for name in ITEM_LISTS:
            yield from ((f"{name}/{number}", item) for number, item in enumerate(self.list_of(name), start=1))
        yield from ((f"events/{number}", event) for number, event in enumerate(self.events, start=1))

    def items(self) -> dict[str, Item]:
        """Every item of every list by its id, in reading order."""
        return {item.id: item for name in ITEM_LISTS for item in self.list_of(name)}
