"""The content: one table of its parts, each file read once, names that stages may not have."""

from __future__ import annotations

import pytest

from jalons import records
from jalons.content import FOLDERS, KEYS, REGISTERS, guide_reader, loading
from jalons.problems.location import Location
from jalons.records.fields import Identifier, KeptId
from support.small_guide import content_of, small_data


def test_the_parts_follow_from_the_fields_of_content():
    """Each field of Content that is a file or a folder is a part, with the class of its records and the form of its ids."""
    assert (REGISTERS["roles"], FOLDERS["stages"]) == (records.Role, records.Stage)
    assert list(FOLDERS) == ["pathways", "stages", "trades", "journeys"]
    assert not {"site", "fingerprint", "releases", "folder"} & {*REGISTERS, *FOLDERS}
    assert not set(KEYS) ^ set(REGISTERS)
    of_roles, of_gone = KEYS["roles"], KEYS["gone"]
    assert of_roles == Identifier and of_gone == KeptId


def test_a_part_is_asked_for_by_its_name(tmp_path):
    """A part is given by the name of its file or folder; what is none is refused."""
    content = content_of(small_data(tmp_path))
    assert content.part("stages") is content.stages and content.part("roles") is content.roles
    with pytest.raises(KeyError):
        content.part("fingerprint")


def test_what_is_read_and_what_the_fingerprint_names_are_the_same_words(tmp_path, monkeypatch):
    """An editor who saves while the file is read cannot make a site whose fingerprint names other words."""
    folder = small_data(tmp_path)
    before = content_of(folder).fingerprint
    words, bytes_of = folder / "words.yml", guide_reader.bytes_of

    def saved_meanwhile(path, shown):
        found = bytes_of(path, shown)
        if path == words:
            words.write_text(words.read_text("utf-8") + "# saved while it was read\n", "utf-8")
        return found

    monkeypatch.setattr(guide_reader, "bytes_of", saved_meanwhile)
    content, problems = loading.load(folder)
    assert problems == [] and words.read_text("utf-8").endswith("# saved while it was read\n")
    assert content.fingerprint == before


def test_a_reserved_name_is_refused(tmp_path):
    """A stage may not have a name that the caller keeps for pages of its own."""
    folder = small_data(tmp_path)
    _, problems = loading.load(folder, "data", frozenset({"apply"}))
    assert [(problem.message_id, problem.location) for problem in problems] == [
        ("file-name-taken", Location("data/stages/apply.yml"))
    ]
