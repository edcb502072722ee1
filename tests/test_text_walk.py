"""The words of a task go a short way from the file to each page, sheet and list."""

from __future__ import annotations

import pytest

from text_walk import walk

pytestmark = pytest.mark.build
MOST_MODULES = 25


def test_the_words_of_a_task_go_through_few_modules(few_trades):
    """From YAML to every output, the words of one task are in the hands of at most 25 modules in all."""
    steps = list(walk("620D", "apply", "ask-if-first-apprentice", few_trades))
    assert len(steps) == 9 and all(modules for _, modules in steps)
    assert len({name for _, modules in steps for name in modules}) <= MOST_MODULES
