"""Elements: every row of the flowchart that the guide began from is there and is said."""

from __future__ import annotations

from datetime import date

import pytest

from jalons.path.resolving import resolve
from jalons.records import walk
from support.small_guide import real_content

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
