"""Cells of a table: what each may say, and every way in which one refuses its row."""

from __future__ import annotations

import pytest

from jalons.importing.table import lines_of
from support.import_tables import GOOD, TOWN, row, said, table, written

CELLS = {
    "spaced hours": (
        {"hours_total": "6 000"},
        "hours_total",
        "figure-form hours_total: “6 000” is not a whole number.",
    ),
    "half an hour": (
        {"hours_on_job": "6000.5"},
        "hours_on_job",
        "figure-form hours_on_job: “6000.5” is not a whole number.",
    ),
    "below nothing": (
        {"hours_in_school": "-1"},
        "hours_in_school",
        "figure-form hours_in_school: “-1” is not a whole number.",
    ),
    "sum": (
        {"hours_total": "100", "hours_on_job": "80", "hours_in_school": "30"},
        "hours_total",
        "sum-wrong hours_total: hours_total is 100, but its parts make 110.",
    ),
    "perhaps": (
        {"exam": "perhaps"},
        "exam",
        "wrong-choice exam: “perhaps” is not a possible choice. Possible choices: yes or no.",
    ),
    "sector": (
        {"sector": "constrution"},
        "sector",
        "wrong-choice sector: “constrution” is not a possible choice. Did you mean “construction”? Possible choices: service or construction.",
    ),
    "class": (
        {"classification": "compulsary"},
        "classification",
        "wrong-choice classification: “compulsary” is not a possible choice. Did you mean “compulsory”? Possible choices: compulsory or non-compulsory.",
    ),
    "confidence": (
        {"confidence": "sure"},
        "confidence",
        "wrong-choice confidence: “sure” is not a possible choice. Possible choices: high, medium or low.",
    ),
    "no confidence": (
        {"confidence": ""},
        "confidence",
        "wrong-choice confidence: “” is not a possible choice. Possible choices: high, medium or low.",
    ),
    "code": ({"code": "555e"}, "code", "code-form code: “555e” is not a code as this guide has them."),
    "no name": ({"name_en": ""}, "name_en", "name-missing name_en: This path has no name."),
    "no code, no English name": (
        {"code": "", "name_fr": "Allumeur", "name_en": ""},
        "code",
        "table-row-unnamed code: With no code and no English name that is short enough, this path cannot be given a file name.",
    ),
    "no source": (
        {"source_url": ""},
        "source_url",
        "table-source-missing source_url: This line does not say where its facts come from.",
    ),
    "source of nothing": (
        {"source_url": "; "},
        "source_url",
        "table-source-missing source_url: This line does not say where its facts come from.",
    ),
    "unknown source": (
        {"source_url": "https://who.example/"},
        "source_url",
        "table-source-unknown source_url: “https://who.example/” is not a source of the guide. Add it in data/sources.yml, with this address under url or, where there is none, these words under known_as.",
    ),
    "one of two addresses": (
        {"other_sources": f"{TOWN}; https://who.example/x"},
        "other_sources",
        "table-source-unknown other_sources: “https://who.example/x” is not a source of the guide.",
    ),
    "unknown words": (
        {"other_sources": "book of the young"},
        "other_sources",
        "table-source-unknown other_sources: “book of the young” is not a source of the guide.",
    ),
    "words in brackets": (
        {"other_sources": f"{TOWN} (code; hours)"},
        "other_sources",
        "table-source-words other_sources: Words in brackets follow a source: “http://town.example/list (code; hours)”. Leave only the source. If it supports one cell alone, put it in the column of that cell, for example permit_source.",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_cannot_be_read_refuses_its_row(name, importing):
    """The cell is named by its place and column, with what to do; nothing of the row is written, the others are."""
    cells, column, expected = CELLS[name]
    bad = row(**{"code": "555E", "name_en": "Lamp Lighter", **cells})
    made = importing(bad, GOOD)
    place = lines_of(table(bad), "table.csv")[0][0].at(column)
    assert [text[: len(f"{place} {expected}")] for text in said(made.refused)] == [f"{place} {expected}"]
    assert list(written(made)) == ["trades/444D.yml"]


def test_all_problems_of_a_row_are_told_at_once(importing):
    """Three wrong cells are three problems."""
    made = importing(row(code="1", name_en="X", exam="?", hours_total="1,000"))
    assert [problem.message_id for problem in made.refused] == ["code-form", "wrong-choice", "figure-form"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"exam": "YES", "red_seal": "Non"}, ["exam: {value: yes", "red_seal: {value: no"]),
        ({"exam": "vrai", "red_seal": "FALSE"}, ["exam: {value: yes", "red_seal: {value: no"]),
        (
            {"classification": "Non compulsory", "sector": "Construction"},
            ["sector: construction", "compulsory: {value: no"],
        ),
        ({"classification": "voluntary"}, ["compulsory: {value: no"]),
        ({"exam": "unknown", "classification": "", "sector": ""}, []),
    ],
)
def test_answers_are_understood_in_both_languages(cells, expected, importing):
    """Yes and no as people and spreadsheets write them; unknown and empty are left out of the file."""
    text = written(importing(row(code="555E", name_en="Lamp Lighter", **cells)))["trades/555E.yml"]
    assert [
        each.split(", source")[0] for each in text.splitlines() if each.startswith(("exam", "red", "sector", "compul"))
    ] == expected
