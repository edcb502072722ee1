"""Paper, from a real Chromium: nothing missing, nothing cut, squares to tick, Letter and A4."""

from __future__ import annotations

import re
import unicodedata

import pypdf
import pypdfium2
import pytest

from conftest import ADDRESS
from jalons.writing.typography import typeset

pytestmark = pytest.mark.browser

DOTS = 100 / 72
MILLIMETRE = 72 / 25.4
SIZES = {"Letter": (612, 792), "A4": (595, 842)}
LANGUAGES = {"fr": "", "en": "en/"}


def printed(reader, path: str, size: str, tmp_path, before=None):
    page = reader.open(path)
    if before:
        before(page)
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format=size, prefer_css_page_size=True, tagged=True)
    return file


def bare(text: str) -> str:
    """Letters only: paper breaks lines where it likes."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text))


def words_of(file) -> str:
    return bare("".join(page.extract_text() for page in pypdf.PdfReader(file).pages))


def item_texts(pathway, language: str) -> list[str]:
    return [bare(typeset(item.text.in_(language), language)) for stage in pathway.stages for item in stage.items]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_of_the_path_has_every_item_once_in_order(new_reader, guide, tmp_path, language, size):
    """The printed checklist holds each item of the path exactly once, in order, on pages of the size asked for."""
    file = printed(new_reader(), LANGUAGES[language] + "trades/620D/checklist/", size, tmp_path)
    text = words_of(file)
    at = [(text.find(item), text.count(item)) for item in item_texts(guide.pathways["620D"], language)]
    assert [place for place, count in at if count != 1] == []
    assert [place for place, _ in at] == sorted(place for place, _ in at)
    width, height = SIZES[size]
    for page in pypdf.PdfReader(file).pages:
        assert abs(float(page.mediabox.width) - width) < 2 and abs(float(page.mediabox.height) - height) < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flowchart_prints_with_everything_open(new_reader, guide, tmp_path, language):
    """On paper the flowchart holds each stage, item, note and way back, though they are folded on the screen."""
    text = words_of(printed(new_reader(), LANGUAGES[language] + "trades/620D/", "Letter", tmp_path))
    missing = []
    for stage in guide.pathways["620D"].stages:
        for part in (stage.stage, *stage.items, *stage.stage.notes):
            words = part.title if part is stage.stage else part.text
            if bare(typeset(words.in_(language), language)) not in text:
                missing.append(words.in_(language))
        missing += [event.id for event in stage.stage.events if bare(typeset(event.title.in_(language), language)) not in text]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_what_it_is(new_reader, guide, tmp_path, language):
    """A checklist names its title, language, address, date and content version, and that it is no official record."""
    path = LANGUAGES[language] + "trades/620D/logbook/checklist/"
    text = words_of(printed(new_reader(), path, "Letter", tmp_path))
    stage = guide.pathways["620D"].stage("logbook").stage
    wanted = [
        typeset(stage.title.in_(language), language), ADDRESS + path, guide.content.fingerprint,
        {"fr": "En français.", "en": "In English."}[language],
        {"fr": "le 23 novembre 2026", "en": "November 23, 2026"}[language],
        {"fr": "Elle ne remplace pas le registre officiel", "en": "It does not replace the official log book"}[language],
        {"fr": "Nom de l’apprenti(e)", "en": "Apprentice’s name"}[language],
    ]
    assert [words for words in wanted if bare(words) not in text] == []


class Raster:
    """A page of a PDF as grey dots."""

    def __init__(self, file, number: int) -> None:
        self.page = pypdfium2.PdfDocument(file)[number]
        self.height = self.page.get_height()
        self.bitmap = self.page.render(scale=DOTS, grayscale=True)
        self.dots = bytes(self.bitmap.buffer)

    def dark(self, x: float, y: float) -> bool:
        """Whether the dot at a place of the page, in points from its lower left corner, is dark."""
        column, row = int(x * DOTS), int((self.height - y) * DOTS)
        return self.dots[row * self.bitmap.stride + column] < 140

    def longest_upright(self, x: float, low: float, high: float) -> float:
        """The length of the longest dark upright line at x, in millimetres."""
        best = run = 0
        y = low
        while y < high:
            run = run + 1 if self.dark(x, y) else 0
            best = max(best, run)
            y += 1 / DOTS
        return best / DOTS / MILLIMETRE


def square_beside(raster: Raster, box: tuple[float, float, float, float]) -> int:
    """How many upright sides of a square stand within 9 mm to the left of a piece of text."""
    left, bottom, _, top = box
    sides, x, inside = 0, left - 9 * MILLIMETRE, False
    while x < left - 0.5 * MILLIMETRE:
        tall = raster.longest_upright(x, bottom - 3 * MILLIMETRE, top + 3 * MILLIMETRE) > 2.8
        sides += tall and not inside
        inside = tall
        x += 1 / DOTS
    return sides


def place_of(file, words: str):
    """(page number, box) of the first letters of a text."""
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text = page.get_textpage()
        found = text.search(words, match_case=True).get_next()
        if found:
            boxes = [text.get_charbox(n) for n in range(found[0], found[0] + found[1])]
            return number, (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return None


def first_words(item, language: str) -> str:
    start = item.only_if or item.text
    return " ".join(typeset(start.in_(language), language).replace("\u00a0", " ").split(" ")[:3])


@pytest.mark.parametrize("page", ["trades/620D/apply/checklist/", "trades/620D/"])
def test_each_item_has_a_square(new_reader, guide, tmp_path, page):
    """Beside the words of each item stands a drawn square, with printed backgrounds off."""
    file = printed(new_reader(), page, "Letter", tmp_path)
    without = []
    for item in guide.pathways["620D"].stage("apply").items:
        number, box = place_of(file, first_words(item, "fr"))
        if square_beside(Raster(file, number), box) < 2:
            without.append(item.id)
    assert without == []


def test_ticks_made_are_printed_as_ticked(new_reader, guide, tmp_path):
    """What was ticked on the screen shows a mark within its square on paper, and what was not shows none."""
    reader = new_reader()
    first, second = guide.pathways["620D"].stage("apply").items[:2]

    def ink(item) -> int:
        number, (left, bottom, _, top) = place_of(file, first_words(item, "fr"))
        raster = Raster(file, number)
        xs = [left - d * MILLIMETRE / 4 for d in range(4, 36)]
        ys = [bottom - 1.5 * MILLIMETRE + d * MILLIMETRE / 4 for d in range(0, 28)]
        return sum(raster.dark(x, y) for x in xs for y in ys)

    file = printed(reader, "trades/620D/apply/checklist/", "Letter", tmp_path)
    empty = ink(first), ink(second)
    file = printed(reader, "trades/620D/apply/checklist/", "Letter", tmp_path, lambda page: page.locator("[data-tick]").first.check())
    assert ink(first) > empty[0] + 5 and ink(second) == empty[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", ["", "trades/", "compare/", "trades/620D/", "trades/620D/apply/", "trades/620D/checklist/", "trades/620D/where/", "trades/620D/hours/", "trades/620D/letter/", "trades/620D/completion/hand-in/", "money/", "glossary/", "sources/", "for-sponsors/"])
def test_nothing_is_cut_at_the_edge(new_reader, tmp_path, page, size):
    """No letter is printed outside the page or in its margins."""
    file = printed(new_reader(), page, size, tmp_path)
    for sheet in pypdfium2.PdfDocument(file):
        text = sheet.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
        assert min(box[0] for box in boxes) > 10 * MILLIMETRE
        assert max(box[2] for box in boxes) < sheet.get_width() - 10 * MILLIMETRE


def test_paper_from_a_browser_without_script_is_whole(new_reader, guide, tmp_path):
    """With JavaScript off the printed flowchart and checklist still hold every item."""
    for page in ("trades/620D/", "trades/620D/checklist/"):
        text = words_of(printed(new_reader(java_script_enabled=False), page, "A4", tmp_path))
        assert [item for item in item_texts(guide.pathways["620D"], "fr") if item not in text] == []
