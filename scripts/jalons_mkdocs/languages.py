"""What is asked of static-i18n, where a site has it: its languages, and which of them is being built."""

from __future__ import annotations

from typing import Protocol, cast

from mkdocs.config.defaults import MkDocsConfig

from jalons.writing.language import LANGUAGES, Language


class Languages(Protocol):
    """The plugin static-i18n, which leaves its types out."""

    current_language: str | None
    default_language: str
    build_languages: list[str]
    building: bool


def languages_of(config: MkDocsConfig) -> Languages | None:
    """The plugin of a site in several languages."""
    return cast("Languages | None", config.plugins.get("i18n"))


def is_nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language, which static-i18n runs within that of the first."""
    plugin = languages_of(config)
    return plugin is not None and plugin.building


def folders(config: MkDocsConfig) -> dict[Language, tuple[str, str]]:
    """By language of a guide, the language of the site that its readers come from, and the folder of its pages."""
    plugin = languages_of(config)
    if plugin is None:
        return dict.fromkeys(LANGUAGES, ("", ""))
    found: dict[Language, tuple[str, str]] = {}
    for language in LANGUAGES:
        alike = (name for name in plugin.build_languages if name.partition("-")[0] == language)
        name = next(alike, plugin.default_language)
        found[language] = (name, "" if name == plugin.default_language else f"{name}/")
    return found
