"""Releases: ids get their numbers for good, versions are kept in short, and what was written is never changed in silence."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from jalons.content import load
from jalons.content.release_files import as_text, digest_of, read
from jalons.guide import guide_of
from jalons.messages.report import line
from jalons.path.id_history import kept
from jalons.path.release_parts import same_words, version_of
from jalons.problems.problem import Problem
from jalons_cli import releasing
from jalons_cli.releasing import NewsToCome, NothingNew, release, unnumbered, was_never_released
from support.command import run
from support.project import ROOT
from support.small_guide import change, content_of, problems, real_content, small_data, write
from tools.sample import with_only

DAY = date(2026, 2, 1)
NOTE = "sheet: {day: 2026-02-02, stages: apply, text: {fr: Une feuille., en: A sheet.}, advice: yes}\n"


def released(folder: Path, day: date = DAY):
    return release(guide_of(content_of(folder), day), folder)


@pytest.fixture
def folder(tmp_path) -> Path:
    return small_data(tmp_path)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "releases").iterdir()}


@pytest.mark.build
def test_the_command_keeps_a_version(few_trades):
    """`release` writes the ids and one file, says how large it is, leaves the fingerprint alone, and refuses to do it twice."""
    before = content_of(few_trades)
    done = run("release", "--data", str(few_trades), "--as-of", "2026-11-29")
    assert done.returncode == 0, done.stderr
    name = f"2026-11-29-{before.fingerprint}.json"
    ids = (few_trades / "releases" / "ids.txt").read_text("utf-8").splitlines()
    assert ids == kept(before) and len(set(ids)) == len(ids)
    assert (
        f"Version 1 kept: {few_trades / 'releases' / name} (" in done.stdout
        and f"Ids: {len(ids)}, of which {len(ids)} are new." in done.stdout
    )
    assert content_of(few_trades).fingerprint == before.fingerprint
    assert set(files(few_trades)) == {"ids.txt", name}
    again = run("release", "--data", str(few_trades), "--as-of", "2026-11-30")
    assert (again.returncode, again.stdout) == (
        2,
        "",
    ) and "Nothing has changed since this version was kept" in again.stderr
    assert set(files(few_trades)) == {"ids.txt", name}


def test_the_command_refuses_what_check_refuses(few_trades):
    """Content with a problem is not released; the problem is told as `check` tells it."""
    change(
        few_trades,
        "stages/apply.yml",
        "link: sto-start\n    source: sto-start",
        "link: sto-stat\n    source: sto-start",
    )
    done = run("release", "--data", str(few_trades), "--as-of", "2026-11-28")
    assert done.returncode == 1 and "reference-unknown" in done.stderr and "Nothing was kept." in done.stderr
    assert not (few_trades / "releases").exists()


def test_the_same_content_gives_the_same_bytes(folder, tmp_path):
    """Two copies of a folder are released alike."""
    other = shutil.copytree(folder, tmp_path / "other")
    released(folder)
    released(other)
    assert files(folder) == files(other)


def test_new_ids_come_last(folder):
    """An id that is written in the middle of a file gets the next number, and no number before it changes."""
    released(folder)
    first = content_of(folder).releases.ids
    change(
        folder,
        "stages/apply.yml",
        "  - id: wait\n",
        "  - {id: call, text: {fr: Appeler., en: Call.}, who: apprentice, advice: yes}\n  - id: wait\n",
    )
    made = released(folder, date(2026, 2, 2))
    assert content_of(folder).releases.ids == (*first, "apply/call")
    assert (made.new_ids, made.version.number, made.same_words) == (1, 2, False)
    assert problems(folder) == []


def test_a_version_whose_words_are_the_same(folder):
    """Content that changed elsewhere is released too, since paper names its version; it is said that no words changed."""
    released(folder)
    change(folder, "channels.yml", "en: Post", "en: Mail")
    assert released(folder, date(2026, 2, 2)).same_words
    with pytest.raises(NothingNew):
        released(folder, date(2026, 2, 3))
    # back to what it was: on another day that is one more version, on the same day it would take the place of the first
    change(folder, "channels.yml", "en: Mail", "en: Post")
    with pytest.raises(NothingNew):
        released(folder)
    assert released(folder, date(2026, 2, 4)).version.number == 3
    assert problems(folder) == []


def test_a_note_of_a_day_to_come_is_not_released(folder):
    """A change note is dated on the day of the release or before."""
    write(folder, "news.yml", NOTE)
    with pytest.raises(NewsToCome):
        released(folder)
    assert not (folder / "releases").exists()
    released(folder, date(2026, 2, 2))


@pytest.mark.parametrize("at", [1, 2])
def test_nothing_is_written_by_halves(folder, monkeypatch, at):
    """Where the disk refuses a file, nothing is left beside it, and what was there still reads as before."""
    released(folder)
    before = files(folder)
    change(folder, "channels.yml", "en: Post", "en: Mail")
    calls = []

    def refused(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == at:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(releasing.os, "fsync", refused)
    with pytest.raises(OSError, match="No space left"):
        released(folder, date(2026, 2, 2))
    assert files(folder) == before and problems(folder) == []


def test_what_a_build_says_of_content_that_was_not_released(folder):
    """It is known how many ids have no number yet, and whether this version was released."""
    assert (unnumbered(content_of(folder)), was_never_released(content_of(folder))) == (
        len(kept(content_of(folder))),
        True,
    )
    released(folder)
    assert (unnumbered(content_of(folder)), was_never_released(content_of(folder))) == (0, False)
    change(folder, "channels.yml", "en: Post", "en: Mail")
    assert (unnumbered(content_of(folder)), was_never_released(content_of(folder))) == (0, True)


def test_the_real_version_is_small_and_reads_back():
    """What the whole guide would keep is under 60 KB, and reads back as it was."""
    version = version_of(real_content(), date(2026, 11, 28))
    text = as_text(version)
    assert len(text.encode()) < 60_000 and len(version.trades) == len(real_content().trades)
    assert json.loads(text)["seal"] == digest_of(version.ids)


def test_a_version_reads_back(folder):
    """What was written is read as it was made."""
    made = released(folder).version
    (kept_version,) = content_of(folder).releases.versions
    assert same_words(made, kept_version)
    assert (kept_version.day, kept_version.fingerprint, kept_version.number) == (DAY, made.fingerprint, 1)


def lines_of(folder: Path) -> list[str]:
    return (folder / "releases" / "ids.txt").read_text("utf-8").splitlines()


def put(folder: Path, lines: list[str], ends: str = "\n") -> None:
    (folder / "releases" / "ids.txt").write_bytes("".join(line + ends for line in lines).encode())


def manifest(folder: Path) -> Path:
    return next((folder / "releases").glob("*.json"))


def swapped(folder):
    lines = lines_of(folder)
    put(folder, [lines[1], lines[0], *lines[2:]])


def conflict(folder):
    put(folder, ["<<<<<<< HEAD", *lines_of(folder)])


def another_of_that_number(folder):
    said = json.loads(manifest(folder).read_text("utf-8")) | {"content": "00000000", "day": "2026-02-03"}
    write(folder, "releases/2026-02-03-00000000.json", json.dumps(said))


IDS, MADE = "data/releases/ids.txt", "data/releases/2026-02-01-{fingerprint}.json"
BACK = "Put this file back as it was: nothing in it is changed, moved or taken away. If two branches released a version each, keep the file of the main branch, remove the version of the other and release again."
MOVED = f"{IDS} release-ids-changed: The first {{count}} lines are no longer those of the released version 2026-02-01-{{fingerprint}}.json. {BACK}"
UNREADABLE = "{place} release-damaged: This file does not read as a released version. Put it back as it was; only “run.py release” writes to it."
DAMAGED = {
    "order": (swapped, MOVED),
    "line-taken-away": (lambda folder: put(folder, lines_of(folder)[1:]), MOVED),
    "line-changed": (lambda folder: put(folder, ["apply/aks", *lines_of(folder)[1:]]), MOVED),
    "twice": (
        lambda folder: put(folder, [*lines_of(folder), "apply/ask"]),
        f"{IDS}:{{next}}:1 release-id-twice: “apply/ask” has the number {{ask}} already. Put this file back as it was; only “run.py release” writes to it.",
    ),
    "merge-conflict": (
        conflict,
        f"{IDS}:1:1 release-id-form: “<<<<<<< HEAD” is not a released id. Put this file back as it was, then let “run.py release” complete it; in a merge conflict, keep the lines of the main branch first.",
    ),
    "missing": (
        lambda folder: (folder / "releases" / "ids.txt").unlink(),
        f"{IDS} release-ids-missing: This file is missing, and versions have been released (1). Put it back as it was, for example from the history (git): the numbers of ids depend on it.",
    ),
    "no-json": (lambda folder: manifest(folder).write_text("{", "utf-8"), UNREADABLE),
    "no-version": (lambda folder: manifest(folder).write_text("[]", "utf-8"), UNREADABLE),
    "nested": (lambda folder: manifest(folder).write_text("[" * 100_000, "utf-8"), UNREADABLE),
    "number-twice": (
        another_of_that_number,
        "data/releases/{second} release-number: This version has the number 1, and number 2 is the one that comes. Put back the version that is missing; if two branches released a version each, remove the later one and release again.",
    ),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damage_is_told(folder, damage):
    """What no longer is as it was released is told, and keeps the site from being made."""
    made = released(folder).version
    break_it, said = DAMAGED[damage]
    second = manifest(folder).name  # of two with one number, that with the later fingerprint
    break_it(folder)
    place = f"data/releases/2026-02-01-{made.fingerprint}.json"
    assert problems(folder) == [
        said.format(
            count=len(made.ids),
            fingerprint=made.fingerprint,
            place=place,
            next=len(made.ids) + 1,
            ask=made.ids.index("apply/ask") + 1,
            second=second,
        )
    ]


def test_damage_inside_a_version(folder):
    """Whatever is changed inside the file of a version, it is read as it was or told to be damaged: nothing is raised."""
    released(folder)
    path = manifest(folder)
    text = path.read_text("utf-8")
    assert len(text) > 100
    for at in range(0, len(text), 7):
        for put_in in ("", "9", '"', "-1"):
            path.write_text(text[:at] + put_in + text[at + 1 :], "utf-8")
            found, told = read(folder / "releases", "data/releases")
            assert all(isinstance(problem, Problem) for problem in told)
            assert found.versions or told
            [
                version.stage(trade, stage)
                for version in found.versions
                for trade in version.trades
                for stage in version.trades[trade]
            ]


def test_windows_line_ends_are_no_damage(folder):
    """A file of ids that passed through Windows holds the same ids."""
    made = released(folder).version
    put(folder, lines_of(folder), "\r\n")
    assert content_of(folder).releases.ids == made.ids


@pytest.mark.parametrize("name", ["2026-02-01.json", "notes.txt", "2026-02-01-XYZ.json", "ids.yml"])
def test_a_file_that_is_no_release(folder, name):
    """A file in the folder of releases that nobody reads is told."""
    released(folder)
    write(folder, f"releases/{name}", "x")
    (told,) = problems(folder)
    assert told.startswith(f"data/releases/{name} file-unexpected")


def test_the_messages_in_french(folder):
    """The same is said in French."""
    released(folder)
    swapped(folder)
    (told,) = load(folder, "data")[1]
    assert line(told, "fr").startswith(
        f"{IDS} release-ids-changed: Les {told.facts['count']} premières lignes ne sont plus celles"
    )


def test_a_copy_with_fewer_trades_is_well(folder, tmp_path):
    """A sample of the data keeps of what was published only the ids that its data name as gone."""
    released(folder)
    assert not (with_only(folder, tmp_path / "fewer", ["111A"]) / "releases").exists()
    change(folder, "stages/apply.yml", "  - id: wait\n", "  - id: await\n    was: wait\n")
    fewer = with_only(folder, tmp_path / "few", ["111A"])
    assert content_of(fewer).releases.ids == ("apply/wait",)
    assert problems(fewer) == []


def test_the_numbers_of_the_real_guide():
    """What was published of the real guide is whole, and nothing of it is lost."""
    so_far, told = read(ROOT / "data" / "releases", "data/releases")
    assert told == [] and [PurePosixPath(version.location.file).name for version in so_far.versions] == [
        f"{version.day.isoformat()}-{version.fingerprint}.json" for version in so_far.versions
    ]
