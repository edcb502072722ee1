"""Rules of people and offices: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import roles
from support.broken_rules import Broken, assert_told
from support.small_guide import real_content, small_data

CONFIRM = """\
to_confirm:
  - id: price
    ask: {role}
    text: {{fr: {fr}, en: {en}}}
    source: manual
"""

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
    Broken(
        "question-outside-to-confirm",
        roles.every_question_can_be_asked_of_its_role,
        "stages/party.yml",
        "    who: apprentice\n    advice",
        "    who: apprentice\n    ask: guild\n    advice",
        "data/stages/party.yml:9:10 ask-elsewhere tasks/1/ask: “sing” says whom to ask (ask), but stands in tasks. "
        "Keep ask for the questions of to_confirm, or move the item there.",
    ),
    Broken(
        "question-that-asks-nothing",
        roles.every_question_can_be_asked_of_its_role,
        "stages/party.yml",
        "tasks:",
        CONFIRM.format(role="guild", fr="Le prix est inconnu.", en="What is the price?") + "tasks:",
        "data/stages/party.yml:8:16 ask-without-question to_confirm/1/text/fr: “price” says whom to ask (ask), but its text "
        "does not end with a question mark. Write the text as the question to ask; what explains it goes in detail.",
    ),
    Broken(
        "question-to-a-role-that-is-not-asked",
        roles.every_question_can_be_asked_of_its_role,
        "stages/party.yml",
        "tasks:",
        CONFIRM.format(role="town", fr="Quel est le prix?", en="What is the price?") + "tasks:",
        "data/stages/party.yml:7:10 role-without-asked to_confirm/1/ask: A question is to be asked of “town”, but "
        "data/roles.yml does not say how. Add asked to that role: what follows “Ask”, for example “the city”.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)


def test_what_is_not_known_is_a_question_in_the_guide():
    """Whatever the guide could not verify about a stage is the question to ask, with the role to ask."""
    content = real_content()
    items = [item for stage in content.stages.values() for item in stage.to_confirm]
    for trade in content.trades.values():
        items += [change.item for change in trade.changes if change.item and str(change.add).endswith("/to_confirm")]
    assert items
    assert [item.id for item in items if item.ask is None] == []
