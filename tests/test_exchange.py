"""Exchange: a finished site takes the place of another whole, or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from jalons.site import exchange
from jalons.site.exchange import previous, publish, recover


def folder(path: Path, word: str) -> Path:
    """A folder of two files that hold a word."""
    (path / "en").mkdir(parents=True)
    (path / "index.html").write_text(word, "utf-8")
    (path / "en/index.html").write_text(word, "utf-8")
    return path


def state(within: Path) -> dict[str, str]:
    """Every file and what it holds."""
    return {
        path.relative_to(within).as_posix(): path.read_text("utf-8") for path in within.rglob("*") if path.is_file()
    }


OLD = {"site/index.html": "old", "site/en/index.html": "old"}
NEW = {"site/index.html": "new", "site/en/index.html": "new"}


@pytest.fixture(params=["in-one-step", "in-two-renames"])
def way(request, monkeypatch):
    """With the system call that swaps two folders, and as on a system that has none."""
    if request.param == "in-two-renames":
        monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
    return request.param


def test_first_time(tmp_path, way):
    """Where nothing stood, the new site stands."""
    publish(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert state(tmp_path) == NEW and not (tmp_path / "new").exists()


def test_over_the_old_one(tmp_path, way):
    """The new site takes the place of the old one, of which nothing is left."""
    folder(tmp_path / "site", "old")
    (tmp_path / "site/gone.html").write_text("old", "utf-8")
    publish(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert state(tmp_path) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_old_leavings_are_swept(tmp_path, monkeypatch):
    """What an earlier crash left in the waiting place does not stand in the way."""
    monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
    folder(tmp_path / "site", "old")
    folder(previous(tmp_path / "site"), "older")
    publish(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert state(tmp_path) == NEW


def test_failure_leaves_the_old_one(tmp_path, way):
    """If the new folder is not there after all, the old site stands as it was."""
    folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        publish(tmp_path / "new", tmp_path / "site")
    assert state(tmp_path) == OLD


def test_failure_of_the_second_rename(tmp_path, monkeypatch):
    """If the new site cannot be moved in, the old one is moved back."""
    monkeypatch.setattr(exchange, "_swapped", lambda one, other: False)
    rename = os.rename

    def refuse_the_new_one(source, target):
        if Path(source).name == "new":
            raise PermissionError(errno.EACCES, "in use", str(target))
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse_the_new_one)
    folder(tmp_path / "site", "old")
    with pytest.raises(PermissionError):
        publish(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert {name: word for name, word in state(tmp_path).items() if not name.startswith("new/")} == OLD


def test_recover(tmp_path):
    """After a crash between two renames, the last good site is put back, once."""
    folder(previous(tmp_path / "site"), "old")
    assert recover(tmp_path / "site", "index.html") is True
    assert state(tmp_path) == OLD
    assert recover(tmp_path / "site", "index.html") is False


def test_a_folder_of_somebody_elses_is_no_site_to_recover(tmp_path):
    """A folder beside the site that has no marker of ours is left where it is."""
    folder(previous(tmp_path / "site"), "old")
    assert recover(tmp_path / "site", ".marker") is False
    assert previous(tmp_path / "site").is_dir()


def test_nothing_to_recover(tmp_path):
    """A site that stands is never replaced by an older one; without either, nothing is done."""
    assert recover(tmp_path / "site", "index.html") is False and not (tmp_path / "site").exists()
    folder(tmp_path / "site", "new")
    folder(previous(tmp_path / "site"), "old")
    assert recover(tmp_path / "site", "index.html") is False
    assert state(tmp_path / "site")["index.html"] == "new"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_swap_in_one_step(tmp_path):
    """Where the system can, both folders change places at once, so that at no moment there is none."""
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    if not exchange._swapped(one, other):
        pytest.skip("the disk cannot exchange folders")
    assert (state(one)["index.html"], state(other)["index.html"]) == ("2", "1")


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="the system has no such call")
def test_swap_with_nothing(tmp_path):
    """What the system refuses for another reason than not knowing how is an error, and nothing has moved."""
    with pytest.raises(FileNotFoundError):
        exchange._swapped(tmp_path / "nothing", folder(tmp_path / "site", "old"))
    assert state(tmp_path) == OLD


def test_unknown_system(tmp_path, monkeypatch):
    """On another system nothing is tried, and two renames do."""
    monkeypatch.setattr(sys, "platform", "win32")
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert exchange._swapped(one, other) is False
    assert (state(one)["index.html"], state(other)["index.html"]) == ("1", "2")


def test_failure_of_the_library(tmp_path, monkeypatch):
    """Where the C library does not know the call, two renames do."""
    monkeypatch.setattr(exchange.ctypes, "CDLL", lambda *_, **__: object())
    folder(tmp_path / "site", "old")
    publish(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert state(tmp_path) == NEW
