"""data/site.yml: the site as a whole."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import field_validator

from jalons.records.fields import Identifier, Names, Text, TradeId, TradeIds, WebAddress, Words, wrong
from jalons.records.record import Record
from jalons.records.registers import Synonyms


class MenuEntry(Record):
    """A page of the menu."""

    page: Words
    """Its address on the site, for example money/ · son adresse dans le site"""
    name: Text
    """Its name in the menu · son nom dans le menu"""


class Site(Record):
    """data/site.yml: the site as a whole."""

    name: Text
    """Name of the site · nom du site"""
    tagline: Text | None = None
    """What it is, in one line; left out, the summary of the pathway · ce que c'est, en une ligne; sinon, le résumé du parcours"""
    address: WebAddress
    """Public address, ending in / · adresse publique, finissant par /"""
    trade: Annotated[TradeId, Names("trades")]
    """The name of a file in data/trades/: the trade the home page leads to · le métier mis en avant à l'accueil"""
    flowchart: Annotated[Identifier | None, Names("sources")] = None
    """The source of the elements of data/elements.yml · la source des éléments"""
    disclaimer: Text | None = None
    """What every page says of the site at its foot, such as that it is not the government's · ce que chaque page dit du site, par exemple qu'il n'est pas celui du gouvernement"""
    privacy: Words | None = None
    """The page and the place on it that say what is kept on the device: privacy/#what-is-kept · la page qui dit ce qui reste dans l'appareil"""
    foreign: Synonyms = Synonyms()
    """Words of a language that stand in pages of the other, so that they are read aloud as such · mots d'une langue dans les pages de l'autre"""
    pdf: Annotated[TradeIds, Names("trades")] = ()
    """Names of files in data/trades/: their sheets are also made as PDF, where WeasyPrint is there · métiers dont les feuilles existent aussi en PDF"""
    menu: tuple[MenuEntry, ...] | None = None
    """Menu at the top; left out, the pages that there are · menu en haut; sinon, les pages qui existent"""
    footer: tuple[MenuEntry, ...] | None = None
    """Menu at the foot; left out, the pages that there are · menu en bas; sinon, les pages qui existent"""

    @field_validator("address")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        path = value.partition("://")[2].partition("/")[2]
        if not value.endswith("/") or re.search(r"[?#%]|//|(^|/)\.\.?/", path) or path.startswith("/"):
            raise wrong("address-slash", value)
        return value
