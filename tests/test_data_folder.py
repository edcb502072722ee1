"""A folder of data: files that nobody reads, files that are missing, and files that are wrong beside one another."""

from __future__ import annotations

import os

import pytest

from jalons.content import load
from support.broken_rules import (
    APPLY,
)
from support.small_guide import change, problems, small_data, write

STRAY = [
    (
        "stage-with-a-taken-name",
        "stages/money.yml",
        (
            "data/stages/money.yml file-name-taken: A stage cannot be called “money”: that address is another page's. "
            "Choose another file name."
        ),
    ),
    (
        "another-folder",
        "stage/apply.yml",
        (
            "data/stage folder-unexpected: Nothing reads the folder “stage”. Did you mean “stages”? "
            "Rename or remove it; the folders read are journeys, pathways, stages and trades."
        ),
    ),
    (
        "folder-within-a-folder",
        "stages/old/apply.yml",
        (
            "data/stages/old folder-unexpected: Nothing reads the folder “stages/old”. Did you mean “stages”? "
            "Rename or remove it; the folders read are journeys, pathways, stages and trades."
        ),
    ),
    (
        "register-misspelt",
        "link.yml",
        (
            "data/link.yml file-unexpected: Nothing reads the file “link.yml”. Did you mean “links.yml”? "
            "Correct its name (it ends in .yml) or remove it."
        ),
    ),
    (
        "another-ending",
        "stages/more.yaml",
        (
            "data/stages/more.yaml file-unexpected: Nothing reads the file “stages/more.yaml”. "
            "Correct its name (it ends in .yml) or remove it."
        ),
    ),
    (
        "pathway-in-capitals",
        "pathways/Lantern2.yml",
        (
            "data/pathways/Lantern2.yml file-name-pathways: “Lantern2.yml” cannot be the name of a pathway. "
            "Use lower-case letters without accents, digits and hyphens; for example with-permit.yml."
        ),
    ),
    (
        "stage-with-space",
        "stages/in class.yml",
        (
            "data/stages/in class.yml file-name-stages: “in class.yml” cannot be the name of a stage. "
            "Use lower-case letters without accents, digits and hyphens; for example sign-lease.yml."
        ),
    ),
    (
        "trade-with-capitals",
        "trades/Lantern-Maker.yml",
        (
            "data/trades/Lantern-Maker.yml file-name-variants: “Lantern-Maker.yml” cannot be the name of this file. "
            "Name it after its code, if it has one of the form that data/site.yml declares (codes, under variants); "
            "otherwise in small letters without accents, digits and hyphens, for example first-aid.yml."
        ),
    ),
    (
        "trade-with-part-of-a-code",
        "trades/11A.yml",
        (
            "data/trades/11A.yml file-name-variants: “11A.yml” cannot be the name of this file. "
            "Name it after its code, if it has one of the form that data/site.yml declares (codes, under variants); "
            "otherwise in small letters without accents, digits and hyphens, for example first-aid.yml."
        ),
    ),
    (
        "journey-with-accents",
        "journeys/Élève.yml",
        (
            "data/journeys/Élève.yml file-name-journeys: “Élève.yml” cannot be the name of a journey file. "
            "Rename it with small letters, digits and hyphens; for example minor-without-permit.yml."
        ),
    ),
]


def test_small_data_is_good(tmp_path):
    """The folder that every case starts from has no problem, and is what the other tests of the core read."""
    assert problems(small_data(tmp_path)) == []


@pytest.mark.parametrize(("file", "said"), [case[1:] for case in STRAY], ids=[case[0] for case in STRAY])
def test_file_that_nobody_reads(tmp_path, file, said):
    """A file or folder whose name is wrong is told, and never passed over in silence."""
    folder = small_data(tmp_path)
    write(folder, file, "a: b\n")
    assert problems(folder) == [said]


@pytest.mark.parametrize(
    "file", [".DS_Store", "stages/.apply.yml.swp", "notes.md", "stages/apply.yml~", "stages/.x.yml"]
)
def test_file_that_may_stand_there(tmp_path, file):
    """What editors and systems leave behind, and notes in Markdown, bother nobody."""
    folder = small_data(tmp_path)
    write(folder, file, "a: b\n")
    assert problems(folder) == []


def test_no_folder(tmp_path):
    """A data folder that is not there is told by its name."""
    assert problems(tmp_path / "data") == [
        "data folder-missing: The folder “data” does not exist. Check the path given with --data."
    ]


