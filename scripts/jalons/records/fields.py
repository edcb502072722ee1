"""The kinds of value an editor can write, each with its own check and its own message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from jalons.records.record import Record
from jalons.writing.folding import fold_letters

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VARIANT_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_CODE_SHAPE = re.compile(r"[9A]+(?:[-.][9A]+)*")
_FORMER_ITEM = re.compile(rf"(?:{_IDENTIFIER.pattern}/)?{_IDENTIFIER.pattern}")
_KEPT_ID = re.compile(
    rf"{_IDENTIFIER.pattern}/{_VARIANT_ID.pattern}|(?:roles|dates)/{_IDENTIFIER.pattern}"
    rf"|questions/{_IDENTIFIER.pattern}/{_IDENTIFIER.pattern}|{_FORMER_ITEM.pattern}"
)
_FACT_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_HOURS = re.compile(r"[1-9][0-9]{0,4}")
_BLANK = re.compile(r"[ \t\r\n]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIOD = re.compile(r"[1-9][0-9]{0,3} (?:day|week|month|year)s?")
_DURATION = re.compile(r"[1-9][0-9]{0,3} (?:minute|hour|day|week|month|year)s?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
ALL_LANGUAGES = "both"
"""What a page is in that is there in every language of the guide."""
_WEB_SCHEMES = ("https", "http")


def wrong(message_id: str, value: Any, **facts: Any) -> PydanticCustomError:
    """The error of a value that does not fit; `message_id` names the sentence in messages.yml that `facts` fill in."""
    return PydanticCustomError(message_id, message_id, {"value": str(value), **facts})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise wrong("text-expected", "", got=type(value).__name__.lower())
    return str(value)


def _words(value: str) -> str:
    # a text is one paragraph; no-break spaces that an editor typed on purpose are kept
    value = _BLANK.sub(" ", value).strip(" ")
    if not value:
        raise wrong("text-empty", value)
    return value


def _identifier(value: str) -> str:
    if not _IDENTIFIER.fullmatch(value) or len(value) > 60:
        raise wrong("identifier-form", value, near=as_identifier(value))
    return value


def is_identifier(value: str) -> bool:
    """Whether this is how ids are written: "first-aid"."""
    return _IDENTIFIER.fullmatch(value) is not None and len(value) <= 60


def as_identifier(value: str) -> str:
    """The identifier that someone most likely meant: "Owner" is "owner"."""
    meant = fold_letters(value, "-").strip("-")
    return meant if _IDENTIFIER.fullmatch(meant) and len(meant) <= 60 else ""


def _code_shape(value: str) -> str:
    if not _CODE_SHAPE.fullmatch(value):
        raise wrong("code-shape-form", value)
    return value


def code_form(shape: str) -> re.Pattern[str]:
    """What codes of a shape such as "999A" look like: 9 is any digit, A any capital."""
    return re.compile(re.escape(shape).replace("9", "[0-9]").replace("A", "[A-Z]"))


def _variant_id(value: str) -> str:
    if not _VARIANT_ID.fullmatch(value) or len(value) > 60:
        raise wrong("variant-id-form", value, near=as_identifier(value))
    return value


def _fact_id(value: str) -> str:
    if not _FACT_ID.fullmatch(value) or len(value) > 40:
        raise wrong("fact-id-form", value, near=fold_letters(value, "_").strip("_"))
    return value


def _former_item(value: str) -> str:
    if not _FORMER_ITEM.fullmatch(value):
        raise wrong("former-item-form", value)
    return value


def _kept_id(value: str) -> str:
    if not is_kept_id(value):
        raise wrong("kept-id-form", value)
    return value


def is_kept_id(value: str) -> bool:
    """Whether this is how an id is written whose number is kept for good, such as "apply/keep-copy" or "vehicles/car"."""
    return _KEPT_ID.fullmatch(value) is not None and len(value) <= 140


def _hours(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not _HOURS.fullmatch(_text(value)):
        raise wrong("figure-form", value)
    return int(value)


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not _DAY.fullmatch(_text(value)):
        raise wrong("day-form", value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong("day-unreal", value) from None


def _period(value: str) -> str:
    if not _PERIOD.fullmatch(value):
        raise wrong("period-form", value)
    return value


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        raise wrong("duration-form", value)
    return value


def _need(value: str) -> str:
    if not _FORMER_ITEM.fullmatch(value):
        raise wrong("need-form", value)
    return value


def _language(value: str) -> str:
    if not is_language(value):
        raise wrong("language-form", value)
    return value


def is_language(value: str) -> bool:
    """Whether this is how languages are named: "fr", "es-MX"."""
    return _LANGUAGE.fullmatch(value) is not None


def _language_or_all(value: str) -> str:
    return value if value == ALL_LANGUAGES else _language(value)


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise wrong("address-form", value) from None
    if parts.scheme.lower() not in _WEB_SCHEMES:
        raise wrong("address-scheme", value, scheme=parts.scheme or "-")
    if not host or "." not in host or re.search(r"[\s<>\"'`{}|\\^]", value) or parts.username is not None:
        raise wrong("address-form", value)
    return value


@dataclass(frozen=True)
class Names:
    """Marks a field whose ids name records of a part of the content: a file or folder of data/."""

    part: str


@dataclass(frozen=True)
class Worded:
    """Marks a field whose name readers see by interface words: those that begin so, with the name after it."""

    beginning: str


class OneOrMany:
    """Lets a list of one be written as the value itself; the schema that editors load says so too."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        one = get_args(source)[0]
        # text where a mapping is wanted is wrapped too, so that the mapping is asked for, not a list
        single = (dict, str) if isinstance(one, type) and issubclass(one, Record) else str
        return core_schema.no_info_before_validator_function(
            lambda value: [value] if isinstance(value, single) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(schema)
        if "minLength" in several:  # pydantic takes the list for a text here
            several["minItems"] = several.pop("minLength")
        return {"anyOf": [several["items"], several]}


Words = Annotated[str, BeforeValidator(_text), AfterValidator(_words)]
Identifier = Annotated[str, BeforeValidator(_text), AfterValidator(_identifier)]
CodeShape = Annotated[str, BeforeValidator(_text), AfterValidator(_code_shape)]
VariantId = Annotated[str, BeforeValidator(_text), AfterValidator(_variant_id)]
"""The name of a file in the folder of variants: an identifier or an official code."""
FactId = Annotated[str, BeforeValidator(_text), AfterValidator(_fact_id)]
"""A name such as red_seal: small letters and underscores."""
FactIds = Annotated[tuple[FactId, ...], OneOrMany()]
FormerItem = Annotated[str, BeforeValidator(_text), AfterValidator(_former_item)]
KeptId = Annotated[str, BeforeValidator(_text), AfterValidator(_kept_id)]
Hours = Annotated[int, BeforeValidator(_hours), Field(gt=0)]
Day = Annotated[date, BeforeValidator(_day)]
Period = Annotated[str, BeforeValidator(_text), AfterValidator(_period)]
"""A number of days, weeks, months or years: "12 months"."""
Duration = Annotated[str, BeforeValidator(_text), AfterValidator(_duration)]
"""How long something takes, hours and minutes too: "3 hours"."""
Need = Annotated[str, BeforeValidator(_text), AfterValidator(_need)]
"""What must be done first: STAGE, or STAGE/TASK."""
LanguageTag = Annotated[str, BeforeValidator(_text), AfterValidator(_language)]
"""A language as HTML names it: "fr", "en", "es-MX"."""
PageLanguage = Annotated[str, BeforeValidator(_text), AfterValidator(_language_or_all)]
"""The language of a page elsewhere, or "both" for all those of the guide."""
LanguageTags = Annotated[tuple[LanguageTag, ...], OneOrMany()]
WebAddress = Annotated[str, BeforeValidator(_text), AfterValidator(_web_address)]
Identifiers = Annotated[tuple[Identifier, ...], OneOrMany()]
VariantIds = Annotated[tuple[VariantId, ...], OneOrMany()]
YesNo = Literal["yes", "no"]
Confidence = Literal["high", "medium", "low"]


class Sourced(Record):
    """Anything that states a fact: where it comes from, when it was checked, how long it holds."""

    source: Annotated[Identifiers, Names("sources")] = ()
    """Ids from data/sources.yml · identifiants de data/sources.yml"""
    checked: Day | None = None
    """The day the source was last read, YYYY-MM-DD; left out, the source's own day · jour de la dernière vérification"""
    confidence: Confidence = "high"
    """low is shown as "to be confirmed" · low s'affiche « à confirmer »"""
    valid_from: Day | None = None
    """First day it holds; hidden before · premier jour où c'est vrai"""
    valid_until: Day | None = None
    """Last day it holds; hidden or shown as ended after · dernier jour où c'est vrai"""
    advice: YesNo = "no"
    """yes: our own advice, not a fact, so no source is asked for · yes : un conseil du guide, sans source"""

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies within the fact's life span, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
