"""A stage's page: nothing of the data gone, the answer first, evidence on demand, rows that fit the reader, its old address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import expect

from jalons.guide import Guide
from jalons.pages.maker import PageMaker
from jalons.path.pathway import StageOnPath
from jalons.records.texts import Text
from jalons.writing.language import SPOKEN
from jalons.writing.typography import typeset
from support.paper import bare, printed, words_of
from support.project import ROOT
from support.weight import of_page

TEMPLATES = ROOT / "overrides" / "jalons"
TRADES = ("620D", "620C", "306A", "438A")
"""A trade with classes and without an exam, one with two figures of hours, one with an exam, one whose exam is unknown."""
SCREEN = 740
"""The height of a phone's screen, in CSS pixels."""
APPLY = "trades/620D/apply/"


def texts_of(guide: Guide, at: StageOnPath) -> Iterator[Text]:
    """Everything that the data says of a stage, but for where its reader stands, which the home page says."""
    stage, content = at.stage, guide.content
    yield from (stage.title, stage.summary)
    for item in (*stage.items().values(), *(document for parcel in stage.hand_in for document in parcel.documents)):
        yield from filter(None, (item.title, item.text, item.detail, item.only_if))
        if item.link:
            yield content.links[item.link].name
    for event in stage.events:
        yield from (event.title, event.text)
    for parcel in stage.hand_in:
        yield from filter(None, (parcel.title, parcel.only_if, content.roles[parcel.to].name))
    yield from filter(None, (stage.afterwards,))
    yield from (content.roles[role].name for role in stage.who)
    yield from (content.channels[channel].name for channel in stage.channels)
    yield from (content.links[link].name for link in stage.links)
    yield from (text for law in stage.laws for text in (content.laws[law].name, content.laws[law].about))
    yield from (content.glossary[term].term for term in stage.terms)


