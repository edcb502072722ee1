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


def files(own: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Each file of default words, and how it is named in locations, in the order of their names.

    A file of the project `own` stands in for the program's of the same name, and may be one more.
    """
    folders = (FOLDER, own / SHOWN) if own else (FOLDER,)
    for name, path in sorted({path.name: path for folder in folders for path in folder.glob("*.yml")}.items()):
        yield path, f"{SHOWN}/{name}"


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
