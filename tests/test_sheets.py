"""Sheets for signing: rows, signatures, hours, two languages side by side, one person's rows; on the screen and on paper."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from jalons.writing.typography import typeset
from support.paper import bare, pages_of, printed, words_of

pytestmark = pytest.mark.browser

SHEET = "trades/620D/on-the-job/"
LANGUAGES = {"fr": "", "en": "en/"}
SIZES = ("Letter", "A4")


def said(item, language: str) -> str:
    return bare(typeset(item.text.in_(language), language))


def heights(file, words: list[str]) -> dict[str, tuple[int, float, float]]:
    """Page, left edge and base line of the first letter of each text."""
    found = {}
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text = page.get_textpage()
        for wanted in words:
            at = text.search(wanted, match_case=True).get_next()
            if at and wanted not in found:
                left, bottom, _, _ = text.get_charbox(at[0], loose=True)
                found[wanted] = (number, left, bottom)
    return found


def begins(item, language: str, letters: int = 14) -> str:
    start = item.only_if or item.text
    return typeset(start.in_(language), language).replace("\u00a0", " ")[:letters].rsplit(" ", 1)[0]


def test_rows_are_numbered_and_name_who_acts(reader, guide):
    """Each item of the stage is a row with its number, its square, its words and who acts, in order."""
    page = reader.open(SHEET)
    rows = page.locator(".row")
    for fold in page.locator(".row__fold").all():
        fold.locator("summary").click()
    items = guide.pathways["620D"].stage("on-the-job").tasks
    assert rows.count() == len(items)
    assert page.locator(".row__number").all_inner_texts() == [str(n) for n in range(1, len(items) + 1)]
    assert [box.get_attribute("data-tick").split("/")[-1] for box in page.locator(".row [data-tick]").all()] == [
        item.id for item in items
    ]
    assert [row.get_attribute("data-who").split() for row in rows.all()] == [list(item.who) for item in items]


def test_only_the_language_of_the_page_is_there_until_both_are_asked_for(reader, guide):
    """The other language is neither seen nor read out before it is asked for, and then says its language."""
    page = reader.open("en/" + SHEET)
    item = guide.pathways["620D"].stage("on-the-job").tasks[0]
    french = page.locator(".row").first.locator(".row__text")
    expect(french).to_be_hidden()
    box = page.get_by_role("checkbox").first
    assert "heures" not in page.evaluate("(box) => box.labels[0].innerText", box.element_handle())
    page.locator("#print > summary").click()
    page.get_by_role("link", name="French and English side by side").click()
    expect(french).to_be_visible()
    expect(french).to_have_attribute("lang", "fr")
    assert said(item, "fr") in bare(french.inner_text())
    page.get_by_role("link", name="In English only").click()
    expect(french).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_french_is_left_and_english_right(new_reader, language):
    """In both editions French stands left of English, on one line with it; on a phone above it."""
    page = new_reader().open(LANGUAGES[language] + SHEET + "#side-by-side")
    measure = """() => [...document.querySelectorAll('.row')].map((row) => ['fr', 'en'].map((language) => {
      const box = [...row.querySelectorAll('.task__text, .row__text')].find((text) => text.matches(`:lang(${language})`)).getBoundingClientRect()
      return [box.left, box.top, box.bottom]
    }))"""
    rows = page.evaluate(measure)
    assert rows
    for french, english in rows:
        assert french[0] < english[0] and abs(french[1] - english[1]) < 1
    page.set_viewport_size({"width": 360, "height": 800})
    for french, english in page.evaluate(measure):
        assert french[2] <= english[1] + 1


def test_side_by_side_needs_no_script(new_reader):
    """Without JavaScript the link shows both languages, since the page is already there."""
    page = new_reader(java_script_enabled=False).open(SHEET)
    expect(page.locator(".row__text").first).to_be_hidden()
    page.locator("#print > summary").click()
    page.get_by_role("link", name="côte à côte").click()
    expect(page.locator(".row__text").first).to_be_visible()
    expect(page.locator("[data-people]")).to_be_hidden()


def test_one_persons_rows(reader, guide):
    """A person's name leaves that person's rows, numbered as before, alone or side by side; the fragment keeps both."""
    page = reader.open(SHEET)
    items = guide.pathways["620D"].stage("on-the-job").tasks
    numbers = [str(n) for n, item in enumerate(items, 1) if "trainer" in item.who]
    views = page.locator(".views")
    page.locator("#print > summary").click()
    views.get_by_role("link", name="Formateur").click()
    expect(page).to_have_url(re.compile(r"#for=trainer$"))
    expect(page.locator(".row:visible .row__number")).to_have_text(numbers)
    views.get_by_role("link", name="côte à côte").click()
    expect(page).to_have_url(re.compile(r"#for=trainer&side-by-side$"))
    expect(page.locator(".row:visible .row__text").first).to_be_visible()
    expect(page.locator(".row:visible .row__number")).to_have_text(numbers)
    expect(views.locator("[aria-current]")).to_have_count(2)
    page.get_by_role("link", name="English").last.click()
    expect(page).to_have_url(re.compile(r"/en/.*#for=trainer&side-by-side$"))
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator(".row:visible")).to_have_count(len(items))


@pytest.mark.parametrize(
    "fragment",
    ["for=nobody", "for=", "for=%3Cb%3E", "v=1a2b3c4d", "side-by-side&side-by-side", "for=sponsor&for=trainer&&="],
)
def test_a_strange_fragment_harms_nothing(reader, fragment):
    """What the fragment does not understand is left aside; there are rows, and nothing is complained of."""
    page = reader.open(f"{SHEET}#{fragment}")
    assert page.locator(".row:visible").count() > 0


def test_nothing_to_do_is_said(reader):
    """Where a person has no row on a sheet, the page says so."""
    page = reader.open("trades/620D/certificate/#for=trainer")
    page.locator("#print > summary").click()
    expect(page.get_by_role("status").filter(has_text="rien à faire")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", ["", "#side-by-side"])
def test_no_row_is_split_and_both_languages_share_a_line(new_reader, guide, tmp_path, how, size):
    """On paper each row stands on one page, and its two languages begin on one base line."""
    file = printed(new_reader(), "trades/620D/checklist/" + how, size, tmp_path)
    pages = pages_of(file)
    assert len(pages) > 1
    for stage in guide.pathways["620D"].stages:
        for item in stage.tasks:
            for language in ("fr", "en") if how else ("fr",):
                assert sum(said(item, language) in page for page in pages) == 1, item.id
    if how:
        items = guide.pathways["620D"].stage("on-the-job").tasks[:4]
        places = heights(file, [begins(item, language) for item in items for language in ("fr", "en")])
        for item in items:
            french, english = places[begins(item, "fr")], places[begins(item, "en")]
            assert french[0] == english[0] and french[1] < english[1] and abs(french[2] - english[2]) < 1


def test_paper_has_places_to_sign_and_for_hours(new_reader, guide, tmp_path):
    """Where the data names signers each has a name and a signature line; the hours of the stage are counted against the trade's."""
    pages = pages_of(printed(new_reader(), SHEET, "Letter", tmp_path))
    text = "".join(pages)
    tasks = guide.pathways["620D"].stage("on-the-job").tasks
    signers = sum(len(item.signed_by) for item in tasks)
    assert signers >= 5 and text.count("Signature") >= signers
    with_rows = [page for page in pages if any(said(item, "fr") in page for item in tasks)]
    assert len(with_rows) > 1 and all("InitialesDate" in page for page in with_rows)
    assert bare("Heures sur cette feuille") in text and bare("sur 3 720") in text
    both = words_of(printed(new_reader(), "en/" + SHEET + "#side-by-side", "Letter", tmp_path))
    assert bare("sur 3 720") in both and bare("of 3,720") in both


