"""Makes a whole site from a guide and the hand-written pages, into an empty folder."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from jinja2.exceptions import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException

from jalons.guide import Guide
from jalons.pages.render import template_place
from jalons.pages.since import Since
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.site import search_index
from jalons.site.lightening import lighten
from jalons.site.open_data import path_json
from jalons.site.sitemap import sitemap
from jalons_mkdocs.plugin import SHELL, GuidePlugin


class _Warnings(logging.Handler):
    """Collects what MkDocs and its plugins warn of, which would otherwise only be printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, entry: logging.LogRecord) -> None:
        self.problems.append(Problem("site-warning", Location("mkdocs.yml"), facts={"detail": entry.getMessage()}))


def make_site(guide: Guide, root: Path, into: Path) -> GuidePlugin:
    """Builds the site of `guide`, with docs/ and overrides/ of the project at `root`, into the folder `into`.

    Raises ContentError with what MkDocs complains of; OSError where the disk does.
    """
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    before, log.propagate = log.propagate, False
    try:
        plugin = GuidePlugin(guide, root / "overrides")
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), site_url=guide.content.site.address)
        if "i18n" not in config.plugins or config.theme.name != "material":
            raise ConfigurationError("theme: material, plugins: i18n")
        config.plugins["jalons"] = plugin
        build(config)
    except (ConfigurationError, Abort, BuildError, MkDocsException) as wrong:
        found = warnings.problems or [Problem("site-failed", Location("mkdocs.yml"), facts={"detail": str(wrong)})]
        raise ContentError(found) from wrong
    except TemplateError as wrong:
        place = template_place(root / "overrides", "overrides", wrong, SHELL)
        raise ContentError([Problem("template-wrong", place, facts={"detail": str(wrong)})]) from wrong
    finally:
        log.removeHandler(warnings)
        log.propagate = before
    if warnings.problems:
        raise ContentError(warnings.problems)
    try:
        search_index.write(plugin.records, into)
    except search_index.SearchIndexError as wrong:
        raise ContentError([Problem("search-failed", Location("data"), facts={"detail": str(wrong)})]) from wrong
    since = Since(guide)
    for trade_id, pathway in guide.pathways.items():
        (into / "trades" / trade_id / "since.json").write_text(since.of_trade(pathway) + "\n", "utf-8")
        (into / "trades" / trade_id / "path.json").write_text(path_json(pathway) + "\n", "utf-8")
    lighten(into / "assets")
    (into / "sitemap.xml").write_bytes(sitemap(guide.content.site.address, plugin.uris))
    _remove(into / "sitemap.xml.gz")
    return plugin


def _remove(path: Path) -> None:
    if path.exists():
        os.unlink(path)
