"""Pages to look things up: terms, official pages, sources, and what search shows before it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jalons.guide import Guide
from jalons.pages import menus
from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.pages.kinds.home import HOME_TRADES, others
from jalons.pages.leads import Lead, leads
from jalons.pages.order import initial
from jalons.path.pathway import TradePathway
from jalons.records import Link, Term
from jalons.writing.elision import ELIDED, ENDINGS
from jalons.writing.folding import sort_key


@dataclass(frozen=True, kw_only=True)
class Glossary(Body):
    """The terms by name, and the letter that each stands under."""

    terms: list[tuple[str, Term]]
    initial: Callable[[Term], str]


@dataclass(frozen=True, kw_only=True)
class Links(Body):
    """The official pages by group."""

    groups: dict[str, list[tuple[str, Link]]]


@dataclass(frozen=True, kw_only=True)
class Sources(Body):
    """Where each element of the source flowchart is said, as (page, anchor), and how such a page is named."""

    said: dict[str, list[tuple[str, str]]]
    said_at_name: Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Search(Body):
    """The paths that are offered before anything is searched, and what the script takes off the words typed."""

    pathways: list[TradePathway]
    attached: Mapping[str, Sequence[str]]
    listed: tuple[menus.Entry, ...]
    """What the menus name."""
    leads: list[Lead]


@dataclass(frozen=True, kw_only=True)
class NotFound(Body):
    """What both languages say."""

    voices: tuple[PageContext, ...]


def glossary(subject: Subject, ctx: PageContext) -> Glossary:
    """What the page is given. Raises MissingWord."""
    return Glossary(
        title=ctx.word("glossary-title"),
        description=ctx.word("glossary-description"),
        terms=sorted(ctx.content.glossary.items(), key=lambda entry: sort_key(entry[1].term.in_(ctx.lang))),
        initial=lambda term: initial(term.term.in_(ctx.lang)),
    )


def links(subject: Subject, ctx: PageContext) -> Links:
    """What the page is given. Raises MissingWord."""
    groups: dict[str, list[tuple[str, Link]]] = {}
    for link_id, link in ctx.content.links.items():
        if link.shown == "yes":
            groups.setdefault(link.group, []).append((link_id, link))
    return Links(title=ctx.word("links-title"), description=ctx.word("links-description"), groups=groups)


def sources(subject: Subject, ctx: PageContext) -> Sources:
    """What the page is given. Raises MissingWord."""
    pathway = subject.main

    def name_of(page: str) -> str:
        stage_id = page.split("/")[2]
        if stage_id == "money":
            return ctx.word("variant-money-title", code=ctx.called(pathway))
        if not stage_id:
            return ctx.word("path-of", code=ctx.called(pathway))
        return ctx.word("stage-plain", n=pathway.stage(stage_id).number)

    return Sources(
        title=ctx.word("sources-title"),
        description=ctx.word("sources-description"),
        said=_where_elements_are_said(subject.guide, pathway),
        said_at_name=name_of,
    )


def search(subject: Subject, ctx: PageContext) -> Search:
    """What the page is given. Raises MissingWord."""
    return Search(
        title=ctx.word("search-title"),
        description=ctx.word("search-description"),
        pathways=[subject.main, *others(subject, ctx)[:HOME_TRADES]],
        attached={"elided": ELIDED, "endings": ENDINGS},
        leads=leads(subject.guide),
        listed=(*menus.entries(ctx, "menu"), *menus.entries(ctx, "footer")),
    )


def not_found(subject: Subject, ctx: PageContext) -> NotFound:
    """What the page is given, which a server shows for any address. Raises MissingWord."""
    return NotFound(
        title=ctx.word("not-found-title"),
        description=ctx.word("not-found-description"),
        voices=(ctx, *map(ctx.twin, ctx.languages.others(ctx.lang))),
    )


def _where_elements_are_said(guide: Guide, pathway: TradePathway) -> dict[str, list[tuple[str, str]]]:
    """Where each element of the source flowchart is said on the path of a trade: (page, anchor) in reading order."""
    found: dict[str, list[tuple[str, str]]] = {}
    path = pathway.address
    for at in pathway.all_stages:
        for element in at.stage.element:
            found.setdefault(element, []).append((f"{path}{at.id}/", ""))
        for item in at.stage.items().values():
            for element in item.element:
                found.setdefault(element, []).append((f"{path}{at.id}/", item.id))
    for programme_id, programme in guide.content.money.items():
        for element in programme.element:
            found.setdefault(element, []).append((f"{path}money/", programme_id))
    for fact in pathway.trade.facts:
        for element in fact.element:
            found.setdefault(element, []).append((path, fact.id))
    return found
