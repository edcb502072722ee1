"""The sponsor's letter: filled in on the device, clean on paper, the same words typed once for both languages."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from support.paper import pages_of

pytestmark = pytest.mark.browser

PAGE = "trades/620D/letter/"


def paper(page, tmp_path) -> tuple[int, str]:
    file = tmp_path / "letter.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    pages = pages_of(file)
    return len(pages), "".join(pages)


def test_the_letter_is_filled_in_and_follows_to_the_other_language(reader, server, tmp_path):
    """What is typed, and the hours written down for a sponsor, stand in the letter in both languages; nothing is sent or stays in the address."""
    page = reader.open(PAGE)
    page.evaluate(
        "(text) => localStorage.setItem('jalons:/guide/:hours:620D/habcde', '1 ' + text)",
        json.dumps({"week": "2026-03-30", "sponsor": "Maison <b>Soleil</b>", "job": 37.5, "class": 7.25}),
    )
    page.reload()
    page.wait_for_load_state("networkidle")
    asked = len(server.asked)
    # the hours of the last sponsor stand there unasked
    expect(page.locator("[data-worked-with]")).to_have_value("Maison <b>Soleil</b>")
    expect(page.locator("[data-fill=hours-per-week]")).to_have_value("37,5")
    # what may be left out stands folded below
    page.locator(".fill__in .more > summary").click()
    page.locator("[data-fill=office-address]").fill("C. P. 2354, Mississauga")
    page.locator("[data-fill=apprentice]").fill("Zoé O'Brien")
    page.locator("[data-fill=first-day]").fill("2026-06-01")

    def letter() -> str:
        return page.locator(".letter").inner_text().replace("\u2060", "").replace("\u00a0", " ")

    for words in ("Zoé O'Brien", "Maison <b>Soleil</b>", "37,5 heures", "7,25", "du 1er juin 2026"):
        assert words in letter()
    assert len(server.asked) == asked and page.evaluate("location.search + location.hash") == ""
    assert "Zoé" not in page.evaluate("JSON.stringify(localStorage)")
    page.locator("[data-fill=hours-in-class]").fill("abc")
    page.keyboard.press("Tab")
    expect(page.locator("#wrong--hours-in-class")).to_contain_text("Écrivez un nombre d’heures en chiffres")
    assert "abc" not in letter()
    page.locator("[data-fill=hours-on-the-job]").fill("1 033,5")
    page.keyboard.press("Tab")
    assert "1 033,5 heures" in letter()
    page.get_by_role("link", name="La même lettre en anglais").click()
    expect(page.locator("[data-fill=hours-on-the-job]")).to_have_value("1033.5")
    expect(page.locator("[data-fill=apprentice]")).to_have_value("Zoé O'Brien")
    for words in ("I confirm that", "Zoé O'Brien", "1,033.5 hours", "37.5 hours a week", "from June 1, 2026"):
        assert words in letter()
    sheets, text = paper(page, tmp_path)
    assert sheets == 1 and "ZoéO'Brien" in text and "To:SkilledTradesOntario(STO)C.P.2354,Mississauga" in text
    assert not [
        words
        for words in ("Jalons", "Fillinonscreen", "Sources", "Apprentice'sname", "Print", "1/1", "guide", "letterhead")
        if words in text
    ]
    page.get_by_role("button", name="Clear what I typed").click()
    page.reload()
    expect(page.locator("[data-fill=apprentice]")).to_have_value("")


def test_without_a_script_the_letter_has_lines(new_reader, tmp_path):
    """Without JavaScript the letter prints on one page with lines to write on, in French and in English."""
    for language, words in (("", "Jeconfirmeque"), ("en/", "Iconfirmthat")):
        page = new_reader(java_script_enabled=False).open(language + PAGE)
        assert page.locator("input:not([type=checkbox]):visible").count() == 0
        sheets, text = paper(page, tmp_path)
        assert sheets == 1 and words in text and "(code:620D)" in text


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"apprentice": 7}'])
def test_what_cannot_be_read_is_nothing(reader, kept):
    """Whatever stands in the tab's memory, the page opens with empty boxes and no error."""
    page = reader.open(PAGE)
    page.evaluate("(kept) => sessionStorage.setItem('jalons:/guide/:fill-in:620D', kept)", kept)
    page.reload()
    expect(page.locator("[data-fill=apprentice]")).to_have_value("")
    page.locator("[data-fill=apprentice]").fill("Zoé")
    expect(page.locator(".letter")).to_contain_text("Zoé")


@pytest.mark.build
def test_a_code_that_is_not_known_is_a_line_to_write_on(guide, site):
    """A trade's letter names its code, or leaves a line for it; no letter says to an office that something is to be confirmed."""
    unknown = next(trade_id for trade_id, pathway in guide.pathways.items() if not pathway.trade_code)
    for trade_id, is_blank in (("620D", False), (unknown, True)):
        page = (site / f"trades/{trade_id}/letter/index.html").read_text("utf-8")
        letter = page[page.index('<section class="letter"') :]
        assert ('data-blank="trade-code"' in letter) == ('data-fill="trade-code"' in page) == is_blank, trade_id
        assert "confirmer" not in letter[: letter.index("</section>")], trade_id
