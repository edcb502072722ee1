"""data/site.yml: the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from jalons.records.fields import (
    CodeShape,
    FactId,
    Identifier,
    Identifiers,
    LanguageTags,
    Names,
    OneOrMany,
    VariantId,
    VariantIds,
    WebAddress,
    Words,
    wrong,
)
from jalons.records.record import Record
from jalons.records.registers import Synonyms
from jalons.records.texts import Text
from jalons.writing.language import SPOKEN, Languages


class MenuEntry(Record):
    """A page of the menu."""

    page: Words
    """Its address on the site, for example money/ · son adresse dans le site"""
    name: Text
    """Its name in the menu · son nom dans le menu"""


class CoverLine(Record):
    """A line of the cover sheet of what is handed in."""

    id: Identifier
    """What is written there is shared with the blank of this id in letters · ce qu'on y écrit vaut aussi pour l'endroit de ce nom dans les lettres"""
    name: Text
    """What is written there · ce qu'on y écrit"""


class Dimension(Record):
    """What a guide is about, where it is about several things of one kind; a path is made for each."""

    id: Identifier
    """The folder of data/ that holds them, and the first part of their addresses, for example vehicles · le dossier de data/ et le début des adresses"""
    one: Text
    """One of them, as in a sentence: vehicle · un seul : véhicule"""
    many: Text
    """Several: vehicles · plusieurs : véhicules"""
    word: FactId = "variant"
    """The word for one of them in keys and braces: with vehicle, texts say {vehicle} and conditions ask vehicle: car · le mot pour un seul dans les clés et les accolades : avec vehicle, on écrit {vehicle} et when: {vehicle: car}"""
    codes: Annotated[tuple[CodeShape, ...], OneOrMany()] = ()
    """How official codes are written, 9 for any digit and A for any capital: 999A. A file is named by its code, or in small letters where the code is not known · la forme des codes officiels : 9 pour un chiffre, A pour une majuscule"""


class Site(Record):
    """data/site.yml: the site as a whole."""

    former_keys: ClassVar[Mapping[str, str]] = {"trade": "main"}

    languages: Annotated[LanguageTags, Field(min_length=1)] = SPOKEN
    """The languages of the guide, the one shown by default first: [en], [en, es, ar]; left out, fr and en · les langues du guide, celle par défaut d'abord; sinon, fr et en"""
    partial: LanguageTags = ()
    """Those of them in which words may be missing; the first language then stands in for them, and pages say so · celles où des mots peuvent manquer; la première langue les remplace, et les pages le disent"""
    name: Text
    """Name of the site · nom du site"""
    tagline: Text | None = None
    """What it is, in one line; left out, the summary of the pathway · ce que c'est, en une ligne; sinon, le résumé du parcours"""
    address: WebAddress
    """Public address, ending in / · adresse publique, finissant par /"""
    variants: Dimension | None = None
    """What the guide is about, where that is several things of one kind; left out, it is about one · de quoi parle le guide, s'il s'agit de plusieurs choses d'une même sorte"""
    main: Annotated[VariantId, Names("trades")]
    """The one that the home page leads to, by the name of its file · celui que l'accueil met en avant, par le nom de son fichier"""
    flowchart: Annotated[Identifier | None, Names("sources")] = None
    """The source of the elements of data/elements.yml · la source des éléments"""
    disclaimer: Text | None = None
    """What every page says of the site at its foot, such as that it is not the government's · ce que chaque page dit du site, par exemple qu'il n'est pas celui du gouvernement"""
    privacy: Words | None = None
    """The guide's own page that says what is kept on the device: privacy/#what-is-kept; left out, the program has one · la page du guide qui dit ce qui reste dans l'appareil; sinon, le programme en a une"""
    foreign: Synonyms = Synonyms()
    """Words of a language that stand in pages of the other, so that they are read aloud as such · mots d'une langue dans les pages de l'autre"""
    reader: Annotated[Identifier | None, Names("roles")] = None
    """The person whom the pages speak to; left out, the first person of data/roles.yml · la personne à qui le guide s'adresse; à défaut, la première personne de data/roles.yml"""
    without: Identifiers = ()
    """Kinds of page that this guide does without, though it has data for them, for example hours · sortes de pages dont ce guide se passe"""
    pdf: Annotated[VariantIds, Names("trades")] = ()
    """Names of files, as in main: the sheets of these paths are also made as PDF, where WeasyPrint is there · parcours dont les feuilles existent aussi en PDF"""
    cover: tuple[CoverLine, ...] = ()
    """Who sends what is handed in, on its cover sheet; left out, a name · qui envoie ce qui est remis, sur le bordereau; à défaut, un nom"""
    menu: tuple[MenuEntry, ...] | None = None
    """Menu at the top; left out, the pages that there are · menu en haut; sinon, les pages qui existent"""
    footer: tuple[MenuEntry, ...] | None = None
    """Menu at the foot; left out, the pages that there are · menu en bas; sinon, les pages qui existent"""

    @property
    def all_languages(self) -> Languages:
        """The languages of the guide."""
        return Languages(self.languages, frozenset(self.partial))

    @field_validator("address")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        path = value.partition("://")[2].partition("/")[2]
        if not value.endswith("/") or re.search(r"[?#%]|//|(^|/)\.\.?/", path) or path.startswith("/"):
            raise wrong("address-slash", value)
        return value
