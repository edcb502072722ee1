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
    tagline: Text
    """What it is, in one line · ce que c'est, en une ligne"""
    address: WebAddress
    """Public address, ending in / · adresse publique, finissant par /"""
    trade: Annotated[TradeId, Names("trades")]
    """The name of a file in data/trades/: the trade the home page leads to · le métier mis en avant à l'accueil"""
    flowchart: Annotated[Identifier, Names("sources")]
    """The source of the elements of data/elements.yml · la source des éléments"""
    disclaimer: Text
    """That the site is not the government's · que le site n'est pas celui du gouvernement"""
    foreign: Synonyms = Synonyms()
    """Words of a language that stand in pages of the other, so that they are read aloud as such · mots d'une langue dans les pages de l'autre"""
    pdf: Annotated[TradeIds, Names("trades")] = ()
    """Names of files in data/trades/: their sheets are also made as PDF, where WeasyPrint is there · métiers dont les feuilles existent aussi en PDF"""
    menu: tuple[MenuEntry, ...]
    """Menu at the top · menu en haut"""
    footer: tuple[MenuEntry, ...]
    """Menu at the foot · menu en bas"""

    @field_validator("address")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        path = value.partition("://")[2].partition("/")[2]
        if not value.endswith("/") or re.search(r"[?#%]|//|(^|/)\.\.?/", path) or path.startswith("/"):
            raise wrong("address-slash", value)
        return value
