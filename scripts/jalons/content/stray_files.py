"""Files that no one reads: a typing slip in a name would otherwise lose a file in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jalons.content import release_files
from jalons.content.model import FOLDERS, REGISTERS, VARIANTS
from jalons.problems.location import Location
from jalons.problems.problem import Problem

_WANTED = frozenset(f"{name}.yml" for name in (*REGISTERS, "site"))


def stray_files(folder: Path, shown: str, variants: str) -> Iterator[Problem]:
    """A problem for each file and folder of a data folder that is not part of the content.

    Hidden files, backups of editors (NAME~) and notes (NAME.md) may lie anywhere. `shown` is how the folder is named,
    `variants` the folder of the guide's variants.
    """
    folders = [name for name in FOLDERS if name != VARIANTS] + ([variants] if variants else [])
    inside = [path for name in (*folders, release_files.FOLDER) for path in (folder / name).glob("*")]
    for path in sorted((*folder.iterdir(), *inside)):
        name = path.relative_to(folder).as_posix()
        location = Location(f"{shown}/{name}")
        if _is_read(path, folder) or path.name.startswith(".") or path.name.endswith("~") or path.suffix == ".md":
            continue
        if path.is_symlink():
            yield Problem("file-is-link", location, facts={"name": name})
        elif not path.is_dir():
            yield Problem("file-unexpected", location, facts={"name": name, "known": sorted(_WANTED)})
        elif name not in (*folders, release_files.FOLDER):
            yield Problem("folder-unexpected", location, facts={"name": name, "known": sorted(folders)})


def _is_read(path: Path, folder: Path) -> bool:
    """Whether a file is one that loading looks at, be it to refuse it."""
    if path.parent == folder:
        return path.name in _WANTED
    if path.parent.name == release_files.FOLDER and not path.is_symlink():
        return path.name == release_files.IDS or release_files.FILE.fullmatch(path.name) is not None
    return path.suffix == ".yml" and not path.is_dir()
