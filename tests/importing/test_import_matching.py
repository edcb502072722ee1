"""Which trade a row is about, and rows that are about none."""

from __future__ import annotations

import shutil

import pytest

from jalons.importing.plan import PathwayNotSaid
from jalons.importing.saving import save
from support.import_tables import GOOD, LAMP, row, said, written
from support.small_guide import problems, write


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
        "table.csv:2:7 table-name-of-another name_en: “Kite Maker” is the name of 222B, and this line has the code 111A. Correct the name or the code.",
        "table.csv:3:7 table-name-of-another name_en: “Lantern Maker” is the name of 111A, and this line has the code 999Z. Correct the name or the code.",
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
            == f"table.csv:2:1 table-line-twice: This path ({name}) has several lines: this one and 3. Keep only one; nothing tells which of them is right."
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
        f"table.csv:{n}:1 table-row-left-out: This path is among those the guide leaves out, under the name “candle-maker”. Take it out of data/unlisted.yml, then try again."
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
