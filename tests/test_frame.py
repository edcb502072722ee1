"""The page template, filled in once for many pages, gives each page as if it were filled in for it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import escape

from jalons.pages.addresses import relative
from jalons.pages.frame import Frame
from jalons.pages.maker import Page

PAGE = Page("trades/111A/apply/", "fr", "stage", 'Un "titre" & plus', "Décrire <ceci>", "<p>stand-in</p>", trade="111A")


class Template:
    """A page template; counts how often it is filled in."""

    def __init__(self, curious: bool = False) -> None:
        self.times = 0
        self.curious = curious

    def fill(self, page: Page) -> str:
        self.times += 1
        size = len(page.title) if self.curious else 0
        return (
            f'<html lang="{page.language}" class="{page.kind}" data-size="{size}"><a href="{relative("assets/", page.path)}">'
            f'<a href="{relative("money/", page.path)}#{escape(page.trade)}"><link href="https://x.example/{escape(page.path)}">'
            f"<title>{escape(page.title)}</title>{escape(page.description)}<main>{page.body}</main>"
        )


PAGES = [
    PAGE,
    replace(PAGE, uri="trades/222B/learn/", trade="222B", title="</title>{{ a }}", body="stand-in-for-title \\1 {x}"),
    replace(PAGE, uri="trades/222B/", trade="222B", kind="pathway"),
    replace(PAGE, uri="trades/lantern-maker/", trade="lantern-maker", kind="pathway", description="stand-in-for-body"),
    replace(PAGE, uri="trades/111A/apply/checklist/", kind="checklist"),
    replace(PAGE, uri="trades/222B/checklist/", trade="222B", kind="checklist"),
    replace(PAGE, uri="money/", kind="money", trade=""),
]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_same_as_filled_in_alone(language):
    """Every page comes out as from the template itself, whatever signs its words hold."""
    template, frame = Template(), Frame(Template().fill)
    for page in (replace(page, language=language) for page in (*PAGES, *PAGES)):
        assert frame.around(page) == template.fill(page)


def test_the_template_is_filled_in_twice_a_kind():
    """Hundreds of pages of one kind cost two fillings: the first page, and the one that is kept."""
    template = Template()
    frame = Frame(template.fill)
    for n in range(300):
        frame.around(replace(PAGE, uri=f"trades/{n}/apply/", trade=str(n)))
    assert template.times == 2


def test_a_template_that_looks_into_words_is_filled_in_for_each_page():
    """Where the two ways differ nothing is kept, and every page is still right."""
    template = Template(curious=True)
    frame = Frame(template.fill)
    for title in ("a", "bb", "ccc"):
        page = replace(PAGE, title=title)
        assert frame.around(page) == template.fill(page)


def test_trades_that_menus_name_are_filled_in_alone():
    """On their pages the menus differ."""
    template = Template()
    frame = Frame(template.fill, frozenset({"111A"}))
    for _ in range(5):
        frame.around(PAGE)
    assert template.times == 5
