"""The pocket passport in a real browser: nothing is lost on the way, any order of merging is the same, nothing foreign gets in."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import expect

from support.cases import case

pytestmark = pytest.mark.browser

KEEP = "trades/620D/keep/"
SETTINGS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Few examples, since each holds many states: the browser answers for all of them at once."""


@pytest.fixture
def keep(reader):
    """The page on which a passport is made, with its modules and guide at hand as `p`, `s`, `guide`."""
    page = reader.open(KEEP)
    page.evaluate(
        "async () => { const assets = new URL('../', document.querySelector('link[rel=modulepreload]').href);"
        " const of = (name) => import(new URL(name, assets));"
        " window.p = { ...await of('pages/keep/passport.js'), ...await of('pages/keep/encode.js'), ...await of('pages/keep/decode.js') };"
        " window.s = await of('shared/store.js');"
        " window.guide = { variant: '620D', ...JSON.parse(document.querySelector('[data-keep]').dataset.keep) } }"
    )
    return page


FIRST, SECOND, THIRD = (
    f"[data-tick$='/{name}']" for name in ("find-sponsor", "ask-registration-open", "use-own-email")
)


def states(ids: dict[str, int]):
    """States as a reader of 620D can have them, as lists of [key, {n, value}]."""
    counts = some.integers(1, 12) | some.integers(1, 1023)
    days = some.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)).map(str)
    tasks = sorted(
        name for name in ids if name.count("/") == 1 and not name.startswith(("trades/", "roles/", "dates/"))
    )
    stages = sorted(name for name in ids if "/" not in name)
    roles = sorted(name.removeprefix("roles/") for name in ids if name.startswith("roles/"))
    replies = sorted(name.split("/", 1)[1] for name in ids if name.startswith("questions/"))
    marks = (
        some.just("")
        | some.just("skip")
        | some.tuples(some.sampled_from(roles), days).map(lambda pair: "wait " + " ".join(pair))
    )

    def kept(key: str, n: int, value: str = ""):
        return [key, {"n": n, "value": value}]

    ticks = some.dictionaries(some.sampled_from(tasks), counts, max_size=200)
    marked = some.dictionaries(some.sampled_from(stages), some.tuples(counts, marks), max_size=8)
    answers = some.dictionaries(
        some.sampled_from(sorted({reply.split("/")[0] for reply in replies})),
        some.tuples(counts, some.booleans(), some.integers(0, 99)),
        max_size=6,
    )
    dates = sorted(name.removeprefix("dates/") for name in ids if name.startswith("dates/"))
    me = some.fixed_dictionaries(
        {},
        optional={
            "role": some.tuples(counts, some.sampled_from(["", *roles])),
            **{name: some.tuples(counts, some.just("") | days) for name in dates},
        },
    )

    def whole(parts):
        ticks, marked, answers, me = parts
        found = [kept(f"tick:620D/{name}", n) for name, n in ticks.items()]
        found += [kept(f"mark:620D/{name}", n, value) for name, (n, value) in marked.items()]
        for question, (n, is_given, choice) in answers.items():
            own = [reply.split("/")[1] for reply in replies if reply.startswith(f"{question}/")]
            found.append(kept(f"answer:{question}", n, own[choice % len(own)] if is_given else ""))
        return found + [kept(f"me:620D/{name}", n, value) for name, (n, value) in me.items()]

    return some.tuples(ticks, marked, answers, me).map(whole)


def test_what_goes_in_comes_out(keep):
    """Every state that a reader can have is read back exactly as it was written."""
    ids = keep.evaluate("guide.ids")

    @SETTINGS
    @given(some.lists(states(ids), min_size=1, max_size=20))
    def held(many):
        back = keep.evaluate(
            "(many) => many.map((state) => { const { text, left } = p.encode(new Map(state), guide);"
            " return [[...p.decode(text, guide)].sort(), left] })",
            many,
        )
        assert back == [[sorted(state, key=lambda entry: entry[0]), 0] for state in many]

    held()


