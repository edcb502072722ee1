"""Reads the parts of one guide, each from the file that holds it, and notes what is wrong with them on the way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jalons import records
from jalons.content import default_words
from jalons.content.file_records import NOTHING_DECLARED, Declared, File, Found, records_in, records_of
from jalons.content.head import Head
from jalons.content.model import SAYING, VARIANTS
from jalons.content.one_file import OneFile
from jalons.content.record_files import RecordFiles
from jalons.content.short_forms import ALONE, COMPLETED, NOTHING_LEFT_OUT, Defaults, only_variant
from jalons.content.stray_files import stray_files
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import bytes_of
from jalons.reading.tree import Node
from jalons.records.record import Record
from jalons.records.texts import Text
from jalons.writing.language import USUAL, Languages

READER = "reader"
"""The role of whoever reads a guide that names none, and the words that name it."""

DEFAULT_WORDS = "default-words"
"""The words of the program, which are read as words are and are no part of the guide."""
_FINGERPRINT_LENGTH = 8
"""How many hex digits name a state of the content."""


class GuideReader:
    """Reads one guide part by part, and keeps the problems and the digest of all that it has read."""

    def __init__(self, folder: Path, shown: str, reserved: frozenset[str], one_file: OneFile, head: Head) -> None:
        """The data folder and its name in locations, names that no stage may have, and the head of the guide."""
        variants, self._languages = head
        self._folder, self._shown, self._reserved, self._one = folder, shown, reserved, one_file
        self._files = RecordFiles(folder, variants)
        self._digest = hashlib.sha256()
        self._declared = NOTHING_DECLARED
        self.problems = [*one_file.problems, *(stray_files(folder, shown, variants) if folder.is_dir() else ())]
        if one_file.bytes:
            self._digest.update(one_file.shown.encode() + b"\0" + one_file.bytes + b"\0")
        self._inline: dict[str, Node] = {}
        pathways, there = ([*self._files.ids(name), *one_file.within(name)] for name in ("pathways", VARIANTS))
        self._alone = not variants
        self._defaults = Defaults(
            source=one_file.source,
            advice=one_file.advice,
            pathway=pathways[0] if len(pathways) == 1 else "",
            variant=ALONE if self._alone else min(there, default=""),
            languages=self._languages,
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
        self._files.dimension = found.variants
        name = tuple(found.name.items())
        summary = tuple(found.tagline.items()) if found.tagline else ()
        self._defaults = replace(self._defaults, name=name, summary=summary)
        return found

    def facts(self) -> dict[str, Record]:
        """The declared facts by id; from now on the records that say facts are read with them."""
        found = self.register("facts")
        if dimension := self._files.dimension:
            self._declared = Declared(repr(found), found, dimension.codes, dimension.word)
        else:
            self._declared = Declared(repr(found), found)
        return found

    def register(self, name: str) -> dict[str, Record]:
        """The records of data/NAME.yml by id."""
        if f"{name}.yml" not in self._one.trees and not os.path.lexists(self._folder / f"{name}.yml"):
            return {}
        found = self._read(f"{name}.yml", name)
        return dict(found) if isinstance(found, Mapping) else {}

    def words(self) -> dict[str, Record]:
        """The interface words by id: those of the program, and what the guide says otherwise or besides."""
        default: dict[str, Record] = {}
        own: dict[str, Record] = {}
        for path, shown in default_words.files(self._folder.parent):
            of_program = path.is_relative_to(default_words.FOLDER)
            found = self._read_at(path, shown, DEFAULT_WORDS if of_program else "words")
            (default if of_program else own).update(found if isinstance(found, Mapping) else {})
        own |= self.register("words")
        made, problems = default_words.laid_over(_texts(default), _texts(own), self._languages)
        self.problems += problems
        return {**made}

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
        for record_id in sorted({*self._files.ids(name), *self._one.within(name), *inline}):
            if self._is_named_well(name, record_id):
                record = self._read(f"{name}/{record_id}.yml", name)
                if isinstance(record, Record):
                    found[record_id] = record
        if name == VARIANTS and self._alone:
            found |= self._only_variant()
        if not found and not self.problems and name != "journeys":
            facts = {"folder": self._files.called(name)}
            self.problems.append(Problem("folder-empty", Location(f"{self._shown}/{facts['folder']}"), facts=facts))
        return found

    def _is_named_well(self, name: str, record_id: str) -> bool:
        tree = self._tree(f"{name}/{record_id}.yml")
        file = f"{self._shown}/{self._files.called(name)}/{record_id}.yml"
        location = tree.location if tree is not None else Location(file)
        if problem := self._files.misnamed(name, record_id, location):
            # of a stage in a step it is told where the path names it
            self.problems += [] if name == "stages" and record_id in self._inline else [problem]
            return False
        if name == "stages" and record_id in self._reserved:
            self.problems.append(Problem("file-name-taken", location, facts={"name": record_id}))
            return False
        return True

    def _tree(self, name: str) -> Node | None:
        """What guide.yml or a step of a pathway holds in place of a file of data/."""
        folder, _, file = name.partition("/")
        inline = self._inline.get(file.removesuffix(".yml")) if folder == "stages" else None
        return inline if inline is not None else self._one.trees.get(name)

    def _read(self, name: str, part: str) -> Found:
        """What a file of the data folder holds, or guide.yml in its place; a part stands in one of them."""
        tree = self._tree(name)
        if tree is None:
            file = self._files.file(name)
            return self._read_at(self._folder / file, f"{self._shown}/{file}", part, file)
        elsewhere = [self._one.shown] if tree is not self._one.trees.get(name, tree) else []
        file = self._files.file(name)
        elsewhere += [f"{self._shown}/{file}"] if os.path.lexists(self._folder / file) else []
        if elsewhere:
            facts = {"name": name.removesuffix(".yml"), "file": elsewhere[0]}
            self.problems.append(Problem("part-written-twice", tree.location, facts=facts))
        return self._noted(records_in(part, tree, self._defaults, self._declared, self._languages_of(part)))

    def _read_at(self, path: Path, shown: str, part: str, name: str = "") -> Found:
        """What a file holds; what is read and what the fingerprint names are the same bytes, with `name` or `shown`."""
        data, problems = bytes_of(path, shown)
        if data is None:
            self.problems += problems
            return None
        defaults = self._defaults if part in COMPLETED else NOTHING_LEFT_OUT
        declared = self._declared if part in SAYING else NOTHING_DECLARED
        languages = self._languages_of(part)
        file = records_of("words" if part == DEFAULT_WORDS else part, data, shown, defaults, declared, languages)
        if file.is_tree:
            self._digest.update((name or shown).encode() + b"\0" + data + b"\0")
        return self._noted(file)

    def _languages_of(self, part: str) -> Languages:
        """The languages in which a part is written: interface words may leave out what the program says itself."""
        if part == DEFAULT_WORDS:
            return USUAL
        return replace(self._languages, partial=frozenset(self._languages)) if part == "words" else self._languages

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
        found = records_in(VARIANTS, made, self._defaults, self._declared, self._languages).found
        return {ALONE: found} if isinstance(found, Record) else {}


def _texts(words: Mapping[str, Record]) -> dict[str, Text]:
    return {key: text for key, text in words.items() if isinstance(text, Text)}
