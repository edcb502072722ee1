"""What has changed since a sheet was printed: worked out part by part, and said on the page that its code leads to."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from jalons.guide import guide_of
from jalons.pages.since import Since
from jalons.pages.wording import Wording
from jalons.path.release_diff import Changed, Comparison
from jalons.path.release_parts import version_of
from jalons.records.texts import same_in_all
from jalons.writing.language import SPOKEN
from jalons_cli.releasing import release
from support.axe import violations
from support.browsers import Browsers, Reader
from support.edited_guide import versions
from support.project import AS_OF, ROOT
from support.servers import Server
from support.small_guide import change, content_of, problems, small_data, write

DAY, LATER = date(2026, 2, 1), date(2026, 3, 1)
APPLY, LEARN, PARTY = "stages/apply.yml", "stages/learn.yml", "stages/party.yml"


@pytest.fixture
def folder(tmp_path):
    """The small data, released."""
    folder = small_data(tmp_path)
    release(guide_of(content_of(folder), DAY), folder)
    return folder


def changes(folder, trade: str = "111A", day: date = LATER):
    """What has changed of a trade since the first release of a folder with nothing wrong in it."""
    assert [each for each in problems(folder) if "(warning)" not in each] == []
    content = content_of(folder)
    return Comparison(content, version_of(content, day), content.releases.versions[0]).changes(trade)


def test_nothing_changed(folder):
    """Where words are the same nothing is told, whatever else of the content changed."""
    change(folder, "channels.yml", "en: Post", "en: Mail")
    assert changes(folder) == {} and changes(folder, "222B") == {}


def test_reworded_new_and_gone(folder):
    """A part is reworded in one language or both, or new; what is gone is named in full."""
    change(folder, APPLY, "en: Wait for the answer.", "en: Await the answer.")
    change(folder, APPLY, "{fr: On demande., en: One applies.}", "{fr: Vous demandez., en: You apply.}")
    change(
        folder,
        APPLY,
        "notes:\n",
        "  - {id: call, text: {fr: Appeler., en: Call.}, who: apprentice, advice: yes}\nnotes:\n",
    )
    change(folder, APPLY, "  - id: paper\n", "  - id: parchment\n")
    assert changes(folder) == {
        "apply": [
            Changed("reworded", "stage", "summary"),
            Changed("reworded", "tasks", "wait", "en"),
            Changed("new", "tasks", "call"),
            Changed("new", "notes", "parchment"),
            Changed("gone", "notes", "apply/paper"),
        ]
    }


def test_a_figure_of_one_trade(folder):
    """Where a trade's hours change, what names them is reworded for that trade alone."""
    change(folder, "trades/111A.yml", "[{value: 200, source: manual}]", "[{value: 250, source: manual}]")
    change(folder, "trades/111A.yml", "[{value: 1000, source: manual}]", "[{value: 950, source: manual}]")
    assert changes(folder) == {"learn": [Changed("reworded", "tasks", "sit")]}
    assert changes(folder, "222B") == {}


def test_what_was_renamed_is_the_same(folder):
    """A renamed task, stage and trade are what they were; what two tasks became is reworded."""
    change(folder, LEARN, "  - id: sit\n", "  - id: sit-down\n    was: sit\n")
    write(folder, "stages/study.yml", "was: learn\n" + (folder / LEARN).read_text("utf-8"))
    (folder / LEARN).unlink()
    for file in ("pathways/lantern.yml", "events.yml"):
        write(folder, file, (folder / file).read_text("utf-8").replace("learn", "study"))
    write(
        folder,
        "trades/kite-maker.yml",
        "was: 222B\n" + (folder / "trades/222B.yml").read_text("utf-8").replace("pathway:", "code: 222B\npathway:"),
    )
    (folder / "trades/222B.yml").unlink()
    assert changes(folder) == {} and changes(folder, "kite-maker") == {}
    change(folder, APPLY, "  - id: ask\n", "  - id: ask-and-wait\n    was: [ask, wait]\n")
    change(
        folder,
        APPLY,
        "  - id: wait\n    text: {fr: Attendre la réponse., en: Wait for the answer.}\n    who: apprentice\n    advice: yes\n",
        "",
    )
    assert changes(folder) == {"apply": [Changed("reworded", "tasks", "ask-and-wait")]}


