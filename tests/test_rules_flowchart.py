"""Rules of the flowchart, its source and its short titles: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import flowchart
from support.broken_rules import APPLY, Broken, assert_told
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "element-lost",
        flowchart.every_element_is_said,
        APPLY,
        "element: e1\n",
        "",
        "data/elements.yml:1:5 element-not-said e1: Element “e1” of the flowchart is said nowhere. Add element: e1 to the stage, item or program that says it.",
    ),
    Broken(
        "short-title-as-long",
        flowchart.every_short_title_is_short,
        APPLY,
        "summary:",
        "short: {fr: A, en: Apply for the making of a lantern of paper and glue}\nsummary:",
        "data/stages/apply.yml:2:20 short-too-long short/en: The short title “Apply for the making of a lantern of paper and glue” has 51 characters; the drawing has room for 4. Shorten it, or take it away if the title itself is short enough.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)
