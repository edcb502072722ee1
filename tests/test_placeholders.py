"""Placeholders: words in braces are filled in from the trade, in each language, and unknown ones are found."""

from __future__ import annotations

import pytest

from jalons.path.placeholders import filled, names, trade_name, unknown_marks, values
from jalons.records import Item, SharedEvent, WayIn
from jalons.records.texts import Text
from support.small_guide import FILES, change, content_of, real_content, small_data, write

PLACEHOLDERS = ("trade", "trade_in_sentence", "this_trade", "code", "total_hours", "on_the_job_hours", "in_class_hours")


@pytest.fixture
def small(tmp_path):
    return content_of(small_data(tmp_path))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("nothing", []),
        ("".join(f"{{{name}}}" for name in PLACEHOLDERS), []),
        ("{Trade}", ["{Trade}"]),
        ("{ trade }", ["{ trade }"]),
        ("{}", ["{}"]),
        ("{trade", ["{"]),
        ("trade}", ["}"]),
        ("{{trade}}", ["{", "}"]),
        ("{a} {trade} {b}", ["{a}", "{b}"]),
        ("{n}", ["{n}"]),
    ],
    ids=str,
)
def test_unknown_marks(text, marks):
    """What stands in braces and is no placeholder is told as written, and a brace alone too."""
    assert unknown_marks(text, PLACEHOLDERS) == marks


@pytest.mark.parametrize(
    ("trade_id", "name", "french", "english"),
    [
        ("620D", "trade", "Intervenant en services de soutien à l'intégration", "Developmental Services Worker"),
        ("620D", "this_trade", "ce métier (620D)", "this trade (620D)"),
        ("306A", "trade_in_sentence", "plombier", "Plumber"),
        ("620E", "trade_in_sentence", "Educational Assistant", "Educational Assistant"),
        ("620D", "code", "620D", "620D"),
        ("620D", "total_hours", "4\u00a0500 heures", "4,500 hours"),
        ("620D", "on_the_job_hours", "3\u00a0720 heures", "3,720 hours"),
        ("620D", "in_class_hours", "780 heures", "780 hours"),
        (
            "620C",
            "in_class_hours",
            "720 ou 750 heures (deux chiffres officiels)",
            "720 or 750 hours (two official figures)",
        ),
        ("620E", "trade", "Educational Assistant", "Educational Assistant"),
    ],
)
def test_values_of_the_real_trades(trade_id, name, french, english):
    """Each placeholder stands for what the trade's file says, written as the language writes it."""
    content = real_content()
    value = values(trade_id, content.trades[trade_id], content.words)[name]
    assert (value.in_("fr"), value.in_("en")) == (french, english)


def test_every_placeholder_has_a_value():
    """No placeholder is without a value, and no value without a placeholder."""
    content = real_content()
    assert tuple(values("620D", content.trades["620D"], content.words)) == names(content.facts, "trade") == PLACEHOLDERS


def test_hours_not_confirmed(small):
    """Hours that are not known are said to be so, not left empty."""
    value = values("222B", small.trades["222B"], small.words)["total_hours"]
    assert (value.in_("fr"), value.in_("en")) == ("des heures à confirmer", "hours to be confirmed")


def test_code_not_confirmed(tmp_path):
    """A trade whose code is not verified is not called by the name of its file."""
    folder = small_data(tmp_path)
    write(folder, "trades/kite-flyer.yml", FILES["trades/222B.yml"])
    content = content_of(folder)
    value = values("kite-flyer", content.trades["kite-flyer"], content.words)["code"]
    assert (value.in_("fr"), value.in_("en")) == ("à confirmer", "to be confirmed")


def test_trade_without_a_code_is_pointed_at_by_its_name(tmp_path):
    """A sentence points at a trade by its code; where that is not verified, by its name, as it stands in a sentence."""
    folder = small_data(tmp_path)
    write(folder, "trades/lantern-maker.yml", FILES["trades/111A.yml"])
    content = content_of(folder)
    by_code = values("111A", content.trades["111A"], content.words)["this_trade"]
    by_name = values("lantern-maker", content.trades["lantern-maker"], content.words)["this_trade"]
    assert (by_code.in_("fr"), by_code.in_("en")) == ("ce métier (111A)", "this trade (111A)")
    assert (by_name.in_("fr"), by_name.in_("en")) == ("ce métier (lanternier)", "this trade (Lantern Maker)")


def test_filled_in_every_text(small):
    """Ways in and steps of events are filled in as items are."""
    by = values("111A", small.trades["111A"], small.words)
    text = {"fr": "{code}", "en": "{code}"}
    event = filled(SharedEvent(title=text, text=text, affects=("paper",), steps=({"id": "a", "text": text},)), by)
    assert [event.title.in_("en"), event.text.in_("fr"), event.steps[0].text.in_("en")] == ["111A"] * 3
    way = filled(WayIn(id="a", title=text, text=text, joins="apply"), by)
    assert [way.title.in_("fr"), way.text.in_("en")] == ["111A"] * 2


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([200, 200], "200 hours"),
        ([264, 201], "201 or 264 hours (two figures)"),
        ([264, 201, 264], "201 or 264 hours (two figures)"),
    ],
)
def test_figures_of_several_sources(tmp_path, figures, said):
    """Sources that agree give one figure; others give each, the smallest first."""
    folder = small_data(tmp_path)
    written = ", ".join(f"{{value: {figure}, source: manual}}" for figure in figures)
    change(folder, "trades/111A.yml", "[{value: 200, source: manual}]", f"[{written}]")
    content = content_of(folder)
    assert values("111A", content.trades["111A"], content.words)["in_class_hours"].in_("en") == said


def test_trade_name_in_one_language(small):
    """A name that is not verified in a language is the name in the other."""
    assert trade_name(small.trades["222B"]).in_("fr") == trade_name(small.trades["222B"]).in_("en") == "Kite Maker"
    assert trade_name(small.trades["111A"]).in_("fr") == "Lanternier"


def test_filled(small):
    """Every text of a record, and of the records in it, is filled in; the rest and the places stay."""
    by = values("111A", small.trades["111A"], small.words)
    learn, apply = filled(small.stages["learn"], by), filled(small.stages["apply"], by)
    assert (learn.tasks[0].text.in_("fr"), learn.tasks[0].text.in_("en")) == (
        "Suivre 200 heures de cours.",
        "Take 200 hours of classes.",
    )
    assert apply.tasks[0].text.in_("fr") == "Demander le métier Lanternier."
    assert learn.events == small.stages["learn"].events and learn.who == ("apprentice",)
    assert (learn.location, learn.tasks[0].location) == (
        small.stages["learn"].location,
        small.stages["learn"].tasks[0].location,
    )
    assert small.stages["apply"].tasks[0].text.in_("fr") == "Demander le métier {trade}."


def test_filled_once(small):
    """Braces that a value brings are not filled in again, and unknown ones are left as written."""
    by = {"trade": Text(fr="{code}", en="{code}"), "code": Text(fr="x", en="x")}
    item = Item(id="a", text={"fr": "{trade} {trades} {code}", "en": "{trade}{"})
    assert (filled(item, by).text.in_("fr"), filled(item, by).text.in_("en")) == ("{code} {trades} x", "{code}{")


def test_optional_texts_stay_absent(small):
    """A text that is not written stays so."""
    by = values("111A", small.trades["111A"], small.words)
    item = filled(Item(id="a", text={"fr": "{code}", "en": "{code}"}), by)
    assert (item.text.in_("fr"), item.title, item.detail) == ("111A", None, None)
