"""The sheets of a trade that are made as PDF: which there are, and where each lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from jalons.guide import Guide
from jalons.pages.kind import SharedResults, Subject, subjects
from jalons.pages.kinds import PAGE_KINDS
from jalons.path.pathway import TradePathway
from jalons.path.roles import view
from jalons.writing.language import Language

Kind = Literal["stage", "checklist", "role", "poster", "hours", "dates", "letter", "skills", "hand-in"]
"""The kind of page that a sheet is made from."""
SIZES: dict[Kind, tuple[str, ...]] = {"poster": ("letter", "tabloid")}
"""The sizes that a kind of sheet is made in, where they are not the usual ones."""
USUAL_SIZES = ("letter", "a4")
_IN_BOTH = ("stage", "checklist")
"""The kinds that come in both languages side by side too."""


@dataclass(frozen=True)
class Sheet:
    """One PDF: what it shows, in which languages, on which paper."""

    trade_id: str
    kind: Kind
    subject: str
    """Id of the stage or of the role; for a sheet of the whole trade, its kind."""
    languages: tuple[Language, ...]
    size: str
    address: str = ""
    """What the addresses of the pages about its path begin with."""
    prefix: str = ""
    """What the addresses of pages in its first language begin with."""

    @property
    def uri(self) -> str:
        """The page that it is made from, the same in both languages."""
        return f"{self.address}{self.subject}/" + ("hand-in/" if self.kind == "hand-in" else "")

    @property
    def spoken(self) -> str:
        """Its languages in a word: "fr", "en", "fr-en"."""
        return "-".join(self.languages)

    @property
    def name(self) -> str:
        """The name of its file."""
        subject = f"{self.subject}-hand-in" if self.kind == "hand-in" else self.subject
        return f"{self.trade_id}-{subject}-{self.spoken}-{self.size}.pdf"

    @property
    def path(self) -> str:
        """From the root of the site; a sheet in two languages lies once, with the pages of the first."""
        return self.prefix + self.uri + self.name


def of_trade(guide: Guide, trade_id: str) -> Iterator[Sheet]:
    """Every sheet of a trade: of each kind of which its path has a page."""
    pathway = guide.pathways[trade_id]
    of_guide = guide.content.languages
    alone = tuple((one,) for one in of_guide)
    both = [of_guide.pair(of_guide.default)] if len(of_guide) > 1 else []
    for kind, subject in _subjects(guide, pathway):
        spoken = (*alone, *both) if kind in _IN_BOTH else alone
        for languages, size in product(spoken, SIZES.get(kind, USUAL_SIZES)):
            prefix = of_guide.prefix(languages[0])
            yield Sheet(trade_id, kind, subject, languages, size, pathway.address, prefix)


def _subjects(guide: Guide, pathway: TradePathway) -> Iterator[tuple[Kind, str]]:
    whole = Subject(guide, SharedResults(guide), pathway)
    kinds: dict[str, list[Subject]] = {}
    for kind, subject in subjects(PAGE_KINDS, whole):
        kinds.setdefault(kind.name, []).append(subject)
    for stage in pathway.all_stages:
        yield "stage", stage.id
    if "checklist" in kinds:
        yield "checklist", "checklist"
    for subject in kinds.get("role", ()):
        if view(guide.content, pathway, subject.role).tasks:
            yield "role", subject.role
    alone: tuple[Kind, ...] = ("poster", "hours", "dates", "skills", "letter")
    yield from ((kind, kind) for kind in alone if kind in kinds)
    yield from (("hand-in", subject.at.id) for subject in kinds.get("hand-in", ()))


def at_page(guide: Guide, uri: str, language: Language) -> list[Sheet]:
    """The sheets that a page links to: those of its language, and those in both; none where none are made."""
    printed = [trade_id for trade_id in guide.pdf if uri.startswith(guide.pathways[trade_id].address)]
    every = (sheet for trade_id in printed for sheet in of_trade(guide, trade_id))
    return [sheet for sheet in every if sheet.uri == uri and language in sheet.languages]
