"""The MkDocs plugin: a site that is a guide, hand-written pages in its shell; or a guide that is a part of a site."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from jinja2 import Environment, UndefinedError, meta
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from jalons.checking import open_guide
from jalons.guide import Guide
from jalons.pages.maker import Page
from jalons.pages.shell import PROSE, Extras
from jalons.project import GUIDE_FILE, OVERRIDES
from jalons.site.writing import SiteWriter
from jalons.writing.language import Language
from jalons.writing.typography import typeset, typeset_html
from jalons_mkdocs import settings
from jalons_mkdocs.languages import is_nested
from jalons_mkdocs.receiving import ReceivingPlugin, where_the_site_is_the_guide
from jalons_mkdocs.site_files import is_theme_style, is_unused, placeholders
from jalons_mkdocs.strictness import OursMustExist

TEMPLATE = "main.html"
TEMPLATE_NAMES = {"shell", "page", "theme_styles"}
"""All that the template of hand-written pages may ask for by name."""
log = get_plugin_logger("jalons")


class GuidePlugin(ReceivingPlugin):  # type: ignore[no-untyped-call]  # MkDocs leaves it so
    """One build of one guide.

    `open` hands it a guide; without one it opens data/ beside mkdocs.yml, as of today. After the build `writer.written`
    holds what the site is made of. With the option `guide`, the site is another one, and `guest` the guide within it.
    """

    guide: Guide | None = None
    writer: SiteWriter
    prose_alone = False
    """Whether only hand-written pages are made, and someone else makes those from data."""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False

    def open(self, guide: Guide) -> None:
        """Builds this guide, whose problems someone else tells."""
        self.guide = guide

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether pages are served, and so have an address of this computer."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Opens the guide, and refuses settings that it does not use. Raises PluginError with every problem."""
        if self.config.guide is not None and self.guide is None:
            self._receive(self.config.guide, config)
            return config
        root = Path(config.config_file_path).parent
        if self.guide is None or (self._alone and not is_nested(config)):
            self._alone = True
            with self._problems_told():
                settings.check(Path(config.config_file_path))
                address = config.site_url if self._serving else None
                self.guide = open_guide(root / "data", get_build_datetime().date(), "data", address)
                settings.check_languages(Path(config.config_file_path), self.guide.content.languages)
        config.site_url = self.guide.content.site.address
        # our own not-found page and sitemap take their place
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.extra["homepage"] = "."
        self._overrides = Path(config.theme.custom_dir or root / "overrides")
        if not is_nested(config):
            extras = Extras(tuple(config.extra_css), tuple(str(script) for script in config.extra_javascript))
            self.writer = SiteWriter(self.guide, self._overrides / "jalons", Path(config.site_dir), extras)
        self._placeholders: set[str] = set()
        self._theme_styles = ""
        return config

    @event_priority(0)
    @where_the_site_is_the_guide
    def _announce(self, files: Files, config: MkDocsConfig) -> Files:
        """Places for pages from data, for links of hand-written ones to lead to."""
        for file in placeholders(self.writer.guide, files, config):
            files.append(file)
            self._placeholders.add(file.src_uri)
        return files

    @event_priority(-200)
    @where_the_site_is_the_guide
    def _tidy(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if is_theme_style(file):
                self._theme_styles = file.src_uri
            if is_unused(file, Path(config.docs_dir), self._overrides):
                files.remove(file)
        return files

    @event_priority(-200)
    def _note(self, files: Files, config: MkDocsConfig) -> None:
        if self.guest is not None:
            self.guest.note(files, config)

    on_files = CombinedEvent(_announce, _tidy, _note)

    @event_priority(-200)
    @where_the_site_is_the_guide
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """From here on MkDocs passes the placeholders over: it neither reads nor writes them."""
        for file in files:
            if file.src_uri in self._placeholders:
                file.inclusion = InclusionLevel.EXCLUDED
        return nav

    @where_the_site_is_the_guide
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Makes the build fail where our template asks for what is not there; the theme's own count on leniency.

        Raises UndefinedError with the name that nothing has.
        """
        env.undefined = OursMustExist
        if env.loader is None:
            return env
        asked = meta.find_undeclared_variables(env.parse(env.loader.get_source(env, TEMPLATE)[0]))
        if unknown := sorted(asked - TEMPLATE_NAMES):
            raise UndefinedError(f"'{unknown[0]}' is undefined")
        return env

    @where_the_site_is_the_guide
    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Sets the words of a hand-written page as pages from data are set."""
        # the theme would add a second way to skip to the content
        page.toc = TableOfContents([])
        return typeset_html(html, self._language_of(page))

    @where_the_site_is_the_guide
    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hands the template of a hand-written page what stands around its words."""
        language = self._language_of(page)
        title = typeset(str(page.title), language)
        description = typeset(str(page.meta.get("description") or ""), language)
        languages = self.writer.guide.content.languages
        uri = page.url.removeprefix(languages.prefix(language))
        made = Page(uri, language, PROSE, title, description, page.content or "", path=languages.path(uri, language))
        with self._problems_told():
            shell = self.writer.shells[language].parts(made)
        self.writer.prose(made)
        more = {"shell": shell, "theme_styles": self._theme_styles}
        return cast("TemplateContext", {**context, **more})

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes all else, once: static-i18n builds other languages within the build of the first, which ends last."""
        if is_nested(config):
            return
        with self._problems_told():
            if self.guest is not None:
                self.guest.write(config)
            elif not self.prose_alone:
                self.writer.pages()
                self.writer.rest()

    def _language_of(self, page: MkDocsPage) -> Language:
        return self.writer.guide.content.languages.of_folder(page.file.src_uri.split("/")[0])

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watches the data besides what MkDocs watches."""
        if self.guest is not None:
            server.watch(str(self.guest.folder))
            return server
        root = Path(config.config_file_path).parent
        for path in (root / "data", root / OVERRIDES, root / GUIDE_FILE):
            if path.exists():
                server.watch(str(path))
        return server
