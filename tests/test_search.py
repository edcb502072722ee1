"""Search in a real browser: the reader's language only, accents and elision forgiven, everyday words understood."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SHOWN_AT_ONCE = 10


def results(reader, path: str, words: str) -> list[tuple[str, str]]:
    """(address, title) of what a search finds, best first."""
    return asked(reader.open(path), words)


def asked(page, words: str) -> list[tuple[str, str]]:
    """The same on a page that is open."""
    return found_by(page, words).evaluate_all(
        "(links) => links.map((link) => [new URL(link.href).pathname, link.textContent])"
    )


def found_by(page, words: str):
    """The links that the page shows once it has answered."""
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-search-status]")).to_contain_text(words)
    return page.locator("[data-search-results] a")


FOUND = {
    "": {
        "apprenti": None,
        "l'apprenti": None,
        "l’apprenti(e)": None,
        "intervenant": "/guide/trades/620D/",
        "etape": None,
        "étape": None,
        "parrain": None,
        "sponsor": "/guide/for-sponsors/",
        "registre": "/guide/trades/620D/logbook/",
        "logbook": "/guide/trades/620D/logbook/",
        "prime": "/guide/trades/620D/money/",
        "bonus": "/guide/trades/620D/money/",
        "preuve d'achevement": "/guide/trades/620D/completion/",
        "diplome": "/guide/trades/620D/diploma-transition/",
        "subvention": "/guide/trades/620D/money/",
        "enfant": "/guide/trades/620C/",
    },
    "en/": {
        "apprentice": None,
        "sponsor": "/guide/en/for-sponsors/",
        "logbook": "/guide/en/trades/620D/logbook/",
        "log book": "/guide/en/trades/620D/logbook/",
        "grant": "/guide/en/trades/620D/money/",
        "Developmental Services Worker": "/guide/en/trades/620D/",
        "DSW": "/guide/en/trades/620D/",
        "EI": "/guide/en/trades/620D/money/",
    },
}


@pytest.mark.parametrize("language", FOUND)
def test_words_are_found(reader, language):
    """Official, everyday and unaccented words find pages of the reader's language only, the page meant among the first five."""
    page = reader.open(f"{language}search/")
    other = {"": re.compile("/guide/en/"), "en/": re.compile("/guide/(?!en/)")}[language]
    found = {words: [address for address, _ in asked(page, words)] for words in FOUND[language]}
    assert [words for words, addresses in found.items() if not addresses] == []
    assert [(words, one) for words, addresses in found.items() for one in addresses if other.match(one)] == []
    meant = {words: address for words, address in FOUND[language].items() if address}
    assert {words: address for words, address in meant.items() if address not in found[words][:5]} == {}


FIRST = {
    "": {
        "620d": "trades/620D/",
        "MSO": "glossary/#skilled-trades-ontario",
        "EPA": "glossary/#trade-equivalency-assessment",
        "TCU": "glossary/#ministry",
        "ISI": "trades/620D/",
        "coifeuse": "trades/332A/",
        "sceau rouge": "glossary/#red-seal",
        "mon patron a fermé": "trades/620D/changes/#lost-sponsor",
        "je me suis fait congédier": "trades/620D/changes/#lost-sponsor",
        "livre de bord perdu": "trades/620D/changes/#lost-log-book",
        "déménagement": "trades/620D/changes/#moved",
        "combien le parrain reçoit": "trades/620D/money/#role=sponsor",
        "salaire de l'apprenti": "trades/620D/agreement/#wage",
        "qui peut être formateur": "trades/620D/agreement/#who-may-train",
        "l'apprenti s'en va": "trades/620D/changes/#sponsor-ends",
        "comment m'inscrire": "trades/620D/apply/",
        "télécharger formulaire preuve d'achèvement": "trades/620D/completion/",
    },
    "en/": {
        "STO": "glossary/#skilled-trades-ontario",
        "plumer": "trades/306A/",
        "car mechanic": "trades/310S/",
        "foreign credentials": "glossary/#trade-equivalency-assessment",
        "where is my log book": "trades/620D/logbook/",
        "laid off": "trades/620D/changes/#paused-training",
        "switch sponsors": "trades/620D/changes/#changed-sponsor",
        "how much does the sponsor get paid": "trades/620D/money/#role=sponsor",
        "ratio": "trades/620D/agreement/#ratio",
        "how many apprentices can I have": "trades/620D/agreement/#ratio",
        "apprentice wage": "trades/620D/agreement/#wage",
        "WSIB insurance": "trades/620D/agreement/#workplace-insurance",
        "who can be a trainer": "trades/620D/agreement/#who-may-train",
        "apprentice quits": "trades/620D/changes/#sponsor-ends",
    },
}


