"""Loads the data folder: every file read, shaped and kept by id, with every problem found on the way."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jalons import records
from jalons.content import release_files
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import read
from jalons.records.fields import TRADE_SLUG, Identifier, KeptId, Text
from jalons.records.record import Record
from jalons.records.shaping import shape, shape_mapping

REGISTERS: dict[str, type[Record]] = {
    "words": Text,
    "roles": records.Role,
    "channels": records.Channel,
    "sectors": records.SectorName,
    "duties": records.Duty,
    "sources": records.Source,
    "links": records.Link,
    "money": records.Programme,
    "events": records.SharedEvent,
    "questions": records.Question,
    "places": records.Destination,
    "glossary": records.Term,
    "laws": records.Law,
    "elements": records.Element,
    "synonyms": records.Equivalents,
    "remarks": records.Remark,
    "unlisted": records.Unlisted,
    "dates": records.KnownDay,
    "deadlines": records.Deadline,
    "letters": records.Letter,
    "gone": records.Gone,
    "news": records.News,
}
"""Files that map ids to records: data/NAME.yml."""

KEYS = {"gone": KeptId}
"""How ids are written in a file whose ids are not those of its own records."""

OPTIONAL = ("gone", "news")
"""Files that need not be there."""

FOLDERS: dict[str, type[Record]] = {
    "pathways": records.Pathway,
    "stages": records.Stage,
    "trades": records.Trade,
    "journeys": records.Journey,
}
"""Folders that hold one record a file: data/NAME/ID.yml."""

TRADE_PAGES = ("checklist", "poster", "money", "changes", "where", "keep", "hours", "letter")
"""Addresses below a trade that are not those of stages; the ids of people in data/roles.yml are others."""

_FILE_NAME = {
    "pathways": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "stages": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "trades": re.compile(rf"[0-9]{{3}}[A-Z][0-9]?|{TRADE_SLUG.pattern}"),
    "journeys": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
}


_TAKEN = {("stages", name) for name in ("index", *TRADE_PAGES, "trades", "roles", "questions", "dates")}
"""Stages with these names would have the address of another page of their trade, or ids like those of others."""


@dataclass(frozen=True)
class Content:
    """All records of a data folder by id, in the order of their files; `fingerprint` names this state of it."""

    site: records.Site
    words: Mapping[str, Text]
    roles: Mapping[str, records.Role]
    channels: Mapping[str, records.Channel]
    sectors: Mapping[str, records.SectorName]
    duties: Mapping[str, records.Duty]
    sources: Mapping[str, records.Source]
    links: Mapping[str, records.Link]
    money: Mapping[str, records.Programme]
    events: Mapping[str, records.SharedEvent]
    questions: Mapping[str, records.Question]
    places: Mapping[str, records.Destination]
    glossary: Mapping[str, records.Term]
    laws: Mapping[str, records.Law]
    elements: Mapping[str, records.Element]
    synonyms: Mapping[str, records.Equivalents]
    remarks: Mapping[str, records.Remark]
    unlisted: Mapping[str, records.Unlisted]
    dates: Mapping[str, records.KnownDay]
    deadlines: Mapping[str, records.Deadline]
    letters: Mapping[str, records.Letter]
    gone: Mapping[str, records.Gone]
    news: Mapping[str, records.News]
    pathways: Mapping[str, records.Pathway]
    stages: Mapping[str, records.Stage]
    trades: Mapping[str, records.Trade]
    journeys: Mapping[str, records.Journey]
    fingerprint: str = ""
    releases: release_files.Releases = release_files.Releases()
    """What was published so far; no part of what the fingerprint names."""
    folder: str = ""
    """How the data folder is named in places."""


def load(folder: Path, shown_as: str | None = None) -> tuple[Content | None, list[Problem]]:
    """Reads every file of `folder`; gives the content, or None and all problems of reading and shape.

    `shown_as` is how the folder is named in places (default: the folder as given).
    """
    content, problems = load_what_can_be(folder, shown_as)
    return (None if problems else content), problems


def load_what_can_be(folder: Path, shown_as: str | None = None) -> tuple[Content | None, list[Problem]]:
    """The same, but with problems too gives the records that are whole; None where not even site.yml is."""
    shown = shown_as if shown_as is not None else folder.as_posix()
    problems: list[Problem] = []
    if not folder.is_dir():
        return None, [Problem("folder-missing", Location(shown), facts={"folder": shown})]
    problems += _stray_files(folder, shown)
    digest = hashlib.sha256()
    parts: dict[str, object] = {}

    def tree(path: Path, name: str):
        node, found = read(path, f"{shown}/{name}")
        problems.extend(found)
        if node is not None:
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
        return node

    node = tree(folder / "site.yml", "site.yml")
    if node is not None:
        parts["site"], found = shape(records.Site, node)
        problems += found
    for name, record_class in REGISTERS.items():
        if name in OPTIONAL and not os.path.lexists(folder / f"{name}.yml"):
            continue
        node = tree(folder / f"{name}.yml", f"{name}.yml")
        if node is not None:
            parts[name], found = shape_mapping(record_class, node, KEYS.get(name, Identifier))
            problems += found
    for name, record_class in FOLDERS.items():
        parts[name] = {}
        for path in sorted((folder / name).glob("*.yml")) if (folder / name).is_dir() else []:
            if path.name.startswith("."):
                continue
            file = f"{name}/{path.name}"
            if not _FILE_NAME[name].fullmatch(path.stem):
                problems.append(Problem(f"file-name-{name}", Location(f"{shown}/{file}"), facts={"name": path.name}))
                continue
            if (name, path.stem) in _TAKEN:
                problems.append(Problem("file-name-taken", Location(f"{shown}/{file}"), facts={"name": path.stem}))
                continue
            node = tree(path, file)
            if node is not None:
                record, found = shape(record_class, node)
                problems += found
                if record is not None:
                    parts[name][path.stem] = record
        if not parts[name] and not problems and name != "journeys":
            problems.append(Problem("folder-empty", Location(f"{shown}/{name}"), facts={"folder": name}))
    so_far, found = release_files.read(folder / release_files.FOLDER, f"{shown}/{release_files.FOLDER}")
    problems += found
    if parts.get("site") is None:
        return None, problems
    whole = {name: parts.get(name) or {} for name in (*REGISTERS, *FOLDERS)}
    return Content(
        site=parts["site"], **whole, fingerprint=digest.hexdigest()[:8], releases=so_far, folder=shown
    ), problems


def doubtful_parts(content: Content, problems: Iterable[Problem]) -> frozenset[str]:
    """The parts of which something may be missing: those whose files have these problems of loading, and empty folders."""
    files = (problem.location.file.removeprefix(f"{content.folder}/") for problem in problems)
    empty = (name for name in FOLDERS if not getattr(content, name))
    return frozenset({*(file.split("/")[0].removesuffix(".yml") for file in files), *empty})


def _stray_files(folder: Path, shown: str) -> Iterator[Problem]:
    """Files that no one reads: a typing slip in a name would otherwise lose a file in silence."""
    wanted = {f"{name}.yml" for name in (*REGISTERS, "site")}
    inside = [path for name in (*FOLDERS, release_files.FOLDER) for path in (folder / name).glob("*")]
    for path in sorted((*folder.iterdir(), *inside)):
        name = path.relative_to(folder).as_posix()
        location = Location(f"{shown}/{name}")
        read_above = name in wanted or (path.parent != folder and path.suffix == ".yml" and not path.is_dir())
        if path.parent.name == release_files.FOLDER and path.parent != folder and not path.is_symlink():
            read_above = path.name == release_files.IDS or release_files.FILE.fullmatch(path.name) is not None
        if read_above or path.name.startswith(".") or path.name.endswith("~") or path.suffix == ".md":
            continue
        if path.is_symlink():
            yield Problem("file-is-link", location, facts={"name": name})
        elif not path.is_dir():
            yield Problem("file-unexpected", location, facts={"name": name, "known": sorted(wanted)})
        elif name not in (*FOLDERS, release_files.FOLDER):
            yield Problem("folder-unexpected", location, facts={"name": name, "known": sorted(FOLDERS)})
