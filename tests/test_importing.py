"""Importing: what a table says, what it changes and what it leaves alone, and every way in which it cannot be read."""

from __future__ import annotations

import csv
import io
import os
import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalons.importing import saving
from jalons.importing.editing import Draft, quoted
from jalons.importing.plan import PathwayNotSaid, plan, problems_after
from jalons.importing.saving import ChangedMeanwhile, save
from jalons.importing.sources import Entry, KnownSources, UnclosedBracket, entries, supported
from jalons.importing.table import lines_of
from jalons.importing.writing import ORDER
from jalons.messages.report import line
from jalons.path.placeholders import trade_code
from jalons.problems.problem import ContentError
from jalons.reading.files import tree_of
from jalons.records import Source, Trade
from jalons.records.shaping import shape, shape_mapping
from jalons_cli.importing import TableImport, import_trades
from support.small_guide import AS_OF, DATA, change, content_of, problems, real_content, small_data, write

COLUMNS = [
    "code",
    "name_fr",
    "name_en",
    "sector",
    "classification",
    "exam",
    "red_seal",
    "hours_total",
    "hours_on_job",
    "hours_in_school",
    "source_url",
    "confidence",
    "other_sources",
    "notes",
]
HEADER = ",".join(COLUMNS)
SOURCES = """\
manual:
  title: The Manual
  publisher: {fr: Guilde, en: Guild}
  language: both
  kind: document
  checked: 2026-01-01
guild-page:
  title: The guild's page
  publisher: {fr: Guilde, en: Guild}
  url: https://www.guild.example/trades/?page=2
  language: en
  kind: official
  checked: 2026-01-01
town-list:
  title: The town's list
  publisher: {fr: Ville, en: Town}
  url: http://town.example/list
  language: en
  kind: other
  checked: 2026-01-01
old-book:
  title: The old book
  publisher: {fr: Guilde, en: Guild}
  known_as: [book of the elders, "https://cut.example/boo..."]
  language: fr
  kind: document
  checked: 2026-01-01
"""
GUILD, TOWN = "https://www.guild.example/trades/?page=2", "http://town.example/list"


def row(**cells: str | int) -> str:
    """One line of a table, with a source and a confidence unless told otherwise."""
    cells = {"source_url": GUILD, "confidence": "high", **cells}
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([cells.get(name, "") for name in COLUMNS])
    return written.getvalue()


def table(*rows: str) -> bytes:
    return (f"{HEADER}\n" + "".join(rows)).encode()


@pytest.fixture
def data(tmp_path):
    """The small data folder, with sources that have addresses."""
    folder = small_data(tmp_path)
    write(folder, "sources.yml", SOURCES)
    return folder


@pytest.fixture
def importing(data, tmp_path):
    """Plans the import of a table, given as bytes or as rows."""

    def make(*rows: str | bytes, pathway: str | None = None):
        path = tmp_path / "table.csv"
        path.write_bytes(rows[0] if isinstance(rows[0], bytes) else table(*rows))
        return plan(path, "table.csv", data, content_of(data), pathway)

    return make


def said(found, language: str = "en") -> list[str]:
    return [line(problem, language) for problem in found]


def written(made) -> dict[str, str]:
    return {trade.file: trade.after.decode() for trade in made.to_write}


# The table itself


LAMP = row(code="555E", name_en="Lamp Lighter")


