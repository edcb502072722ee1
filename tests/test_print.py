"""Paper, from a real Chromium: nothing missing, nothing cut, squares to tick, Letter and A4."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from jalons.writing.typography import typeset
from support.browsers import undrawn
from support.paper import MILLIMETRE, bare, printed, words_of
from support.project import ADDRESS

pytestmark = [pytest.mark.browser, pytest.mark.undrawn]

DOTS = 100 / 72
SIZES = {"Letter": (612, 792), "A4": (595, 842)}
LANGUAGES = {"fr": "", "en": "en/"}


def item_texts(pathway, language: str) -> list[str]:
    return [bare(typeset(item.text.in_(language), language)) for stage in pathway.stages for item in stage.tasks]


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
        for part in (stage.stage, *stage.tasks, *stage.stage.notes):
            words = part.title if part is stage.stage else part.text
            if bare(typeset(words.in_(language), language)) not in text:
                missing.append(words.in_(language))
        missing += [
            event.id for event in stage.stage.events if bare(typeset(event.title.in_(language), language)) not in text
        ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_what_it_is(new_reader, guide, tmp_path, language):
    """A checklist names its title, language, address, date and content version, and that it is no official record."""
    path = LANGUAGES[language] + "trades/620D/logbook/"
    text = words_of(printed(new_reader(), path, "Letter", tmp_path))
    stage = guide.pathways["620D"].stage("logbook").stage
    wanted = [
        typeset(stage.title.in_(language), language),
        ADDRESS + path,
        guide.content.fingerprint,
        {"fr": "En français.", "en": "In English."}[language],
        {"fr": "le 23 novembre 2026", "en": "November 23, 2026"}[language],
        {"fr": "Elle ne remplace pas le registre officiel", "en": "It does not replace the official log book"}[
            language
        ],
        {"fr": "Nom de l’apprenti", "en": "Apprentice’s name"}[language],
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


def location_of(file, words: str):
    """(page number, box) of the first letters of a text."""
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text = page.get_textpage()
        found = text.search(words, match_case=True).get_next()
        if found:
            boxes = [text.get_charbox(n) for n in range(found[0], found[0] + found[1])]
            return number, (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
    return None


def first_words(item, language: str) -> str:
    start = item.only_if or item.text
    return " ".join(typeset(start.in_(language), language).replace("\u00a0", " ").split(" ")[:3])


@pytest.mark.parametrize("page", ["trades/620D/apply/", "trades/620D/"])
def test_each_item_has_a_square(new_reader, guide, tmp_path, page):
    """Beside the words of each item stands a drawn square, with printed backgrounds off."""
    file = printed(new_reader(), page, "Letter", tmp_path)
    without = []
    for item in guide.pathways["620D"].stage("apply").tasks:
        number, box = location_of(file, first_words(item, "fr"))
        if square_beside(Raster(file, number), box) < 2:
            without.append(item.id)
    assert without == []


@pytest.mark.parametrize(
    "page", ["trades/620D/apply/", "trades/620D/checklist/", "trades/620D/", "trades/620D/apprentice/"]
)
def test_ticks_made_are_printed_as_ticked(new_reader, guide, tmp_path, page):
    """What was ticked shows a mark within its square on paper, what was not shows none, and ticks add no page."""
    reader = new_reader()
    first, second = guide.pathways["620D"].stage("apply").tasks[:2]

    def ink(item) -> int:
        number, (left, bottom, _, _top) = location_of(file, first_words(item, "fr"))
        raster = Raster(file, number)
        # within the square, and not as far as the lines between the rows
        xs = [left - d * MILLIMETRE / 4 for d in range(10, 29)]
        ys = [bottom + d * MILLIMETRE / 4 for d in range(12)]
        return sum(raster.dark(x, y) for x in xs for y in ys)

    def tick(page) -> None:
        boxes = page.locator(f'[data-tick]:not([data-tick="620D/apply/{second.id}"])')
        boxes.evaluate_all("boxes => boxes.forEach((box) => { if (!box.checked) box.click() })")

    file = printed(reader, page, "Letter", tmp_path)
    empty, pages = (ink(first), ink(second)), len(pypdf.PdfReader(file).pages)
    file = printed(reader, page, "Letter", tmp_path, tick)
    assert ink(first) > empty[0] + 8 and abs(ink(second) - empty[1]) < 4
    assert len(pypdf.PdfReader(file).pages) <= pages


PAGES = {
    "home": "",
    "pathway": "trades/620D/",
    "pathway with exam": "trades/310T/",
    "stage": "trades/620D/apply/",
    "role": "trades/620D/apprentice/",
    "changes": "trades/620D/changes/",
    "where": "trades/620D/where/",
    "variant-money": "trades/620D/money/",
    "money": "money/",
    "variants": "trades/",
    "compare": "compare/",
    "two compared": "compare/#a=620D&b=310T",
    "glossary": "glossary/",
    "links": "links/",
    "sources": "sources/",
    "search": "search/",
    "prose": "for-sponsors/",
    "long prose": "how-to-use/",
    "not-found": "404.html",
}
"""A page of each kind but those that are sheets to sign."""
PAPER = {"Letter": "", "A4": "en/"}
"""Each size is printed in one language, so that both are, and no page is printed twice."""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, summary, .kicker, .note__title, .fork__says, .way__title")]
  .filter((part) => part.checkVisibility()).map((part) => {
    const copy = part.cloneNode(true)
    for (const beside of copy.querySelectorAll(".vh, .count, .how-many")) beside.remove()
    return copy.textContent
  })"""
