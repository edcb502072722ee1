"""The lookbook: what its figures say, and how they are told."""

from __future__ import annotations

from jalons_cli.commands.lookbook import _line
from tools.lookbook import Figure, longest, worst


def test_a_limit_is_kept_or_passed():
    """A figure is well up to its limit, the limit itself included."""
    assert [Figure("figure-shift", "", value, 0.02).well for value in (0, 0.02, 0.021)] == [True, True, False]


def test_the_worst_stands_first():
    """Of each name that figure stands first which is furthest beyond its own limit."""
    found = worst(
        iter((Figure("a", "x/", 3, 4), Figure("b", "x/", 1, 1), Figure("a", "y/", 9, 4), Figure("a", "z/", 12, 10)))
    )
    assert {name: [figure.where for figure in figures] for name, figures in found.items()} == {
        "a": ["y/", "z/", "x/"],
        "b": ["x/"],
    }


def test_a_line_says_the_worst_and_how_many_are_beyond():
    """Whoever reads one line knows how bad it is, where, and how often."""
    figures = [
        Figure("figure-stage-screens", "en/trades/620D/apply/", 5.25, 4),
        Figure("figure-stage-screens", "", 3, 4),
    ]
    assert _line("figure-stage-screens", figures, "en") == (
        "Length of a stage, screens: 5.25 (limit 4), en/trades/620D/apply/; 1 of 2 beyond the limit"
    )
    assert _line("figure-stage-screens", figures[1:], "fr") == "Longueur d'une étape, écrans : 3 (limite 4), /"


def test_the_longest_path(guide):
    """The trade with the most stages is among those looked at."""
    most = max(len(pathway.stages) for pathway in guide.pathways.values())
    assert len(guide.pathways[longest(guide)].stages) == most
