"""A file of the folder of variants: one path, its facts, and how it differs from its pathway."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jalons.records.conditions import Condition
from jalons.records.facts import WithFacts
from jalons.records.fields import Identifier, Identifiers, Names, OneOrMany, Sourced, VariantId, Words
from jalons.records.stages import Item
from jalons.records.texts import SomeWords, Text, WordLists


class TradeName(SomeWords):
    """The official name; a language whose name is not verified is left out, never invented."""


class TradeRemark(Sourced):
    """A sentence of data/remarks.yml, said of one path."""

    id: Annotated[Identifier, Names("remarks")] = Field(alias="is")
    """An id from data/remarks.yml · un identifiant de data/remarks.yml"""
    filled_with: dict[Identifier, Words] = Field(default={}, alias="with")
    """What its marks stand for: numbers, or names that both languages share · ce que valent ses mots entre accolades"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""


class SkillSet(Sourced):
    """A set of skills as the official record of the path has it; its number is its place in the list."""

    name: Text
    """Its title there; where one language has none, a translation · son titre officiel; à défaut, une traduction"""


class TradeChange(Sourced):
    """How a path differs from its pathway: exactly one of drop, replace, add."""

    drop: Words | None = None
    """STAGE or STAGE/ITEM to leave out · à retirer"""
    replace: Words | None = None
    """STAGE/title, STAGE/summary, STAGE/afterwards or STAGE/ITEM whose text changes · à remplacer"""
    add: Words | None = None
    """STAGE/LIST to add an item to, for example apply/tasks · liste où ajouter"""
    text: Text | None = None
    """With replace: the new words · avec replace : le nouveau texte"""
    item: Item | None = None
    """With add: the new item · avec add : le nouvel élément"""
    after: Identifier | None = None
    """With add: the item it comes after; left out, at the end · avec add : après cet élément"""

    @property
    def target(self) -> str:
        """What it changes, as it is written: STAGE, STAGE/ITEM, STAGE/title or STAGE/LIST; "" where nothing is named."""
        return self.drop or self.replace or self.add or ""

    @property
    def stage_and_part(self) -> tuple[str, str]:
        """The stage it changes, and what of that stage; "" for the whole of it."""
        stage_id, _, part = self.target.partition("/")
        return stage_id, part


class SearchWords(WordLists):
    """Everyday words by which people look for a path, by language; no names of it, so they need no source."""

    first: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """Words of either language for which this path comes before all others · mots des deux langues pour lesquels ce parcours vient avant tous les autres"""


class Trade(WithFacts):
    """One thing that the guide is about: its facts, and how its path differs from its pathway."""

    code: Words | None = None
    """Official code, where the file is not named by it · code officiel, si le fichier n'en porte pas le nom"""
    was: Annotated[tuple[VariantId, ...], OneOrMany()] = ()
    """The name this file had before · l'ancien nom de ce fichier"""
    name: TradeName
    """Official names · noms officiels"""
    become: Text | None = None
    """Heading of its pathway page · titre de la page de son parcours"""
    also_called: tuple[Text, ...] = ()
    """Other names people search by · autres noms pour la recherche"""
    pathway: Annotated[Identifier, Names("pathways")]
    """The name of a file in data/pathways/ · le nom d'un fichier de data/pathways/"""
    remarks: Annotated[tuple[TradeRemark, ...], OneOrMany()] = ()
    """What holds for other paths too, sentences of data/remarks.yml · ce qui vaut aussi pour d'autres parcours"""
    facts: tuple[Item, ...] = ()
    """More about it, and only about it · autres renseignements, propres à ce parcours"""
    skill_sets: tuple[SkillSet, ...] = ()
    """Its sets of skills, in order; left out where they are not known · ses ensembles de compétences, dans l'ordre"""
    links: Annotated[Identifiers, Names("links")] = ()
    """Official pages about it, ids from data/links.yml · pages officielles"""
    changes: tuple[TradeChange, ...] = ()
    """How it differs from its pathway · différences avec son parcours"""
    search_words: SearchWords = SearchWords()
    """Everyday words by which people look for it; never shown as its name · mots courants pour le chercher; jamais affichés comme son nom"""
