"""Ticks in a real browser: kept, counted, shared, cleared, put back, and never lost in silence."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.cases import case

pytestmark = pytest.mark.browser

PATH = "trades/620D/"
STAGE = "trades/620D/apply/"
FIRST = "[data-tick^='620D/apply/']"


def unfold(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")


def stored(page) -> dict[str, str]:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.includes(':tick:')))")


def ticked(page) -> set[str]:
    """The keys of what is ticked: those whose count of changes is odd."""
    return {key for key, count in stored(page).items() if int(count) % 2}


def test_a_tick_is_a_labelled_checkbox(reader):
    """Each tick has the words of its item as its accessible name and works with the space bar."""
    page = reader.open(STAGE)
    box = page.get_by_role("checkbox", name=re.compile("Trouver un parrain"))
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def test_a_tick_is_kept_under_one_key_of_its_own(reader, server):
    """The key is the site's path and the item's id, and the value counts the changes.

    So other sites of the host and other tabs are left alone, and a tick taken back is newer than that on another device.
    """
    page = reader.open(STAGE)
    box = page.locator(FIRST).first
    item = box.get_attribute("data-tick")
    box.check()
    assert stored(page) == {f"jalons:/guide/:tick:{item}": "1"}
    page.reload()
    expect(page.locator(FIRST).first).to_be_checked()
    page.locator(FIRST).first.uncheck()
    assert stored(page) == {f"jalons:/guide/:tick:{item}": "2"}


def test_ticks_show_on_every_page_of_the_stage_in_both_languages(reader):
    """A tick made in French on the stage shows on the flowchart and in English."""
    page = reader.open(STAGE)
    total = page.locator(FIRST).count()
    page.locator(FIRST).first.check()
    expect(page.locator("h2 [data-count]")).to_have_text(f"1 sur {total}")
    for path, words in {
        PATH: f"1 sur {total}",
        "en/" + STAGE: f"1 of {total}",
        "en/" + PATH: f"1 of {total}",
    }.items():
        reader.open(path)
        expect(page.locator("[data-count='620D/apply']").first).to_have_text(words)


def test_two_tabs_tell_each_other(reader):
    """What is ticked in one tab shows in the other at once, and neither loses the other's ticks."""
    one, other = reader.open(STAGE), reader.open(STAGE, reader.context.new_page())
    unfold(one)
    unfold(other)
    first, second = "[data-tick$='/find-sponsor']", "[data-tick$='/use-own-email']"
    one.locator(first).check()
    other.locator(second).check()
    expect(other.locator(first)).to_be_checked()
    expect(one.locator(second)).to_be_checked()
    assert len(stored(one)) == 2


def test_you_are_here_and_the_next_thing_follow_the_ticks(reader):
    """The drawing names the first open stage and its first open item, and both branches of a fork are "here"."""
    page = reader.open(PATH)
    expect(page.locator("[data-next-title]")).to_have_text("À faire pour commencer, étape 1")
    unfold(page)
    for box in page.locator(FIRST).all():
        box.check()
    expect(page.locator(".box[data-stage=apply]")).to_have_class(re.compile("is-done"))
    expect(page.locator(".box[data-stage=agreement].is-here")).to_contain_text("Ici : à vous".replace(" :", "\u00a0:"))
    expect(page.locator(".box[data-stage=apply].is-here")).to_have_count(0)
    expect(page.locator("[data-next-title]")).to_have_text("Prochaine tâche, étape 2")
    first_open = page.locator("[data-tick^='620D/agreement/']").first.get_attribute("data-tick").split("/")[-1]
    words = page.locator(f"[data-tick='620D/agreement/{first_open}']").evaluate(
        "(box) => { const text = box.closest('label').querySelector('.task__text').cloneNode(true);"
        " text.querySelector('.task__who').remove(); return text.textContent.replace(/\\s+/g, ' ').trim() }"
    )
    expect(page.locator("[data-next-link]")).to_have_text(words)
    for stage in ("agreement", "logbook"):
        for box in page.locator(f"[data-tick^='620D/{stage}/']").all():
            box.check()
    expect(page.locator(".box.is-here")).to_have_count(2)
    needed = page.locator(".stage:not(.stage--optional) [data-tick]").count()
    done = page.locator("[data-tick]:checked").count()
    expect(page.locator("[data-total]")).to_have_text(f"Tâches faites\u00a0: {done} sur {needed}")


