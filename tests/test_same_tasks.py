"""A task that stands in two stages: it is written once, stands in both with all that it says, and has one tick."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from jalons.checking import open_guide
from jalons.path.resolving import resolve
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from support.browsers import Browsers
from support.servers import Server
from support.sites import write_pages
from support.small_guide import AS_OF, change, content_of, problems, small_data


@pytest.fixture
def folder(tmp_path):
    """The small guide, at whose party one asks again for the trade; shown twice over, as chains are allowed."""
    made = small_data(tmp_path)
    change(made, "stages/party.yml", "tasks:\n", "tasks:\n  - same_as: finish/ask\n")
    change(made, "stages/finish.yml", "tasks:\n", "tasks:\n  - same_as: apply/ask\n")
    return made


def test_it_says_all_that_the_other_says(folder):
    """Words, people and sources are those of the task that is shown, in the end, filled in from the trade; ids stay apart."""
    assert problems(folder) == []
    path = resolve(content_of(folder), "111A", AS_OF)
    told = path.stage("apply").tasks[0]
    for stage in ("finish", "party"):
        task = path.stage(stage).tasks[0]
        assert (task.id, task.same_as) == ("ask", "apply/ask")
        assert (task.text, task.who, task.source) == (told.text, told.who, told.source)
    assert "{" not in told.text.get("en")
    assert json.loads(path_json(path, USUAL))["stages"]["party"][0]["same_as"] == "apply/ask"


@pytest.mark.browser
@pytest.mark.build
def test_it_is_ticked_once(folder, tmp_path, chromium):
    """Ticked in one stage it is ticked in the other, and taken back there; one key is kept; each page says that it is the same."""
    server = Server()
    server.show(write_pages(open_guide(folder, AS_OF), {"pathway", "stage"}, tmp_path / "served"))
    with Browsers(chromium, server.address).reader({}) as reader:
        page = reader.open("en/trades/111A/party/")
        expect(page.get_by_text("The same task as at stage 1, ticked once.")).to_be_visible()
        page.locator("[data-tick='111A/party/ask']").check()
        reader.open("en/trades/111A/apply/")
        expect(page.locator("[data-tick='111A/apply/ask']")).to_be_checked()
        kept = [key for key in json.loads(page.evaluate("JSON.stringify(Object.keys(localStorage))")) if "tick" in key]
        assert [re.sub(r".*tick:", "", key) for key in kept] == ["111A/apply/ask"]
        page.locator("[data-tick='111A/apply/ask']").uncheck()
        reader.open("en/trades/111A/finish/")
        expect(page.locator("[data-tick='111A/finish/ask']")).not_to_be_checked()
    assert reader.complaints == [] and reader.strangers == []
    server.http.shutdown()
