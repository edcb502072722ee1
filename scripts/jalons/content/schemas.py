"""JSON Schemas of all data files, made from the record classes, so that editors can complete and explain."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from jalons.content import FOLDERS, KEYS, REGISTERS
from jalons.records import Site
from jalons.records.fields import Identifier

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, str]:
    """File name to text of every schema: "stage.schema.json" for a folder's files, "links.schema.json" for a register."""
    made = {"site.schema.json": TypeAdapter(Site)}
    made |= {
        f"{name}.schema.json": TypeAdapter(dict[KEYS.get(name, Identifier), record])
        for name, record in REGISTERS.items()
    }
    made |= {f"{name.removesuffix('s')}.schema.json": TypeAdapter(record) for name, record in FOLDERS.items()}
    return {
        name: json.dumps({"$schema": _DIALECT, **adapter.json_schema()}, ensure_ascii=False, indent=1) + "\n"
        for name, adapter in made.items()
    }
