"""How people are named in French texts: one way, in all files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jalons.content import FOLDERS, REGISTERS, Content
from jalons.problems.problem import Problem
from jalons.records import walk
from jalons.writing.gender import Namer


def feminine(content: Content) -> Mapping[str, str]:
    """The words for people of the glossary that have a feminine, with it: {"parrain": "marraine"}."""
    return {term.term.fr: term.feminine for term in content.glossary.values() if term.feminine}


def people_are_named_one_way(content: Content, as_of: date) -> Iterator[Problem]:
    """French texts name people by one form; both genders stand in full once a file, no ending in brackets."""
    namer = Namer(feminine(content))
    for part in (*FOLDERS, *REGISTERS):
        for record_id, record in content.part(part).items():
            for where, text in walk.texts(record):
                if where.startswith("also_called/"):
                    continue  # names of trades are what others write
                place = f"{where if part in FOLDERS else f'{record_id}/{where}'}/fr"
                location = text.at("fr")
                for fault in namer.faults(location.file, text.fr):
                    yield Problem(fault.message_id, location, place, {"words": fault.words})