CONTROLS = """() => [...document.querySelectorAll("button, select, textarea, progress, nav:not(.flowchart), form, input:not([data-tick])")]
  .filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80))"""


class Sheet:
    """One printed page: its lines, as (left, bottom, right, top, words) in points from its lower left corner."""

    def __init__(self, page) -> None:
        self.width, self.height = page.get_width(), page.get_height()
        text = page.get_textpage()
        self.lines: list[tuple[float, float, float, float, str]] = []
        self.foot = ""
        """What stands in the margin below."""
        parted = True
        for n in range(text.count_chars()):
            letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text, n))
            # a hyphen at which a line ends is read back as one of these
            letter = "-" if letter in "\ufffe\x02" else letter
            if letter.isspace() or not letter.isprintable():
                parted = True
                continue
            left, bottom, right, top = text.get_charbox(n, loose=True)
            if top < 12 * MILLIMETRE:
                self.foot += letter
                continue
            first, b, r, t, said = self.lines[-1] if self.lines else (0, 0, -99, 0, "")
            if abs(b - bottom) < 4 and -2 < left - r < 9:
                self.lines[-1] = (first, min(b, bottom), max(r, right), max(t, top), said + " " * parted + letter)
            else:
                self.lines.append((left, bottom, right, top, letter))
            parted = False

    def ends(self) -> list[str]:
        """What the page, or each of its columns, ends with: lines under which nothing else stands, with the line before each."""
        return [
            (self.lines[n - 1][4] if n else "") + words
            for n, (left, bottom, right, _, words) in enumerate(self.lines)
            if not any(low < bottom - 4 and start < right and end > left for start, low, end, _, _ in self.lines)
        ]


FOLDED = """() => {
  const folded = [...document.querySelectorAll("details:not([open])")].filter((one) => !one.closest("[hidden], .status, .screen-only, form"))
  for (const one of folded) one.open = true
  const said = folded.flatMap((one) => [...one.querySelectorAll("p, li, h3, h4")])
    .filter((part) => !part.matches(".halt__situation") && !part.querySelector("p, li, input") && part.checkVisibility())
    .flatMap((part) => [...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()))
  for (const one of folded) one.open = false
  return said.filter((words) => words.length > 12)
}"""
"""What stands within closed details, as it would show if they were open; a situation says its stage a second time."""


@dataclass(frozen=True)
class Printed:
    """A page on paper, the sheets of the PDF, and the headings that it has."""

    file: Path
    sheets: list[Sheet]
    headings: set[str]
    controls: list[str]
    folded: list[str]

    @property
    def words(self) -> str:
        return bare("".join(line[4] for sheet in self.sheets for line in sheet.lines))


