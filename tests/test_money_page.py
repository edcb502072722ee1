"""Money for me, in a real browser: the script stands where the core stands, for every answer, every trade and every day."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import ExitStack
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import expect

from jalons.checking import open_guide
from jalons.path import conditions
from jalons.path.money import GROUPS, Offer, amount_checked, offers
from jalons.path.money_questions import for_trade
from jalons.writing.numbers import day as written_day
from jalons.writing.typography import typeset
from support.browsers import Browsers, Reader
from support.cases import case
from support.paper import words_of
from support.project import AS_OF, ROOT
from support.servers import Server
from support.sites import kept_trades, write_pages
from support.small_guide import real_content
from tools.sample import with_only

pytestmark = [pytest.mark.browser, pytest.mark.build]

# invented, so that every branch is there whatever the guide's own data says today
QUESTIONS = """
invented-first:
  part: money
  asks: {fr: "Est-ce la première fois?", en: "Is it the first time?"}
  help: {fr: Une précision., en: A remark.}
  only_if: {role: sponsor, tax-status: [taxable, dont-know]}
  answers:
    - {id: it-is, says: {fr: "Oui.", en: "Yes."}, because: {fr: "c'est la première fois", en: "it is the first time"}}
    - {id: it-is-not, says: {fr: "Non.", en: "No."}, because: {fr: "ce n'est pas la première fois", en: "it is not the first time"}}
    - id: red
      says: {fr: "Cela dépend du Sceau rouge.", en: "It depends on the Red Seal."}
      because: {fr: "cela dépend du Sceau rouge", en: "it depends on the Red Seal"}
      when: {red_seal: yes}
"""
MONEY = """
invented-window:
  name: {fr: Fenêtre inventée, en: Invented window}
  kind: grant
  who: apprentice
  status: closed
  what: {fr: Une aide inventée., en: An invented program.}
  amount: {fr: "1 $ inventé.", en: "$1 invented."}
  needs:
    - {question: class-time, answers: [part-time], otherwise: {fr: "Sinon inventé.", en: "Invented otherwise."}}
  more:
    - {question: class-time, answers: [part-time, dont-know], text: {fr: "De plus, inventé.", en: "Invented extra."}}
  conditions:
    - {id: lasting, text: {fr: "Condition durable.", en: "Lasting condition."}, source: ontario-money}
    - {id: passing, text: {fr: "Condition passagère.", en: "Passing condition."}, source: ontario-money, valid_from: 2026-12-10, valid_until: 2026-12-20}
  ended: {fr: "Fini, inventé.", en: "Over, invented."}
  source: ontario-money
  valid_from: 2026-12-01
  valid_until: 2027-01-31
invented-red:
  name: {fr: Rouge inventé, en: Invented red}
  kind: bonus
  who: sponsor
  status: unknown
  what: {fr: Une autre aide inventée., en: Another invented program.}
  for_trades: {red_seal: yes}
  not_for: {fr: "Pour le Sceau rouge inventé.", en: "For the invented Red Seal."}
  needs:
    - {question: invented-first, answers: [it-is, red], otherwise: {fr: "Première fois seulement, inventé.", en: "Invented: first time only."}}
    - {question: age-group, answers: under-25, otherwise: {fr: "Moins de 25 ans, inventé.", en: "Invented: under 25."}}
  source: ontario-money
  valid_until: 2026-12-31
