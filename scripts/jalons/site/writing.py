"""Writes into a folder all of a site that does not depend on who renders the hand-written pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import rcssmin
import rjsmin

from jalons.guide import Guide
from jalons.pages import addresses, assets, templates
from jalons.pages.kind import PageKind, SharedResults
from jalons.pages.kinds import PAGE_KINDS
from jalons.pages.maker import Page, PageMaker
from jalons.pages.shell import NO_EXTRAS, PROSE, Extras, ShellMaker
from jalons.pages.since import Since
from jalons.parallel import parallel_map
from jalons.path.pathway import TradePathway
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.site import search_index, searching
from jalons.site.open_data import path_json
from jalons.site.searching import SearchRecord
from jalons.site.sitemap import sitemap
from jalons.writing.language import Language

MARKER = ".jalons-site"
"""A file in every site that Jalons built, which names its content: only such a folder is ever replaced."""


class Written(NamedTuple):
    """What was written of a site: the uris of its pages that can be found, and what search needs of each page."""

    uris: list[str]
    records: list[SearchRecord]


class SiteWriter:
    """Writes one guide into a folder: its pages, then what belongs to the whole site."""

    def __init__(
        self,
        guide: Guide,
        root: Path,
        into: Path,
        extras: Extras = NO_EXTRAS,
        kinds: tuple[PageKind, ...] = PAGE_KINDS,
    ) -> None:
        """`root` is overrides/jalons."""
        assets.read_again()
        self.guide = guide
        self.root = root
        self.into = into
        self.kinds = kinds
        self.written = Written([], [])
        shared = SharedResults(guide)
        self._makers = {
            language: PageMaker(guide, language, root, kinds, shared=shared) for language in guide.content.languages
        }
        self.shells = {
            language: ShellMaker(guide, maker.wording, root, extras) for language, maker in self._makers.items()
        }
        self._groups = searching.groups_of(guide.content)

    def pages(self) -> None:
        """Writes the pages made from data, and the open data. Raises ContentError, or OSError from the disk."""
        since = Since(self.guide, {language: maker.wording for language, maker in self._makers.items()}, self.root)

        # what a trade's pages say is worked out once for all languages
        def part(name: str) -> list[Written]:
            written = [self._part(name, language) for language in self._makers]
            if pathway := self.guide.pathways.get(name):
                self._data_of(pathway, written[0].uris, since)
            return written

        templates.compile_all(self.root, [f"{kind.folder}/page.html" for kind in (*self.kinds, PROSE)])
        done = parallel_map(part, self._makers[self.guide.content.languages.default].parts())
        for written in zip(*done, strict=True):
            for uris, records in written:
                self.written.uris.extend(uris)
                self.written.records.extend(records)

    def _part(self, name: str, language: Language) -> Written:
        found = Written([], [])
        for page in self._makers[language].part(name):
            path = self.into / addresses.file_of(page.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.shells[language].page(page).encode("utf-8"))
            self._note(page, found)
        return found

    def prose(self, page: Page) -> None:
        """Takes note of a hand-written page, which someone else writes."""
        self._note(page, self.written)

    def rest(self) -> None:
        """Writes search, assets and the sitemap, once all pages are there. Raises ContentError, OSError."""
        try:
            search_index.write(self.written.records, self.into, self.root)
        except search_index.SearchIndexError as wrong:
            raise ContentError([Problem("search-failed", Location("data"), facts={"detail": str(wrong)})]) from wrong
        write_assets(self.root, self.into, self.kinds)
        (self.into / MARKER).write_text(f"{self.guide.content.fingerprint}\n", "utf-8")
        (self.into / "sitemap.xml").write_bytes(
            sitemap(self.guide.content.site.address, self.written.uris, self.guide.content.languages)
        )

    def _data_of(self, pathway: TradePathway, uris: list[str], since: Since) -> None:
        """Writes what scripts fetch of a trade whose pages have these uris: its path, and what has changed in it."""
        start = pathway.address
        folder = self.into / start
        folder.mkdir(parents=True, exist_ok=True)
        below = [uri.removeprefix(start) for uri in uris if uri.startswith(start)]
        (folder / "since.json").write_text(since.of_trade(pathway) + "\n", "utf-8")
        (folder / "path.json").write_text(path_json(pathway, self.guide.content.languages, below) + "\n", "utf-8")

    def _note(self, page: Page, found: Written) -> None:
        if page.language == self.guide.content.languages.default and page.kind.found:
            found.uris.append(page.uri)
        if page.in_search:
            found.records.append(searching.record(page, self._groups))


@lru_cache(maxsize=512)
def _light(address: str, text: str) -> str:
    """A style sheet or a script without comments and spare space."""
    made: str = (rcssmin.cssmin if address.endswith(".css") else rjsmin.jsmin)(text)
    return f"{made}\n"


def published_text(address: str, text: str) -> str:
    """A style sheet or a script as it is published at an address; what came to us as it is stays so."""
    return text if "/vendor/" in address else _light(address, text)


def write_assets(root: Path, into: Path, kinds: Sequence[PageKind] = PAGE_KINDS) -> None:
    """Writes the style sheets and scripts of `root` (overrides/jalons) without comments and spare space.

    What lies in a folder named vendor came to us as it is, and is copied so, with its licence.
    """
    for address, text in assets.files(root, (kind.folder for kind in (*kinds, PROSE))):
        path = into / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(published_text(address, text), "utf-8", newline="\n")
    for licence in sorted((root / "vendor").glob("*/LICENSE")):
        target = into / assets.PUBLISHED / licence.relative_to(root)
        target.write_bytes(licence.read_bytes())
