"""The interface words that templates, scripts and code ask for, held against those that there are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from jalons.content import default_words
from jalons.pages import assets, templates
from jalons.pages.kind import PageKind
from jalons.pages.kinds import PAGE_KINDS
from jalons.path import placeholders
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records.texts import Text
from jalons.writing.plurals import FORMS

WORDS_FILE = "data/words.yml"
_MARK = re.compile(r"\{([^{}]*)\}|[{}]")
_BEGINNING = re.compile(r"[a-z]+(-[a-z]+)*-")
_ASK = ("word", "w", "line", "typed", "field", "label")
"""What templates call to have interface words: `word` itself, and what hands its first argument on to it."""
_COUNT = "plural"
"""What templates call to have the words that go with a number."""
_FROM_CODE: Mapping[str, frozenset[str]] = {
    **{key: frozenset() for key in placeholders.WORDS},
    "this-path": frozenset(("name",)),
    "reader": frozenset(),
}


@dataclass(frozen=True)
class Asked:
    """Where a word is asked for first, and which marks are filled in, there or elsewhere."""

    location: Location
    marks: frozenset[str] = frozenset()


def problems(words: Mapping[str, Text], root: Path, kinds: tuple[PageKind, ...] = PAGE_KINDS) -> Iterator[Problem]:
    """Words asked for and missing, marks that nothing fills in, words never used. `root` is overrides/jalons."""
    wanted = asked(root, kinds)
    yield from _unused(words, wanted, root)
    yield from _as_default(words)
    for key in sorted(wanted.keys() - words.keys()):
        yield Problem("word-missing", wanted[key].location, key, {"name": key, "known": list(words)})
    for key, asking in wanted.items():
        for language, said in words[key].items() if key in words else ():
            for mark in _MARK.finditer(said):
                if mark.group(1) not in asking.marks:
                    known = [f"{{{name}}}" for name in sorted(asking.marks)] or ["-"]
                    facts = {"name": mark.group(0), "key": key, "known": known}
                    yield Problem("word-mark", words[key].at(language), f"{key}/{language}", facts)


def _unused(words: Mapping[str, Text], wanted: Mapping[str, Asked], root: Path) -> Iterator[Problem]:
    """A note for each word that nothing asks for by its name, or by the beginning of it."""
    named, begun = _named(root)
    for key, text in words.items():
        if key not in wanted and key not in named and not key.startswith(begun) and not _is_form(key, wanted):
            yield Problem("word-unused", text.location, key, {"name": key, "known": sorted(wanted)}, note=True)


def _is_form(key: str, wanted: Mapping[str, Asked]) -> bool:
    """Whether it is a form of words that go with numbers, of which another is asked for."""
    base, _, ending = key.rpartition("-")
    return ending in FORMS and f"{base}-many" in wanted


def _as_default(words: Mapping[str, Text]) -> Iterator[Problem]:
    """A note for each word that says what the program says without it."""
    for key, default in default_words.texts().items():
        own = words.get(key, default)
        if (
            own.location.file != default.location.file
            and own.items()
            and own.every == tuple(map(default.get, dict(own.items())))
        ):
            yield Problem("word-as-default", own.location, key, note=True)


def asked(root: Path, kinds: tuple[PageKind, ...] = PAGE_KINDS) -> dict[str, Asked]:
    """Every word asked for by its whole name: by the core, by kinds of page, by scripts, by templates."""
    found: dict[str, Asked] = {}
    for key, marks in (*_FROM_CODE.items(), *_of_kinds(kinds), *_of_code()):
        _add(found, key, Location(WORDS_FILE), marks)
    for folder in dict.fromkeys(kind.folder for kind in kinds):
        try:
            handed = assets.handed(root, folder).words
        except TemplateSyntaxError:
            continue  # told when a page is made of it
        for key, names in handed.items():
            _add(found, key, Location(WORDS_FILE), frozenset(names))
    for shown, tree in _templates(root):
        for key, line, marks in _asked_in(tree):
            _add(found, key, Location(shown, line, 1), marks)
    return found


def _templates(root: Path) -> Iterator[tuple[str, nodes.Template]]:
    """Each template that can be read, and how it is named in locations; what cannot is told when a page is made."""
    for path in sorted(root.rglob("*.html")):
        try:
            yield f"{templates.SHOWN}/{path.relative_to(root).as_posix()}", templates.parsed(path.read_text("utf-8"))
        except (TemplateSyntaxError, UnicodeDecodeError):
            continue


def _named(root: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """What templates and code hand on as the name of a word, and how names begin that they put together ("kind-")."""
    strings = {const.value for _, tree in _templates(root) for const in tree.find_all(nodes.Const)}
    strings |= {node.value for tree in _modules() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    named = frozenset(string for string in strings if isinstance(string, str))
    return named, tuple(sorted(name for name in named if _BEGINNING.fullmatch(name)))


def _of_kinds(kinds: tuple[PageKind, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    """The titles and descriptions that kinds of page ask for by their names."""
    for kind in kinds:
        if kind.body is None:
            yield from ((key, frozenset(("name", "code", "stage", "role"))) for key in kind.plain_words)


@cache
def _of_code() -> tuple[tuple[str, frozenset[str]], ...]:
    """(word, marks that are filled in) of each call for words in the modules of this room."""
    return tuple(_calls_for_words())


@cache
def _modules() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.rglob("*.py")))


def _calls_for_words() -> Iterator[tuple[str, frozenset[str]]]:
    for tree in _modules():
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and call.args):
                continue
            called = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if called in _ASK:
                marks = frozenset(given.arg for given in call.keywords if given.arg)
                yield from ((key, marks) for key in _constants(call.args[0]))


def _constants(node: ast.expr) -> Iterator[str]:
    """The whole names that an argument can be: itself, or either branch of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def _asked_in(tree: nodes.Template) -> Iterator[tuple[str, int, frozenset[str]]]:
    """(word, line, marks that are filled in) of each call for words in a template, both words of a choice."""
    for call in tree.find_all(nodes.Call):
        named = call.node.name if isinstance(call.node, nodes.Name) else getattr(call.node, "attr", "")
        if named == _COUNT and call.args and isinstance(call.args[0], nodes.Const):
            yield from ((f"{call.args[0].value}-{form}", call.lineno, frozenset(("n",))) for form in ("one", "many"))
        if named in _ASK and call.args:
            marks = frozenset(given.key for given in call.kwargs)
            for key in _keys(call.args[0]):
                yield key.value, key.lineno, marks


def _keys(node: nodes.Node) -> Iterator[nodes.Const]:
    """The whole names that an argument can be: itself, or either branch of a choice."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node
    elif isinstance(node, nodes.CondExpr):
        for branch in (node.expr1, node.expr2):
            if branch is not None:
                yield from _keys(branch)


def _add(found: dict[str, Asked], key: str, location: Location, marks: frozenset[str]) -> None:
    before = found.get(key, Asked(location))
    found[key] = Asked(before.location, before.marks | marks)
