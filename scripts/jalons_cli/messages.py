"""What the command line says, in the language of whoever runs it."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from jalons.problems.nearest import nearest
from jalons.writing.filling import fill
from jalons.writing.language import Language
from jalons_cli import EXTRA, PROGRAM, START

_WORDS = Path(__file__).with_name("messages.yml")


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return words


def translate(key: str, language: Language, **facts: object) -> str:
    """The words `key` with {marks} filled in."""
    return fill(_words()[key][language], {"program": PROGRAM, "start": START, "extra": EXTRA, **facts})


def hint(name: str, known: Iterable[str], language: Language) -> str:
    """Which of the known names was most likely meant, as a sentence after a space; nothing where none is close."""
    near = nearest(name, known)
    return translate("explain-near", language, near=near) if near else ""


def progress(key: str, language: Language, **facts: object) -> None:
    """Says on the screen what is going on; quiet when the output goes to a file or another program."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(translate(key, language, **facts), file=sys.stderr, flush=True)


def unexpected(wrong: Exception, language: Language) -> str:
    """A sentence for an error of the program itself; the details go to a file that can be sent to a developer."""
    handle, log = tempfile.mkstemp(prefix="jalons-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("".join(traceback.format_exception(wrong)))
    return translate("unexpected", language, detail=type(wrong).__name__, log=log)