def test_two_hundred_items_fit_into_three_hundred_letters(keep):
    """A passport of 200 items, each ticked, unticked or ticked again, is a link of at most 300 characters."""
    ids = {f"s{n // 20}/i{n}": 2 * n + 1 for n in range(200)} | {"trades/620D": 600}
    link = keep.evaluate(
        "(ids) => { const state = new Map(Object.keys(ids).slice(0, 200).map((id, n) => [`tick:620D/${id}`, { n: n % 3 + 1, value: '' }]));"
        " return location.href.split('#')[0] + '#p=' + p.encode(state, { tag: 65535, variant: '620D', ids, newest: 600 }).text }",
        ids,
    )
    assert len(link) <= 300


def test_merging_is_the_same_in_any_order_and_any_number_of_times(keep):
    """Merge is commutative, associative and idempotent, through passports as the reader sends them."""
    ids = keep.evaluate("guide.ids")

    @SETTINGS
    @given(some.lists(some.tuples(states(ids), states(ids), states(ids)), min_size=1, max_size=10))
    def held(many):
        same = keep.evaluate(
            """(many) => many.map((three) => {
              const kept = () => {
                const inside = new Map()
                return { get length() { return inside.size }, key: (n) => [...inside.keys()][n], getItem: (key) => inside.get(key) ?? null,
                  setItem: (key, text) => inside.set(key, text), removeItem: (key) => inside.delete(key) }
              }
              const store = (...order) => {
                const made = new s.Store("/test/", { storage: kept() })
                for (const n of order) made.merge(p.decode(p.encode(new Map(three[n]), guide).text, guide))
                return made
              }
              const told = (made) => JSON.stringify([...made.state("")].sort())
              const orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2, 1], [0, 0, 2, 1, 2]]
              const grouped = store(0)
              grouped.merge(store(1, 2).state(""))
              return new Set([...orders.map((order) => told(store(...order))), told(grouped)]).size
            })""",
            [list(three) for three in many],
        )
        assert same == [1] * len(many)

    held()


def test_a_wrong_letter_is_noticed(keep):
    """Whatever letter is changed, left out, doubled or put before or after, a passport is refused, with a reason."""
    refused = keep.evaluate(
        """() => {
          const state = new Map(Object.keys(guide.ids).filter((id) => id.startsWith("apply/")).map((id, n) => [`tick:620D/${id}`, { n: n + 1, value: "" }]))
          state.set("mark:620D/agreement", { n: 2, value: "wait sto 2026-11-03" })
          const { text } = p.encode(state, guide)
          const wrong = ["", "x", "A".repeat(5000), text + "A", "A" + text, text.slice(0, -1), text.slice(1), text + text, "%00", "<script>"]
          for (let n = 0; n < text.length; n++) {
            wrong.push(text.slice(0, n) + (text[n] === "Q" ? "R" : "Q") + text.slice(n + 1), text.slice(0, n) + text.slice(n + 1))
          }
          return wrong.filter((one) => one !== text).map((one) => {
            try { p.decode(one, guide); return "taken" } catch (why) { return why instanceof p.PassportError ? why.message : String(why) }
          })
        }"""
    )
    assert set(refused) == {"damaged"}


def test_what_is_sealed_and_wrong_is_refused_too(keep):
    """A passport with a right seal and another guide's tag, another trade, newer numbers or a newer form is refused for that."""
    why = keep.evaluate(
        """() => {
          const state = new Map([["tick:620D/apply/find-sponsor", { n: 1, value: "" }]])
          const tried = (given) => {
            const { text } = p.encode(state, { ...guide, ...given })
            try { p.decode(text, guide); return "taken" } catch (why) { return why.message }
          }
          const moved = (key, number) => ({ ids: { ...guide.ids, [key]: number } })
          return [tried({}), tried({ tag: guide.tag ^ 1 }), tried(moved("trades/620D", guide.ids["roles/sto"])),
            tried(moved("apply/find-sponsor", guide.newest + 1)), tried(moved("apply/find-sponsor", guide.ids["roles/sto"]))]
        }"""
    )
    assert why == ["taken", "foreign", "other-path", "newer", "damaged"]


def random_text():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return some.text(letters, max_size=60) | some.text(max_size=40)


def test_no_text_makes_a_page_fail(keep):
    """Any text at all, with or without a right seal, is either taken or refused; nothing else is thrown."""

    @SETTINGS
    @given(some.lists(random_text(), min_size=1, max_size=60))
    def held(texts):
        found = keep.evaluate(
            """(texts) => texts.flatMap((text) => [text, text + sealed(text)].map((one) => {
              try { p.decode(one, guide); return "" } catch (why) { return why instanceof p.PassportError ? "" : `${one}: ${why}` }
            })).filter(Boolean)""",
            texts,
        )
        assert found == []

    # the seal of a text is what an empty passport of these letters ends in: found by trying, as someone hostile would
    keep.evaluate(
        """() => {
          const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
          window.sealed = (text) => {
            let sum = ~0
            for (const letter of text) { sum ^= letter.charCodeAt(0); for (let n = 0; n < 8; n++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0) }
            return [24, 18, 12, 6, 0].map((shift) => letters[(~sum >>> shift) & 63]).join("")
          }
        }"""
    )
    held()


def test_ticks_travel_to_another_browser_in_another_language(new_reader):
    """What is ticked in one browser in French, opened as a link in another in English, is asked about, merged, and undone."""
    one, other = new_reader(), new_reader(viewport={"width": 360, "height": 700})
    page = one.open("trades/620D/apply/")
    page.locator(FIRST).check()
    page.locator(SECOND).check()
    page.locator(SECOND).uncheck()
    page.locator(".status__title").click()
    page.get_by_label("J’attends une réponse ou un document").check()
    one.open(KEEP)
    link = page.get_by_label("Lien", exact=True).input_value()
    there = other.open("trades/620D/apply/")
    there.locator(SECOND).check()
    there.locator(THIRD).check()
    there.goto(link.replace("/guide/", "/guide/en/"))
    panel = there.get_by_role("region", name="What you bring")
    expect(panel.get_by_role("listitem")).to_have_count(3)
    expect(panel).to_contain_text("To be ticked: Find a sponsor")
    expect(panel).to_contain_text("To be unticked: Ask STO")
    panel.get_by_role("button", name="Make these changes").click()
    assert "#" not in there.url
    other.open("en/trades/620D/apply/")
    assert [there.locator(name).is_checked() for name in (FIRST, SECOND, THIRD)] == [True, False, True]
    expect(there.locator("[data-status-now]")).to_contain_text("Waiting since")
    assert one.complaints == other.complaints == []


def test_a_merge_can_be_undone(reader):
    """After "Undo" the device keeps exactly what it kept before."""
    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").nth(0).check()
    reader.open(KEEP)
    link = page.get_by_label("Lien", exact=True).input_value()
    page.evaluate("localStorage.clear()")
    reader.open("trades/620D/apply/")
    page.locator("[data-tick]").nth(3).check()
    before = page.evaluate("JSON.stringify({...localStorage})")
    page.goto(link)
    page.get_by_role("button", name="Faire ces changements").click()
    assert page.evaluate("JSON.stringify({...localStorage})") != before
    page.get_by_role("status").get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("status")).to_contain_text("comme avant")
    assert page.evaluate("JSON.stringify({...localStorage})") == before


BAD_LINKS = ("#p=", "#p=AAAA", "#p=%3Cscript%3E", "#p=" + "Q" * 9000, "#p=é")


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_bad_link_is_refused_with_a_sentence_and_changes_nothing(reader, language):
    """The sentence says that nothing has changed, and nothing has."""
    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    before = page.evaluate("JSON.stringify({...localStorage})")
    assert len(before) > 2
    for fragment in BAD_LINKS:
        # a fragment alone would not load the page anew
        page.goto("about:blank")
        reader.open(language + KEEP + fragment)
        with case(fragment[:20]):
            expect(page.get_by_role("status")).to_contain_text("Nothing has changed" if language else "Rien n’a changé")
            assert page.evaluate("JSON.stringify({...localStorage})") == before


def test_a_file_holds_everything_and_comes_back(new_reader, tmp_path):
    """A saved file, opened in another browser, brings ticks, answers and lines of hours alike."""
    one, other = new_reader(), new_reader()
    page = one.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    page.evaluate("localStorage.setItem('jalons:/guide/:hours:620D/k3', '1 {\"week\":\"2026-11-02\"}')")
    one.open(KEEP)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Enregistrer un fichier").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert re.fullmatch(r"jalons-620D-\d{4}-\d\d-\d\d\.json", file.name)
    there = other.open(KEEP)
    there.get_by_label("Ouvrir un fichier enregistré").set_input_files(file)
    there.get_by_role("button", name="Faire ces changements").click()
    kept = there.evaluate("({...localStorage})")
    assert kept["jalons:/guide/:hours:620D/k3"] == '1 {"week":"2026-11-02"}'
    assert Counter(key.split(":")[2] for key in kept) == {"tick": 1, "hours": 1}
    assert one.complaints == other.complaints == []


def bad_files(good: dict) -> dict[str, str]:
    return {
        "empty": "",
        "no json": "{",
        "a list": "[]",
        "nothing": "null",
        "other json": '{"a": 1}',
        "another guide": json.dumps(good | {"guide": good["guide"] ^ 1}),
        "a newer form": json.dumps(good | {"jalons": 99}),
        "another trade": json.dumps(good | {"variant": "306A"}),
        "a foreign key": json.dumps(good | {"state": {"scheme": [1, "x"]}}),
        "a wrong count": json.dumps(good | {"state": {"tick:620D/apply/find-sponsor": [-1, ""]}}),
        "a wrong value": json.dumps(good | {"state": {"me:620D/role": [1, {"a": 1}]}}),
        "too large": json.dumps(good) + " " * 2_100_000,
    }


def test_bad_files_are_refused_with_a_sentence_and_change_nothing(reader, tmp_path):
    """Files that are broken, foreign, too new, of another trade or made up are refused, each with a sentence."""
    page = reader.open(KEEP)
    good = {
        "jalons": 1,
        "guide": json.loads(page.locator("[data-keep]").get_attribute("data-keep"))["tag"],
        "variant": "620D",
        "state": {},
    }
    bad = bad_files(good)
    assert bad
    for name, text in bad.items():
        file = tmp_path / "file.json"
        file.write_text(text, "utf-8")
        page.reload()
        page.get_by_label("Ouvrir un fichier enregistré").set_input_files(file)
        expect(page.get_by_role("status"), name).to_contain_text("Rien n’a changé")
        assert page.evaluate("localStorage.length") == 0, name


def test_everything_can_be_erased_and_put_back(reader):
    """On a shared device one button takes all away that the guide keeps, and nothing of another site; it can be undone."""
    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    page.evaluate("localStorage.setItem('jalons:/other/:tick:620D/apply/find-sponsor', '1')")
    reader.open("trades/620C/apply/")
    page.locator("[data-tick]").first.check()
    reader.open(KEEP)
    before = page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")
    page.get_by_role("button", name="Effacer tout").click()
    page.keyboard.press("Escape")
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before
    page.get_by_role("button", name="Effacer tout").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer", exact=True).click()
    assert page.evaluate("Object.keys(localStorage)") == ["jalons:/other/:tick:620D/apply/find-sponsor"]
    page.get_by_role("button", name="Annuler l’effacement").click()
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before


def test_the_code_on_the_screen_says_the_link(reader, tmp_path):
    """The QR code, photographed from the screen in dark colours too, reads as the link beside it."""
    import zxingcpp
    from PIL import Image

    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    page.emulate_media(color_scheme="dark")
    reader.open(KEEP)
    page.locator("[data-qr]").screenshot(path=tmp_path / "code.png")
    (read,) = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))
    assert read.text == page.get_by_label("Lien", exact=True).input_value()


def test_the_printed_passport_says_the_link(new_reader, tmp_path):
    """The code on paper, at 150 dots an inch in black and white, reads as the link."""
    import pypdfium2
    import zxingcpp

    reader = new_reader()
    page = reader.open("trades/620D/apply/")
    page.locator("[data-tick]").first.check()
    reader.open(KEEP)
    page.pdf(path=tmp_path / "keep.pdf", format="Letter")
    picture = pypdfium2.PdfDocument(tmp_path / "keep.pdf")[0].render(scale=150 / 72).to_pil().convert("1")
    assert [read.text for read in zxingcpp.read_barcodes(picture)] == [
        page.get_by_label("Lien", exact=True).input_value()
    ]
