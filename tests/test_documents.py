"""The documents for whoever changes the program name files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.project import ROOT

ROOTS = (ROOT, ROOT / "scripts", ROOT / "scripts" / "jalons", ROOT / "overrides" / "jalons")
"""What a path in the documents may begin at."""
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
SUFFIXES = ("/", ".py", ".js", ".mjs", ".css", ".html", ".yml", ".toml", ".json", ".in")
TOPS = ("scripts/", "overrides/", "tests/", "data/", "docs/")
PLACEHOLDER = re.compile(r"[A-Z]{2,}")
"""What is in capitals stands for any name: pages/KIND/."""
MADE = ("ids.txt", "path.json", "since.json", "base.css", "404.html", "guide.yml", "search_index.json", "guide/")
"""Files of a release or of a finished site, and what another guide or site may have."""


def paths(text: str) -> list[str]:
    """The paths that a document names as code, but for those that stand for several or are made by a command."""
    words = [word for code in CODE.findall(text) for word in code.split() if PATH.fullmatch(word)]
    named = [word for word in words if word.endswith(SUFFIXES) or word.startswith(TOPS)]
    return [word for word in named if not PLACEHOLDER.search(word) and not word.endswith(MADE) and word != "site/"]


def is_there(path: str, names: frozenset[str]) -> bool:
    return any((root / path).exists() for root in ROOTS) or path in names


@pytest.mark.parametrize(("document", "least"), [("ARCHITECTURE.md", 60), ("DECISIONS.md", 20)])
def test_what_a_document_names_is_there(document, least):
    """Each path is that of a file or folder of the project, and a name alone is that of some file."""
    found = paths((ROOT / document).read_text("utf-8"))
    names = frozenset(
        file.name for folder in ("scripts", "overrides", "tests", "data") for file in Path(ROOT / folder).rglob("*.*")
    )
    assert len(found) >= least
    assert [path for path in found if not is_there(path, names)] == []


def test_every_room_is_on_the_picture():
    """The table of rooms names each folder and module of the core, and each package beside it."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text[text.index("| room |") : text.index("## To change X open Y")]
    named = {name.rpartition("/")[2] for name in CODE.findall(table)}
    modules = (ROOT / "scripts").glob("*/*.py")
    core = (ROOT / "scripts" / "jalons").glob("*/*.py")
    rooms = {
        *(path.parent.name for path in (*modules, *core) if path.parent.name != "jalons"),
        *(path.name for path in (ROOT / "scripts" / "jalons").glob("[!_]*.py")),
    }
    assert {"guide.py", "records", "jalons_plain"} < rooms
    assert rooms <= named
