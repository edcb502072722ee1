"""The style sheets of a page as a PDF engine gets them: without what takes it long and changes nothing on paper."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LAID_OUT = re.compile(r"display:\s*(inline-)?(?:grid|flex)(?![\w-])")
_NOT_ON_PAPER = re.compile(
    r"(?<![\w-])(?:columns|background|box-shadow|transition|animation|font-feature-settings):[^;}]*;?"
)
_EVERYTHING = re.compile(r"\*,\s*::before,\s*::after\s*{[^{}]*}")
_BESIDE = re.compile(r"([^{}]*::(?:before|after)[^{}]*){")
_ROOT = re.compile(r":root[^{}]*{([^{}]*)}")
_NAMED = re.compile(r"(--[\w-]+):\s*([^;]+)")
_CALLED = re.compile(r"var\((--[\w-]+)\)")
_ALL_BOXES = "*{box-sizing:border-box}"


def for_engine(every: str, own: str) -> tuple[str, str]:
    """The style sheet of every page and that of a kind of page, without grids, flex lines, columns and grounds.

    Names of colours and measures are replaced by what paper has for them. What is said of all that may stand before
    and after every element is said where something does: the engine would work out three elements for each one.
    """
    every = _COMMENT.sub("", every)
    # what is said last, of paper, counts
    named = {name: value.strip() for block in _ROOT.findall(every) for name, value in _NAMED.findall(block)}
    return _ALL_BOXES + _simple(_ROOT.sub("", every), named), _simple(_COMMENT.sub("", own), named)


def _simple(style: str, named: dict[str, str]) -> str:
    style = _CALLED.sub(lambda found: named.get(found[1], found[0]), _EVERYTHING.sub("", style))
    style = _LAID_OUT.sub(lambda found: f"display:{'inline' if found[1] else 'block'}", _NOT_ON_PAPER.sub("", style))
    return _BESIDE.sub(r"\1{box-sizing:border-box;", style)
