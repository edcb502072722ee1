"""Loads the data folder: every file read once, shaped and kept by id, with every problem found on the way."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jalons import records
from jalons.content import condition_keys, default_words, release_files
from jalons.content.dimension import folder_of_variants
from jalons.content.file_records import NOTHING_DECLARED, Declared, File, Found, records_in, records_of
from jalons.content.model import FOLDERS, REGISTERS, SAYING, VARIANTS, Content
from jalons.content.one_file import OneFile
from jalons.content.short_forms import ALONE, COMPLETED, NOTHING_LEFT_OUT, Defaults, only_variant
from jalons.content.stray_files import stray_files
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.project import GUIDE_FILE
from jalons.reading.files import bytes_of
from jalons.reading.tree import Node
from jalons.records.fields import Text, code_form
from jalons.records.record import Record

_WORDS_AND_HYPHENS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MESSAGE = {name: name for name in FOLDERS} | {VARIANTS: "variants"}
"""What messages about the names of files in a folder are called after."""
READER = "reader"
"""The role of whoever reads a guide that names none, and the words that name it."""

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
    variants = folder_of_variants(folder) if folder.is_dir() or folder.parent.is_dir() else ""
    one_file = OneFile(folder, shown, variants)
    if not folder.is_dir() and not one_file.there:
        return None, [Problem("folder-missing", Location(shown), facts={"folder": shown})]
    loader = _Loader(folder, shown, reserved, one_file, variants)
    site = loader.site()
    parts: dict[str, dict[str, Record]] = {"facts": loader.facts()}
    parts |= {name: loader.register(name) for name in REGISTERS if name != "facts"}
    parts["words"] = {**loader.default_words(), **parts["words"]}
    parts["roles"] = loader.people(parts["roles"], parts["words"])
    parts |= {name: loader.files(name) for name in FOLDERS}
    releases, found = release_files.read(folder / release_files.FOLDER, f"{shown}/{release_files.FOLDER}")
    problems = [*loader.problems, *found]
    if site is None:
        return None, problems
    # the class of the records of each part is the one that REGISTERS and FOLDERS take from the field of Content
    typed: dict[str, Any] = dict(parts)
    content = Content(site, **typed, fingerprint=loader.fingerprint, releases=releases, folder=shown)
    return content, [*problems, *condition_keys.problems(content)]


def doubtful_parts(content: Content, problems: Iterable[Problem]) -> frozenset[str]:
    """The parts of which something may be missing: those whose files have these problems, and empty folders."""
    files = [problem.location.file.removeprefix(f"{content.folder}/") for problem in problems]
    if any(file.rpartition("/")[2] == GUIDE_FILE for file in files):
        return frozenset((*REGISTERS, *FOLDERS))
    empty = (name for name in FOLDERS if not content.part(name))
    return frozenset({*(file.split("/")[0].removesuffix(".yml") for file in files), *empty})


class _Loader:
    """Reads one guide, and keeps the problems and the digest of all that it has read."""

    def __init__(self, folder: Path, shown: str, reserved: frozenset[str], one_file: OneFile, variants: str) -> None:
        self._folder, self._shown, self._reserved, self._one = folder, shown, reserved, one_file
        self._variants = variants
        self._dimension: records.Dimension | None = None
        self._digest = hashlib.sha256()
        self._declared = NOTHING_DECLARED
        self.problems = [*one_file.problems, *(stray_files(folder, shown, variants) if folder.is_dir() else ())]
        if one_file.bytes:
            self._digest.update(one_file.shown.encode() + b"\0" + one_file.bytes + b"\0")
        self._inline: dict[str, Node] = {}
        pathways, there = ([*self._names(name), *one_file.within(name)] for name in ("pathways", VARIANTS))
        self._alone = not variants
        self._defaults = Defaults(
            source=one_file.source,
            advice=one_file.advice,
            pathway=pathways[0] if len(pathways) == 1 else "",
            variant=ALONE if self._alone else min(there, default=""),
        )

    @property
    def fingerprint(self) -> str:
        """What names the words of all files read so far: hex digits."""
        return self._digest.hexdigest()[:_FINGERPRINT_LENGTH]

    def site(self) -> records.Site | None:
        """The site as a whole; None where it cannot be used."""
        unreadable = self._one.there and not self._one.trees
        found = None if unreadable else self._read("site.yml", "site")
        if not isinstance(found, records.Site):
            return None
        self._dimension = found.variants
        name = tuple(found.name.model_dump().items())
        summary = tuple(found.tagline.model_dump().items()) if found.tagline else ()
        self._defaults = replace(self._defaults, name=name, summary=summary)
        return found

    def facts(self) -> dict[str, Record]:
        """The declared facts by id; from now on the records that say facts are read with them."""
        found = self.register("facts")
        if self._dimension:
            self._declared = Declared(repr(found), found, self._dimension.codes, self._dimension.word)
        else:
            self._declared = Declared(repr(found), found)
        return found

    def register(self, name: str) -> dict[str, Record]:
        """The records of data/NAME.yml by id."""
        if f"{name}.yml" not in self._one.trees and not os.path.lexists(self._folder / f"{name}.yml"):
            return {}
        found = self._read(f"{name}.yml", name)
        return dict(found) if isinstance(found, Mapping) else {}

    def default_words(self) -> dict[str, Record]:
        """The words of the program by id, which those of the guide lie on top of."""
        found = [self._read_at(path, shown, "words") for path, shown in default_words.files(self._folder.parent)]
        return {key: text for words in found if isinstance(words, Mapping) for key, text in words.items()}

    def people(self, roles: Mapping[str, Record], words: Mapping[str, Record]) -> dict[str, Record]:
        """The roles of the guide, or the reader alone where it has none; the first person acts where none is named."""
        if not roles and self._one.there and isinstance(name := words.get(READER), Text):
            roles = {READER: records.Role(name=name)}
        persons = (name for name, role in roles.items() if isinstance(role, records.Role) and role.kind == "person")
        self._defaults = replace(self._defaults, reader=next(persons, ""))
        return dict(roles)

    def files(self, name: str) -> dict[str, Record]:
        """The records of a folder of data/ by id, wherever they are written; none at all is a problem of its own."""
        found: dict[str, Record] = {}
        inline = self._inline if name == "stages" else {}
        for record_id in sorted({*self._names(name), *self._one.within(name), *inline}):
            if self._is_named_well(name, record_id):
                record = self._read(f"{name}/{record_id}.yml", name)
                if isinstance(record, Record):
                    found[record_id] = record
        if name == VARIANTS and self._alone:
            found |= self._only_variant()
        if not found and not self.problems and name != "journeys":
            facts = {"folder": self._called(name)}
            self.problems.append(Problem("folder-empty", Location(f"{self._shown}/{self._called(name)}"), facts=facts))
        return found

    def _called(self, name: str) -> str:
        """What a folder of the content is called in this guide; "" where it has none."""
        return self._variants if name == VARIANTS else name

    def _names(self, name: str) -> list[str]:
        """The ids of the records that have a file in a folder."""
        if not self._called(name):
            return []
        inside = (self._folder / self._called(name)).glob("*.yml")
        return [path.stem for path in inside if not path.name.startswith(".")]

    def _file(self, name: str) -> str:
        """The file of data/ that a name of the content stands for: variants lie in the folder that this guide names."""
        folder, slash, file = name.partition("/")
        return f"{self._called(folder)}/{file}" if slash else name

    def _is_named_well(self, name: str, record_id: str) -> bool:
        tree = self._tree(f"{name}/{record_id}.yml")
        location = (
            tree.location if tree is not None else Location(f"{self._shown}/{self._called(name)}/{record_id}.yml")
        )
        if not (name == VARIANTS and self._is_code(record_id)) and not _WORDS_AND_HYPHENS.fullmatch(record_id):
            if name == "stages" and record_id in self._inline:
                return False  # told where the path names it
            facts = {"name": f"{record_id}.yml", "shapes": self._dimension.codes if self._dimension else ()}
            self.problems.append(Problem(f"file-name-{_MESSAGE[name]}", location, facts=facts))
            return False
        if name == "stages" and record_id in self._reserved:
            self.problems.append(Problem("file-name-taken", location, facts={"name": record_id}))
            return False
        return True

    def _is_code(self, record_id: str) -> bool:
        """Whether a file has the name of an official code."""
        shapes = self._dimension.codes if self._dimension else ()
        return any(code_form(shape).fullmatch(record_id) for shape in shapes)

    def _tree(self, name: str) -> Node | None:
        """What guide.yml or a step of a pathway holds in place of a file of data/."""
        folder, _, file = name.partition("/")
        inline = self._inline.get(file.removesuffix(".yml")) if folder == "stages" else None
        return inline if inline is not None else self._one.trees.get(name)

    def _read(self, name: str, part: str) -> Found:
        """What a file of the data folder holds, or guide.yml in its place; a part stands in one of them."""
        tree = self._tree(name)
        if tree is None:
            file = self._file(name)
            return self._read_at(self._folder / file, f"{self._shown}/{file}", part, file)
        elsewhere = [self._one.shown] if tree is not self._one.trees.get(name, tree) else []
        elsewhere += [f"{self._shown}/{self._file(name)}"] if os.path.lexists(self._folder / self._file(name)) else []
        if elsewhere:
            facts = {"name": name.removesuffix(".yml"), "file": elsewhere[0]}
            self.problems.append(Problem("part-written-twice", tree.location, facts=facts))
        return self._noted(records_in(part, tree, self._defaults, self._declared))

    def _read_at(self, path: Path, shown: str, part: str, name: str = "") -> Found:
        """What a file holds; what is read and what the fingerprint names are the same bytes, with `name` or `shown`."""
        data, problems = bytes_of(path, shown)
        if data is None:
            self.problems += problems
            return None
        defaults = self._defaults if part in COMPLETED else NOTHING_LEFT_OUT
        file = records_of(part, data, shown, defaults, self._declared if part in SAYING else NOTHING_DECLARED)
        if file.is_tree:
            self._digest.update((name or shown).encode() + b"\0" + data + b"\0")
        return self._noted(file)

    def _noted(self, file: File) -> Found:
        self.problems += file.problems
        for name, stage in file.inline.items():
            if name in self._inline:
                self.problems.append(Problem("stage-written-twice", stage.location, facts={"name": name}))
            self._inline.setdefault(name, stage)
        return file.found

    def _only_variant(self) -> dict[str, Record]:
        """A guide about one thing has a path as a guide about many has one for each."""
        made = only_variant(self._defaults)
        found = records_in(VARIANTS, made, self._defaults, self._declared).found
        return {ALONE: found} if isinstance(found, Record) else {}
