"""Rules of people and offices: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import roles
from support.broken_rules import (
    Broken,
    broken_alone,
    said,
)
from support.small_guide import change, content_of, small_data

BROKEN: list[Broken] = [
    Broken(
        "task-of-offices-alone",
        roles.every_task_is_somebodys,
        "stages/party.yml",
        "    who: apprentice\n    advice",
        "    who: [guild, town]\n    advice",
        "data/stages/party.yml:8:10 task-of-nobody tasks/1/who: The task “sing” falls to no person, only to guild and town: "
        "it would stand on no person's page. Add in who the person who ticks it off: apprentice, helper or novice.",
    ),
    Broken(
        "person-with-the-address-of-a-stage",
        roles.every_person_has_a_page,
        "roles.yml",
        "guild:",
        "party: {name: {fr: a, en: b}, kind: person}\nguild:",
        "data/stages/party.yml:1:1 file-name-taken: A stage cannot be called “party”: that address is another page's. Choose another file name.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    folder = small_data(tmp_path)
    change(folder, case.file, case.old, case.new)
    content = content_of(folder)
    assert said(content, "en") == list(case.said)
    own = broken_alone(content, case.rule)
    assert own and own <= set(case.said)