def test_everything_ticked_leads_to_the_optional_stage(reader):
    """When all needed stages are done the panel says so and offers the optional one."""
    page = reader.open(PATH)
    unfold(page)
    page.evaluate("document.querySelectorAll('.stage:not(.stage--optional) [data-tick]').forEach((box) => box.click())")
    expect(page.locator("[data-next-title]")).to_have_text("Tout est coché jusqu’à la fin du parcours")
    page.locator("[data-next-link]").click()
    expect(page).to_have_url(re.compile("#diploma-transition$"))


def test_home_is_the_readers(reader):
    """Before a choice it asks for the trade; then it names it, says what is next there, and leads to the others kept."""
    page = reader.open("en/")
    expect(page.locator("[data-yours]")).to_be_hidden()
    expect(page.get_by_role("searchbox", name="What is your trade?")).to_be_visible()
    reader.open("trades/306A/apply/")
    page.evaluate("document.querySelectorAll('[data-tick]').forEach((box) => box.click())")
    reader.open("en/")
    yours = page.locator("[data-yours]")
    expect(yours.get_by_role("link", name="Plumber")).to_have_attribute("href", re.compile("/en/trades/306A/$"))
    expect(yours).to_contain_text("Next task, stage 2")
    yours.get_by_role("link", name=re.compile("^Read the agreement together")).click()
    expect(page).to_have_url(re.compile("/en/trades/306A/agreement/#check-details$"))
    page.evaluate("document.querySelector('[data-tick]').click()")
    reader.open(STAGE)
    page.evaluate("document.querySelector('[data-tick]').click()")
    reader.open("")
    expect(yours.locator("[data-yours-others] a")).to_have_count(1)
    assert {
        link.get_attribute("href").split("/")[-2]
        for link in yours.locator(".yours__name a, [data-yours-others] a").all()
    } == {"306A", "620D"}


def test_start_over_asks_first_and_can_be_undone(reader):
    """Nothing is cleared without a yes; only this path is cleared; undo brings back exactly what was ticked."""
    page = reader.open("trades/620C/apply/")
    page.locator("[data-tick]").first.check()
    reader.open(STAGE)
    page.locator(FIRST).nth(0).check()
    page.locator(FIRST).nth(3).check()
    before = stored(page)
    reader.open(PATH)
    page.get_by_role("button", name="Effacer mes coches").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("620D")
    page.keyboard.press("Escape")
    assert stored(page) == before
    page.get_by_role("button", name="Effacer mes coches").click()
    dialog.get_by_role("button", name="Effacer").click()
    assert ticked(page) == {key for key in before if "620C" in key}
    page.get_by_role("button", name="Annuler l’effacement").click()
    assert ticked(page) == before.keys()
    expect(page.locator("[data-count='620D/apply']")).to_contain_text("2 sur")


