"""Every page of a guide that is made from data, as the table of kinds says, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

from jalons.guide import Guide
from jalons.pages import sheets, templates
from jalons.pages.context import PageContext, Printing, render
from jalons.pages.kind import Body, PageKind, SharedResults, Subject, subjects, there
from jalons.pages.kinds import PAGE_KINDS
from jalons.pages.wording import Wording
from jalons.path.pathway import TradePathway
from jalons.writing.language import Language

WHOLE_SITE = ":site"
"""The part of the guide that is about no single trade; no trade has such an id."""


@dataclass(frozen=True)
class Page:
    """A page ready for a site: `uri` is the same in all languages, `body` is finished HTML."""

    uri: str
    language: Language
    kind: PageKind
    title: str
    description: str
    body: str
    trade: str = ""
    """Id of the trade that the page is about; empty for pages about all."""
    in_search: bool = True
    """False for a page whose words are found on another: a print sheet, a stage that many trades share."""
    below: str = ""
    """Where a page that stands in search for those of all trades lies below its trade: "money/", "apply/"."""
    title_of_any: str = ""
    """The title of such a page where it names the trade, with the mark {trade} in its place."""
    path: str = ""
    """From the root of the site: "en/money/"."""
    more_words: str = ""
    """What only this trade says, for search: its own pages of shared stages are not in the index."""
    sought: tuple[str, ...] = ()
    """Everyday words of all languages by which the page is found in search, and which it does not show."""


class PageMaker:
    """Makes the pages of one guide in one language from the templates of a folder."""

    def __init__(
        self,
        guide: Guide,
        language: Language,
        root: Path,
        kinds: tuple[PageKind, ...] = PAGE_KINDS,
        printing: Printing = "",
        shared: SharedResults | None = None,
    ) -> None:
        """`root` is overrides/jalons; `printing` where pages become PDFs; `shared`, of a maker for another language."""
        templates.read_again(root)
        self.guide = guide
        self.language: Language = language
        self.root = root
        self.kinds = kinds
        self.printing: Printing = printing
        self.wording = Wording(guide, language, root)
        self._shared = shared or SharedResults(guide)
        self._kinds_there: dict[str, frozenset[str]] = {}

    def all(self) -> Iterator[Page]:
        """Every page, home first. Raises ContentError where a template cannot be filled."""
        for part in self.parts():
            yield from self.part(part)

    def parts(self) -> list[str]:
        """Names of parts of the guide that can be made one without the other: each trade is one."""
        return [WHOLE_SITE, *self._main_first()]

    def part(self, name: str) -> Iterator[Page]:
        """The pages of one of the parts. Raises ContentError where a template cannot be filled."""
        for kind, subject in self._subjects("" if name == WHOLE_SITE else name):
            yield self.page(kind, subject)

    def named(self, kind: str, trade_id: str = "", *, stage: str = "", role: str = "") -> Page:
        """One page by its kind and what it is about. Raises LookupError where there is none."""
        for each, subject in self._subjects(trade_id):
            if each.name == kind and (subject.stage.id if subject.stage else "", subject.role) == (stage, role):
                return self.page(each, subject)
        raise LookupError(kind)

    def uris_of(self, trade_id: str) -> list[str]:
        """The addresses of the pages about a trade that can be found, without making any."""
        return [kind.uri(subject) for kind, subject in self._subjects(trade_id) if kind.found]

    def at(self, uri: str) -> Page | None:
        """The page at an address within its language; None where there is none. Raises ContentError as `page` does."""
        folder = self.guide.content.variant_folder
        first, _, rest = uri.partition("/")
        named = [rest.partition("/")[0]] if folder and first == folder else []
        for trade_id in ("", *(each for each in named or ([] if folder else self.guide.pathways) if each)):
            if trade_id and trade_id not in self.guide.pathways:
                continue
            for kind, subject in self._subjects(trade_id):
                if kind.uri(subject) == uri:
                    return self.page(kind, subject)
        return None

    def _subjects(self, trade_id: str) -> Iterator[tuple[PageKind, Subject]]:
        """The pages about a trade; about the whole site for ""."""
        whole = self._about(self.guide.pathways[trade_id]) if trade_id else Subject(self.guide, self._shared)
        return subjects(self.kinds, whole)

    def _stands_for_all(self, below: str, trade_id: str) -> bool:
        """Whether of the pages that many trades share this trade's is in search; never where nobody searches."""
        return self._shared.searched and self._indexed[below] == trade_id

    @cached_property
    def _indexed(self) -> dict[str, str]:
        """By address below its trade, the trade whose page of a kind that many share is in search."""
        found: dict[str, str] = {}
        for trade_id in self._main_first():
            for kind, subject in self._subjects(trade_id):
                if kind.indexed == "once":
                    found.setdefault(_below(kind, subject), trade_id)
        return found

    def page(self, kind: PageKind, subject: Subject) -> Page:
        """The page of a kind about a subject. Raises ContentError where its template cannot be filled."""
        ctx = PageContext(self.guide, kind.uri(subject), self.wording, self.root, self.printing)
        body = (kind.body or kind.plain_body)(subject, ctx)
        html = render(f"{kind.folder}/page.html", ctx, self._values(subject, ctx, body))
        page = Page(
            ctx.uri,
            self.language,
            kind,
            str(body.title),
            str(body.description),
            html,
            title_of_any=str(body.title_of_any),
            path=self.guide.content.languages.path(ctx.uri, self.language),
        )
        if subject.pathway is None:
            return replace(page, in_search=kind.indexed == "each")
        return self._with_trade(page, subject, ctx)

    def _values(self, subject: Subject, ctx: PageContext, body: Body) -> dict[str, object]:
        values: dict[str, object] = {"pathway": subject.pathway, "files": (), "has": self._there(subject).__contains__}
        if subject.pathway:
            values["files"] = sheets.at_page(self.guide, ctx.uri, ctx.lang)
        return values | {part.name: getattr(body, part.name) for part in fields(body)}

    def _there(self, subject: Subject) -> frozenset[str]:
        """The kinds of page that the templates about a subject can link to."""
        of = subject.pathway.trade_id if subject.pathway else ""
        if of not in self._kinds_there:
            self._kinds_there[of] = there(self.kinds, subject)
        return self._kinds_there[of]

    def _about(self, pathway: TradePathway) -> Subject:
        return Subject(self.guide, self._shared, pathway)

    def _main_first(self) -> list[str]:
        main = self.guide.content.site.main
        return sorted(self.guide.pathways, key=lambda trade_id: (trade_id != main, trade_id))

    def _with_trade(self, page: Page, subject: Subject, ctx: PageContext) -> Page:
        """The page with what search needs to know of its trade."""
        trade_id, kind = subject.path.trade_id, page.kind
        if kind.indexed == "once":
            below = _below(kind, subject)
            return replace(page, trade=trade_id, below=below, in_search=self._stands_for_all(below, trade_id))
        page = replace(page, trade=trade_id, in_search=kind.indexed == "each")
        if kind.indexed == "no":
            return page
        trade = subject.path.trade
        texts = [text for change in trade.changes for text in (change.text, change.item.text if change.item else None)]
        own = "\n".join(ctx.text(text) for text in texts if text is not None)
        words = trade.search_words
        return replace(page, more_words=own, sought=(*words.every, *words.first))


def pages(guide: Guide, root: Path) -> Iterator[Page]:
    """Every page of the guide in every language. Raises ContentError where a template cannot be filled."""
    for language in guide.content.languages:
        yield from PageMaker(guide, language, root).all()


def uris(guide: Guide, trades: Iterable[str] | None = None, kinds: tuple[PageKind, ...] = PAGE_KINDS) -> Iterator[str]:
    """The uri of every page of a guide, without making any; with `trades`, of the whole site and of these."""
    shared = SharedResults(guide)
    named = guide.pathways if trades is None else trades
    wholes = [Subject(guide, shared), *(Subject(guide, shared, guide.pathways[trade_id]) for trade_id in named)]
    for whole in wholes:
        yield from (kind.uri(subject) for kind, subject in subjects(kinds, whole))


def _below(kind: PageKind, subject: Subject) -> str:
    return kind.uri(subject).removeprefix(subject.path.address)
