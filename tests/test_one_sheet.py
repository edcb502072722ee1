"""One sheet, two makers: what a browser prints of a page and the PDF of that page hold the same rows, lines and blocks."""

from __future__ import annotations

import pytest

from jalons.pages import sheets
from jalons.writing.typography import typeset
from jalons_cli import printing
from jalons_cli.printing import Output
from support.paper import bare, printed, words_of
from support.project import ROOT
from tools.papers import rows

pytestmark = [pytest.mark.browser, pytest.mark.undrawn, pytest.mark.build]

PAGES = {
    "trades/620D/on-the-job/": "620D-on-the-job-fr-letter.pdf",
    "en/trades/620D/completion/": "620D-completion-en-letter.pdf",
    "trades/620D/on-the-job/#side-by-side": "620D-on-the-job-fr-en-letter.pdf",
    "en/trades/620D/sponsor/": "620D-sponsor-en-letter.pdf",
    "trades/620D/trainer/": "620D-trainer-fr-letter.pdf",
    "trades/620D/completion/hand-in/": "620D-completion-hand-in-fr-letter.pdf",
    "en/trades/620D/skills/": "620D-skills-en-letter.pdf",
}
BLOCKS = """() => {
  const blocks = "h1, h2, h3, h4, .note__title, dt, .confirmed p, .line__for, .parcel li, .ready li, .cover dt, .weeks th, .skills th"
  const beside = ".vh, .count, .ref, .doubt, .screen-only, .evidence, template"
  return [...document.querySelectorAll(blocks)].filter((part) => part.checkVisibility()).flatMap((part) => {
    const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    const found = []
    while (words.nextNode()) found.push(words.currentNode)
    return found.filter((node) => node.parentElement.checkVisibility() && !node.parentElement.closest(beside)).map((node) => node.data)
  })
}"""
"""The words of each block of a page as it is printed, but its sources, of which a PDF says where they are."""
PLACES = {"fr": ("Signature", "Initiales", "Nom"), "en": ("Signature", "Initials", "Name")}


@pytest.fixture(scope="module")
def pdfs(guide, tmp_path_factory):
    """The PDFs of these pages, by name."""
    wanted = [sheet for sheet in sheets.of_trade(guide, "620D") if sheet.name in PAGES.values()]
    files = printing.make(guide, ROOT, wanted, Output(tmp_path_factory.mktemp("pdf"), flat=True))
    return {sheet.name: (sheet, file) for sheet, file in zip(wanted, files, strict=True)}


@pytest.mark.parametrize("path", PAGES)
def test_browser_and_pdf_carry_the_same(new_reader, guide, pdfs, tmp_path, path):
    """Each task stands once in both, in one order; each heading, label, document and line to sign of the one is in the other."""
    sheet, file = pdfs[PAGES[path]]
    found: list[str] = []

    def read(page) -> None:
        page.emulate_media(media="print")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found.extend(bare(words) for words in page.evaluate(BLOCKS))

    by_browser, by_engine = words_of(printed(new_reader(), path, "Letter", tmp_path, read)), words_of(file)
    tasks = [item for _, item in rows(guide, sheet)]
    said = [bare(typeset(item.text.in_(language), language)) for item in tasks for language in sheet.languages]
    for text in (by_browser, by_engine):
        assert [row for row in said if text.count(row) != 1] == []
        places = [text.find(row) for row in said[:: len(sheet.languages)]]
        assert places == sorted(places)
    wanted = [words for words in found if len(words) > 3]
    assert wanted and [words for words in wanted if words not in by_engine] == []
    assert [words for words in wanted if words not in by_browser] == []
    signatures = PLACES[sheet.languages[0]][0]
    assert by_browser.count(signatures) == by_engine.count(signatures)
