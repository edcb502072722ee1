"""Tables: read however a spreadsheet writes them, or refused whole or line by line, each with its place."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalons.importing.plan import plan
from jalons.importing.table import lines_of
from jalons.problems.problem import ContentError
from support.import_tables import COLUMNS, GOOD, HEADER, LAMP, row, said, table
from support.small_guide import content_of


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


def test_columns_come_in_any_order_and_some_may_be_missing():
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


MORE = [*(f"{name}_source" for name in COLUMNS[:10]), "second_hand"]
"""The columns that say where single cells come from."""
WHOLE = {
    "empty": (
        b"",
        "t.csv table-empty: This table is empty. Put the names of the columns on the first line, then one path a line.",
    ),
    "blank": (
        b"\n \n",
        "t.csv table-empty: This table is empty. Put the names of the columns on the first line, then one path a line.",
    ),
    "header only": (
        table(),
        "t.csv table-without-lines: This table has only the line of column names. Add one path a line.",
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
            f"{', '.join([*COLUMNS, *MORE[:-1]])} and second_hand."
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
        lines, told = lines_of(content, "t.csv")
    except ContentError as refused:
        lines, told = [], refused.problems
    assert lines or told
    assert all(each.at(name).line >= each.location.line for each in lines for name in COLUMNS if each.text(name))
    assert all(text for text in said(told))
