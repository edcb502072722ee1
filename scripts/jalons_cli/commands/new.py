"""`new`: writes a small guide that works, to be changed word by word into one's own."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from jalons.project import GUIDE_FILE
from jalons.writing.language import Language
from jalons_cli.command_line import Parser
from jalons_cli.commands import schema
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit
from jalons_cli.today import today

EXAMPLE = Path(__file__).parents[1] / "example" / GUIDE_FILE
DAY = "2026-11-01"
"""The day that the example names everywhere; a new guide names the day on which it is made."""
_IGNORED = ".jalons/\nsite/\npdf/\n"
"""What git leaves alone: all that is made from the guide."""


def add_arguments(parser: Parser) -> None:
    """The folder."""
    parser.needs("folder", "new-folder", "DIR", Path)


def run(given: Namespace, language: Language) -> Exit:
    """Writes the guide into a folder that is empty or not there, and says what to do next."""
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        print(translate("new-not-empty", language, folder=folder), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    folder.mkdir(parents=True, exist_ok=True)
    text = EXAMPLE.read_text("utf-8").replace(DAY, today().isoformat())
    (folder / GUIDE_FILE).write_text(text, "utf-8", newline="\n")
    (folder / ".gitignore").write_text(_IGNORED, "utf-8", newline="\n")
    schema.write(folder)
    print(translate("new-made", language, file=folder / GUIDE_FILE))
    print(translate("new-next", language, folder=_quoted(folder)))
    return Exit.WELL


def _quoted(folder: Path) -> str:
    """The folder as it can be written on a command line."""
    return f'"{folder}"' if " " in str(folder) else str(folder)
