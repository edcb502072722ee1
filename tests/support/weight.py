"""What a page of a finished site loads at its first visit, and how much that is over the line."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection
from pathlib import Path


def packed(*paths: Path) -> int:
    """Bytes of files, each gzipped by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def loaded_by(page: Path) -> set[Path]:
    """The style sheets and scripts that a page loads at once, with all that its scripts import."""
    addresses = re.findall(r'(?:href|src)="((?:\.\./)+assets/[^"]+)"', page.read_text("utf-8"))
    return imported({(page.parent / address).resolve() for address in addresses})


def imported(entries: Collection[Path]) -> set[Path]:
    """Files and the scripts that they import, at once and in turn; those fetched later by import() are left out."""
    found, ahead = set(entries), [path for path in entries if path.suffix in (".js", ".mjs")]
    while ahead:
        path = ahead.pop()
        for address in re.findall(r'(?:from|import)\s*"(\.[^"]+)"', path.read_text("utf-8")):
            target = (path.parent / address).resolve()
            if target not in found:
                found.add(target)
                ahead.append(target)
    return found


def of_page(page: Path) -> tuple[int, int]:
    """Bytes of all that a page loads at its first visit, itself included, and of our own CSS and JavaScript among it."""
    loaded = loaded_by(page)
    own = [path for path in loaded if path.suffix in (".css", ".js")]
    return packed(page, *loaded), packed(*own)
