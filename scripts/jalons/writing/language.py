"""The two languages of the guide, and how Babel and CLDR name them."""

from __future__ import annotations

from typing import Literal, TypeAlias

Language: TypeAlias = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LOCALES: dict[Language, str] = {"fr": "fr_CA", "en": "en_CA"}
