"""What a kind of page is: its folder, its address, what there is one for, when it exists, and how search treats it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jalons.guide import Guide
from jalons.pages.context import PageContext
from jalons.path import money
from jalons.path.answers import Questionnaire
from jalons.path.explanation import Explanation, explanation
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.path.roles import RoleView, people, views

Per = Literal["site", "variant", "role", "stage"]
"""What there is one page for: the whole site, each trade, each person of a trade, each stage of a trade."""

Indexed = Literal["each", "once", "no"]
"""Whether search finds each such page, one that stands for those of all trades, or none."""


class SharedResults:
    """What is worked out once for several pages of one guide."""

    def __init__(self, guide: Guide, *, searched: bool = True) -> None:
        """`searched` is False where no search is made of the pages: each is made without a look at the others."""
        self._guide = guide
        self.searched = searched
        self._offers: dict[str, list[money.Offer]] = {}
        self._views: dict[str, dict[str, RoleView]] = {}
        self._questionnaires: dict[tuple[object, ...], Questionnaire] = {}
        self._explanations: dict[str, dict[str, Explanation]] = {}

    def explanation(self, pathway: TradePathway, at: StageOnPath) -> Explanation:
        """Why a stage and its parts are on the path of a trade."""
        if pathway.trade_id not in self._explanations:
            # the pages of one trade are made one after the other, in each language
            self._explanations = {pathway.trade_id: {}}
        found = self._explanations[pathway.trade_id]
        if at.id not in found:
            found[at.id] = explanation(self._guide.content, pathway.trade_id, at, self._guide.as_of)
        return found[at.id]

    def offers(self, pathway: TradePathway) -> list[money.Offer]:
        """Every programme as it stands for a trade on the day."""
        if pathway.trade_id not in self._offers:
            content, day = self._guide.content, self._guide.as_of
            # one trade's pages are made one after the other
            self._offers = {pathway.trade_id: money.offers(content, day, pathway.trade_id, pathway.trade)}
        return self._offers[pathway.trade_id]

    def views(self, pathway: TradePathway) -> dict[str, RoleView]:
        """What each person meets on the path of a trade, by role."""
        if pathway.trade_id not in self._views:
            self._views = {pathway.trade_id: views(self._guide.content, pathway)}
        return self._views[pathway.trade_id]

    def questionnaire(self, pathway: TradePathway) -> Questionnaire:
        """That of the first trade whose readers are asked the same: working out what answers reach takes time."""
        own = pathway.questionnaire
        return self._questionnaires.setdefault(own.signature, own)


@dataclass(frozen=True)
class Subject:
    """What a page is about: a guide, and for most pages a trade, one of its stages, or one of its people."""

    guide: Guide
    shared: SharedResults
    pathway: TradePathway | None = None
    stage: StageOnPath | None = None
    role: str = ""

    @property
    def main(self) -> TradePathway:
        """The path of the trade that the home page is about."""
        return self.guide.pathways[self.guide.content.site.main]

    @property
    def path(self) -> TradePathway:
        """The path of the trade. Raises LookupError for a page about no trade."""
        if self.pathway is None:
            raise LookupError("a page of the whole site has no trade")
        return self.pathway

    @property
    def at(self) -> StageOnPath:
        """The stage. Raises LookupError for a page about no stage."""
        if self.stage is None:
            raise LookupError("the page is about no stage")
        return self.stage

    @property
    def offers(self) -> list[money.Offer]:
        """Every programme as it stands for the trade on the day."""
        return self.shared.offers(self.path)


@dataclass(frozen=True, kw_only=True)
class Body:
    """What the template of a kind is given; a kind that needs more than this extends it."""

    title: str
    description: str
    title_of_any: str = ""
    """The title with the mark {trade} for the trade that it names: search fills in the reader's own."""


MakeBody = Callable[[Subject, PageContext], Body]


def always(subject: Subject) -> bool:  # noqa: ARG001  # a kind asks of its subject alone
    """Whether there is a page: of most kinds, about every subject."""
    return True


