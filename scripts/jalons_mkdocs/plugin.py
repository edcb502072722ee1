"""Hands the guide's pages to MkDocs beside the hand-written ones, and surrounds both with the same shell."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, Undefined, UndefinedError, meta
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from jalons.guide import Guide
from jalons.pages import addresses
from jalons.pages import maker as pages
from jalons.pages.frame import Frame
from jalons.pages.shell import shell
from jalons.parallel import parallel_map
from jalons.site import searching
from jalons.writing.language import LANGUAGES
from jalons.writing.typography import typeset, typeset_html

SHELL = "main.html"
SHELL_NAMES = {"shell", "ctx", "page", "theme_styles"}
"""All that the page template may ask for by name."""
THEME_STYLES = "assets/stylesheets/main."
_TRADE_IN_LINK = re.compile(r"trades/([A-Za-z0-9-]+)")


class _OursMustExist(Undefined):
    """An undefined part of one of our own records cannot be printed; anything else is left to the theme's habits."""

    def __str__(self) -> str:
        if type(self._undefined_obj).__module__.startswith("jalons"):
            self._fail_with_undefined_error()
        return super().__str__()


class GuidePlugin(BasePlugin):
    """One build of one guide. After the build `records` holds what search needs and `uris` every page's uri.

    Pages from data are written one by one as they are made; MkDocs is told of those only that hand-written pages may
    link to, and reads and keeps none.
    """

    def __init__(self, guide: Guide, overrides: Path) -> None:
        super().__init__()
        self.load_config({})
        self.guide = guide
        self.overrides = overrides
        self.records: list[searching.SearchRecord] = []
        self.uris: list[str] = []
        self._groups = searching.groups_of(guide.content)
        menus = " ".join(entry.page for entry in (*guide.content.site.menu, *guide.content.site.footer))
        self._in_menus = frozenset(_TRADE_IN_LINK.findall(menus))
        self._theme_styles = ""
        self._placeholders: set[str] = set()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # our own not-found page and sitemap take their place
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.extra["homepage"] = "."
        return config

    @event_priority(0)
    def _announce(self, files: Files, config: MkDocsConfig) -> Files:
        """Placeholders for links to lead to: static-i18n then works out language and address as for any page."""
        named = _trades_named(files)
        for uri in pages.uris(self.guide):
            if uri.startswith("trades/") and uri != "trades/" and uri.split("/")[1] not in named:
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
            if self._is_unused_theme_file(file):
                files.remove(file)
        return files

    on_files = CombinedEvent(_announce, _tidy)

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """From here on MkDocs passes the placeholders over: it neither reads nor writes them."""
        for file in files:
            if file.src_uri in self._placeholders:
                file.inclusion = InclusionLevel.EXCLUDED
        self._nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """What our page template asks for and does not get fails the build; the theme's own count on leniency."""
        env.undefined = _OursMustExist
        asked = meta.find_undeclared_variables(env.parse(env.loader.get_source(env, SHELL)[0]))
        if unknown := sorted(asked - SHELL_NAMES):
            raise UndefinedError(f"'{unknown[0]}' is undefined")
        self._env = env
        return env

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        # the theme would add a second way to skip to the content
        page.toc = TableOfContents([])
        return typeset_html(html, _language_of(page))

    def on_page_context(self, context: dict, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict:
        language = _language_of(page)
        uri = page.url.removeprefix(addresses.prefix(language))
        title = typeset(str(page.title), language)
        description = typeset(str(page.meta.get("description") or ""), language)
        context["theme_styles"] = self._theme_styles
        context["shell"] = shell(self.guide, language, uri, title, description)
        self.records.append(self._record(page.url, language, title, description, page.content or ""))
        if language == "fr":
            self.uris.append(uri)
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the pages from data, in the language that static-i18n has just built."""
        maker = pages.PageMaker(self.guide, config.plugins["i18n"].current_language, self.overrides / "jalons")
        frame = Frame(lambda page: self._filled(page, config), self._in_menus)

        def written(part: str) -> tuple[list[str], list[searching.SearchRecord]]:
            """Writes one part of the guide; gives the uris of its pages, and what search needs."""
            made, records = [], []
            for page in maker.part(part):
                path = Path(config.site_dir, addresses.file_of(page.path))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(frame.around(page).encode("utf-8"))
                made.append(page.uri)
                if page.in_search:
                    words = page.body + page.more_words
                    records.append(
                        self._record(
                            page.path,
                            page.language,
                            page.title,
                            page.description,
                            words,
                            page.trade,
                            page.stage,
                            page.sought,
                        )
                    )
            return made, records

        for made, records in parallel_map(written, maker.parts()):
            self.records += records
            if maker.language == "fr":
                self.uris += (uri for uri in made if uri != addresses.NOT_FOUND)

    def _filled(self, page: pages.Page, config: MkDocsConfig) -> str:
        """The page template filled in with one page from data."""
        source = f"{page.language}/{_source_of(page.uri)}"
        file = File(source, None, config.site_dir, config.use_directory_urls, dest_uri=addresses.file_of(page.path))
        file.content_string = ""
        known = MkDocsPage(page.title, file, config)
        known.content, known.toc, known.meta = page.body, TableOfContents([]), {"title": page.title}
        context = get_context(self._nav, [], config, known)
        context["theme_styles"] = self._theme_styles
        context["shell"] = shell(
            self.guide, page.language, page.uri, page.title, page.description, page.kind, page.trade
        )
        return self._env.get_template(SHELL).render(context)

    def _record(
        self, path: str, language, title: str, summary: str, html: str, trade: str = "", stage: str = "", sought=()
    ):
        return searching.record(path, language, title, summary, html, self._groups, trade, stage, sought)

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


def _source_of(uri: str) -> str:
    """The Markdown file that a page stands in for, within the folder of its language: "money.md"."""
    return f"{uri.removesuffix('.html').rstrip('/') or 'index'}.md"


def _trades_named(files: Files) -> frozenset[str]:
    """The trades that hand-written pages speak of: they can have links to no others."""
    written = (file.content_string for file in files if file.is_documentation_page())
    return frozenset(trade_id for text in written for trade_id in _TRADE_IN_LINK.findall(text))


def _language_of(page: MkDocsPage):
    first = page.file.src_uri.split("/")[0]
    return first if first in LANGUAGES else LANGUAGES[0]
