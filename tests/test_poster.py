"""The path on one sheet: every stage, readable, on one page of paper."""

from __future__ import annotations

import pypdf
import pypdfium2
import pytest

from jalons.guide import guide_of
from jalons.pages import sheets
from jalons.path.flowchart import ways_back
from jalons.writing.typography import typeset
from jalons_cli import printing
from support.paper import bare, printed, words_of
from support.project import AS_OF, ROOT
from support.small_guide import real_content

SMALLEST = 9


def missing(pathway, language: str, text: str) -> list[str]:
    """Stages of which the title or what comes out is not in a text."""

    def there(words) -> bool:
        return words is None or bare(typeset(words.in_(language), language)) in text

    return [stage.id for stage in pathway.stages if not (there(stage.stage.title) and there(stage.stage.afterwards))]


@pytest.mark.undrawn
@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("trade_id", ["620D", "620E"])
def test_the_page_prints_on_one_sheet(new_reader, guide, tmp_path, trade_id, language):
    """Printed by a browser the page is one sheet of Letter, with each stage of the path, its version and its address."""
    file = printed(new_reader(), f"{language}trades/{trade_id}/poster/", "Letter", tmp_path)
    reader = pypdf.PdfReader(file)
    assert len(reader.pages) == 1
    assert abs(float(reader.pages[0].mediabox.width) - 612) < 2
    text = words_of(file)
    assert missing(guide.pathways[trade_id], "en" if language else "fr", text) == []
    assert guide.content.fingerprint in text and bare(f"trades/{trade_id}/poster/") in text


def lanes(file) -> dict[str, int]:
    """The letters right of the boxes of a poster, each with how many dots of its line are inked in the 30 points below it."""
    page = pypdfium2.PdfDocument(file)[0]
    words, picture = page.get_textpage(), page.render(scale=2, grayscale=True).to_pil()
    found = {}
    for at in range(words.count_chars()):
        left, bottom, right, _ = words.get_charbox(at)
        letter = words.get_text_range(at, 1)
        # what the letters mean stands below the drawing
        if letter.islower() and left > page.get_width() * 0.8 and bottom > page.get_height() * 0.2:
            middle, top = round(left + right), round((page.get_height() - bottom) * 2) + 2
            column = picture.crop((middle - 3, top, middle + 4, top + 60))
            found[letter] = sum(min(column.getpixel((x, y)) for x in range(7)) < 128 for y in range(60))
    return found


@pytest.mark.build
@pytest.mark.parametrize("trade_id", ["620D", "306A"])
def test_the_pdf_is_one_sheet(tmp_path, trade_id):
    """In Letter, and for one trade in Tabloid, the poster is one page with each stage, and its letters are of nine points or more.

    Each way back of the path is drawn beside the boxes: its letter, and below it a line.
    """
    guide = guide_of(real_content(), AS_OF, only=trade_id)
    papers = {"620D": ("letter-fr", "tabloid-fr"), "306A": ("letter-en",)}[trade_id]
    wanted = [
        sheet
        for sheet in sheets.of_trade(guide, trade_id)
        if sheet.kind == "poster" and f"{sheet.size}-{sheet.languages[0]}" in papers
    ]
    files = printing.make(guide, ROOT, wanted, printing.Output(tmp_path, flat=True))
    assert wanted
    for sheet, file in zip(wanted, files, strict=False):
        assert len(pypdf.PdfReader(file).pages) == 1, sheet.name
        assert missing(guide.pathways[trade_id], sheet.languages[0], words_of(file)) == []
        sizes = {}
        pypdf.PdfReader(file).pages[0].extract_text(
            visitor_text=lambda words, _, at, font, size, sizes=sizes: sizes.setdefault(
                round(size * abs(at[3]) * 0.75, 1), []
            ).append(words)
        )
        of_stages = [
            size
            for size, words in sizes.items()
            for stage in guide.pathways[trade_id].stages
            if bare(typeset(stage.stage.title.in_(sheet.languages[0]), sheet.languages[0])) in bare("".join(words))
        ]
        assert of_stages and min(of_stages) >= SMALLEST
        drawn = lanes(file)
        assert set(drawn) == {way.letter for way in ways_back(guide.pathways[trade_id])}
        assert min(drawn.values()) > 15, drawn


@pytest.mark.browser
def test_numbers_are_legible_and_the_optional_end_is_dashed(reader):
    """Nothing crosses a number on paper, where backgrounds are not printed; what is optional is drawn dashed."""
    page = reader.open("trades/620D/poster/")
    page.emulate_media(media="print")
    crossed = page.evaluate(
        """() => [...document.querySelectorAll(".box__n")].filter((number) => {
          const at = number.getBoundingClientRect()
          return [...document.querySelectorAll(".chart i")].some((line) => {
            const box = line.getBoundingClientRect()
            const drawn = box.width < 3 || box.height < 3
            return drawn && box.left < at.right && box.right > at.left && box.top < at.bottom && box.bottom > at.top
          })
        }).length"""
    )
    assert crossed == 0 and page.locator(".box__n").count() == 9
    style = "(box) => getComputedStyle(box).borderTopStyle"
    assert page.locator(".box--optional").evaluate(style) == "dashed"
    assert page.locator(".box:not(.box--optional)").first.evaluate(style) == "solid"