def words_in(html: str) -> str:
    """The letters of a piece of HTML, without what stands between them for scripts, and lines to write on."""
    html = re.sub(r'<span class="on-paper open-amount"[^>]*>[^<]*</span>', "", html)
    return bare(unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.build
@pytest.mark.parametrize("language", SPOKEN)
def test_every_sentence_of_the_data_is_on_the_page(guide, language):
    """Each text of each stage of several trades is on the page of the stage, in view or folded, and so are its sources."""
    maker, missing = PageMaker(guide, language, TEMPLATES), []
    for trade_id in TRADES:
        for at in guide.pathways[trade_id].all_stages:
            body = maker.named("stage", trade_id, stage=at.id).body
            said, texts = words_in(body), list(texts_of(guide, at))
            assert len(texts) > 15
            missing += [
                f"{trade_id}/{at.id}: {text.in_(language)}"
                for text in texts
                if bare(typeset(text.in_(language), language)) not in said
            ]
            parts = (at.stage, *at.stage.items().values(), *at.stage.events, *at.stage.hand_in)
            sources = {source for part in parts for source in part.source}
            missing += [f"{trade_id}/{at.id}: {name}" for name in sources if f'id="source-{name}"' not in body]
    assert missing == []


@pytest.mark.build
@pytest.mark.parametrize("language", SPOKEN)
def test_what_to_do_comes_first(guide, language):
    """Tasks, what to have in hand, at most three questions, then what is folded, the sources last."""
    maker = PageMaker(guide, language, TEMPLATES)
    order = ("checklist", "have-ready", "to-ask", "happens", "hand-in", "events", "money", "print", "evidence")
    assert guide.pathways["620D"].all_stages
    for at in guide.pathways["620D"].all_stages:
        body = maker.named("stage", "620D", stage=at.id).body
        places = [place for name in order if (place := body.find(f' id="{name}"')) > 0]
        assert places == sorted(places) and len(places) >= 4, at.id
        view, folded = body[: body.index('id="happens"')], body[body.index('id="evidence"') :]
        asked = re.findall(r'class="statement question" id="([^"]+)"', view)
        left = re.findall(r'class="statement question" id="([^"]+)"', folded)
        assert sorted([*asked, *left]) == sorted(item.id for item in at.stage.to_confirm if item.ask), at.id
        assert len(asked) == min(3, len(asked) + len(left)), at.id


@pytest.mark.build
@pytest.mark.parametrize("kind", ["stage", "pathway", "variant-money", "events", "role", "checklist"])
def test_one_mark_stands_for_all_doubt(guide, kind):
    """Doubt in a sentence is one mark, which leads to what it means in the folded block; sources are listed there."""
    maker = PageMaker(guide, "fr", TEMPLATES)
    given = {"stage": {"stage": "apply"}, "role": {"role": "apprentice"}}.get(kind, {})
    body = maker.named(kind, "620D", **given).body
    start = body.index('<details class="fold evidence"')
    marks = re.findall(r'<a class="doubt" data-search="no" href="#(doubt-[a-z]+)"', body)
    assert marks and body.count("doubt__kind") == len(marks)
    assert all(body.index(f'id="{mark}"') > start for mark in set(marks))
    assert all(body.index(f'id="{name}"') > start for name in set(re.findall(r'href="#(source-[^"]+)"', body)))


@pytest.mark.build
def test_a_stage_is_light(small_site):
    """All that the page of a stage loads at its first visit is under 40 kB gzipped; our own CSS and JavaScript under 16 KB."""
    for page in ("620D/apply", "620D/in-class", "306A/exam"):
        html = small_site / "trades" / page / "index.html"
        everything, own = of_page(html)
        assert everything < 40_000, page
        assert own < 16 * 1024, page


@pytest.mark.undrawn
@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_stage_is_four_screens_at_most(new_reader, guide, site, language):
    """On a phone each stage is at most four screens with its folds closed, and its first task stands in the first 1.5."""
    reader = new_reader(viewport={"width": 360, "height": SCREEN})
    long = []
    for trade_id in ("620D", "306A"):
        for at in guide.pathways[trade_id].all_stages:
            page = reader.open(f"{language}trades/{trade_id}/{at.id}/")
            height, first = page.evaluate(
                "[document.documentElement.scrollHeight, document.querySelector('.row [data-tick]').getBoundingClientRect().top]"
            )
            assert height > 800
            if height > 4 * SCREEN or first > 1.5 * SCREEN:
                long.append((trade_id, at.id, height, first))
    assert long == []


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_evidence_is_shown_on_demand(new_reader, script):
    """No number of a source is in sight until a mark is pressed: then the block opens, and each sentence shows its own."""
    page = new_reader(java_script_enabled=script).open(APPLY)
    expect(page.locator(".ref:visible")).to_have_count(0)
    kind = page.locator(".in-hand .doubt__kind").first
    assert kind.bounding_box()["width"] <= 1
    page.locator(".in-hand .doubt").first.click()
    expect(page.locator("#evidence")).to_have_attribute("open", "")
    expect(page.locator("#doubt-medium")).to_be_in_viewport()
    assert page.locator(".ref:visible").count() > 20 and kind.bounding_box()["width"] > 20
    page.locator(".in-hand .ref").first.click()
    expect(page.locator(".sources__list :target")).to_be_in_viewport()


@pytest.mark.undrawn
@pytest.mark.browser
@pytest.mark.parametrize("language", SPOKEN)
def test_every_sentence_is_on_paper(new_reader, guide, tmp_path, language):
    """Printed with its folds closed, the page of a stage has every sentence of its data; the sources are the last block."""
    path = ("en/" if language == "en" else "") + APPLY
    text = words_of(printed(new_reader(), path, "Letter", tmp_path))
    at = guide.pathways["620D"].stage("apply")
    wanted = [bare(typeset(each.in_(language), language)) for each in texts_of(guide, at)]
    assert [words for words in wanted if words not in text] == []
    sources = [bare(url) for name in at.stage.source if (url := guide.content.sources[name].url)]
    rows = [text.find(bare(typeset(item.text.in_(language), language))) for item in at.tasks]
    assert sources and rows == sorted(rows) and all(text.rfind(source) > max(rows) for source in sources)


def folds(page) -> dict[str, str]:
    """The words under which each folded row of the page stands, by its task."""
    found: dict[str, str] = page.eval_on_selector_all(
        ".row:has(.row__fold)",
        "(rows) => Object.fromEntries(rows.map((row) => [row.id, row.querySelector('summary').innerText]))",
    )
    return found


@pytest.mark.browser
def test_rows_fit_who_reads(reader, guide):
    """Another person's tasks stand under that person's name; once one has answered, what is not one's case under its condition."""
    page = reader.open(APPLY)
    assert folds(page)["ask-sponsor-approval"] == "À faire par\u00a0: Parrain"
    assert "apply-on-paper" in folds(page) and "use-own-email" not in folds(page)
    page.evaluate(
        "for (const [key, value] of [['age', '18-plus'], ['sponsor', 'has-had-one']]) localStorage.setItem(`jalons:/guide/:answer:${key}`, `1 ${value}`)"
    )
    page.reload()
    expect(page.locator("#ask-if-first-apprentice summary").first).to_contain_text("pas selon vos réponses")
    assert "pas selon" not in folds(page)["apply-online"]
    page.evaluate("localStorage.setItem('jalons:/guide/:me:620D/role', '1 sponsor')")
    page.reload()
    expect(page.locator("#use-own-email summary").first).to_have_text("À faire par\u00a0: Apprenti")
    assert "keep-copy" not in folds(page)
    items = [item.id for item in guide.pathways["620D"].stage("apply").tasks]
    assert page.locator(".row").evaluate_all("(rows) => rows.map((row) => row.id)") == items
    reader.open("en/" + APPLY + "#create-account")
    expect(page.locator("#create-account [data-tick]")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
def test_the_old_address_of_a_sheet_leads_on(new_reader, language):
    """What stood at STAGE/checklist/ is the page of the stage: its fragment is kept, and without a script a link leads there."""
    old = f"{language}{APPLY}checklist/"
    for fragment, kept in (
        ("", ""),
        ("#apply--keep-copy", "#keep-copy"),
        ("#for=sponsor&side-by-side", "#for=sponsor&side-by-side"),
        ("#v=1a2b3c4d", "#v=1a2b3c4d"),
    ):
        page = new_reader().open(old + fragment)
        expect(page).to_have_url(re.compile(re.escape(f"/guide/{language}{APPLY}{kept}") + "$"))
        expect(page.locator(".row:visible").first).to_be_visible()
    page = new_reader(java_script_enabled=False).open(old)
    section = page.locator("section").nth(0)
    section.locator("a").first.click()
    expect(page).to_have_url(re.compile(f"/guide/{language}{APPLY}$"))
