"""Sources of a table: how they are named, and which cell each of them stands behind."""

from __future__ import annotations

import pytest

from jalons.importing.sources import KnownSources, entries
from jalons.reading.files import tree_of
from jalons.records import Source
from jalons.records.shaping import shape_mapping
from support.import_tables import GUILD, SOURCES, TOWN, row, said, table_with, written


def content_sources() -> dict[str, Source]:
    return shape_mapping(Source, tree_of(SOURCES.encode(), "sources.yml")[0])[0]


def test_sources_are_found_by_address_however_it_is_written():
    """Scheme, www and a slash at the end make no difference; the rest of the address does."""
    known = KnownSources(content_sources())
    for text in (
        GUILD,
        "http://guild.example/trades?page=2",
        "guild.example/trades/?page=2",
        "www.guild.example/trades?page=2",
    ):
        assert known.find(text) == "guild-page"
    for text in (TOWN + "s", "https://www.guild.example/Trades/?page=2", "http://["):
        assert known.find(text) is None


def test_sources_without_address_are_found_by_id_or_by_their_words():
    """The id of any source, or its known_as, whatever its capitals: the whole of it."""
    known = KnownSources(content_sources())
    for text in ("old-book", "Book of the  Elders", "https://cut.example/boo..."):
        assert known.find(text) == "old-book"
    assert known.find("the book of the elders, page 3") is None


def test_entries_are_parted_by_a_semicolon_and_a_space():
    """A semicolon within an address parts nothing; empty entries are none."""
    assert entries("https://a.example/x;y; b book;") == ["https://a.example/x;y", "b book"]
    assert entries("a; ; b ;  c") == ["a", "b", "c"]
    assert entries("") == entries("; ") == []


def test_each_value_has_its_own_sources(importing):
    """A cell whose column of sources is filled has those; the rest source_url; a weaker source makes a fact second-hand."""
    more = {"exam_source": "town-list", "hours_total_source": "book of the elders", "code_source": TOWN}
    cells = {"code": "555E", "name_en": "Lamp Lighter", "sector": "service", "exam": "yes", "red_seal": "no"}
    made = importing(table_with(more, **cells, hours_total=100))
    assert said(made.refused) == []
    assert (
        written(made)["trades/555E.yml"]
        == """\
# yaml-language-server: $schema=../../scripts/schema/trade.schema.json
name:
  en: Lamp Lighter
source: [guild-page, town-list]
pathway: lantern
sector: service
exam: {value: yes, source: town-list, confidence: medium}
red_seal: {value: no, source: guild-page}
hours:
  total: {value: 100, source: old-book, confidence: medium}
"""
    )


def test_other_sources_stand_behind_the_trade_as_a_whole(importing):
    """They are among the sources of the trade, each once, and support none of its facts in particular."""
    others = f"town-list; book of the elders; {TOWN}; guild-page"
    made = importing(row(code="555E", name_en="Lamp Lighter", exam="yes", other_sources=others))
    text = written(made)["trades/555E.yml"]
    assert "source: [guild-page, town-list, old-book]\n" in text
    assert "exam: {value: yes, source: guild-page}\n" in text


def test_what_is_second_hand_is_never_certain(importing):
    """A value that only follows from what its source says is second-hand, even from an official page."""
    cells = {"code": "555E", "name_en": "Lamp Lighter", "exam": "yes", "red_seal": "no"}
    text = written(importing(table_with({"second_hand": "exam"}, **cells)))["trades/555E.yml"]
    assert "exam: {value: yes, source: guild-page, confidence: medium}\n" in text
    assert "red_seal: {value: no, source: guild-page}\n" in text
    assert "\nconfidence:" not in text
    text = written(importing(table_with({"second_hand": "exam; name_en"}, **cells)))["trades/555E.yml"]
    assert "\nconfidence: medium\n" in text


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {"second_hand": "exams"},
            "table.csv:2:75 wrong-choice second_hand: “exams” is not a possible choice. Did you mean “exam”?",
        ),
        (
            {"exam_source": "https://who.example/"},
            "table.csv:2:75 table-source-unknown exam_source: “https://who.example/” is not a source of the guide.",
        ),
    ],
)
def test_a_wrong_name_in_these_columns_refuses_the_row(more, expected, importing):
    """The cell is named by its place, with what was likely meant."""
    (told,) = said(importing(table_with(more, code="555E", name_en="Lamp Lighter")).refused)
    assert told.startswith(expected)


def test_a_row_of_medium_confidence_is_second_hand_throughout(importing):
    """Every fact of it, and its name, say so."""
    text = written(importing(row(code="555E", name_en="Lamp Lighter", exam="no", confidence="Medium")))[
        "trades/555E.yml"
    ]
    assert "\nconfidence: medium\n" in text and "exam: {value: no, source: guild-page, confidence: medium}\n" in text
