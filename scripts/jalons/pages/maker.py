"""All pages of the guide made from data, in both languages, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize

from jalons.guide import Guide
from jalons.pages import addresses, papers, personal, places, sheets
from jalons.pages.pair import Pair
from jalons.pages.render import Desk, read_again, render
from jalons.path import kinds, letters, money, reasons
from jalons.path.answers import Signpost
from jalons.path.news import notes
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.path.placeholders import trade_name
from jalons.path.roles import people
from jalons.path.verified import unverified
from jalons.records import Event, Item
from jalons.records.fields import LANGUAGES, Language
from jalons.writing.foreign import mark
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
class Because:
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
        self._signposts: dict[tuple, Signpost] = {}
        self._first_with: dict[str, str] = {}
        for pathway in self._main_first():
            for stage in pathway.all_stages:
                self._first_with.setdefault(stage.id, pathway.code)

    def all(self) -> Iterator[Page]:
        """Every page, home first."""
        for part in self.parts():
            yield from self.part(part)

    def parts(self) -> list[str]:
        """Names of parts of the guide that can be made one without the other: each trade is one."""
        return [FIRST, *(pathway.code for pathway in self._main_first()), LAST]

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
        is_main = pathway.code == self.content.site.trade
        yield self.pathway(pathway)
        yield self.path_checklist(pathway)
        yield self.poster(pathway)
        yield self.trade_money(pathway, in_search=is_main)
        yield self.changes(pathway, in_search=is_main)
        if pathway.signpost.places:
            yield self.where(pathway, in_search=is_main)
        yield self.keep(pathway, in_search=is_main)
        yield self.hours(pathway, in_search=is_main)
        if letters.letters(self.content, pathway):
            yield self.letter(pathway, in_search=is_main)
        for role in people(self.content):
            yield self.role(pathway, role)
        for stage in pathway.all_stages:
            yield self.stage(pathway, stage, in_search=self._first_with[stage.id] == pathway.code)
            yield self.stage_checklist(pathway, stage)
            if stage.stage.hand_in:
                yield self.hand_in(pathway, stage, in_search=is_main)

    def home(self) -> Page:
        desk = self._desk("")
        main = self.guide.pathways[self.content.site.trade]
        return self._page(
            desk, "home", desk.w("home-title"), desk.t(self.content.site.tagline), pathway=main,
            others=self._others()[:HOME_TRADES],
        )

    def _others(self) -> list[TradePathway]:
        """The paths of all trades but that of the home page: those that start from a full description first."""
        main = self.content.site.trade
        return sorted((p for p in self._by_name() if p.code != main), key=lambda p: p.trade.become is None)

    def trades(self) -> Page:
        desk = self._desk("trades/")
        pathways = self._by_name()
        first = {_letters(desk.trade_name_plain(p.trade))[:1].upper(): p.code for p in reversed(pathways)}
        left_out = sorted(self.content.unlisted.items(), key=lambda entry: _letters(trade_name(entry[1]).in_(self.language)))
        return self._page(
            desk, "trades", desk.w("find-title"), desk.w("trades-description"), pathways=pathways, left_out=left_out,
            initial={code: letter for letter, code in sorted(first.items())}, unverified=unverified,
        )

    def compare(self) -> Page:
        desk = self._desk("compare/")
        return self._page(
            desk, "compare", desk.w("compare-title"), desk.w("compare-description"), in_search=False,
            pathways=self._by_name(), table=kinds.table(self.content, self._by_name()),
        )

    def pathway(self, pathway: TradePathway) -> Page:
        desk = self._desk(f"trades/{pathway.code}/")
        trade = pathway.trade
        title = desk.t(trade.become) if trade.become else desk.trade_name_plain(trade)
        description = desk.w("pathway-description", trade=desk.trade_name_plain(trade), code=desk.called(pathway))
        return self._page(
            desk, "pathway", title, description, pathway=pathway, main=_main_stages(pathway),
            base=self.content.pathways[trade.pathway], views=personal.views(self.guide, pathway),
            news=notes(self.content, pathway, self.guide.as_of),
        )

    def stage(self, pathway: TradePathway, stage: StageOnPath, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/{stage.id}/")
        return self._page(
            desk, "stage", desk.t(stage.stage.title), desk.t(stage.stage.summary), in_search, pathway=pathway, at=stage,
            letters=letters.letters(self.content, pathway, stage.id),
            before=pathway.before(stage), after=pathway.after(stage), line=pathway.line(stage),
            way=next((way for way in pathway.ways if way.id == stage.way_in), None),
            because=self._because(pathway, stage),
            offers=[o for o in self._offers(pathway) if o.id in stage.stage.money],
            news=notes(self.content, pathway, self.guide.as_of, stage.id),
        )

    def _because(self, pathway: TradePathway, stage: StageOnPath) -> Because:
        content, day = self.content, self.guide.as_of
        parts = {**stage.stage.items(), **{event.id: event for event in stage.stage.events}}
        told = {part_id: reasons.of_part(content, pathway.code, stage.id, part_id, day) for part_id in parts}
        return Because(
            reasons.of_stage(content, pathway.code, stage.id, day),
            [(part, told[name]) for name, part in parts.items() if any(r.kind in _TELLING for r in told[name])],
        )

    def changes(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/changes/")
        title = desk.w("changes-title", code=desk.called(pathway))
        description = desk.w("changes-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(desk, "changes", title, description, in_search, pathway=pathway, events=pathway.events())

    def where(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/where/")
        description = desk.w("where-description", trade=desk.trade_name_plain(pathway.trade))
        # most trades are asked the same, and what is worked out for one holds for all of these
        signpost = self._signposts.setdefault(pathway.signpost.signature, pathway.signpost)
        return self._page(
            desk, "where", desk.w("where-title"), description, in_search, pathway=pathway,
            stretches=places.stretches(pathway, signpost),
        )

    def keep(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/keep/")
        description = desk.w("keep-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(
            desk, "keep", desk.w("keep-title"), description, in_search, pathway=pathway,
            people=people(self.content), numbers=personal.numbers(self.guide, pathway, self.language),
        )

    def stage_checklist(self, pathway: TradePathway, stage: StageOnPath) -> Page:
        desk = self._desk(f"trades/{pathway.code}/{stage.id}/checklist/")
        title = desk.w("checklist-of-stage", stage=desk.t(stage.stage.title))
        description = desk.w(
            "checklist-description", stage=desk.t(stage.stage.title), trade=desk.trade_name_plain(pathway.trade)
        )
        return self._sheet(desk, title, description, pathway=pathway, stages=(stage,), whole=False)

    def path_checklist(self, pathway: TradePathway) -> Page:
        desk = self._desk(f"trades/{pathway.code}/checklist/")
        title = desk.w("checklist-of-path")
        description = desk.w("path-checklist-description", trade=desk.trade_name_plain(pathway.trade))
        return self._sheet(desk, title, description, pathway=pathway, stages=pathway.stages, whole=True)

    def _sheet(self, desk: Desk, title: str, description: str, **context) -> Page:
        """A sheet in the page's language, with the other one beside it for those who ask."""
        other = Desk(self.guide, desk.other, desk.uri)
        voices = (desk, other) if desk.lang == "fr" else (other, desk)
        return self._page(
            desk, "checklist", title, description, in_search=False, voices=voices, pair=Pair(desk, other), people=people(self.content), **context
        )

    def poster(self, pathway: TradePathway) -> Page:
        desk = self._desk(f"trades/{pathway.code}/poster/")
        description = desk.w("poster-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(desk, "poster", desk.w("poster-title"), description, in_search=False, pathway=pathway)

    def trade_money(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/money/")
        title = desk.w("trade-money-title", code=desk.called(pathway))
        description = desk.w("trade-money-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(
            desk, "trade-money", title, description, in_search, pathway=pathway,
            **personal.money_for_trade(self.guide, pathway),
        )

    def hours(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/hours/")
        description = desk.w("hours-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(
            desk, "hours", desk.w("hours-title"), description, in_search, pathway=pathway,
            **papers.hours_sheet(self.guide, pathway),
        )

    def letter(self, pathway: TradePathway, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/letter/")
        description = desk.w("letter-description", trade=desk.trade_name_plain(pathway.trade))
        return self._page(
            desk, "letter", desk.w("letter-title"), description, in_search, pathway=pathway,
            letters=letters.letters(self.content, pathway), pieces=letters.pieces,
        )

    def hand_in(self, pathway: TradePathway, stage: StageOnPath, in_search: bool = True) -> Page:
        desk = self._desk(f"trades/{pathway.code}/{stage.id}/hand-in/")
        title = desk.w("hand-in-title", stage=desk.t(stage.stage.title))
        description = desk.w("hand-in-description", stage=desk.t(stage.stage.title), trade=desk.trade_name_plain(pathway.trade))
        page = self._page(
            desk, "hand-in", title, description, in_search, pathway=pathway, at=stage,
            letters=letters.letters(self.content, pathway, stage.id),
        )
        # another trade with this stage may hand in nothing there, so that search must not lead to such a page
        return replace(page, stage="")

    def role(self, pathway: TradePathway, role: str) -> Page:
        desk = self._desk(f"trades/{pathway.code}/{role}/")
        name = desk.t(self.content.roles[role].name)
        title = desk.w("role-title", role=name)
        description = desk.w("role-description", role=name, trade=desk.trade_name_plain(pathway.trade))
        return self._page(
            desk, "role", title, description, in_search=False, pathway=pathway,
            **personal.role_on_trade(self.guide, pathway, role),
        )

    def money(self) -> Page:
        desk = self._desk("money/")
        groups = personal.by_group(money.offers(self.content, self.guide.as_of))
        return self._page(desk, "money", desk.w("money-title"), desk.w("money-description"), groups=groups)

    def glossary(self) -> Page:
        desk = self._desk("glossary/")
        terms = sorted(self.content.glossary.items(), key=lambda entry: _letters(entry[1].term.in_(self.language)))
        return self._page(
            desk, "glossary", desk.w("glossary-title"), desk.w("glossary-description"), terms=terms,
            initial=lambda term: _letters(term.term.in_(self.language))[:1].upper(),
        )

    def links(self) -> Page:
        desk = self._desk("links/")
        groups: dict[str, list] = {}
        for link_id, link in self.content.links.items():
            if link.shown == "yes":
                groups.setdefault(link.group, []).append((link_id, link))
        return self._page(desk, "links", desk.w("links-title"), desk.w("links-description"), groups=groups)

    def sources(self) -> Page:
        desk = self._desk("sources/")
        main = self.content.site.trade
        pathway = self.guide.pathways[main]

        def said_at_name(page: str) -> str:
            stage_id = page.split("/")[2]
            if stage_id == "money":
                return desk.w("trade-money-title", code=desk.called(pathway))
            if not stage_id:
                return desk.w("path-of", code=desk.called(pathway))
            return desk.w("stage-plain", n=pathway.stage(stage_id).number)

        return self._page(
            desk, "sources", desk.w("sources-title"), desk.w("sources-description"),
            said=_where_said(self.guide, main), said_at_name=said_at_name,
        )

    def search(self) -> Page:
        desk = self._desk("search/")
        return self._page(
            desk, "search", desk.w("search-title"), desk.w("search-description"), in_search=False,
            pathways=[self.guide.pathways[self.content.site.trade], *self._others()[:HOME_TRADES]],
        )

    def not_found(self) -> Page:
        desk = self._desk(addresses.NOT_FOUND)
        other = Desk(self.guide, desk.other, addresses.NOT_FOUND)
        return self._page(
            desk, "not-found", desk.w("not-found-title"), desk.w("not-found-description"), in_search=False,
            voices=(desk, other),
        )

    def _main_first(self) -> list[TradePathway]:
        main = self.content.site.trade
        return sorted(self.guide.pathways.values(), key=lambda pathway: (pathway.code != main, pathway.code))

    def _desk(self, uri: str) -> Desk:
        return Desk(self.guide, self.language, uri)

    def _offers(self, pathway: TradePathway) -> list[money.Offer]:
        if pathway.code not in self._offered:
            # one trade's pages are made one after the other
            self._offered = {pathway.code: money.offers(self.content, self.guide.as_of, pathway.code, pathway.trade)}
        return self._offered[pathway.code]

    def _by_name(self) -> list[TradePathway]:
        def name(pathway: TradePathway) -> str:
            return _letters(trade_name(pathway.trade).in_(self.language))

        return sorted(self.guide.pathways.values(), key=lambda pathway: (name(pathway), pathway.code))

    def _page(self, desk: Desk, template: str, title: str, description: str, in_search: bool = True, **context) -> Page:
        pathway = context.setdefault("pathway", None)
        context["files"] = sheets.at_page(self.guide, desk.uri, desk.lang) if pathway else ()
        body = render(self.templates, f"pages/{template}.html", desk, {"title": title, **context})
        if template != "not-found":
            body = mark(body, desk.other, self._foreign)
        parts = desk.uri.split("/")
        page = Page(desk.uri, self.language, template, title, description, body, in_search=in_search)
        if pathway is None or parts[0] != "trades":
            return page
        if template != "pathway":
            return replace(page, trade=pathway.code, stage=parts[2])
        own = " ".join(
            f"<p>{desk.t(text)}</p>"
            for change in pathway.trade.changes
            for text in (change.text, change.item.text if change.item else None)
            if text is not None
        )
        words = pathway.trade.search_words
        return replace(page, trade=pathway.code, more_words=own, sought=(*words.fr, *words.en))


def pages(guide: Guide, templates: Path) -> Iterator[Page]:
    """Every page of the guide in every language. Raises ContentError where a template cannot be filled."""
    for language in LANGUAGES:
        yield from PageMaker(guide, language, templates).all()


def foreign_phrases(guide: Guide, language: Language) -> frozenset[str]:
    """What stands in pages of a language and belongs to the other: listed phrases, and names shown in brackets."""
    other = "en" if language == "fr" else "fr"
    listed = {typeset(phrase, other) for phrase in getattr(guide.content.site.foreign, other)}
    named = {
        typeset(programme.name.in_(other), other) for programme in guide.content.money.values()
        if f"({programme.name.in_(other)})" in programme.name.in_(language)
    }
    names = {trade.name for trade in guide.content.trades.values()}
    missing = {typeset(getattr(name, other), other) for name in names if getattr(name, language) is None}
    return frozenset(listed | named | missing)


def uris(guide: Guide) -> Iterator[str]:
    """The uri of every page of a guide, without making any."""
    yield from ("", "trades/", "compare/", "money/", "glossary/", "links/", "sources/", "search/", addresses.NOT_FOUND)
    for code, pathway in guide.pathways.items():
        yield from (f"trades/{code}/", f"trades/{code}/checklist/", f"trades/{code}/poster/", f"trades/{code}/money/", f"trades/{code}/changes/")
        if pathway.signpost.places:
            yield f"trades/{code}/where/"
        yield f"trades/{code}/keep/"
        yield f"trades/{code}/hours/"
        if letters.letters(guide.content, pathway):
            yield f"trades/{code}/letter/"
        for stage in pathway.all_stages:
            yield from (f"trades/{code}/{stage.id}/", f"trades/{code}/{stage.id}/checklist/")
            if stage.stage.hand_in:
                yield f"trades/{code}/{stage.id}/hand-in/"
        yield from (f"trades/{code}/{role}/" for role in people(guide.content))


def _main_stages(pathway: TradePathway) -> tuple[StageOnPath, ...]:
    """The stages up to and including the outcome."""
    until = [n for n, stage in enumerate(pathway.stages) if stage.outcome]
    return pathway.stages[: until[-1] + 1] if until else pathway.stages


def _letters(text: str) -> str:
    """The text as an index orders it: accents and case left aside."""
    flat = normalize("NFD", text.casefold())
    return "".join(letter for letter in flat if letter.isalnum() or letter == " ").strip()


def _where_said(guide: Guide, code: str) -> dict[str, list[tuple[str, str]]]:
    """Where each element of the source flowchart is said on the path of a trade: (page, anchor) in reading order."""
    places: dict[str, list[tuple[str, str]]] = {}
    pathway = guide.pathways[code]
    for at in pathway.all_stages:
        page = f"trades/{code}/{at.id}/"
        for element in at.stage.element:
            places.setdefault(element, []).append((page, ""))
        for item in at.stage.items().values():
            for element in item.element:
                places.setdefault(element, []).append((page, item.id))
    for programme_id, programme in guide.content.money.items():
        for element in programme.element:
            places.setdefault(element, []).append((f"trades/{code}/money/", programme_id))
    for fact in pathway.trade.facts:
        for element in fact.element:
            places.setdefault(element, []).append((f"trades/{code}/", fact.id))
    return places
