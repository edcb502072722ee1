"""Names that pages take for themselves, and so no stage, person or other part of the content may have."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from jalons.content import VARIANTS, Content
from jalons.pages import templates
from jalons.pages.kind import VARIANT, PageKind
from jalons.pages.kinds import FEATURES, PAGE_KINDS
from jalons.path.roles import people
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.rules.paths import anchored

_KEPT = ("index", "roles", "questions", "dates", VARIANTS)
"""What ids of readers' ticks and files of folders begin with."""
_EXPRESSION = "\ufffd"
"""Stands for what a template fills in."""


def addresses(kinds: tuple[PageKind, ...] = PAGE_KINDS) -> frozenset[str]:
    """Names that no stage and no person may have: below each trade they are the addresses of other pages."""
    return frozenset(
        (*_KEPT, *(kind.below.strip("/") for kind in kinds if kind.per == "variant" and kind.address != VARIANT))
    )


def every_address_of_a_person_is_free(content: Content) -> Iterator[Problem]:
    """People have pages below each trade, where other pages have addresses of their own."""
    taken = addresses()
    for name in people(content):
        if name in taken:
            yield Problem("id-taken", content.roles[name].location, name, {"name": name})


def every_feature_is_known(content: Content) -> Iterator[Problem]:
    """What the guide does without is a kind of page that it could have."""
    for number, name in enumerate(content.site.without):
        if name not in FEATURES:
            facts = {"value": name, "allowed": FEATURES, "near": nearest(name, FEATURES)}
            yield Problem("wrong-choice", content.site.at("without", number), f"without/{number + 1}", facts)


def every_anchor_is_free(content: Content, root: Path) -> Iterator[Problem]:
    """Ids become anchors of pages, which have anchors of their own in the templates of `root` (overrides/jalons)."""
    taken = anchors(root)
    for name, record, where in anchored(content):
        if name in taken or name.startswith("source-"):
            yield Problem("id-taken", record.at("id"), where or name, {"name": name})


def anchors(root: Path) -> frozenset[str]:
    """Anchors that templates give themselves: each id with nothing to be filled in. `root` is overrides/jalons."""
    reader = _Ids()
    for path in sorted(root.rglob("*.html")):
        try:
            tree = templates.parsed(path.read_text("utf-8"))
        except (TemplateSyntaxError, UnicodeDecodeError):
            continue  # what cannot be read is told when a page is made of it
        parts = (part for output in tree.find_all(nodes.Output) for part in output.nodes)
        reader.feed("".join(part.data if isinstance(part, nodes.TemplateData) else _EXPRESSION for part in parts))
    return frozenset(name for name in reader.found if _EXPRESSION not in name)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "id" and value]
