"""What is said in the languages of a guide: records whose keys are these languages."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Annotated, Any, ClassVar, Self, cast, get_args

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema

from jalons.reading.tree import Mapping, Scalar
from jalons.records.fields import OneOrMany, WebAddress, Words
from jalons.records.record import Record
from jalons.writing.language import SPOKEN, Language, Languages

LANGUAGES = "languages"
"""The name under which the languages of the guide are handed to whoever gives a tree the shape of a record."""
_UNDETERMINED = "und"
"""How ISO 639 names a language that is left open."""
_KNOWN_ERRORS = frozenset(get_args(core_schema.ErrorType))


def languages_in(info: ValidationInfo) -> Languages | None:
    """The languages of the guide that a record is read for; None for a record that a program makes."""
    found = (info.context or {}).get(LANGUAGES)
    return found if isinstance(found, Languages) else None


class ByLanguage(Record):
    """Something for each language of the guide; other keys than these are refused."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Any]

    in_every_language: ClassVar[bool] = False
    """Whether no complete language may be missing."""

    def __hash__(self) -> int:
        return hash((*self.__dict__.values(), *self.__pydantic_extra__.items()))

    @model_validator(mode="wrap")
    @classmethod
    def _in_these_languages(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Refuses other languages than those of the guide, and asks for those that may not be missing."""
        languages = languages_in(info)
        if languages is None or isinstance(value, cls):
            return handler(value)
        if isinstance(value, str) and cls.in_every_language and len(languages) == 1:
            words = value if isinstance(value, Scalar) else Scalar(value)
            value = Mapping([(languages.default, words)], words.location)
        wrong = list(cls._misfits(value, languages)) if isinstance(value, dict) else []
        try:
            record = handler(value)
        except ValidationError as error:
            if not wrong:
                raise
            wrong = [*map(_again, error.errors(include_url=False)), *wrong]
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        if languages.partial and record.__pydantic_extra__:
            # the first language stands in for what is missing, in whatever order an editor wrote them
            said = record.__pydantic_extra__
            object.__setattr__(record, "__pydantic_extra__", {each: said[each] for each in languages if each in said})
        return record

    @classmethod
    def _misfits(cls, value: MappingOf[str, Any], languages: Languages) -> list[InitErrorDetails]:
        own = cls.written_keys()
        missing = [each for each in languages.complete if each not in value] if cls.in_every_language else []
        unknown = [key for key in value if key not in languages and key not in own]
        return [
            *(InitErrorDetails(type="missing", loc=(key,), input=value) for key in missing),
            *(InitErrorDetails(type="extra_forbidden", loc=(key,), input=value[key]) for key in unknown),
        ]


def _again(error: ErrorDetails) -> InitErrorDetails:
    """An error that was told, to be told with others."""
    kind, context = error["type"], error.get("ctx", {})
    said = kind if kind in _KNOWN_ERRORS else PydanticCustomError(cast("Any", kind), cast("Any", error["msg"]), context)
    return InitErrorDetails(type=said, loc=error["loc"], input=error["input"], ctx=context)


class Text(ByLanguage):
    """The same words in every language; one without the others is an error."""

    __pydantic_extra__: dict[str, Words]
    in_every_language: ClassVar[bool] = True

    def get(self, language: Language) -> str | None:
        """The words in a language; None where there is none."""
        return self.__pydantic_extra__.get(language)

    def in_(self, language: Language) -> str:
        """The words in one language; where a partial language has none, those of the first that has."""
        words = self.__pydantic_extra__
        return words.get(language) or next(iter(words.values()))

    def language_in(self, language: Language) -> Language:
        """The language that `in_` gives its words in."""
        words = self.__pydantic_extra__
        return language if language in words else next(iter(words))

    def items(self) -> tuple[tuple[Language, str], ...]:
        """(language, words) in each language that there are words in, in the order in which they are written."""
        return tuple(self.__pydantic_extra__.items())

    @property
    def every(self) -> tuple[str, ...]:
        """The words in each language that there are words in."""
        return tuple(self.__pydantic_extra__.values())

    def changed(self, change: Callable[[str, Language], str]) -> Self:
        """The same text with what `change` makes of the words of each language."""
        return self.model_copy(update={language: change(words, language) for language, words in self.items()})


def text_of(words: MappingOf[Language, str]) -> Text:
    """A text that the program makes, by language."""
    return Text.model_construct(None, **words)


def same_in_all(words: str) -> Text:
    """A text that is the same in every language, such as a code."""
    return Text.model_construct(None, **{_UNDETERMINED: words})


class SomeWords(ByLanguage):
    """Words in those languages in which they are known."""

    __pydantic_extra__: dict[str, Words]

    def items(self) -> tuple[tuple[Language, str], ...]:
        """(language, words) in each language in which they are known, in the order in which they are written."""
        return tuple(self.__pydantic_extra__.items())

    def get(self, language: Language) -> str | None:
        """The words in a language; None where there is none."""
        return self.__pydantic_extra__.get(language)


class WordLists(ByLanguage):
    """Several words for the same, by language."""

    __pydantic_extra__: dict[str, Annotated[tuple[Words, ...], OneOrMany()]]

    def in_(self, language: Language) -> tuple[str, ...]:
        """The words of one language."""
        found: tuple[str, ...] = self.__pydantic_extra__.get(language, ())
        return found

    @property
    def every(self) -> tuple[str, ...]:
        """The words of all languages, one after the other."""
        return tuple(word for words in self.__pydantic_extra__.values() for word in words)


class Addresses(ByLanguage):
    """An address in the web for each language in which there is one."""

    __pydantic_extra__: dict[str, WebAddress]

    def get(self, language: Language) -> str | None:
        """The address in a language; None where there is none."""
        return self.__pydantic_extra__.get(language)


class _OneForAll:
    """Lets a text that is the same in all languages be written once; the schema that editors load says so too."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def spread(value: Any, info: ValidationInfo) -> Any:
            languages = languages_in(info) or SPOKEN
            return dict.fromkeys(languages, value) if isinstance(value, str) else value

        return core_schema.with_info_before_validator_function(cast("Any", spread), handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


SameText = Annotated[Text, _OneForAll()]
