"""Builds beside the last good site, checks the result, and only then puts it in its place."""

from __future__ import annotations

import glob
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from jalons.checking import open_guide
from jalons.content.head import head_of
from jalons.guide import Guide
from jalons.pages import sheets
from jalons.problems.problem import ContentError
from jalons.project import OVERRIDES
from jalons.site import exchange, published, search_index
from jalons.site.around import around
from jalons.site.writing import MARKER, Written
from jalons_cli import printing
from jalons_cli.folders import shown
from jalons_cli.kept_sheets import KEPT, KeptSheets
from jalons_cli.releasing import unnumbered, was_never_released
from jalons_pdf import engine

_ABANDONED_AFTER = 3600


class PlaceRefused(Exception):
    """The output folder must not be replaced; `reason` names the words that say why."""

    def __init__(self, reason: str, out: Path) -> None:
        super().__init__(reason)
        self.reason = reason
        self.out = out


@dataclass(frozen=True)
class Order:
    """What to build, from where, to where, as of when."""

    root: Path
    """The project, with docs/ and what it has of its own."""
    data: Path
    out: Path
    as_of: date
    address: str | None = None
    """Overrides the public address, for a site served on this computer."""
    pdf: bool = False
    """Whether to make PDFs too, where the extra for them is installed."""
    without_mkdocs: bool = False
    """Whether the second way to make the site is taken, without MkDocs and its theme."""


@dataclass(frozen=True)
class Built:
    """A finished site: how many pages it has, the public address it was made for, and what of it was never released."""

    pages: int
    address: str
    address_in: str
    """The file in which that address stands."""
    new_ids: int
    unreleased: bool
    pdfs: int = 0
    without_stems: tuple[str, ...] = ()
    """The languages whose words search finds only as they are written."""
    without_pdf: bool = False
    """Whether PDFs were wanted and left out, since the extra for them is not there."""


def _quietly(step: str) -> None:
    """Says nothing of a step."""


def build(order: Order, step: Callable[[str], None] = _quietly) -> Built:
    """Builds the site beside the last good one and puts it in its place; `step` hears by key of words what is going on.

    Raises:
        ContentError: Something is wrong with the content; with every problem. The last good site is as it was.
        PlaceRefused: The output folder must not be replaced.
        OSError: The disk refused; the last good site is as it was.
    """
    out = order.out.resolve()
    _refuse_wrong_place(out, order)
    if exchange.recover(out, MARKER):
        step("recovered")
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    step("building")
    guide = _opened(order)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
    try:
        written = makers(order).site(guide, order.root, beside)
        if guide.pdf:
            step("printing")
        pdfs = _print(guide, order.root, beside)
        step("checking")
        address = urlsplit(guide.content.site.address)
        of, docs = guide.content, order.root / "docs"
        if wrong := list(published.problems(beside, address.path, docs, of.variant_folder, of.languages)):
            raise ContentError(wrong)
        # a published site is for everyone to read
        beside.chmod(0o755)
        exchange.publish(beside, out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Built(
        pages=len(written.uris) * len(guide.content.languages),
        address=guide.content.site.address,
        address_in=guide.content.site.location.file,
        new_ids=unnumbered(guide.content),
        unreleased=was_never_released(guide.content),
        pdfs=pdfs,
        without_stems=search_index.without_stems(out),
        without_pdf=order.pdf and bool(guide.content.site.pdf) and not guide.pdf,
    )


def _opened(order: Order) -> Guide:
    """The guide to build, which passes the check, with the trades that get PDFs."""
    try:
        guide = open_guide(order.data, order.as_of, shown(order.data, order.root), order.address)
    except ContentError as wrong:
        raise ContentError([*wrong.problems, *around(order.root, None)]) from None
    if problems := [problem for problem in around(order.root, guide) if not problem.note]:
        raise ContentError(problems)
    if order.pdf and guide.content.site.pdf and engine.version():
        return replace(guide, pdf=frozenset(guide.content.site.pdf))
    return guide


def _print(guide: Guide, root: Path, into: Path) -> int:
    """Makes the sheets of the trades that get PDFs; gives how many there are."""
    wanted = [sheet for trade_id in sorted(guide.pdf) for sheet in sheets.of_trade(guide, trade_id)]
    if wanted:
        printing.make(guide, root, wanted, printing.Output(into, kept=KeptSheets(root / KEPT)))
    return len(wanted)


class Makers(NamedTuple):
    """What makes a site, and what makes its hand-written pages alone, into an empty folder."""

    site: Callable[[Guide, Path, Path], Written]
    prose: Callable[[Guide, Path, Path], None]


def makers(order: Order) -> Makers:
    """Those of MkDocs, or those without it, as where MkDocs and its theme know a language not."""
    if not order.without_mkdocs:
        from jalons_mkdocs.languages import speaks  # noqa: PLC0415 - neither way is needed for the other
        from jalons_mkdocs.site import make_prose, make_site  # noqa: PLC0415 - as above

        if speaks(head_of(order.data).languages):
            return Makers(make_site, make_prose)
    from jalons_plain import site  # noqa: PLC0415 - as above

    return Makers(site.make_site, site.make_prose)


def _refuse_wrong_place(out: Path, order: Order) -> None:
    root = order.root.resolve()
    project = [root / name for name in ("data", "docs", OVERRIDES, "scripts", "tests", ".git", ".venv")]
    if (
        out == root
        or out in root.parents
        or any(part == out or part in out.parents for part in (*project, order.data.resolve()))
    ):
        raise PlaceRefused("out-inside", order.out)
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise PlaceRefused("not-ours", order.out)
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise PlaceRefused("not-ours", order.out)


def _sweep(out: Path) -> None:
    """Takes away what killed builds left beside the site, old enough not to be one that still runs."""
    for left in out.parent.glob(f".{glob.escape(out.name)}.building-*"):
        if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
            shutil.rmtree(left, ignore_errors=True)
