"""Two trades beside one another: the basic paths as a table without a script, any two trades row by row with one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from jalons.pages.maker import PageMaker
from jalons.path.base_paths import table
from jalons.path.resolving import resolve
from support.axe import violations
from support.paper import bare as letters
from support.paper import words_of
from support.project import ROOT
from support.small_guide import AS_OF as SMALL_DAY
from support.small_guide import content_of, real_content, real_guide, small_data

LANGUAGES = {"fr": "", "en": "en/"}


# ---------- the basic paths


def test_small_table(tmp_path):
    """Columns are the kinds that trades follow; rows hold who has a stage or a way in, its number and its marks."""
    content = content_of(small_data(tmp_path))
    found = table(content, [resolve(content, trade_id, SMALL_DAY) for trade_id in content.trades])
    assert [(column.kind.id, [path.trade_id for path in column.trades]) for column in found.columns] == [
        ("short", ["222B"]),
        ("long", ["111A"]),
    ]
    assert [row.id for row in found.stages] == ["apply", "learn", "practise", "exam", "finish", "party"]
    cells = {row.id: row.cells for row in found.stages}
    assert [(cell.trades, cell.number) for cell in cells["exam"]] == [(0, ""), (1, "3")]
    assert [cell.number for cell in cells["finish"]] == ["3", "4"]
    assert all(cell.outcome for cell in cells["finish"]) and all(cell.optional for cell in cells["party"])
    assert [cell.goes_on for cell in cells["exam"]] == [True, True] and not any(cell.goes_on for cell in cells["party"])
    assert [row.id for row in found.ways] == ["plain", "skilled"]


def test_a_stage_that_only_some_trades_of_a_kind_have(tmp_path):
    """Such a cell says so, and the title is the one that most trades have."""
    content = content_of(small_data(tmp_path))
    paths = [resolve(content, trade_id, SMALL_DAY) for trade_id in ("111A", "111A", "222B")]
    shorter = paths[0].__class__(**{**vars(paths[0]), "stages": paths[0].stages[:-1]})
    found = table(content, [shorter, *paths[1:]])
    assert [(cell.trades, cell.all) for cell in found.stages[-1].cells] == [(1, True), (1, False)]
    assert found.stages[4].title.get("en") == "Finish"


@pytest.mark.build
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_basic_paths_by_itself(language):
    """The table has a column for each basic path and a row for each stage and way in; each trade stands once, with its link."""
    body = PageMaker(real_guide(), language, ROOT / "overrides" / "jalons").named("compare").body
    page = body[body.index('<section aria-labelledby="base-paths"') :]
    found = table(real_content(), list(real_guide().pathways.values()))
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    assert len(rows) == len(found.stages) + len(found.ways)
    for row in rows:
        assert row.count("<td") == len(found.columns)
    for column in found.columns:
        listed = re.search(
            rf'<details class="who-follows" id="kind-{column.kind.id}">.*?</details>', page, re.DOTALL
        ).group(0)
        assert set(re.findall(r'href="\.\./trades/([^/]+)/"', listed)) == {path.trade_id for path in column.trades}
    for row, html in zip((*found.ways, *found.stages), rows, strict=False):
        assert html.count("strip__mark ") + html.count('strip__mark"') == sum(cell.trades > 0 for cell in row.cells), (
            row.id
        )


# ---------- two trades, in a real browser


def compared(reader, first: str, second: str, language: str = "", more: str = ""):
    page = reader.open(f"{language}compare/#a={first}&b={second}{more}")
    expect(page.locator(".pair")).to_be_visible()
    return page


def rows(page) -> dict[str, list[str]]:
    """What the comparison says, row by row: state and both cells."""
    found = page.eval_on_selector_all(
        ".pair tbody tr:not(.pair__part, .pair__more)",
        """(all) => all.map((row) => [row.cells[0].firstChild.textContent.trim(), row.querySelector(".pair__state").textContent,
          ...[1, 2].map((n) => row.cells[n].innerText.replace(/\\s+/g, " ").trim())])""",
    )
    return {name: rest for name, *rest in found}


@pytest.mark.browser
def test_facts_stand_row_by_row(reader):
    """What differs says so in words, what is the same too; what is not known is to be confirmed, and never equal."""
    found = rows(compared(reader, "620D", "309A"))
    assert found["Heures en tout"] == ["différent", "4 500 heures", "9 000 heures"]
    assert found["Examen de certification"] == ["différent", "Non", "Oui"]
    assert found["Métier désigné Sceau rouge"] == ["différent", "Non", "Oui"]
    assert found["Nouvelles inscriptions"][0] == "à confirmer"
    assert found["Secteur"] == ["différent", "Secteur des services", "Secteur de la construction"]
    found = rows(compared(reader, "306A", "309A", "en/"))
    assert found["Total hours"] == ["same", "9,000 hours", "9,000 hours"]
    assert found["Official name in French"][1:] == ["Plombier", "Électricien (bâtiment et entretien)"]


@pytest.mark.browser
@pytest.mark.parametrize("pair", [("620D", "309A"), ("309A", "620D"), ("306A", "309A"), ("blacksmith", "620E")])
def test_stages_are_aligned(reader, pair):
    """Each stage of either path is one row: its numbers in both columns, or in words which path alone has it."""
    paths = [real_guide().pathways[trade_id] for trade_id in pair]
    called = [path.trade_code or path.trade.name.get("en") for path in paths]
    found = rows(compared(reader, *pair, "en/"))
    for stage_id in {stage.id for path in paths for stage in path.stages}:
        held = [next((stage for stage in path.stages if stage.id == stage_id), None) for path in paths]
        title = next(stage for stage in held if stage).stage.title.get("en")
        state, *cells = found[title.replace("'", "’")]
        if all(held):
            assert state in ("same", "different")
        else:
            assert state == f"only in {called[0 if held[0] else 1]}"
        for stage, cell, name in zip(held, cells, called, strict=False):
            wanted = (
                f"{stage.number} Stage {stage.number} , {title}, {name}".replace("'", "’")
                if stage
                else "Not on this path"
            )
            assert cell.startswith(wanted), cell
            assert not stage or (
                ("End of the pathway" in cell) == stage.outcome and ("Optional" in cell) == stage.optional
            )


@pytest.mark.browser
def test_what_only_one_of_them_asks_at_a_shared_stage(reader):
    """Items of one path alone stand below the stage, with the name of the trade; the trade's own name and hours are no difference."""
    one, other = (real_guide().pathways[trade_id] for trade_id in ("620D", "309A"))
    wanted = set()
    for stage in one.stages:
        twin = next((at for at in other.stages if at.id == stage.id), None)
        wanted |= {item.id for item in stage.tasks} - {item.id for item in twin.tasks} if twin else set()
    assert wanted
    page = compared(reader, "620D", "309A", "en/")
    said = page.locator(".pair__more", has=page.locator("th", has_text="only in 620D")).locator("li").all_inner_texts()
    assert len(said) == len(wanted)
    for row in page.locator(".pair__more", has=page.locator("th", has_text="said otherwise")).all():
        assert "620D" not in row.inner_text() and "309A" not in row.inner_text()


