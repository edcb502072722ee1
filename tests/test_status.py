"""Statuses of stages, what can be done now and what waits for someone else, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATH, STAGE = "trades/620D/", "trades/620D/agreement/"


def tick(page, *items: str) -> None:
    """Ticks items ("620D/apply", or one of its items) as if they had been ticked on their pages."""
    page.evaluate(
        "(starts) => { for (const box of document.querySelectorAll('[data-tick]'))"
        " if (starts.some((start) => `${box.dataset.tick}/`.startsWith(`${start}/`)) && !box.checked) box.click() }",
        list(items),
    )


def test_a_status_follows_from_the_ticks(reader):
    """Nothing ticked says nothing; some is under way and the reader's turn; all is done, in both languages."""
    page = reader.open(PATH)
    state = page.locator("[data-status-of=apply]")
    expect(state).to_be_hidden()
    tick(page, "620D/apply/find-sponsor")
    expect(state).to_have_text("Ici\u00a0: à vous")
    expect(page.locator(".box[data-stage=apply]")).to_have_class(re.compile("is-some"))
    tick(page, "620D/apply")
    expect(state).to_have_text("Faite")
    reader.open("en/" + PATH)
    expect(state).to_have_text("Done")


def test_the_reader_says_whom_a_stage_waits_for_and_since_when(reader):
    """A stage that waits says for whom and since when on its page, the flowchart and home, by keyboard and in English too."""
    page = reader.open(STAGE)
    page.locator("[data-status] summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("J’attends une réponse ou un document")).to_be_enabled()
    page.get_by_label("J’attends une réponse ou un document").focus()
    page.keyboard.press("Space")
    page.get_by_label("De qui?").select_option("sto")
    page.get_by_label("Depuis quel jour?").fill("2026-11-03")
    page.get_by_label("Depuis quel jour?").blur()
    expect(page.locator("[data-status-now]")).to_contain_text("3 novembre 2026")
    expect(page.locator("[data-status-now]")).to_contain_text("MSO")
    page.reload()
    expect(page.locator("[data-status-now]")).to_contain_text("3 novembre 2026")
    reader.open("en/" + PATH)
    expect(page.locator("[data-status-of=agreement]")).to_have_text(re.compile("Waiting: Skilled Trades Ontario"))
    page.get_by_text("Waiting on someone else").click()
    expect(page.locator("[data-next-waits]")).to_contain_text("Waiting, stage 2, since November 3, 2026")
    reader.open("")
    expect(page.locator("[data-yours]")).to_contain_text("3 novembre 2026")


def test_a_stage_that_is_not_for_me_is_passed_over_and_not_counted(reader):
    """It is neither "here" nor in "x of y", and everything ticked makes it done all the same."""
    page = reader.open("trades/620D/apply/")
    count = page.locator("[data-tick]").count()
    page.locator("[data-status] summary").click()
    page.get_by_label("Cette étape n’est pas pour moi").check()
    expect(page.locator("[data-status-now]")).to_have_text("Pas pour moi")
    reader.open(PATH)
    needed = page.locator(".stage:not(.stage--optional) [data-tick]").count()
    expect(page.locator("[data-total]")).to_contain_text(f"0 sur {needed - count}")
    expect(page.locator(".box[data-stage=agreement]")).to_have_class(re.compile("is-here"))
    tick(page, "620D/apply")
    expect(page.locator("[data-status-of=apply]")).to_have_text("Faite")


def test_what_waits_for_someone_else_is_told_apart_from_what_i_can_do(reader):
    """At a stage with tasks of mine and of others, the next thing is mine, and the others' are named with who does them."""
    page = reader.open(PATH)
    tick(
        page,
        "620D/apply",
        "620D/agreement",
        "620D/logbook",
        "620D/in-class/ask-where-and-language",
        "620D/in-class/accept-offer",
    )
    expect(page.locator("[data-next-link]")).to_have_text(re.compile("^Demander au collège"))
    expect(page.locator("[data-next-waits] li").first).to_contain_text("Parrain")
    expect(page.locator("[data-next-waits] li").first).to_contain_text("Adapter l’horaire de travail")


def test_the_sponsor_is_told_the_sponsors_next_thing(reader):
    """Whoever says that they are the sponsor is told the sponsor's tasks as theirs."""
    page = reader.open(PATH + "keep/")
    page.get_by_label("Parrain").check()
    reader.open(PATH)
    tick(
        page,
        "620D/apply",
        "620D/agreement",
        "620D/logbook",
        "620D/in-class/ask-where-and-language",
        "620D/in-class/accept-offer",
    )
    expect(page.locator("[data-next-link]")).to_have_text(re.compile("^Adapter l’horaire de travail"))


def test_x_of_y_is_the_same_on_home_flowchart_and_stages(reader):
    """All count the same tasks, of the same stages, in both languages."""
    page = reader.open(PATH)
    tick(page, "620D/apply/find-sponsor", "620D/logbook")
    said = {language: [] for language in ("", "en/")}
    for language, found in said.items():
        for path, place in (
            (PATH, "[data-total]"),
            (STAGE, "[data-total]"),
            ("", "[data-yours-main] [data-part=count]"),
        ):
            reader.open(language + path)
            expect(page.locator(place)).to_contain_text(re.compile(r"\b[1-9][0-9]* (sur|of) "))
            found.append(re.findall("[0-9]+", page.locator(place).inner_text()))
    assert said[""][0] == said[""][1] == said[""][2] == said["en/"][0] == said["en/"][1] == said["en/"][2]


@pytest.mark.parametrize("junk", ["wait", "wait sto", "wait nobody 2026-99-99", "skip now", "1", "{}"])
def test_marks_that_no_page_wrote_count_as_none(new_reader, junk):
    """A broken mark is no status, and breaks nothing."""
    reader = new_reader()
    page = reader.open(PATH)
    page.evaluate("(junk) => localStorage.setItem('jalons:/guide/:mark:620D/apply', `1 ${junk}`)", junk)
    page.reload()
    expect(page.locator("[data-status-of=apply]")).to_be_hidden()
    reader.open("trades/620D/apply/")
    expect(page.locator("[data-status-now]")).to_have_text("Pas commencée")
    assert reader.complaints == []


def test_a_first_visit_is_told_the_first_thing_and_fetches_nothing_for_it(reader, server):
    """The first task stands above the drawing from the beginning; its script, and how far one is, come with the first tick."""
    server.asked.clear()
    page = reader.open(PATH)
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.asked if path.endswith("/next/panel.js")]
    first = page.locator("[data-next-link]").inner_text()
    expect(page.locator("[data-next-link]")).to_have_attribute("href", "#apply")
    expect(page.locator("[data-total]")).to_contain_text(" 0 sur".replace(" ", "\u00a0", 1))
    tick(page, "620D/apply/find-sponsor")
    expect(page.locator("[data-total]")).to_contain_text("\u00a01 sur")
    expect(page.locator("[data-next-link]")).not_to_have_text(first)
    other = reader.context.new_page()
    other.goto(reader.address)
    other.evaluate("localStorage.clear()")
    expect(page.locator("[data-total]")).to_contain_text("\u00a00 sur")
    expect(page.locator("[data-next-link]")).to_have_text(first)
