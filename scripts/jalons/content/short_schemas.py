"""JSON Schemas that allow what may be written shortly, and the one of a whole guide in a single file."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeAlias

from jalons.content.model import FOLDERS, REGISTERS
from jalons.content.one_file import OF_ALL, OF_PATHWAY, PATH
from jalons.content.short_forms import DO
from jalons.records import ITEM_LISTS
from jalons.writing.language import Languages

Schema: TypeAlias = dict[str, Any]
_NOT_NEEDED = {
    "site": ("main",),
    "stage": ("who",),
    "pathway": ("title", "summary"),
    "trade": ("pathway",),
}
"""What records must have and editors need not write, by the name of the schema."""
_SHORT = "ShortItem"


def allow_short_forms(schemas: Mapping[str, Schema], languages: Languages) -> None:
    """Changes the schemas of files, by name, so that they allow all that `short_forms` completes."""
    for name, keys in _NOT_NEEDED.items():
        needed = [key for key in schemas[name].get("required", ()) if key not in keys]
        schemas[name]["required"] = needed
    stage = schemas["stage"]
    item: Schema = copy.deepcopy(stage["$defs"]["Item"])
    item["properties"] |= {language: stage["$defs"]["Text"]["properties"][language] for language in languages}
    item.pop("required")
    stage["$defs"][_SHORT] = {"anyOf": [{"type": "string"}, item]} if len(languages) == 1 else item
    for key in ITEM_LISTS:
        stage["properties"][key]["items"] = {"$ref": f"#/$defs/{_SHORT}"}
    stage["properties"][DO] = stage["properties"]["tasks"]
    pathway = schemas["pathway"]
    pathway["$defs"] |= stage["$defs"]
    step = pathway["$defs"]["StageStep"]
    step["properties"] = stage["properties"] | step["properties"]


def of_guide(schemas: Mapping[str, Schema]) -> Schema:
    """The schema of guide.yml, made of those of the files of data/."""
    guide: Schema = {**copy.deepcopy(schemas["site"]), "title": "Guide", "description": "guide.yml", "$defs": {}}
    for name in ("site", *REGISTERS, *(folder.removesuffix("s") for folder in FOLDERS)):
        guide["$defs"] |= schemas[name].get("$defs", {})
    for name in REGISTERS:
        guide["properties"][name] = _without_defs(schemas[name])
    for folder in FOLDERS:
        record = _without_defs(schemas[folder.removesuffix("s")])
        guide["properties"][folder] = {"type": "object", "additionalProperties": record}
    of_pathway, of_stage = schemas["pathway"]["properties"], schemas["stage"]["properties"]
    guide["properties"] |= {key: of_pathway[key] for key in (PATH, *OF_PATHWAY)}
    guide["properties"] |= {key: of_stage[key] for key in OF_ALL}
    # any of them may stand in data/site.yml instead
    guide.pop("required", None)
    return guide


def _without_defs(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in ("$defs", "$schema")}
