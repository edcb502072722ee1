"""The MkDocs plugin: gives hand-written pages the guide's shell, and writes the pages made from data beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from jinja2 import Environment, Undefined, UndefinedError, meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from jalons.checking import open_guide
from jalons.guide import Guide
from jalons.messages import report
from jalons.pages import addresses
from jalons.pages.maker import Page, uris
from jalons.pages.shell import PROSE, Extras
from jalons.problems.problem import ContentError
from jalons.site.writing import SiteWriter
from jalons.writing.language import LANGUAGES, Language
from jalons.writing.typography import typeset, typeset_html
from jalons_mkdocs import settings

THEME_STYLES = "assets/stylesheets/main."
TEMPLATE = "main.html"
TEMPLATE_NAMES = {"shell", "page", "theme_styles"}
"""All that the template of hand-written pages may ask for by name."""
log = get_plugin_logger("jalons")


class _OursMustExist(Undefined):
    """An undefined part of one of our own records cannot be printed; anything else is left to the theme's habits."""

    def __str__(self) -> str:
        if type(self._undefined_obj).__module__.startswith("jalons"):
            self._fail_with_undefined_error()
        return super().__str__()


class GuidePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # the guide is its only configuration
    """One build of one guide.

    `open` hands it a guide; without one it opens data/ beside mkdocs.yml, as of today. After the build `writer.written`
    holds what the site is made of.
    """

    guide: Guide | None = None
    writer: SiteWriter

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._alone = False

    def open(self, guide: Guide) -> None:
        """Builds this guide, whose problems someone else tells."""
        self.guide = guide

    @contextmanager
    def _problems_told(self) -> Iterator[None]:
        """Where MkDocs was called by itself, nobody else tells problems of the content: they become its own error."""
        try:
            yield
        except ContentError as found:
            if not self._alone:
                raise
            raise PluginError(report.as_text(found.problems, report.language_of(os.environ))) from None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether pages are served, and so have an address of this computer."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Opens the guide, and refuses settings that it does not use. Raises PluginError with every problem."""
        root = Path(config.config_file_path).parent
        if self.guide is None:
            self._alone = True
            with self._problems_told():
                settings.check(Path(config.config_file_path))
                address = config.site_url if self._serving else None
                self.guide = open_guide(root / "data", get_build_datetime().date(), "data", address)
        config.site_url = self.guide.content.site.address
        # our own not-found page and sitemap take their place
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.extra["homepage"] = "."
        self._overrides = Path(config.theme.custom_dir or root / "overrides")
        if _languages(config).current_language in (None, LANGUAGES[0]):
            extras = Extras(tuple(config.extra_css), tuple(str(script) for script in config.extra_javascript))
            self.writer = SiteWriter(self.guide, self._overrides / "jalons", Path(config.site_dir), extras)
        self._placeholders: set[str] = set()
        self._theme_styles = ""
        return config

    @event_priority(0)
    def _announce(self, files: Files, config: MkDocsConfig) -> Files:
        """Placeholders for links to lead to: static-i18n then works out language and address as for any page."""
        written = "\n".join(file.content_string for file in files if file.is_documentation_page())
        variants = f"{self.writer.guide.content.variant_folder}/"
        for uri in uris(self.writer.guide):
            if uri.startswith(variants) and uri.count("/") > 1 and f"/{uri.split('/')[1]}" not in written:
                continue
            for language in LANGUAGES:
                source = f"{language}/{_source_of(uri)}"
                if files.get_file_from_path(source) is None:
                    file = File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
                    if uri == addresses.NOT_FOUND:
                        file.dest_uri = f"{language}/{uri}"
                    files.append(file)
                    self._placeholders.add(source)
        return files

    @event_priority(-200)
    def _tidy(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css"):
                self._theme_styles = file.src_uri
            if self._is_unused(file, Path(config.docs_dir)):
                files.remove(file)
        return files

    on_files = CombinedEvent(_announce, _tidy)

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """From here on MkDocs passes the placeholders over: it neither reads nor writes them."""
        for file in files:
            if file.src_uri in self._placeholders:
                file.inclusion = InclusionLevel.EXCLUDED
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the build fail where our template asks for what is not there; the theme's own count on leniency.

        Raises UndefinedError with the name that nothing has.
        """
        env.undefined = _OursMustExist
        if env.loader is None:
            return env
        asked = meta.find_undeclared_variables(env.parse(env.loader.get_source(env, TEMPLATE)[0]))
        if unknown := sorted(asked - TEMPLATE_NAMES):
            raise UndefinedError(f"'{unknown[0]}' is undefined")
        return env

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Sets the words of a hand-written page as pages from data are set."""
        # the theme would add a second way to skip to the content
        page.toc = TableOfContents([])
        return typeset_html(html, _language_of(page))

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hands the template of a hand-written page what stands around its words."""
        language = _language_of(page)
        title = typeset(str(page.title), language)
        description = typeset(str(page.meta.get("description") or ""), language)
        uri = page.url.removeprefix(addresses.prefix(language))
        made = Page(uri, language, PROSE, title, description, page.content or "")
        with self._problems_told():
            shell = self.writer.shells[language].parts(made)
        self.writer.prose(made)
        more = {"shell": shell, "theme_styles": self._theme_styles}
        return cast("TemplateContext", {**context, **more})

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes all else, once: static-i18n builds other languages within the build of the first, which ends last."""
        if not _languages(config).building:
            with self._problems_told():
                self.writer.pages()
                self.writer.rest()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watches the data besides what MkDocs watches."""
        for name in ("data", "overrides"):
            server.watch(str(Path(config.config_file_path).parent / name))
        return server

    def _is_unused(self, file: File, docs: Path) -> bool:
        """The page template takes the theme's style sheet and leaves its scripts, icons and search worker."""
        if file.src_dir is None or file.is_documentation_page():
            return False
        source = Path(file.src_dir)
        if docs in (source, *source.parents):
            return False
        if source == self._overrides:
            return not file.src_uri.startswith("assets/") or Path(file.abs_src_path or "").is_symlink()
        return not (file.src_uri.startswith(THEME_STYLES) and file.src_uri.endswith(".css"))


class _Languages(Protocol):
    """What is asked of static-i18n, which leaves its types out."""

    current_language: Language | None
    building: bool


def _languages(config: MkDocsConfig) -> _Languages:
    return cast("_Languages", config.plugins["i18n"])


def _source_of(uri: str) -> str:
    """The Markdown file that a page stands in for, within the folder of its language: "money.md"."""
    return f"{uri.removesuffix('.html').rstrip('/') or 'index'}.md"


def _language_of(page: MkDocsPage) -> Language:
    first = page.file.src_uri.split("/")[0]
    return "en" if first == "en" else "fr"
