"""JSON Schemas of all data files, made from the record classes, so that editors can complete and explain."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from jalons.content.model import FOLDERS, KEYS, REGISTERS
from jalons.records import Site

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
    return {
        f"{name}.schema.json": json.dumps({"$schema": _DIALECT, **adapter.json_schema()}, ensure_ascii=False, indent=1)
        + "\n"
        for name, adapter in adapters.items()
    }
