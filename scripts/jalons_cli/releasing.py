"""Writes down what is published: new ids get their numbers, and the words of this version are kept in short."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jalons.content import Content
from jalons.content.release import Release
from jalons.content.release_files import FOLDER, IDS, as_text
from jalons.guide import Guide
from jalons.path.id_history import kept
from jalons.path.release_parts import same_words, version_of


class NothingNew(Exception):
    """The content is that of the last release, or of another one of the same day."""

    def __init__(self, same: Release) -> None:
        super().__init__(same.location.file)
        self.same = same


class NewsToCome(Exception):
    """A change note is dated after the day of the release."""

    def __init__(self, name: str, day: str) -> None:
        super().__init__(name)
        self.name, self.day = name, day


@dataclass(frozen=True)
class Made:
    """A release that was written."""

    version: Release
    file: Path
    size: int
    """In bytes"""
    new_ids: int
    """How many ids got their numbers with it"""
    same_words: bool
    """Whether no words of any stage changed since the release before"""


def release(guide: Guide, data: Path) -> Made:
    """Writes down a guide that was checked as a release, below its data folder.

    Raises:
        NothingNew: It was released already; nothing was written.
        NewsToCome: A change note is dated after the day of the release; nothing was written.
        OSError: The disk refused; nothing was written but perhaps the numbers of ids, which the next attempt finds.
    """
    content, last = guide.content, guide.content.releases.last
    for version in content.releases.versions:
        if version.fingerprint == content.fingerprint and (version is last or version.day == guide.as_of):
            raise NothingNew(version)
    for name, news in content.news.items():
        if news.day > guide.as_of:
            raise NewsToCome(name, news.day.isoformat())
    version = version_of(content, guide.as_of)
    folder = data / FOLDER
    file = folder / f"{version.day.isoformat()}-{version.fingerprint}.json"
    text = as_text(version)
    folder.mkdir(parents=True, exist_ok=True)
    ids = "".join(f"{name}\n" for name in version.ids)
    # the ids come first: without the version they are merely early, and the next attempt finds them there
    _move_into_place({folder / IDS: ids, file: text})
    return Made(
        version,
        file,
        len(text.encode()),
        len(version.ids) - len(content.releases.ids),
        last is not None and same_words(last, version),
    )


def _move_into_place(texts: dict[Path, str]) -> None:
    """Writes files beside their places, and moves them there once all are whole."""
    beside = {path: path.with_name(f".{path.name}.new") for path in texts}
    try:
        for path, text in texts.items():
            with beside[path].open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
        for path in texts:
            beside[path].replace(path)
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def unnumbered(content: Content) -> int:
    """How many ids have no number yet."""
    known = set(content.releases.ids)
    return sum(name not in known for name in kept(content))


def was_never_released(content: Content) -> bool:
    """Whether no release holds the content as it is."""
    return all(version.fingerprint != content.fingerprint for version in content.releases.versions)
