"""How tests break a rule of the content, and what the checker must then say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jalons import rules
from jalons.content import Content
from jalons.messages.report import line
from jalons.rules import Rule
from jalons.writing.typography import NBSP
from support.small_guide import AS_OF, FILES, change, content_of

APPLY, LEARN, PATHWAY, EVENTS = "stages/apply.yml", "stages/learn.yml", "pathways/lantern.yml", "events.yml"
TRADE_A, TRADE_B = "trades/111A.yml", "trades/222B.yml"
EVENT = FILES["events.yml"]
WHO = """\
who:
  part: money
  asks: {fr: "Qui êtes-vous?", en: "Who are you?"}
  answers:
    - id: novice
      says: {fr: Je commence., en: I begin.}
      because: {fr: vous commencez, en: you begin}
    - id: master
      says: {fr: J'enseigne., en: I teach.}
      because: {fr: vous enseignez, en: you teach}
"""
CHANGE = "  - replace: finish/title\n    text: {fr: Lâcher le fil, en: Let go of the string}\n"


@dataclass(frozen=True)
class Broken:
    """A piece of the small data changed so that a rule is broken, and everything the checker then says."""

    id: str
    rule: Rule
    file: str
    old: str
    new: str
    said: tuple[str, ...]

    def __init__(self, id: str, rule: Rule, file: str, old: str, new: str, *said: str) -> None:
        vars(self).update(id=id, rule=rule, file=file, old=old, new=new, said=said)


def said(content: Content, language: str) -> list[str]:
    """Everything that `check` says of the data."""
    found = rules.check(content, AS_OF)
    return [line(problem, language) for problem in found or rules.notes(content, AS_OF)]


def said_in_french(content: Content) -> list[str]:
    """The same in French with plain spaces, once it is sure that each colon and quotation mark has its no-break space."""
    found = said(content, "fr")
    plain = [each.replace(NBSP, " ") for each in found]
    for each, bare in zip(found, plain, strict=True):
        assert each.count(NBSP) == bare.count("« ") + bare.count(" »") + bare.count(" : "), each
    return plain


def broken_alone(content: Content, rule: Rule) -> set[str]:
    """What one rule says of the data when it is asked alone."""
    return {line(problem, "en") for problem in rules.set_once(list(rule(content, AS_OF)))}


def assert_told(folder: Path, case: Broken) -> None:
    """Breaks the data of a folder and sees that exactly what the case names is said, its own rule's part among it."""
    change(folder, case.file, case.old, case.new)
    content = content_of(folder)
    assert said(content, "en") == list(case.said)
    own = broken_alone(content, case.rule)
    assert own and own <= set(case.said)


def told_in_french(folder: Path, case: Broken) -> list[str]:
    """What is said in French of the data of a folder once it is broken."""
    change(folder, case.file, case.old, case.new)
    return said_in_french(content_of(folder))
