"""Shaping: a tree becomes a record, or problems in an editor's terms; nothing of pydantic shows."""

from __future__ import annotations

import inspect

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jalons import records
from jalons.messages.report import messages, sentences
from jalons.problems.location import Location
from jalons.reading import parsing
from jalons.reading.files import tree_of
from jalons.reading.tree import Mapping, Scalar, Sequence
from jalons.records import fields, pathways, site
from jalons.records.misfits import OWN_CODES
from jalons.records.record import Record
from jalons.records.shaping import shape, shape_mapping
from jalons.records.texts import Text
from support.bad_yaml import CASES, GOOD, SNIPPETS, STAGE, BadYaml, problems_of

RECORDS = sorted(
    {
        each
        for module in (records, fields)
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Record) and each is not Record
    },
    key=lambda each: each.__name__,
)


def told(case: BadYaml) -> list[tuple[int, int, str]]:
    return sorted((p.location.line, p.location.column, p.message_id) for p in problems_of(case.file, case.content))


@pytest.mark.parametrize("file", GOOD)
def test_good_file_has_no_problem(file):
    """A file without faults has the shape of its record."""
    assert problems_of(file, GOOD[file].encode()) == []


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_bad_file(case, loader, monkeypatch):
    """Every fault is told at its line and column, under its name, and nothing else is; both parsers agree."""
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML without libyaml")
    monkeypatch.setattr(parsing, "LOADER", getattr(yaml, loader))
    assert told(case) == sorted(case.expect)


def test_cases_have_names_of_their_own():
    """No two bad files share an id."""
    assert len({case.id for case in CASES}) == len(CASES) >= 70


def test_record_keeps_words_and_places():
    """A shaped record holds what was written and knows where."""
    node, _ = tree_of(STAGE.encode(), "stages/apply.yml")
    stage, problems = shape(records.Stage, node)
    assert problems == []
    assert (stage.title.get("fr"), stage.who, stage.tasks[0].id) == ("Faire une demande", ("apprentice",), "form")
    assert stage.tasks[0].at("text", "en") == Location("stages/apply.yml", 13, 11)


def test_register_keeps_the_good_records():
    """In a register one bad record does not take the others with it."""
    text = GOOD["sources.yml"] + "bad:\n  title: x\n" + GOOD["sources.yml"].replace("page-620d", "Other")
    node, _ = tree_of(text.encode(), "sources.yml")
    found, problems = shape_mapping(records.Source, node)
    assert list(found) == ["page-620d"]
    assert [(p.message_id, p.where, p.location.line) for p in problems] == [
        ("missing-key", "bad/checked", 10),
        ("identifier-form", "Other", 12),
    ]


def test_register_must_be_a_mapping():
    """A register that is a list is refused as such."""
    found, problems = shape_mapping(records.Source, Sequence([Scalar("x")], Location("sources.yml", 1, 1)))
    assert (found, [p.message_id for p in problems]) == ({}, ["mapping-expected"])


@pytest.mark.parametrize(
    ("case", "where"),
    [
        ("french-missing", ["title/fr"]),
        ("english-missing-in-entry", ["tasks/1/text/en"]),
        ("key-misspelt-in-step", ["path/3/optionnal"]),
        ("step-id-in-fork", ["path/2/branches/1/path/1/stage"]),
        ("fork-with-one-branch", ["path/2/branches"]),
        ("step-is-text", ["path/1"]),
        ("hours-no", ["hours/total/1/value"]),
        ("address-data", ["page-620d/url"]),
        ("source-id-with-space", ["page 620d"]),
        ("fact-without-value", ["exam/value"]),
        ("figure-alone-is-text", ["hours/in_class"]),
        ("figure-alone-without-value", ["hours/in_class/value"]),
        ("figure-alone-in-words", ["hours/in_class/value"]),
        ("figure-alone-source-with-space", ["hours/in_class/source/2"]),
        ("figure-alone-misspelt", ["hours/in_class/value", "hours/in_class/vlaue"]),
        ("way-in-with-an-outcome", ["ways_in/1/path/outcome"]),
        ("way-in-with-a-bare-stage", ["ways_in/1/path"]),
        ("kind-without-title", ["kinds/1/title"]),
        ("six-things-at-once", ["who", "whoo", "duty", "money", "advice", "checked"]),
    ],
)
def test_where_in_editors_terms(case, where):
    """A problem says where in the file's own keys, entries counted from 1, without pydantic's inner names."""
    bad = next(each for each in CASES if each.id == case)
    found = sorted(problems_of(bad.file, bad.content), key=lambda problem: problem.order)
    assert [problem.where for problem in found] == where


