"""Where am I, in a real browser: every way through the questions leads where the core says, and nothing leaves the page."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from jalons.path.answers import tasks
from jalons.writing.typography import typeset
from support.cases import case
from support.paper import pages_of

pytestmark = pytest.mark.browser

PAGE = "trades/620D/where/"
LANGUAGES = {"fr": "", "en": "en/"}
YOUNG = {"reached": "not-applied", "way-in": "direct", "age": "16-17", "sponsor": "none"}
WORK = "#reached=registered&left=work"

# answers each combination as a reader would, from the start, and tells what the page then shows
WALK = """(combinations) => combinations.map((answers) => {
  const shown = (selector, within = document) => [...within.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  document.querySelector("[data-again]").click()
  const asked = []
  for (let [question] = shown("fieldset[data-asking]"); question; [question] = shown("fieldset[data-asking]")) {
    const id = question.closest("[data-question]").dataset.question
    if (asked.push(id) > 9) break
    question.querySelector(`[value="${answers[id]}"]`).click()
    document.querySelector("[data-continue]").click()
  }
  const [found, ...more] = shown("[data-found]")
  const rows = [...document.querySelectorAll(".decision.is-here")]
  return {
    asked, more: more.length, stage: found.dataset.found, place: shown("[data-at]", found).map((one) => one.dataset.at),
    next: shown(".next a", found).map((link) => link.getAttribute("href")),
    because: shown("[data-because-list] li", found).map((line) => line.textContent),
    steps: shown(".found__steps li", found).length,
    tasks: shown("[data-tick]", found).map((box) => box.dataset.tick),
    rows: rows.map((row) => [row.dataset.place, row.querySelector(".decision__next a").getAttribute("href")]),
    fragment: Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
  }
})"""


@pytest.fixture(scope="module")
def of_each_kind(guide):
    """A trade of each kind; of 620D and 620E, which are of one kind, both: they end in different places."""
    found = {pathway.kind.id: trade_id for trade_id, pathway in guide.pathways.items()}
    return sorted({*found.values(), "620D", "620E"})


def expected(guide, trade_id: str, answers: dict[str, str], language: str) -> dict:
    """What the core says of these answers, in the terms of WALK."""
    pathway = guide.pathways[trade_id]
    (place,) = pathway.questionnaire.leads_to(answers)
    at = pathway.stage(pathway.questionnaire.places[place].stage)
    decides = {*pathway.questionnaire.lines(place), *(q for item in at.tasks for q in item.if_answered or ())}
    reasons = [
        asked.reply(answers[asked.id])
        for asked in pathway.questionnaire.questions
        if asked.id in answers and asked.id in decides
    ]
    next_task = pathway.questionnaire.places[place].task
    link = f"../{at.id}/#{next_task}"
    event = pathway.events().get(pathway.questionnaire.places[place].event)
    own = sorted((item.id for item in tasks(at.stage, answers)), key=lambda name: name != next_task)
    return {
        "asked": list(answers),
        "more": 0,
        "stage": at.id,
        "place": [place],
        "next": [link],
        "because": [typeset(reply.because.in_(language), language) for reply in reasons],
        "steps": len(event[0].steps) if event else 0,
        "tasks": [f"{trade_id}/{at.id}/{name}" for name in own],
        "rows": [[place, link]],
        "fragment": answers,
    }


@pytest.mark.undrawn
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_leads_where_the_core_says(new_reader, guide, of_each_kind, language):
    """For a trade of each kind, whatever one answers, page and printed list agree with the core to the last task."""
    assert len(of_each_kind) >= 3
    for trade_id in of_each_kind:
        reader = new_reader()
        page = reader.open(f"{LANGUAGES[language]}trades/{trade_id}/where/")
        combinations = guide.pathways[trade_id].questionnaire.combinations
        found = page.evaluate(WALK, [dict(answers) for answers in combinations])
        assert len(found) == len(combinations) > 10
        for answers, shown in zip(combinations, found, strict=False):
            assert shown == expected(guide, trade_id, answers, language), (trade_id, answers)
        assert reader.complaints == []


def answer(page, answers: dict[str, str]) -> None:
    for question, reply in answers.items():
        page.locator(f"[data-question='{question}'] [value='{reply}']").check()
        page.get_by_role("button", name=re.compile("^Continuer|^Continue")).click()


def at(page, question: str) -> None:
    """The question that is asked now is this one, and the reader is at it."""
    asked = page.locator("fieldset[data-asking]:visible")
    expect(asked).to_have_count(1)
    expect(page.locator(f"[data-question='{question}'] fieldset")).to_be_visible()


def test_one_question_at_a_time_and_focus_follows(reader):
    """Each question comes alone, the reader's focus is on it, and at the end on the place found."""
    page = reader.open(PAGE)
    at(page, "reached")
    expect(page.locator("[data-progress]")).to_have_text("Question 1")
    answer(page, {"reached": "registered"})
    at(page, "left")
    expect(page.get_by_text("Que vous reste-t-il à faire?").and_(page.locator("legend"))).to_be_focused()
    expect(page.locator("[data-progress]")).to_have_text("Question 2")
    expect(page.locator("[data-question='reached'] [data-reply]")).to_have_text("Mon contrat est enregistré.")
    answer(page, {"left": "work"})
    heading = page.get_by_role("heading", name=re.compile("^Étape 4b · "))
    expect(heading).to_be_focused()
    expect(page.locator("fieldset[data-asking]:visible")).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("Noter vos heures"))).to_be_visible()
    expect(page.locator("[data-found]:visible")).to_have_count(1)
    assert heading.evaluate(
        "(one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )


def test_what_is_unsafe_to_leave_out_comes_first(reader):
    """An expired certificate in a compulsory trade, and a cancelled agreement: do not go on working, before anything else."""
    page = reader.open("trades/332A/where/#reached=certified&exam=expired")
    found = page.locator("[data-found='exam']")
    expect(found.locator(".found__steps:visible li").first).to_contain_text(
        "demander à MSO avant de continuer à travailler"
    )
    assert found.inner_text().index("avant de continuer à travailler") < found.inner_text().index("Prochaine tâche")
    page = reader.open("trades/332A/where/#reached=changed&change=cancelled")
    expect(page.locator(".found__steps:visible li").first).to_contain_text("Ne pas travailler dans le métier")
    page.get_by_role("link", name=re.compile("Tout sur ce cas")).click()
    expect(page.get_by_role("heading", name="Votre contrat est annulé?", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("trade_id", ["620D", "332A"])
def test_every_question_has_a_way_out(guide, trade_id):
    """Whoever does not know, or would rather not say, can answer each question; experience from abroad is an answer too."""
    asked = {
        asked.id: {reply.id for reply in asked.replies} for asked in guide.pathways[trade_id].questionnaire.questions
    }
    assert asked
    assert [name for name, replies in asked.items() if not replies & {"dont-know", "not-said"}] == []
    assert "experienced" in asked["way-in"] and "changed" in asked["reached"]


def test_the_list_holds_only_that_case(reader):
    """At 18 with a sponsor who has registered someone, neither "find a sponsor" nor the paper form is a task; the next one is first."""
    page = reader.open(PAGE + "#reached=not-applied&way-in=direct&age=18-plus&sponsor=has-had-one")
    names = [
        box.get_attribute("data-tick").split("/")[-1]
        for box in page.locator("[data-found='apply'] [data-tick]:visible").all()
    ]
    assert names[0] == "create-account"
    assert not {"find-sponsor", "apply-on-paper", "ask-if-first-apprentice", "ask-experience"} & set(names)


def test_no_answer_is_said(reader):
    """Going on without an answer says so, in a region that is read out, and leads to the first answer."""
    page = reader.open(PAGE)
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("[data-missing]")).to_have_text("Choisissez une réponse pour continuer.")
    expect(page.locator("[data-missing]")).to_have_attribute("role", "status")
    expect(page.locator("[data-question='reached'] input").first).to_be_focused()
    answer(page, {"reached": "registered"})
    expect(page.locator("[data-missing]")).to_be_empty()


def test_it_works_by_keyboard_alone(reader):
    """Tab, arrows, space and Enter are enough."""
    page = reader.open(PAGE)
    page.locator("[data-question='reached'] input").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    at(page, "left")
    for key in ("Tab", "Space", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("[data-found='logbook']")).to_be_visible()


def test_back_steps_back_through_the_answers(reader):
    """Back leads to the question before, with the answer still chosen; forward leads on again."""
    page = reader.open(PAGE)
    answer(page, YOUNG)
    expect(page.locator("[data-found='apply']")).to_be_visible()
    for question in ("sponsor", "age", "way-in", "reached"):
        page.go_back()
        at(page, question)
        expect(page.locator(f"[data-question='{question}'] [value='{YOUNG[question]}']")).to_be_checked()
        expect(page.locator("[data-found]:visible")).to_have_count(0)
    assert "#" not in page.url
    for _ in YOUNG:
        page.go_forward()
    expect(page.locator("[data-at='find-sponsor-young']")).to_be_visible()


def test_an_answer_can_be_changed_and_the_others_stay(reader):
    """The button "Change" leads to that question; what was answered after it stays where it still fits."""
    page = reader.open(PAGE)
    answer(page, YOUNG)
    page.get_by_role("button", name=re.compile("^Changer.*Quel âge avez-vous")).click()
    at(page, "age")
    expect(page.locator("[data-question='age'] [value='16-17']")).to_be_checked()
    answer(page, {"age": "18-plus"})
    expect(page.locator("[data-at='find-sponsor']")).to_be_visible()
    assert page.url.endswith("#reached=not-applied&way-in=direct&age=18-plus&sponsor=none")
    page.get_by_role("button", name=re.compile("^Changer.*Où en êtes-vous")).click()
    answer(page, {"reached": "sent"})
    expect(page.locator("[data-found='certificate']")).to_be_visible()
    assert page.url.endswith("#reached=sent")


def test_one_can_begin_again(reader):
    """The words "Start again" clears every answer, and Back brings them back."""
    page = reader.open(PAGE)
    expect(page.get_by_role("button", name="Recommencer")).to_be_hidden()
    answer(page, {"reached": "registered", "left": "work"})
    page.get_by_role("button", name="Recommencer").click()
    at(page, "reached")
    expect(page.locator("[data-question='reached'] :checked")).to_have_count(0)
    assert "#" not in page.url
    page.go_back()
    expect(page.locator("[data-found='on-the-job']")).to_be_visible()


def test_the_other_language_keeps_the_answers(reader):
    """The button "English" leads to the same place found, and back; also half way through."""
    page = reader.open(PAGE)
    answer(page, {"reached": "registered"})
    page.get_by_role("link", name="English").click()
    at(page, "left")
    answer(page, {"left": "work"})
    expect(page.get_by_role("heading", name=re.compile("^Stage 4b · "))).to_be_visible()
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(re.escape(f"/guide/{PAGE}{WORK}") + "$"))
    expect(page.locator("[data-found='on-the-job']")).to_be_visible()


def test_a_shared_link_leads_to_the_same_place(reader, server):
    """Whoever opens the address sees the place found; no server is told what was answered."""
    page = reader.open(PAGE)
    answer(page, YOUNG)
    address = page.url
    server.asked.clear()
    other = reader.context.new_page()
    other.goto(address)
    expect(other.locator("[data-at='find-sponsor-young']")).to_be_visible()
    expect(other.get_by_role("status").filter(has_text=re.compile("."))).to_have_count(0)
    assert not [path for path in server.asked if "16-17" in path or "reached" in path]


def test_nothing_is_sent(reader, server):
    """Answering asks the server for nothing, and leaves nothing in the browser but the answers, under keys of this site."""
    page = reader.open(PAGE)
    page.wait_for_load_state("networkidle")
    server.asked.clear()
    answer(page, YOUNG)
    expect(page.locator("[data-found='apply']")).to_be_visible()
    page.wait_for_timeout(300)
    assert server.asked == []
    assert page.evaluate("Object.keys(localStorage).sort()") == [
        f"jalons:/guide/:answer:{name}" for name in sorted(YOUNG)
    ]
    assert page.evaluate("[sessionStorage.length, document.cookie]") == [0, ""]


def test_answers_are_there_again_in_the_other_language(reader):
    """Who comes back without a link finds the place found before, until they begin again."""
    page = reader.open(PAGE)
    answer(page, YOUNG)
    reader.open("en/" + PAGE)
    expect(page.locator("[data-found='apply']")).to_be_visible()
    page.locator("[data-again]").click()
    reader.open(PAGE)
    expect(page.locator("[data-found='apply']")).to_be_hidden()


DAMAGED = {
    "#reached=nowhere": "reached",
    "#weather": "reached",
    "#age=18-plus": "reached",
    "#%E0%A4%A": "reached",
    "#=": "reached",
    "#reached=registered&left=holidays": "left",
    "#reached=registered&reached=sent": "left",
    "#reached=assessed": "reached",
    "#reached=registered&trade=620D": "left",
    "#constructor=toString&__proto__=1": "reached",
    "#<img src=x onerror=alert(1)>=1": "reached",
}


def test_a_damaged_link_is_said_and_set_aside(reader):
    """What no answer of this page wrote is left out of the address and said; what does fit is kept."""
    assert DAMAGED
    for fragment, question in DAMAGED.items():
        # a fragment alone would not load the page anew
        reader.page.goto("about:blank")
        page = reader.open(PAGE + fragment)
        with case(fragment):
            at(page, question)
            expect(page.locator(".message")).to_contain_text(
                "Ce lien est incomplet ou erroné, ou il ne convient pas à ce métier"
            )
            assert page.url.endswith(f"{PAGE}#reached=registered" if question == "left" else PAGE)
            answer(page, {"reached": "registered"} if question == "reached" else {})
            answer(page, {"left": "work"})
            expect(page.locator("[data-found='on-the-job']")).to_be_visible()
        page.evaluate("localStorage.clear()")


def test_a_place_on_the_page_is_no_damage(reader):
    """The link that skips to the content moves the reader there, and the answers stay."""
    page = reader.open(PAGE + WORK)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-found='on-the-job']")).to_be_visible()
    expect(page.locator(".message")).to_have_count(0)
    expect(page).to_have_url(re.compile(re.escape(WORK) + "$"))
    page.get_by_role("link", name="English").click()
    expect(page.locator("[data-found='on-the-job']")).to_be_visible()