"""
DAYS = ("2026-09-01", "2026-11-23", "2026-12-01", "2026-12-15", "2027-01-31", "2027-02-01")

STATE = """(states) => {
  const form = document.querySelector("[data-for-me]")
  const shown = (part) => part && !part.hidden && !part.closest("[hidden]")
  return states.map(([answers, day]) => {
    form.reset()
    for (const [name, value] of Object.entries(answers)) [...form.elements[name]].find((box) => box.value === value).checked = true
    form.elements.as_of.value = day
    form.dispatchEvent(new Event("change"))
    return [...document.querySelectorAll("[data-offer]")].map((offer) => [
      offer.id,
      offer.closest("[data-group]").hidden ? null : offer.closest("[data-group]").dataset.group,
      offer.className.split("--")[1],
      [...offer.querySelectorAll("[data-reason]")].filter(shown).map((reason) => reason.dataset.reason),
      offer.querySelector("[data-reason=you]").hidden ? "" : offer.querySelector("[data-reason=you]").textContent,
      [...offer.querySelectorAll("[data-extra]")].map((extra) => !extra.hidden),
      Boolean(shown(offer.querySelector("[data-soon]"))),
      Boolean(shown(document.querySelector(`[data-soon-of="${offer.id}"]`))),
      [...offer.querySelectorAll("[data-live] .statement[id*='--']")].filter(shown).map((item) => item.id),
    ])
  })
}"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A handful of real trades, one of each kind that money tells apart among them, with what is invented above."""
    trades = kept_trades() | set(kinds_of(real_content()).values())
    folder = with_only(ROOT / "data", tmp_path_factory.mktemp("asked") / "data", trades)
    for name, more in (("questions.yml", QUESTIONS), ("money.yml", MONEY)):
        (folder / name).write_text((folder / name).read_text("utf-8").rstrip() + "\n" + more.lstrip(), "utf-8")
    return folder


def kinds_of(content) -> dict[tuple, str]:
    """For each way in which programmes are, are not or may be for a trade, the first trade of which that is true."""
    found: dict[tuple, str] = {}
    for trade_id, trade in content.trades.items():
        found.setdefault(
            tuple(conditions.evaluate(programme.for_trades, trade_id, trade) for programme in content.money.values()),
            trade_id,
        )
    return found


@pytest.fixture(scope="module")
def guide(data):
    return open_guide(data, AS_OF)


@pytest.fixture(scope="module")
def host(guide, tmp_path_factory):
    """The pages about money of that guide, served."""
    server = Server()
    server.show(write_pages(guide, {"money", "variant-money"}, tmp_path_factory.mktemp("served")))
    yield server
    server.http.shutdown()


@pytest.fixture(scope="module")
def browsers(chromium, host):
    return Browsers(chromium, host.address)


@pytest.fixture
def visit(browsers):
    """Opens pages of that site, each visitor with a browser of their own; nothing may be complained of."""
    readers: list[Reader] = []
    with ExitStack() as open_until_the_end:

        def make(path: str, **settings):
            readers.append(open_until_the_end.enter_context(browsers.reader(settings)))
            return readers[-1].open(path)

        yield make
    for reader in readers:
        assert reader.complaints == [] and reader.strangers == []


def money_of(trade_id: str, language: str = "") -> str:
    return f"{language}trades/{trade_id}/money/"


def told_of(offer: Offer, tongue: str, guide, answers) -> list:
    """What the page must show of a programme, according to the core."""
    reason = {
        "role": "you",
        "need": "you",
        "ended": "ended",
        "not-begun": "not-begun",
        "variant-unknown": "variant-unknown",
    }.get(offer.reason)
    return [
        offer.id,
        offer.group,
        offer.standing,
        [reason] if reason else [],
        why(offer, tongue, guide, answers),
        [extra in offer.more or extra.question not in answers for extra in offer.programme.more],
        offer.closes_soon,
        offer.closes_soon,
    ]


def why(offer: Offer, tongue: str, guide, answers) -> str:
    if offer.reason not in ("role", "need"):
        return ""
    words = guide.content.words
    name = "role" if offer.reason == "role" else offer.need.question
    because = next(reply.because for reply in guide.content.questions[name].answers if reply.id == answers[name])
    said = words["because-said"].in_(tongue).replace("{because}", because.in_(tongue))
    who = guide.content.roles[offer.programme.who].in_sentence
    only = words["money-only"].in_(tongue).replace("{who}", who.in_(tongue))
    return typeset(f"{said} {only if offer.reason == 'role' else offer.need.otherwise.in_(tongue)}", tongue)


