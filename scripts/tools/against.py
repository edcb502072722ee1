"""Measures the build of the real guide against that of an old version of the project, in turns, in one run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from jalons.writing.language import Language
from jalons_cli.messages import translate
from tools.measuring import Run, finished, medians

LIMIT = 1.05
"""How many times as long as before a build may take and still be called no slower: what chance makes of equal ones."""


class UnknownRevision(Exception):
    """Git knows no such version, which the text names, or is not there."""


def measure_against(root: Path, revision: str, as_of: date, rounds: int, language: Language) -> bool:
    """Prints the medians of both and their ratio; tells whether our build is no slower.

    Each version builds its own data by its own run.py, whose environment is made before anything is measured.

    Raises:
        UnknownRevision: There is no such version.
        Failed: A build failed.
        OSError: The disk refused.
    """
    with tempfile.TemporaryDirectory(prefix="jalons-against-") as scratch, _checked_out(root, revision, scratch) as old:
        out = Path(scratch) / "sites"
        both = {"old": old, "new": root}
        commands = {name: _build(folder, out / name, as_of) for name, folder in both.items()}
        for name, folder in both.items():
            finished(commands[name], folder)
        runs: dict[str, list[Run]] = {name: [] for name in both}
        for _ in range(rounds):
            for name, folder in both.items():
                runs[name].append(finished(commands[name], folder))
    before, after = medians(runs["old"]), medians(runs["new"])
    for run, key in ((before, "against-old"), (after, "against-new")):
        facts = {"revision": revision, "seconds": f"{run.seconds:.1f}", "megabytes": f"{run.megabytes or 0:.0f}"}
        print(translate(key, language, **facts))
    ratio = after.seconds / before.seconds
    print(translate("against-ratio", language, ratio=f"{ratio:.2f}", limit=LIMIT))
    return ratio <= LIMIT


def _build(folder: Path, out: Path, as_of: date) -> list[str]:
    call = [sys.executable, str(folder / "run.py"), "build", "--no-pdf"]
    return [*call, "--as-of", as_of.isoformat(), "--out", str(out)]


@contextmanager
def _checked_out(root: Path, revision: str, scratch: str) -> Iterator[Path]:
    """The files of a version, in a folder that is gone afterwards."""
    folder = Path(scratch) / "old"
    _git(root, revision, "worktree", "add", "--quiet", "--detach", str(folder), revision)
    try:
        yield folder
    finally:
        _git(root, revision, "worktree", "remove", "--force", str(folder))


def _git(root: Path, revision: str, *arguments: str) -> None:
    command = ["git", "-C", str(root), *arguments]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        raise UnknownRevision(revision) from None
