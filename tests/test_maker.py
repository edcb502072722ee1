"""Pages are made, whole and right, without any web framework."""

from __future__ import annotations

import re

from conftest import AS_OF, ROOT
from jalons.guide import open_guide
from jalons.pages.maker import pages, uris
from jalons.path.roles import people
from outline import drawn, modelled


def test_pages_need_no_framework():
    """Every page of the real guide is made from the core alone, and each flowchart is its model."""
    guide = open_guide(ROOT / "data", AS_OF)
    made = list(pages(guide, ROOT / "overrides" / "jalons"))
    assert sorted(page.uri for page in made if page.language == "fr") == sorted(uris(guide.pathways, people(guide.content)))
    assert sorted(page.uri for page in made if page.language == "en") == sorted(uris(guide.pathways, people(guide.content)))
    for page in made:
        assert page.title and page.description and page.body.count("<h1") == 1, page.path
        if page.kind == "pathway":
            assert drawn(page.body) == modelled(guide.pathways[page.trade].entries)
        if page.kind == "checklist":
            assert re.search(r"data-tick=", page.body)


def test_words_of_the_other_language_are_marked():
    """English names in French pages, and French ones in English pages, say their language."""
    guide = open_guide(ROOT / "data", AS_OF)
    for page in pages(guide, ROOT / "overrides" / "jalons"):
        if page.language == "fr" and page.kind == "money":
            assert "Tools Grant" in page.body
            assert page.body.count("Tools Grant") == page.body.count('<span lang="en">Tools Grant</span>')
        if page.language == "fr" and page.uri == "trades/620E/":
            assert 'Parcours du métier 620E (<span lang="en">Educational Assistant</span>)' in page.body
        if page.language == "en" and page.uri == "trades/620D/":
            assert '<span lang="fr">services de soutien à l’intégration</span>' in page.body
