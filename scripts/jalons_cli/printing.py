"""Makes the PDFs of sheets, on all cores, and keeps each until what it is made from changes."""

from __future__ import annotations

import atexit
import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jalons.guide import Guide
from jalons.pages import sheets
from jalons.pages.sheet_maker import FOLDER, SPACING, SheetMaker
from jalons.pages.sheets import Sheet
from jalons.parallel import parallel_map
from jalons.project import overrides_of
from jalons.writing.language import Language
from jalons_cli.kept_sheets import KEPT, KeptSheets
from jalons_cli.messages import hint, translate
from jalons_pdf import engine

if TYPE_CHECKING:
    from jalons_pdf.renderer import PdfRenderer


class CannotPrint(Exception):
    """The sheets asked for cannot be made; the text says why and what to do."""


@dataclass(frozen=True)
class Output:
    """Where sheets go: below a folder at their places on the site, or `flat`, all beside one another."""

    folder: Path
    flat: bool = False
    kept: KeptSheets | None = None
    """Where finished ones are looked for, and kept."""


@dataclass(frozen=True)
class Selection:
    """Which sheets of a trade are asked for; all of them where nothing more is said."""

    trade_id: str
    stage: str | None = None
    size: str | None = None

    def has(self, sheet: Sheet) -> bool:
        """Whether a sheet of the trade is one of them."""
        of_stage = self.stage is None or (sheet.kind in ("stage", "hand-in") and sheet.subject == self.stage)
        return of_stage and self.size in (None, sheet.size)


def print_selected(guide: Guide, root: Path, wanted: Selection, out: Path, language: Language) -> list[Path]:
    """Makes sheets of a trade beside one another in the folder `out`; gives their paths.

    Raises:
        CannotPrint: The engine, the trade, the stage or the size is not there; the text, in this language, says which.
        ContentError: A template cannot be filled in.
        OSError: The disk refused.
    """
    trade_id, stage = wanted.trade_id, wanted.stage
    if not engine.version():
        raise CannotPrint(translate("pdf-extra-missing", language))
    if trade_id not in guide.pathways:
        near = hint(trade_id, guide.content.trades, language)
        raise CannotPrint(translate("explain-no-path", language, name=trade_id, near=near))
    on_path = [at.id for at in guide.pathways[trade_id].all_stages]
    if stage is not None and stage not in on_path:
        facts = {"name": stage, "code": trade_id, "known": ", ".join(on_path)}
        raise CannotPrint(translate("pdf-no-stage", language, near=hint(stage, on_path, language), **facts))
    chosen = [sheet for sheet in sheets.of_trade(guide, trade_id) if wanted.has(sheet)]
    if not chosen:
        raise CannotPrint(translate("pdf-none", language, size=wanted.size))
    return make(guide, root, chosen, Output(out, flat=True, kept=KeptSheets(root / KEPT)))


def make(guide: Guide, root: Path, wanted: Sequence[Sheet], output: Output) -> list[Path]:
    """Makes these sheets on all cores; gives the paths of their files.

    Finished ones are taken from the output's kept sheets while nothing that they are made from changes.

    Raises:
        ContentError: A template cannot be filled in.
        OSError: The disk refused.
    """
    templates = overrides_of(root) / "jalons"
    fonts = templates / FOLDER / "fonts"
    files = b"".join((fonts / name).read_bytes() for name in engine.FONTS)
    maker = SheetMaker(guide, templates)
    press = _Press(maker, fonts, f"{hashlib.sha256(files).hexdigest()}\0{engine.version()}", output)
    # read before the work is spread: copies of this program then share the fonts, which one of them takes away
    _renderer(fonts).read(maker.prepare(wanted))
    with _seldom_tidied():
        written = parallel_map(press.print, [list(alike) for alike in _alike(wanted)])
    if output.kept:
        output.kept.tidy(len(wanted))
    paths = {sheet: path for each in written for sheet, path in each}
    return [paths[sheet] for sheet in wanted]


def _alike(wanted: Sequence[Sheet]) -> Iterable[Sequence[Sheet]]:
    """Sheets that differ in their paper alone, which are laid out once; the longest first: no core ends late."""
    groups: dict[object, list[Sheet]] = {}
    for sheet in wanted:
        groups.setdefault(replace(sheet, size="") if sheet.kind != "poster" else sheet, []).append(sheet)
    return sorted(groups.values(), key=lambda alike: alike[0].kind != "checklist")


@dataclass(frozen=True)
class _Press:
    """Makes the files of sheets that are laid out alike."""

    maker: SheetMaker
    fonts: Path
    made_by: str
    output: Output

    def print(self, alike: Sequence[Sheet]) -> list[tuple[Sheet, Path]]:
        html, styles = self.maker.html(alike[0]), self.maker.styles(alike[0])
        made_of = "\0".join((html, *styles, self.made_by))
        digests = {sheet.size: hashlib.sha256(f"{made_of}\0{sheet.size}".encode()).hexdigest() for sheet in alike}
        kept = self.output.kept
        pdfs = {size: kept.find(digest) for size, digest in digests.items()} if kept else {}
        if missing := [size for size in digests if pdfs.get(size) is None]:
            pdfs |= _renderer(self.fonts).pdfs(_drafts(alike[0], html), styles, missing)
        return [(sheet, self._placed(sheet, pdfs[sheet.size] or b"", digests[sheet.size])) for sheet in alike]

    def _placed(self, sheet: Sheet, pdf: bytes, digest: str) -> Path:
        if self.output.kept:
            self.output.kept.keep(digest, pdf)
        path = self.output.folder / (sheet.name if self.output.flat else sheet.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf)
        return path


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Lets Python look for what is no longer used less often: a sheet is made of hundreds of thousands of parts."""
    before = gc.get_threshold()
    gc.set_threshold(300_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _drafts(sheet: Sheet, html: str) -> list[str]:
    """What a sheet may be laid out from: a poster is drawn as loosely as one page lets it."""
    others = SPACING[1:] if sheet.kind == "poster" else ()
    return [html, *(html.replace(SPACING[0], spacing, 1) for spacing in others)]


@cache
def _renderer(fonts: Path) -> PdfRenderer:
    from jalons_pdf.renderer import PdfRenderer  # noqa: PLC0415 - where PDFs are not wanted, the engine may be missing

    # while all of Python is still there, for it takes its fonts away
    atexit.register(_renderer.cache_clear)
    return PdfRenderer(fonts)
