"""A guide within a site of MkDocs that stays as it is: its pages are written below one address, in their own shell."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from jalons.checking import open_guide
from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.maker import uris
from jalons.pages.shell import Host
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.project import holds_guide
from jalons.site import published
from jalons.site.around import around
from jalons.site.writing import MARKER
from jalons.writing.language import Language
from jalons_mkdocs import host_search, settings
from jalons_mkdocs.languages import folders, languages_of
from jalons_plain.site import make_site

_ADDRESS = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
_NAV = logging.getLogger("mkdocs.structure.nav")


class Guest:
    """One guide and the site that it is a part of; opened for each build, and written once the site is there."""

    guide: Guide

    def __init__(self, folder: str, at: str, config: MkDocsConfig) -> None:
        """`folder` and `at` are what mkdocs.yml says: see Options."""
        self._settings = Path(config.config_file_path or "mkdocs.yml")
        self._named = folder
        self._shown = Path(os.path.normpath(folder)).as_posix()
        self.folder = (self._settings.parent / folder).resolve()
        self.at = at.strip("/") + "/"
        self._files: list[Files] = []
        self._names: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()

    def open(self, config: MkDocsConfig, as_of: date) -> None:
        """Reads and checks the guide. Raises ContentError with every problem."""
        if problems := list(self._misplaced(Path(config.docs_dir).resolve())):
            raise ContentError(problems)
        address = f"{config.site_url.rstrip('/')}/{self.at}" if config.site_url else None
        docs = f"{self._shown}/docs"
        try:
            self.guide = open_guide(self.folder / "data", as_of, f"{self._shown}/data", address)
        except ContentError as wrong:
            raise ContentError([*wrong.problems, *around(self.folder, None, docs)]) from None
        if problems := [problem for problem in around(self.folder, self.guide, docs) if not problem.note]:
            raise ContentError(problems)
        languages = self.guide.content.languages
        paths = (languages.path(uri, language) for uri in uris(self.guide) for language in languages)
        self._known = frozenset(self.at + path for path in paths)
        _NAV.addFilter(self._is_unknown)

    def note(self, files: Files, config: MkDocsConfig) -> None:
        """Takes note of what the site has in one language; MkDocs may add files until it has written them."""
        self._files.append(files)
        plugin = languages_of(config)
        self._names[(plugin and plugin.current_language) or ""] = config.site_name

    def close(self) -> None:
        """Leaves the logger of MkDocs as it was."""
        _NAV.removeFilter(self._is_unknown)

    def write(self, config: MkDocsConfig) -> None:
        """Writes the guide into the finished site. Raises ContentError, or OSError where the disk refuses."""
        site = Path(config.site_dir)
        with tempfile.TemporaryDirectory(prefix="jalons-guest-") as scratch:
            made = Path(scratch) / "guide"
            written = make_site(self.guide, self.folder, made, self._hosts(config, site))
            languages = self.guide.content.languages
            for name in (MARKER, *(languages.path(addresses.NOT_FOUND, each) for each in languages)):
                (made / name).unlink(missing_ok=True)
            if problems := [*self._collisions(made, Path(config.docs_dir)), *self._faults(made, site)]:
                raise ContentError(problems)
            shutil.copytree(made, site / self.at, dirs_exist_ok=True)
        host_search.add(written.records, site, self.at, self.guide.content.languages)

    def _misplaced(self, docs: Path) -> Iterator[Problem]:
        """What is wrong with where the guide lies, and where it would go."""
        if not _ADDRESS.fullmatch(self.at.removesuffix("/")):
            yield self._problem("at", "guest-address", self.at.removesuffix("/"))
        own = self._settings.parent.resolve()
        if self.folder == docs or docs in self.folder.parents or self.folder in (own, *own.parents):
            yield self._problem("guide", "guest-folder", self._named)
        elif not holds_guide(self.folder):
            yield self._problem("guide", "guest-without-guide", self._named)

    def _problem(self, option: str, message_id: str, name: str) -> Problem:
        return Problem(message_id, settings.place(self._settings, option), "", {"name": name})

    def _is_unknown(self, record: logging.LogRecord) -> bool:
        """Whether MkDocs' warning of an entry of nav that no page has holds: those of the guide come later."""
        named = re.search(r"'([^'#?]*)", record.getMessage())
        return named is None or named[1] not in self._known

    def _hosts(self, config: MkDocsConfig, site: Path) -> dict[Language, Host]:
        """By language, the way back to the start of the site, where it has one."""
        up = "../" * self.at.count("/")
        return {
            language: Host(self._names.get(name) or config.site_name, up + folder)
            for language, (name, folder) in folders(config, self.guide.content.languages).items()
            if (site / folder / "index.html").is_file()
        }

    def _collisions(self, made: Path, docs: Path) -> Iterator[Problem]:
        """Files of the site that ones of the guide would be written over."""
        every = (file for files in self._files for file in files)
        theirs = {file.dest_uri: file.src_uri for file in every if file.inclusion is not InclusionLevel.EXCLUDED}
        for name in sorted(theirs):
            if name.startswith(self.at) and (made / name.removeprefix(self.at)).exists():
                yield Problem("guest-collides", Location(f"{docs.name}/{theirs[name]}"), "", {"name": name})

    def _faults(self, made: Path, site: Path) -> Iterator[Problem]:
        """What readers would find wrong with the pages of the guide; their links may lead to pages of the site."""
        up = "../" * self.at.count("/")
        beside = frozenset(up + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        path = urlsplit(self.guide.content.site.address).path
        docs = self.folder / "docs"
        content = self.guide.content
        for problem in published.problems(made, path, docs, content.variant_folder, content.languages, beside):
            hand_written = problem.location.file.startswith("docs/")
            file = f"{self._shown}/{problem.location.file}" if hand_written else problem.location.file
            yield replace(problem, location=replace(problem.location, file=file))
