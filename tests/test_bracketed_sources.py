"""Tables whose sources are followed by words in brackets are rewritten with a column of sources a cell."""

from __future__ import annotations

import csv
import io

import pytest

from jalons.reading.files import tree_of
from jalons.records import Source
from jalons.records.shaping import shape_mapping
from support.import_tables import COLUMNS, GUILD, SOURCES, TOWN, row, table
from tools.bracketed_sources import PhrasedSources, rewrite
from tools.bracketed_words import Entry, UnclosedBracket, entries, supported


def known() -> PhrasedSources:
    return PhrasedSources(shape_mapping(Source, tree_of(SOURCES.encode(), "sources.yml")[0])[0])


def rewritten(**cells: str | int) -> dict[str, str]:
    """What changes in a row, by column."""
    into = io.StringIO()
    before = row(code="555E", name_en="Lamp Lighter", **cells)
    rewrite(io.StringIO(table(before).decode()), known(), into)
    (after,) = csv.DictReader(io.StringIO(into.getvalue()))
    old = dict(zip(COLUMNS, next(csv.reader([before])), strict=True))
    return {column: text for column, text in after.items() if text != old.get(column, "")}


def test_entries_are_parted_outside_brackets_only():
    """A semicolon in brackets, also in brackets within, parts nothing."""
    found = entries("https://a.example/x;y (code; hours (old; 2016)); b book (name) (exam);")
    assert [(each.head, each.says) for each in found] == [
        ("https://a.example/x;y", "code; hours (old; 2016)"),
        ("b book", "name; exam"),
    ]
    for wrong in ("a (b", "a) b"):
        with pytest.raises(UnclosedBracket):
            entries(wrong)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{GUILD}.", ["guild-page"]),
        (f"{TOWN} and {GUILD}", ["town-list", "guild-page"]),
        (f"{TOWN} and https://who.example/x", []),
        ("Library (the Book of the Elders, page 3) (code)", ["old-book"]),
        ("https://cut.example/boo... (code)", ["old-book"]),
        ("book of the young", []),
    ],
)
def test_sources_are_found_by_words_of_an_entry(text, names):
    """Addresses with what follows them in a sentence, several of them, or known words anywhere; all of them or none."""
    assert known().find_all(entries(text)[0]) == names


VALUES = {"sector": "motive-power", "hours/total": "6000", "hours/on_the_job": "5280", "hours/in_class": "720"}


@pytest.mark.parametrize(
    ("says", "said_outright", "drawn"),
    [
        ("FR name", {"name/fr"}, set()),
        ("nom français; secteur", {"name/fr", "sector"}, set()),
        ("code, motive power", {"code", "sector"}, set()),
        ("non-compulsory: not among the list", {"compulsory"}, set()),
        ("voluntary; Red-Seal", {"compulsory", "red_seal"}, set()),
        ("compulsory implies exam", set(), {"exam"}),
        (
            "exam, Red Seal, hours; a copy (2016 or older)",
            {"exam", "red_seal", "hours/total", "hours/on_the_job", "hours/in_class"},
            set(),
        ),
        ("Certificate of Qualification", {"exam"}, set()),
        ("Red Seal trade of the same name", set(), {"red_seal"}),
        ("5,280 + 720, no Red Seal, Grade 12", {"hours/on_the_job", "hours/in_class", "red_seal"}, set()),
        ("code; in-school 750 h there", {"code"}, set()),
        ("750 h", set(), set()),
        ("6,000 h with 720 h in school, 2014-15", {"hours/total", "hours/in_class"}, set()),
    ],
)
def test_words_in_brackets_say_what_is_supported(says, said_outright, drawn):
    """Each clause names fields; a figure is supported by its own number only; a conclusion is no statement."""
    found = supported(says, VALUES)
    assert found is not None
    assert (found.said, found.drawn) == (said_outright, drawn)


@pytest.mark.parametrize("says", ["", "a copy of 2016", "renamed", "has a page"])
def test_words_that_name_nothing(says):
    """A source that is not said to support a figure stands behind the trade as a whole."""
    assert supported(says, VALUES) is None


def test_each_cell_gets_its_sources():
    """What an entry names has that entry for source; names, code and sector also stand behind the trade as a whole."""
    others = f"{TOWN} (code; exam); the book of the elders (hours); {TOWN} (a remark)"
    assert rewritten(exam="yes", hours_total=100, other_sources=others) == {
        "other_sources": "town-list",
        "code_source": "town-list",
        "exam_source": "town-list",
        "hours_total_source": "old-book",
    }


def test_a_conclusion_is_second_hand():
    """An exam that only follows from the trade being compulsory, even from an official page; not where one says it."""
    others = f"{GUILD} (compulsory implies exam)"
    assert rewritten(exam="yes", other_sources=others) == {
        "other_sources": "",
        "exam_source": "guild-page",
        "second_hand": "exam",
    }
    assert "second_hand" not in rewritten(exam="yes", other_sources=f"{others}; {GUILD} (exam)")


@pytest.mark.parametrize("cell", [f"{TOWN} (code", "book of the young (code)"])
def test_what_is_not_understood_stays_as_it_is(cell):
    """Open brackets and unknown sources are left for the import to refuse with their place."""
    assert rewritten(other_sources=cell) == {}


def test_an_entry_knows_its_text():
    """The whole of it is kept for the message about an unknown source."""
    assert entries("a book (code)") == [Entry("a book (code)", "a book", "code")]
