"""Finished PDFs, kept on disk by what they are made from; a build is as good without them: the disk may refuse them."""

from __future__ import annotations

import os
from pathlib import Path

KEPT = Path(".jalons") / "pdf"
"""Where finished PDFs are kept, below the project; it may be deleted at any time."""
_BUILDS = 4
"""How many builds' worth of PDFs stay."""
_FEWEST = 100
"""What a build counts for at least, so that single sheets do not drive out those of the site."""


class KeptSheets:
    """PDFs in a folder, each under the digest of what it is made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str) -> bytes | None:
        """The PDF made from this, if it was ever kept."""
        try:
            return self._path(digest).read_bytes()
        except OSError:
            return None

    def keep(self, digest: str, pdf: bytes) -> None:
        """Keeps a PDF, where the disk lets us; half a file is never seen by another build."""
        beside = self._folder / f".{digest}-{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(pdf)
            beside.replace(self._path(digest))
        except OSError:
            return

    def tidy(self, wanted: int) -> None:
        """Forgets the oldest PDFs, so that the folder holds no more than a few builds of `wanted` sheets."""
        files = sorted(self._folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime)
        for path in files[: max(0, len(files) - _BUILDS * max(wanted, _FEWEST))]:
            path.unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.pdf"
