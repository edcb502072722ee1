"""What is imported is checked first, then written, all of it or nothing."""

from __future__ import annotations

import os

import pytest

from jalons.importing import saving
from jalons.importing.plan import problems_after
from jalons.importing.saving import ChangedMeanwhile, save
from support.import_tables import LAMP, row, said
from support.small_guide import AS_OF, change, write


def test_what_would_not_pass_the_check_is_told_at_its_row(importing, data):
    """The rules judge the data as it would be; a problem in a trade's file is told where the table says it."""
    made = importing(
        row(code="555E", name_en="Lamp Lighter", exam="no"), row(code="111A", name_en="Lantern Maker", hours_total=5000)
    )
    assert problems_after(made, data, "data", AS_OF) == ([], [])
    assert said(problems_after(importing(LAMP), data, "data", AS_OF)[0]) == [
        "data/pathways/lantern.yml:12:13 fork-unknown path/3: At the fork “ending” no branch can be chosen for 555E: what it depends on is “unknown”. Verify it in a source, or add a branch for unknown."
    ]
    write(
        data,
        "trades/555E.yml",
        "name: {en: Lamp Lighter}\nsource: manual\npathway: lantern\nhours:\n  on_the_job: {value: 10, source: manual}\n  in_class: {value: 5, source: manual}\n",
    )
    made = importing(row(code="555E", name_en="Lamp Lighter", exam="no", hours_total=20))
    new, old = problems_after(made, data, "data", AS_OF)
    assert said(new) == [
        "table.csv:2:1 sum-wrong trades/555E.yml hours/total: hours/total is 20, but its parts make 15. Correct a figure; if two sources disagree, give both."
    ]
    assert old == []


def test_problems_that_are_there_already_are_told_apart(importing, data):
    """The table is not blamed for what is wrong elsewhere."""
    change(data, "stages/learn.yml", "return_to: apply", "return_to: party")
    new, old = problems_after(importing(row(code="111A", name_en="Lantern Maker", exam="no")), data, "data", AS_OF)
    assert new == [] and {problem.location.file for problem in old} == {"data/stages/learn.yml"}


ROWS = [
    row(code="111A", name_en="Lantern Maker", exam="no"),
    row(code="222B", name_en="Kite Maker", red_seal="no"),
    LAMP,
]


def state(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_the_rights_of_those_they_replace(importing, data):
    """Nothing but the trades is touched, and no other file is left behind."""
    before = state(data)
    (data / "trades/111A.yml").chmod(0o600)
    made = importing(*ROWS)
    assert state(data) == before
    save(made, data)
    assert state(data) == before | {trade.file: trade.after for trade in made.to_write}
    assert [(data / f"trades/{name}.yml").stat().st_mode & 0o777 for name in ("111A", "555E")] == [0o600, 0o644]


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_disk_that_fails_midway_leaves_the_data_as_it_was(fails_at, importing, data, monkeypatch):
    """Files already moved into place are put back; new ones go again."""
    before, made, moved = state(data), importing(*ROWS), []

    def replace(source, target, real=os.replace):
        moved.append(target)
        if len(moved) == fails_at:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(saving.os, "replace", replace)
    with pytest.raises(OSError, match="No space left"):
        save(made, data)
    assert state(data) == before


def test_a_file_that_changed_meanwhile_stops_everything(importing, data):
    """What an editor saved after the report is never overwritten."""
    made = importing(*ROWS)
    change(data, "trades/222B.yml", "Kite Maker", "Kite Master")
    before = state(data)
    with pytest.raises(ChangedMeanwhile) as stopped:
        save(made, data)
    assert (stopped.value.file, state(data)) == ("trades/222B.yml", before)
    made = importing(LAMP)
    write(data, "trades/555E.yml", "name: {en: Mine}\n")
    with pytest.raises(ChangedMeanwhile):
        save(made, data)