def test_tasks_of_others_are_left_out_and_counted(reader):
    """At 16 the portal is no task; the page says how many tasks are not the reader's, and a tick is kept as everywhere."""
    page = reader.open(PAGE + "#reached=not-applied&way-in=direct&age=16-17&sponsor=has-had-one")
    shown = page.locator("[data-found='apply'] [data-tick]:visible")
    names = [box.get_attribute("data-tick") for box in shown.all()]
    assert "620D/apply/apply-on-paper" in names
    assert not {"620D/apply/apply-online", "620D/apply/create-account"} & set(names)
    left_out = page.locator("[data-found='apply'] [data-tick]").count() - len(names)
    assert left_out > 1
    expect(page.locator("[data-found='apply'] [data-left-out]")).to_contain_text(f"{left_out} autres tâches")
    shown.first.check()
    page.get_by_role("link", name="Lire l’étape au complet").click()
    expect(page.locator(f"[data-tick='{names[0]}']")).to_be_checked()


def test_the_next_task_leads_to_its_place_on_the_stage(reader):
    """The next thing to do is a link to that very task."""
    page = reader.open(PAGE + WORK)
    page.locator("[data-found='on-the-job'] .next a:visible").click()
    expect(page).to_have_url(re.compile(r"/trades/620D/on-the-job/#track-hours$"))
    expect(page.locator("#track-hours")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", "trades/620D/", "trades/620D/apply/"])
def test_other_pages_lead_here(reader, path):
    """One comes here from the home page, from the path and from every stage."""
    page = reader.open(path)
    page.locator("a[href$='where/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Où en suis-je?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_there_is_the_list(new_reader, guide, language):
    """Without JavaScript no question and no button is shown; every place stands in the list with its links."""
    page = new_reader(java_script_enabled=False).open(LANGUAGES[language] + PAGE)
    assert page.locator("button:visible, input:visible").count() == 0
    questionnaire = guide.pathways["620D"].questionnaire
    assert page.locator("[data-place]:visible").count() == len(questionnaire.reached)
    for name in questionnaire.reached:
        row = page.locator(f"[data-place='{name}']")
        expect(row.locator("a[href]")).to_be_visible()
        task = (
            guide.pathways["620D"]
            .stage(questionnaire.places[name].stage)
            .stage.items()[questionnaire.places[name].task]
        )
        expect(row).to_contain_text(typeset(task.text.in_(language), language))
        for replies in questionnaire.lines(name).values():
            for reply in replies:
                around = row.locator("xpath=ancestor::li[contains(@class, 'stretch')]")
                expect(around).to_contain_text(typeset(reply.because.in_(language), language))


@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_one_page_of_paper(new_reader, guide, tmp_path, language, size):
    """For the trade with the longest name of each kind the printed list is one page, whole, and without questions."""
    by_length = sorted(guide.pathways.values(), key=lambda pathway: len(pathway.trade.name.get(language) or ""))
    longest = {pathway.kind.id: pathway.trade_id for pathway in by_length}
    reader = new_reader()
    assert longest
    for trade_id in longest.values():
        page = reader.open(f"{LANGUAGES[language]}trades/{trade_id}/where/")
        page.pdf(path=str(tmp_path / "paper.pdf"), format=size, prefer_css_page_size=True)
        sheets = pages_of(tmp_path / "paper.pdf")
        assert len(sheets) == 1, trade_id
        text = letters(sheets[0])
        pathway = guide.pathways[trade_id]
        for name in pathway.questionnaire.reached:
            place = pathway.questionnaire.places[name]
            words = typeset(pathway.stage(place.stage).stage.items()[place.task].text.in_(language), language)
            assert letters(words) in text, (trade_id, name)
        assert not re.search("Recommencer|Startagain|Question1", text)


def letters(text: str) -> str:
    """Letters and digits only: paper breaks lines and words where it likes."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def test_the_place_found_is_marked_on_paper(new_reader):
    """Whoever prints with a place found sees it marked in the list."""
    page = new_reader().open(PAGE + WORK)
    page.emulate_media(media="print")
    expect(page.locator("[data-place='work-left'] [data-here-mark]")).to_be_visible()
    expect(page.locator("[data-here-mark]:visible")).to_have_count(1)
    expect(page.locator("[data-found]:visible, fieldset:visible")).to_have_count(0)


def test_nothing_looks_chosen_that_is_not_in_forced_colours(new_reader):
    """In forced colours a chosen answer and a ticked task differ from those that are not, and boxes are drawn."""
    page = new_reader(forced_colors="active").open(PAGE)
    first, second = page.locator("[data-question='reached'] input").all()[:2]
    assert first.screenshot() == second.screenshot()
    first.check()
    page.locator("h1").click()
    assert first.screenshot() != second.screenshot()
    page = new_reader(forced_colors="active").open(PAGE + WORK)
    one, other = page.locator("[data-found='on-the-job'] [data-tick]:visible").all()[:2]
    one.check()
    drawn = [box.evaluate("(box) => getComputedStyle(box, '::before').content !== 'none'") for box in (one, other)]
    assert drawn == [True, False]
