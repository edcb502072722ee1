"""What must be true of a trade, or of a reader, for something to concern it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jalons.records.fields import Answer, Identifier, Identifiers, Names, OneOrMany, RegistrationState, Sector, TradeId
from jalons.records.record import Record

_Answers = Annotated[tuple[Answer, ...], OneOrMany(), Field(min_length=1)]
_Registrations = Annotated[tuple[RegistrationState, ...], OneOrMany(), Field(min_length=1)]
_Trades = Annotated[tuple[TradeId, ...], OneOrMany(), Field(min_length=1)]
_Sectors = Annotated[tuple[Sector | Literal["unknown"], ...], OneOrMany(), Field(min_length=1)]


class Condition(Record):
    """What must be true of the trade; every line must hold, a line with several values holds if one does."""

    exam: _Answers | None = None
    """Does the trade have a certifying exam? · le métier a-t-il un examen ?"""
    compulsory: _Answers | None = None
    """Is it a compulsory trade? · métier à accréditation obligatoire ?"""
    red_seal: _Answers | None = None
    """Is it a Red Seal trade? · métier désigné Sceau rouge ?"""
    diploma: _Answers | None = None
    """Is there a transition to a college diploma? · une transition vers un diplôme collégial ?"""
    registration: _Registrations | None = None
    """Are new apprentices registered that day? · inscrit-on de nouveaux apprentis ce jour-là ?"""
    sector: _Sectors | None = None
    """Sectors · secteurs"""
    trade: Annotated[_Trades | None, Names("trades")] = None
    """Names of files in data/trades/ · noms de fichiers de data/trades/"""


Answered = dict[Identifier, Annotated[Identifiers, Field(min_length=1)]]
"""What a reader must have answered: a question of data/questions.yml and the answers that fit; every line must hold."""