def test_what_moved_to_another_list_is_the_same(folder):
    """A note that becomes something that happens keeps its id and its words: nothing is told."""
    text = (folder / APPLY).read_text("utf-8")
    write(folder, APPLY, text.replace("notes:\n", "happens:\n"))
    assert changes(folder) == {}


def test_a_stage_that_came_and_one_that_went(folder):
    """A whole stage is told once, not part by part."""
    change(folder, "trades/111A.yml", "exam: {value: yes", "exam: {value: no")
    assert changes(folder) == {"exam": [Changed("gone", "stage", "exam")]}
    change(folder, "trades/222B.yml", "exam: {value: no", "exam: {value: yes")
    assert changes(folder, "222B") == {"exam": [Changed("new", "stage", "")]}


def test_what_a_day_changes(folder):
    """What no longer holds on the day of the build is gone, though no file changed."""
    change(
        folder,
        PARTY,
        "tasks:\n",
        "happens:\n  - {id: cake, text: {fr: Du gâteau., en: Cake.}, advice: yes, valid_until: 2026-02-20}\ntasks:\n",
    )
    release(guide_of(content_of(folder), date(2026, 2, 2)), folder)
    content = content_of(folder)
    then = content.releases.last
    assert Comparison(content, version_of(content, date(2026, 2, 20)), then).changes("111A") == {}
    assert Comparison(content, version_of(content, date(2026, 2, 21)), then).changes("111A") == {
        "party": [Changed("gone", "happens", "party/cake")]
    }


def test_a_trade_that_was_not_there(folder):
    """Of a trade that a version did not have, nothing can be compared: the version is left out of its file."""
    write(
        folder,
        "trades/444D.yml",
        (folder / "trades/222B.yml")
        .read_text("utf-8")
        .replace("Kite", "Paper Boat")
        .replace("Lâcher", "Laisser")
        .replace("Let go", "Let loose"),
    )
    assert changes(folder, "444D") is None
    guide = guide_of(content_of(folder), LATER)
    assert list(_file(guide, "444D")["versions"]) == [guide.content.fingerprint]
    assert set(_file(guide, "111A")["versions"]) == {guide.content.fingerprint, guide.content.releases.last.fingerprint}


def _file(guide, trade: str) -> dict:
    """The file of a trade of the small data, whose interface words are not there."""
    words = {
        key: same_in_all("x")
        for key in (
            "title",
            "none",
            "one",
            "many",
            "unknown",
            "new",
            "reworded",
            "reworded-other",
            "gone",
            "gone-plain",
            "gone-replaced",
            "stage-new",
            "stage-gone",
        )
    }
    guide.content.words.update({f"since-{key}": said for key, said in words.items()})
    return json.loads(
        Since(
            guide,
            {one: Wording(guide, one, ROOT / "overrides" / "jalons") for one in SPOKEN},
            ROOT / "overrides" / "jalons",
        ).of_trade(guide.pathways[trade])
    )


# In the browser

FR, EN = "trades/620D/", "en/trades/620D/"


@pytest.fixture(scope="module")
def printed(edited):
    """The fingerprints of the two versions that were printed, the older one first."""
    return [version.fingerprint for version in versions(edited / "data")]


@pytest.fixture(scope="module")
def host(edited):
    server = Server()
    server.show(edited / "site")
    yield server
    server.http.shutdown()


@pytest.fixture(scope="module")
def browsers(chromium, host):
    return Browsers(chromium, host.address)


