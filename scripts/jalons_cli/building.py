"""Builds beside the last good site, checks the result, and only then puts it in its place."""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from jalons.guide import open_guide
from jalons.pages import sheets
from jalons.problems.problem import ContentError
from jalons.site import exchange, published
from jalons_cli import printing
from jalons_cli.checking import around, shown
from jalons_cli.releasing import unreleased
from jalons_mkdocs.site import make_site
from jalons_pdf import renderer

MARKER = ".jalons-site"
"""A file in every site that Jalons built: only such a folder is ever replaced."""
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
    data: Path
    out: Path
    as_of: date
    address: str | None = None
    """Overrides the public address, for a site served on this computer."""
    pdf: bool = False
    """Whether to make PDFs too, where the extra for them is installed."""


@dataclass(frozen=True)
class Built:
    """A finished site: how many pages it has, the public address it was made for, and what of it was never released."""

    pages: int
    address: str
    new_ids: int
    unreleased: bool
    pdfs: int = 0
    without_pdf: bool = False
    """Whether PDFs were wanted and left out, since the extra for them is not there."""


def build(order: Order, step: Callable[[str], None] = lambda name: None) -> Built:
    """Builds the site and puts it in place.

    Raises ContentError with every problem, PlaceRefused, or OSError; then the last good site is as it was.
    """
    out = order.out.resolve()
    _refuse_wrong_place(out, order)
    if exchange.recover(out, MARKER):
        step("recovered")
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    step("building")
    docs = order.root / "docs"
    try:
        guide = open_guide(order.data, order.as_of, shown(order.data, order.root), order.address)
    except ContentError as found:
        raise ContentError([*found.problems, *around(order.root, None)]) from None
    if wrong := around(order.root, guide):
        raise ContentError(wrong)
    wanted = order.pdf and bool(guide.content.site.pdf)
    if wanted and renderer.version():
        guide = replace(guide, pdf=frozenset(guide.content.site.pdf))
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
    try:
        plugin = make_site(guide, order.root, beside)
        if guide.pdf:
            step("printing")
        wanted_sheets = [sheet for trade_id in sorted(guide.pdf) for sheet in sheets.of_trade(guide, trade_id)]
        pdfs = (
            printing.make(guide, order.root, wanted_sheets, beside, kept=order.root / printing.KEPT)
            if wanted_sheets
            else []
        )
        (beside / MARKER).write_text(f"{guide.content.fingerprint}\n", "utf-8")
        step("checking")
        found = list(published.problems(beside, urlsplit(guide.content.site.address).path, docs))
        if found:
            raise ContentError(found)
        os.chmod(beside, 0o755)
        exchange.publish(beside, out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Built(
        len(plugin.uris) * 2,
        guide.content.site.address,
        *unreleased(guide.content),
        len(pdfs),
        wanted and not guide.pdf,
    )


def _refuse_wrong_place(out: Path, order: Order) -> None:
    root = order.root.resolve()
    project = [root / name for name in ("data", "docs", "overrides", "scripts", "tests", ".git", ".venv")]
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
