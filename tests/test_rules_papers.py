"""Rules of letters, dates and what is handed in: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import papers
from support.broken_rules import Broken, assert_told
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "date-nothing-follows-from",
        papers.every_day_leads_to_a_deadline,
        "dates.yml",
        "lit:",
        "bent: {name: {fr: Pliée, en: Bent}, stage: finish}\nlit:",
        "data/dates.yml:1:7 date-idle bent: Nothing follows from the date “bent”. Name it in from of a deadline of data/deadlines.yml, or remove it.",
    ),
    Broken(
        "date-of-another-meaning",
        papers.every_day_leads_to_a_deadline,
        "dates.yml",
        "lit:",
        "role: {name: {fr: Pliée, en: Bent}, stage: finish}\nlit:",
        "data/dates.yml:1:7 date-taken role: “role” already means something else in what devices keep. Give this date another name.",
    ),
    Broken(
        "deadline-before-and-after",
        papers.every_deadline_is_counted_one_way,
        "deadlines.yml",
        "after: 12 months",
        "after: 12 months\n  before: 7 days",
        "data/deadlines.yml:4:11 deadline-two-ways oil/before: The deadline “oil” lies both after and before its date. Keep only one of the two lines.",
    ),
    Broken(
        "deadline-for-no-trade",
        papers.every_deadline_can_be_met,
        "deadlines.yml",
        "stage: finish",
        "stage: exam\n  when: {exam: no}",
        "data/deadlines.yml:6:10 deadline-nowhere oil/stage: No path that the deadline “oil” is for has the stage “exam”. "
        "Correct the stage or the condition (when).",
    ),
    Broken(
        "letter-blank-unknown",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        'subject: {fr: "De [maker]", en: "From [maker]"}',
        'subject: {fr: "De [maker]", en: "From [makr]"}',
        "data/letters.yml:11:12 blank-one-language plea/subject: In one language only, this text names: maker and makr. Name the same blanks in both languages.",
        "data/letters.yml:11:35 blank-unknown plea/subject/en: The letter names “[makr]”, which is not among its blanks. "
        "Add this blank, or correct the name. Names: today and maker.",
    ),
    Broken(
        "letter-blank-unused",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "  head: today",
        "    - {id: town, name: {fr: Ville, en: Town}}\n  head: today",
        "data/letters.yml:10:12 blank-idle plea/blanks/3/id: The letter does not name “[town]” anywhere. "
        "Name this blank in a text, in head, address or signature, or remove it.",
    ),
    Broken(
        "letter-address-unknown",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "  head: today",
        "  head: today\n  address: town",
        "data/letters.yml:11:12 blank-unknown plea/address: The letter names “[town]”, which is not among its blanks. "
        "Add this blank, or correct the name. Names: today and maker.",
    ),
    Broken(
        "letter-blank-twice",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "  head: today",
        "    - {id: maker, name: {fr: Nom, en: Name}}\n  head: today",
        "data/letters.yml:10:12 duplicate-id plea/blanks/3/id: The id “maker” is already used in plea. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "letter-signed-by-no-blank",
        papers.every_blank_of_a_letter_is_named,
        "letters.yml",
        "signature: maker",
        "signature: baker",
        "data/letters.yml:16:14 blank-unknown plea/signature: The letter names “[baker]”, which is not among its blanks. "
        "Add this blank, or correct the name. Names: today and maker.",
    ),
    Broken(
        "document-twice",
        papers.every_document_has_its_own_id,
        "stages/finish.yml",
        "tasks:\n",
        "hand_in: {id: lamp, title: {fr: La lampe, en: The lamp}, to: guild, source: manual, documents: ["
        "{id: light, text: {fr: De l'huile, en: Oil}, source: manual}, {id: light, text: {fr: Une mèche, en: A wick}, source: manual}]}\ntasks:\n",
        "data/stages/finish.yml:5:164 duplicate-id hand_in/1/documents/2/id: The id “light” is already used in finish. Choose another for the new item; the published one does not change.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)
