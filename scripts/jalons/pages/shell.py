"""What surrounds every page: its head, menus, language switch, and what its scripts are handed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import assets, menus
from jalons.pages.context import PageContext, render
from jalons.pages.kind import PageKind
from jalons.pages.maker import Page
from jalons.pages.wording import Wording
from jalons.path.id_history import before
from jalons.writing.language import Language
from jalons.writing.plurals import FORMS

PROSE = PageKind("prose", "", "site")
"""Hand-written pages: the kind of page that the table of kinds does not make."""


@dataclass(frozen=True)
class Host:
    """The site that a guide is a part of: its name, and the way to its start from the start of the guide."""

    name: str
    way: str


@dataclass(frozen=True)
class Extras:
    """What is added to every page: style sheets and scripts of mkdocs.yml, the way back to the site around the guide.

    Styles and scripts are paths from the root of the guide, or addresses.
    """

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    hosts: Mapping[Language, Host] = field(default_factory=dict)
    """By language of a page, the site to go back to."""


NO_EXTRAS = Extras()


@dataclass(frozen=True)
class Shell:
    """The parts of the page template around an article, ready to be put around it in any template."""

    title: str
    kind: str
    meta: str
    styles: str
    scripts: str
    header: str
    footer: str
    data: str
    """What scripts read, in an element of its own."""


class ShellMaker:
    """Surrounds pages in one language of one guide."""

    def __init__(self, guide: Guide, wording: Wording, root: Path, extras: Extras = NO_EXTRAS) -> None:
        """`root` is overrides/jalons."""
        self._guide = guide
        self._wording = wording
        self._root = root
        self._extras = extras
        self._id_history = before(guide.content)
        stages = guide.content.stages.items()
        self._same = {f"{name}/{task.id}": task.same_as for name, at in stages for task in at.tasks if task.same_as}

    def page(self, page: Page) -> str:
        """The whole HTML of a page. Raises ContentError where the template cannot be filled."""
        ctx, values = self._filling(page)
        return render(assets.SHELL, ctx, values | {"article": page.body})

    def parts(self, page: Page) -> Shell:
        """The parts around a page, for someone else's template. Raises ContentError where one cannot be filled."""
        ctx, values = self._filling(page)
        made = {
            name: render(f"{assets.BASE}/{name}.html", ctx, values)
            for name in ("meta", "styles", "scripts", "header", "footer", "data")
        }
        return Shell(str(values["head_title"]), str(values["kind"]), **made)

    def _filling(self, page: Page) -> tuple[PageContext, dict[str, object]]:
        ctx = PageContext(self._guide, page.uri, self._wording, self._root)
        folder = page.kind.folder
        return ctx, {
            "description": page.description,
            "head_title": f"{page.title} · {ctx.text(ctx.site.name)}",
            "kind": folder.rpartition("/")[2],
            "trade": page.trade,
            "running": ctx.running_head(page.trade, page.title),
            "found": page.kind.found,
            "alternates": self._alternates(ctx) if page.kind.found else (),
            "partial": ctx.lang in ctx.languages.partial,
            "switches": self._switches(page, ctx),
            "menu": (*self._back(ctx), *menus.entries(ctx, "menu")),
            "foot": menus.entries(ctx, "footer"),
            "kind_style": assets.style_of(self._root, folder),
            "kind_script": assets.script_of(self._root, folder),
            "preloads": assets.preloads(self._root, folder),
            "extras": self._extras,
            "handed": self._handed(page, ctx, assets.handed(self._root, folder)),
        }

    def _back(self, ctx: PageContext) -> tuple[menus.Entry, ...]:
        host = self._extras.hosts.get(ctx.lang)
        return (menus.Entry(host.name, f"{ctx.to('')}{host.way}".removeprefix("./"), current=False),) if host else ()

    def _alternates(self, ctx: PageContext) -> tuple[tuple[str, str], ...]:
        address = self._guide.content.site.address
        each = [(language, address + ctx.languages.path(ctx.uri, language)) for language in ctx.languages]
        return (*each, ("x-default", each[0][1])) if len(each) > 1 else ()

    def _switches(self, page: Page, ctx: PageContext) -> list[tuple[Language, str]]:
        """(language, the way to the same page in it) for each other language."""
        uri = page.uri if page.kind.found else ""
        return [(each, ctx.to(ctx.languages.path(uri, each))) for each in ctx.languages.others(ctx.lang)]

    def _handed(self, page: Page, ctx: PageContext, wanted: assets.Handed) -> dict[str, object]:
        """What the scripts of the page find in it: see overrides/jalons/shared/page.js."""
        handed: dict[str, object] = {"base": ctx.to("") or "./", "variant": page.trade, "reader": ctx.content.reader}
        if prefix := ctx.languages.prefix(ctx.lang):
            handed["prefix"] = prefix
        if ctx.content.variant_folder:
            handed["variants"] = ctx.content.variant_folder
        if self._id_history:
            handed["idHistory"] = self._id_history
        if self._same:
            handed["sameAs"] = self._same
        if wanted.roles:
            handed["roles"] = {name: ctx.text(role.name) for name, role in ctx.content.roles.items()}
        return handed | {"words": {key: ctx.word(key) for key in _with_forms(wanted.words, ctx.content.words)}}


def _with_forms(asked: Iterable[str], words: Container[str]) -> Iterator[str]:
    """The names of words that a script asks for, with those of the forms that a language has besides one and many."""
    for key in asked:
        yield key
        base, ending, _ = key.rpartition("-many")
        if ending:
            yield from (name for form in FORMS[2:] if (name := f"{base}-{form}") in words)
