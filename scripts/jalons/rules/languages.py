"""The languages of a guide: each is named once, the first is complete, and what a partial one lacks is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jalons.content import FOLDERS, REGISTERS, Content
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import walk
from jalons.records.texts import Text


def every_language_is_named_once(content: Content, as_of: date) -> Iterator[Problem]:
    """No language stands twice in a list, and a partial one is one of the guide's, though not the first."""
    site = content.site
    for key, listed in (("languages", site.languages), ("partial", site.partial)):
        for number, language in enumerate(listed):
            if language in listed[:number]:
                yield Problem("language-twice", site.at(key, number), f"{key}/{number + 1}", {"name": language})
    for number, language in enumerate(site.partial):
        if language not in site.languages:
            facts = {"name": language, "known": [*site.languages]}
            yield Problem("partial-unknown", site.at("partial", number), f"partial/{number + 1}", facts)
        elif language == site.languages[0]:
            yield Problem("partial-default", site.at("partial", number), f"partial/{number + 1}", {"name": language})


def what_is_not_translated_is_counted(content: Content, as_of: date) -> Iterator[Problem]:
    """A note for each partial language that says how much is missing, and where the first of it is."""
    every = list(_texts(content))
    for language in content.languages:
        missing = [location for location, text in every if text.get(language) is None]
        if missing:
            facts = {"name": language, "count": len(missing), "all": len(every)}
            yield Problem("language-partial", missing[0], "", facts, note=True)


def _texts(content: Content) -> Iterator[tuple[Location, Text]]:
    """Every text of the guide with its place, then the interface words."""
    yield from ((text.location, text) for _, text in walk.texts(content.site))
    for part in (*FOLDERS, *(name for name in REGISTERS if name != "words")):
        for record in content.part(part).values():
            yield from ((text.location, text) for _, text in walk.texts(record))
    yield from ((text.location, text) for text in content.words.values())