def test_two_official_figures_are_both_printed(new_reader, tmp_path):
    """Where official figures disagree the sheet gives both; where none is verified it says so."""
    assert bare("sur 720 ou 750") in words_of(printed(new_reader(), "trades/620C/in-class/", "Letter", tmp_path))


@pytest.mark.parametrize("size", SIZES)
def test_pages_are_counted_and_nothing_is_left_alone(new_reader, tmp_path, size):
    """Every page says which of how many it is, and none holds nothing but the foot of the site."""
    texts = pages_of(printed(new_reader(), "trades/620D/on-the-job/#side-by-side", size, tmp_path))
    assert texts
    for n, text in enumerate(texts, 1):
        assert f"{n}/{len(texts)}" in text
        assert len(text) > 300


def test_printing_one_persons_rows_prints_these(new_reader, guide, tmp_path):
    """What is shown is what is printed."""
    ready = ".row[hidden]"
    made = printed(
        new_reader(),
        SHEET + "#for=sponsor",
        "Letter",
        tmp_path,
        lambda page: page.locator(ready).first.wait_for(state="attached"),
    )
    text = words_of(made)
    tasks = guide.pathways["620D"].stage("on-the-job").tasks
    assert {"sponsor" in item.who for item in tasks} == {True, False}
    for item in tasks:
        assert (said(item, "fr") in text) == ("sponsor" in item.who)


def test_a_sheet_is_walked_by_keyboard(reader):
    """Both languages and each person are reached by Tab and chosen by Enter."""
    page = reader.open(SHEET)
    page.locator("#print > summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-languages=both]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".row__text").first).to_be_visible()
    expect(page.locator("[data-for=sponsor]")).to_have_attribute("href", re.compile("#for=sponsor&side-by-side$"))
    page.locator("[data-for=sponsor]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("for=sponsor&side-by-side"))


def test_a_name_kept_on_the_device_heads_each_page(new_reader, tmp_path):
    """What a reader writes as a name stands at the head of every page, of other sheets too; it is kept, and asked of nobody."""
    reader = new_reader()

    def write(page) -> None:
        page.locator("#print > summary").click()
        page.get_by_label("Nom à mettre en tête").fill("Marie Tremblay")
        page.keyboard.press("Tab")
        wait(page)

    def wait(page) -> None:
        expect(page.locator("[data-own-name]").first).to_have_text("Marie Tremblay")

    for path, before in ((SHEET, write), ("trades/620D/sponsor/", wait)):
        pages = pages_of(printed(reader, path, "Letter", tmp_path, before))
        assert len(pages) > 1 and [page for page in pages if "MarieTremblay" not in page] == []
    assert reader.strangers == []
