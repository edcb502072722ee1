"""JSON Schemas of what is said by language: their keys are the languages of one guide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jalons.records.texts import ByLanguage, Text
from jalons.writing.language import Language, Languages, name_of


def say_languages(schema: dict[str, Any], languages: Languages) -> None:
    """Changes the schema of a file so that what is said by language has these languages as its keys."""
    for record_class in _below(ByLanguage):
        found = schema.get("$defs", {}).get(record_class.__name__)
        if found is None:
            continue
        said = found["additionalProperties"]
        own = found.get("properties", {})
        found["properties"] = {each: {**said, "description": _described(each)} for each in languages} | own
        found["additionalProperties"] = False
        if record_class.in_every_language:
            found["required"] = [*languages.complete, *found.get("required", ())]
        if record_class is Text and len(languages) == 1:
            schema["$defs"][record_class.__name__] = {**found, "type": ["string", "object"]}


def _below(record_class: type[ByLanguage]) -> Iterator[type[ByLanguage]]:
    for each in record_class.__subclasses__():
        yield each
        yield from _below(each)


def _described(language: Language) -> str:
    return f"{name_of(language, 'en')} · {name_of(language, 'fr')}"
