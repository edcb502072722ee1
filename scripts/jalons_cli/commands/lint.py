"""`lint`: runs all code checkers, also after one that found something."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from jalons.parallel import cores
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
    closing: dict[str, str] = {}
    well = True
    for name, found in _side_by_side(chosen, language):
        print(translate("checker", language, name=name))
        print(found.said, end="", flush=True)
        well = well and not found.wrong
        closing[name] = found.wrong or translate("checker-well", language)
    print()
    for name, said in closing.items():
        print(f"{name}: {said}")
    return Exit.WELL if well else Exit.PROBLEMS


class _Found(NamedTuple):
    """What a checker printed, and in a sentence what is wrong, or nothing."""

    said: str
    wrong: str


def _side_by_side(chosen: list[Checker], language: Language) -> Iterator[tuple[str, _Found]]:
    """Each checker with what it found, in their order; as many run at once as there are cores, while npm installs."""
    with ThreadPoolExecutor(cores()) as pool:
        begun = {one.name: pool.submit(_found, one, language) for one in chosen if not one.from_npm}
        hindrance = _hindrance(chosen, language)
        for one in chosen:
            if one.from_npm and not hindrance:
                begun[one.name] = pool.submit(_found, one, language)
        for one in chosen:
            yield one.name, begun[one.name].result() if one.name in begun else _Found("", hindrance)


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


def _found(checker: Checker, language: Language) -> _Found:
    try:
        code, said = checker.run(ROOT)
    except OSError as missing:
        code, said = int(Exit.COULD_NOT_RUN), f"{missing}\n"
    return _Found(said, translate("checker-found", language, code=code) if code else "")
