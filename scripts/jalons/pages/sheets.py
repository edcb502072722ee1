"""The sheets of a trade that are made as PDF: which there are, where each lies, and its finished HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.context import PageContext, render
from jalons.pages.wording import PlainWording
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.path.roles import people, view
from jalons.records import Item
from jalons.writing.language import LANGUAGES, Language

Kind = Literal["stage", "path", "role", "poster"]
SIZES: dict[Kind, tuple[str, ...]] = {
    "stage": ("letter", "a4"),
    "path": ("letter", "a4"),
    "role": ("letter", "a4"),
    "poster": ("letter", "tabloid"),
}
"""The sizes that each kind of sheet is made in."""
BOTH: tuple[Language, ...] = LANGUAGES
SPACING = ("steps--loose", "steps--even", "steps--tight")
"""How far apart the boxes of a poster stand: the first that fits on one page is taken."""
FOLDER = "sheets"
"""Where their templates, style sheets and letters lie, below overrides/jalons/."""


@dataclass(frozen=True)
class Sheet:
    """One PDF: what it shows, in which languages, on which paper."""

    trade_id: str
    kind: Kind
    subject: str
    """Id of the stage or of the role; "path" or "poster"."""
    languages: tuple[Language, ...]
    size: str

    @property
    def uri(self) -> str:
        """The page that it belongs to, the same in both languages."""
        below = {"path": "checklist", "poster": "poster"}.get(self.kind, self.subject)
        return f"trades/{self.trade_id}/{below}/"

    @property
    def spoken(self) -> str:
        """Its languages in a word: "fr", "en", "fr-en"."""
        return "-".join(self.languages)

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.trade_id}-{self.subject}-{self.spoken}-{self.size}.pdf"

    @property
    def path(self) -> str:
        """From the root of the site; a sheet in both languages lies once, in the French half."""
        return addresses.path(self.uri, self.languages[0]) + self.name


@dataclass(frozen=True)
class Part:
    """The rows of one stage on a sheet; a row keeps the number it has on the sheet of its stage."""

    at: StageOnPath
    rows: tuple[tuple[int, Item], ...]


def of_trade(guide: Guide, trade_id: str) -> Iterator[Sheet]:
    """Every sheet of a trade."""
    pathway = guide.pathways[trade_id]
    alone = tuple((one,) for one in LANGUAGES)
    subjects: list[tuple[Kind, str]] = [
        *(("stage", stage.id) for stage in pathway.all_stages),
        ("path", "path"),
        *(("role", role) for role in people(guide.content) if view(guide.content, pathway, role).tasks),
        ("poster", "poster"),
    ]
    for kind, subject in subjects:
        spoken = (*alone, BOTH) if kind in ("stage", "path") else alone
        for languages, size in product(spoken, SIZES[kind]):
            yield Sheet(trade_id, kind, subject, languages, size)


def at_page(guide: Guide, uri: str, language: Language) -> list[Sheet]:
    """The sheets that a page links to: those of its language, and those in both; none where none are made."""
    parts = uri.split("/")
    if not guide.pdf or parts[0] != "trades" or parts[1] not in guide.pdf:
        return []
    return [sheet for sheet in of_trade(guide, parts[1]) if sheet.uri == uri and language in sheet.languages]


def html(guide: Guide, templates: Path, sheet: Sheet, fillable: bool = False) -> str:
    """The whole HTML of a sheet, for a PDF engine. Raises ContentError where the template cannot be filled."""
    voices = [
        PageContext(guide, sheet.uri, PlainWording(guide, language, templates), templates)
        for language in sheet.languages
    ]
    pathway = guide.pathways[sheet.trade_id]
    titles = [_title(sheet, pathway, voice) for voice in voices]
    parts = list(_parts(guide, sheet, pathway))
    registration = pathway.trade.registration
    paused = registration.value in ("paused", "closed") and any(
        item.when and item.when.registration for part in parts for item in part.at.stage.items().values()
    )
    context = {
        "pathway": pathway,
        "voices": voices,
        "titles": titles,
        "title": f"{pathway.trade_id} · {' · '.join(titles)}",
        "description": voices[0].word("path-checklist-description", trade=voices[0].trade_name_plain(pathway.trade)),
        "size": sheet.size,
        "parts": parts,
        "paused": paused,
        "fillable": fillable,
        "whole": sheet.kind != "stage",
        "role": sheet.subject if sheet.kind == "role" else "",
        "page": _page(sheet),
    }
    name = "poster" if sheet.kind == "poster" else "sheet"
    return render(f"{FOLDER}/{name}.html", voices[0], context)


def style(templates: Path, sheet: Sheet) -> Path:
    """The style sheet of a sheet."""
    return templates / FOLDER / ("poster.css" if sheet.kind == "poster" else "sheet.css")


def _page(sheet: Sheet) -> str:
    """The page that the code on the sheet leads to."""
    return f"trades/{sheet.trade_id}/" + {"stage": f"{sheet.subject}/", "role": f"{sheet.subject}/"}.get(sheet.kind, "")


def _title(sheet: Sheet, pathway: TradePathway, voice: PageContext) -> str:
    if sheet.kind == "stage":
        return voice.word("checklist-of-stage", stage=voice.text(pathway.stage(sheet.subject).stage.title))
    if sheet.kind == "role":
        return voice.word("role-title", role=voice.text(voice.content.roles[sheet.subject].name))
    return voice.word("checklist-of-path" if sheet.kind == "path" else "poster-title")


def _parts(guide: Guide, sheet: Sheet, pathway: TradePathway) -> Iterator[Part]:
    if sheet.kind == "role":
        mine = [part for part in view(guide.content, pathway, sheet.subject).parts if part.tasks]
        for part in mine:
            yield Part(part.at, tuple((n, item) for n, item in enumerate(part.at.tasks, start=1) if item in part.tasks))
        return
    stages = (pathway.stage(sheet.subject),) if sheet.kind == "stage" else pathway.stages
    for stage in stages:
        yield Part(stage, tuple(enumerate(stage.tasks, start=1)))
