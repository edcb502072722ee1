"""What is asked of static-i18n, where a site has it: its languages, and which of them is being built."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

import material
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.config import RE_LOCALE

from jalons.writing.language import Language, name_of
from jalons.writing.language import Languages as OfGuide


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


def speaks(languages: OfGuide) -> bool:
    """Whether static-i18n and the theme know all languages of a guide."""
    known = Path(material.__file__).parent / "templates" / "partials" / "languages"
    return all(RE_LOCALE.match(each) and (known / f"{each}.html").is_file() for each in languages)


def as_setting(languages: OfGuide) -> list[dict[str, object]]:
    """The languages of a guide as static-i18n is told them."""
    return [
        {"locale": each, "name": name_of(each, each), "default": each == languages.default, "build": True}
        for each in languages
    ]


def folders(config: MkDocsConfig, spoken: OfGuide) -> dict[Language, tuple[str, str]]:
    """By language of a guide, the language of the site that its readers come from, and the folder of its pages."""
    plugin = languages_of(config)
    if plugin is None:
        return dict.fromkeys(spoken, ("", ""))
    found: dict[Language, tuple[str, str]] = {}
    for language in spoken:
        alike = (name for name in plugin.build_languages if name.partition("-")[0] == language.partition("-")[0])
        name = next(alike, plugin.default_language)
        found[language] = (name, "" if name == plugin.default_language else f"{name}/")
    return found
