"""Where search leads first whoever types certain words: pages that data/synonyms.yml names, on a path that has them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jalons.content import Content
from jalons.guide import Guide
from jalons.path.pathway import TradePathway
from jalons.problems.problem import Problem
from jalons.records.texts import Text
from jalons.writing.folding import fold_words

TRADE = "{trade}"
"""Stands in an address for the reader's own trade, or for the first that has the page."""


@dataclass(frozen=True)
class Lead:
    """A page that is shown before all that search finds."""

    address: str
    """From the root of a language, with an anchor where there is one: "trades/620D/changes/#moved"."""
    says: Text
    words: tuple[str, ...]
    """The words and phrases that lead there, folded as search folds what is typed."""


def leads(guide: Guide) -> list[Lead]:
    """The leads of a guide, in the order of the file; one that no trade of the guide has is left out."""
    main = guide.pathways[guide.content.site.main]
    paths = [main, *(path for path in guide.pathways.values() if path is not main)]
    found: list[Lead] = []
    for group in guide.content.synonyms.values():
        if group.leads_to is None or group.says is None:
            continue
        words = tuple(dict.fromkeys(fold_words(word) for word in group.every))
        trade_id = next((path.trade_id for path in paths if _has(path, group.leads_to, guide.content.stages)), None)
        if TRADE not in group.leads_to or trade_id:
            found.append(Lead(group.leads_to.replace(TRADE, trade_id or ""), group.says, words))
    return found


def _has(path: TradePathway, address: str, guide_stages: Collection[str]) -> bool:
    """Whether a path has what an address names below its trade: what can change, a stage, or a page that all have."""
    page, _, anchor = address.partition(TRADE + "/")[2].partition("#")
    if page == "changes/":
        return not anchor or anchor in path.events()
    stage = page.rstrip("/")
    return stage not in guide_stages or any(at.id == stage for at in path.all_stages)


def problems(content: Content, known: Collection[str]) -> Iterator[Problem]:
    """Leads to no page of the site, and those that lack a page or words; `known` are the pages, from their root."""
    for name, group in content.synonyms.items():
        if (group.leads_to is None) != (group.says is None):
            yield Problem("lead-half", group.location, name)
        elif group.leads_to is not None:
            page = group.leads_to.partition("#")[0]
            if not any(page.replace(TRADE, trade_id) in known for trade_id in content.trades):
                facts = {"name": group.leads_to}
                yield Problem("lead-page-missing", group.at("leads_to"), f"{name}/leads_to", facts)
