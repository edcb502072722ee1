"""Open data: one trade's path as JSON."""

from __future__ import annotations

import json

from jalons.path.resolving import resolve
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from support.small_guide import AS_OF, content_of, real_content, small_data, small_path


def test_small_path(tmp_path):
    """Stages, forks, marks and checklist items are there in order, in both languages, placeholders filled in."""
    found = json.loads(path_json(resolve(content_of(small_data(tmp_path)), "222B", AS_OF), USUAL))
    assert (found["variant"], list(found["stages"])) == (
        "222B",
        ["show", "apply", "learn", "practise", "finish", "party"],
    )
    apply, fork, finish, party = found["path"]
    assert apply == {"stage": "apply", "number": "1", "optional": False, "outcome": False}
    assert found["titles"]["apply"] == {"fr": "Demander", "en": "Apply"}
    assert found["stages"]["apply"] == [
        {
            "id": "ask",
            "text": {"fr": "Demander le métier Kite Maker.", "en": "Ask for the trade Kite Maker."},
            "who": ["apprentice"],
        },
        {"id": "wait", "text": {"fr": "Attendre la réponse.", "en": "Wait for the answer."}, "who": ["apprentice"]},
    ]
    assert (fork["together"], fork["number"]) == ("training", "2")
    assert [[stage["number"] for stage in branch] for branch in fork["branches"]] == [["2a"], ["2b"]]
    assert (finish["outcome"], finish["optional"]) == (True, False)
    assert found["titles"]["finish"]["en"] == "Let go of the string"
    assert (party["outcome"], party["optional"]) == (False, True)


def test_kind_ways_in_and_events(tmp_path):
    """The kind of the path, its ways in with their own stages, and where each event leads, are there too."""
    content = content_of(small_data(tmp_path))
    found = json.loads(path_json(resolve(content, "222B", AS_OF), USUAL))
    assert found["kind"] == "short" and json.loads(path_json(resolve(content, "111A", AS_OF), USUAL))["kind"] == "long"
    assert found["ways_in"] == [
        {"id": "plain", "title": {"fr": "Tout le monde", "en": "Everyone"}, "path": [], "joins": "apply"},
        {
            "id": "skilled",
            "title": {"fr": "Mains habiles", "en": "Skilled hands"},
            "path": [{"stage": "show", "number": "A", "optional": False, "outcome": False}],
            "joins": "practise",
        },
    ]
    assert found["events"] == {"show": {"dark": "show"}, "learn": {"lost": "apply", "burnt": "learn"}}


def test_a_trade_sheet(tmp_path):
    """Code, names, sector, facts and hours are there, each with confidence and sources; what is not verified is null or empty."""
    content = content_of(small_data(tmp_path))
    known, unknown = (json.loads(path_json(resolve(content, trade_id, AS_OF), USUAL)) for trade_id in ("111A", "222B"))
    assert (known["code"], known["name"]) == ("111A", {"fr": "Lanternier", "en": "Lantern Maker"})
    # written as its value alone, it rests on the trade's own sources
    assert known["facts"]["sector"] == {"value": "service", "confidence": "high", "source": ["manual"]}
    assert known["facts"]["exam"] == {"value": "yes", "confidence": "high", "source": ["manual"]}
    assert known["facts"]["hours"]["in_class"] == [{"value": 200, "confidence": "high", "source": ["manual"]}]
    assert unknown["name"]["fr"] is None
    assert unknown["facts"]["diploma"] == {"value": "unknown", "confidence": None, "source": []}
    assert unknown["facts"]["registration"] == {"value": "unknown", "confidence": None, "source": ["manual"]}
    assert unknown["facts"]["hours"] == {"total": [], "on_the_job": [], "in_class": []}
    assert known["ways_in"][1]["title"] == {"fr": "Mains habiles", "en": "Skilled hands"}


def test_since_when_registration_is_as_it_is(tmp_path):
    """A registration with a day says it; one without says nothing of days."""
    paused = ("trades/111A.yml", "registration: {value: open,", "registration: {value: paused, since: 2025-05-01,")
    said = json.loads(path_json(small_path(tmp_path, "111A", paused), USUAL))["facts"]["registration"]
    assert said == {"value": "paused", "confidence": "high", "source": ["manual"], "since": "2025-05-01"}
    assert "since" not in json.loads(path_json(small_path(tmp_path, "111A"), USUAL))["facts"]["registration"]


def test_written_short_and_readable():
    """Accents are written as they are, and no space is wasted; the same path is always the same text."""
    written = path_json(resolve(real_content(), "620D", AS_OF), USUAL)
    assert "apprentissage" in written and "é" in written and "\\u00" not in written
    assert '": ' not in written.split('"titles"')[0]
    assert written == path_json(resolve(real_content(), "620D", AS_OF), USUAL)
