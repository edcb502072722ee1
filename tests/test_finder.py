"""Find my trade: complete as a plain list, forgiving as a filter, its state kept in the address and never sent."""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pytest
from playwright.sync_api import expect

from jalons.guide import guide_of
from jalons.pages.maker import PageMaker
from jalons.pages.shell import ShellMaker
from jalons.pages.wording import Wording
from jalons.path.pathway import TradePathway
from jalons.path.verified import unverified
from jalons.records.facts import saying
from jalons.records.trades import Trade
from jalons.writing.language import USUAL
from support.axe import violations
from support.paper import bare as letters
from support.paper import pages_of, words_of
from support.project import AS_OF, ROOT
from support.small_guide import real_content, real_guide

LANGUAGES = {"fr": "", "en": "en/"}
TEMPLATES = ROOT / "overrides" / "jalons"
KILOBYTE = 1024


@cache
def trade_page(language: str) -> str:
    return PageMaker(real_guide(), language, TEMPLATES).named("variants").body


# ---------- what the list holds, without any browser


@pytest.mark.build
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trade_is_in_the_list_once_by_name(language):
    """Each trade has one card with a link to its path, in the order of the names as the page shows them, accents aside."""
    body = trade_page(language)
    assert sorted(re.findall(r'<li class="found" id="([^"]+)"', body)) == sorted(real_guide().pathways)
    names = re.findall(r'<h2><a href="([^"]+)/"[^>]*>([^<]+)</a></h2>', body)
    assert sorted(trade_id for trade_id, _ in names) == sorted(real_guide().pathways)
    in_order = [re.sub(r"[^a-z ]", "", bare(name)) for _, name in names]
    assert in_order == sorted(in_order)


def bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))


@pytest.mark.build
def test_names_of_the_other_language_say_so():
    """On the French page a trade without a verified French name stands under its English one, marked as English."""
    body = trade_page("fr")
    assert {pathway.trade.name.get("fr") is None for pathway in real_guide().pathways.values()} == {True, False}
    for trade_id, pathway in real_guide().pathways.items():
        card = re.search(rf'<li class="found" id="{trade_id}".*?</li>', body, re.DOTALL).group(0)
        name = pathway.trade.name
        if name.get("fr") is None:
            assert f'<a href="{trade_id}/" lang="en">' in card and "nom français" in card
        elif name.get("en") and name.get("en") != name.get("fr"):
            assert '<i lang="en">' in card


@pytest.mark.build
def test_a_card_says_what_is_verified_and_what_is_not():
    """620D names what is open; a trade of which everything is known says that all is verified."""
    pathway = real_guide().pathways["620D"]
    assert pathway.trade.declared["registration"].in_list in unverified(pathway, USUAL).to_confirm
    known = saying(Trade, real_content().facts).model_validate(
        {
            "name": {"fr": "Souffleur", "en": "Blower"},
            "pathway": "apprenticeship",
            "sector": "service",
            **{fact: {"value": "yes"} for fact in ("exam", "compulsory", "red_seal")},
            "registration": {"value": "open"},
            "hours": {kind: {"value": "900"} for kind in ("total", "on_the_job", "in_class")},
        }
    )
    content = replace(real_content(), trades={"620D": real_content().trades["620D"], "999Z": known})
    body = PageMaker(guide_of(content, AS_OF), "en", TEMPLATES).named("variants").body
    assert "All verified." in re.search(r'id="999Z".*?</li>', body, re.DOTALL).group(0)