def in_page_order(found: list[list]) -> list[list]:
    return [row for group in GROUPS for row in found if row[1] == group]


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_script_stands_where_the_core_stands(visit, guide, language):
    """For one trade of each kind, every combination of answers, on days around every edge, the page sorts as the core does.

    In the other language it is words that differ, which one day shows.
    """
    tongue = "en" if language else "fr"
    met: set[tuple[str, str]] = set()
    for n, trade_id in enumerate(kinds_of(guide.content).values()):
        # every day for the first trade, every other one for those that follow; the words of the other language for the first
        days = DAYS if not n else DAYS[n % 2 :: 2]
        if language and n:
            break
        trade = guide.content.trades[trade_id]
        askings = for_trade(guide.content, trade_id, trade)
        choices = [[None, *(reply.id for reply in asking.replies)] for asking in askings]
        combinations = [
            {asking.id: reply for asking, reply in zip(askings, chosen, strict=True) if reply}
            for chosen in product(*choices)
        ]
        # answers to what was not asked are given on one day, all others on every day
        states = [
            (answers, day)
            for answers in combinations
            for day in (DAYS[-2:-1] if language else days)
            if (day == DAYS[-2] and not language) or put_to(askings, answers) == list(answers)
        ]
        found = visit(money_of(trade_id, language)).evaluate(STATE, states)
        assert len(found) == len(states)
        for (answers, day), rows in zip(states, found, strict=False):
            on = date.fromisoformat(day)
            core = offers(guide.content, on, trade_id, trade, answers)
            said = {name: answers[name] for name in put_to(askings, answers)}
            wanted = in_page_order([told_of(offer, tongue, guide, said) for offer in core])
            assert [row[:8] for row in rows] == wanted, (trade_id, answers, day)
            held = {
                f"{o.id}--{item.id}"
                for o in core
                if o.group != "ended"
                for item in o.programme.conditions
                if item.holds_on(on)
            }
            assert {name for row in rows for name in row[8]} == held, (trade_id, answers, day)
            met |= {(offer.standing, offer.reason) for offer in core}
    assert met
    assert language or met == {
        ("open", ""),
        ("unknown", "status"),
        ("unknown", "variant-unknown"),
        ("not-begun", "not-begun"),
        ("not-for-variant", "variant"),
        ("not-for-you", "role"),
        ("not-for-you", "need"),
        ("ended", "ended"),
    }


def put_to(askings, answers) -> list[str]:
    """The questions put to a reader who answers so, worked out apart from the core."""
    said: dict[str, str] = {}
    for asking in askings:
        if (
            all(said.get(name) in wanted for name, wanted in (asking.question.only_if or {}).items())
            and asking.id in answers
        ):
            said[asking.id] = answers[asking.id]
    return list(said)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("trade_id", ["620C", "620D", "620E"])
def test_without_a_script_the_page_is_whole(visit, guide, trade_id, language):
    """Every programme stands in its group with what it asks of readers in words, why not, its amount with a day, its last day."""
    tongue = "en" if language else "fr"
    page = visit(money_of(trade_id, language), java_script_enabled=False)
    assert page.locator("[data-for-me]").is_hidden()
    page.evaluate("1")
    trade = guide.content.trades[trade_id]

    def plain(text: str) -> str:
        return " ".join(typeset(text, tongue).split())

    for offer in offers(guide.content, AS_OF, trade_id, trade):
        article = page.locator(f"#{offer.id}")
        assert article.evaluate("(one) => one.closest('[data-group]').dataset.group") == offer.group
        # what is folded is there as well: words, not boxes
        words = article.evaluate(
            "(one) => { const copy = one.cloneNode(true); copy.querySelectorAll('[hidden]').forEach((part) => part.remove());"
            " return copy.textContent.replace(/\\s+/g, ' ') }"
        )
        programme = offer.programme
        if offer.standing == "not-for-variant":
            assert plain(programme.not_for.in_(tongue)) in words
        if offer.standing == "ended":
            continue
        for need in programme.needs:
            question = guide.content.questions[need.question]
            wanted = [
                question.asks,
                need.otherwise,
                *(reply.says for reply in question.answers if reply.id in need.answers),
            ]
            assert [plain(text.in_(tongue).rstrip(".")) in words for text in wanted] == [True] * len(wanted), (
                offer.id,
                words,
            )
        for extra in programme.more:
            assert plain(extra.text.in_(tongue)) in words
        if programme.amount:
            checked = (
                guide.content.words["amount-checked"]
                .in_(tongue)
                .replace("{day}", written_day(amount_checked(guide.content, programme), tongue))
            )
            assert plain(checked) in words, offer.id
            assert all(plain(text.in_(tongue)) in words for text in programme.doubt), offer.id
        for text in guide.content.money[offer.id].amount:
            assert (plain(text.in_(tongue)) in words) is (text in programme.amount), offer.id
        if programme.valid_until:
            assert plain(written_day(programme.valid_until, tongue)) in words
            assert (plain(guide.content.words["closes-soon"].in_(tongue)) in words) is offer.closes_soon


