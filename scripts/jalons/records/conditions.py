"""What must be true of a trade for something to concern it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from jalons.records.fields import Answer, OneOrMany, Sector, TradeCode
from jalons.records.record import Record

_Answers = Annotated[tuple[Answer, ...], OneOrMany(), Field(min_length=1)]
_Codes = Annotated[tuple[TradeCode, ...], OneOrMany(), Field(min_length=1)]
_Sectors = Annotated[tuple[Sector, ...], OneOrMany(), Field(min_length=1)]


class Condition(Record):
    """What must be true of the trade; every line must hold, a line with several values holds if one does."""

    exam: _Answers | None = None
    """Does the trade have a certifying exam? · le métier a-t-il un examen ?"""
    compulsory: _Answers | None = None
    """Is it a compulsory trade? · métier à accréditation obligatoire ?"""
    red_seal: _Answers | None = None
    """Is it a Red Seal trade? · métier désigné Sceau rouge ?"""
    sector: _Sectors | None = None
    """Sectors · secteurs"""
    trade: _Codes | None = None
    """Trade codes · codes de métier"""
