"""The records that data files hold: frozen, strict, and knowing where they were written. One module a kind of file."""

from jalons.records.conditions import Condition
from jalons.records.pathways import Branch, EitherStep, Pathway, StageStep, Step, TogetherStep
from jalons.records.programmes import Programme
from jalons.records.registers import (
    Channel,
    Duty,
    Element,
    Equivalents,
    Law,
    Link,
    Role,
    SectorName,
    Source,
    Synonyms,
    Tenure,
    Term,
    Unlisted,
)
from jalons.records.site import MenuEntry, Site
from jalons.records.stages import ITEM_LISTS, Event, Item, Stage
from jalons.records.trades import Change, Fact, Figure, Registration, Trade, TradeHours, TradeName

__all__ = [
    "Branch",
    "Change",
    "Channel",
    "Condition",
    "Duty",
    "EitherStep",
    "Element",
    "Equivalents",
    "Event",
    "Fact",
    "Figure",
    "ITEM_LISTS",
    "Item",
    "Law",
    "Link",
    "MenuEntry",
    "Pathway",
    "Programme",
    "Registration",
    "Role",
    "SectorName",
    "Site",
    "Source",
    "Stage",
    "StageStep",
    "Step",
    "Synonyms",
    "Tenure",
    "Term",
    "TogetherStep",
    "Trade",
    "TradeHours",
    "TradeName",
    "Unlisted",
]