def test_single_value_of_a_list_is_not_counted():
    """Where a list may be written as one value, a fault in it is told without a number."""
    node, _ = tree_of(STAGE.replace("who: apprentice", "who: Apprentice").encode(), "stages/apply.yml")
    assert [problem.where for problem in shape(records.Stage, node)[1]] == ["who"]


def test_prefix_of_where():
    """The caller may say what the record is a part of."""
    assert [p.where for p in shape(Text, Mapping({"fr": Scalar("x")}), "title")[1]] == ["title/en"]


@pytest.mark.parametrize(
    ("case", "near"),
    [
        ("key-misspelt", "who"),
        ("key-misspelt-in-step", "optional"),
        ("key-with-hyphen", "valid_from"),
        ("key-in-french", ""),
        ("language-in-capitals", "fr"),
        ("answer-true", "yes"),
        ("answer-oui", "yes"),
        ("sector-misspelt", "service"),
        ("sector-number", ""),
        ("step-of-no-kind", "stage"),
        ("step-is-text", ""),
        ("main-as-number", "620e4-0"),
        ("main-by-its-name", "pattern-maker"),
        ("figure-alone-misspelt", "value"),
    ],
)
def test_did_you_mean(case, near):
    """A likely word is suggested where there is one, and none where there is not."""
    bad = next(each for each in CASES if each.id == case)
    assert [p.facts["near"] for p in problems_of(bad.file, bad.content) if "near" in p.facts] == [near]


def test_question_that_is_no_identifier():
    """A name that someone gives to a question where answers are asked for is told at its own place."""
    node, _ = tree_of(
        "here:\n  stage: apply\n  task: ask\n  answered: {Âge: [grown], age: []}\n".encode(), "places.yml"
    )
    found = shape_mapping(records.Destination, node)[1]
    assert [(p.message_id, p.where, p.location.column, p.facts.get("near")) for p in found] == [
        ("identifier-form", "here/answered/Âge", 14, "age"),
        ("too-few", "here/answered/age", 33, None),
    ]


def test_known_keys_are_those_of_the_record_it_is_in():
    """A misspelt key is compared with the keys of its own record, also within a fork."""
    bad = next(each for each in CASES if each.id == "key-misspelt-in-step")
    assert problems_of(bad.file, bad.content)[0].facts["known"] == pathways.StageStep.written_keys()


def test_entries_at_fault_are_not_said_to_be_missing():
    """A list with enough entries, of which some are at fault, is not also too short."""
    node, _ = tree_of(b"path: [apply, exam]", "pathways/x.yml")
    found = shape(records.Branch, node)[1]
    assert [(p.message_id, p.where) for p in found] == [("step-kind", "path/1"), ("step-kind", "path/2")]


def test_long_values_are_cut():
    """A problem quotes no more than sixty characters of what was written."""
    assert shape(records.MenuEntry, Mapping({"x" * 60: Scalar("a")}))[1][-1].facts["key"] == "x" * 60
    bad = next(each for each in CASES if each.id == "hours-huge")
    assert problems_of(bad.file, bad.content)[0].facts["value"] == "1" + "0" * 58 + "…"


