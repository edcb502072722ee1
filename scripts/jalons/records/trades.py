"""data/trades/CODE.yml: a trade, its figures, and how it differs from its pathway."""

from __future__ import annotations

from typing import Literal

from jalons.records.fields import Answer, Hours, Identifier, Identifiers, Sector, Sourced, Text, Words
from jalons.records.record import Record
from jalons.records.stages import Item


class TradeName(Record):
    """The official name; a language whose name is not verified is left out, never invented."""

    fr: Words | None = None
    """Official French name · nom officiel français"""
    en: Words | None = None
    """Official English name · nom officiel anglais"""


class Fact(Sourced):
    """A yes, no or unknown about the trade."""

    value: Answer
    """yes, no or unknown"""


class Registration(Sourced):
    """Whether new apprentices are registered at present."""

    value: Literal["open", "paused", "closed", "unknown"]
    """open, paused, closed or unknown"""


class Figure(Sourced):
    """A number of hours from one source; two sources that disagree give two figures."""

    value: Hours
    """Hours, digits only · heures, en chiffres"""


class TradeHours(Record):
    """Hours of training; what is not verified is left out."""

    total: tuple[Figure, ...] = ()
    """Total hours · heures en tout"""
    on_the_job: tuple[Figure, ...] = ()
    """On-the-job training · formation en milieu de travail"""
    in_class: tuple[Figure, ...] = ()
    """In-class training · formation en classe"""


class Change(Sourced):
    """How a trade differs from its pathway: exactly one of drop, replace, add."""

    drop: Words | None = None
    """STAGE or STAGE/ITEM to leave out · à retirer"""
    replace: Words | None = None
    """STAGE/title, STAGE/summary, STAGE/afterwards or STAGE/ITEM whose text changes · à remplacer"""
    add: Words | None = None
    """STAGE/LIST to add an item to, for example in-class/checklist · liste où ajouter"""
    text: Text | None = None
    """With replace: the new words · avec replace : le nouveau texte"""
    item: Item | None = None
    """With add: the new item · avec add : le nouvel élément"""
    after: Identifier | None = None
    """With add: the item it comes after; left out, at the end · avec add : après cet élément"""


class Trade(Sourced):
    """data/trades/CODE.yml: one trade, its figures, and how it differs from its pathway."""

    name: TradeName
    """Official names · noms officiels"""
    become: Text | None = None
    """Heading of its pathway page · titre de la page de son parcours"""
    also_called: tuple[Text, ...] = ()
    """Other names people search by · autres noms pour la recherche"""
    pathway: Identifier
    """The name of a file in data/pathways/ · le nom d'un fichier de data/pathways/"""
    sector: Sector
    """Sector · secteur"""
    exam: Fact
    """A certifying exam? · un examen de certification ?"""
    compulsory: Fact
    """A compulsory trade? · métier à accréditation obligatoire ?"""
    red_seal: Fact
    """A Red Seal trade? · métier désigné Sceau rouge ?"""
    registration: Registration
    """Are new apprentices registered? · inscrit-on de nouveaux apprentis ?"""
    hours: TradeHours
    """Hours of training · heures de formation"""
    facts: tuple[Item, ...] = ()
    """More about the trade · autres renseignements"""
    links: Identifiers = ()
    """Official pages of this trade, ids from data/links.yml · pages officielles"""
    changes: tuple[Change, ...] = ()
    """How it differs from its pathway · différences avec son parcours"""
