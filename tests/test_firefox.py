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
    """On a stage's, the sponsor's and the whole path's sheet each task stands once, in order; each page says what and whose it is."""
    pathway = guide.pathways["620D"]
    stage = pathway.stage("on-the-job")
    everything = [item for at in pathway.stages for item in at.tasks]
    sheets = {
        "on-the-job": (stage.tasks, typeset(stage.stage.title.get("fr"), "fr")),
        "sponsor": ([item for item in everything if "sponsor" in item.who], "Parrain"),
        "checklist": (everything, "Liste à cocher"),
    }
    (tmp_path / "profile").mkdir()
    with started(str(PROGRAM), tmp_path / "profile") as firefox:
        printed = {
            name: pages_of(firefox.printed(f"{server.address}trades/620D/{name}/", tmp_path / f"{name}.pdf"))
            for name in sheets
        }
    assert printed.keys() == sheets.keys()
    for name, (tasks, title) in sheets.items():
        pages, whole = printed[name], "".join(printed[name])
        rows = [bare(typeset(item.text.get("fr"), "fr")) for item in tasks]
        assert len(pages) > 1 and [row for row in rows if whole.count(row) != 1] == []
        assert [whole.find(row) for row in rows] == sorted(whole.find(row) for row in rows)
        head = (f"620D · {title}", "Nom de l’apprenti", "Version du contenu", f"trades/620D/{name}/")
        assert [(name, n, words) for n, page in enumerate(pages) for words in head if bare(words) not in page] == []
        assert all("InitialesDate" in page for page in pages if any(row in page for row in rows))
