"""`schema`: rewrites the JSON Schemas that help text editors."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from jalons.content import load_what_can_be
from jalons.content.schemas import schemas
from jalons.project import IN_CHECKOUT
from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit

_OF_PROGRAM = "scripts/schema"
_OF_PROJECT = ".jalons/schema"


def add_arguments(parser: Parser) -> None:
    """The project."""
    parser.add_project()


def run(given: Namespace, language: Language) -> Exit:
    """Writes one schema for each kind of file."""
    name, count = write(given.project)
    print(translate("schemas-written", language, count=count, folder=name))
    return Exit.WELL


def write(project: Path) -> tuple[str, int]:
    """Writes the schemas beside the sources in the checkout, elsewhere below .jalons/; gives where, and how many."""
    ours = IN_CHECKOUT and project.resolve() == ROOT.resolve()
    name = _OF_PROGRAM if ours else _OF_PROJECT
    folder = project / name
    folder.mkdir(parents=True, exist_ok=True)
    content, _ = load_what_can_be(project / "data")
    written = schemas(content.facts, content.variant_word, content.languages) if content else schemas({})
    for file, text in written.items():
        (folder / file).write_text(text, "utf-8", newline="\n")
    return name, len(written)
