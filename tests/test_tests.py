"""The tests themselves: none can pass because it found nothing to look at."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.rglob("test_*.py"))
WRITTEN_OUT = (ast.List, ast.Tuple, ast.Set, ast.Dict)
EXPECTATIONS = ("expect(", "pytest.raises", "pytest.fail")
SAME_LENGTH = ("enumerate", "list", "reversed", "sorted", "tuple", "zip")
"""Functions that give something wherever what they are given first is not empty."""


@dataclass(frozen=True)
class Known:
    """What is known of the names of a module."""

    filled: frozenset[str]
    """Those of what is written out and not empty."""
    asserting: frozenset[str]
    """Those of functions that never end without having asserted something."""


def asserts(node: ast.AST, known: Known) -> bool:
    """Whether a statement itself can make a test fail: an assertion, an expectation, a call of a function that asserts."""
    if isinstance(node, ast.Assert):
        return True
    calls = [ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)]
    return any(call.startswith(EXPECTATIONS) or call in known.asserting for call in calls)


def surely_runs(over: ast.expr, known: Known) -> bool:
    """Whether a loop over this runs at least once, whatever the program does."""
    match over:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in SAME_LENGTH:
            return surely_runs(first, known)
        case ast.Call(func=ast.Attribute(value=inner, attr="items" | "values" | "keys")):
            return surely_runs(inner, known)
        case ast.Call(func=ast.Name(id="range"), args=args):
            return all(isinstance(each, ast.Constant) for each in args)
        case ast.Name(id=name):
            return name in known.filled
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return any(not isinstance(part, ast.Starred) or surely_runs(part.value, known) for part in parts)
        case ast.Dict(keys=keys):
            return any(key is not None for key in keys)
        case ast.Constant(value=str(text)):
            return bool(text)
        case _:
            return False


def surely_asserts(body: list[ast.stmt], known: Known) -> bool:
    """Whether some assertion of these statements is reached each time they run."""
    for statement in body:
        match statement:
            case ast.With(items=items, body=inner):
                found = any(asserts(item, known) for item in items) or surely_asserts(inner, known)
            case ast.For(iter=over, body=inner):
                found = surely_runs(over, known) and surely_asserts(inner, known)
            case ast.If(body=inner, orelse=other):
                found = surely_asserts(inner, known) and surely_asserts(other, known)
            case ast.Try(body=inner, finalbody=last):
                found = surely_asserts([*inner, *last], known)
            case ast.FunctionDef(name=name, body=inner):
                found = False
                if surely_asserts(inner, known):
                    known = replace(known, asserting=known.asserting | {name})
            case ast.While() | ast.ClassDef():
                found = False
            case _:
                found = asserts(statement, known)
        if found:
            return True
    return False


def known_of(tree: ast.Module) -> Known:
    """What a module says of its names; those in capitals that it imports count as filled."""
    filled: set[str] = set()
    imported: set[str] = set()
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=value):
                if isinstance(value, WRITTEN_OUT) and surely_runs(value, Known(frozenset(filled), frozenset())):
                    filled.add(ast.unparse(target))
            case ast.ImportFrom(module=module, names=names):
                filled |= {each.asname or each.name for each in names if each.name.isupper()}
                if str(module).startswith("support."):
                    imported |= {each.name for each in names} & asserting_in(str(module))
    known = Known(frozenset(filled), frozenset())
    helpers = [each for each in tree.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("test_")]
    return Known(
        known.filled, frozenset((*imported, *(each.name for each in helpers if surely_asserts(each.body, known))))
    )


@cache
def asserting_in(module: str) -> frozenset[str]:
    """The functions of a module of the tests that never end without having asserted something."""
    path = (Path(__file__).parent / module.replace(".", "/")).with_suffix(".py")
    return known_of(ast.parse(path.read_text("utf-8"))).asserting if path.is_file() else frozenset()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_test_has_an_assertion_that_is_always_reached(file):
    """No test makes all of its assertions within loops or conditions that may never come true."""
    tree = ast.parse(file.read_text("utf-8"))
    known = known_of(tree)
    tests = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
    assert tests
    assert [test.name for test in tests if not surely_asserts(test.body, known)] == []


@pytest.mark.parametrize(
    ("body", "reached"),
    [
        ("assert a", True),
        ("for a in b: assert a", False),
        ("for a in b: assert a\nassert b", True),
        ("for a in (1, 2): assert a", True),
        ("for a in (*b,): assert a", False),
        ("for a, b in sorted(FILLED.items()): assert a", True),
        ("for a in EMPTY: assert a", False),
        ("for a in range(3): assert a", True),
        ("if a: assert a", False),
        ("if a: assert a\nelse: assert b", True),
        ("while a: assert a", False),
        ("with a: assert a", True),
        ("with pytest.raises(a): b()", True),
        ("expect(a).to_be_visible()", True),
        ("def a(): assert b", False),
        ("checked(a)", True),
        ("def held(a): assert a\nheld(b)", True),
        ("looked_at(a)", False),
    ],
)
def test_what_is_always_reached(body, reached):
    """Only what runs whatever the program does counts as an assertion that is always reached."""
    tree = ast.parse(
        "FILLED = {1: 2}\nEMPTY = []\ndef checked(a): assert a\ndef looked_at(b):\n for a in b: assert a\n" + body
    )
    assert surely_asserts(tree.body[4:], known_of(tree)) is reached
