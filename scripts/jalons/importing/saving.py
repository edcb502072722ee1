"""Puts the files of a plan in their places, all of them or none."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jalons.importing.plan import Plan, TradePlan


class ChangedMeanwhile(Exception):
    """A file is no longer as it was when the plan was made; nothing was written."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


def save(made: Plan, folder: Path) -> None:
    """Writes every file of the plan beside its place first, then moves them all there.

    Raises:
        ChangedMeanwhile: An editor saved one of them since; the folder is as it was.
        OSError: The disk refused; the folder is as it was.
    """
    staged: list[tuple[TradePlan, Path]] = []
    done: list[TradePlan] = []
    try:
        staged.extend((trade, _beside(folder / trade.file, trade.after)) for trade in made.to_write)
        _refuse_changed(made, folder)
        for trade, temporary in staged:
            temporary.replace(folder / trade.file)
            done.append(trade)
    except BaseException:
        for trade in done:
            _put_back(trade, folder / trade.file)
        raise
    finally:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)


def _refuse_changed(made: Plan, folder: Path) -> None:
    for trade in made.to_write:
        path = folder / trade.file
        if (path.read_bytes() if path.exists() else b"") != trade.before:
            raise ChangedMeanwhile(trade.file)


def _beside(path: Path, content: bytes) -> Path:
    """A file of this content beside its place, under a name no one reads, with the rights of the one it replaces."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        beside.unlink()
        raise
    return beside


def _put_back(trade: TradePlan, path: Path) -> None:
    if trade.new:
        path.unlink(missing_ok=True)
    else:
        _beside(path, trade.before).replace(path)