@pytest.mark.parametrize("language", FIRST)
def test_everyday_questions_are_answered_first(reader, language):
    """A code, a trade as people call it, or a common question in everyday words: the page meant comes before all others."""
    page = reader.open(f"{language}search/")
    found = {words: found_by(page, words).first.evaluate("(link) => link.href") for words in FIRST[language]}
    root = f"{reader.address}{language}"
    assert found == {words: root + address for words, address in FIRST[language].items()}


def test_the_answer_is_on_the_readers_own_path(reader):
    """From a trade with an exam, a failed exam leads to that trade; no page is listed twice; all answers stand there unasked."""
    page = reader.open("search/#variant=332A")
    assert page.locator("[data-lead] a[href]").count() > 15
    page.get_by_role("searchbox").fill("j'ai raté mon examen")
    first = page.locator("[data-search-results] a").first
    expect(first).to_have_attribute("href", re.compile("/trades/332A/changes/#exam-failed$"))
    page.get_by_role("searchbox").fill("ratio")
    expect(first).to_have_attribute("href", re.compile("/trades/332A/agreement/#ratio$"))
    page.get_by_role("searchbox").fill("j'ai raté mon examen")
    expect(first).to_have_attribute("href", re.compile("#exam-failed$"))
    links = page.locator("[data-search-results] a").evaluate_all("(all) => all.map((link) => link.href.split('#')[0])")
    assert len(links) == len(set(links))


def test_every_result_leads_to_a_page(reader):
    """What is found is there."""
    found = results(reader, "search/", "apprentissage")
    assert len(found) == SHOWN_AT_ONCE
    for address, title in found:
        answer = reader.page.request.get(reader.address.removesuffix("/guide/") + address)
        assert answer.ok, address
        assert title


def test_shared_stages_are_found_once_and_on_the_readers_own_path(reader):
    """A stage that three trades share is one result, and leads to the path the reader came from."""
    page = reader.open("trades/620C/")
    page.get_by_role("link", name="Chercher", exact=True).click()
    page.get_by_role("searchbox").fill("registre")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    addresses = page.eval_on_selector_all(
        "[data-search-results] a", "(links) => links.map((link) => new URL(link.href).pathname)"
    )
    assert "/guide/trades/620C/logbook/" in addresses
    assert not [address for address in addresses if "/logbook/" in address and "620C" not in address]


def test_nothing_found_says_so(reader):
    """A word that is nowhere gives a sentence, not an empty page."""
    page = reader.open("search/")
    page.get_by_role("searchbox").fill("xylophone")
    expect(page.locator("[data-search-status]")).to_contain_text("Rien ne correspond à « xylophone »")


def test_hostile_words_stay_words(reader):
    """What looks like HTML is searched for and shown as text."""
    page = reader.open("search/")
    page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-search-status]")).to_contain_text("<img src=x")
    assert page.locator("[data-search-status] img, [data-search-results] img").count() == 0


