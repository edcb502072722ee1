"""Citations: the sources of one page, numbered as the page names them."""

from __future__ import annotations

from datetime import date

from jalons.pages.citations import Citations
from jalons.pages.context import PageContext
from jalons.records.fields import Sourced
from support.small_guide import change, content_of, small_data

BOOK = "\nbook: {title: Book, publisher: {fr: a, en: b}, language: en, kind: other, checked: 2025-12-01}\n"


def sources(tmp_path):
    folder = small_data(tmp_path)
    change(folder, "sources.yml", "checked: 2026-01-01\n", "checked: 2026-01-01" + BOOK)
    return content_of(folder).sources


def numbers(found) -> list[tuple[int, str]]:
    return [(citation.number, citation.id) for citation in found]


def test_numbered_in_order(tmp_path):
    """A source takes the next number where it is first named, and keeps it."""
    citations = Citations(sources(tmp_path))
    assert numbers(citations.cite(Sourced(source=["book"]))) == [(1, "book")]
    assert numbers(citations.cite(Sourced(source=["manual", "book"]))) == [(2, "manual"), (1, "book")]
    assert citations.cite(Sourced(advice="yes")) == []
    assert numbers(citations.all) == [(1, "book"), (2, "manual")]


def test_oldest_reading_counts(tmp_path):
    """A source shows its oldest reading that the page relies on; a fact's own day stands before the source's."""
    citations = Citations(sources(tmp_path))
    (cited,) = citations.cite(Sourced(source=["manual"], checked=date(2026, 2, 1)))
    assert cited.checked == date(2026, 2, 1)
    (cited,) = citations.cite(Sourced(source=["manual"]))
    assert cited.checked == date(2026, 1, 1)
    (cited,) = citations.cite(Sourced(source=["manual"], checked=date(2026, 2, 2)))
    assert (cited.checked, citations.all[0].checked) == (date(2026, 1, 1), date(2026, 1, 1))


def test_a_title_is_typeset_in_its_own_language():
    """The title of a French source has its no-break spaces on the page, whatever the language of the page."""
    ctx = PageContext.__new__(PageContext)
    assert ctx.typeset_in("Registre : l'essentiel", "fr") == "Registre\u00a0: l’essentiel"
    assert ctx.typeset_in('The "book": a title', "en") == "The “book”: a title"