def test_what_closes_soon_is_said_first(visit, guide):
    """What may be for the reader and ends within ninety days is named at the top; with a script the day and the answers decide."""
    for settings in ({"java_script_enabled": False}, {}):
        page = visit("money/", **settings)
        expect(page.locator(".soon li")).to_have_text(
            [re.compile("Fenêtre inventée|Rouge inventé")] * page.locator(".soon li").count()
        )
    page = visit(money_of("620D"))
    expect(page.locator(".soon")).to_be_hidden()
    page.locator("[name=as_of]").fill("2026-12-05")
    expect(page.locator(".soon li:visible a")).to_have_text(["Fenêtre inventée"])
    page.get_by_label("Le parrain").check()
    expect(page.locator(".soon")).to_be_hidden()


def test_only_what_concerns_the_reader_is_asked(visit):
    """A question appears with the answer that it depends on, and what was answered to one that is gone counts no more."""
    page = visit(money_of("620D"))
    expect(page.locator("fieldset:visible")).to_have_count(1)
    page.get_by_label("Le parrain").check()
    page.get_by_label(re.compile("sans but lucratif")).check()
    expect(page.locator("#achievement-incentive [data-reason=you]")).to_contain_text("sans but lucratif")
    page.get_by_label("L’apprenti").check()
    expect(page.locator("fieldset:visible legend")).to_have_text(
        ["Qui êtes-vous?", "Vos cours sont-ils à temps plein?"]
    )
    assert page.url.endswith("#role=apprentice")
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(page.locator("fieldset:visible")).to_have_count(1)
    assert "#" not in page.url


def test_answers_are_found_again(visit, host):
    """Who comes back without a link finds the answers that were kept on the device, and the list sorted by them."""
    page = visit(money_of("620D"))
    page.get_by_label("Le parrain").check()
    said = page.locator("[data-found]").inner_text()
    page.goto("about:blank")
    page.goto(host.address + money_of("620D"))
    expect(page.get_by_label("Le parrain")).to_be_checked()
    assert said and page.locator("[data-found]").inner_text() == said


def test_the_answers_stand_in_the_fragment(visit, guide, host):
    """Reload, Back, the other language and a shared link keep the answers and the day; the server never sees them."""
    page = visit(money_of("620D"))
    page.get_by_label("Le parrain").check()
    page.get_by_label(re.compile("sans but lucratif")).check()
    page.locator("[name=as_of]").fill("2026-12-24")
    wanted = "#role=sponsor&tax-status=non-profit&as_of=2026-12-24"
    assert page.url.endswith(wanted)
    refused = page.locator("[data-group=refused] [data-offer]").count()

    def same():
        expect(page.get_by_role("radio", checked=True)).to_have_count(2)
        expect(page.locator("[name=as_of]")).to_have_value("2026-12-24")
        expect(page.locator("[data-group=refused] [data-offer]")).to_have_count(refused)
        assert page.url.endswith(wanted)

    page.reload()
    same()
    page.get_by_role("link", name="English").click()
    same()
    because = next(
        reply.because.get("en") for reply in guide.content.questions["tax-status"].answers if reply.id == "non-profit"
    )
    expect(page.locator("#achievement-incentive [data-reason=you]")).to_contain_text(typeset(because, "en"))
    page.get_by_role("link", name="Français").click()
    same()
    page.locator(".menu a").first.click()
    page.go_back()
    same()
    address = page.url
    page = visit(address.split(host.address)[1])
    same()
    # an address with a place on the page keeps the answers too
    page.evaluate("location.hash = 'tools-grant'")
    expect(page).to_have_url(re.compile(re.escape(wanted) + "$"))
    same()
    assert not [path for path in host.asked if "role" in path or "sponsor=" in path or "2026-12-24" in path]


