"""All pages of the guide made from data, in both languages, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from jalons.guide import Guide
from jalons.pages import addresses, papers, personal, places, sheets
from jalons.pages.bilingual_row import Pair
from jalons.pages.render import PageContext, read_again, render
from jalons.path import base_paths, letters, money, reasons
from jalons.path.answers import Questionnaire
from jalons.path.news import notes
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.path.placeholders import trade_name
from jalons.path.roles import people
from jalons.path.verified import unverified
from jalons.records import Event, Item
from jalons.writing.foreign import mark
from jalons.writing.language import LANGUAGES, Language
from jalons.writing.typography import typeset

HOME_TRADES = 6
"""How many trades the home page names; the rest are on the trades page, so that the home page keeps its size."""


FIRST, LAST = ":first", ":last"
"""Parts of the guide that are about no single trade; no trade has such a code."""


@dataclass(frozen=True)
class Page:
    """A page ready for a site: `uri` is the same in both languages, `body` is finished HTML."""

    uri: str
    language: Language
    kind: str
    title: str
    description: str
    body: str
    trade: str = ""
    """Code of the trade that the page is about; empty for pages about all."""
    in_search: bool = True
    """False for a page whose words are found on another: a print sheet, a shared stage of a further trade."""
    stage: str = ""
    """Id of the stage that the page shows, or "money": such pages exist for every trade that has the stage."""
    more_words: str = ""
    """What only this trade says, as HTML, for search: its own pages of shared stages are not in the index."""
    sought: tuple[str, ...] = ()
    """Everyday words of both languages by which the page is found in search, and which it does not show."""

    @property
    def path(self) -> str:
        """From the root of the site: "en/money/"."""
        return addresses.path(self.uri, self.language)


_TELLING = ("condition", "replaced", "added")
"""Reasons worth telling a reader of a part: what is there for every trade needs none."""


@dataclass(frozen=True)
class Explanation:
    """Why a stage is on a trade's path, and why those of its parts are that not every trade has."""

    stage: list[reasons.Reason]
    parts: list[tuple[Item | Event, list[reasons.Reason]]]


