"""The program's own interface words: what a guide's words.yml need not say again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jalons import project
from jalons.reading.files import read
from jalons.records.fields import Identifier, Text
from jalons.records.shaping import shape_mapping

FOLDER = project.FILES / "overrides" / "jalons" / "words"
"""Where they lie, a file a topic."""
SHOWN = "overrides/jalons/words"
"""How that folder is named in locations."""


def files() -> Iterator[tuple[Path, str]]:
    """Each file of default words, and how it is named in locations, in the order of their names."""
    for path in sorted(FOLDER.glob("*.yml")):
        yield path, f"{SHOWN}/{path.name}"


def texts() -> dict[str, Text]:
    """All default words by key, in the order of their files.

    Raises:
        ValueError: a file of them is not right, which `check` tells in full.
    """
    found: dict[str, Text] = {}
    for path, shown in files():
        node, problems = read(path, shown)
        if node is not None:
            words, problems = shape_mapping(Text, node, Identifier)
            found |= words
        if problems:
            raise ValueError(problems)
    return found