@pytest.mark.browser
def test_a_name_of_the_other_language_says_so(reader):
    """A trade without a verified French name is headed by its English one, marked as English, with the French one to be confirmed."""
    trade_id = next(trade_id for trade_id, path in real_guide().pathways.items() if path.trade.name.get("fr") is None)
    page = compared(reader, trade_id, "620D")
    heads = page.eval_on_selector_all(".pair thead a", "(all) => all.map((one) => one.lang)")
    assert heads == ["en", ""]
    assert rows(compared(reader, trade_id, "620D", "en/"))["Official name in French"][1] == "To be confirmed"


@pytest.mark.browser
def test_the_count_is_what_is_marked(reader):
    """The sentence counts the rows that differ and those to be confirmed; the same two trades the other way round give the same."""
    page = compared(reader, "620D", "309A", "en/")
    sentence = page.get_by_role("status").first.inner_text()
    states = [row[0] for row in rows(page).values()]
    apart = sum(state == "different" or state.startswith("only in") for state in states)
    assert re.findall(r"\d+", sentence.split(":", 1)[1]) == [str(apart), str(states.count("to be confirmed"))]
    page = compared(reader, "309A", "620D", "en/")
    assert page.get_by_role("status").first.inner_text().split(":", 1)[1] == sentence.split(":", 1)[1]


