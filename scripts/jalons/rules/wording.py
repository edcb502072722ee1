"""How people are named in French texts: one way, in all files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jalons.content import FOLDERS, REGISTERS, Content
from jalons.problems.problem import Problem
from jalons.records import walk
from jalons.writing.gender import Namer
from jalons.writing.language import is_french

AT_THE_FOOT = "people-named"
"""The interface words at the foot of each page that give both genders in full."""
IN_FULL = ("glossary", "journeys")
"""Where a feminine may stand for itself: where it is explained, and where readers speak."""


def feminine(content: Content) -> Mapping[str, str]:
    """The words for people of the glossary that have a feminine, with it: {"parrain": "marraine"}."""
    return {
        words: term.feminine
        for term in content.glossary.values()
        if term.feminine
        for language, words in term.term.items()
        if is_french(language)
    }


def people_are_named_one_way(content: Content, as_of: date) -> Iterator[Problem]:
    """French texts name people by the short form; both genders stand at the foot of pages and in the glossary."""
    namer = Namer(feminine(content))
    for part in (*FOLDERS, *REGISTERS):
        for record_id, record in content.part(part).items():
            in_full = part in IN_FULL or (part == "words" and record_id == AT_THE_FOOT)
            for where, text in walk.texts(record):
                if where.startswith("also_called/"):
                    continue  # names of trades are what others write
                place = where if part in FOLDERS else f"{record_id}/{where}".rstrip("/")
                for language in filter(is_french, content.languages):
                    for fault in namer.faults(text.get(language) or ""):
                        if not (in_full and fault.message_id == "gender-again"):
                            facts = {"words": fault.words}
                            yield Problem(fault.message_id, text.at(language), f"{place}/{language}", facts)
