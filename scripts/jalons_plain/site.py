"""Makes a whole site from a guide and the hand-written pages, into an empty folder, without MkDocs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.shell import Extras, Host
from jalons.project import overrides_of, settings_of
from jalons.site.writing import SiteWriter, Written
from jalons.writing.language import Language
from jalons_plain import prose

_OURS = "assets"


def make_site(guide: Guide, root: Path, into: Path, hosts: Mapping[Language, Host] | None = None) -> Written:
    """Builds the site of `guide`, with docs/ and overrides/ of the project at `root`, into the folder `into`.

    `hosts` is, by language, the site that it is a part of.

    Raises ContentError where a template cannot be filled; OSError where the disk refuses.
    """
    writer = _prose(guide, root, into, hosts)
    writer.pages()
    _copy(overrides_of(root) / _OURS, into / _OURS)
    writer.rest()
    return writer.written


def make_prose(guide: Guide, root: Path, into: Path) -> None:
    """Writes the hand-written pages of that site alone. Raises as `make_site`."""
    _prose(guide, root, into, None)


def extras_of(settings: Mapping[str, Any], hosts: Mapping[Language, Host] | None = None) -> Extras:
    """What mkdocs.yml adds to every page of a site, and the site that it is a part of by language."""
    return Extras(tuple(settings.get("extra_css", ())), tuple(settings.get("extra_javascript", ())), hosts or {})


def _prose(guide: Guide, root: Path, into: Path, hosts: Mapping[Language, Host] | None) -> SiteWriter:
    settings = settings_in(settings_of(root))
    writer = SiteWriter(guide, overrides_of(root) / "jalons", into, extras_of(settings, hosts))
    languages = guide.content.languages
    for page in prose.pages(root / "docs", settings.get("markdown_extensions", []), languages):
        path = into / addresses.file_of(page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(writer.shells[page.language].page(page).encode("utf-8"))
        writer.prose(page)
    for language in languages:
        _copy(root / "docs" / language, into / languages.prefix(language))
    return writer


def settings_in(path: Path) -> dict[str, Any]:
    """What mkdocs.yml says. Raises yaml.YAMLError where it cannot be read."""
    settings = yaml.safe_load(path.read_text("utf-8-sig"))
    return settings if isinstance(settings, dict) else {}


def _copy(folder: Path, into: Path) -> None:
    """Copies what a folder holds besides Markdown, such as pictures; never through a link."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and path.suffix != ".md" and not path.name.startswith("."):
            target = into / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
