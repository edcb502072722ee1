"""The files of a site that is a guide, as MkDocs knows them: places for pages from data, what of the theme is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages.maker import uris

THEME_STYLES = "assets/stylesheets/main."


def placeholders(guide: Guide, files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Files for links to lead to: static-i18n then works out language and address as for any page."""
    written = "\n".join(file.content_string for file in files if file.is_documentation_page())
    named = [each for each in guide.pathways if not guide.content.variant_folder or f"/{each}" in written]
    for uri in uris(guide, named):
        for language in guide.content.languages:
            source = f"{language}/{_source_of(uri)}"
            if files.get_file_from_path(source) is None:
                file = File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
                if uri == addresses.NOT_FOUND:
                    file.dest_uri = f"{language}/{uri}"
                yield file


def is_theme_style(file: File) -> bool:
    """Whether this is the style sheet of the theme."""
    return file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css")


def is_unused(file: File, docs: Path, overrides: Path) -> bool:
    """Whether it is of the theme and no page asks for it: its scripts, icons and search worker."""
    if file.src_dir is None or file.is_documentation_page():
        return False
    source = Path(file.src_dir)
    if docs in (source, *source.parents):
        return False
    if source == overrides:
        return not file.src_uri.startswith("assets/") or Path(file.abs_src_path or "").is_symlink()
    return not is_theme_style(file)


def _source_of(uri: str) -> str:
    """The Markdown file that a page stands in for, within the folder of its language: "money.md"."""
    return f"{uri.removesuffix('.html').rstrip('/') or 'index'}.md"
