"""Makes a whole site from a guide and the hand-written pages, into an empty folder, by MkDocs."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

import yaml
from jinja2.exceptions import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException

from jalons.guide import Guide
from jalons.pages.templates import location_in
from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.project import OVERRIDES, SETTINGS, overrides_of, settings_of
from jalons.site.writing import Written
from jalons_mkdocs import languages, settings
from jalons_mkdocs.plugin import GuidePlugin

CONFIGURATION = SETTINGS
_TEMPLATE = "main.html"


class _Warnings(logging.Handler):
    """Collects what MkDocs and its plugins warn of, which would otherwise only be printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.problems.append(Problem("site-warning", Location(CONFIGURATION), facts={"detail": record.getMessage()}))


def make_site(guide: Guide, root: Path, into: Path) -> Written:
    """Builds the site of `guide`, with docs/ and overrides/ of the project at `root`, into the folder `into`.

    Raises ContentError with what MkDocs complains of; OSError where the disk does.
    """
    return _made(guide, root, into, prose_alone=False)


def make_prose(guide: Guide, root: Path, into: Path) -> None:
    """Writes the hand-written pages of that site alone, and what they need of the theme. Raises as `make_site`."""
    _made(guide, root, into, prose_alone=True)


def _made(guide: Guide, root: Path, into: Path, *, prose_alone: bool) -> Written:
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    before, log.propagate = log.propagate, False
    try:
        written = _built(guide, root, into, prose_alone=prose_alone)
    except (ConfigurationError, Abort, BuildError, MkDocsException) as wrong:
        detail = {"detail": str(wrong)}
        raise ContentError(
            warnings.problems or [Problem("site-failed", Location(CONFIGURATION), facts=detail)]
        ) from wrong
    except TemplateError as wrong:
        location = location_in(overrides_of(root), OVERRIDES, wrong, _TEMPLATE)
        raise ContentError([Problem("template-wrong", location, facts={"detail": str(wrong)})]) from wrong
    finally:
        log.removeHandler(warnings)
        log.propagate = before
    if warnings.problems:
        raise ContentError(warnings.problems)
    return written


def _built(guide: Guide, root: Path, into: Path, *, prose_alone: bool) -> Written:
    path = settings_of(root)
    settings.check(path)
    if path.parent == root:
        settings.check_languages(path, guide.content.languages)
    with tempfile.TemporaryDirectory(prefix="jalons-docs-") as nothing:
        docs = root / "docs" if (root / "docs").is_dir() else Path(nothing)
        places: dict[str, Any] = {"docs_dir": str(docs), "site_dir": str(into), **_settings(guide, path, root)}
        return _written(guide, load_config(str(path), **places), prose_alone=prose_alone)


def _settings(guide: Guide, path: Path, root: Path) -> dict[str, object]:
    """The theme of mkdocs.yml with the templates of the project, and the plugins with the languages of the guide.

    Nothing where MkDocs will say what is wrong.
    """
    try:
        said = settings.read(path)
    except yaml.YAMLError:
        return {}
    theme = said.get("theme")
    named = theme if isinstance(theme, dict) else {"name": theme}
    own = {**named, "custom_dir": str(overrides_of(root)), "language": guide.content.languages.default}
    plugins = said.get("plugins")
    return {
        "theme": own,
        **({"plugins": [_spoken(each, guide) for each in plugins]} if isinstance(plugins, list) else {}),
    }


def _spoken(plugin: object, guide: Guide) -> object:
    """An entry of the list of plugins: what static-i18n is told of languages is the guide's."""
    if not isinstance(plugin, dict) or not isinstance(plugin.get("i18n"), dict):
        return plugin
    return {"i18n": {**plugin["i18n"], "languages": languages.as_setting(guide.content.languages)}}


def _written(guide: Guide, config: MkDocsConfig, *, prose_alone: bool) -> Written:
    plugin = config.plugins.get("jalons")
    if "i18n" not in config.plugins or config.theme.name != "material" or not isinstance(plugin, GuidePlugin):
        raise ConfigurationError("theme: material, plugins: i18n, jalons")
    if plugin.config.guide is not None:
        place = settings.place(Path(config.config_file_path), "guide")
        facts = {"name": "plugins.jalons.guide", "instead": "mkdocs build"}
        raise ContentError([Problem("setting-unused", place, "", facts)])
    plugin.open(guide)
    plugin.prose_alone = prose_alone
    build(config)
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
    return plugin.writer.written
