"""Where files lie: the program's own, and those of a project, which is a folder that holds a guide."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_INSTALLED = Path(__file__).resolve().parents[1] / "jalons_files"
IN_CHECKOUT = not _INSTALLED.is_dir()
"""Whether the program runs from its own sources; installed, it has what lies at their top in a folder beside it."""
FILES = Path(__file__).resolve().parents[2] if IN_CHECKOUT else _INSTALLED
"""The folder of the program's own `overrides` and `mkdocs.yml`."""
GUIDE_FILE = "guide.yml"
"""A whole guide in one file, in the folder of a project."""
OVERRIDES, SETTINGS = "overrides", "mkdocs.yml"
_SEEN_AS = "jalons-overrides-"


def holds_guide(folder: Path) -> bool:
    """Whether a folder is a project: it holds a guide in one file, or in a data folder."""
    return any(os.path.lexists(folder / name) for name in (GUIDE_FILE, "data/site.yml"))


def settings_of(project: Path) -> Path:
    """The settings of MkDocs for a project: its own mkdocs.yml, or the program's where it has none."""
    own = project / SETTINGS
    return own if own.is_file() else FILES / SETTINGS


def overrides_of(project: Path) -> Path:
    """The folder of templates, style sheets, scripts and words of a project: its own on top of the program's.

    A project without any has the program's folder. Otherwise both are put together, file by file, in a folder that is
    gone when the program ends; nothing is copied through a link. Raises OSError where the disk refuses.
    """
    own, ours = project / OVERRIDES, FILES / OVERRIDES
    if not own.is_dir() or own.resolve() == ours.resolve():
        return ours
    state = tuple(_state(folder) for folder in (ours, own))
    made = _together.get(own)
    if made is None or made[0] != state or not made[1].is_dir():
        _together[own] = made = (state, _laid_together(ours, own))
    return made[1]


_together: dict[Path, tuple[tuple[tuple[tuple[str, int], ...], ...], Path]] = {}
"""By the folder of a project's own files: the state of both folders, and where they are together."""


def _state(folder: Path) -> tuple[tuple[str, int], ...]:
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*")) if _is_file(path))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _laid_together(*folders: Path) -> Path:
    """A new folder with the files of all of these; where several have a file, it is the last one's."""
    into = Path(tempfile.mkdtemp(prefix=_SEEN_AS)).resolve()
    owner = os.getpid()
    # a process that was forked from this one must not take away what this one still uses
    atexit.register(lambda: shutil.rmtree(into, ignore_errors=True) if os.getpid() == owner else None)
    for folder in folders:
        for path in filter(_is_file, folder.rglob("*")):
            target = into / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return into