class PageMaker:
    """Makes the pages of one guide in one language from the templates of a folder."""

    def __init__(self, guide: Guide, language: Language, templates: Path) -> None:
        self.guide = guide
        self.content = guide.content
        self.language = language
        self.templates = templates
        read_again(templates)
        self._foreign = foreign_phrases(guide, language)
        self._offered: dict[str, list[money.Offer]] = {}
        self._questionnaires: dict[tuple, Questionnaire] = {}
        self._first_with: dict[str, str] = {}
        for pathway in self._main_first():
            for stage in pathway.all_stages:
                self._first_with.setdefault(stage.id, pathway.trade_id)

    def all(self) -> Iterator[Page]:
        """Every page, home first."""
        for part in self.parts():
            yield from self.part(part)

    def parts(self) -> list[str]:
        """Names of parts of the guide that can be made one without the other: each trade is one."""
        return [FIRST, *(pathway.trade_id for pathway in self._main_first()), LAST]

    def part(self, name: str) -> Iterator[Page]:
        """The pages of one of the parts."""
        if name == FIRST:
            yield self.home()
            yield self.trades()
            yield self.compare()
        elif name == LAST:
            yield self.money()
            yield self.glossary()
            yield self.links()
            yield self.sources()
            yield self.search()
            yield self.not_found()
        else:
            yield from self.of_trade(self.guide.pathways[name])

    def of_trade(self, pathway: TradePathway) -> Iterator[Page]:
        """The pages about one trade; what many trades share is in search where it comes first."""
        is_main = pathway.trade_id == self.content.site.trade
        yield self.pathway(pathway)
        yield self.path_checklist(pathway)
        yield self.poster(pathway)
        yield self.trade_money(pathway, in_search=is_main)
        yield self.changes(pathway, in_search=is_main)
        if pathway.questionnaire.places:
            yield self.where(pathway, in_search=is_main)
        yield self.keep(pathway, in_search=is_main)
        yield self.hours(pathway, in_search=is_main)
        if letters.letters(self.content, pathway):
            yield self.letter(pathway, in_search=is_main)
        for role in people(self.content):
            yield self.role(pathway, role)
        for stage in pathway.all_stages:
            yield self.stage(pathway, stage, in_search=self._first_with[stage.id] == pathway.trade_id)
            yield self.stage_checklist(pathway, stage)
            if stage.stage.hand_in:
                yield self.hand_in(pathway, stage, in_search=is_main)

    def home(self) -> Page:
        ctx = self._context("")
        main = self.guide.pathways[self.content.site.trade]
        return self._page(
            ctx,
            "home",
            ctx.w("home-title"),
            ctx.t(self.content.site.tagline),
            pathway=main,
            others=self._others()[:HOME_TRADES],
        )

    def _others(self) -> list[TradePathway]:
        """The paths of all trades but that of the home page: those that start from a full description first."""
        main = self.content.site.trade
        return sorted((p for p in self._by_name() if p.trade_id != main), key=lambda p: p.trade.become is None)

    def trades(self) -> Page:
        ctx = self._context("trades/")
        pathways = self._by_name()
        first = {_letters(ctx.trade_name_plain(p.trade))[:1].upper(): p.trade_id for p in reversed(pathways)}
        left_out = sorted(
            self.content.unlisted.items(), key=lambda entry: _letters(trade_name(entry[1]).in_(self.language))
        )
        return self._page(
            ctx,
            "trades",
            ctx.w("find-title"),
            ctx.w("trades-description"),
            pathways=pathways,
            left_out=left_out,
            initial={trade_id: letter for letter, trade_id in sorted(first.items())},
            unverified=unverified,
        )

    def compare(self) -> Page:
        ctx = self._context("compare/")
        return self._page(
            ctx,
            "compare",
            ctx.w("compare-title"),
            ctx.w("compare-description"),
            in_search=False,
            pathways=self._by_name(),
            table=base_paths.table(self.content, self._by_name()),
        )

    def pathway(self, pathway: TradePathway) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/")
        trade = pathway.trade
        title = ctx.t(trade.become) if trade.become else ctx.trade_name_plain(trade)
        description = ctx.w("pathway-description", trade=ctx.trade_name_plain(trade), code=ctx.called(pathway))
        return self._page(
            ctx,
            "pathway",
            title,
            description,
            pathway=pathway,
            main=_main_stages(pathway),
            base=self.content.pathways[trade.pathway],
            views=personal.views(self.guide, pathway),
            news=notes(self.content, pathway, self.guide.as_of),
        )

    def stage(self, pathway: TradePathway, stage: StageOnPath, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/{stage.id}/")
        return self._page(
            ctx,
            "stage",
            ctx.t(stage.stage.title),
            ctx.t(stage.stage.summary),
            in_search,
            pathway=pathway,
            at=stage,
            letters=letters.letters(self.content, pathway, stage.id),
            before=pathway.before(stage),
            after=pathway.after(stage),
            line=pathway.line(stage),
            way=next((way for way in pathway.ways if way.id == stage.way_in), None),
            because=self._explanation(pathway, stage),
            offers=[o for o in self._offers(pathway) if o.id in stage.stage.money],
            news=notes(self.content, pathway, self.guide.as_of, stage.id),
        )

    def _explanation(self, pathway: TradePathway, stage: StageOnPath) -> Explanation:
        content, day = self.content, self.guide.as_of
        parts = {**stage.stage.items(), **{event.id: event for event in stage.stage.events}}
        told = {part_id: reasons.of_part(content, pathway.trade_id, stage.id, part_id, day) for part_id in parts}
        return Explanation(
            reasons.of_stage(content, pathway.trade_id, stage.id, day),
            [(part, told[name]) for name, part in parts.items() if any(r.kind in _TELLING for r in told[name])],
        )

    def changes(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/changes/")
        title = ctx.w("changes-title", code=ctx.called(pathway))
        description = ctx.w("changes-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(ctx, "changes", title, description, in_search, pathway=pathway, events=pathway.events())

    def where(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/where/")
        description = ctx.w("where-description", trade=ctx.trade_name_plain(pathway.trade))
        # most trades are asked the same, and what is worked out for one holds for all of these
        questionnaire = self._questionnaires.setdefault(pathway.questionnaire.signature, pathway.questionnaire)
        return self._page(
            ctx,
            "where",
            ctx.w("where-title"),
            description,
            in_search,
            pathway=pathway,
            stretches=places.stretches(pathway, questionnaire),
        )

    def keep(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/keep/")
        description = ctx.w("keep-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(
            ctx,
            "keep",
            ctx.w("keep-title"),
            description,
            in_search,
            pathway=pathway,
            people=people(self.content),
            numbers=personal.numbers(self.guide, pathway, self.language),
        )

    def stage_checklist(self, pathway: TradePathway, stage: StageOnPath) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/{stage.id}/checklist/")
        title = ctx.w("checklist-of-stage", stage=ctx.t(stage.stage.title))
        description = ctx.w(
            "checklist-description", stage=ctx.t(stage.stage.title), trade=ctx.trade_name_plain(pathway.trade)
        )
        return self._sheet(ctx, title, description, pathway=pathway, stages=(stage,), whole=False)

    def path_checklist(self, pathway: TradePathway) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/checklist/")
        title = ctx.w("checklist-of-path")
        description = ctx.w("path-checklist-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._sheet(ctx, title, description, pathway=pathway, stages=pathway.stages, whole=True)

    def _sheet(self, ctx: PageContext, title: str, description: str, **context) -> Page:
        """A sheet in the page's language, with the other one beside it for those who ask."""
        other = PageContext(self.guide, ctx.other, ctx.uri)
        voices = (ctx, other) if ctx.lang == "fr" else (other, ctx)
        return self._page(
            ctx,
            "checklist",
            title,
            description,
            in_search=False,
            voices=voices,
            pair=Pair(ctx, other),
            people=people(self.content),
            **context,
        )

    def poster(self, pathway: TradePathway) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/poster/")
        description = ctx.w("poster-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(ctx, "poster", ctx.w("poster-title"), description, in_search=False, pathway=pathway)

    def trade_money(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/money/")
        title = ctx.w("trade-money-title", code=ctx.called(pathway))
        description = ctx.w("trade-money-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(
            ctx,
            "trade-money",
            title,
            description,
            in_search,
            pathway=pathway,
            **personal.money_for_trade(self.guide, pathway),
        )

    def hours(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/hours/")
        description = ctx.w("hours-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(
            ctx,
            "hours",
            ctx.w("hours-title"),
            description,
            in_search,
            pathway=pathway,
            **papers.hours_sheet(self.guide, pathway),
        )

    def letter(self, pathway: TradePathway, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/letter/")
        description = ctx.w("letter-description", trade=ctx.trade_name_plain(pathway.trade))
        return self._page(
            ctx,
            "letter",
            ctx.w("letter-title"),
            description,
            in_search,
            pathway=pathway,
            letters=letters.letters(self.content, pathway),
            pieces=letters.pieces,
        )

    def hand_in(self, pathway: TradePathway, stage: StageOnPath, in_search: bool = True) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/{stage.id}/hand-in/")
        title = ctx.w("hand-in-title", stage=ctx.t(stage.stage.title))
        description = ctx.w(
            "hand-in-description", stage=ctx.t(stage.stage.title), trade=ctx.trade_name_plain(pathway.trade)
        )
        page = self._page(
            ctx,
            "hand-in",
            title,
            description,
            in_search,
            pathway=pathway,
            at=stage,
            letters=letters.letters(self.content, pathway, stage.id),
        )
        # another trade with this stage may hand in nothing there, so that search must not lead to such a page
        return replace(page, stage="")

    def role(self, pathway: TradePathway, role: str) -> Page:
        ctx = self._context(f"trades/{pathway.trade_id}/{role}/")
        name = ctx.t(self.content.roles[role].name)
        title = ctx.w("role-title", role=name)
        description = ctx.w("role-description", role=name, trade=ctx.trade_name_plain(pathway.trade))
        return self._page(
            ctx,
            "role",
            title,
            description,
            in_search=False,
            pathway=pathway,
            **personal.role_on_trade(self.guide, pathway, role),
        )

    def money(self) -> Page:
        ctx = self._context("money/")
        groups = personal.by_group(money.offers(self.content, self.guide.as_of))
        return self._page(ctx, "money", ctx.w("money-title"), ctx.w("money-description"), groups=groups)

    def glossary(self) -> Page:
        ctx = self._context("glossary/")
        terms = sorted(self.content.glossary.items(), key=lambda entry: _letters(entry[1].term.in_(self.language)))
        return self._page(
            ctx,
            "glossary",
            ctx.w("glossary-title"),
            ctx.w("glossary-description"),
            terms=terms,
            initial=lambda term: _letters(term.term.in_(self.language))[:1].upper(),
        )

    def links(self) -> Page:
        ctx = self._context("links/")
        groups: dict[str, list] = {}
        for link_id, link in self.content.links.items():
            if link.shown == "yes":
                groups.setdefault(link.group, []).append((link_id, link))
        return self._page(ctx, "links", ctx.w("links-title"), ctx.w("links-description"), groups=groups)

    def sources(self) -> Page:
        ctx = self._context("sources/")
        main = self.content.site.trade
        pathway = self.guide.pathways[main]

        def said_at_name(page: str) -> str:
            stage_id = page.split("/")[2]
            if stage_id == "money":
                return ctx.w("trade-money-title", code=ctx.called(pathway))
            if not stage_id:
                return ctx.w("path-of", code=ctx.called(pathway))
            return ctx.w("stage-plain", n=pathway.stage(stage_id).number)

        return self._page(
            ctx,
            "sources",
            ctx.w("sources-title"),
            ctx.w("sources-description"),
            said=_where_said(self.guide, main),
            said_at_name=said_at_name,
        )

    def search(self) -> Page:
        ctx = self._context("search/")
        return self._page(
            ctx,
            "search",
            ctx.w("search-title"),
            ctx.w("search-description"),
            in_search=False,
            pathways=[self.guide.pathways[self.content.site.trade], *self._others()[:HOME_TRADES]],
        )

    def not_found(self) -> Page:
        ctx = self._context(addresses.NOT_FOUND)
        other = PageContext(self.guide, ctx.other, addresses.NOT_FOUND)
        return self._page(
            ctx,
            "not-found",
            ctx.w("not-found-title"),
            ctx.w("not-found-description"),
            in_search=False,
            voices=(ctx, other),
        )

    def _main_first(self) -> list[TradePathway]:
        main = self.content.site.trade
        return sorted(self.guide.pathways.values(), key=lambda pathway: (pathway.trade_id != main, pathway.trade_id))

    def _context(self, uri: str) -> PageContext:
        return PageContext(self.guide, self.language, uri)

    def _offers(self, pathway: TradePathway) -> list[money.Offer]:
        if pathway.trade_id not in self._offered:
            # one trade's pages are made one after the other
            self._offered = {
                pathway.trade_id: money.offers(self.content, self.guide.as_of, pathway.trade_id, pathway.trade)
            }
        return self._offered[pathway.trade_id]

    def _by_name(self) -> list[TradePathway]:
        def name(pathway: TradePathway) -> str:
            return _letters(trade_name(pathway.trade).in_(self.language))

        return sorted(self.guide.pathways.values(), key=lambda pathway: (name(pathway), pathway.trade_id))

    def _page(
        self, ctx: PageContext, template: str, title: str, description: str, in_search: bool = True, **context
    ) -> Page:
        pathway = context.setdefault("pathway", None)
        context["files"] = sheets.at_page(self.guide, ctx.uri, ctx.lang) if pathway else ()
        body = render(self.templates, f"pages/{template}.html", ctx, {"title": title, **context})
        if template != "not-found":
            body = mark(body, ctx.other, self._foreign)
        parts = ctx.uri.split("/")
        page = Page(ctx.uri, self.language, template, title, description, body, in_search=in_search)
        if pathway is None or parts[0] != "trades":
            return page
        if template != "pathway":
            return replace(page, trade=pathway.trade_id, stage=parts[2])
        own = " ".join(
            f"<p>{ctx.t(text)}</p>"
            for change in pathway.trade.changes
            for text in (change.text, change.item.text if change.item else None)
            if text is not None
        )
        words = pathway.trade.search_words
        return replace(page, trade=pathway.trade_id, more_words=own, sought=(*words.fr, *words.en))


def pages(guide: Guide, templates: Path) -> Iterator[Page]:
    """Every page of the guide in every language. Raises ContentError where a template cannot be filled."""
    for language in LANGUAGES:
        yield from PageMaker(guide, language, templates).all()


def foreign_phrases(guide: Guide, language: Language) -> frozenset[str]:
    """What stands in pages of a language and belongs to the other: listed phrases, and names shown in brackets."""
    other = "en" if language == "fr" else "fr"
    listed = {typeset(phrase, other) for phrase in getattr(guide.content.site.foreign, other)}
    named = {
        typeset(programme.name.in_(other), other)
        for programme in guide.content.money.values()
        if f"({programme.name.in_(other)})" in programme.name.in_(language)
    }
    names = {trade.name for trade in guide.content.trades.values()}
    missing = {typeset(getattr(name, other), other) for name in names if getattr(name, language) is None}
    return frozenset(listed | named | missing)


def uris(guide: Guide) -> Iterator[str]:
    """The uri of every page of a guide, without making any."""
    yield from ("", "trades/", "compare/", "money/", "glossary/", "links/", "sources/", "search/", addresses.NOT_FOUND)
    for trade_id, pathway in guide.pathways.items():
        yield from (
            f"trades/{trade_id}/",
            f"trades/{trade_id}/checklist/",
            f"trades/{trade_id}/poster/",
            f"trades/{trade_id}/money/",
            f"trades/{trade_id}/changes/",
        )
        if pathway.questionnaire.places:
            yield f"trades/{trade_id}/where/"
        yield f"trades/{trade_id}/keep/"
        yield f"trades/{trade_id}/hours/"
        if letters.letters(guide.content, pathway):
            yield f"trades/{trade_id}/letter/"
        for stage in pathway.all_stages:
            yield from (f"trades/{trade_id}/{stage.id}/", f"trades/{trade_id}/{stage.id}/checklist/")
            if stage.stage.hand_in:
                yield f"trades/{trade_id}/{stage.id}/hand-in/"
        yield from (f"trades/{trade_id}/{role}/" for role in people(guide.content))


def _main_stages(pathway: TradePathway) -> tuple[StageOnPath, ...]:
    """The stages up to and including the outcome."""
    until = [n for n, stage in enumerate(pathway.stages) if stage.outcome]
    return pathway.stages[: until[-1] + 1] if until else pathway.stages


def _letters(text: str) -> str:
    """The text as an index orders it: accents and case left aside."""
    flat = normalize("NFD", text.casefold())
    return "".join(letter for letter in flat if letter.isalnum() or letter == " ").strip()


def _where_said(guide: Guide, trade_id: str) -> dict[str, list[tuple[str, str]]]:
    """Where each element of the source flowchart is said on the path of a trade: (page, anchor) in reading order."""
    places: dict[str, list[tuple[str, str]]] = {}
    pathway = guide.pathways[trade_id]
    for at in pathway.all_stages:
        page = f"trades/{trade_id}/{at.id}/"
        for element in at.stage.element:
            places.setdefault(element, []).append((page, ""))
        for item in at.stage.items().values():
            for element in item.element:
                places.setdefault(element, []).append((page, item.id))
    for programme_id, programme in guide.content.money.items():
        for element in programme.element:
            places.setdefault(element, []).append((f"trades/{trade_id}/money/", programme_id))
    for fact in pathway.trade.facts:
        for element in fact.element:
            places.setdefault(element, []).append((f"trades/{trade_id}/", fact.id))
    return places
