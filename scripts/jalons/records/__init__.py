"""The records that data files hold: frozen, strict, and knowing where they were written. One module a kind of file."""

from jalons.records.conditions import Answered, Condition
from jalons.records.journeys import Journey, JourneyStep, MoneyMet
from jalons.records.pathways import Branch, EitherStep, Kind, Pathway, StageStep, Step, TogetherStep, WayIn, WayStep
from jalons.records.programmes import Extra, Need, Programme
from jalons.records.questions import Question, Reply, Station
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
from jalons.records.stages import ITEM_LISTS, Event, Happening, Item, SharedEvent, Stage
from jalons.records.trades import FACTS, NOT_KNOWN, UNKNOWN, Change, Fact, Figure, Registration, Trade, TradeHours, TradeName

__all__ = [
    "Answered",
    "Branch",
    "Change",
    "Channel",
    "Condition",
    "Duty",
    "EitherStep",
    "Element",
    "Equivalents",
    "Event",
    "Extra",
    "FACTS",
    "Fact",
    "Figure",
    "Happening",
    "ITEM_LISTS",
    "Item",
    "Journey",
    "JourneyStep",
    "Kind",
    "Law",
    "Link",
    "MenuEntry",
    "MoneyMet",
    "NOT_KNOWN",
    "Need",
    "Pathway",
    "Programme",
    "Question",
    "Registration",
    "Reply",
    "Role",
    "SectorName",
    "SharedEvent",
    "Site",
    "Source",
    "Stage",
    "StageStep",
    "Station",
    "Step",
    "Synonyms",
    "Tenure",
    "Term",
    "TogetherStep",
    "Trade",
    "TradeHours",
    "TradeName",
    "UNKNOWN",
    "Unlisted",
    "WayIn",
    "WayStep",
]
