"""Loads the data folder: every file read once, shaped and kept by id, with every problem found on the way."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from jalons import records
from jalons.content import condition_keys, default_words, release_files
from jalons.content.model import FOLDERS, KEYS, REGISTERS, SAYING, Content
from jalons.content.stray_files import stray_files
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import bytes_of, tree_of
from jalons.records.facts import saying
from jalons.records.fields import TRADE_SLUG
from jalons.records.record import Record
from jalons.records.shaping import shape, shape_mapping

_WORDS_AND_HYPHENS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE_NAME = {
    **dict.fromkeys(FOLDERS, _WORDS_AND_HYPHENS),
    "trades": re.compile(rf"[0-9]{{3}}[A-Z][0-9]?|{TRADE_SLUG.pattern}"),
}
_Found: TypeAlias = Record | Mapping[str, Record] | None
"""What a file holds: one record, or many by id; None where it cannot be used."""

_REMEMBERED = 1 << 11
"""How many files are remembered: several states of a guide of a few hundred."""

_FINGERPRINT_LENGTH = 8
"""How many hex digits name a state of the content."""


def load(
    folder: Path, shown_as: str | None = None, reserved: frozenset[str] = frozenset()
) -> tuple[Content | None, list[Problem]]:
    """Reads every file of `folder`; gives the content, or None and all problems of reading and shape.

    `shown_as` is how the folder is named in locations (default: the folder as given); `reserved` are names that no
    stage may have. Nothing is raised.
    """
    content, problems = load_what_can_be(folder, shown_as, reserved)
    return (None if problems else content), problems


def load_what_can_be(
    folder: Path, shown_as: str | None = None, reserved: frozenset[str] = frozenset()
) -> tuple[Content | None, list[Problem]]:
    """Reads every file of `folder`; gives the records that are whole, and all problems of reading and shape.

    The content is None where not even site.yml is whole. The arguments are those of `load`; nothing is raised.
    """
    shown = shown_as if shown_as is not None else folder.as_posix()
    if not folder.is_dir():
        return None, [Problem("folder-missing", Location(shown), facts={"folder": shown})]
    loader = _Loader(folder, shown, reserved)
    site = loader.site()
    loader.declared()
    parts: dict[str, dict[str, Record]] = {name: loader.register(name) for name in REGISTERS}
    parts["words"] = {**loader.default_words(), **parts["words"]}
    parts |= {name: loader.files(name) for name in FOLDERS}
    releases, found = release_files.read(folder / release_files.FOLDER, f"{shown}/{release_files.FOLDER}")
    problems = [*loader.problems, *found]
    if site is None:
        return None, problems
    # the class of the records of each part is the one that REGISTERS and FOLDERS take from the field of Content
    typed: dict[str, Any] = dict(parts)
    content = Content(site, **typed, fingerprint=loader.fingerprint, releases=releases, folder=shown)
    return content, [*problems, *condition_keys.problems(content)]


def declared_facts(folder: Path) -> dict[str, records.DeclaredFact]:
    """The facts that data/facts.yml declares, as far as they are whole; none where there is no such file."""
    data = bytes_of(folder / "facts.yml", "facts.yml")[0] if os.path.lexists(folder / "facts.yml") else None
    found = _records_of("facts", data, "facts.yml").found if data is not None else None
    return condition_keys.usable(found) if isinstance(found, Mapping) else {}


def doubtful_parts(content: Content, problems: Iterable[Problem]) -> frozenset[str]:
    """The parts of which something may be missing: those whose files have these problems, and empty folders."""
    files = (problem.location.file.removeprefix(f"{content.folder}/") for problem in problems)
    empty = (name for name in FOLDERS if not content.part(name))
    return frozenset({*(file.split("/")[0].removesuffix(".yml") for file in files), *empty})


class _Loader:
    """Reads one data folder, and keeps the problems and the digest of all that it has read."""

    def __init__(self, folder: Path, shown: str, reserved: frozenset[str]) -> None:
        self._folder, self._shown, self._reserved = folder, shown, reserved
        self._digest = hashlib.sha256()
        self._facts: bytes | None = None
        self.problems = list(stray_files(folder, shown))

    @property
    def fingerprint(self) -> str:
        """What names the words of all files read so far: hex digits."""
        return self._digest.hexdigest()[:_FINGERPRINT_LENGTH]

    def site(self) -> records.Site | None:
        """The site as a whole; None where it cannot be used."""
        found = self._read("site.yml", "site")
        return found if isinstance(found, records.Site) else None

    def declared(self) -> None:
        """Notes the facts that the other files can say; what is wrong with their own file is told when it is read."""
        path = self._folder / "facts.yml"
        self._facts = bytes_of(path, f"{self._shown}/facts.yml")[0] if os.path.lexists(path) else None

    def register(self, name: str) -> dict[str, Record]:
        """The records of data/NAME.yml by id."""
        if not os.path.lexists(self._folder / f"{name}.yml"):
            return {}
        found = self._read(f"{name}.yml", name)
        return dict(found) if isinstance(found, Mapping) else {}

    def default_words(self) -> dict[str, Record]:
        """The words of the program by id, which those of the guide lie on top of."""
        found = [self._read_at(path, shown, "words") for path, shown in default_words.files()]
        return {key: text for words in found if isinstance(words, Mapping) for key, text in words.items()}

    def files(self, name: str) -> dict[str, Record]:
        """The records of data/NAME/ID.yml by id; a folder that is empty is a problem of its own."""
        found: dict[str, Record] = {}
        folder = self._folder / name
        for path in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
            if path.name.startswith(".") or not self._is_named_well(name, path):
                continue
            record = self._read(f"{name}/{path.name}", name)
            if isinstance(record, Record):
                found[path.stem] = record
        if not found and not self.problems and name != "journeys":
            self.problems.append(Problem("folder-empty", Location(f"{self._shown}/{name}"), facts={"folder": name}))
        return found

    def _is_named_well(self, name: str, path: Path) -> bool:
        location = Location(f"{self._shown}/{name}/{path.name}")
        if not _FILE_NAME[name].fullmatch(path.stem):
            self.problems.append(Problem(f"file-name-{name}", location, facts={"name": path.name}))
            return False
        if name == "stages" and path.stem in self._reserved:
            self.problems.append(Problem("file-name-taken", location, facts={"name": path.stem}))
            return False
        return True

    def _read(self, name: str, part: str) -> _Found:
        """What a file of the data folder holds."""
        return self._read_at(self._folder / name, f"{self._shown}/{name}", part, name)

    def _read_at(self, path: Path, shown: str, part: str, name: str = "") -> _Found:
        """What a file holds; what is read and what the fingerprint names are the same bytes, with `name` or `shown`."""
        data, problems = bytes_of(path, shown)
        if data is None:
            self.problems += problems
            return None
        file = _records_of(part, data, shown, self._facts if part in SAYING else None)
        self.problems += file.problems
        if file.is_tree:
            self._digest.update((name or shown).encode() + b"\0" + data + b"\0")
        return file.found


class _File(NamedTuple):
    """What the bytes of one file hold, and what is wrong with them."""

    found: _Found
    problems: tuple[Problem, ...]
    is_tree: bool
    """Whether they are YAML as editors may write it."""


@lru_cache(_REMEMBERED)
def _records_of(part: str, data: bytes, shown: str, facts: bytes | None = None) -> _File:
    """The records of a file that was read; the next time that the same words are loaded, they are there already.

    `facts` is the file of declared facts, where records of this part say some.
    """
    node, unread = tree_of(data, shown)
    if part in REGISTERS and [problem.message_id for problem in unread] == ["file-empty"]:
        return _File({}, (), is_tree=True)
    if node is None:
        return _File(None, tuple(unread), is_tree=False)
    found: _Found
    if part in REGISTERS:
        found, problems = shape_mapping(_class_of(part, facts), node, KEYS[part])
    else:
        found, problems = shape(_class_of(part, facts), node)
    if part == "facts":
        problems += condition_keys.taken(node)
    return _File(found, tuple(problems), is_tree=True)


@lru_cache(_REMEMBERED)
def _class_of(part: str, facts: bytes | None) -> type[Record]:
    """The class of the records of a part; those that say facts have a key for each that is declared."""
    record_class = REGISTERS.get(part) or FOLDERS.get(part, records.Site)
    if facts is None or not issubclass(record_class, records.WithFacts):
        return record_class
    declared = _records_of("facts", facts, "facts.yml").found
    return saying(record_class, condition_keys.usable(declared)) if isinstance(declared, Mapping) else record_class
