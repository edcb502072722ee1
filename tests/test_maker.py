"""Pages are made, whole and right, without any web framework."""

from __future__ import annotations

import re

import pytest

from jalons.checking import open_guide
from jalons.pages.maker import Page, pages, uris
from support.outline import drawn, modelled
from support.project import AS_OF, ROOT
from support.sites import FEW_TRADES, few_data
from support.small_guide import change

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A guide of a handful of real trades."""
    return open_guide(few_data(tmp_path_factory.mktemp("maker") / "data"), AS_OF)


@pytest.fixture(scope="module")
def made(guide) -> list[Page]:
    return list(pages(guide, ROOT / "overrides" / "jalons"))


def test_pages_need_no_framework(guide, made):
    """Every page of a guide of real trades is made from the core alone, and each flowchart is its model."""
    assert sorted(page.uri for page in made if page.language == "fr") == sorted(uris(guide))
    assert sorted(page.uri for page in made if page.language == "en") == sorted(uris(guide))
    assert {"pathway", "checklist"} <= {page.kind.name for page in made}
    for page in made:
        assert page.title and page.description and page.body.count("<h1") == 1, page.path
        if page.kind.name == "pathway":
            assert drawn(page.body) == modelled(guide.pathways[page.trade].entries)
        if page.kind.name == "checklist":
            assert re.search(r"data-tick=", page.body)


def test_words_of_the_other_language_are_marked(made):
    """English names in French pages, and French ones in English pages, say their language."""
    of_money = [page.body for page in made if page.language == "fr" and page.kind.name in ("money", "variant-money")]
    assert len(of_money) == 1 + len(FEW_TRADES)
    for body in of_money:
        assert "Tools Grant" in body
        words = re.sub(r"<[^>]*>", "", body.replace('<span lang="en">Tools Grant</span>', ""))
        assert "Tools Grant" not in words
    (french,) = [page.body for page in made if page.language == "fr" and page.uri == "trades/620E/"]
    assert 'Parcours du métier 620E (<span lang="en">Educational Assistant</span>)' in french
    (english,) = [page.body for page in made if page.language == "en" and page.uri == "trades/620D/"]
    assert '<span lang="fr">services de soutien à l’intégration</span>' in english


def test_a_pause_is_said_wherever_a_reader_applies(tmp_path):
    """A trade whose registration is paused says so on its path, its lists and its page of places, and asks what is for it."""
    folder = few_data(tmp_path / "data")
    trade = "registration:\n  value: unknown\n"
    change(folder, "trades/620E.yml", trade, "registration:\n  value: paused\n  since: 2026-10-01\n")
    made = {
        page.uri: page.body
        for page in pages(open_guide(folder, AS_OF), ROOT / "overrides" / "jalons")
        if page.language == "en"
    }
    said = "Registration in this trade has been on hold since October 1, 2026."
    own = ("", "apply/", "checklist/", "where/", "apprentice/", "sponsor/", "trainer/")
    for page in own:
        plain = re.sub(r"\s+", " ", made[f"trades/620E/{page}"].replace("\xa0", " "))
        assert plain.count(said) == 1, page
        assert "data-paused" not in made[f"trades/620D/{page}"], page
    assert "data-paused" not in made["trades/620E/logbook/"]
    for trade_id, there, gone in (
        ("620E", "ask-when-resumes", "ask-registration-open"),
        ("620D", "ask-registration-open", "ask-when-resumes"),
    ):
        for page in ("apply/", "checklist/"):
            assert f'data-tick="{trade_id}/apply/{there}"' in made[f"trades/{trade_id}/{page}"]
            assert f'data-tick="{trade_id}/apply/{gone}"' not in made[f"trades/{trade_id}/{page}"]
    assert "registration in this trade is on hold" in made["trades/620E/apply/"]