@pytest.mark.browser
def test_differences_alone(reader):
    """On request only rows that differ stay, and the address says so."""
    page = compared(reader, "620D", "309A", "en/")
    page.get_by_label("Differences only").check()
    assert page.url.endswith("#a=620D&b=309A&only=yes")
    left = page.locator(".pair tbody tr:not(.pair__part, .pair__more):visible .pair__state").all_inner_texts()
    assert left and not [state for state in left if state in ("same", "to be confirmed")]
    page.reload()
    expect(page.get_by_label("Differences only")).to_be_checked()


@pytest.mark.browser
def test_each_stage_links_to_its_page(reader, server):
    """Every link of the comparison leads to the path or to a stage of that trade, in the page's language."""
    page = compared(reader, "620D", "309A", "en/")
    links = page.eval_on_selector_all(".pair a", "(all) => all.map((one) => one.href)")
    wanted = {f"{server.address}en/trades/{trade_id}/" for trade_id in ("620D", "309A")}
    wanted |= {
        f"{server.address}en/trades/{trade_id}/{stage.id}/"
        for trade_id in ("620D", "309A")
        for stage in real_guide().pathways[trade_id].stages
    }
    assert set(links) == wanted


# ---------- choosing


@pytest.mark.browser
def test_one_gets_there_from_the_list_and_from_a_path(reader):
    """The link on a path chooses the first trade; the second is chosen by keyboard, and the comparison appears."""
    page = reader.open("trades/")
    page.get_by_role("link", name="Comparer deux métiers").click()
    expect(page.get_by_role("status").first).to_have_text("Choisissez deux métiers.")
    reader.open("trades/620D/")
    page.get_by_role("link", name="Comparer avec un autre métier").click()
    expect(page.get_by_label("Premier métier")).to_have_value("620D")
    page.get_by_label("Premier métier").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Second métier")).to_be_focused()
    page.keyboard.type("Plombier")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Second métier")).to_have_value("306A")
    expect(page.locator(".pair thead")).to_contain_text("306A")


