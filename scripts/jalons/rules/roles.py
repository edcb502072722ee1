"""Tasks have people: each is on the page of some person, and the pages of people have addresses of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import Content
from jalons.path.roles import people
from jalons.problems.problem import Problem
from jalons.records import ITEM_LISTS, Item
from jalons.rules.paths import items_of

_QUESTION_MARKS = ("?", "\u061f", "\uff1f")
"""How a question ends in Latin, Arabic and Chinese script."""


def every_task_is_somebodys(content: Content, as_of: date) -> Iterator[Problem]:
    """A task that offices alone are to do stands on no person's page, so every task names a person."""
    persons = set(people(content))
    for where, item in items_of(content, "tasks"):
        if item.who and not persons.intersection(item.who) and all(name in content.roles for name in item.who):
            facts = {"id": item.id, "found": list(item.who), "known": sorted(persons)}
            yield Problem("task-of-nobody", item.at("who"), f"{where}/who", facts)


def every_person_has_a_page(content: Content, as_of: date) -> Iterator[Problem]:
    """The id of a person is the address of a page below each trade, where each stage has one too."""
    for name in people(content):
        if name in content.stages:
            yield Problem("file-name-taken", content.stages[name].location, "", {"name": name})


def every_question_can_be_asked_of_its_role(content: Content, as_of: date) -> Iterator[Problem]:
    """What says whom to ask is a question of to_confirm, and that role has the words by which it is asked."""
    for name in ITEM_LISTS:
        for where, item in items_of(content, name):
            if item.ask is None:
                continue
            if name != "to_confirm":
                yield Problem("ask-elsewhere", item.at("ask"), f"{where}/ask", {"id": item.id, "name": name})
                continue
            role = content.roles.get(item.ask)
            if role is not None and role.asked is None:
                yield Problem("role-without-asked", item.at("ask"), f"{where}/ask", {"name": item.ask})
            yield from _statements(item, where)


def _statements(item: Item, where: str) -> Iterator[Problem]:
    """Each language in which the words of a question do not end as a question does."""
    for language, words in item.text.items():
        if not words.endswith(_QUESTION_MARKS):
            place = f"{where}/text/{language}"
            yield Problem("ask-without-question", item.at("text", language), place, {"id": item.id})
