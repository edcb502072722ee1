"""Writes the search index of a site with Pagefind: one index per language, fetched when search is first used."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from jalons.pages import templates
from jalons.pages.addresses import file_of
from jalons.site.searching import SearchRecord

FOLDER = "pagefind"
BELOW = "below.json"
"""What the search page asks before it shows results to readers of one trade."""
_TEMPLATE = "base/search-record.html"
_ENTRY = "pagefind-entry.json"
_KEPT = ("pagefind.js", "pagefind-worker.js", _ENTRY, "wasm.")


class SearchIndexError(Exception):
    """Pagefind could not be run or gave up; the message holds what it said."""


def write(records: Iterable[SearchRecord], site: Path, root: Path) -> None:
    """Writes the index of `records` into the folder of a built site, by a template of `root` (overrides/jalons).

    Raises SearchIndexError, or OSError from the disk.
    """
    with tempfile.TemporaryDirectory(prefix="jalons-search-") as scratch:
        for record in records:
            page = Path(scratch) / file_of(record.path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(templates.render(root, _TEMPLATE, vars(record)), "utf-8")
        # the program rather than its Python wrapper, which waits a tenth of a second for each page
        call = [sys.executable, "-m", "pagefind", "--site", scratch, "--output-path", str(site / FOLDER), "--quiet"]
        done = subprocess.run(call, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise SearchIndexError((done.stderr or done.stdout).strip())
    _keep_what_is_used(site / FOLDER)
    (site / FOLDER / BELOW).write_text(json.dumps(dict(sorted(_below(site / FOLDER))), separators=(",", ":")), "utf-8")


def without_stems(site: Path) -> tuple[str, ...]:
    """The languages of a finished site whose words Pagefind does not know the forms of."""
    languages = json.loads((site / FOLDER / _ENTRY).read_text("utf-8"))["languages"]
    return tuple(sorted(name for name, about in languages.items() if about["wasm"] is None))


def _below(folder: Path) -> Iterator[tuple[str, str]]:
    """(id of a result, where its page lies below its trade) of each page that stands for those of all trades.

    Pagefind's own filters could say so too, but their files come out in another order each time.
    """
    for path in (folder / "fragment").glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        meta = json.loads(text[text.index("{") :])["meta"]
        if meta.get("below"):
            yield path.stem, meta["below"]


def _keep_what_is_used(folder: Path) -> None:
    """Leaves out the ready-made interfaces, and puts the entry file, which lists languages at random, in order."""
    for path in folder.iterdir():
        if path.is_file() and not (path.name.startswith(_KEPT) or path.name.endswith(".pf_meta")):
            path.unlink()
    entry = folder / _ENTRY
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
