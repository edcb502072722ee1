"""Checks what stands around the data of a guide: hand-written pages, menus, the words that templates ask for."""

from __future__ import annotations

from pathlib import Path

from jalons.content.head import head_of
from jalons.guide import Guide
from jalons.pages import leads, reserved, vocabulary
from jalons.pages.maker import uris
from jalons.problems.problem import Problem
from jalons.project import overrides_of
from jalons.rules.wording import feminine
from jalons.site import prose


def around(root: Path, guide: Guide | None, docs: str = "docs") -> list[Problem]:
    """What is wrong around the data; without a guide, only what can be told of hand-written pages alone.

    `docs` is how their folder is named in locations.
    """
    generated = frozenset(uris(guide)) if guide else frozenset()
    languages = guide.content.languages if guide else head_of(root / "data").languages
    found = list(prose.problems(root / "docs", docs, generated, languages))
    if guide:
        found += prose.people(root / "docs", docs, feminine(guide.content), languages)
        found += prose.menu_problems(guide.content.site, root / "docs", generated)
        found += leads.problems(guide.content, generated)
        templates = overrides_of(root) / "jalons"
        found += reserved.every_anchor_is_free(guide.content, templates)
        found += vocabulary.problems(guide.content.words, templates)
    return found
