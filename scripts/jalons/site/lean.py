"""Leaves the comments of our own scripts and style sheets out of a site: they are for those who change the program."""

from __future__ import annotations

import re
from pathlib import Path

_STYLE_COMMENT = re.compile(r"[ \t]*/\*.*?\*/[ \t]*\n?", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
"""Whole lines only: what follows code on its line may stand in a string, as the two strokes of an address do."""


def without_comments(assets: Path) -> None:
    """Rewrites the scripts and style sheets that stand in this folder itself: those of others, in folders, keep their notices."""
    for pattern, name in ((_STYLE_COMMENT, "*.css"), (_SCRIPT_COMMENT, "*.js")):
        for path in sorted(assets.glob(name)):
            path.write_bytes(pattern.sub("", path.read_bytes().decode("utf-8")).encode("utf-8"))
