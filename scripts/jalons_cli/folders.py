"""How a folder is named to an editor."""

from __future__ import annotations

from pathlib import Path


def shown(folder: Path, root: Path) -> str:
    """A folder as an editor would name it: from where they stand, or from the project."""
    for start in (Path.cwd(), root):
        try:
            return folder.resolve().relative_to(start.resolve()).as_posix()
        except ValueError:
            continue
    return folder.as_posix()
