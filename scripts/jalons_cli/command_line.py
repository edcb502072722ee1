"""Reads the command line: which commands there are, what each may be given, and what of it was not understood."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from jalons.project import IN_CHECKOUT, holds_guide
from jalons.writing.language import SPOKEN, Language
from jalons_cli import PROGRAM, ROOT
from jalons_cli.help_formatter import HelpFormatter
from jalons_cli.messages import hint, translate
from jalons_cli.today import today

EDITORS = ("new", "serve", "build", "pdf", "check", "explain", "find", "import", "words", "release")
"""The commands of those who write and publish a guide; each has a module in commands/."""
DEVELOPERS = ("test", "lint", "schema", "gallery", "lookbook", "papers", "benchmark") if IN_CHECKOUT else ("schema",)
"""The commands of those who change the program; what is installed holds but one, for the editors of others."""
HELP = ("-h", "--help")
HELP_FOR_DEVELOPERS = "--help-dev"


class NotUnderstood(Exception):
    """The command line asks for what is not there; the text says what, in the language asked for."""


class NoGuide(Exception):
    """The folder that the text names holds no guide."""


class Command(Protocol):
    """What the module of a command holds."""

    def add_arguments(self, parser: Parser) -> None:
        """Adds what the command may be given."""

    def run(self, given: argparse.Namespace, language: Language, /) -> int:
        """Carries the command out; gives its exit code."""


class Parser(argparse.ArgumentParser):
    """The arguments of one command, with help and complaints in the language of whoever runs it."""

    def __init__(self, name: str, language: Language) -> None:
        formatter = partial(HelpFormatter, usage=translate("usage", language))
        super().__init__(
            prog=f"{PROGRAM} {name}".rstrip(),
            formatter_class=formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.language: Language = language
        self.positional = self.add_argument_group(self.words("arguments"))
        self.options = self.add_argument_group(self.words("options"))
        self.options.add_argument(*HELP, action="help", help=self.words("help"))
        self._needed: list[argparse.Action] = []
        self._flags: set[str] = {"/".join(HELP)}

    def words(self, key: str, **facts: object) -> str:
        """The words `key` of the command line."""
        return translate(key, self.language, **facts)

    def needs(self, name: str, key: str, metavar: str, kind: Callable[[str], object] = str) -> None:
        """A positional argument that must be there; `key` names the words that explain it."""
        action = self.positional.add_argument(name, type=kind, metavar=metavar, help=self.words(key))
        # what is missing is told by us: argparse has but an English sentence for it
        action.required = False
        self._needed.append(action)

    def flag(self, name: str, key: str) -> None:
        """An option without a value."""
        self.options.add_argument(name, action="store_true", help=self.words(key))
        self._flags.add(name)

    def one_of(self, known: Iterable[str]) -> Callable[[str], str]:
        """A kind of value: one of these words."""
        allowed = tuple(known)

        def chosen(value: str) -> str:
            if value not in allowed:
                raise argparse.ArgumentTypeError(self.words("choice-wrong", value=value, known=", ".join(allowed)))
            return value

        return chosen

    def whole_number(self, most: int, key: str) -> Callable[[str], int]:
        """A kind of value: a whole number from 1 to `most`; `key` names the words for one that is none."""

        def number(value: str) -> int:
            if value.isascii() and value.isdecimal() and 0 < int(value) <= most:
                return int(value)
            raise argparse.ArgumentTypeError(self.words(key, value=value))

        return number

    def add_project(self) -> None:
        """The option that says which project a command works on."""
        here = Path.cwd()
        usual = ROOT if IN_CHECKOUT and not holds_guide(here) else here
        self.options.add_argument("--project", type=Path, default=usual, help=self.words("project"), metavar="DIR")

    def add_content(self) -> None:
        """The options of every command that reads the data: where, as of when, and in which language it speaks."""
        self.add_project()
        add = self.options.add_argument
        add("--data", type=Path, help=self.words("data"), metavar="DIR")
        add("--as-of", type=self._day, default=today(), help=self.words("as-of"), metavar="YYYY-MM-DD")
        self.add_language()

    def add_language(self) -> None:
        """The option that says in which language a command speaks."""
        allowed, told = self.one_of(SPOKEN), self.words("lang")
        self.options.add_argument("--lang", type=allowed, default=self.language, help=told, metavar="{fr,en}")

    def read(self, arguments: list[str]) -> argparse.Namespace:
        """What a command is given, by the names of its arguments.

        Raises:
            NotUnderstood: An argument is missing, unknown, or has a value that it cannot have.
            NoGuide: The folder to work on holds no guide.
            SystemExit: Help was asked for, and was printed.
        """
        try:
            given, unknown = self.parse_known_args(arguments)
        except argparse.ArgumentError as wrong:
            raise NotUnderstood(self._complaint(wrong)) from wrong
        if unknown:
            raise NotUnderstood(self.words("option-unknown", value=" ".join(unknown)))
        missing = [str(action.metavar) for action in self._needed if getattr(given, action.dest) is None]
        if missing:
            raise NotUnderstood(self.words("argument-missing", value=", ".join(missing)))
        if "data" in given and given.data is None:
            given.data = given.project / "data"
            if not holds_guide(given.project) and not given.data.is_dir():
                raise NoGuide(given.project)
        return given

    def _complaint(self, wrong: argparse.ArgumentError) -> str:
        if isinstance(wrong.__context__, argparse.ArgumentTypeError):
            # one of ours: words in the editor's language, which argparse only passes on
            return str(wrong.__context__)
        if wrong.argument_name in self._flags:
            return self.words("value-unwanted", value=wrong.argument_name)
        return self.words("value-missing")

    def _day(self, value: str) -> date:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # Python also reads 20260131 and 2026-W05-6
        if day is None or day.isoformat() != value:
            raise argparse.ArgumentTypeError(self.words("day-wrong", value=value))
        return day


def asked_language(arguments: list[str]) -> Language | None:
    """The language of --lang, also for what is said of a command that is not understood."""
    only = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    only.add_argument("--lang")
    try:
        given, _ = only.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    return "fr" if given.lang == "fr" else "en" if given.lang == "en" else None


def command_named(arguments: list[str], language: Language) -> str:
    """The command that the first argument names.

    Raises:
        NotUnderstood: It names none.
    """
    if not arguments:
        raise NotUnderstood(translate("command-missing", language))
    name, known = arguments[0], (*EDITORS, *DEVELOPERS)
    if name in known:
        return name
    if name.startswith("-"):
        raise NotUnderstood(translate("option-unknown", language, value=name))
    said = translate("choice-wrong", language, value=name, known=", ".join(known))
    raise NotUnderstood(said + hint(name.partition("-")[0], known, language))


def module_of(name: str) -> Command:
    """The module of a command, imported only now, since each needs other libraries."""
    return cast("Command", import_module(f"jalons_cli.commands.{'import_table' if name == 'import' else name}"))


def overview(names: Iterable[str], language: Language, *more: str) -> str:
    """Help on commands, a line each; below it the words that `more` names."""
    parser = Parser("", language)
    parser.usage = translate("usage-of-all", language)
    parser.description = translate("about", language)
    parser.epilog = " ".join(translate(key, language) for key in more)
    group = parser.add_argument_group(translate("commands", language))
    for name in names:
        group.add_argument(name, help=translate(name, language))
    return parser.format_help()
