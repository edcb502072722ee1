"""Paper from Firefox: the same rows as from any browser, and a head on each page, though it knows no margin boxes."""

from __future__ import annotations

import pytest

from jalons.writing.typography import typeset
from support.firefox import find_firefox, started
from support.paper import bare, pages_of

pytestmark = pytest.mark.build

PROGRAM = find_firefox()


@pytest.mark.skipif(PROGRAM is None, reason="no Firefox here: install firefox-esr to try its paper")
def test_firefox_prints_rows_once_and_a_head_on_each_page(guide, site, server, tmp_path):
    """Each task stands once and in order; each page says trade, sheet, whose it is, version and address, and heads its columns."""
    stage = guide.pathways["620D"].stage("on-the-job")
    rows = [bare(typeset(item.text.fr, "fr")) for item in stage.tasks]
    (tmp_path / "profile").mkdir()
    with started(str(PROGRAM), tmp_path / "profile") as firefox:
        pages = pages_of(firefox.printed(f"{server.address}trades/620D/on-the-job/", tmp_path / "paper.pdf"))
    whole = "".join(pages)
    assert len(pages) > 1 and [row for row in rows if whole.count(row) != 1] == []
    assert [whole.find(row) for row in rows] == sorted(whole.find(row) for row in rows)
    head = (
        f"620D · {typeset(stage.stage.title.fr, 'fr')}",
        "Nom de l’apprenti",
        "Version du contenu",
        "trades/620D/on-the-job/",
    )
    assert [(n, words) for n, page in enumerate(pages) for words in head if bare(words) not in page] == []
    assert all("InitialesDate" in page for page in pages if any(row in page for row in rows))
