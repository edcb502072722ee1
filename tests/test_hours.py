"""Dates and hours: counted by quarters, kept on the device, asked of no one, and whole on paper."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pypdfium2
import pytest
from playwright.sync_api import expect

from support.axe import violations
from support.paper import pages_of

pytestmark = pytest.mark.browser

PAGE = "trades/620D/hours/"
START = "jalons:/guide/:hours:620D/"


def put(page, *weeks) -> None:
    """Weeks as they are kept: (id, Monday, sponsor, hours on the job, hours in class)."""
    kept = [
        [START + name, f"1 {json.dumps({'week': week, 'sponsor': sponsor, 'job': job, 'class': lessons})}"]
        for name, week, sponsor, job, lessons in weeks
    ]
    page.evaluate("(kept) => kept.forEach(([key, text]) => localStorage.setItem(key, text))", kept)
    page.reload()


def write(page, day: str, sponsor: str, job: str, lessons: str = "") -> None:
    page.locator("#week-day").fill(day)
    for name, words in (("person", sponsor), ("job", job), ("class", lessons)):
        page.locator(f"#week-{name}").fill(words)
    page.locator("[data-save]").click()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def test_a_week_is_written_changed_and_taken_back(reader, server):
    """Hours go in by quarters with either decimal mark, add up, can be changed, deleted and put back, and nothing is asked of any server."""
    page = reader.open(PAGE)
    page.wait_for_load_state("networkidle")
    asked = len(server.asked)
    write(page, "2026-04-02", "Maison Soleil", "37,5", "7.25")
    write(page, "2026-04-07", "Maison Soleil", "12.5")
    write(page, "2026-04-09", "Autre", "2", "1")
    assert plain(page.locator("[data-meter=job] [data-done]").inner_text()) == "52 h sur 3 720"
    assert plain(page.locator("[data-meter=class] [data-done]").inner_text()) == "8,25 h sur 780"
    rows = [plain(row) for row in page.locator("[data-rows] tr").all_inner_texts()]
    assert [row.split(" Maison")[0].split(" Autre")[0] for row in rows] == [
        "6 avr. 2026",
        "6 avr. 2026",
        "30 mars 2026",
    ]
    page.get_by_text("Totaux par parrain et par mois").click()
    assert [plain(row) for row in page.locator("[data-months] tr").all_inner_texts()] == [
        "mars 2026 Maison Soleil 37,5 7,25",
        "avril 2026 Autre 2 1",
        "avril 2026 Maison Soleil 12,5 0",
    ]
    assert [plain(text) for text in page.locator("[data-worked-with] li").all_inner_texts()] == [
        "Maison Soleil Heures au travail 50 Heures en classe 7,25",
        "Autre Heures au travail 2 Heures en classe 1",
    ]
    page.get_by_role("button", name=re.compile("Modifier, Autre")).click()
    expect(page.locator("#week-job")).to_have_value("2")
    page.locator("#week-job").fill("4,75")
    page.keyboard.press("Enter")
    assert plain(page.locator("[data-total-job]").inner_text()) == "54,75"
    page.get_by_role("button", name=re.compile("Supprimer, Autre")).click()
    assert plain(page.locator("[data-total-job]").inner_text()) == "50"
    page.locator(".message").get_by_role("button", name="Annuler").click()
    assert plain(page.locator("[data-total-job]").inner_text()) == "54,75"
    reader.open("en/" + PAGE)
    assert plain(page.locator("[data-meter=job] [data-done]").inner_text()) == "54.75 of 3,720 hours"
    page.wait_for_load_state("networkidle")
    asked_by_opening = len(server.asked)
    for fold in page.locator("details.fold > summary").all():
        fold.click()
    with page.expect_download():
        page.locator("[data-file-save]").click()
    page.locator("[data-date=registered]").fill("2026-01-05")
    with page.expect_download():
        page.locator("[data-calendar-save]").click()
    fetched = server.asked[asked_by_opening:]
    assert fetched and all(path.startswith("/guide/assets/") and path.endswith(".js") for path in fetched)
    assert [
        path
        for path in server.asked[asked:asked_by_opening]
        if not path.startswith(("/guide/en/" + PAGE, "/guide/assets/", "/favicon"))
    ] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "Maison", "7"), {"day": "Choisissez un jour de la semaine, entre 1950 et aujourd’hui."}),
        (("2099-01-01", "Maison", "7"), {"day": "Choisissez un jour de la semaine, entre 1950 et aujourd’hui."}),
        (
            ("2026-04-02", "  ", "7"),
            {"person": "Écrivez le nom du parrain, en 200 caractères au plus."},
        ),
        (
            ("2026-04-02", "Maison", "7,3", "abc"),
            dict.fromkeys(("job", "class"), "Écrivez les heures par quarts d’heure, de 0 à 168, par exemple 37,5."),
        ),
        (
            ("2026-04-02", "Maison", "-1"),
            {"job": "Écrivez les heures par quarts d’heure, de 0 à 168, par exemple 37,5."},
        ),
        (("2026-04-02", "Maison", ""), {"job": "Écrivez des heures au travail, en classe, ou les deux."}),
        (
            ("2026-04-02", "Maison", "150", "20"),
            {"job": "Une semaine n’a que 168 heures; avec celles déjà notées, cela en ferait 170."},
        ),
    ],
    ids=["no-day", "day-to-come", "no-sponsor", "no-quarters", "less-than-nothing", "nothing", "long-week"],
)
def test_what_cannot_be_is_said_and_kept_in_the_box(reader, typed, said):
    """A slip is said beside its box, which keeps what was typed and takes the focus; nothing is stored."""
    page = reader.open(PAGE)
    write(page, *typed)
    for name in ("day", "person", "job", "class"):
        assert plain(page.locator(f"[data-wrong={name}]").inner_text()) == said.get(name, "")
    assert page.evaluate("document.activeElement.name") == next(iter(said))
    assert (
        page.locator("#week-person").input_value() == typed[1] and page.locator("#week-job").input_value() == typed[2]
    )
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':hours:'))") == []


def test_a_week_is_not_written_twice(reader):
    """The same week with the same sponsor is to be changed, not added again."""
    page = reader.open(PAGE)
    write(page, "2026-04-02", "Maison", "7")
    write(page, "2026-03-30", "Maison", "8")
    assert "déjà notée" in page.locator("[data-wrong=day]").inner_text()
    assert page.locator("[data-rows] tr").count() == 1


def test_the_finish_is_an_estimate_once_there_is_enough(reader):
    """With too few weeks no finish is said; then it follows from the last twelve with hours; at the figure it says so."""
    page = reader.open(PAGE)
    weeks = [
        (f"h0000{n:02}", f"2026-{month}-{day:02}", "A", 40, 0)
        for n, (month, day) in enumerate([("01", 5), ("01", 12), ("01", 19)])
    ]
    put(page, *weeks)
    assert (
        plain(page.locator("[data-pace]").inner_text())
        == "Une estimation de la fin s’affichera après 4 semaines avec des heures au travail."
    )
    put(page, ("h000003", "2026-01-26", "A", 20, 0))
    assert plain(page.locator("[data-pace]").inner_text()).startswith(
        "À 35 h par semaine (moyenne de vos 4 dernières semaines avec des heures au travail), il resterait environ 103 semaines au travail"
    )
    told = page.evaluate(
        """async () => { const { forecast } = await import("../../../assets/shared/weeks.js")
          const weeks = Array.from({ length: 20 }, (_, n) => ({ week: `2026-0${1 + (n >= 4) + (n >= 8) + (n >= 13) + (n >= 17)}-${["05", "12", "19", "26", "02", "09", "16", "23", "02", "09", "16", "23", "30", "06", "13", "20", "27", "04", "11", "18"][n]}`, person: "A", job: n < 8 ? 10 : 40, class: 0 }))
          const { pace, n, left, end } = forecast(weeks, 1000, "2026-06-01")
          return [pace, n, left, end.toISOString().slice(0, 10), forecast(weeks, 500, "2026-06-01"), forecast(weeks.slice(0, 3), 1000, "2026-06-01")] }"""
    )
    assert told == [40, 12, 11, "2026-08-17", None, None]
    put(page, *[(f"h2{n:05}", (date(2000, 1, 3) + timedelta(weeks=n)).isoformat(), "B", 160, 0) for n in range(23)])
    assert "atteignent le chiffre du métier" in plain(page.locator("[data-pace]").inner_text())


def test_two_official_figures_and_none_are_said(reader, guide):
    """Where two official figures disagree both are said; where none is verified the page says that it is to be confirmed."""
    page = reader.open("trades/620C/hours/")
    assert plain(page.locator("[data-meter=class] [data-done]").inner_text()) == "0 h sur 720 ou 750"
    none = next(
        trade_id for trade_id, pathway in guide.pathways.items() if not pathway.trade.figures("hours", "on_the_job")
    )
    reader.open(f"trades/{none}/hours/")
    assert (
        plain(page.locator("[data-meter=job] [data-done]").inner_text()) == "0 h; le chiffre du métier est à confirmer"
    )
    expect(page.locator("[data-meter=job] progress")).to_be_hidden()


def test_another_tab_and_what_cannot_be_read(reader):
    """A change in another tab shows at once; what no version wrote is set aside as it is, and said; all can be taken away and put back."""
    page = reader.open(PAGE)
    other = reader.context.new_page()
    reader.open("en/" + PAGE, other)
    write(page, "2026-04-02", "Maison", "7")
    expect(other.locator("[data-rows] tr")).to_have_count(1)
    other.evaluate(
        """(start) => { localStorage.setItem(start + "hbad001", "1 {oops"); localStorage.setItem(start + "hbad002", '1 {"week":"2026-03-31","sponsor":"x","job":1,"class":0}') }""",
        START,
    )
    expect(page.locator("[data-set-aside]")).to_contain_text("2 semaines enregistrées ne peuvent pas être lues")
    expect(page.locator("[data-set-aside]")).to_contain_text("{oops")
    expect(page.locator("[data-total-job]")).to_have_text("7")
    for fold in page.locator(".dates > summary, .file > summary").all():
        fold.click()
    page.locator("[data-date=registered]").fill("2026-01-05")
    page.locator("[data-remove]").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator("[data-none]")).to_be_visible()
    expect(page.locator("[data-date=registered]")).to_have_value("")
    page.locator(".message").get_by_role("button", name="Annuler").click()
    expect(page.locator("[data-total-job]")).to_have_text("7")
    expect(page.locator("[data-date=registered]")).to_have_value("2026-01-05")


def test_blocked_storage_is_said(new_reader):
    """Where nothing can be kept the page says so and counts all the same."""
    reader = new_reader()
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = reader.open(PAGE)
    expect(page.locator(".message")).to_be_visible()
    write(page, "2026-04-02", "Maison", "7")
    expect(page.locator("[data-total-job]")).to_have_text("7")
    assert reader.complaints == []


def test_nothing_stands_in_the_way_of_a_filled_page(new_reader):
    """With weeks, slips, a report of a file and dates shown, axe-core finds nothing, on a phone in dark colours and on a desk in light ones."""
    for width, scheme in ((360, "dark"), (1280, "light")):
        page = new_reader(viewport={"width": width, "height": 800}, color_scheme=scheme).open("en/" + PAGE)
        put(
            page,
            ("habcde", "2026-03-30", "Maison Soleil", 7, 0.25),
            ("hbcdef", "2026-04-06", "x" * 200, 7, 0),
            ("hbad00", "2026-04-07", "", 1, 1),
        )
        for fold in page.locator("details.fold > summary").all():
            fold.click()
        page.locator("[data-date=registered]").fill("2025-01-05")
        page.locator("[data-file-choose]").set_input_files(
            {
                "name": "h.csv",
                "mimeType": "text/csv",
                "buffer": b"Sponsor,Week of Monday,Hours on the job\nA,2026-03-30,1\nB,x,2\n",
            }
        )
        expect(page.locator("[data-report]")).to_contain_text("Line 3")
        page.locator("[data-save]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
        low = page.evaluate("""() => [...document.querySelectorAll(".page :is(button, input)")].filter((one) => one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height < 43.5 || one.getBoundingClientRect().width < 43.5).map((one) => one.outerHTML.slice(0, 100))""")
        assert low == []


def paper(page, tmp_path, size="Letter"):
    file = tmp_path / "hours.pdf"
    page.pdf(path=str(file), format=size, prefer_css_page_size=True)
    return file, pages_of(file)


def test_an_empty_page_is_short_and_a_long_list_is_cut(new_reader):
    """On a phone the empty page is at most three screens; of many weeks the last eight show, and all when asked for; the next deadline is said above its fold."""
    page = new_reader(viewport={"width": 360, "height": 740}).open(PAGE)
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 740
    put(page, *[(f"h{n:05}", (date(2025, 1, 6) + timedelta(weeks=n)).isoformat(), "A", 35, 0) for n in range(20)])
    expect(page.locator("[data-rows] tr")).to_have_count(8)
    assert plain(page.locator("[data-rows] tr").first.inner_text()).startswith("19 mai 2025")
    page.get_by_role("button", name="Montrer les 20 semaines").click()
    expect(page.locator("[data-rows] tr")).to_have_count(20)
    assert page.evaluate("document.activeElement.dataset.of") == "h00011"
    expect(page.locator("[data-next-due]")).to_be_hidden()
    page.locator(".dates > summary").click()
    page.locator("[data-date=registered]").fill("2098-01-01")
    page.keyboard.press("Tab")
    expect(page.locator("[data-next-due]")).to_contain_text("Prochaine échéance")


MODES = {"weeks": 2, "months": 1, "blank": 1}
"""How many sheets of paper each way to print takes, for 52 weeks."""


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_the_sheets_are_whole_on_paper(new_reader, tmp_path, size):
    """A year of weeks fits on two sheets, its months or a blank sheet on one; each sheet carries its total over, and is confirmed on it."""
    page = new_reader().open(PAGE)
    who = lambda n: "Maison Soleil" if n < 30 else "Autre"  # noqa: E731
    put(page, *[(f"h{n:05}", (date(2024, 1, 1) + timedelta(weeks=n)).isoformat(), who(n), 37.5, 0) for n in range(52)])
    for mode, count in MODES.items():
        page.evaluate("(mode) => { document.querySelector('.page').dataset.prints = mode }", mode)
        file, sheets = paper(page, tmp_path, size)
        assert len(sheets) == count, mode
        for sheet in sheets:
            for words in ("Jeconfirmecesheures", "Signature", "Nomettitre", "Initiales"):
                assert words in sheet, (mode, words)
        for sheet in pypdfium2.PdfDocument(file):
            words = sheet.get_textpage()
            boxes = [words.get_charbox(n) for n in range(words.count_chars()) if words.get_text_range(n, 1).strip()]
            assert min(box[0] for box in boxes) > 28 and max(box[2] for box in boxes) < sheet.get_width() - 28
        text = "".join(sheets).replace("\u00a0", "")
        if mode == "weeks":
            assert text.count("37,5") == 52 and "neremplacepasleregistreofficiel" in text
            assert "Totalàreporter975" in text and "Reportdelafeuilleprécédente975" in text and "Total1950" in text
            assert "ParrainMaisonSoleilHeuresautravail150" in text and "ParrainAutreHeuresautravail825" in text
        elif mode == "months":
            assert "janvier2024MaisonSoleil187,5" in text and "Total1950" in text
        else:
            assert "MaisonSoleil" not in text and "ouSemaine" not in text and "lundi,oumois" in text


def test_without_a_script_it_is_a_sheet_to_fill_in(new_reader, tmp_path):
    """Without JavaScript the page has no dead button, and prints 26 rows with what is carried over and a signature on its first page."""
    reader = new_reader(java_script_enabled=False)
    page = reader.open(PAGE)
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.locator(".blank-sheet [data-part=rows] tr").count() == 26
    _, sheets = paper(page, tmp_path)
    wanted = (
        "Semainedulundi,oumois",
        "Reportdelafeuille",
        "Initiales",
        "Totalàreporter",
        "3720",
        "Jeconfirmecesheures",
    )
    assert [words for words in wanted if words not in sheets[0]] == []
    assert "Nomettitre" in sheets[0]
