"""What mkdocs.yml may say: each setting is used, or refused with its line; none is ignored in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from jalons.problems.location import Location
from jalons.problems.problem import ContentError, Problem
from jalons.writing.language import Languages

ELSEWHERE = {
    "site_url": "data/site.yml",
    "site_description": "data/site.yml",
    "site_author": "data/site.yml",
    "copyright": "data/site.yml",
    "repo_url": "data/site.yml",
    "repo_name": "data/site.yml",
    "edit_uri": "data/site.yml",
    "edit_uri_template": "data/site.yml",
    "theme.palette": "overrides/jalons/base/tokens.css",
    "theme.font": "overrides/jalons/base/tokens.css",
    "theme.features": "overrides/jalons",
    "theme.icon": "overrides/jalons/base/header.html",
    "theme.logo": "overrides/jalons/base/header.html",
    "theme.favicon": "overrides/assets/flag.svg",
    "theme.direction": "overrides/jalons/base/shell.html",
    "theme.locale": "plugins.i18n",
    "theme.static_templates": "overrides",
    "plugins.search": "run.py",
    "extra": "overrides/jalons/base/shell.html",
    "extra_templates": "overrides/jalons/base/shell.html",
    "use_directory_urls": "data/site.yml",
}
"""Settings of MkDocs and its theme that the guide does not use, and where it has what they are for."""


def read(path: Path) -> dict[str, Any]:
    """What mkdocs.yml says. Raises yaml.YAMLError where it cannot be read."""
    settings = yaml.safe_load(path.read_text("utf-8-sig"))
    return settings if isinstance(settings, dict) else {}


def check(path: Path) -> None:
    """Raises ContentError with every setting of the file that the guide does not use, by line and column."""
    found = list(_unused(path))
    if found:
        raise ContentError(found)


def check_languages(path: Path, languages: Languages) -> None:
    """Raises ContentError where static-i18n is told of other languages than those of the guide, by line and column."""
    try:
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    for name, _, value in _settings(root):
        for key, listed in _pairs(value) if name == "plugins.i18n" else ():
            each = listed.value if key.value == "languages" and isinstance(listed, yaml.SequenceNode) else []
            told = [tag.value for one in each for option, tag in _pairs(one) if option.value == "locale"]
            if told and told != [*languages]:
                facts = {"told": told, "languages": [*languages]}
                raise ContentError([Problem("setting-languages", _location(path, key), "", facts)])


def place(path: Path, option: str) -> Location:
    """Where the file names an option of the plugin jalons; the file as a whole where it does not."""
    try:
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return Location(path.name)
    for name, _, value in _settings(root):
        for key, _ in _pairs(value) if name == "plugins.jalons" else ():
            if key.value == option:
                return _location(path, key)
    return Location(path.name)


def _location(path: Path, key: yaml.Node) -> Location:
    return Location(path.name, key.start_mark.line + 1, key.start_mark.column + 1)


def _unused(path: Path) -> Iterator[Problem]:
    try:
        root = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        # MkDocs says where it cannot be read
        return
    for name, key, value in _settings(root):
        if name not in ELSEWHERE or (name == "theme.font" and value.value == "false"):
            continue
        yield Problem("setting-unused", _location(path, key), "", {"name": name, "instead": ELSEWHERE[name]})


def _settings(root: yaml.Node | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """(name, key, value) of each setting; those within theme and plugins are named like "theme.palette"."""
    for key, value in _pairs(root):
        yield key.value, key, value
        if key.value == "theme":
            yield from ((f"theme.{inner.value}", inner, each) for inner, each in _pairs(value))
        if key.value == "plugins":
            yield from ((f"plugins.{inner.value}", inner, each) for inner, each in _plugins(value))


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]


def _plugins(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Plugins stand in a list, each as a name or as a mapping of a name to its settings, or all in one mapping."""
    for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(entry, yaml.ScalarNode):
            yield entry, entry
        yield from _pairs(entry)
