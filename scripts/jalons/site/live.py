"""A site of which each file is made when it is asked for, the same to the byte as a build writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import assets
from jalons.pages.kind import SharedResults
from jalons.pages.kinds import PAGE_KINDS
from jalons.pages.maker import PageMaker
from jalons.pages.shell import NO_EXTRAS, PROSE, Extras, ShellMaker
from jalons.pages.since import Since
from jalons.path.pathway import TradePathway
from jalons.site.open_data import path_json
from jalons.site.writing import published_text

_OPEN_DATA = ("path.json", "since.json")
_HTML = "index.html"


class LiveSite:
    """The files of one state of a guide: pages from data, open data, style sheets and scripts.

    Hand-written pages are someone else's; search and the sitemap need the whole site.
    """

    def __init__(self, guide: Guide, root: Path, extras: Extras = NO_EXTRAS) -> None:
        """`root` is overrides/jalons. The guide may resolve its paths when they are asked for."""
        assets.read_again()
        self.guide = guide
        self._root = root
        shared = SharedResults(guide, searched=False)
        self._languages = guide.content.languages
        self._makers = {language: PageMaker(guide, language, root, shared=shared) for language in self._languages}
        self._shells = {
            language: ShellMaker(guide, maker.wording, root, extras) for language, maker in self._makers.items()
        }

    def file(self, name: str) -> bytes | None:
        """A file of the site by its path from the root; None where no such file is made from data.

        Raises:
            ContentError: a template cannot be filled.
            Exception: whatever comes of content that has not passed the rules.
        """
        if name.startswith(f"{assets.PUBLISHED}/"):
            return self._asset(name)
        folder, _, last = name.rpartition("/")
        if last in _OPEN_DATA:
            return self._of_trade(f"{folder}/" if folder else "", last)
        language, inside = self._languages.parted(name)
        uri = inside.removesuffix(_HTML) if inside == _HTML or inside.endswith(f"/{_HTML}") else inside
        page = self._makers[language].at(uri)
        return self._shells[language].page(page).encode("utf-8") if page else None

    def _of_trade(self, address: str, name: str) -> bytes | None:
        pathway = self._paths_by_address.get(address)
        if pathway is None:
            return None
        text = self._since.of_trade(pathway) if name == "since.json" else self._path_json(pathway)
        return f"{text}\n".encode()

    @cached_property
    def _paths_by_address(self) -> Mapping[str, TradePathway]:
        return {pathway.address: pathway for pathway in self.guide.pathways.values()}

    def _path_json(self, pathway: TradePathway) -> str:
        maker = self._makers[self._languages.default]
        below = [uri.removeprefix(pathway.address) for uri in maker.uris_of(pathway.trade_id)]
        return path_json(pathway, self._languages, below)

    @cached_property
    def _since(self) -> Since:
        return Since(self.guide, {language: maker.wording for language, maker in self._makers.items()}, self._root)

    def _asset(self, name: str) -> bytes | None:
        text = self._assets.get(name)
        if text is not None:
            return published_text(name, text).encode("utf-8")
        path = self._root / name.removeprefix(f"{assets.PUBLISHED}/")
        return path.read_bytes() if path.name == "LICENSE" and path.is_file() else None

    @cached_property
    def _assets(self) -> Mapping[str, str]:
        return dict(assets.files(self._root, (kind.folder for kind in (*PAGE_KINDS, PROSE))))