def test_the_index_is_fetched_on_first_use_only(reader, server):
    """No page fetches any part of the index before a word is typed."""
    server.asked.clear()
    page = reader.open("trades/620D/")
    page.wait_for_load_state("networkidle")
    reader.open("search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.asked if "/pagefind/" in path]
    page.get_by_role("searchbox").fill("contrat")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    fetched = [path for path in server.asked if "/pagefind/" in path]
    assert fetched and not [path for path in fetched if re.search(r"/(wasm\.en|en_|pagefind\.en)", path)]


def test_the_words_stay_in_the_address_but_are_not_sent(reader, server):
    """A search can be shared, and its words stand in the fragment, which no server sees."""
    server.asked.clear()
    results(reader, "search/", "certificat")
    assert reader.page.url.endswith("#q=certificat")
    assert not [path for path in server.asked if "certificat" in path.split("/")[-1]]
    again = reader.context.new_page()
    again.goto(reader.page.url)
    expect(again.locator("[data-search-results] a").first).to_be_visible()
    expect(again.get_by_role("searchbox")).to_have_value("certificat")


def test_a_failing_index_is_said(new_reader):
    """If the index cannot be fetched the page says so, and trying again works."""
    reader = new_reader()
    reader.context.route("**/pagefind/**", lambda route: route.abort())
    page = reader.open("search/")
    page.get_by_role("searchbox").fill("contrat")
    expect(page.locator("[data-search-status]")).to_contain_text("n’a pas pu démarrer")
    reader.context.unroute("**/pagefind/**")
    page.get_by_role("searchbox").fill("contrats")
    expect(page.locator("[data-search-results] a").first).to_be_visible()


FROM_EVERY_TRADE = """async ([root, trades, asked]) => {
  const { find, onOwnPath, ownVariant } = await import(root + "assets/pages/search/finding.js")
  const pages = new Map()
  const read = async (found) => pages.get(found.id) ?? pages.set(found.id, await found.data()).get(found.id)
  const lines = []
  for (const id of trades) {
    const own = await ownVariant(id)
    for (const words of asked) {
      const found = (await find(words, own)).slice(0, 10)
      for (const page of await Promise.all(found.map(read))) {
        const { url, title, variant } = onOwnPath(page, own)
        lines.push([id, own?.called, words, new URL(url, location).pathname, title, variant, page.meta.below ?? ""])
      }
    }
  }
  return lines
}"""
ASKED = {"": ("demande", "appareil", "heures"), "en/": ("application", "grant")}


@pytest.mark.undrawn
@pytest.mark.parametrize("language", ASKED)
def test_from_every_trade_its_own_pages_are_found(reader, guide, site, language):
    """Whatever the reader's trade: it is kept, what is found below a trade is below theirs, is there, and names no other."""
    called = {
        trade_id: json.loads((site / "trades" / trade_id / "path.json").read_text("utf-8"))["called"][
            language.rstrip("/") or "fr"
        ]
        for trade_id in guide.pathways
    }
    page = reader.open(f"{language}search/")
    lines = page.evaluate(FROM_EVERY_TRADE, [reader.address, list(guide.pathways), ASKED[language]])
    assert {(line[0], line[1]) for line in lines} == set(called.items()) and len(called) > 100
    assert {line[2] for line in lines} == set(ASKED[language])
    codes = {name for name in called.values() if re.fullmatch(r"[0-9]{3}[A-Z][0-9]?", name)}
    below = 0
    for trade_id, own, words, address, title, trade, of_any in lines:
        told = (trade_id, words, address, title, trade)
        assert (site / address.removeprefix("/guide/") / "index.html").is_file(), told
        place = address.removeprefix("/guide/").removeprefix("en/")
        if of_any:
            below += 1
            assert place == f"trades/{trade_id}/{of_any}", told
            assert trade == own, told
            assert not (codes - {own}) & set(re.findall(r"\w+", title)), told
        else:
            assert not re.match("trades/[^/]+/.", place), told
    assert below > len(called) * len(ASKED[language])


@pytest.mark.parametrize("trade_id", ["chef", "310S"])
def test_the_readers_trade_is_kept(reader, guide, trade_id):
    """From a trade's page to search and through it, also where the trade's id is a name; set aside, the guide's own holds."""
    page = reader.open(f"trades/{trade_id}/")
    page.get_by_role("link", name="Chercher", exact=True).click()
    called = guide.pathways[trade_id].trade_code or "Chef"
    expect(page.locator("[data-search-scope]")).to_contain_text(f"parcours {called}")
    page.get_by_role("searchbox").fill("demande")
    links = page.locator("[data-search-results] a")
    expect(links.nth(SHOWN_AT_ONCE - 1)).to_be_visible()
    shown = links.count()
    assert page.url.endswith(f"#q=demande&variant={trade_id}")
    found = links.evaluate_all("(links) => links.map((link) => new URL(link.href).pathname)")
    assert f"/guide/trades/{trade_id}/apply/" in found
    page.get_by_role("button", name="Montrer plus de résultats").click()
    expect(links).not_to_have_count(shown)
    expect(links.nth(shown)).to_be_focused()
    page.locator("[data-search-widen]").click()
    expect(page.locator("[data-search-scope]")).to_be_hidden()
    assert page.url.endswith("#q=demande")
    expect(page.locator("[data-search-results] a[href$='/trades/620D/apply/']")).to_have_count(1)


def test_a_trade_that_the_guide_does_not_have_is_no_scope(reader):
    """An address that names one searches the whole guide, and drops the name."""
    page = reader.open("search/#variant=../620D&q=demande")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    expect(page.locator("[data-search-scope]")).to_be_hidden()
    assert page.url.endswith("#q=demande")


def test_what_search_leaves_out_is_joined_again(reader):
    """An elided article and a feminine ending stand in an excerpt as on the page, also beside the word that was found."""
    page = reader.open("search/")
    found = page.evaluate(
        """async (texts) => {
          const { asked, joined } = await import("../assets/pages/search/elision.js")
          const attached = JSON.parse(document.querySelector("[data-attached]").dataset.attached)
          return texts.map((text) => [asked(text, attached), joined(text, attached)])
        }""",
        [
            "l' apprenti (e)",
            "Qu’ <mark>il</mark> vient",
            "<mark>apprenti</mark> (e)",
            "aujourd'hui",
            "L’apprenti(e)",
            "loi (2021)",
        ],
    )
    assert found == [
        ["l apprenti", "l'apprenti(e)"],
        ["Qu <mark>il</mark> vient", "Qu’<mark>il</mark> vient"],
        ["<mark>apprenti</mark>", "<mark>apprenti</mark>(e)"],
        ["aujourd hui", "aujourd'hui"],
        ["apprenti", "L’apprenti(e)"],
        ["loi", "loi (2021)"],
    ]
