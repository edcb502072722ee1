"""Schemas: what editors' programs load is made from the record classes and written in the repository."""

from __future__ import annotations

import json
import re

import pytest

from jalons.schemas import schemas
from small import DATA

SCHEMA = DATA.parent / "scripts" / "schema"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml"))


def test_committed_schemas_are_those_of_the_code():
    """The files of scripts/schema are what `run.py schema` writes today, no more and no fewer."""
    assert {path.name: path.read_text("utf-8") for path in SCHEMA.iterdir()} == schemas()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_json(name):
    """A schema says its dialect, and everything it refers to is in it."""
    schema = json.loads(schemas()[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for reference in re.findall(r'"\$ref": "([^"]*)"', schemas()[name]):
        found = schema
        for key in reference.removeprefix("#/").split("/"):
            found = found[key]


@pytest.mark.parametrize("file", FILES)
def test_first_line_names_the_schema(file):
    """Each data file's first line names the schema of its kind, by a path that leads to it."""
    first = (DATA / file).read_text("utf-8").split("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first).group(1)
    kind = file.split("/")[0].removesuffix("s") if "/" in file else file.removesuffix(".yml")
    assert ((DATA / file).parent / named).resolve() == SCHEMA / f"{kind}.schema.json"
    assert ((DATA / file).parent / named).is_file()


def test_a_list_of_one_may_be_written_as_the_value():
    """Editors are not told off for `source: x`, which the guide reads as a list of one."""
    stage = json.loads(schemas()["stage.schema.json"])
    assert [kind["type"] for kind in stage["properties"]["source"]["anyOf"]] == ["string", "array"]
    assert [kind["type"] for kind in stage["$defs"]["Item"]["properties"]["who"]["anyOf"]] == ["string", "array"]


def test_keys_are_explained_and_closed():
    """Editors see what a key is for in both languages, and an unknown key is marked."""
    stage = json.loads(schemas()["stage.schema.json"])
    assert stage["additionalProperties"] is False
    assert stage["required"] == ["title", "summary", "who", "checklist"]
    assert all(" · " in about["description"] for about in stage["properties"].values())
