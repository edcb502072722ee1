"""The sheets of a trade that are made as PDF: which there are, and where each lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.path.letters import letters
from jalons.path.pathway import TradePathway
from jalons.path.roles import people, view
from jalons.writing.language import LANGUAGES, Language

Kind = Literal["stage", "checklist", "role", "poster", "hours", "letter", "skills", "hand-in"]
"""The kind of page that a sheet is made from."""
SIZES: dict[Kind, tuple[str, ...]] = {"poster": ("letter", "tabloid")}
"""The sizes that a kind of sheet is made in, where they are not the usual ones."""
USUAL_SIZES = ("letter", "a4")
_IN_BOTH = ("stage", "checklist")
"""The kinds that come in both languages side by side too."""
BOTH: tuple[Language, ...] = LANGUAGES


@dataclass(frozen=True)
class Sheet:
    """One PDF: what it shows, in which languages, on which paper."""

    trade_id: str
    kind: Kind
    subject: str
    """Id of the stage or of the role; for a sheet of the whole trade, its kind."""
    languages: tuple[Language, ...]
    size: str

    @property
    def uri(self) -> str:
        """The page that it is made from, the same in both languages."""
        return f"trades/{self.trade_id}/{self.subject}/" + ("hand-in/" if self.kind == "hand-in" else "")

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
        """From the root of the site; a sheet in both languages lies once, in the French half."""
        return addresses.path(self.uri, self.languages[0]) + self.name


def of_trade(guide: Guide, trade_id: str) -> Iterator[Sheet]:
    """Every sheet of a trade."""
    alone = tuple((one,) for one in LANGUAGES)
    for kind, subject in _subjects(guide, guide.pathways[trade_id]):
        spoken = (*alone, BOTH) if kind in _IN_BOTH else alone
        for languages, size in product(spoken, SIZES.get(kind, USUAL_SIZES)):
            yield Sheet(trade_id, kind, subject, languages, size)


def _subjects(guide: Guide, pathway: TradePathway) -> Iterator[tuple[Kind, str]]:
    for stage in pathway.all_stages:
        yield "stage", stage.id
    yield "checklist", "checklist"
    for role in people(guide.content):
        if view(guide.content, pathway, role).tasks:
            yield "role", role
    yield "poster", "poster"
    yield "hours", "hours"
    yield "skills", "skills"
    if letters(guide.content, pathway):
        yield "letter", "letter"
    for stage in pathway.all_stages:
        if stage.stage.hand_in:
            yield "hand-in", stage.id


def at_page(guide: Guide, uri: str, language: Language) -> list[Sheet]:
    """The sheets that a page links to: those of its language, and those in both; none where none are made."""
    parts = uri.split("/")
    if not guide.pdf or parts[0] != "trades" or parts[1] not in guide.pdf:
        return []
    return [sheet for sheet in of_trade(guide, parts[1]) if sheet.uri == uri and language in sheet.languages]
