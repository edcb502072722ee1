"""JSON Schemas of all data files, made from the record classes, so that editors can complete and explain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from jalons.content import default_words, language_schemas, short_schemas
from jalons.content.model import FOLDERS, KEYS, REGISTERS
from jalons.records import Condition, DeclaredFact, Site, Trade, WithFacts
from jalons.records.facts import saying
from jalons.records.record import Record
from jalons.records.texts import Text
from jalons.writing.language import USUAL, Languages

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas(facts: Mapping[str, DeclaredFact], word: str = Trade.word, languages: Languages = USUAL) -> dict[str, str]:
    """File name to JSON text of every schema, for a guide in these languages that declares these facts.

    `word` is that for one of its variants, in conditions.

    A folder's files have one, "stage.schema.json"; a file of many records has one, "links.schema.json".
    """
    adapters: dict[str, TypeAdapter[Any]] = {"site": TypeAdapter(Site)}
    for name, record_class in REGISTERS.items():
        # which types it is of is only known now, so that no annotation can say it
        mapping: Any = dict.__class_getitem__((KEYS[name], _saying(record_class, facts)))
        adapters[name] = TypeAdapter(mapping)
    for name, record_class in FOLDERS.items():
        adapters[name.removesuffix("s")] = TypeAdapter(_saying(record_class, facts))
    made = {name: adapter.json_schema() for name, adapter in adapters.items()}
    for schema in made.values():
        language_schemas.say_languages(schema, languages)
    made["words"] |= {"properties": {key: _said_otherwise(text) for key, text in default_words.texts().items()}}
    short_schemas.allow_short_forms(made, languages)
    made["guide"] = short_schemas.of_guide(made)
    return {f"{name}.schema.json": _text(schema, facts, word) for name, schema in made.items()}


def _saying(record_class: type[Record], facts: Mapping[str, DeclaredFact]) -> type[Record]:
    return saying(record_class, facts) if issubclass(record_class, WithFacts) else record_class


def _text(schema: dict[str, Any], facts: Mapping[str, DeclaredFact], word: str) -> str:
    """The schema as text; conditions may ask for what is declared, and for nothing else."""
    condition = schema.get("$defs", {}).get(Condition.__name__)
    if condition is not None:
        one_or_many = condition["additionalProperties"]
        condition["properties"] = {
            fact_id: {**_either(fact.choices), "description": " · ".join(fact.name.every)}
            for fact_id, fact in facts.items()
            if fact.choices
        } | {word: one_or_many}
        condition["additionalProperties"] = False
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"


def _either(values: tuple[str, ...]) -> dict[str, Any]:
    one = {"type": "string", "enum": [*values]}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _said_otherwise(text: Text) -> dict[str, Any]:
    """A word that the program has and a guide may say otherwise: editors are shown what it says without that."""
    return {"description": " · ".join(text.every), "allOf": [{"$ref": "#/$defs/Text"}]}
