"""JSON Schemas of all data files, made from the record classes, so that editors can complete and explain."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from jalons.content import default_words, short_schemas
from jalons.content.model import FOLDERS, KEYS, REGISTERS
from jalons.records import Site
from jalons.records.fields import Text

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """File name to JSON text of every schema.

    A folder's files have one, "stage.schema.json"; a file of many records has one, "links.schema.json".
    """
    adapters: dict[str, TypeAdapter[Any]] = {"site": TypeAdapter(Site)}
    for name, record_class in REGISTERS.items():
        # which types it is of is only known now, so that no annotation can say it
        mapping: Any = dict.__class_getitem__((KEYS[name], record_class))
        adapters[name] = TypeAdapter(mapping)
    adapters |= {name.removesuffix("s"): TypeAdapter(record_class) for name, record_class in FOLDERS.items()}
    made = {name: {"$schema": _DIALECT, **adapter.json_schema()} for name, adapter in adapters.items()}
    made["words"] |= {"properties": {key: _said_otherwise(text) for key, text in default_words.texts().items()}}
    short_schemas.allow_short_forms(made)
    made["guide"] = {"$schema": _DIALECT, **short_schemas.of_guide(made)}
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made.items()
    }


def _said_otherwise(text: Text) -> dict[str, Any]:
    """A word that the program has and a guide may say otherwise: editors are shown what it says without that."""
    return {"description": f"{text.fr} · {text.en}", "allOf": [{"$ref": "#/$defs/Text"}]}
