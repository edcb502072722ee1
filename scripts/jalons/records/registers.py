"""The other files of data/: who acts, how, where facts come from, official words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jalons.records.facts import WithFacts
from jalons.records.fields import (
    ALL_LANGUAGES,
    Day,
    Identifier,
    Names,
    OneOrMany,
    PageLanguage,
    Sourced,
    WebAddress,
    Worded,
    Words,
    YesNo,
)
from jalons.records.record import Record
from jalons.records.texts import Addresses, Text, WordLists
from jalons.records.trades import TradeName


class Role(Record):
    """data/roles.yml: a person or body that acts."""

    name: Text
    """As in a list · comme dans une liste"""
    kind: Literal["person", "body"] = "person"
    """A person or an office · une personne ou un organisme"""
    in_sentence: Text | None = None
    """Within a sentence: "the owner"; left out: its name · dans une phrase : « l'exploitant »; sinon son nom"""
    signs: Text | None = None
    """What stands before the place for this person's name on each sheet for signing; left out: signs none of them · ce qui précède l'endroit de son nom sur chaque feuille à signer; sinon n'en signe aucune"""
    asked: Text | None = None
    """As it stands after "Ask", for questions of to_confirm · après « Demandez », avec sa préposition : à la ville"""


class Channel(Record):
    """data/channels.yml: a way of getting something done."""

    name: Text
    """Portal, e-mail, in person … · portail, courriel, en personne …"""


class Tenure(Sourced):
    """One office in charge, from a day to a day."""

    role: Annotated[Identifier, Names("roles")]
    """An id from data/roles.yml · un identifiant de data/roles.yml"""


class Duty(Record):
    """data/duties.yml: an official task and who has been in charge of it, when."""

    name: Text
    """What the task is · la tâche"""
    head: Text | None = None
    """At the head of each path; {who} is the office in charge of the first such duty · en tête de chaque parcours; {who} est l'organisme chargé de la première tâche qui a cette ligne"""
    held_by: Annotated[tuple[Tenure, ...], Field(min_length=1)]
    """Offices in charge, oldest first, with valid_from and valid_until · qui en est chargé, quand"""
    older_pages: Text | None = None
    """What older official pages still say · ce que disent encore d'anciennes pages"""


class Source(Record):
    """data/sources.yml: where facts come from."""

    title: Words
    """Title in its own language · titre dans sa langue"""
    publisher: Text | None = None
    """Who publishes it · qui la publie"""
    url: WebAddress | None = None
    """Address; left out for a paper document · adresse"""
    known_as: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """How tables for import name it, where it has no address · comment les tableaux à importer la nomment, sans adresse"""
    language: PageLanguage = ALL_LANGUAGES
    """Language of the page, en for example; left out, all those of the guide · langue de la page, par exemple en; à défaut, toutes celles du guide"""
    kind: Annotated[Identifier, Worded("source-kind-")] = "other"
    """official: the office in charge; law; document; mirror: a copy kept elsewhere; other; or one with words of its own, source-kind-NAME · nature de la source; ou une autre, avec ses mots"""
    page_date: Text | None = None
    """The date the page itself shows; left out if it shows none · date affichée par la page"""
    checked: Day
    """The day we read it · jour de notre lecture"""
    warning: Text | None = None
    """What to beware of in it · mise en garde"""


class Link(Addresses):
    """data/links.yml: a page we send readers to, by language its address; a language in which none was found is left out."""

    name: Text
    """What the reader will find · ce qu'on y trouve"""
    publisher: Text
    """Whose page it is · à qui est la page"""
    checked: Day
    """The day the address was last checked · jour de la vérification"""
    warning: Text | None = None
    """What to know before opening it · à savoir avant de l'ouvrir"""
    shown: YesNo = "yes"
    """no: kept for the record, not shown to readers · no : gardé en mémoire, non affiché"""
    group: Annotated[Identifier, Worded("links-group-")]
    """Heading it stands under on the links page: official, money, law, other, or one with words of its own, links-group-NAME · groupe sur la page des liens; ou un autre, avec ses mots"""


class Synonyms(WordLists):
    """Other words for a term, by language."""


class Term(Sourced):
    """data/glossary.yml: an official term in both languages."""

    term: Text
    """Official term · terme officiel"""
    feminine: Words | None = None
    """Of a French word for a person: its feminine; texts use `term` · pour une personne : le féminin; les textes emploient `term`"""
    definition: Text
    """In plain words · en mots simples"""
    also: Synonyms = Synonyms()
    """Everyday words and variants, for search · mots courants et variantes, pour la recherche"""
    note: Text | None = None
    """A remark · une remarque"""


class Law(Sourced):
    """data/laws.yml: an Act or regulation."""

    name: Text
    """Official title · titre officiel"""
    short: Text | None = None
    """Short form · forme abrégée"""
    about: Text
    """What it decides for readers · ce qu'elle décide"""
    link: Annotated[Identifier, Names("links")]
    """An id from data/links.yml · un identifiant de data/links.yml"""


class Unlisted(WithFacts):
    """data/unlisted.yml: what the guide leaves out, and why."""

    name: TradeName
    """Name, as far as it is known · nom, dans la mesure où il est connu"""
    code: Words | None = None
    """Its official code · son code officiel"""
    reason: Text
    """Why it is left out · pourquoi il est laissé de côté"""


class Remark(Record):
    """data/remarks.yml: a sentence that holds for several paths; its id is the anchor it has on their pages."""

    text: Text
    """One or two sentences; paths fill in its marks, such as {weeks}, under with · une ou deux phrases"""
    detail: Text | None = None
    """More, in smaller type · précision"""
    tone: Literal["info", "warning", "money"] = "info"
    """How it looks · aspect"""


class Element(Record):
    """data/elements.yml: one row of the source flowchart, for tracing it through the site."""

    kind: Literal["stage", "note", "footnote", "link", "version"]
    """What it is in the drawing · ce que c'est dans le dessin"""
    says: Text
    """What it says, in our words · ce qu'il dit, en nos mots"""


class Equivalents(Synonyms):
    """data/synonyms.yml: words readers use for the same thing."""

    leads_to: Words | None = None
    """The page that search shows first, for example money/ or changes/#moved · la page montrée en premier"""
    says: Text | None = None
    """With leads_to: what its link says · avec leads_to : ce que dit le lien"""
