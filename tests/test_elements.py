"""Elements: every row of the flowchart that the guide began from is there and is said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from jalons.guide import guide_of
from jalons.pages.maker import WHOLE_SITE, PageMaker
from jalons.path.resolving import resolve
from jalons.records import walk
from support.project import ROOT
from support.small_guide import change, content_of, problems, real_content, small_data

ROWS = [
    "s1",
    "s1n",
    "s2",
    "s3",
    "s3n",
    "s4a",
    "s4b",
    "s4n",
    "s5",
    "s6",
    "s7",
    "s7n1",
    "s7n2",
    "s7n3",
    "s8",
    "s8n",
    "f1",
    "l1",
    "v1",
]
STAGE_OF = {
    "s1": "apply",
    "s2": "agreement",
    "s3": "logbook",
    "s4a": "in-class",
    "s4b": "on-the-job",
    "s5": "review-logbook",
    "s6": "completion",
    "s7": "certificate",
    "s8": "diploma-transition",
}
SAID_OR_NOT = {"fr": ("Se trouve ici :", "Ne vaut plus"), "en": ("Found at:", "No longer holds")}


def test_all_rows_are_there():
    """The nineteen rows are there in their order, and no other."""
    assert list(real_content().elements) == ROWS and len(ROWS) == 19


@pytest.mark.parametrize("row", ROWS)
def test_row_is_said_today_on_the_pages_of_620d(row):
    """Each row is carried by a stage, an item or a programme that readers of 620D meet today."""
    content, today = real_content(), date(2026, 11, 23)
    path = resolve(content, "620D", today)
    shown = [record for stage in path.stages for _, record in walk.inside("", stage.stage)]
    shown += [*content.money.values(), *path.trade.facts]
    assert row in {name for record in shown for name in getattr(record, "element", ())}


@pytest.mark.parametrize(("row", "stage"), STAGE_OF.items())
def test_row_that_is_a_stage(row, stage):
    """A stage of the flowchart is a stage of the path, at the same number."""
    assert row in real_content().stages[stage].element
    assert resolve(real_content(), "620D", date(2026, 11, 23)).stage(stage).number == row[1:]
    assert real_content().elements[row].kind == "stage"


def row_of_e2(folder: Path, language: str, day: date) -> str:
    """What the sources page of that day says of e2."""
    maker = PageMaker(guide_of(content_of(folder), day), language, ROOT / "overrides" / "jalons")
    (sources,) = (page for page in maker.part(WHOLE_SITE) if page.uri == "sources/")
    found = re.search(r'<li id="element-e2">(.*?)</li>', sources.body, re.DOTALL)
    assert found
    return found.group(1).replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_element_links_to_where_it_stands_while_it_holds(tmp_path, language):
    """A row links to its note on the days when the note holds; after them it says so instead, and links nowhere."""
    folder = small_data(tmp_path)
    change(folder, "elements.yml", "e1:", "e2: {kind: note, says: {fr: Du papier., en: Paper.}}\ne1:")
    change(
        folder, "stages/apply.yml", "  - id: paper\n", "  - id: paper\n    element: e2\n    valid_until: 2026-03-31\n"
    )
    assert problems(folder) == []
    here, nowhere = SAID_OR_NOT[language]
    during, after = row_of_e2(folder, language, date(2026, 3, 31)), row_of_e2(folder, language, date(2026, 4, 1))
    assert here in during and "<a href=" in during and nowhere not in during
    assert nowhere in after and "<a href=" not in after and here not in after