@pytest.mark.parametrize(
    ("change", "to_confirm", "second_hand"),
    [
        ({}, (), ()),
        ({"name": {"en": "Blower"}}, ("name-fr",), ()),
        ({"confidence": "low"}, ("name",), ()),
        ({"sector": None}, ("sector",), ()),
        ({"exam": "unknown"}, ("exam",), ()),
        ({"exam": "not-applicable"}, (), ()),
        ({"exam": {"value": "yes", "confidence": "low"}}, ("exam",), ()),
        ({"red_seal": {"value": "no", "confidence": "medium"}}, (), ("Red Seal",)),
        ({"hours": {}}, ("hours",), ()),
        ({"hours": {"total": {"value": "900", "confidence": "medium"}}}, ("hours at work", "hours in class"), ("total hours",)),
        ({"registration": None}, ("new registrations",), ()),
    ],
)  # fmt: skip
def test_what_is_not_verified(change, to_confirm, second_hand):
    """Missing, unknown and of low confidence is to be confirmed; of medium confidence rests on an indirect source."""
    known = {
        "name": {"fr": "Souffleur", "en": "Blower"},
        "pathway": "p",
        "sector": "service",
        "registration": {"value": "open"},
        **{fact: {"value": "yes"} for fact in ("exam", "compulsory", "red_seal")},
        "hours": {kind: {"value": "900"} for kind in ("total", "on_the_job", "in_class")},
    }
    saying_facts = saying(Trade, real_content().facts, ("999A",))
    trade = saying_facts.model_validate({key: value for key, value in {**known, **change}.items() if value is not None})
    found = unverified(TradePathway("999Z", trade, ()), USUAL)
    called = [tuple(getattr(name, "en", name) for name in names) for names in (found.to_confirm, found.second_hand)]
    assert called == [to_confirm, second_hand]
    assert "code" in unverified(TradePathway("blower", trade, ()), USUAL).to_confirm


@pytest.mark.build
@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_words_are_on_the_card_and_never_shown(language):
    """A trade without a verified French name has everyday French words to be found by, which no reader sees."""
    body = trade_page(language)
    assert real_guide().pathways
    for trade_id, pathway in real_guide().pathways.items():
        words = pathway.trade.search_words
        assert pathway.trade.name.get("fr") or words.in_("fr"), trade_id
        card = re.search(rf'<li class="found" id="{trade_id}".*?</li>', body, re.DOTALL).group(0)
        also = "|".join(re.findall(r' data-(?:also|first)="([^"]*)"', card)).split("|")
        assert {word.replace("'", "&#39;") for word in (*words.in_("fr"), *words.in_("en"), *words.first)} <= set(
            also
        ), trade_id
        if pathway.trade.name.get("fr") is None:
            assert not [
                word
                for word in words.in_("fr")
                if re.search(rf"\b{word}\b", re.sub(r"<[^>]*>", "", card)) and word not in pathway.trade.name.en.lower()
            ], trade_id


@pytest.mark.build
@pytest.mark.parametrize("language", LANGUAGES)
def test_trades_left_out_are_named_with_the_reason(language):
    """Below the list stands each trade that the guide leaves out, why, and its source."""
    body = trade_page(language)
    section = body[body.index('id="left-out"') :]
    for name in real_guide().content.unlisted:
        entry = re.search(rf'id="left-out-{name}".*?</li>', section, re.DOTALL).group(0)
        assert '<a class="ref"' in entry, name
    without = guide_of(replace(real_content(), unlisted={}), AS_OF)
    assert "left-out" not in PageMaker(without, language, TEMPLATES).named("variants").body


@pytest.mark.build
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_stays_light(language):
    """With 145 trades the page holds less than 140 KB of HTML, 20 KB compressed, all that surrounds it included."""
    trades = dict(real_content().trades)
    likely = list(trades.values())
    for n in range(145 - len(trades)):
        trades[f"9{n:02d}Z"] = likely[n * 4 % len(likely)]
    many = guide_of(replace(real_content(), trades=trades), AS_OF)
    page = PageMaker(many, language, TEMPLATES).named("variants")
    assert page.body.count('class="found"') == 145
    whole = ShellMaker(many, Wording(many, language, TEMPLATES), TEMPLATES).page(page)
    assert len(whole.encode()) < 140 * KILOBYTE
    assert len(gzip.compress(whole.encode())) < 20 * KILOBYTE


# ---------- the filter, in a real browser


def shown(page) -> list[str]:
    return page.eval_on_selector_all(
        ".found", "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.id)"
    )


def typed(page, words: str) -> list[str]:
    """The trades left once the words are typed and the page has answered."""
    page.get_by_role("searchbox").fill(words)
    page.wait_for_function("(words) => location.hash.includes(new URLSearchParams({q: words}).toString())", arg=words)
    return shown(page)


NAMES = {
    "fr": {
        "plombie": "306A",
        "Plombier": "306A",
        "plomibier": "306A",
        "electricen": "309A",
        "ÉLECTRICIEN": "309A",
        "welder": "456A",
        "soudeur": "456A",
        "Soudage": "456A",
        "élagueuse": "444B",
        "éducatrice": "620C",
        "camionneur": "638A",
        "coifeur": "332A",
        "coiffeuse": "332A",
        "620d": "620D",
        "620 D": "620D",
        "dsw": "620D",
        "briqueteur macon": "401A",
        "briqueteur-maçon": "401A",
        "l'intégration": "620D",
        "intervenante": "620D",
    },
    "en": {
        "plumer": "306A",
        "plombier": "306A",
        "hairstilist": "332A",
        "306a": "306A",
        "carpentr": "403A",
        "brick mason": "401A",
        "developmental servces": "620D",
        "praticien": "620C",
        "sheetmetal": "308A",
        "child care": "620C",
        "soudeuse": "456A",
    },
}


@pytest.mark.browser
@pytest.mark.parametrize("language", NAMES)
def test_a_name_is_found_as_people_type_it(reader, language):
    """In either language, by code, with slips, without accents: the trade meant is among a few."""
    page = reader.open(LANGUAGES[language] + "trades/")
    found = {words: typed(page, words) for words in NAMES[language]}
    meant = {words: trade_id for words, trade_id in NAMES[language].items() if trade_id in found[words][:8]}
    assert meant == NAMES[language] and max(map(len, found.values())) <= 8, found


FIRST = {
    "fr": {
        "soudeur": "456A",
        "soudeuse": "456A",
        "électricien": "309A",
        "electriciene": "309A",
        "mécano": "310S",
        "mécanicien": "310S",
        "garagiste": "310S",
        "grutier": "339A",
        "chef cuisinier": "chef",
        "cuisinier": "415A",
        "foyer de groupe": "620D",
        "travailleur déficience intellectuelle": "620D",
        "ISI": "620D",
        "toles": "308A",
        "charpentier": "403A",
        "plombier": "306A",
        "coifeuse": "332A",
        "camionneur": "638A",
        "620D": "620D",
        "Educational Assistant": "620E",
    },
    "en": {
        "welder": "456A",
        "electrician": "309A",
        "mechanic": "310S",
        "car mechanic": "310S",
        "framer": "403A",
        "carpenter": "403A",
        "group home": "620D",
        "truck driver": "638A",
        "crane operator": "339A",
        "cook": "415A",
        "plumer": "306A",
        "309c": "309C",
    },
}


@pytest.mark.browser
@pytest.mark.parametrize("language", FIRST)
def test_the_trade_that_is_called_so_comes_first(reader, language):
    """By its name, its code or the word that people say at work, the trade meant stands before its neighbours."""
    page = reader.open(LANGUAGES[language] + "trades/")
    found = {words: typed(page, words)[:1] for words in FIRST[language]}
    assert found == {words: [trade_id] for words, trade_id in FIRST[language].items()}


@pytest.mark.browser
@pytest.mark.parametrize("path", ["trades/", ""])
def test_enter_opens_the_first(reader, server, path):
    """On the page of all trades and on the home page; the trade is then the reader's, and no server hears the words."""
    page = reader.open(path)
    server.asked.clear()
    page.get_by_role("searchbox").fill("aide-enseignante")
    page.keyboard.press("Enter")
    page.wait_for_url("**/trades/620E/")
    assert not [address for address in server.asked if "aide-enseignante" in address]
    reader.open("")
    expect(page.locator("[data-yours] a").first).to_have_text("Educational Assistant")
    expect(page.locator("[data-yours] a").first).to_have_attribute("lang", "en")


@pytest.mark.browser
def test_the_list_on_a_phone(new_reader):
    """At 360 px a row is 64 px high at most, and the first stands above the keyboard; doubts show when one asks for them."""
    page = new_reader(viewport={"width": 360, "height": 740}).open("trades/")
    rows = page.eval_on_selector_all(".found", "(all) => all.map((row) => row.getBoundingClientRect().height)")
    assert len(rows) == len(real_guide().pathways) and max(rows) <= 64
    typed(page, "plombier")
    box = page.locator(".found:visible").first.bounding_box()
    assert box["y"] + box["height"] <= 380
    expect(page.get_by_text("À confirmer : ").first).to_be_hidden()
    unfold(page)
    page.get_by_label(re.compile("reste à confirmer")).check()
    expect(page.locator(".found:visible .checked").first).to_be_visible()


