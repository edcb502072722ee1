"""Puts a finished folder in the place of another in one step, so that there is never half a site."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_LINUX_EXCHANGE = 2
_MACOS_SWAP = 2


def publish(new: Path, place: Path) -> None:
    """Moves the folder `new` to `place`; what stood there is removed only once the new one stands.

    Both must be on one disk. Raises OSError if it cannot be done; then `place` is as it was.
    """
    if not place.exists():
        new.rename(place)
        return
    if _swapped(new, place):
        shutil.rmtree(new, ignore_errors=True)
        return
    # no system call swaps two folders here (Windows): two renames, and `recover` finishes what a crash left
    old = previous(place)
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def previous(place: Path) -> Path:
    """Where the old site waits while the new one is moved in."""
    return place.with_name(f".{place.name}.previous-jalons")


def recover(place: Path, marker: str) -> bool:
    """Puts the last good site back if a crash between two renames left none; tells whether it did.

    Only a folder that holds the file `marker` is taken for one.
    """
    old = previous(place)
    if (old / marker).is_file() and not place.exists():
        old.rename(place)
        return True
    return False


def _swapped(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step where the system can; False where it cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _LINUX_EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(paths[0], paths[1], _MACOS_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    if failed and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed
