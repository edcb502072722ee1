"""Hands the guide's pages to MkDocs beside the hand-written ones, and surrounds both with the same shell."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, Undefined, UndefinedError, meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages import maker as pages
from jalons.pages.shell import shell
from jalons.records.fields import LANGUAGES
from jalons.site import searching
from jalons.writing.typography import typeset, typeset_html

SHELL = "main.html"
SHELL_NAMES = {"shell", "desk", "page", "theme_styles"}
"""All that the page template may ask for by name."""
THEME_STYLES = "assets/stylesheets/main."


class DataPage(MkDocsPage):
    """A page whose HTML comes from the guide, so that nothing is read, parsed or converted."""

    made: pages.Page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.made.title, "description": self.made.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.made.body
        self.toc = TableOfContents([])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Anchors are checked on the finished site, those of hand-written pages too."""


class _OursMustExist(Undefined):
    """An undefined part of one of our own records cannot be printed; anything else is left to the theme's habits."""

    def __str__(self) -> str:
        if type(self._undefined_obj).__module__.startswith("jalons"):
            self._fail_with_undefined_error()
        return super().__str__()


class GuidePlugin(BasePlugin):
    """One build of one guide. After the build `records` holds what search needs and `uris` every page's uri."""

    def __init__(self, guide: Guide, overrides: Path) -> None:
        super().__init__()
        self.load_config({})
        self.guide = guide
        self.overrides = overrides
        self.made = {_source_of(page): page for page in pages.pages(guide, overrides / "jalons")}
        self.records: list[searching.SearchRecord] = []
        self.uris: list[str] = []
        self._groups = searching.groups_of(guide.content)
        self._theme_styles = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # our own not-found page and sitemap take their place
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.extra["homepage"] = "."
        return config

    @event_priority(0)
    def _announce(self, files: Files, config: MkDocsConfig) -> Files:
        """Placeholders first: static-i18n then works out language, twin and address as for any page."""
        for source, page in self.made.items():
            if files.get_file_from_path(source) is None:
                file = File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
                if page.uri == addresses.NOT_FOUND:
                    file.dest_uri = f"{page.language}/{page.uri}"
                files.append(file)
        return files

    @event_priority(-200)
    def _supply(self, files: Files, config: MkDocsConfig) -> Files:
        """The pages themselves, once static-i18n has placed the files."""
        for file in list(files):
            if file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css"):
                self._theme_styles = file.src_uri
            made = self.made.get(file.src_uri)
            if made is not None:
                file.content_string = ""
                file.generated_by = "jalons"
                DataPage(made.title, file, config).made = made
            elif self._is_unused_theme_file(file):
                files.remove(file)
        return files

    on_files = CombinedEvent(_announce, _supply)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What our page template asks for and does not get fails the build; the theme's own count on leniency."""
        env.undefined = _OursMustExist
        asked = meta.find_undeclared_variables(env.parse(env.loader.get_source(env, SHELL)[0]))
        if unknown := sorted(asked - SHELL_NAMES):
            raise UndefinedError(f"'{unknown[0]}' is undefined")
        return env

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, DataPage):
            return html
        # the theme would add a second way to skip to the content
        page.toc = TableOfContents([])
        return typeset_html(html, _language_of(page))

    def on_page_context(self, context: dict, page: MkDocsPage, config: MkDocsConfig, nav) -> dict:
        language = _language_of(page)
        context["theme_styles"] = self._theme_styles
        if isinstance(page, DataPage):
            made = page.made
            context["shell"] = shell(
                self.guide, language, made.uri, made.title, made.description, made.kind, made.trade
            )
            if made.in_search:
                words = made.body + made.more_words
                self._remember(made.path, language, made.title, made.description, words, made.trade, made.stage)
            if made.language == "fr" and made.uri != addresses.NOT_FOUND:
                self.uris.append(made.uri)
        else:
            uri = page.url.removeprefix(addresses.prefix(language))
            title = typeset(str(page.title), language)
            description = typeset(str(page.meta.get("description") or ""), language)
            context["shell"] = shell(self.guide, language, uri, title, description)
            self._remember(page.url, language, title, description, page.content or "")
            if language == "fr":
                self.uris.append(uri)
        return context

    def _remember(self, path: str, language, title: str, summary: str, html: str, trade: str = "", stage: str = "") -> None:
        self.records.append(searching.record(path, language, title, summary, html, self._groups, trade, stage))

    def _is_unused_theme_file(self, file: File) -> bool:
        """The light template takes the theme's style sheet and leaves its scripts, icons and search worker."""
        if file.src_dir is None or file.is_documentation_page():
            return False
        source = Path(file.src_dir)
        if (self.overrides.parent / "docs") in (source, *source.parents):
            return False
        if source == self.overrides:
            return not file.src_uri.startswith("assets/") or Path(file.abs_src_path).is_symlink()
        return not (file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css"))


def _source_of(page: pages.Page) -> str:
    """The Markdown file that a page stands in for: "fr/money.md"."""
    if page.uri == addresses.NOT_FOUND:
        return f"{page.language}/404.md"
    if not page.uri:
        return f"{page.language}/index.md"
    return f"{page.language}/{page.uri.rstrip('/')}.md"


def _language_of(page: MkDocsPage):
    first = page.file.src_uri.split("/")[0]
    return first if first in LANGUAGES else LANGUAGES[0]