@pytest.mark.browser
def test_the_home_page_answers_as_one_types(reader):
    """A few trades under the field, the nearest first, each a link; nothing is fetched before; Escape puts them away."""
    page = reader.open("")
    field = page.get_by_role("searchbox")
    field.fill("électricien")
    rows = page.locator("[data-found-list] .found")
    expect(rows.first).to_contain_text("309A")
    assert 1 < rows.count() <= 5
    assert rows.first.get_by_role("link").first.get_attribute("href").endswith("/trades/309A/")
    page.keyboard.press("Escape")
    expect(rows.first).to_be_hidden()
    field.fill("zzzzzz")
    expect(rows).to_have_count(0)
    page.get_by_role("link", name="Voir tous les métiers").first.click()
    expect(page.get_by_text("Essayez un mot plus court")).to_be_visible()


@pytest.mark.browser
def test_a_slip_is_forgiven_only_where_nothing_fits_better(reader):
    """What is typed right finds what holds it, and nothing that merely looks like it."""
    page = reader.open("en/trades/")
    found = typed(page, "cook")
    assert found
    for name in found:
        assert "cook" in page.locator(f"[id='{name}']").evaluate("(row) => row.outerHTML").lower()


FILTERS = [
    *(("sector", value) for value in ("service", "construction", "industrial", "motive-power", "unknown")),
    *((name, value) for name in ("exam", "compulsory", "red-seal") for value in ("yes", "no", "unknown")),
]


def unfold(page) -> None:
    """Filters are folded away until somebody wants them."""
    page.locator("[data-finder-filters] summary").click()


def holds(pathway: TradePathway, name: str, value: str) -> bool:
    if name == "sector":
        return pathway.trade.fact("sector").value == value
    fact = getattr(pathway.trade, name.replace("-", "_"))
    if fact is None:
        return value == "unknown"
    return fact.value == value or (value == "unknown" and fact.confidence == "low")


@pytest.mark.browser
def test_each_filter_leaves_exactly_its_trades(reader):
    """Each answer of each filter leaves the trades of which it is true, and the count says how many."""
    page = reader.open("trades/")
    unfold(page)
    assert FILTERS
    for name, value in FILTERS:
        page.locator(f"[name='{name}']").select_option(value)
        page.wait_for_function("(state) => location.hash === state", arg=f"#{name}={value}")
        wanted = {trade_id for trade_id, pathway in real_guide().pathways.items() if holds(pathway, name, value)}
        assert set(shown(page)) == wanted, (name, value)
        count = page.get_by_role("status").first.inner_text()
        assert re.findall(r"\d+", count) == ([str(len(wanted)), str(len(real_guide().pathways))] if wanted else []), (
            count
        )
        page.locator(f"[name='{name}']").select_option("")
        page.wait_for_function("() => location.hash === ''")


