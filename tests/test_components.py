"""Every component has examples; they render, and everybody can use them."""

from __future__ import annotations

import pytest

from support.axe import violations
from support.project import ROOT
from tools import gallery

TEMPLATES = ROOT / "overrides" / "jalons"
COMPONENTS = gallery.components(TEMPLATES)
UNSEEN = {"page-has-heading-one", "heading-order", "landmark-unique", "region"}
"""Rules of axe on the order of a whole page, which a list of pieces has not."""


@pytest.fixture(scope="module")
def galleries(guide):
    """The gallery in each language."""
    return {language: gallery.Gallery(guide, language, TEMPLATES) for language in ("fr", "en")}


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_has_an_example_that_renders(galleries, component):
    """A folder of components has examples, and each gives HTML in both languages."""
    found = list(gallery.examples(TEMPLATES, component))
    assert found, f"components/{component}/examples.yml is missing or empty"
    for example in found:
        assert all(made.html(example).strip() for made in galleries.values()), example.name


@pytest.mark.browser
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everybody_can_use_every_component(guide, chromium, tmp_path, language):
    """On a phone and on a desk, light and dark, axe-core finds nothing in the gallery, and it does not scroll sideways."""
    gallery.write(guide, TEMPLATES, tmp_path)
    page = chromium.new_page()
    found = []
    for scheme, seen_at in zip(gallery.SCHEMES, (1280, 360), strict=True):
        page.goto((tmp_path / gallery.file_of(language, scheme)).as_uri())
        assert page.locator("[data-example]").count() >= len(COMPONENTS)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": seen_at, "height": 800})
        # what is not a matter of colour is the same in both colour schemes, and colours in both languages
        rules = "contrast" if scheme == "dark" else "all" if language == "fr" else "all but contrast"
        if rules != "contrast" or language == "fr":
            found += [f"{scheme}: {each}" for each in violations(page, rules) if each.split(":")[0] not in UNSEEN]
    page.close()
    assert found == []
