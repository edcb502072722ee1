"""The code checkers: what each runs, and where those of JavaScript and style sheets are installed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT

SETTINGS = Path("tests") / "lint"
"""The packages that check JavaScript and style sheets, and their settings."""
INSTALLED = Path(".jalons") / "lint"
"""A copy of the settings, as deep below the project as these, beside the packages that they name."""
_PINNED = "package-lock.json"
"""Every package with its version and the digest of its file, and without the address that this came from."""
_STAMP = "installed"


class NoNode(Exception):
    """Node and its npm are not on this machine."""


class NotInstalled(Exception):
    """npm could not install the packages; it said why."""


@dataclass(frozen=True)
class Checker:
    """One program that looks for mistakes and ends with another code than 0 where it found some."""

    name: str
    command: tuple[str, ...]
    """The program and its arguments; that of a checker from npm is the name of one that a package brings."""
    from_npm: bool = False

    def run(self, root: Path) -> tuple[int, str]:
        """Lets it check the project; gives its exit code and what it said.

        Raises:
            OSError: The program is not there.
        """
        program, *arguments = self.command
        if self.from_npm:
            suffix = ".cmd" if os.name == "nt" else ""
            program = str(root / INSTALLED / "node_modules" / ".bin" / f"{program}{suffix}")
        call = [program, *arguments]
        done = subprocess.run(
            call, cwd=root, check=False, stdout=PIPE, stderr=STDOUT, text=True, encoding="utf-8", errors="replace"
        )
        return done.returncode, done.stdout


def _python(name: str, *arguments: str) -> Checker:
    return Checker(name, (sys.executable, "-m", *arguments))


def _from_npm(name: str, *arguments: str) -> Checker:
    return Checker(name, (name, *arguments), from_npm=True)


CHECKERS = (
    _python("mypy", "mypy"),
    _python("ruff", "ruff", "check"),
    _python("format", "ruff", "format", "--check"),
    _python("links", "tools.links"),
    _from_npm("tsc", "--project", str(INSTALLED / "tsconfig.json")),
    _from_npm("eslint", "--config", str(INSTALLED / "eslint.config.mjs"), "--max-warnings", "0", "overrides"),
    _from_npm("stylelint", "--config", str(INSTALLED / "stylelint.config.mjs"), "overrides/**/*.css"),
)
"""All checkers, in the order in which they begin and are told."""


def install(root: Path) -> None:
    """Puts the packages of the checkers from npm below .jalons/, unless these very versions are there already.

    Raises:
        NoNode: There is no npm.
        NotInstalled: npm ended with an error, which it printed.
        OSError: The disk refused.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoNode
    folder, stamp = root / INSTALLED, root / INSTALLED / _STAMP
    folder.mkdir(parents=True, exist_ok=True)
    for path in (root / SETTINGS).iterdir():
        shutil.copy(path, folder / path.name)
    wanted = hashlib.sha256((folder / "package.json").read_bytes() + (folder / _PINNED).read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    # the very files that are pinned, and nothing of theirs runs while they are being installed
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(command, cwd=folder, stdout=sys.stderr, check=False).returncode:
        raise NotInstalled
    stamp.write_text(wanted, "utf-8")