DAMAGED = [
    "role=aunt",
    "role=",
    "role=sponsor&role=apprentice",
    "weather=fine",
    "as_of=2026-02-30",
    "as_of=26-02-03",
    "as_of=",
    "=",
    "role",
    "role=sponsor&tax-status=%E0%A4%A",
    "%E0%A4%A",
    "nowhere",
    "as_of=12026-01-01",
    "role=sponsor&as_of=tomorrow",
    "__proto__=role",
    "role=sponsor%26",
    "invented-first=red",
    "toString=1",
]


def test_a_damaged_fragment_is_set_aside_and_said(visit, guide):
    """What this page could not have written changes nothing, is said in a sentence, and does not stay in the address."""
    page = visit(money_of("620D"))
    address, plain = page.url, page.evaluate(STATE, [({}, AS_OF.isoformat())])
    assert plain
    for fragment in DAMAGED:
        # a fragment alone would not load the page anew
        page.goto("about:blank")
        page.goto(f"{address}#{fragment}")
        with case(fragment):
            expect(page.get_by_role("status").filter(has_text="Ce lien est incomplet ou erroné")).to_be_visible()
            expect(page.get_by_role("radio", checked=True)).to_have_count(0)
            expect(page.locator("[name=as_of]")).to_have_value(AS_OF.isoformat())
            assert "#" not in page.url
            assert page.get_by_role("link", name="English").get_attribute("href").endswith("money/")
            assert page.evaluate(STATE, [({}, AS_OF.isoformat())]) == plain


def test_a_whole_fragment_is_not_called_damaged(visit):
    """An address that the page wrote, or one of a programme, is taken without a word."""
    for fragment in (
        "role=sponsor",
        "as_of=2027-01-01",
        "tools-grant",
        "apprentice-loan",
        "role=apprentice&class-time=part-time",
    ):
        page = visit(f"{money_of('620D')}#{fragment}")
        expect(page.locator("[data-for-me]")).to_be_visible()
        expect(page.locator(".message")).to_have_count(0)


def test_what_is_folded_opens_for_whoever_is_sent_there(visit):
    """A link to a programme in a folded group opens the group."""
    page = visit(f"{money_of('620D')}#apprentice-loan")
    expect(page.locator("#apprentice-loan h3")).to_be_in_viewport()
    page.evaluate("location.hash = 'incentive-grant'")
    expect(page.locator("#incentive-grant h3")).to_be_in_viewport()


def test_enter_sends_nothing(visit, host):
    """Enter in the date field does not send the form to the server."""
    page = visit(money_of("620D"))
    page.get_by_label("L’apprenti").check()
    page.locator("[name=as_of]").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("money/#role=apprentice")
    assert not [path for path in host.asked if "?" in path]


def test_a_day_that_is_no_day(visit):
    """With the date field emptied or out of reason, the page shows the day of the guide."""
    page = visit(money_of("620D"))
    page.locator("[name=as_of]").fill("2027-02-01")
    expect(page.locator("[data-group=ended] #invented-window")).to_have_count(1)
    page.locator("[name=as_of]").fill("")
    expect(page.locator("[data-group=refused] #invented-window")).to_have_count(1)
    assert "#" not in page.url