def some_nodes() -> list:
    """One of everything a tree can hold where something else was wanted."""
    place = Location("x.yml", 1, 1)
    word, yes = Scalar("Mot, mal placé", place), Scalar("yes", place)
    nodes = [word, yes, Scalar("", place), Scalar("12", place), Scalar("https://[", place), Scalar("2024-13-45", place)]
    nodes += [
        Sequence(items, place) for items in ([], [word], [word, yes], [Sequence([], place)], [Mapping({}, place)])
    ]
    nodes += [Mapping(items, place) for items in ({}, {"a": word}, {"fr": word}, {"stage": word}, {"either": word})]
    return [*nodes, Sequence([*nodes], place)]


@pytest.mark.parametrize("record_class", RECORDS, ids=lambda each: each.__name__)
def test_no_error_of_pydantic_is_left_untranslated(record_class):
    """Whatever stands in whatever field, the problem has a name of ours, words, and all their facts."""
    trees = some_nodes()
    trees += [Mapping({name: node}, node.location) for name in record_class.model_fields for node in some_nodes()]
    assert trees
    for tree in trees:
        record, problems = shape(record_class, tree)
        assert (record is None) == bool(problems)
        for problem in problems:
            assert problem.message_id != "unfit"
            assert all(sentences(problem, "fr")) and all(sentences(problem, "en"))
            assert problem.location == Location("x.yml", 1, 1)


def test_a_former_key_is_told_its_new_name():
    """A stage file with the key "checklist" is told that it is "tasks" now, in both languages."""
    node, _ = tree_of(STAGE.replace("tasks:", "checklist:").encode(), "stages/apply.yml")
    _, problems = shape(records.Stage, node)
    unknown = next(problem for problem in problems if problem.message_id == "unknown-key")
    assert "Did you mean “tasks”?" in sentences(unknown, "en")[0]
    assert "Vouliez-vous dire « tasks »?" in sentences(unknown, "fr")[0].replace("\u00a0", " ")


def test_own_codes_have_words():
    """Every code that the record modules give has words."""
    written = "".join(inspect.getsource(module) for module in (fields, pathways, site))
    assert set(messages()["problems"]) >= OWN_CODES
    assert all(f'"{message_id}"' in written for message_id in OWN_CODES)
    assert {message_id for message_id in messages()["problems"] if f'wrong("{message_id}"' in written} <= OWN_CODES


@st.composite
def spoilt_files(draw) -> tuple[str, bytes]:
    """A good file with a few pieces cut out, doubled, or replaced by characters that mean something in YAML."""
    file = draw(st.sampled_from(sorted(GOOD)))
    text = GOOD[file]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 25)))
        text = text[:start] + draw(st.sampled_from([*SNIPPETS, text[start:end] * 2, ""])) + text[end:]
    return file, text.encode()


@settings(max_examples=300, deadline=None)
@given(spoilt_files())
def test_spoilt_files(spoilt):
    """A good file spoilt in any way never makes reading or shaping fail, and every problem has words and a line."""
    file, content = spoilt
    found = problems_of(file, content)
    assert {problem.message_id for problem in found} <= set(messages()["problems"]) - {"unfit", "yaml-syntax"}
    assert all(problem.location.file == file and problem.location.line >= 1 for problem in found)


INDENTED = {
    "not far enough": ("title:\n  fr: Demande\nen: Application\n", "shallow"),
    "too far": ("title:\n  fr: Demande\n  en: Application\n  source: page-620d\n", "deep"),
    "just unknown": ("title:\n  fr: Demande\n  en: Application\nshade: green\n", ""),
}


@pytest.mark.parametrize("name", INDENTED)
def test_a_key_out_of_its_place_is_told_which_way(name):
    """An unknown key that fits the record around or before it is said to be indented too far or not far enough."""
    text, wanted = INDENTED[name]
    node, _ = tree_of(text.encode(), "stages/apply.yml")
    _, problems = shape(records.Stage, node)
    assert [p.facts["indent"] for p in problems if p.message_id == "unknown-key"] == [wanted]