@pytest.mark.browser
def test_the_choice_is_kept_in_the_address(reader, server):
    """Back, a shared link and the other language find the same two trades; no server is told more than which paths are read."""
    server.asked.clear()
    page = compared(reader, "620D", "309A")
    page.locator(".pair").get_by_role("link", name=re.compile("^Étape 1 ")).first.click()
    page.go_back()
    expect(page.locator(".pair thead")).to_contain_text("309A")
    page.get_by_label("Second métier").select_option("306A")
    expect(page.locator(".pair thead")).to_contain_text("306A")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/compare/#a=620D&b=306A")
    expect(page.locator(".pair thead")).to_contain_text("Plumber")
    page.evaluate("location.hash = 'a=309A&b=306A'")
    expect(page.get_by_label("First trade")).to_have_value("309A")
    expect(page.locator(".pair thead")).not_to_contain_text("620D")
    asked = {path for path in server.asked if "compare" in path or "json" in path}
    pages = {"/guide/compare/", "/guide/en/compare/"}
    data = {f"/guide/trades/{trade_id}/path.json" for trade_id in ("620D", "309A", "306A")}
    assert data <= asked
    assert [path for path in asked - pages - data if not path.startswith("/guide/assets/pages/compare")] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("", "Choisissez deux métiers."),
        ("#a=620D", "Choisissez deux métiers."),
        ("#a=620D&b=620D", "Vous avez choisi deux fois le même métier. Choisissez-en un autre."),
        ("#a=620D&b=999Z", "Ce guide n’a pas de métier « 999Z ». Choisissez dans la liste."),
        ("#a=%3Cimg%20src%3Dx%3E&b=620D", "Ce guide n’a pas de métier « <img src=x> ». Choisissez dans la liste."),
        ("#a=__proto__&b=../x", "Ce guide n’a pas de métier « __proto__ ». Choisissez dans la liste."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(reader, state, sentence):
    """Too few trades, the same one twice or one that the guide does not have: a sentence, and no table."""
    page = reader.open("compare/" + state)
    expect(page.get_by_role("status").first).to_have_text(re.compile(re.escape(sentence).replace(r"\ ", r"\s")))
    assert page.locator(".pair, .page img").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("failure", ["no-answer", "not-there", "not-json"])
def test_a_failing_fetch_is_said_and_can_be_tried_again(new_reader, failure):
    """If a path cannot be read the page says so, and one button tries again."""
    reader = new_reader()

    def fail(route):
        if failure == "no-answer":
            route.abort()
        else:
            route.fulfill(status=404 if failure == "not-there" else 200, body="<!doctype html>")

    reader.context.route("**/309A/path.json", fail)
    page = reader.open("compare/#a=620D&b=309A")
    expect(page.get_by_role("status").first).to_contain_text("n’a pas pu se charger")
    assert page.locator(".pair").count() == 0
    reader.context.unroute("**/309A/path.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".pair")).to_be_visible()
    expect(page.get_by_role("button", name="Réessayer")).to_be_hidden()


@pytest.mark.browser
def test_where_paths_differ_by_itself(reader):
    """The pure functions: stages out of forks, two orders merged, items that differ."""
    page = reader.open("compare/")
    said = page.evaluate(
        """async () => {
          const m = await import(new URL("../assets/pages/compare/diff.js", location.href))
          const item = (id, text) => ({id, text: {fr: text}})
          return {
            stages: m.flattenStages([{stage: "a"}, {branches: [[{stage: "b"}, {branches: [[{stage: "c"}]]}], [{stage: "d"}]]}]).map((one) => one.stage),
            order: [[["a", "c", "d"], ["a", "b", "d", "e"]], [[], ["x", "y"]], [["x"], []], [["a", "b"], ["b", "a"]]].map(([one, two]) => m.mergeOrder(one, two)),
            tasks: m.diffTasks([[item("x", "Demander 620D"), item("y", "Suivre 780\\u00a0heures"), item("z", "Seul"), item("w", "Ceci")],
              [item("x", "Demander 309A"), item("y", "Suivre 840 heures"), item("w", "Cela")]], "fr", [["620D", "780 heures"], ["309A", "840 heures"]]),
          }
        }"""
    )
    assert said["stages"] == ["a", "b", "c", "d"]
    assert said["order"] == [["a", "b", "c", "d", "e"], ["x", "y"], ["x"], ["a", "b"]]
    assert said["tasks"] == [
        [{"text": "Seul", "both": False}, {"text": "Ceci", "both": True}],
        [{"text": "Cela", "both": True}],
    ]


# ---------- without a script, on paper, for everyone


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_basic_paths_answer(new_reader, language):
    """No form that would do nothing; the table shows, the lists open, and the page says where the figures are."""
    page = new_reader(java_script_enabled=False).open(LANGUAGES[language] + "compare/#a=620D&b=309A")
    assert page.locator(".page :is(select, input, button):visible").count() == 0
    expect(page.locator(".strip")).to_be_visible()
    expect(page.get_by_text({"fr": "Sans JavaScript", "en": "Without JavaScript"}[language])).to_be_visible()
    page.locator("#kind-red-seal summary").click()
    expect(
        page.locator("#kind-red-seal").get_by_role(
            "link", name={"fr": "Plombier", "en": "Plumber"}[language], exact=True
        )
    ).to_be_visible()


def on_paper(page, tmp_path) -> str:
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    return words_of(file)


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_paper_holds_the_comparison_and_the_basic_paths(new_reader, tmp_path, script):
    """Printed, every trade stands under its basic path; the two trades chosen are compared as on the screen."""
    page = new_reader(java_script_enabled=script).open("en/compare/#a=620D&b=309A")
    if script:
        expect(page.locator(".pair")).to_be_visible()
    words = on_paper(page, tmp_path)
    for pathway in real_guide().pathways.values():
        assert letters(pathway.trade.name.en.replace("'", "’")) in words, pathway.trade_id
    assert ("onlyin309A" in words) == script


@pytest.mark.uncounted
@pytest.mark.browser
@pytest.mark.parametrize("state", ["#a=620D&b=309A", "#a=blacksmith&b=620C&only=yes", "#a=620D&b=999Z"])
def test_axe_finds_nothing_in_any_state(new_reader, state):
    """A comparison, its differences alone or a sentence: no violation, and nothing scrolls sideways on the smallest phone."""
    reader = new_reader(viewport={"width": 320, "height": 800})
    page = reader.open("compare/" + state)
    expect(page.get_by_role("status").first).not_to_be_empty()
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
    for width, scheme in ((320, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        # what is not a matter of colour is the same in both colour schemes
        assert violations(page, "contrast" if scheme == "dark" else "all") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.complaints == [] and reader.strangers == []
