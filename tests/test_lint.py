"""`lint`: every checker runs, and what each found is told at the end."""

from __future__ import annotations

import json
import sys

import pytest

from jalons_cli.__main__ import main
from jalons_cli.commands import lint
from support.project import ROOT
from tools import checkers
from tools.checkers import CHECKERS, Checker, NoNode


def ending(name: str, code: int, from_npm: bool = False) -> Checker:
    """A checker that ends with an exit code."""
    return Checker(name, (sys.executable, "-c", f"raise SystemExit({code})"), from_npm)


@pytest.fixture
def lint_with(monkeypatch, capsys):
    """Runs `lint` with checkers of our own; gives the exit code and the closing lines."""
    monkeypatch.setenv("JALONS_LANG", "en")

    def run(*arguments: str, install=lambda root: None, **codes: int) -> tuple[int, list[str]]:
        made = tuple(
            ending(name, code) if name != "tsc" else Checker(name, ("none",), True) for name, code in codes.items()
        )
        monkeypatch.setattr(lint, "CHECKERS", made)
        monkeypatch.setattr(lint, "install", install)
        code = main(["lint", *arguments])
        return code, capsys.readouterr().out.split("\n\n")[-1].splitlines()

    return run


def test_all_run_even_if_one_fails(lint_with):
    """The first that finds something stops none of the others, and makes the exit code 1."""
    assert lint_with(mypy=1, ruff=0, links=2) == (
        1,
        [
            "mypy: something to mend, see above (code 1)",
            "ruff: nothing found",
            "links: something to mend, see above (code 2)",
        ],
    )
    assert lint_with(mypy=0, ruff=0) == (0, ["mypy: nothing found", "ruff: nothing found"])


def test_those_named_run_alone(lint_with):
    """Names choose checkers; one that is none is told."""
    assert lint_with("ruff", mypy=1, ruff=0) == (0, ["ruff: nothing found"])
    assert lint_with("rough", mypy=1, ruff=0)[0] == 2


def test_without_node_it_fails_and_says_so(lint_with):
    """Checkers that need Node are told as not run; --no-js leaves them out, and then all is well."""

    def install(root):
        raise NoNode

    code, said = lint_with(install=install, ruff=0, tsc=0)
    assert (code, said[0]) == (1, "ruff: nothing found")
    assert said[1].startswith("tsc: did not run: Node and npm are not installed")
    assert lint_with("--no-js", install=install, ruff=0, tsc=0) == (0, ["ruff: nothing found"])


def test_a_checker_that_is_not_there_is_something_to_mend(lint_with):
    """A program that cannot be started is no success."""
    assert lint_with(tsc=0) == (1, ["tsc: something to mend, see above (code 2)"])


def test_packages_are_installed_once_for_each_list(tmp_path, monkeypatch):
    """What npm installs is asked for when the list of packages changed, beside a copy of the settings, and nothing of the packages runs."""
    settings = tmp_path / checkers.SETTINGS
    settings.mkdir(parents=True)
    (settings / "package-lock.json").write_text("{}", "utf-8")
    calls = []
    monkeypatch.setattr(checkers.shutil, "which", lambda name: name)
    done = type("Done", (), {"returncode": 0})
    monkeypatch.setattr(checkers.subprocess, "run", lambda call, **given: calls.append((call, given["cwd"])) or done)
    for text in ("{}", "{}", '{"private": true}'):
        (settings / "package.json").write_text(text, "utf-8")
        checkers.install(tmp_path)
    assert len(calls) == 2
    assert all("--ignore-scripts" in call and folder == tmp_path / checkers.INSTALLED for call, folder in calls)
    assert (tmp_path / checkers.INSTALLED / "package.json").read_text("utf-8") == '{"private": true}'


def test_every_kind_of_source_has_its_checker():
    """Types, rules and form of Python; types and rules of JavaScript; style sheets; links."""
    assert [checker.name for checker in CHECKERS] == ["mypy", "ruff", "format", "links", "tsc", "eslint", "stylelint"]


def test_packages_are_pinned_with_digests_and_name_no_address():
    """What package.json names is pinned at that version, every package with a digest, and none with where to fetch it."""
    settings = ROOT / checkers.SETTINGS
    named = json.loads((settings / "package.json").read_text("utf-8"))["devDependencies"]
    pinned = json.loads((settings / "package-lock.json").read_text("utf-8"))["packages"]
    assert pinned.pop("")["devDependencies"] == named
    assert {name: pinned[f"node_modules/{name}"]["version"] for name in named} == named
    assert [name for name, one in pinned.items() if "integrity" not in one or "resolved" in one] == []
