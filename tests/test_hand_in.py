"""What is handed in at a stage: each document, to whom and how, as the trade has it on the day, with a cover sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from jalons.guide import guide_of
from jalons.pages.maker import PageMaker
from jalons.path.resolving import resolve
from support.paper import words_of
from support.project import ROOT
from support.small_guide import AS_OF, change, content_of, problems, small_data

HAND_IN = """\
hand_in:
  id: lantern
  title: {fr: La lanterne, en: The lantern}
  to: guild
  channels: post
  source: manual
  documents:
    - id: light
      text: {fr: La lanterne allumée., en: The lit lantern.}
      source: manual
    - id: permit
      text: {fr: Le permis., en: The permit.}
      when: {exam: yes}
      valid_until: 2026-04-01
      source: manual
"""


def test_a_trade_hands_in_what_holds_for_it_on_the_day(tmp_path):
    """Documents and envelopes are those of the trade and the day; an envelope with nothing left in it is gone."""
    folder = small_data(tmp_path)
    change(folder, "stages/finish.yml", "tasks:\n", HAND_IN + "tasks:\n")
    assert problems(folder) == []
    content = content_of(folder)

    def documents(content, trade_id, day):
        return [
            document.id
            for hand_in in resolve(content, trade_id, day).stage("finish").stage.hand_in
            for document in hand_in.documents
        ]

    assert documents(content, "111A", date(2026, 3, 1)) == ["light", "permit"]
    assert documents(content, "111A", date(2026, 5, 1)) == documents(content, "222B", date(2026, 3, 1)) == ["light"]
    stage = content.stages["finish"]
    only = stage.hand_in[0].model_copy(update={"documents": stage.hand_in[0].documents[1:]})
    content = replace(content, stages={**content.stages, "finish": stage.model_copy(update={"hand_in": (only,)})})
    assert [hand_in.id for hand_in in resolve(content, "222B", date(2026, 3, 1)).stage("finish").stage.hand_in] == []


def test_the_cover_sheet_asks_what_the_guide_says(tmp_path):
    """A cover sheet asks who sends the parcel as the site says; where it does not, for a name; then it is the same for all."""
    folder = small_data(tmp_path)
    change(folder, "stages/finish.yml", "tasks:\n", HAND_IN + "tasks:\n")

    def asked() -> list[str]:
        maker = PageMaker(guide_of(content_of(folder), AS_OF), "en", ROOT / "overrides" / "jalons")
        body = maker.named("hand-in", "111A", stage="finish").body
        return re.findall(r'<dt>([^<]*)</dt><dd><span\s+data-blank="([a-z-]+)"', body)

    rest = [("Phone or e-mail", "contact"), ("Number of pages", "cover-pages"), ("Date sent", "cover-date")]
    assert asked() == [("Name", "name"), *rest]
    change(folder, "site.yml", "menu:\n", "cover:\n  - {id: maker, name: {fr: Lanternier, en: Maker}}\nmenu:\n")
    assert problems(folder) == [] and asked() == [("Maker", "maker"), *rest]


@pytest.mark.build
def test_where_there_is_something_to_hand_in_there_is_a_page(guide, built):
    """Each stage with something to hand in has its page in both languages, linked from the stage; the others have none."""
    site = built / "site"
    for trade_id in ("620D", "306A"):
        for at in guide.pathways[trade_id].all_stages:
            for language in ("", "en/"):
                stage = site / f"{language}trades/{trade_id}/{at.id}"
                assert (stage / "hand-in" / "index.html").is_file() == bool(at.stage.hand_in)
                assert ("hand-in/" in (stage / "index.html").read_text("utf-8")) == bool(at.stage.hand_in)
    assert {at.id for at in guide.pathways["620D"].all_stages if at.stage.hand_in} >= {
        "apply",
        "agreement",
        "completion",
        "certificate",
    }


@pytest.mark.browser
def test_the_envelope_is_ticked_filled_in_and_printed(reader, server, tmp_path):
    """A document that is a task of the checklist shares its tick; the cover sheet is filled in on the device; paper holds each document once."""
    page = reader.open("en/trades/620D/completion/hand-in/")
    page.wait_for_load_state("networkidle")
    asked = len(server.asked)
    page.locator("[data-tick='620D/completion/send-log-book']").check()
    page.locator(".fill__in .more > summary").click()
    page.locator("[data-fill=apprentice]").fill("Zoé O'Brien")
    page.locator("[data-fill=cover-date]").fill("2026-12-01")
    expect(page.locator(".cover")).to_contain_text("Zoé O'Brien")
    assert len(server.asked) == asked
    file = tmp_path / "envelope.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    text = words_of(file)
    wanted = (
        "TowhomSkilledTradesOntario(STO)",
        "Receivedby",
        "Receivedon",
        "Theproofofthehoursdone",
        "ZoéO'Brien",
        "December1,2026",
        "STOidentificationnumber",
        "SponsorID",
        "Thelogbook,allofit",
    )
    assert [(words, text.count(words)) for words in wanted if text.count(words) != 1] == []
    # a place for the pages of each document besides that of all; what is in doubt is for who sends it
    documents = page.locator(".envelope__documents > li").count()
    assert text.count("Pages") == documents
    doubts = ("Askwhich", "beconfirmed", "personalaid", "Sources", "Whathappensnext", "governmentsite", "Ifasked")
    assert [words for words in doubts if words.lower() in text.lower()] == []
    page = reader.open("trades/620D/completion/")
    expect(page.locator("[data-tick='620D/completion/send-log-book']")).to_be_checked()


@pytest.mark.browser
def test_without_a_script_the_envelope_is_a_list(new_reader):
    """Without JavaScript the documents are there with squares, and nothing that would do nothing is shown."""
    page = new_reader(java_script_enabled=False).open("trades/620D/apply/hand-in/")
    assert page.locator("button:visible").count() == 0 and page.locator(".envelope .task input").count() >= 5