@pytest.mark.browser
def test_filters_hold_together_and_are_cleared_together(reader):
    """Several filters leave what all of them leave; one button clears them and puts the reader back at the name."""
    page = reader.open("trades/")
    expect(page.get_by_role("button", name="Effacer les filtres")).to_be_hidden()
    unfold(page)
    page.get_by_label("Secteur").select_option("construction")
    page.get_by_label("Obligatoire").select_option("yes")
    typed(page, "electricien")
    wanted = {
        trade_id
        for trade_id, p in real_guide().pathways.items()
        if holds(p, "sector", "construction") and holds(p, "compulsory", "yes")
    }
    assert set(shown(page)) and set(shown(page)) < wanted
    page.get_by_role("button", name="Effacer les filtres").click()
    assert len(shown(page)) == len(real_guide().pathways) and page.url.endswith("trades/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_role("status").first).to_have_text(f"{len(real_guide().pathways)} métiers")


@pytest.mark.browser
def test_letters_follow_the_list(reader):
    """The stations of the list are the first letters of what is shown; a letter leads to its first trade."""
    page = reader.open("trades/")
    page.get_by_role("navigation", name="Aller à une lettre").get_by_role("link", name="P", exact=True).click()
    first = page.url.split("#")[1]
    assert page.locator(f"[id='{first}']").get_attribute("data-letter") == "P"
    assert len(shown(page)) == len(real_guide().pathways)
    typed(page, "plombier")
    expect(page.get_by_role("navigation", name="Aller à une lettre")).to_be_hidden()
    assert page.locator(".found:visible[data-letter]").count() == 0
    page.get_by_role("button", name="Effacer les filtres").click()
    assert page.locator(".found:visible").first.get_attribute("data-letter") == "A"


@pytest.mark.browser
def test_nothing_found_says_what_to_do(reader):
    """The sentence names near names, a name that the filters hide, and a trade that is left out."""
    page = reader.open("trades/")
    assert typed(page, "plmbr") == []
    expect(page.get_by_role("status").first).to_have_text("Aucun métier trouvé.")
    near = page.locator("[data-finder-none]")
    expect(near).to_contain_text("Noms semblables")
    assert "306A/" in "".join(link.get_attribute("href") for link in near.get_by_role("link").all())
    typed(page, "zzzzzzzz")
    expect(near).to_contain_text("Essayez un mot plus court")
    expect(near).not_to_contain_text("Noms semblables")
    unfold(page)
    page.get_by_label("Obligatoire").select_option("no")
    typed(page, "plombier")
    expect(near).to_contain_text("mais pas avec ces filtres")
    expect(near.get_by_role("link", name="Plombier")).to_be_visible()
    page.get_by_role("button", name="Effacer les filtres").click()
    expect(near).to_be_hidden()


@pytest.mark.browser
def test_a_trade_left_out_is_found_by_its_name(reader):
    """Who looks for a trade that the guide leaves out is led to the reason."""
    page = reader.open("en/trades/")
    for name, trade in real_guide().content.unlisted.items():  # noqa: B007 - the name of the one found is used below
        if trade.name.get("en") and not typed(page, trade.name.get("en")):
            break
    else:
        raise AssertionError("every trade left out has a namesake in the guide")
    page.locator("[data-finder-hints]").get_by_role("link", name=trade.name.get("en"), exact=True).click()
    assert page.url.endswith(f"#left-out-{name}")
    expect(page.locator(f"#left-out-{name}")).to_be_in_viewport()


@pytest.mark.browser
def test_the_state_is_kept_and_never_sent(reader, server):
    """Back, a reload, a shared link and the other language all find the same trades; no server is told."""
    server.asked.clear()
    page = reader.open("trades/")
    unfold(page)
    page.get_by_label("Secteur").select_option("construction")
    found = typed(page, "plombier")
    address = page.url
    assert address.endswith("#q=plombier&sector=construction")
    page.get_by_role("link", name="Plombier", exact=True).click()
    page.wait_for_url("**/306A/")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("plombier")
    assert shown(page) == found
    page.reload()
    assert shown(page) == found
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/trades/#q=plombier&sector=construction")
    assert shown(page) == found
    expect(page.get_by_label("Sector")).to_have_value("construction")
    shared = reader.context.new_page()
    shared.goto(address)
    assert shown(shared) == found
    assert not [path for path in server.asked if "plombier" in path or "sector" in path]


@pytest.mark.browser
def test_an_address_typed_by_hand_is_followed(reader):
    """A changed fragment changes the list; an answer that no filter has counts as none; an anchor is only a place."""
    page = reader.open("trades/#exam=maybe&sector=service")
    wanted = {
        trade_id
        for trade_id, pathway in real_guide().pathways.items()
        if pathway.trade.fact("sector").value == "service"
    }
    assert set(shown(page)) == wanted and page.url.endswith("#sector=service")
    page.evaluate("location.hash = 'sector=construction'")
    page.wait_for_function("() => document.querySelector('[name=sector]').value === 'construction'")
    assert set(shown(page)).isdisjoint(wanted)
    page.goto("about:blank")
    reader.open("trades/#306A")
    assert len(shown(page)) == len(real_guide().pathways) and page.url.endswith("#306A")
    expect(page.locator("[id='306A']")).to_be_in_viewport()


@pytest.mark.browser
def test_hostile_words_stay_words(reader):
    """What looks like HTML or a pattern is looked for as text."""
    page = reader.open("trades/")
    for words in ("<img src=x onerror=alert(1)>", "((((", "\\", "%00", "a" * 2000):
        page.get_by_role("searchbox").fill(words)
        page.get_by_role("searchbox").press("Enter")
    assert page.locator(".page img").count() == 0


@pytest.mark.browser
def test_the_matching_by_itself(reader):
    """The pure functions: words, slips, what fits best, what is nearest."""
    page = reader.open("trades/")
    said = page.evaluate(
        """async () => {
          const m = await import(new URL("../assets/shared/fuzzy-match.js", location.href))
          const entries = ["Plombier / Plumber / 306A", "Tôlier / Sheet Metal Worker / 308A", "Cook / 415A"].map((name) => ({name, keys: m.keysOf(name)}))
          const found = (typed) => m.fuzzyMatch(typed, entries).map(({name}) => name.split(" ")[0])
          return {
            words: m.wordsOf("Œil d’or, intervenant(e) 620 d"),
            slips: [["plombie", "plombier"], ["plumber", "plubmer"], ["coifeur", "coiffeur"], ["abc", "xyz"], ["", "abc"]].map(([a, b]) => m.slips(a, b)),
            found: ["", "plombier", "tolier", "sheetmetal", "metal worker", "the cook", "306", "307", "cok", "plmber", "zz"].map(found),
            nearest: ["plmbr", "zz", "", "306Z"].map((typed) => m.nearest(typed, entries).map(({name}) => name.split(" ")[0])),
          }
        }"""
    )
    assert said["words"] == ["oeil", "d", "or", "intervenant", "intervenante", "620d"]
    assert said["slips"] == [0, 1, 1, 3, 0]
    assert said["found"] == [
        [],
        ["Plombier"],
        ["Tôlier"],
        ["Tôlier"],
        ["Tôlier"],
        ["Cook"],
        ["Plombier"],
        [],
        [],
        ["Plombier"],
        [],
    ]
    assert (
        said["nearest"][0] == ["Plombier"] and said["nearest"][1:3] == [[], []] and said["nearest"][3][0] == "Plombier"
    )


# ---------- without a script, on paper, for everyone


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_list_is_whole(new_reader, language):
    """Every trade shows, with the way to its path and what is in doubt; nothing that would do nothing is offered."""
    page = new_reader(java_script_enabled=False).open(LANGUAGES[language] + "trades/")
    assert page.locator(".found:visible").count() == len(real_guide().pathways)
    assert page.locator(".page :is(input, select, button):visible").count() == 0
    expect(page.locator(".checked").first).to_be_visible()
    expect(page.get_by_text(re.compile(rf"^{len(real_guide().pathways)} "))).to_be_visible()


def on_paper(page, tmp_path) -> str:
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    return words_of(file)


@pytest.mark.browser
def test_paper_holds_the_list_as_it_is_on_the_screen(reader, tmp_path):
    """Printed, the whole list holds every trade, compactly; a filtered one holds what is shown and says how many."""
    page = reader.open("en/trades/")
    words = on_paper(page, tmp_path)
    for pathway in real_guide().pathways.values():
        assert letters(pathway.trade.name.en.replace("'", "’")) in words, pathway.trade_id
    assert len(pages_of(tmp_path / "paper.pdf")) <= 14
    typed(page, "plumber")
    words = on_paper(page, tmp_path)
    assert "Plumber" in words and f"of{len(real_guide().pathways)}trades" in words and "Hairstylist" not in words


@pytest.mark.uncounted
@pytest.mark.browser
@pytest.mark.parametrize("state", ["#q=electricien&compulsory=yes", "#q=plmbr&exam=yes"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_state(new_reader, language, state):
    """Filtered or empty, light or dark, the page has no violation and never scrolls sideways."""
    reader = new_reader(viewport={"width": 360, "height": 800})
    page = reader.open(LANGUAGES[language] + "trades/" + state)
    for width, scheme in ((360, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        # what is not a matter of colour is the same in both colour schemes
        assert violations(page, "contrast" if scheme == "dark" else "all") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.complaints == [] and reader.strangers == []
