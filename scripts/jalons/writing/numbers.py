"""Numbers, dates and lists as each language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from jalons.writing.language import Language, is_french, locale


def whole(number: int, language: Language) -> str:
    """4500 as "4 500" (no-break space) or "4,500"."""
    if language == "en":
        return f"{number:,}"
    if is_french(language):
        return f"{number:,}".replace(",", "\u00a0")
    written: str = format_decimal(number, locale=locale(language))
    return written.replace("\u202f", "\u00a0")


@lru_cache(1 << 12)
def day(when: date, language: Language) -> str:
    """2025-04-02 as "2 avril 2025" or "April 2, 2025"; the first of a month as "1er avril 2025"."""
    written = format_date(when, "long", locale=locale(language))
    return "1er" + written[1:] if is_french(language) and when.day == 1 else written


def listed(parts: Sequence[str], language: Language, style: Literal["standard", "or"] = "standard") -> str:
    """Parts joined as a sentence does; `style` "or" for a choice."""
    return format_list(list(parts), style=style, locale=locale(language)) if parts else ""


def period(number: int, unit: str, language: Language) -> str:
    """12 of "month" as "12 mois" or "12 months"."""
    return format_unit(number, f"duration-{unit}", locale=locale(language))