@pytest.mark.parametrize("name", ["pathways", "stages", "trades"])
def test_empty_folder(tmp_path, name):
    """A folder of records without any is told, whether it is there or not."""
    folder = small_data(tmp_path)
    for path in (folder / name).iterdir():
        path.unlink()
    said = [f"data/{name} folder-empty: The folder “{name}” holds no .yml file. It needs at least one."]
    assert problems(folder) == said
    (folder / name).rmdir()
    assert problems(folder) == said


@pytest.mark.parametrize("text", [None, "", "# none yet\n", "{}\n"])
def test_a_register_without_entries(tmp_path, text):
    """No register must be there: one that is missing, empty, or holds a comment alone has no entries."""
    folder = small_data(tmp_path)
    if text is None:
        (folder / "laws.yml").unlink()
    else:
        write(folder, "laws.yml", text)
    assert problems(folder) == []


def test_the_site_must_be_there(tmp_path):
    """Without site.yml there is no guide; it is told by its file."""
    folder = small_data(tmp_path)
    (folder / "site.yml").unlink()
    assert problems(folder)[0].startswith("data/site.yml file-missing: This file does not exist.")


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make symbolic links")
@pytest.mark.parametrize("file", ["laws.yml", "stages/party.yml", "other.txt"])
def test_symbolic_link(tmp_path, file):
    """A symbolic link is told once, whether or not its name is one that is read."""
    folder = small_data(tmp_path)
    path = folder / file
    elsewhere = tmp_path / "elsewhere"
    if path.exists():
        path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert problems(folder) == [
        (
            f"data/{file} file-is-link: This is a shortcut (symbolic link) to another file. "
            "Replace it with the file itself."
        )
    ]


def test_problems_of_reading_come_with_those_of_shape(tmp_path):
    """All files are read before anything is said, so that one run tells of the faults of all of them."""
    folder = small_data(tmp_path)
    change(folder, APPLY, "who: apprentice\nduty", "whoo: apprentice\nduty")
    write(folder, "laws.yml", "act: *act\n")
    assert [
        (problem.location.line, problem.message_id) for problem in sorted(load(folder)[1], key=lambda p: p.order)
    ] == [
        (1, "alias"),
        (5, "unknown-key"),
    ]


BESIDE_SHAPE = [
    pytest.param((APPLY, "title: {fr: Demander, en: Apply}", "title: Apply"), True, id="a stage"),
    pytest.param(("channels.yml", "post: {name: {fr: Poste, en: Post}}", "post: [Poste]"), True, id="a register"),
    pytest.param(("channels.yml", "post: {", "post: {{"), True, id="a file that cannot be read"),
    pytest.param(
        ("roles.yml", "helper: {name: {fr: Aide, en: Helper}, kind: person}", "helper: {kind: person}"),
        False,
        id="the register named",
    ),
    pytest.param(("roles.yml", "apprentice: {", "apprentice: {{"), False, id="the register named, not readable"),
    pytest.param(("site.yml", "name: {fr: Lanternes, en: Lanterns}", "name: Lanterns"), False, id="the site"),
]


@pytest.mark.parametrize(("shape", "told"), BESIDE_SHAPE)
def test_wrong_names_are_told_together_with_wrong_shapes(tmp_path, shape, told):
    """A name that does not exist is told in the same run as a wrong shape elsewhere, unless what it names may be what is broken."""
    folder = small_data(tmp_path)
    change(folder, *shape)
    alone = problems(folder)
    assert alone and not any("reference-unknown" in each for each in alone)
    change(folder, "stages/finish.yml", "source: manual\nwho: apprentice", "source: manual\nwho: aprentice")
    name = "data/stages/finish.yml:4:6 reference-unknown who: “aprentice” does not exist in roles. Did you mean “apprentice”? Correct the name, or add it in data/roles.yml."
    assert [each for each in problems(folder) if each not in alone] == ([name] if told else [])


def test_an_empty_folder_is_not_told_name_by_name(tmp_path):
    """Beside a wrong shape, the names of a folder in which nothing is are not told one by one."""
    folder = small_data(tmp_path)
    for file in (folder / "stages").iterdir():
        file.unlink()
    change(folder, "channels.yml", "post: {name: {fr: Poste, en: Post}}", "post: [Poste]")
    assert [each.split(" ")[1] for each in problems(folder)] == ["mapping-expected"]
