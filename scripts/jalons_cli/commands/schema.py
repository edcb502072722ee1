"""`schema`: rewrites the JSON Schemas that help text editors."""

from __future__ import annotations

from argparse import Namespace

from jalons.content.loading import declared_facts
from jalons.content.schemas import schemas
from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit

_FOLDER = "scripts/schema"


def add_arguments(parser: Parser) -> None:
    """Nothing."""


def run(_: Namespace, language: Language) -> Exit:
    """Writes one schema for each kind of file."""
    folder = ROOT / _FOLDER
    folder.mkdir(exist_ok=True)
    written = schemas(declared_facts(ROOT / "data"))
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    print(translate("schemas-written", language, count=len(written), folder=_FOLDER))
    return Exit.WELL
