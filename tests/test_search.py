"""Search in a real browser: the reader's language only, accents and elision forgiven, everyday words understood."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def results(reader, path: str, words: str) -> list[tuple[str, str]]:
    """(address, title) of what a search finds, best first."""
    page = reader.open(path)
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-search-status]")).to_contain_text(words.split(maxsplit=1)[0])
    return page.eval_on_selector_all(
        "[data-search-results] a", "(links) => links.map((link) => [new URL(link.href).pathname, link.textContent])"
    )


FRENCH = {
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
}
ENGLISH = {
    "apprentice": None,
    "sponsor": "/guide/en/for-sponsors/",
    "logbook": "/guide/en/trades/620D/logbook/",
    "log book": "/guide/en/trades/620D/logbook/",
    "grant": "/guide/en/trades/620D/money/",
    "Developmental Services Worker": "/guide/en/trades/620D/",
    "DSW": "/guide/en/trades/620D/",
    "EI": "/guide/en/trades/620D/money/",
}


@pytest.mark.parametrize("words", FRENCH)
def test_french_words_are_found(reader, words):
    """Official, everyday and unaccented words find pages in French only, the page meant among the first five."""
    found = results(reader, "search/", words)
    assert found, f"nothing found for {words}"
    assert not [address for address, _ in found if address.startswith("/guide/en/")]
    if FRENCH[words]:
        assert FRENCH[words] in [address for address, _ in found][:5]


@pytest.mark.parametrize("words", ENGLISH)
def test_english_words_are_found(reader, words):
    """The same in English."""
    found = results(reader, "en/search/", words)
    assert found, f"nothing found for {words}"
    assert not [address for address, _ in found if not address.startswith("/guide/en/")]
    if ENGLISH[words]:
        assert ENGLISH[words] in [address for address, _ in found][:5]


def test_every_result_leads_to_a_page(reader):
    """What is found is there."""
    found = results(reader, "search/", "apprentissage")
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
