"""Makes the PDFs of sheets, on all cores, and keeps each until what it is made from changes."""

from __future__ import annotations

import atexit
import gc
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import sheets
from jalons.pages.sheets import Sheet
from jalons.parallel import parallel_map
from jalons.problems.nearest import nearest
from jalons.writing.language import Language
from jalons_cli.messages import translate
from jalons_pdf import renderer

KEPT = Path(".jalons") / "pdf"
"""Where finished PDFs are kept, below the project; it may be deleted at any time."""


class CannotPrint(Exception):
    """The sheets asked for cannot be made; the text says why and what to do."""


@dataclass(frozen=True)
class Selection:
    """Which sheets of a trade are asked for; all of them where nothing more is said."""

    trade_id: str
    stage: str | None = None
    size: str | None = None
    fillable: bool = False
    """Whether they have fields to fill in on screen."""

    def has(self, sheet: Sheet) -> bool:
        """Whether a sheet of the trade is one of them; there is nothing to fill in on a poster."""
        return (
            (self.stage is None or (sheet.kind == "stage" and sheet.subject == self.stage))
            and self.size in (None, sheet.size)
            and not (self.fillable and sheet.kind == "poster")
        )


def print_selected(guide: Guide, root: Path, wanted: Selection, out: Path, language: Language) -> list[Path]:
    """Makes sheets of a trade beside one another in the folder `out`; gives their paths.

    Raises:
        CannotPrint: The engine, the trade, the stage or the size is not there; the text, in this language, says which.
        ContentError: A sheet cannot be filled in.
        OSError: The disk refused.
    """
    trade_id, stage = wanted.trade_id, wanted.stage
    if not renderer.version():
        raise CannotPrint(translate("pdf-extra-missing", language))
    if trade_id not in guide.pathways:
        near = _near(trade_id, guide.pathways, language)
        raise CannotPrint(translate("explain-no-trade", language, name=trade_id, near=near))
    on_path = [at.id for at in guide.pathways[trade_id].all_stages]
    if stage is not None and stage not in on_path:
        facts = {"name": stage, "code": trade_id, "known": ", ".join(on_path)}
        raise CannotPrint(translate("pdf-no-stage", language, near=_near(stage, on_path, language), **facts))
    chosen = [sheet for sheet in sheets.of_trade(guide, trade_id) if wanted.has(sheet)]
    if not chosen:
        raise CannotPrint(translate("pdf-none", language, size=wanted.size))
    return make(guide, root, chosen, out, flat=True, fillable=wanted.fillable, kept=root / KEPT)


def _near(name: str, known: Iterable[str], language: Language) -> str:
    near = nearest(name, known)
    return translate("explain-near", language, near=near) if near else ""


def make(
    guide: Guide,
    root: Path,
    wanted: Sequence[Sheet],
    into: Path,
    flat: bool = False,
    fillable: bool = False,
    kept: Path | None = None,
) -> list[Path]:
    """Writes these sheets below `into`, at their places on the site, or with `flat` all beside one another; gives their paths.

    Finished ones are kept in the folder `kept`, and taken from there while nothing that they are made from changes.
    """
    templates = root / "overrides" / "jalons"
    engine = renderer.version()
    letters = hashlib.sha256(b"".join((fonts_of(templates) / name).read_bytes() for name in renderer.FONTS)).hexdigest()

    def made(sheet: Sheet) -> Path:
        html = sheets.html(guide, templates, sheet, fillable)
        style = sheets.style(templates, sheet).read_text("utf-8")
        digest = hashlib.sha256("\0".join((html, style, letters, engine, str(fillable))).encode()).hexdigest()
        path = into / (sheet.name if flat else sheet.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            _found(kept, digest) or _kept(kept, digest, _pdf(_press(fonts_of(templates)), sheet, html, style, fillable))
        )
        return path

    # read before the work is spread: copies of this program then share the letters, which one of them takes away
    _press(fonts_of(templates))
    with _seldom_tidied():
        written = parallel_map(made, wanted)
    if kept:
        _tidy(kept, len(wanted))
    return written


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Lets Python look for what is no longer used less often: the engine makes hundreds of thousands of parts for a sheet."""
    before = gc.get_threshold()
    gc.set_threshold(300_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def fonts_of(templates: Path) -> Path:
    return templates / sheets.FOLDER / "fonts"


def _pdf(engine: renderer.PdfRenderer, sheet: Sheet, html: str, style: str, fillable: bool) -> bytes:
    """The PDF of a sheet; a poster is drawn as loosely as one page lets it."""
    if sheet.kind == "poster":
        spaced = (html.replace(sheets.SPACING[0], spacing, 1) for spacing in sheets.SPACING)
        html = next((one for one in spaced if engine.pages(one, style) == 1), html.replace(*sheets.SPACING[::2], 1))
    return engine.pdf(html, style, fillable)


@cache
def _press(fonts: Path) -> renderer.PdfRenderer:
    # while all of Python is still there, for it takes its letters away
    atexit.register(_press.cache_clear)
    return renderer.PdfRenderer(fonts)


def _found(folder: Path | None, digest: str) -> bytes | None:
    try:
        return (folder / f"{digest}.pdf").read_bytes() if folder else None
    except OSError:
        return None


def _kept(folder: Path | None, digest: str, pdf: bytes) -> bytes:
    """Keeps a finished PDF, where the disk lets us; half a file is never seen by another build."""
    if folder:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            beside = folder / f".{digest}-{os.getpid()}"
            beside.write_bytes(pdf)
            beside.replace(folder / f"{digest}.pdf")
        except OSError:
            pass
    return pdf


def _tidy(folder: Path, wanted: int) -> None:
    """Forgets the oldest PDFs, so that the folder holds a few builds and does not grow without end."""
    files = sorted(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - 4 * max(wanted, 100))]:
        path.unlink(missing_ok=True)
