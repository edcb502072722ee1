"""What a row changes in a trade, and what it leaves as it is."""

from __future__ import annotations

import pytest

from jalons.importing.saving import save
from jalons_cli.importing import TableImport, import_table
from support.import_tables import LAMP, TOWN, row
from support.small_guide import AS_OF, change, write


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
    import_table(TableImport(tmp_path / "table.csv", tmp_path, data, AS_OF, None, False), "en", told.append)
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