BROKEN_STORAGE = {
    "blocked": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
    "missing": "Object.defineProperty(window, 'localStorage', {value: null})",
    "full": "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("kind", BROKEN_STORAGE)
def test_broken_storage_is_survived_and_said(new_reader, kind):
    """With storage blocked, missing or full a tick still ticks and counts, and a visible notice says it is not kept."""
    reader = new_reader()
    reader.context.add_init_script(BROKEN_STORAGE[kind])
    page = reader.open(STAGE)
    page.locator(FIRST).first.check()
    expect(page.locator(FIRST).first).to_be_checked()
    expect(page.locator("h2 [data-count]")).to_contain_text("1 sur")
    expect(page.get_by_role("status")).to_contain_text("pleine" if kind == "full" else "ne permet pas")
    assert reader.complaints == []


NO_TICKS = ("", "[]", "null", "x", '{"a":"false"}', "0", "-1", "1.5", "10000", "1 2", "true")


def test_corrupt_values_count_as_not_done_and_are_said(new_reader):
    """A value that no version of the guide wrote is not taken for a tick, harms nothing, and is said."""
    reader = new_reader()
    page = reader.open(STAGE)
    item = page.locator(FIRST).first.get_attribute("data-tick")
    assert item
    for junk in NO_TICKS:
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"jalons:/guide/:tick:{item}", junk])
        page.reload()
        with case(junk):
            expect(page.locator(FIRST).first).not_to_be_checked()
            expect(page.get_by_role("status")).to_contain_text("illisible")
            page.locator(FIRST).first.check()
            assert stored(page)[f"jalons:/guide/:tick:{item}"] == "1"
    assert reader.complaints == []


def test_a_corrupt_value_is_said_once_and_cleared_with_the_rest(reader):
    """The notice of an unreadable tick does not come back after each tick, and clearing takes the value away."""
    page = reader.open(PATH)
    unfold(page)
    item = page.locator(FIRST).nth(1).get_attribute("data-tick")
    page.evaluate("(key) => localStorage.setItem(key, '{}')", f"jalons:/guide/:tick:{item}")
    page.reload()
    unfold(page)
    page.get_by_role("status").get_by_role("button", name="Fermer").click()
    page.locator(FIRST).first.check()
    expect(page.get_by_role("status")).to_have_count(0)
    page.get_by_role("button", name="Effacer mes coches").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    expect(page.get_by_role("status")).to_contain_text("effacées")
    assert ticked(page) == set() and "{}" not in stored(page).values()


def test_another_site_on_the_same_host_is_left_alone(reader):
    """Ticks of another site of the host neither show here nor are cleared from here."""
    page = reader.open(STAGE)
    item = page.locator(FIRST).first.get_attribute("data-tick")
    page.evaluate("(key) => localStorage.setItem(key, '1')", f"jalons:/other/:tick:{item}")
    page.reload()
    expect(page.locator(FIRST).first).not_to_be_checked()


def test_storage_cleared_by_another_project_can_be_put_back(reader, server):
    """When another page of the host empties the storage of all, the page says so and puts back what it knew."""
    page = reader.open(STAGE)
    page.locator(FIRST).first.check()
    before = stored(page)
    stranger = reader.context.new_page()
    stranger.goto(server.address + "about/")
    stranger.evaluate("localStorage.clear()")
    expect(page.locator(FIRST).first).not_to_be_checked()
    page.get_by_role("button", name="Tout remettre").click()
    expect(page.locator(FIRST).first).to_be_checked()
    assert stored(page) == before


def test_back_and_forward_show_the_latest_ticks(reader):
    """A page one comes back to shows what was ticked elsewhere meanwhile."""
    page = reader.open(PATH)
    unfold(page)
    page.locator("#apply .stage__more > a").first.click()
    page.locator(FIRST).first.check()
    page.go_back()
    expect(page.locator("[data-count='620D/apply']")).to_contain_text("1 sur")


def test_the_language_switch_keeps_page_anchor_and_ticks(reader):
    """The link "English" leads to the same page at the same anchor, with the ticks; and back again."""
    page = reader.open(STAGE)
    page.locator(FIRST).first.check()
    page.evaluate("location.hash = 'events'")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/guide/en/trades/620D/apply/#events$"))
    expect(page.locator(FIRST).first).to_be_checked()
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(r"/guide/trades/620D/apply/#events$"))


def test_light_and_dark_can_be_chosen(reader):
    """The button goes from automatic to light to dark, and the choice is kept."""
    page = reader.open("")
    button = page.locator("[data-scheme-switch]")
    expect(button).to_have_text("Thème : auto")
    button.click()
    button.click()
    expect(button).to_have_text("Thème : sombre")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    expect(button).to_have_text("Thème : sombre")