@dataclass(frozen=True)
class PageKind:
    """A kind of page. `name` is what its words begin with, and its folder in overrides/jalons/pages."""

    name: str
    address: str
    """Its uri, with what it is about in braces: "{variant}{stage}/"."""
    per: Per
    indexed: Indexed = "no"
    body: MakeBody | None = None
    """What its template is given; None for its title and description alone."""
    exists: Callable[[Subject], bool] = always
    """Whether there is such a page for a subject."""
    feature: str = ""
    """The name by which a guide does without it, where that is not its own; "-" where no guide can."""
    takes_fragment: bool = False
    """Whether its script keeps state such as "role=sponsor" in the fragment of the address, which is no anchor then."""
    found: bool = True
    """Whether the page has an address to be found at: a twin, a canonical address, a place in the sitemap."""

    def is_there(self, subject: Subject) -> bool:
        """Whether the guide has such a page about a subject: there are data for it, and it is not done without."""
        return (self.feature or self.name) not in subject.guide.content.site.without and self.exists(subject)

    @property
    def folder(self) -> str:
        """Its folder in overrides/jalons, with its template, style, script and what the script is handed."""
        return f"pages/{self.name}"

    def uri(self, subject: Subject) -> str:
        """The uri of the page about a subject, the same in both languages."""
        return self.address.format(
            variant=subject.pathway.address if subject.pathway else "",
            variants=f"{subject.guide.content.variant_folder}/",
            stage=subject.stage.id if subject.stage else "",
            role=subject.role,
        )

    def shape(self, variants: str) -> str:
        """Its address with what differs in braces, where the pages of variants lie in this folder; "" for none."""
        one = f"{variants}/{{id}}/" if variants else ""
        return self.address.replace(VARIANT, one).replace("{variants}", f"{variants}/")

    @property
    def below(self) -> str:
        """Its address below the trade, in braces what differs: "", "money/", "{stage}/hand-in/"."""
        return self.address.removeprefix(VARIANT)

    @property
    def plain_words(self) -> tuple[str, str]:
        """The words of the title and the description of a kind that has no body of its own."""
        return f"{self.name}-title", f"{self.name}-description"

    def plain_body(self, subject: Subject, ctx: PageContext) -> Body:
        """Its title and description by the words NAME-title and NAME-description. Raises MissingWord."""
        facts: dict[str, object] = {}
        if subject.pathway is not None:
            facts |= {"name": ctx.trade_name_plain(subject.pathway.trade), "code": ctx.called(subject.pathway)}
        if subject.stage is not None:
            facts["stage"] = ctx.text(subject.stage.stage.title)
        if subject.role:
            facts["role"] = ctx.text(subject.guide.content.roles[subject.role].name)
        title, description = self.plain_words
        return Body(title=ctx.word(title, **facts), description=ctx.word(description, **facts))


VARIANT = "{variant}"
"""How the addresses of all pages about one variant begin."""
ANY_TRADE = "{variant}"
"""Stands for the name of the reader's trade in a title that search shows."""


def subjects(kinds: tuple[PageKind, ...], whole: Subject) -> Iterator[tuple[PageKind, Subject]]:
    """The pages about one subject and its parts, in order: those of the trade, of its people, then stage by stage.

    `whole` is a guide, or a guide and the path of one trade.
    """
    if whole.pathway is None:
        yield from ((kind, whole) for kind in kinds if kind.per == "site" and kind.is_there(whole))
        return
    for kind in kinds:
        if kind.per == "variant" and kind.is_there(whole):
            yield kind, whole
        if kind.per == "role":
            each = (replace(whole, role=role) for role in people(whole.guide.content))
            yield from ((kind, subject) for subject in each if kind.is_there(subject))
    for stage in whole.pathway.all_stages:
        subject = replace(whole, stage=stage)
        yield from ((kind, subject) for kind in kinds if kind.per == "stage" and kind.is_there(subject))


def there(kinds: tuple[PageKind, ...], subject: Subject) -> frozenset[str]:
    """The names of the kinds of which the whole site, or the path that the subject is about, has a page."""
    site = replace(subject, pathway=None, stage=None, role="")
    path = replace(subject, stage=None, role="")
    found = {kind.name for kind in kinds if kind.per == "site" and kind.is_there(site)}
    if subject.pathway is not None:
        found |= {kind.name for kind in kinds if kind.per == "variant" and kind.is_there(path)}
    return frozenset(found)
