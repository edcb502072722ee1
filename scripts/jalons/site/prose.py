"""The hand-written pages under docs/: the same files in both languages, each with a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jalons.place import Place
from jalons.problem import Problem
from jalons.records.fields import LANGUAGES

_DESCRIPTION = re.compile(r"^description: *\S", re.MULTILINE)


def problems(docs: Path, shown_as: str) -> Iterator[Problem]:
    """What is wrong with the hand-written pages before any site is made."""
    names = {language: _names(docs / language) for language in LANGUAGES}
    for language in LANGUAGES:
        other = "en" if language == "fr" else "fr"
        for name in sorted(names[language]):
            place = Place(f"{shown_as}/{language}/{name}")
            path = docs / language / name
            if path.is_symlink():
                yield Problem("file-is-link", place, facts={"name": name})
                continue
            if name not in names[other]:
                yield Problem("page-without-twin", place, "", {"file": place.file, "twin": f"{shown_as}/{other}/{name}"})
            if path.suffix != ".md":
                continue
            try:
                text = path.read_text("utf-8-sig")
            except UnicodeDecodeError:
                yield Problem("page-not-utf-8", place)
                continue
            head = text.split("\n---", 1)[0] if text.startswith("---") else ""
            if not _DESCRIPTION.search(head):
                yield Problem("page-without-description", Place(place.file, 1, 1))
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if path.name not in LANGUAGES and not path.name.startswith("."):
            yield Problem("page-outside-languages", Place(f"{shown_as}/{path.name}"), facts={"name": path.name})


def _names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if (path.is_file() or path.is_symlink()) and not path.name.startswith(".")
    }
