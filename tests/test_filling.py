"""Filling: marks in braces are replaced by what is known of them, and nothing else is touched."""

from __future__ import annotations

import pytest

from jalons.writing.filling import fill, fill_with, marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no mark", "no mark"),
        ("{count} tasks", "3 tasks"),
        ("{count} of {count}", "3 of 3"),
        ("{other}", "{other}"),
        ("{2nd-try}", "again"),
        ("{retired: {fr: {name}}}", "{retired: {fr: {count}}}"),
        ("{Count} { count } {", "{Count} { count } {"),
    ],
)
def test_fill(text, expected):
    """Known marks are filled in, also inside other braces; a value is never filled in again; the rest stays."""
    assert fill(text, {"count": 3, "name": "{count}", "2nd-try": "again"}) == expected


def test_fill_with():
    """What stands after the colon of a mark says how its value is written."""
    assert fill_with("{known:and} {near}", {"known:and": "a and b"}.get) == "a and b {near}"


def test_marks():
    """Marks are named in order, each as often as it stands there."""
    assert marks("{b} {a:and} {b} {retired: x}") == ["b", "a:and", "b"]