@pytest.fixture
def visitor(browsers):
    """A reader of the edited guide; at the end nothing was complained of and nobody else was called."""
    with browsers.reader({}) as made:
        yield made
    assert made.complaints == [] and made.strangers == []


browser = pytest.mark.browser
PANEL = ".notice:has([role=status])"


def told(page) -> list[str]:
    """The sentence and the lines of the panel."""
    panel = page.locator(PANEL)
    expect(panel.get_by_role("status")).not_to_be_empty()
    return [
        re.sub(r"\s+", " ", text).strip()
        for text in (panel.get_by_role("status").inner_text(), *panel.locator("li").all_inner_texts())
    ]


SAID = {
    "flowchart": (
        EN,
        0,
        [
            "4 items have changed since you printed this (version of November 2, 2026).",
            "Reworded: Find a sponsor who agrees in writing to train you.",
            "New: Call your sponsor back a week later.",
            "Taken away: Any address will do now.",
            "Taken away: something on your sheet no longer applies.",
        ],
    ),
    "whole checklist": (
        FR + "checklist/",
        1,
        [
            "3 éléments ont changé depuis que vous avez imprimé cette feuille (version du 9 novembre 2026).",
            "Texte modifié : Trouver un parrain et obtenir son accord par écrit.",
            "Nouveau : Rappeler votre parrain une semaine plus tard.",
            "Retiré : Toute adresse convient maintenant.",
        ],
    ),
    "stage, English": (
        EN + "apply/",
        1,
        [
            "4 items have changed since you printed this (version of November 9, 2026).",
            "Reworded: The legal name, address and phone number of your sponsor.",
            "Reworded: Find a sponsor who agrees in writing to train you.",
            "New: Call your sponsor back a week later.",
            "Taken away: Any address will do now.",
        ],
    ),
    "stage": (
        FR + "apply/",
        0,
        [
            "5 éléments ont changé depuis que vous avez imprimé cette feuille (version du 2 novembre 2026).",
            "Texte modifié, en anglais seulement : Le nom légal, l’adresse et le numéro de téléphone de votre parrain.",
            "Texte modifié : Trouver un parrain et obtenir son accord par écrit.",
            "Nouveau : Rappeler votre parrain une semaine plus tard.",
            "Retiré : Toute adresse convient maintenant.",
            "Retiré : un élément qui est sur votre feuille ne s’applique plus.",
        ],
    ),
    "stage with nothing new": (
        EN + "logbook/",
        0,
        ["Nothing has changed since you printed this (version of November 2, 2026)."],
    ),
}


@browser
@pytest.mark.parametrize("where", SAID)
def test_what_changed_is_told(visitor, printed, where):
    """Each kind of page tells what of it has changed since the version of the sheet, and nothing of what it does not show."""
    path, version, said = SAID[where]
    page = visitor.open(f"{path}#v={printed[version]}")
    assert told(page) == said


@browser
def test_the_version_that_is_published_now(visitor, edited):
    """A sheet of this very version has nothing to be told; the day is the one of the page."""
    version = content_of(edited / "data").fingerprint
    page = visitor.open(f"{EN}#v={version}")
    assert told(page) == [
        f"Nothing has changed since you printed this (version of November {AS_OF.day}, {AS_OF.year})."
    ]


UNKNOWN = "This guide does not know the version that this link names and cannot say what has changed. Compare your sheet with this page."
HOSTILE = [
    "",
    "00000000",
    "<script>alert(1)</script>",
    "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "%",
    "%zz%ff",
    "__proto__",
    "constructor",
    "a" * 100_000,
    "72A80F74",
]


@browser
def test_versions_that_nobody_knows(visitor):
    """Whatever else stands there, a sentence says that it cannot be compared; nothing of it comes into the page."""
    page = visitor.open(EN + "apply/")
    for fragment in HOSTILE:
        page.goto("about:blank")
        visitor.open(f"{EN}apply/#v={fragment}")
        assert told(page) == [UNKNOWN]
        assert page.locator(f"{PANEL} :is(script, img)").count() == 0


