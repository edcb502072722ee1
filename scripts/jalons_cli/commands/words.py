"""`words`: writes down which interface words a language of the guide lacks, for someone to translate."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator

from jalons.content import default_words, load_what_can_be
from jalons.content.head import head_of
from jalons.writing.language import SPOKEN, Language
from jalons_cli.command_line import Parser
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit

_NAMED = re.compile(r"^(?:#: )?([a-z][a-z0-9-]*):", re.MULTILINE)


def add_arguments(parser: Parser) -> None:
    """The language, and the project."""
    parser.needs("language", "words-language", "LANG")
    parser.add_project()
    parser.add_language()


def run(given: Namespace, language: Language) -> Exit:
    """Adds each word that is missing to a file of the project, commented out, with what the program says itself."""
    wanted: Language = given.language
    languages = head_of(given.project / "data").languages
    if wanted not in languages or wanted in SPOKEN:
        known = ", ".join(each for each in languages if each not in SPOKEN) or "-"
        print(translate("words-no-language", language, name=wanted, known=known), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    path = given.project / default_words.SHOWN / f"{wanted}.yml"
    before = path.read_text("utf-8") if path.is_file() else translate("words-head", language, name=wanted) + "\n"
    content, _ = load_what_can_be(given.project / "data")
    said = [key for key, text in content.words.items() if text.get(wanted)] if content else []
    lines = list(_lines(wanted, frozenset((*_NAMED.findall(before), *said))))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + "".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    print(translate("words-written", language, count=len(lines), file=shown(path, given.project)))
    return Exit.WELL


def _lines(wanted: Language, there: frozenset[str]) -> Iterator[str]:
    """A line for each word of the program but those that are said there or elsewhere."""
    for key, text in default_words.texts().items():
        if key not in there:
            yield f"#: {key}: {{{wanted}: {json.dumps(text.in_('en'), ensure_ascii=False)}}}"
