"""Sheets of several trades are looked through dot by dot; `run.py papers` does so for every sheet of five trades."""

from __future__ import annotations

import pytest

from jalons.guide import guide_of
from jalons.pages.maker import PageMaker
from jalons.pages.open_amounts import open_amounts
from jalons.pages.sheet_maker import FOLDER
from jalons_pdf import engine
from support.project import AS_OF, ROOT
from support.small_guide import real_content
from tools import paper_faults, papers

pytestmark = pytest.mark.build

SLICE = {
    "415A": ("on-the-job-fr-letter", "sponsor-en-a4", "letter-fr-letter", "poster-en-letter"),
    "306A": ("certificate-fr-en-letter", "trainer-fr-letter", "skills-en-a4", "completion-hand-in-fr-letter"),
}
"""A few sheets of a trade of which little is known, and of one with an exam."""
BAD = """<html class="letter" lang="fr"><head><title>Feuille</title></head><body><p>Une ligne passe à travers ces mots.</p>
<hr style="position: absolute; top: 12px; left: 0; width: 300px; margin: 0; border: 0; height: 1px; background: #000">
<input type="checkbox" name="a/b:tick" title="a" style="display: block; position: absolute; top: 100px; left: 20px">
<input name="a/b/initials:initials" title="b" style="display: block; position: absolute; top: 70px; left: 100px; width: 60px">
<input name="a/b/date:date" title="c" style="display: block; position: absolute; top: 100px; left: 200px; width: 60px">
</body></html>"""
STYLE = "@page { size: 210mm 279.4mm; margin: 15mm } body { font: 12pt Sheet; margin: 0; position: relative }"


@pytest.mark.parametrize("trade_id", SLICE)
def test_nothing_is_wrong_with_sheets_of_trades_of_each_kind(tmp_path, trade_id):
    """No line runs through letters, no page is empty or unnamed, fields stand in their rows, each task stands once."""
    guide = guide_of(real_content(), AS_OF, only=trade_id)
    names = {f"{trade_id}-{name}.pdf" for name in SLICE[trade_id]}
    wanted = [sheet for sheet in papers.of_trades(guide, [trade_id]) if sheet.name in names]
    assert {sheet.name for sheet in wanted} == names
    found = papers.looked_through(guide, ROOT, wanted, tmp_path)
    assert {sheet.name: faults for sheet, faults in found if faults} == {}


def test_on_paper_a_line_stands_for_a_number_that_is_unknown():
    """A task that names hours which nobody has verified says so on the screen, and on paper leaves a line to write each one on."""
    guide = guide_of(real_content(), AS_OF, only="415A")
    body = PageMaker(guide, "fr", ROOT / "overrides" / "jalons").named("stage", "415A", stage="review-logbook").body
    unknown, line = open_amounts(guide.content.facts.values(), "fr")[0]
    row = body.split('data-tick="415A/review-logbook/add-up-hours"')[1].split("</li>")[0]
    row = row.split('lang="en"')[0]
    assert "____" in line and row.count(f'<span class="screen-only">{unknown}</span>') > 1
    assert row.count(unknown) == row.count(line) == row.count(f'<span class="screen-only">{unknown}</span>')


def test_what_is_wrong_is_found(tmp_path):
    """A line through words, a field above its row, a page that does not say what it is, a task that is missing: each is told."""
    assert engine.version()
    from jalons_pdf.renderer import PdfRenderer

    renderer = PdfRenderer(ROOT / "overrides" / "jalons" / FOLDER / "fonts")
    file = tmp_path / "bad.pdf"
    file.write_bytes(renderer.pdfs([BAD], [STYLE], ["letter"])["letter"])
    found = " ".join(paper_faults.faults(file, "Nom", ["Noter vos heures."]))
    for words in ("runs through letters", "fields of a/b", "does not say what it is", "is empty", "stands 0 times"):
        assert words in found