@browser
def test_the_lines_lead_to_the_words(visitor, printed):
    """A line leads to its task, on the page itself or on the page of the stage; the panel stays, and closes by keyboard."""
    page = visitor.open(f"{EN}checklist/#v={printed[1]}")
    told(page)
    page.locator(PANEL).get_by_role("link", name="Call your sponsor back").click()
    expect(page).to_have_url(re.compile("#apply--call-back$"))
    expect(page.locator("#apply--call-back")).to_be_in_viewport()
    expect(page.locator(PANEL)).to_be_visible()
    page.locator(PANEL).get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_have_count(0)
    visitor.open(f"{EN}#v={printed[1]}")
    told(page)
    page.locator(PANEL).get_by_role("link", name="Call your sponsor back").click()
    expect(page).to_have_url(re.compile("/en/trades/620D/apply/#call-back$"))


@browser
def test_the_other_language_and_a_second_sheet(visitor, printed):
    """The language switch keeps the version; another version in the same window is told in place of the first."""
    page = visitor.open(f"{FR}apply/#v={printed[0]}")
    assert told(page)[0].startswith("5 éléments")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(re.compile(f"/en/trades/620D/apply/#v={printed[0]}$"))
    assert told(page)[0].startswith("5 items")
    page.evaluate(f"location.hash = 'v={printed[1]}'")
    expect(page.locator(PANEL)).to_have_count(1)
    expect(page.locator(PANEL).get_by_role("status")).to_contain_text("November 9")


@browser
@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_sheet_of_a_stage_with_another_name_by_now(chromium, host, edited, printed, folder):
    """The old address of a renamed stage leads to the new one, and there it is told that nothing changed; other addresses stay lost."""
    stage = next((edited / "site" / "trades").glob("*/ask-about-the-exam"))
    trade = stage.parent.name
    page = Reader(chromium.new_context(), host.address).open(
        f"{folder}trades/{trade}/ask-about-exam/checklist/#v={printed[0]}"
    )
    expect(page).to_have_url(f"{host.address}{folder}trades/{trade}/ask-about-the-exam/#v={printed[0]}")
    assert told(page)[0].startswith("Rien n’a changé" if not folder else "Nothing has changed")
    for lost in (f"trades/{trade}/no-such-stage/", "trades/999Z/apply/", "trades/__proto__/", "trades/"):
        page.goto(f"{host.address}{folder}{lost}x")
        page.wait_for_load_state("networkidle")
        expect(page).to_have_url(f"{host.address}{folder}{lost}x")
    page.context.close()


@browser
def test_other_fragments_and_other_pages(visitor, printed, host):
    """An anchor asks for nothing, and a page about no trade tells nothing."""
    host.asked.clear()
    page = visitor.open(EN + "apply/#keep-a-copy")
    expect(page.locator("#keep-a-copy")).to_be_in_viewport()
    visitor.open(f"en/glossary/#v={printed[0]}")
    page.wait_for_load_state("networkidle")
    assert page.locator(PANEL).count() == 0
    assert not [asked for asked in host.asked if "since.json" in asked]


@browser
def test_it_is_not_printed(visitor, printed):
    """The panel is for the screen: a sheet printed again does not show it."""
    page = visitor.open(f"{EN}apply/#v={printed[0]}")
    told(page)
    page.emulate_media(media="print")
    expect(page.locator(PANEL)).to_be_hidden()


@browser
def test_axe_finds_nothing_in_the_panel(visitor, printed):
    """The panel is accessible in both colour schemes, and fits a phone; so are the notes."""
    page = visitor.page
    page.set_viewport_size({"width": 360, "height": 800})
    visitor.open(f"{EN}#v={printed[0]}")
    page.evaluate("localStorage.setItem('jalons:/guide/:since:news', '1 2026-11-05')")
    page.reload()
    told(page)
    expect(page.locator("[data-news]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "contrast") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
