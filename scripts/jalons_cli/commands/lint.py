"""`lint`: runs all code checkers, also after one that found something."""

from __future__ import annotations

import sys
from argparse import Namespace

from jalons.writing.language import Language
from jalons_cli import ROOT
from jalons_cli.command_line import Parser
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit
from tools.checkers import CHECKERS, Checker, NoNode, NotInstalled, install


def add_arguments(parser: Parser) -> None:
    """Which checkers run; all of them where none is named."""
    kind = parser.one_of(checker.name for checker in CHECKERS)
    parser.positional.add_argument("names", nargs="*", type=kind, help=parser.words("checkers"), metavar="CHECKER")
    parser.flag("--no-js", "no-js")


def run(given: Namespace, language: Language) -> Exit:
    """Prints what each finds, then a line for each; gives PROBLEMS where any found something or could not run."""
    chosen = [
        checker
        for checker in CHECKERS
        if checker.name in (given.names or [one.name for one in CHECKERS]) and not (given.no_js and checker.from_npm)
    ]
    hindrance = _hindrance(chosen, language)
    closing: dict[str, str] = {}
    well = True
    for checker in chosen:
        print(translate("checker", language, name=checker.name), flush=True)
        if checker.from_npm and hindrance:
            said = hindrance
        elif code := _exit_code(checker):
            said = translate("checker-found", language, code=code)
        else:
            closing[checker.name] = translate("checker-well", language)
            continue
        well = False
        closing[checker.name] = said
    print()
    for name, said in closing.items():
        print(f"{name}: {said}")
    return Exit.WELL if well else Exit.PROBLEMS


def _hindrance(chosen: list[Checker], language: Language) -> str:
    """Why the checkers from npm cannot run; nothing where they can, or where none is wanted."""
    if not any(checker.from_npm for checker in chosen):
        return ""
    try:
        install(ROOT)
    except NoNode:
        return translate("node-missing", language)
    except NotInstalled:
        return translate("checkers-not-installed", language)
    return ""


def _exit_code(checker: Checker) -> int:
    try:
        return checker.run(ROOT)
    except OSError as missing:
        print(missing, file=sys.stderr)
        return Exit.COULD_NOT_RUN
