"""Change notes: what readers are told who have been there before, on stages still ahead of them."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from jalons.content import load
from jalons.path.news import LASTS, notes
from jalons.path.resolving import resolve
from support.browsers import Browsers, Reader, Sight
from support.project import AS_OF, ROOT
from support.servers import Server
from support.small_guide import content_of, problems, real_content, small_data, write

NEWS = """\
later: {day: 2026-02-10, stages: [learn, exam], text: {fr: Après., en: Later.}, advice: yes}
sooner: {day: 2026-02-01, stages: apply, text: {fr: Avant., en: Sooner.}, advice: yes}
exams: {day: 2026-02-05, stages: exam, when: {exam: yes}, text: {fr: Examen., en: Exam.}, advice: yes}
"""


@pytest.fixture
def folder(tmp_path):
    folder = small_data(tmp_path)
    write(folder, "news.yml", NEWS)
    return folder


def told(folder, trade: str, day: date, stage: str = "") -> list[str]:
    content = content_of(folder)
    return [note.id for note in notes(content, resolve(content, trade, day), day, stage)]


def test_which_notes_a_trade_has(folder):
    """Notes up to the day, of stages on the trade's path and for such a trade, the latest first; each for a year or so."""
    assert told(folder, "111A", date(2026, 3, 1)) == ["later", "exams", "sooner"]
    assert told(folder, "222B", date(2026, 3, 1)) == ["later", "sooner"]
    assert told(folder, "111A", date(2026, 2, 4)) == ["sooner"]
    assert told(folder, "111A", date(2026, 3, 1), "exam") == ["later", "exams"]
    assert told(folder, "111A", date(2026, 2, 1) + LASTS) == ["later", "exams"]
    content = content_of(folder)
    (first, *_) = notes(content, resolve(content, "222B", date(2026, 3, 1)), date(2026, 3, 1))
    assert [at.id for at in first.stages] == ["learn"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "stages: apply",
            "stages: aply",
            "data/news.yml:2:35 reference-unknown sooner/stages: “aply” does not exist in stages. Did you mean “apply”? Correct the name, or add it in data/stages.",
        ),
        (
            "Sooner.}, advice: yes",
            "Sooner.}",
            "data/news.yml:2:9 source-missing sooner: This fact has no source. Add source with a name from data/sources.yml; if it is this guide's own advice, write advice: yes.",
        ),
        ("day: 2026-02-01", "day: 2026-02-31", "data/news.yml:2:15 day-unreal sooner/day: "),
        ("stages: apply", "stages: []", "data/news.yml:2:35 too-few sooner/stages: "),
    ],
)
def test_a_note_that_is_wrong(folder, old, new, said):
    """A note names stages that exist and a day that does, and says where it comes from."""
    write(folder, "news.yml", NEWS.replace(old, new))
    (found,) = problems(folder)
    assert found.startswith(said)


def test_the_real_notes():
    """The guide's own notes are there, and are for trades of all kinds."""
    content = real_content()
    day = max(news.day for news in content.news.values())
    for trade in ("620D", "306A"):
        assert notes(content, resolve(content, trade, day), day)
    assert load(ROOT / "data")[1] == []


pytestmark = pytest.mark.browser
FLOWCHART = "en/trades/620D/"


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
    """A reader of the edited guide who never visited it; at the end nothing was complained of and nobody else was called."""
    with browsers.reader({}, Sight(unused=True)) as made:
        yield made
    assert made.complaints == [] and made.strangers == []


def been_there(page, day: str = "2026-11-05") -> None:
    """As if the first visit had been to the guide of that day."""
    page.evaluate(f"localStorage.setItem('jalons:/guide/:since:news', '1 {day}')")
    page.reload()


def test_nothing_is_news_at_the_first_visit(visitor, host):
    """At the first visit no note is shown, and its script is not even fetched; the second finds none that is new."""
    host.asked.clear()
    page = visitor.open(FLOWCHART)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-news]")).to_be_hidden()
    assert not [asked for asked in host.asked if "news.js" in asked]
    assert page.evaluate("localStorage.getItem('jalons:/guide/:since:news')") == f"1 {AS_OF.isoformat()}"
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [asked for asked in host.asked if "news.js" in asked]
    expect(page.locator("[data-news]")).to_be_hidden()


def test_a_note_is_shown_until_it_is_read(visitor):
    """Who comes back is told what changed since, on the flowchart and on the stage; once read, it is gone from both, in both languages."""
    page = visitor.open(FLOWCHART)
    been_there(page)
    panel = page.get_by_role("region", name="Since your last visit")
    expect(panel.locator("li:visible")).to_have_count(1)
    expect(panel).to_contain_text("A new sheet")
    expect(panel).to_contain_text("November 12, 2026")
    expect(panel.get_by_role("link").and_(page.locator("a:not(.doubt)"))).to_have_text(
        ["Stage 1: Apply for apprenticeship training", "Stage 2: Sign the training agreement and have it registered"]
    )
    visitor.open("trades/620D/agreement/")
    expect(page.get_by_role("region", name="Depuis votre dernière visite")).to_be_visible()
    button = page.get_by_role("button", name="J’ai lu")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-news]")).to_be_hidden()
    expect(page.locator("#content")).to_be_focused()
    visitor.open(FLOWCHART)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-news]")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('jalons:/guide/:seen:new-sheet')") == "1 1"


def test_only_what_lies_ahead(visitor):
    """A note is shown as long as one of its stages has something left to do and is not put aside."""
    page = visitor.open(FLOWCHART)
    been_there(page)
    panel = page.locator("[data-news]")
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
    for box in page.locator("[data-tick^='620D/apply/']").all():
        box.check()
    expect(panel).to_be_visible()
    page.evaluate("localStorage.setItem('jalons:/guide/:mark:620D/agreement', '1 skip')")
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(panel).to_be_hidden()
    page.evaluate("localStorage.removeItem('jalons:/guide/:mark:620D/agreement')")
    page.reload()
    expect(panel).to_be_visible()
    visitor.open("en/trades/620D/apply/")
    page.wait_for_load_state("networkidle")
    expect(panel).to_be_hidden()


def test_a_note_for_other_trades(visitor):
    """A note for trades with an exam is told there, and not where there is none."""
    page = visitor.open("en/trades/306A/")
    been_there(page)
    expect(page.locator("[data-news]")).to_contain_text("The exam is booked online.")
    assert "booked online" not in visitor.open(FLOWCHART).content()


def test_without_a_script_or_storage(chromium, host):
    """Without a script no note shows, since nobody knows what was seen; where storage is blocked, nothing breaks."""
    context = chromium.new_context(java_script_enabled=False)
    page = Reader(context, host.address).open(FLOWCHART)
    expect(page.locator("[data-news]")).to_be_hidden()
    context.close()
    context = chromium.new_context()
    reader = Reader(context, host.address)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = reader.open(FLOWCHART)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-news]")).to_be_hidden()
    assert reader.complaints == []
    context.close()
