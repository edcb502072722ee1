"""Schemas: what editors' programs load is made from the record classes and written in the repository."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from jalons.content.schemas import schemas
from jalons.reading.files import tree_of
from support.domain_words import domain_words
from support.small_guide import DATA, real_content
from support.small_guide import FILES as SMALL

SCHEMAS = schemas(real_content().facts, "trade")

SCHEMA = DATA.parent / "scripts" / "schema"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yml"))


def kind_of(file: str) -> str:
    return file.split("/", maxsplit=1)[0].removesuffix("s") if "/" in file else file.removesuffix(".yml")


def test_committed_schemas_are_those_of_the_code():
    """The files of scripts/schema are what `run.py schema` writes today, no more and no fewer."""
    assert {path.name: path.read_text("utf-8") for path in SCHEMA.iterdir()} == SCHEMAS


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_json(name):
    """A schema says its dialect, and everything it refers to is in it."""
    schema = json.loads(SCHEMAS[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for reference in re.findall(r'"\$ref": "([^"]*)"', SCHEMAS[name]):
        found = schema
        for key in reference.removeprefix("#/").split("/"):
            found = found[key]


@pytest.mark.parametrize("file", FILES)
def test_first_line_names_the_schema(file):
    """Each data file's first line names the schema of its kind, by a path that leads to it."""
    first = (DATA / file).read_text("utf-8").split("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first).group(1)
    assert ((DATA / file).parent / named).resolve() == SCHEMA / f"{kind_of(file)}.schema.json"
    assert ((DATA / file).parent / named).is_file()


def test_a_list_of_one_may_be_written_as_the_value():
    """Editors are not told off for `source: x`, which the guide reads as a list of one."""
    stage = json.loads(SCHEMAS["stage.schema.json"])
    assert [kind["type"] for kind in stage["properties"]["source"]["anyOf"]] == ["string", "array"]
    assert [kind["type"] for kind in stage["$defs"]["Item"]["properties"]["who"]["anyOf"]] == ["string", "array"]


def test_a_list_that_must_hold_something():
    """Editors are told off for an empty list where the guide refuses one."""
    event = json.loads(SCHEMAS["events.schema.json"])["$defs"]["SharedEvent"]
    assert event["properties"]["affects"]["anyOf"][1]["minItems"] == 1


def test_facts_may_be_left_out_but_not_half_written():
    """A trade needs its name only; a fact or figure that is written has a value."""
    trade = json.loads(SCHEMAS["trade.schema.json"])
    assert trade["required"] == ["name"]
    assert [trade["$defs"][name]["required"] for name in ("Value_exam", "Value_registration", "Figure")] == [
        ["value"]
    ] * 3


def test_conditions_ask_for_what_is_declared():
    """Editors are offered the facts of data/facts.yml with their values, and told off for any other."""
    condition = json.loads(SCHEMAS["stage.schema.json"])["$defs"]["Condition"]
    assert condition["properties"]["exam"]["anyOf"][0]["enum"] == ["yes", "no", "unknown", "not-applicable"]
    assert "hours" not in condition["properties"]
    assert condition["additionalProperties"] is False


@pytest.mark.parametrize("folder", ["real", "small"])
def test_what_the_guide_reads_its_schema_allows(folder):
    """No editor is told off for what the guide accepts: real files and small ones fit the schema of their kind."""
    texts = {file: (DATA / file).read_text("utf-8") for file in FILES} if folder == "real" else SMALL
    made = {name: json.loads(text) for name, text in SCHEMAS.items()}
    assert texts
    for file, text in texts.items():
        node, _ = tree_of(text.encode(), file)
        schema = made[f"{kind_of(file)}.schema.json"]
        assert list(misfits(node, schema, schema)) == [], file


def misfits(node, schema: dict, root: dict, where: str = "") -> Iterator[str]:  # noqa: C901, PLR0912 - a case a keyword
    """Where a tree does not fit what our schemas say, by the keywords that they use."""
    schema = schema.get("allOf", [schema])[0]  # where a description stands beside what is referred to
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].split("/")[-1]]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        if all(list(misfits(node, choice, root, where)) for choice in choices):
            yield f"{where}: none of {len(choices)}"
    elif isinstance(node, dict):
        known = schema.get("properties", {})
        yield from (f"{where}/{key}: missing" for key in schema.get("required", ()) if key not in node)
        if schema.get("type") != "object":
            yield f"{where}: a mapping"
        for key, value in node.items():
            other = schema.get("additionalProperties", True)
            if key in known:
                yield from misfits(value, known[key], root, f"{where}/{key}")
            elif other is False:
                yield f"{where}/{key}: unknown"
            elif isinstance(other, dict):
                yield from misfits(value, other, root, f"{where}/{key}")
    elif isinstance(node, list):
        if schema.get("type") != "array" or len(node) < schema.get("minItems", 0):
            yield f"{where}: a list of {len(node)}"
        for number, value in enumerate(node, start=1):
            yield from misfits(value, schema.get("items", {}), root, f"{where}/{number}")
    elif schema.get("type") == "integer":
        yield from () if node.isdigit() else [f"{where}: {node}"]
    elif schema.get("type") != "string" or node not in schema.get("enum", [schema.get("const", node)]):
        yield f"{where}: {node}"


def test_a_schema_is_held_against_what_does_not_fit():
    """The reading of schemas by this file finds what is wrong."""
    schema = json.loads(SCHEMAS["trade.schema.json"])
    node, _ = tree_of(b"name: {en: A}\nsector: servise\ncolour: red\nexam: {}\nhours: {total: [{value: x}]}\n", "x.yml")
    assert list(misfits(node, schema, schema)) == [
        "/sector: none of 2",
        "/colour: unknown",
        "/exam: none of 2",
        "/hours/total: none of 2",
    ]


def test_keys_are_explained_and_closed():
    """Editors see what a key is for in both languages, and an unknown key is marked."""
    stage = json.loads(SCHEMAS["stage.schema.json"])
    assert stage["additionalProperties"] is False
    assert stage["required"] == ["title"]
    assert all(" · " in about["description"] for about in stage["properties"].values())


def descriptions(schema: object) -> Iterator[str]:
    """What a schema explains, at any depth."""
    if isinstance(schema, dict):
        yield from (each for key, each in schema.items() if key == "description" and isinstance(each, str))
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from descriptions(inner)


def test_keys_are_explained_for_any_guide():
    """Where a guide declares no facts of its own, nothing that its editors are told of keys is of apprenticeship."""
    told = {text for schema in schemas({}).values() for text in descriptions(json.loads(schema))}
    assert len(told) > 300
    assert {text: words for text in told if (words := domain_words(text))} == {}