@pytest.fixture(scope="module")
def paper(chromium, site, static_host, tmp_path_factory):
    """Prints a page, from dark colours; what was printed once is kept for the other tests."""
    folder, tabs, kept = tmp_path_factory.mktemp("paper"), {}, {}

    def make(kind: str, size: str, script: bool = True) -> Printed:
        if (kind, size, script) in kept:
            return kept[kind, size, script]
        if script not in tabs:
            tabs[script] = undrawn(chromium).new_page(
                viewport={"width": 1280, "height": 900}, java_script_enabled=script, color_scheme="dark"
            )
        page = tabs[script]
        page.emulate_media(media="screen")
        # a fragment alone would not load the page anew
        page.goto("about:blank")
        page.goto(static_host.address + PAPER[size] + PAGES[kind])
        if "#" in PAGES[kind] and script:
            page.locator(".pair").wait_for()
        folded = page.evaluate(FOLDED)
        page.emulate_media(media="print")
        headings, controls = page.evaluate(HEADINGS), page.evaluate(CONTROLS)
        file = folder / f"{kind}-{size}-{script}.pdf"
        # with backgrounds and without: both must be black on white
        page.pdf(path=str(file), format=size, prefer_css_page_size=True, print_background=script)
        sheets = [Sheet(sheet) for sheet in pypdfium2.PdfDocument(file)]
        kept[kind, size, script] = Printed(
            file, sheets, {bare(heading) for heading in headings if len(bare(heading)) > 3}, controls, folded
        )
        return kept[kind, size, script]

    yield make
    for page in tabs.values():
        page.close()


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("kind", PAGES)
def test_each_page_prints_right(paper, kind, size):
    """Nothing is cut at the edge, no heading ends a page or a column, and no page is nearly empty."""
    printed = paper(kind, size)
    sheets, headings = printed.sheets, printed.headings
    assert sheets
    for number, sheet in enumerate(sheets, 1):
        assert min(left for left, *_ in sheet.lines) > 10 * MILLIMETRE, number
        assert max(right for _, _, right, *_ in sheet.lines) < sheet.width - 10 * MILLIMETRE, number
        assert [words for words in sheet.ends() if any(bare(words).endswith(heading) for heading in headings)] == [], (
            number
        )
        lines = len({round(line[1] / 4) for line in sheet.lines})
        assert lines >= 6 or len(sheets) == 1, (number, lines)
        used = sheet.height - min(line[1] for line in sheet.lines)
        assert used > sheet.height * 0.6 or number == len(sheets), (number, used / sheet.height)


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("kind", PAGES)
def test_each_sheet_says_where_it_is_from(paper, guide, kind, size):
    """Each sheet has its number, and the first names the address of the page and the version of its content."""
    printed = paper(kind, size)
    of = len(printed.sheets)
    assert [bare(sheet.foot) for sheet in printed.sheets] == [f"{number}/{of}" for number in range(1, of + 1)]
    first = bare("".join(line[4] for line in printed.sheets[0].lines))
    # a page that is not there has no address: the home page is named
    at = PAPER[size] + PAGES[kind].partition("#")[0] if kind != "not-found" else ""
    assert bare(ADDRESS + at) in first
    assert guide.content.fingerprint in first


@pytest.mark.parametrize("kind", PAGES)
def test_paper_shows_no_controls(paper, kind):
    """Buttons, menus and fields of the screen are not printed."""
    assert paper(kind, "Letter").controls == []


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "two compared"])
def test_the_same_words_are_printed_with_a_script_and_without(paper, kind):
    """Paper does not depend on JavaScript; what is folded on the screen is on it either way."""
    with_script, without = paper(kind, "Letter"), paper(kind, "Letter", script=False)
    # what goes on over the page has the head of the next one in between
    printed_words = bare("".join(below_the_head(without.sheets)))
    assert [words for words in without.folded if bare(words) not in printed_words] == []
    # letter by letter: where a column begins, what is read back from paper has its spaces elsewhere
    said = [
        Counter(letter for line in below_the_head(one.sheets) for letter in line if not letter.isspace())
        for one in (with_script, without)
    ]
    assert (said[0] - said[1], said[1] - said[0]) == (Counter(), Counter())


def below_the_head(sheets: list[Sheet]) -> list[str]:
    """The lines of a paper without those of its head, which stand on each of its pages, however many there are."""
    lines = [[line[4] for line in sheet.lines] for sheet in sheets]
    heads = set.intersection(*map(set, lines)) if len(lines) > 1 else set()
    return [line for sheet in lines for line in sheet if line not in heads]


def test_what_is_folded_is_looked_at(paper):
    """The pages that fold something are among those whose folded words are sought on paper."""
    assert all(
        paper(kind, "Letter", script=False).folded for kind in ("pathway", "stage", "role", "variant-money", "compare")
    )


@pytest.mark.parametrize("kind", PAGES)
def test_paper_is_black_and_white(paper, kind):
    """A page printed from dark colours, with its backgrounds, holds grey only, and is nearly all white."""
    document = pypdfium2.PdfDocument(paper(kind, "Letter").file)
    assert len(document)
    for page in document:
        dots = bytes(page.render(scale=0.4, prefer_bgrx=True).buffer)
        blue, green, red = dots[0::4], dots[1::4], dots[2::4]
        assert blue == green == red
        assert sum(1 for dot in blue if dot < 100) < len(blue) * 0.2


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "page", ["trades/620D/checklist/", "trades/620D/hours/", "trades/620D/letter/", "trades/620D/completion/hand-in/"]
)
def test_nothing_is_cut_at_the_edge(new_reader, tmp_path, page, size):
    """No letter is printed outside the page or in its margins."""
    file = printed(new_reader(), page, size, tmp_path)
    document = pypdfium2.PdfDocument(file)
    assert len(document)
    for sheet in document:
        text = sheet.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
        assert min(box[0] for box in boxes) > 10 * MILLIMETRE
        assert max(box[2] for box in boxes) < sheet.get_width() - 10 * MILLIMETRE


def test_paper_from_a_browser_without_script_is_whole(new_reader, guide, tmp_path):
    """With JavaScript off the printed flowchart and checklist still hold every item."""
    for page in ("trades/620D/", "trades/620D/checklist/"):
        text = words_of(printed(new_reader(java_script_enabled=False), page, "A4", tmp_path))
        assert [item for item in item_texts(guide.pathways["620D"], "fr") if item not in text] == []
