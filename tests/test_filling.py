"""Filling: marks in braces are replaced by what is known of them, and nothing else is touched."""

from __future__ import annotations

from jalons.writing.filling import fill_with, marks


def test_fill_with():
    """What stands after the colon of a mark says how its value is written."""
    assert fill_with("{known:and} {near}", {"known:and": "a and b"}.get) == "a and b {near}"


def test_marks():
    """Marks are named in order, each as often as it stands there."""
    assert marks("{b} {a:and} {b} {retired: x}") == ["b", "a:and", "b"]
