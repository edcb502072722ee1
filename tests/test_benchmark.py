"""The benchmark: what it says of growth, and one real measure of the smallest guides."""

from __future__ import annotations

import re
import subprocess

import pytest

from support.command import run
from support.project import AS_OF, ROOT
from support.sites import FEW_TRADES, kept_trades
from support.small_guide import real_content
from tools import against, benchmark
from tools.benchmark import growth, measure
from tools.measuring import Run, finished


@pytest.mark.parametrize(
    ("seconds", "megabytes", "steady"),
    [(20, 200, True), (22.9, 229, True), (23.1, 200, False), (10, 231, False), (5, 50, True)],
)
def test_growth(capsys, seconds, megabytes, steady):
    """Four times the trades may take up to 4 to the power of 1.1 times as long, and as much memory; the median counts."""
    results = {
        (name, size): [Run(0, 0), measured, Run(999, 999)]
        for name in ("check", "build")
        for size, measured in ((10, Run(5, 50)), (40, Run(seconds, megabytes)))
    }
    results |= {("serve", 10): [Run(5)], ("serve", 40): [Run(5)]}
    assert growth(results, [10, 40], "en") is steady
    said = capsys.readouterr().out
    assert "From 10 to 40 paths (4.00 times as many):" in said
    assert (
        f"time of the build: {seconds / 5:.2f} times" in said
        and f"memory of the check: {megabytes / 50:.2f} times" in said
    )
    assert said.count("exponent") == 5 + 1
    assert ("Nothing grows faster" in said) is steady


def test_nothing_to_compare(capsys):
    """One size alone says nothing of growth."""
    assert growth({}, [40], "en")
    assert capsys.readouterr().out == ""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project under git, in two versions, whose run.py notes from where and with what it was called."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.setenv("RAN", str(tmp_path / "ran"))
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for version in ("old", "new"):
        script = (
            f"import os, sys\nwith open(os.environ['RAN'], 'a') as ran: print('{version}', *sys.argv[1:-1], file=ran)\n"
        )
        (root / "run.py").write_text(script, "utf-8")
        for command in (["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x"]):
            subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


@pytest.mark.parametrize(("seconds", "well"), [(9, True), (10.4, True), (10.6, False)])
def test_the_build_is_measured_against_that_of_an_old_version(project, tmp_path, monkeypatch, capsys, seconds, well):
    """Both versions build in turns, after one turn that makes their environments; a slower build is told."""

    def timed(command, folder):
        finished(command, folder)
        return Run(seconds if folder == project else 10, 50)

    monkeypatch.setattr(against, "finished", timed)
    assert against.measure_against(project, "HEAD~1", AS_OF, 2, "en") is well
    call = f"build --no-pdf --as-of {AS_OF.isoformat()} --out"
    assert (tmp_path / "ran").read_text("utf-8").splitlines() == [f"old {call}", f"new {call}"] * 3
    assert capsys.readouterr().out.splitlines() == [
        "HEAD~1: 10.0 s, at most 50 MB a process",
        f"now: {seconds:.1f} s, at most 50 MB a process",
        f"Time: {seconds / 10:.2f} times that of before (limit: 1.05).",
    ]
    left = subprocess.run(["git", "-C", str(project), "worktree", "list"], capture_output=True, text=True, check=True)
    assert len(left.stdout.splitlines()) == 1


def test_an_old_version_that_is_not_there(project, tmp_path):
    """A name that git does not know is told, and nothing is measured."""
    with pytest.raises(against.UnknownRevision, match="no-such-version"):
        against.measure_against(project, "no-such-version", AS_OF, 1, "en")
    assert not (tmp_path / "ran").exists()


@pytest.mark.build
def test_too_small_a_size():
    """The guide cannot do without the trades that are named; how many they are is said."""
    done = run("benchmark", "--sizes", "1,2")
    assert done.returncode == 2
    assert f"The guide cannot be without {len(kept_trades())} paths" in done.stderr


@pytest.mark.build
def test_a_measure(monkeypatch, capsys):
    """A size has its times; growth is told of two sizes, above."""
    monkeypatch.setattr(benchmark, "named_trades", lambda *_: FEW_TRADES)
    assert measure(ROOT, real_content(), AS_OF, [len(FEW_TRADES)], 1, "en")
    size, *lines = capsys.readouterr().out.splitlines()
    assert size.split(",")[0] == f"{len(FEW_TRADES)} paths"
    assert [re.sub(r"[\d.]+", "N", line).split(",")[0] for line in lines] == [
        "  check: N s",
        "  build: N s",
        "  first answer of serve: N s",
    ]
