"""Names that pages take for themselves are no names of the content."""

from __future__ import annotations

import pytest

from jalons.pages import reserved
from support.project import ROOT
from support.small_guide import change, content_of, problems, small_data

TEMPLATES = ROOT / "overrides" / "jalons"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("stages/party.yml", "id: sing", "id: checklist", ("checklist", "data/stages/party.yml:6:9", "tasks/1/id")),
        ("events.yml", "burnt:\n", "notes:\n", ("notes", "data/events.yml:2:3", "notes")),
        (
            "stages/party.yml",
            "id: sing",
            "id: source-of-joy",
            ("source-of-joy", "data/stages/party.yml:6:9", "tasks/1/id"),
        ),
    ],
    ids=["task", "event", "beginning of a source"],
)
def test_no_id_is_an_anchor_of_the_templates(tmp_path, file, old, new, said):
    """Ids become anchors of pages, which have anchors of their own: such an id is told with its line."""
    folder = small_data(tmp_path)
    change(folder, file, old, new)
    found = list(reserved.every_anchor_is_free(content_of(folder), TEMPLATES))
    assert [(p.message_id, p.facts["name"], str(p.location), p.where) for p in found] == [("id-taken", *said)]


def test_anchors_are_those_of_the_templates():
    """Anchors with nothing to be filled in are known; what a template makes of ids is not among them."""
    known = reserved.anchors(TEMPLATES)
    assert {"content", "checklist", "happens", "jalons", "q", "have-ready"} <= known
    assert not any("{" in name or "\ufffd" in name for name in known)


def test_a_person_with_the_address_of_a_page(tmp_path):
    """A person's page lies below each trade, where other kinds of page have addresses."""
    folder = small_data(tmp_path)
    change(folder, "roles.yml", "guild:", "changes: {name: {fr: a, en: b}, kind: person}\nguild:")
    assert [line for line in problems(folder) if "id-taken" in line] == [
        (
            "data/roles.yml:4:10 id-taken changes: The id “changes” is already that of a place on the page. "
            "Choose another, more precise one."
        )
    ]
