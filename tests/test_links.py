"""Links of the documents: every relative link leads to a file, and every fragment to a heading."""

from __future__ import annotations

import pytest

from tools.links import dead_links

PAGES = {
    "README.md": "# Début d'été\n\n[a](#début-dété) [b](OTHER.md#two-words) [c](docs/fr/) [d](https://a.example/b#c)\n",
    "OTHER.md": "# Two `words`\n\n[back](README.md)\n\n```\n[no link](none.md)\n```\n",
    "docs/fr/page.md": "---\ntitle: Page\n---\n# Page\n\n[trade](trades/620D/apply.md#step) ![drawing](drawing.svg)\n",
    "docs/fr/drawing.svg": "<svg/>",
}
GENERATED = ("trades/620D/apply/",)


@pytest.fixture
def found(tmp_path):
    """What leads nowhere once some of the pages are changed."""

    def make(**changed: str) -> list[str]:
        for name, text in (PAGES | {name.replace("__", "/") + ".md": text for name, text in changed.items()}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return list(dead_links(tmp_path, ("README.md", "OTHER.md", "docs"), GENERATED))

    return make


def test_links_that_lead_somewhere_are_well(found):
    """Files, folders, headings with accents, code and pages made from data; other sites are not asked."""
    assert found() == []


@pytest.mark.parametrize(
    ("page", "text", "said"),
    [
        ("README", "[a](NONE.md)", "README.md: NONE.md: no such file"),
        ("README", "![a](drawing.svg)", "README.md: drawing.svg: no such file"),
        ("README", "[a](OTHER.md#three)", "README.md: OTHER.md#three: no such heading"),
        ("README", "# A\n\n[a](#b)", "README.md: #b: no such heading"),
        ("README", "[a][b]\n\n[b]: NONE.md", "README.md: NONE.md: no such file"),
        ("README", '<a href="NONE.md">a</a>', "README.md: NONE.md: no such file"),
        ("docs__fr__page", "# Été\n\n[a](#été)", "docs/fr/page.md: #été: no such heading"),
        ("docs__fr__page", "[a](trades/620D/aply.md)", "docs/fr/page.md: trades/620D/aply.md: no such file"),
        ("OTHER", "# Two words\n\n[a](trades/620D/apply.md)", "OTHER.md: trades/620D/apply.md: no such file"),
    ],
)
def test_links_that_lead_nowhere_are_told(page, text, said, found):
    """The document, the link as it is written, and what is missing; pages from data lie below the docs of a language."""
    assert found(**{page: text}) == [said]