def test_the_result_is_read_out(visit, guide):
    """A status line says how many programmes stand in each group, and the names of what is folded stand beside its heading."""
    page = visit(money_of("620D") + "#role=sponsor&tax-status=non-profit")
    trade = guide.content.trades["620D"]
    core = offers(guide.content, AS_OF, "620D", trade, {"role": "sponsor", "tax-status": "non-profit"})
    counts = {group: sum(offer.group == group for offer in core) for group in GROUPS}
    words = guide.content.words["money-found"].get("fr")
    for name, n in counts.items():
        words = words.replace(f"{{{name}}}", str(n))
    expect(page.locator("[data-found]")).to_have_text(typeset(words, "fr"))
    names = page.locator("[data-group=refused] [data-names]").text_content()
    assert names == " · ".join(typeset(o.programme.name.get("fr"), "fr") for o in core if o.group == "refused")
    expect(page.locator("#refused")).to_have_text("Ne s’applique pas à vous, et pourquoi", use_inner_text=True)


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_nothing_is_folded(visit, guide, tmp_path, script):
    """The printed page holds every programme, folded or not, with the answers that were given and no button."""
    fragment = "#role=sponsor&tax-status=non-profit" if script else ""
    page = visit(money_of("620D") + fragment, java_script_enabled=script)
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    text = words_of(file)
    for programme in guide.content.money.values():
        for part in (programme.name, programme.what):
            assert bare(typeset(part.get("fr"), "fr")) in text, part.get("fr")
    assert (bare("Qui êtes-vous? Le parrain") in text) is script
    assert bare("Une entreprise assujettie à l’impôt sur le revenu de l’Ontario.") not in text
    assert bare("Effacer mes réponses") not in text


def bare(text: str) -> str:
    """Letters only, ligatures parted: paper breaks lines where it likes."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_small_phone(visit, width):
    """With every question asked and everything unfolded nothing is wider than the window, and each answer is easily tapped."""
    page = visit(money_of("620D") + "#role=sponsor&tax-status=taxable", viewport={"width": width, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.eval_on_selector_all(
        ".for-me label:has(input)",
        "(labels) => labels.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height)",
    )
    assert len(heights) == 8 and min(heights) >= 43.5


def test_by_keyboard_alone(visit):
    """Tab reaches the first question, arrows choose, Tab goes on to the question that this opened."""
    page = visit(money_of("620D"))
    page.locator("[name=role]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Le parrain")).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "tax-status"
    outline = page.evaluate("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
    assert outline == "solid"


def test_what_the_script_is_handed_is_what_the_core_knows(visit, guide):
    """The facts on the page are those of the data: no programme is missing, and places are those of the file."""
    page = visit(money_of("620D"))
    handed = [
        json.loads(text)
        for text in page.eval_on_selector_all("[data-offer]", "(all) => all.map((one) => one.dataset.offer)")
    ]
    assert sorted(one["place"] for one in handed) == list(range(len(guide.content.money)))


def test_answered_it_is_short(visit):
    """Once all is answered the page is four screens of a phone at most; the answers stay in view, and can be changed."""
    page = visit(money_of("620D") + "#role=apprentice&class-time=full-time", viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * 740
    expect(page.locator("[data-for-me] label:has(input[type=radio]):visible")).to_have_text(
        ["L’apprenti", "Oui, à temps plein."], use_inner_text=True
    )
    page.get_by_role("button", name="Changer mes réponses").click()
    expect(page.get_by_label("Le parrain")).to_be_visible()
    expect(page.get_by_label("L’apprenti")).to_be_focused()


def test_of_a_day_far_off_the_guide_says_that_it_knows_nothing(visit):
    """A year after the day of the guide is the last day of which it says anything."""
    page = visit(money_of("620D") + "#as_of=2027-11-23")
    said = page.get_by_text("Il ne peut rien dire d’une date aussi éloignée")
    expect(said).to_be_hidden()
    page.locator("[name=as_of]").fill("2030-01-01")
    expect(said).to_be_visible()
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(said).to_be_hidden()
