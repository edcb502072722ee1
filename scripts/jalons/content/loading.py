"""Loads the data folder: every file read once, shaped and kept by id, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jalons.content import condition_keys, release_files, same_tasks
from jalons.content.guide_reader import GuideReader
from jalons.content.head import Head, head_of
from jalons.content.model import FOLDERS, REGISTERS, Content
from jalons.content.one_file import OneFile
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.project import GUIDE_FILE
from jalons.records import Stage
from jalons.records.record import Record


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
    head = head_of(folder) if folder.is_dir() or folder.parent.is_dir() else Head()
    one_file = OneFile(folder, shown, head.variants)
    if not folder.is_dir() and not one_file.there:
        return None, [Problem("folder-missing", Location(shown), facts={"folder": shown})]
    loader = GuideReader(folder, shown, reserved, one_file, head)
    site = loader.site()
    parts: dict[str, dict[str, Record]] = {"facts": loader.facts()}
    parts |= {name: loader.register(name) for name in REGISTERS if name not in ("facts", "words")}
    parts["words"] = loader.words()
    parts["roles"] = loader.people(parts["roles"], parts["words"])
    parts |= {name: loader.files(name) for name in FOLDERS}
    stages = {name: stage for name, stage in parts["stages"].items() if isinstance(stage, Stage)}
    parts["stages"] = {**same_tasks.with_words(stages)}
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