@pytest.mark.parametrize(
    "content",
    [
        table(LAMP),
        b"\xef\xbb\xbf" + table(LAMP),
        table(LAMP).replace(b",", b";"),
        table(LAMP).replace(b",", b"\t"),
        table(LAMP).replace(b"\n", b"\r\n"),
        table(LAMP).replace(b"\n", b"\r"),
        table(LAMP).rstrip(b"\n"),
        b"\n\n" + table(LAMP) + b"\n,,,,,,,,,,,,,\n",
        table(LAMP).replace(b"\n", b",,\n"),
        table(LAMP).replace(HEADER.encode(), HEADER.upper().replace("_", " ").encode()),
    ],
    ids=[
        "plain",
        "mark",
        "semicolons",
        "tabs",
        "crlf",
        "cr",
        "no last end",
        "blank lines",
        "empty columns",
        "capitals",
    ],
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(content):
    """Byte order mark, separator, line ends, blank lines and empty columns make no difference."""
    lines, wrong = lines_of(content, "t.csv")
    assert (said(wrong), [each.text("name_en") for each in lines]) == ([], ["Lamp Lighter"])


def test_columns_come_in_any_order_and_the_last_two_may_be_missing():
    """Cells are found by the names in the header."""
    names = sorted(set(COLUMNS) - {"notes", "other_sources"})
    cells = [{"name_en": "Lamp Lighter", "code": "555E"}.get(name, "") for name in names]
    (found,), wrong = lines_of(f"{','.join(names)}\n{','.join(cells)}\n".encode(), "t.csv")
    assert (wrong, found.text("code"), found.text("name_en"), found.text("notes")) == ([], "555E", "Lamp Lighter", "")


def test_cells_know_their_line_and_column():
    """Places count through quotes, doubled quotes and cells of several lines."""
    rows = row(code="555E", name_fr='Le "grand", feu', name_en="Fire", other_sources="a\nb", notes="n") + LAMP
    first, second = lines_of(table(rows), "t.csv")[0]
    assert (str(first.at("name_fr")), str(first.at("name_en")), str(first.at("notes"))) == (
        "t.csv:2:6",
        "t.csv:2:26",
        "t.csv:3:4",
    )
    assert (str(second.location), first.text("name_fr")) == ("t.csv:4:1", 'Le "grand", feu')


def test_text_is_tidied_as_editors_type_it():
    """Curly apostrophes, no-break spaces and accents in two pieces become what a keyboard types."""
    (found,), _ = lines_of(table(row(name_fr="L\u2019e\u0301lectricien\u00a0 d'ici ")), "t.csv")
    assert found.text("name_fr") == "L'électricien d'ici"


WHOLE = {
    "empty": (
        b"",
        "t.csv table-empty: This table is empty. Put the names of the columns on the first line, then one trade a line.",
    ),
    "blank": (
        b"\n \n",
        "t.csv table-empty: This table is empty. Put the names of the columns on the first line, then one trade a line.",
    ),
    "header only": (
        table(),
        "t.csv table-without-lines: This table has only the line of column names. Add one trade a line.",
    ),
    "workbook": (
        b"PK\x03\x04abc",
        "t.csv table-is-workbook: This is a workbook, not a table in plain text. In the spreadsheet, choose Save as, then CSV UTF-8.",
    ),
    "utf-16": (
        table(LAMP).decode().encode("utf-16"),
        "t.csv:1:1 table-utf-16: This table is saved as UTF-16 (“Unicode”). In the spreadsheet, choose Save as, then CSV UTF-8.",
    ),
    "windows-1252": (
        f"{HEADER}\n555E,Allumé,,".encode("cp1252"),
        "t.csv:2:11 table-not-utf8: This table is not in UTF-8: byte E9 makes no sense in it (in Windows-1252 it would be “é”). In the spreadsheet, choose Save as, then CSV UTF-8; then check the accents.",
    ),
    "unknown column": (
        table(LAMP).replace(b"hours_total", b"hours_totl"),
        (
            "t.csv:1:58 table-column-unknown: The column “hours_totl” is not known. Did you mean “hours_total”? Correct its name, or remove it. Possible columns: "
            f"{', '.join(COLUMNS[:-1])} and notes."
        ),
        "t.csv:1:1 table-column-missing: Missing from the table: hours_total. Add these columns, under these names; their cells may stay empty, except source_url and confidence.",
    ),
    "column twice": (
        table(LAMP).replace(b",notes", b",code"),
        "t.csv:1:135 table-column-twice: The column “code” is there twice. Keep only one of the two.",
    ),
    "command to the terminal in the header": (
        table(LAMP).replace(b"notes", b"\x1b[2J"),
        "t.csv:1:135 control-character: There is an invisible control character here (U+001B). Delete it; if need be, delete and retype the whole word.",
    ),
    "quotes in the header": (
        b'"code,name_fr\n' + LAMP.encode(),
        "t.csv:1:1 table-quote: A straight quote is misplaced or not closed: lines 1 to 2 cannot be read. Close it at the end of the cell; inside a cell, write a straight quote twice.",
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_table_that_cannot_be_used_is_refused_whole(name):
    """What makes every line doubtful is said at once, and nothing is read."""
    content, *expected = WHOLE[name]
    with pytest.raises(ContentError) as refused:
        lines_of(content, "t.csv")
    assert sorted(said(refused.value.problems)) == sorted(expected)


def test_files_that_are_no_table(importing, tmp_path, data):
    """A missing file, a folder and a pipe are told apart, and none of them hangs."""
    content = content_of(data)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.csv").write_bytes(b"x" * (1024 * 1024 + 1))
    names = {
        "none.csv": "table-missing",
        "data": "table-is-folder",
        "pipe": "file-unreadable",
        "large.csv": "table-too-large",
    }
    for name, code in {**names, "a\0b": "file-unreadable"}.items():
        with pytest.raises(ContentError) as refused:
            plan(tmp_path / name, name, data, content)
        assert [problem.message_id for problem in refused.value.problems] == [code]


GOOD = row(code="444D", name_en="Bell Ringer")
LINES = {
    "too many cells": (
        LAMP.replace("Lamp Lighter", "Lamp, Lighter").replace('"', ""),
        "t.csv:2:75 table-cells: This line has 15 cells, and the table has 14 columns.",
    ),
    "too few cells": (
        "555E,,Lamp Lighter\n",
        "t.csv:2:1 table-cells: This line has 3 cells, and the table has 14 columns.",
    ),
    "text after a quote": (
        LAMP.replace("Lamp Lighter", '"Lamp" Lighter'),
        "t.csv:2:1 table-quote: A straight quote is misplaced or not closed: lines 2 to 2 cannot be read.",
    ),
    "quote closed lines later": (
        LAMP.replace("Lamp", '"Lamp') + row(name_en='"x"').replace('""', ""),
        "t.csv:2:1 table-quote: A straight quote is misplaced or not closed: lines 2 to 3 cannot be read.",
    ),
    "nul": (
        LAMP.replace("Lamp", "La\0mp"),
        "t.csv:2:7 control-character name_en: There is an invisible control character here (U+0000).",
    ),
    "hidden": (
        LAMP.replace("Lamp", "La\u200bmp"),
        "t.csv:2:7 invisible-character name_en: There is an invisible character here (U+200B), often pasted from a Web page or from Word.",
    ),
    "line break": (
        LAMP.replace("Lamp Lighter", '"Lamp\nLighter"'),
        "t.csv:2:7 table-line-break name_en: There is a line break in this cell.",
    ),
    "formula": (
        LAMP.replace("Lamp Lighter", "=cmd|' /C calc'!A1"),
        "t.csv:2:7 table-formula name_en: “=cmd|' /C calc'!A1” is a formula or a spreadsheet error, not a value.",
    ),
    "spreadsheet error": (
        LAMP.replace("Lamp Lighter", "#REF!"),
        "t.csv:2:7 table-formula name_en: “#REF!” is a formula or a spreadsheet error, not a value.",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_cannot_be_read_is_refused_alone(name):
    """The line is named with what is wrong, and the line after it is read."""
    content, expected = LINES[name]
    lines, wrong = lines_of(table(content, GOOD), "t.csv")
    assert [text[: len(expected)] for text in said(wrong)] == [expected]
    assert [each.text("code") for each in lines] == ["444D"]


def test_a_quote_that_is_never_closed():
    """All that it swallows is refused, and said."""
    lines, wrong = lines_of(table(GOOD, LAMP.replace("Lamp", '"Lamp'), GOOD), "t.csv")
    assert ([each.text("code") for each in lines], said(wrong)[0].split(". ")[0]) == (
        ["444D"],
        "t.csv:3:1 table-quote: A straight quote is misplaced or not closed: lines 3 to 4 cannot be read",
    )


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: (HEADER + "\n" + text).encode("utf-8", "surrogatepass")),
    )
)
@settings(max_examples=300, deadline=None)
def test_no_table_breaks_the_reading(content):
    """Whatever a file holds, it is lines, problems, or refused; each cell of a line has its place."""
    try:
        lines, wrong = lines_of(content, "t.csv")
    except ContentError as refused:
        assert refused.problems
        return
    assert all(each.at(name).line >= each.location.line for each in lines for name in COLUMNS if each.text(name))
    assert all(text for text in said(wrong))


# Cells


CELLS = {
    "spaced hours": (
        {"hours_total": "6 000"},
        "hours_total",
        "hours-form hours_total: “6 000” is not a number of hours.",
    ),
    "half an hour": (
        {"hours_on_job": "6000.5"},
        "hours_on_job",
        "hours-form hours_on_job: “6000.5” is not a number of hours.",
    ),
    "below nothing": (
        {"hours_in_school": "-1"},
        "hours_in_school",
        "hours-form hours_in_school: “-1” is not a number of hours.",
    ),
    "sum": (
        {"hours_total": "100", "hours_on_job": "80", "hours_in_school": "30"},
        "hours_total",
        "hours-do-not-add-up hours_total: The total is 100, but work and class make 110.",
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
    "code": ({"code": "555e"}, "code", "trade-code-form code: “555e” is not a trade code."),
    "no name": ({"name_en": ""}, "name_en", "trade-name-missing name_en: This trade has no name."),
    "no code, no English name": (
        {"code": "", "name_fr": "Allumeur", "name_en": ""},
        "code",
        "table-trade-unnamed code: With no code and no English name that is short enough, this trade cannot be given a file name.",
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
        {"other_sources": f"{TOWN} and https://who.example/x (code)"},
        "other_sources",
        "table-source-unknown other_sources: “https://who.example/x” is not a source of the guide.",
    ),
    "unknown words": (
        {"other_sources": "book of the young (code)"},
        "other_sources",
        "table-source-unknown other_sources: “book of the young (code)” is not a source of the guide.",
    ),
    "open bracket": (
        {"other_sources": f"{TOWN} (code; {GUILD} (hours)"},
        "other_sources",
        "table-bracket other_sources: There is a bracket in this cell without the other.",
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
    assert [problem.message_id for problem in made.refused] == ["trade-code-form", "wrong-choice", "hours-form"]


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


# Sources


def test_sources_are_found_by_address_however_it_is_written(importing):
    """Scheme, www and a slash at the end make no difference; the rest of the address does."""
    known = KnownSources(content_sources())
    for written_as in (
        GUILD,
        "http://guild.example/trades?page=2",
        "guild.example/trades/?page=2",
        "www.guild.example/trades?page=2.",
    ):
        head = written_as if "//" in written_as or written_as.startswith("www") else f"http://{written_as}"
        assert known.find(Entry(head, head, "")) == (["guild-page"], [])
    assert known.find(Entry(TOWN + "s", TOWN + "s", "")) == ([], [TOWN + "s"])
    assert known.find(Entry("http://[", "http://[", "")) == ([], ["http://["])


def test_sources_without_address_are_found_by_their_words():
    """known_as is a phrase of the entry, or the whole of an address that was noted in part."""
    known = KnownSources(content_sources())
    for text in ("Library (the Book of the Elders, page 3) (code)", "https://cut.example/boo... (code)"):
        assert known.find(entries(text)[0]) == (["old-book"], [])


def content_sources() -> dict[str, Source]:
    return shape_mapping(Source, tree_of(SOURCES.encode(), "sources.yml")[0])[0]


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


VALUES = {"sector": "motive-power", "hours/total": 6000, "hours/on_the_job": 5280, "hours/in_class": 720}


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
    assert (found.said, found.drawn) == (said_outright, drawn)


@pytest.mark.parametrize("says", ["", "a copy of 2016", "renamed", "has a page"])
def test_words_that_name_nothing(says):
    """A source that is not said to support a figure stands behind the trade as a whole."""
    assert supported(says, VALUES) is None


def test_each_value_has_its_own_sources(importing):
    """What an entry names has that entry for source, the rest source_url; a weaker source makes a fact second-hand."""
    others = f"{TOWN} (code; exam); the book of the elders (hours); {TOWN} (a remark)"
    made = importing(
        row(
            code="555E",
            name_en="Lamp Lighter",
            sector="service",
            exam="yes",
            red_seal="no",
            hours_total=100,
            other_sources=others,
        )
    )
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


def test_a_conclusion_is_never_certain(importing):
    """An exam that only follows from the trade being compulsory is second-hand, even from an official page."""
    made = importing(
        row(code="555E", name_en="Lamp Lighter", exam="yes", other_sources=f"{GUILD} (compulsory implies exam)")
    )
    assert "exam: {value: yes, source: guild-page, confidence: medium}\n" in written(made)["trades/555E.yml"]


def test_a_row_of_medium_confidence_is_second_hand_throughout(importing):
    """Every fact of it, and its name, say so."""
    text = written(importing(row(code="555E", name_en="Lamp Lighter", exam="no", confidence="Medium")))[
        "trades/555E.yml"
    ]
    assert "\nconfidence: medium\n" in text and "exam: {value: no, source: guild-page, confidence: medium}\n" in text


# Which trade


def test_new_files_are_small_and_named_by_code_or_name(importing, data):
    """A trade without a code is named by its English name; the fullest file has fifteen lines."""
    full = {
        "name_fr": "Allumeur : grand feu",
        "name_en": "Lamp, Wick and Oil Lighter",
        "sector": "construction",
        "classification": "compulsory",
        "exam": "yes",
        "red_seal": "yes",
        "hours_total": 120,
        "hours_on_job": 100,
        "hours_in_school": 20,
        "confidence": "medium",
    }
    made = importing(row(**full), row(code="555E", name_en="Lamp Lighter", exam="no"))
    files = written(made)
    assert list(files) == ["trades/lamp-wick-and-oil-lighter.yml", "trades/555E.yml"]
    text = files["trades/lamp-wick-and-oil-lighter.yml"]
    assert len(text.splitlines()) == 15
    assert '  fr: "Allumeur : grand feu"\n  en: Lamp, Wick and Oil Lighter\n' in text
    save(made, data)
    assert problems(data) == []


def test_a_known_name_finds_its_trade_and_gets_its_code(importing, data):
    """A file named by a slug keeps its name when the code becomes known: the code is written into it."""
    write(
        data,
        "trades/lamp-lighter.yml",
        "# mine\nname: {en: Lamp Lighter}\nsource: manual\npathway: lantern\nexam: {value: no, source: manual}\n",
    )
    made = importing(row(code="555E", name_en="Lamp Lighter"))
    assert written(made) == {
        "trades/lamp-lighter.yml": "# mine\ncode: 555E\nname: {en: Lamp Lighter}\nsource: [manual, guild-page]\npathway: lantern\nexam: {value: no, source: manual}\n"
    }
    save(made, data)
    assert importing(row(code="555E", name_en="Lamp Lighter")).to_write == []
    assert importing(row(name_en="Lamp  lighter", exam="no")).trades[0].id == "lamp-lighter"


@pytest.mark.parametrize("name", ["Kite Maker", "KITE MAKER"])
def test_a_name_in_a_file_finds_that_file(name, importing):
    """Without a code, the English name of a known trade is enough, whatever its capitals."""
    assert [trade.id for trade in importing(row(name_en=name)).trades] == ["222B"]


def test_a_name_of_another_trade_is_refused(importing):
    """A code and a name that belong to two trades, or a known name under a new code, are not guessed at."""
    made = importing(row(code="111A", name_en="Kite Maker"), row(code="999Z", name_en="Lantern Maker"))
    assert said(made.refused) == [
        "table.csv:2:7 table-name-of-another name_en: “Kite Maker” is the name of trade 222B, and this line has the code 111A. Correct the name or the code.",
        "table.csv:3:7 table-name-of-another name_en: “Lantern Maker” is the name of trade 111A, and this line has the code 999Z. Correct the name or the code.",
    ]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([LAMP, row(code="555E", name_en="Wick Trimmer")], "555E"),
        ([row(name_en="Lamp Lighter"), row(name_en="Lamp - Lighter")], "lamp-lighter"),
        ([row(name_en="Lamp Lighter"), row(code="555E", name_en="lamp lighter")], None),
        ([row(code="111A", name_en="Lantern Maker"), row(name_en="Lantern maker")], "111A"),
    ],
    ids=["one code", "one slug", "one name", "one file"],
)
def test_two_rows_about_one_trade_are_both_refused(rows, name, importing):
    """Nothing tells which is right, so neither is written, and each names the other."""
    made = importing(*rows, GOOD)
    assert [problem.message_id for problem in made.refused] == ["table-line-twice"] * 2
    if name:
        assert (
            said(made.refused)[0]
            == f"table.csv:2:1 table-line-twice: This trade ({name}) has several lines: this one and 3. Keep only one; nothing tells which of them is right."
        )
    assert list(written(made)) == ["trades/444D.yml"]


def test_new_trades_follow_the_only_pathway_or_the_one_named(importing, data):
    """With several pathways nobody is asked to guess; a trade that is there already needs none."""
    shutil.copy(data / "pathways" / "lantern.yml", data / "pathways" / "kite.yml")
    known = row(code="222B", name_en="Kite Maker", exam="no")
    assert importing(known).to_write == []
    assert "pathway: kite\n" in written(importing(LAMP, pathway="kite"))["trades/555E.yml"]
    for rows, named in ((LAMP, None), (known, "kit")):
        with pytest.raises(PathwayNotSaid) as wrong:
            importing(rows, pathway=named)
        assert (wrong.value.named, wrong.value.known) == (named or "", ["kite", "lantern"])


def test_a_trade_that_the_guide_leaves_out_is_not_added_beside(importing):
    """By code or by name: it cannot be both among the trades and among those left out."""
    made = importing(row(code="333C", name_en="Taper"), row(name_en="Candle maker"))
    assert said(made.refused) == [
        f"table.csv:{n}:1 table-trade-left-out: This trade is among those the guide leaves out, under the name “candle-maker”. Take it out of data/unlisted.yml, then try again."
        for n in (2, 3)
    ]


def test_uncertain_rows_stay_out_with_their_reason(importing):
    """A row of low confidence is never imported, whatever else it holds."""
    made = importing(
        row(code="555E", name_en="Lamp Lighter", confidence="low", source_url="nowhere", notes="Seen once.")
    )
    assert (made.trades, made.refused) == ((), ())
    assert [(str(each.location), each.code, each.name, each.why) for each in made.left_out] == [
        ("table.csv:2:1", "555E", "Lamp Lighter", "Seen once.")
    ]


# What changes


def changed(importing, data, **cells) -> tuple[list[tuple], list[str]]:
    """What a row changes in 111A, and the lines that differ in its file."""
    made = importing(row(**{"code": "111A", "name_en": "Lantern Maker", **cells}))
    assert made.refused == ()
    before = (data / "trades/111A.yml").read_text("utf-8").splitlines()
    after = made.trades[0].after.decode().splitlines()
    told = [(each.kind, each.field, each.old, each.new) for each in made.trades[0].changes]
    return told, [text for text in after if text not in before]


def test_equal_values_and_empty_cells_change_nothing(importing, data):
    """Other sources and another confidence for the same values are no reason to touch a file."""
    cells = {
        "name_fr": "Lanternier",
        "sector": "service",
        "classification": "non-compulsory",
        "exam": "yes",
        "red_seal": "no",
    }
    hours = {"hours_total": 1200, "hours_on_job": 1000, "hours_in_school": 200}
    assert changed(importing, data, **cells, **hours, confidence="medium") == ([], [])
    assert changed(importing, data) == ([], [])
    assert importing(row(code="111A", name_en="Lantern Maker", exam="yes")).trades[0].same == 3


def test_how_a_dash_is_typed_is_no_difference(importing, data):
    """A dash or an apostrophe typed otherwise is the same name; a capital is another."""
    change(data, "trades/111A.yml", "Lantern Maker", "Lantern – Maker")
    assert changed(importing, data, name_en="Lantern - Maker") == ([], [])
    assert changed(importing, data, name_en="Lantern - maker")[0] == [
        ("changed", "name/en", "Lantern – Maker", "Lantern - maker")
    ]


@pytest.mark.parametrize(
    "told",
    [
        "also_called: [{fr: Faiseur de lanternes, en: lamp maker}]\n",
        "remarks: {is: folds, with: {count: faiseur de lanternes}, source: manual}\n",
        "facts: [{id: old, text: {fr: On disait « faiseur de lanternes »., en: Once a lamp maker.}, source: manual}]\n",
    ],
    ids=["also called", "remark", "fact"],
)
@pytest.mark.parametrize("name", ["name: {fr: Lanternier, en: Lantern Maker}", "name: {en: Lantern Maker}"])
def test_a_name_that_the_trade_tells_elsewhere_is_known(name, told, importing, data):
    """Another name of the trade does not replace the first, nor stand for one that is not verified."""
    kept = (data / "trades/111A.yml").read_text("utf-8").split("facts:")[0]
    write(data, "trades/111A.yml", kept.replace("name: {fr: Lanternier, en: Lantern Maker}", name) + told)
    cells = {"name_fr": "Faiseur de lanternes", "confidence": "medium"}
    assert changed(importing, data, **cells) == ([], [])
    assert importing(row(code="111A", name_en="Lantern Maker", **cells)).trades[0].same == 3
    assert changed(importing, data, name_fr="Lampiste", source_url=TOWN)[0][0][1:] == (
        "name/fr",
        "Lanternier" if "fr:" in name else "",
        "Lampiste",
    )


def test_an_older_name_that_turns_out_official_is_added(importing, data):
    """What an official source gives as the name fills a place that is empty, even where it was another name until now."""
    change(
        data,
        "trades/111A.yml",
        "name: {fr: Lanternier, en: Lantern Maker}",
        "name: {en: Lantern Maker}\nalso_called: [{fr: lampiste, en: lamp maker}]",
    )
    assert changed(importing, data, name_fr="Lampiste")[0] == [("added", "name/fr", "", "Lampiste")]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [({"confidence": "medium"}, True), ({"source_url": TOWN}, True), ({}, False)],
    ids=["uncertain row", "weaker source", "as strong"],
)
def test_the_name_of_an_official_source_gives_way_only_to_another(cells, kept, importing, data, tmp_path):
    """A name taken from an authority or a law is kept, and the report says what the table has instead."""
    change(data, "trades/111A.yml", "source: manual\npathway", "source: [manual, guild-page]\npathway")
    made = importing(row(**{"code": "111A", "name_en": "Lantern Maker", "name_fr": "Lampiste", **cells}))
    trade = made.trades[0]
    assert [(each.old, each.new) for each in (trade.kept if kept else trade.changes)] == [("Lanternier", "Lampiste")]
    assert (made.to_write == [], trade.before == trade.after, trade.same) == (kept, kept, 2)
    told = []
    import_trades(TableImport(tmp_path / "table.csv", tmp_path, data, AS_OF, None, False), "en", told.append)
    sources = "town-list; indirect source" if "source_url" in cells else "guild-page; indirect source"
    kept_line = f"data/trades/111A.yml French name kept: Lanternier; the table says: Lampiste ({sources})"
    assert (kept_line in told[0].splitlines()) is kept and (told[-1] == "Nothing to change.") is kept


def test_a_changed_fact_is_replaced_with_its_source(importing, data):
    """The old value, its source and its confidence go together."""
    told, lines = changed(importing, data, exam="no", sector="construction", confidence="medium")
    assert told == [
        ("changed", "sector", "service", "construction"),
        ("changed", "exam", "yes", "no"),
        ("changed", "confidence", "high", "medium"),
    ]
    assert lines == [
        "source: [manual, guild-page]",
        "confidence: medium",
        "sector: construction",
        "exam: {value: no, source: guild-page, confidence: medium}",
    ]


def test_what_was_unknown_is_filled_in(importing, data):
    """A fact that said unknown or was left out, a name, and hours that were not there."""
    made = importing(
        row(code="222B", name_fr="Faiseur de cerfs-volants", name_en="Kite Maker", red_seal="yes", hours_total=90)
    )
    assert [(each.kind, each.field) for each in made.trades[0].changes] == [
        ("added", "name/fr"),
        ("added", "red_seal"),
        ("added", "hours/total"),
    ]
    before = (data / "trades/222B.yml").read_text("utf-8")
    assert made.trades[0].after.decode() == (
        before.replace("name: {en: Kite Maker}", "name: {fr: Faiseur de cerfs-volants, en: Kite Maker}")
        .replace("source: manual\npathway", "source: [manual, guild-page]\npathway")
        .replace("red_seal: {value: unknown, source: manual}", "red_seal: {value: yes, source: guild-page}")
        .replace("hours: {}", "hours: {total: {value: 90, source: guild-page}}")
    )


def test_hours_of_another_source_stand_beside(importing, data):
    """Two sources that disagree give two figures, and readers see both."""
    told, lines = changed(importing, data, hours_in_school=250)
    assert told == [("beside", "hours/in_class", "200", "250")]
    assert lines == ["  in_class: [{value: 200, source: manual}, {value: 250, source: guild-page}]"]


def test_hours_of_the_same_source_follow_it(importing, data):
    """A source that now gives another figure has only that one."""
    change(
        data,
        "trades/111A.yml",
        "in_class: [{value: 200, source: manual}]",
        "in_class:\n    # two\n    - value: 200\n      source: manual\n    - value: 210\n      source: guild-page",
    )
    told, lines = changed(importing, data, hours_in_school=250)
    assert told == [("changed", "hours/in_class", "210", "250")]
    assert lines == ["    - {value: 250, source: guild-page}"]


def test_a_second_import_has_nothing_to_change(importing, data):
    """What was written is what the table says."""
    rows = [
        row(code="111A", name_en="Lantern Lord", exam="no", hours_total=99, confidence="medium"),
        LAMP,
        row(name_en="Wick Trimmer", exam="yes"),
    ]
    save(importing(*rows), data)
    assert importing(*rows).to_write == []


# Nothing else is touched


STYLES = {
    "block": (
        """\
name:
  en: Lamp Lighter
source: manual
pathway: lantern

# why not
exam:
  value: no
  # asked twice
  source:
    - manual
    - guild-page
hours:
  total:
    - value: 90
      source: manual
links: guild
""",
        """\
name:
  fr: Allumeur
  en: Lamp Lighter
source: [manual, guild-page]
pathway: lantern

# why not
# asked twice
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total:
    - value: 90
      source: manual
    - {value: 95, source: guild-page}
links: guild
""",
    ),
    "dashes under their key": (
        """\
name:
  en: Lamp Lighter
source:
- manual
pathway: lantern
exam: {value: no, source: manual}
hours:
  total:
  - value: 90
    source: manual
links:
- guild
""",
        """\
name:
  fr: Allumeur
  en: Lamp Lighter
source:
- manual
- guild-page
pathway: lantern
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total:
  - value: 90
    source: manual
  - {value: 95, source: guild-page}
links:
- guild
""",
    ),
    "brackets": (
        """\
name: { en: 'Lamp Lighter' }   
source: [ manual ]
pathway: "lantern"
exam: { value: no,
        # asked
        source: [manual] }  # kept
hours: { total: [ {value: 90, source: manual} ] }
""",
        """\
name: { fr: Allumeur, en: 'Lamp Lighter' }   
source: [ manual, guild-page ]
pathway: "lantern"
# asked
exam: {value: yes, source: guild-page}  # kept
red_seal: {value: no, source: guild-page}
hours: { total: [ {value: 90, source: manual}, {value: 95, source: guild-page} ] }
""",
    ),
    "four spaces": (
        """\
name:
    en: Lamp Lighter
source:
      - manual
pathway: lantern
exam:
    value: no
    source: manual
hours:
    total:
        value: 90
        source: manual
""",
        """\
name:
    fr: Allumeur
    en: Lamp Lighter
source:
      - manual
      - guild-page
pathway: lantern
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
    total: [{value: 90, source: manual}, {value: 95, source: guild-page}]
""",
    ),
    "folded": (
        """\
name:
  en: >-
    Lamp
    Lighter
pathway: lantern
source: manual
become:
  fr: Un
    deux
  en: |-
    # three
exam: {value: no, source: manual}
hours:
  total: {value: 90, source: manual}

# the end
""",
        """\
name:
  fr: Allumeur
  en: >-
    Lamp
    Lighter
pathway: lantern
source: [manual, guild-page]
become:
  fr: Un
    deux
  en: |-
    # three
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total: [{value: 90, source: manual}, {value: 95, source: guild-page}]

# the end
""",
    ),
    "no last line end": (
        "source: manual\nname: {en: Lamp Lighter}\npathway: lantern\nhours: {total: {value: 90, source: manual}}\nexam: {value: no, source: manual}",
        (
            "source: [manual, guild-page]\nname: {fr: Allumeur, en: Lamp Lighter}\npathway: lantern\nhours: {total: [{value: 90, source: manual}, {value: 95, source: guild-page}]}\n"
            "exam: {value: yes, source: guild-page}\nred_seal: {value: no, source: guild-page}"
        ),
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
def test_whatever_its_style_a_file_keeps_what_was_not_to_change(style, ends, mark, importing, data):
    """Comments, order, quotes, spaces and line ends stay, in every line that no change touches."""
    before, after = ((mark + text.replace("\n", ends)).encode() for text in STYLES[style])
    (data / "trades" / "555E.yml").write_bytes(before)
    assert importing(row(code="555E", name_en="Lamp Lighter", exam="no", hours_total=90)).trades[0].after == before
    made = importing(
        row(code="555E", name_fr="Allumeur", name_en="Lamp Lighter", exam="yes", red_seal="no", hours_total=95)
    )
    assert (said(made.refused), made.trades[0].after.decode()) == ([], after.decode())


@pytest.mark.parametrize("path", sorted((DATA / "trades").glob("*.yml")), ids=lambda path: path.stem)
def test_real_files_change_in_the_lines_that_were_meant(path):
    """In every real file, a new French name and a changed exam leave all other lines byte for byte."""
    before = path.read_bytes().decode()
    draft = Draft(before, ORDER)
    draft.put(("name", "fr"), quoted("Nom : nouveau"))
    draft.put(("exam",), "{value: no, source: new}")
    draft.append(("hours", "total"), "{value: 1, source: new}")
    after = draft.text.splitlines()
    gone = [text for text in before.splitlines() if text not in after]
    assert '  fr: "Nom : nouveau"' in after and "exam: {value: no, source: new}" in after
    assert all(
        text.lstrip().startswith(("fr:", "exam:", "value:", "source:", "- ", "confidence:", "total:")) for text in gone
    ), gone
    assert [text for text in before.splitlines() if text.lstrip().startswith("#")] == [
        text for text in after if text.lstrip().startswith("#")
    ]


def test_comments_inside_what_is_replaced_stand_above_it():
    """A remark an editor left inside a fact is not lost with the fact."""
    draft = Draft("a: 1\nexam:\n  # asked\n  value: no\n  source:\n    # twice\n    - x\n    - y\nb: 2\n", ORDER)
    draft.put(("exam",), "{value: yes, source: z}")
    assert draft.text == "a: 1\n# asked\n# twice\nexam: {value: yes, source: z}\nb: 2\n"


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip).filter(bool)
)
@settings(max_examples=300, deadline=None)
def test_any_name_is_read_back_as_it_was(name):
    """Whatever its characters, a name is quoted where YAML would take them for something else."""
    for text in (f"a: {quoted(name, in_brackets=False)}\n", f"{{a: {quoted(name)}, b: c}}\n"):
        node, wrong = tree_of(text.encode(), "a.yml")
        assert wrong or node["a"] == name
        assert {problem.message_id for problem in wrong} <= {"hard-space", "invisible-character", "unknown-character"}


def test_a_file_that_cannot_be_changed_safely_is_left_alone(importing, data, monkeypatch):
    """If the text that would be written does not read back as meant, the row is refused and says what to do."""
    monkeypatch.setattr("jalons.importing.writing.changed_file", lambda text, *_: text.replace("Lanternier", "Autre"))
    made = importing(row(code="111A", name_en="Lantern Maker", exam="no"))
    assert said(made.refused) == [
        "table.csv:2:1 table-file-unusual: The file trades/111A.yml is written in a way that does not allow this change without risk. Make this change by hand in that file, then try again."
    ]


# Checked, then written, all or nothing


def test_what_would_not_pass_the_check_is_told_at_its_row(importing, data):
    """The rules judge the data as it would be; a problem in a trade's file is told where the table says it."""
    made = importing(
        row(code="555E", name_en="Lamp Lighter", exam="no"), row(code="111A", name_en="Lantern Maker", hours_total=5000)
    )
    assert problems_after(made, data, "data", AS_OF) == ([], [])
    assert said(problems_after(importing(LAMP), data, "data", AS_OF)[0]) == [
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for trade 555E: what it depends on is “unknown”. Verify it in a source, or add a branch for unknown."
    ]
    write(
        data,
        "trades/555E.yml",
        "name: {en: Lamp Lighter}\nsource: manual\npathway: lantern\nhours:\n  on_the_job: {value: 10, source: manual}\n  in_class: {value: 5, source: manual}\n",
    )
    made = importing(row(code="555E", name_en="Lamp Lighter", exam="no", hours_total=20))
    new, old = problems_after(made, data, "data", AS_OF)
    assert said(new) == [
        "table.csv:2:1 hours-do-not-add-up trades/555E.yml hours/total: The total is 20, but work and class make 15. Correct a figure; if two sources disagree, give both."
    ]
    assert old == []


def test_problems_that_are_there_already_are_told_apart(importing, data):
    """The table is not blamed for what is wrong elsewhere."""
    change(data, "stages/learn.yml", "return_to: apply", "return_to: party")
    new, old = problems_after(importing(row(code="111A", name_en="Lantern Maker", exam="no")), data, "data", AS_OF)
    assert new == [] and {problem.location.file for problem in old} == {"data/stages/learn.yml"}


ROWS = [
    row(code="111A", name_en="Lantern Maker", exam="no"),
    row(code="222B", name_en="Kite Maker", red_seal="no"),
    LAMP,
]


def state(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_the_rights_of_those_they_replace(importing, data):
    """Nothing but the trades is touched, and no other file is left behind."""
    before = state(data)
    (data / "trades/111A.yml").chmod(0o600)
    made = importing(*ROWS)
    assert state(data) == before
    save(made, data)
    assert state(data) == before | {trade.file: trade.after for trade in made.to_write}
    assert [(data / f"trades/{name}.yml").stat().st_mode & 0o777 for name in ("111A", "555E")] == [0o600, 0o644]


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_disk_that_fails_midway_leaves_the_data_as_it_was(fails_at, importing, data, monkeypatch):
    """Files already moved into place are put back; new ones go again."""
    before, made, moved = state(data), importing(*ROWS), []

    def replace(source, target, real=os.replace):
        moved.append(target)
        if len(moved) == fails_at:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(saving.os, "replace", replace)
    with pytest.raises(OSError):
        save(made, data)
    assert state(data) == before


def test_a_file_that_changed_meanwhile_stops_everything(importing, data):
    """What an editor saved after the report is never overwritten."""
    made = importing(*ROWS)
    change(data, "trades/222B.yml", "Kite Maker", "Kite Master")
    before = state(data)
    with pytest.raises(ChangedMeanwhile) as stopped:
        save(made, data)
    assert (stopped.value.file, state(data)) == ("trades/222B.yml", before)
    made = importing(LAMP)
    write(data, "trades/555E.yml", "name: {en: Mine}\n")
    with pytest.raises(ChangedMeanwhile):
        save(made, data)


# The real guide


def real_table() -> bytes:
    """The real trades as a table that says what they say."""
    rows = []
    for name, trade in real_content().trades.items():
        source = next(
            real_content().sources[each] for each in (*trade.source, "sto-finish") if real_content().sources[each].url
        )
        answers = {"exam": trade.exam.value, "red_seal": trade.red_seal.value}
        compulsory = {"yes": "compulsory", "no": "non-compulsory", "unknown": ""}[trade.compulsory.value]
        figures = {
            "hours_total": trade.hours.total,
            "hours_on_job": trade.hours.on_the_job,
            "hours_in_school": trade.hours.in_class,
        }
        cells = {column: given[0].value for column, given in figures.items() if given}
        names = {"code": trade_code(name, trade) or "", "name_fr": trade.name.fr or "", "name_en": trade.name.en or ""}
        rows.append(
            row(
                **names, **answers, **cells, classification=compulsory, sector=trade.sector or "", source_url=source.url
            )
        )
    return table(*rows)


def test_the_real_trades_have_nothing_to_change(tmp_path):
    """A table that says what the guide says changes not one of its files."""
    path = tmp_path / "real.csv"
    path.write_bytes(real_table())
    made = plan(path, "real.csv", DATA, real_content())
    assert (said(made.refused), [(trade.id, trade.changes) for trade in made.to_write]) == ([], [])
    assert len(made.trades) == len(real_content().trades)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.fixed_dictionaries(
        {},
        optional={
            "name_fr": st.sampled_from(["Nom neuf", "Nom : neuf", '"', "L'un, l'autre"]),
            "exam": st.sampled_from(["yes", "no"]),
            "red_seal": st.sampled_from(["yes", "no"]),
            "sector": st.sampled_from(["service", "industrial"]),
            "classification": st.sampled_from(["compulsory", "non-compulsory"]),
            "hours_total": st.integers(1, 9999),
            "confidence": st.sampled_from(["high", "medium"]),
        },
    ),
    name=st.sampled_from(sorted(path.stem for path in (DATA / "trades").glob("*.yml"))),
)
def test_any_row_on_any_real_trade_is_written_as_meant(cells, name, tmp_path):
    """On the real files too, what is written says what the table says, and all else is as it was."""
    trade = real_content().trades[name]
    source = real_content().sources["sto-finish"].url
    path = tmp_path / "one.csv"
    path.write_bytes(
        table(row(**{"code": trade_code(name, trade) or "", "name_en": trade.name.en, "source_url": source, **cells}))
    )
    made = plan(path, "one.csv", DATA, real_content())
    assert said(made.refused) == []
    read, wrong = shape(Trade, tree_of(made.trades[0].after, f"{name}.yml")[0])
    again = plan(path, "one.csv", DATA, replace(real_content(), trades={**real_content().trades, name: read}))
    assert wrong == [] and again.to_write == []
    assert (read.facts, read.changes, read.links, read.become) == (
        trade.facts,
        trade.changes,
        trade.links,
        trade.become,
    )
