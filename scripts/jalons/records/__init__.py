"""The records that data files hold: frozen, strict, and knowing where they were written. One module a kind of file."""

from jalons.records.conditions import Answered, Condition
from jalons.records.facts import NOT_SAID, UNKNOWN, DeclaredFact, FactValue, Figure, TextFact, WithFacts
from jalons.records.gone import Gone, News
from jalons.records.journeys import Journey, JourneyStep, MoneyMet
from jalons.records.papers import Blank, Deadline, KnownDay, Letter
from jalons.records.pathways import (
    Branch,
    ChooseStep,
    EitherStep,
    Option,
    Pathway,
    PathwayKind,
    StageStep,
    Step,
    TogetherStep,
    WayIn,
    WayStep,
)
from jalons.records.programmes import Extra, Need, Programme, Wording
from jalons.records.questions import Destination, Question, Reply
from jalons.records.registers import (
    Channel,
    Duty,
    Element,
    Equivalents,
    Law,
    Link,
    Remark,
    Role,
    Source,
    Synonyms,
    Tenure,
    Term,
    Unlisted,
)
from jalons.records.site import Dimension, MenuEntry, Site
from jalons.records.stages import ITEM_LISTS, Event, HandIn, Happening, Item, SharedEvent, Stage, Wherever
from jalons.records.trades import (
    Trade,
    TradeChange,
    TradeName,
    TradeRemark,
)
