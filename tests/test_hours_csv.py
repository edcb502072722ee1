"""Hours as a file: what goes out comes back whole, and nothing is changed before the reader says so."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGE = "trades/620D/hours/"
MONDAYS = st.integers(0, 7500).map(lambda n: (date(1950, 1, 2) + timedelta(weeks=n)).isoformat())
NASTY = st.one_of(
    st.text(min_size=1, max_size=40),
    st.text(alphabet=list("=+-@'\";,\t\r\n 12ab\u00e9\U0001f600\u00a0\ufeff"), min_size=1, max_size=12),
    st.sampled_from(
        [
            "=1+1",
            "'=1+1",
            "''=1",
            "'tHooft",
            '"',
            '""',
            "a;b,c\td",
            "ligne 1\nligne 2",
            "x\r\ny",
            "😀 inc.",
            "-",
            "@x",
            "00123",
            ";=1+1",
            'a",=1',
            "a;'=1",
            "mars 2026",
            "May-2",
            "3/4",
            "1e5",
            "TRUE",
        ]
    ),
)
QUARTERS = st.integers(0, 336).map(lambda n: n / 4)
ENTRIES = st.tuples(MONDAYS, NASTY, QUARTERS, QUARTERS)
HEADINGS = {
    "week": ["semainedulundi", "weekofmonday"],
    "with": ["parrain", "sponsor"],
    "job": ["heuresautravail", "hoursonthejob"],
    "class": ["heuresenclasse", "hoursinclass"],
    "path": ["metier", "trade"],
    "id": ["identifiant", "identifier"],
}
READ = """async ([text, headings]) => {
  const { readCsv } = await import("../../../assets/shared/csv.js")
  return readCsv(text, { headings, variant: "620D" })
}"""
HEAD = "Semaine du lundi;Parrain;Heures au travail;Heures en classe;Métier;Identifiant\r\n"


def read(page, text: str):
    return page.evaluate(READ, [text, HEADINGS])


def test_what_goes_out_comes_back_whole(reader):
    """Any weeks, with any names that can be kept, are the same after a file, in either language and with either separator."""
    page = reader.open(PAGE)
    batch: list[list] = []

    @seed(620)
    @settings(max_examples=300, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(ENTRIES, min_size=1, max_size=6))
    def collect(entries):
        batch.append(entries)

    collect()
    wrong, tried, guarded = page.evaluate(
        """async ([batch, headings]) => {
          const { writeCsv, readCsv, decodeText } = await import("../../../assets/shared/csv.js")
          const { parseWeek, serializeWeek, newWeekId } = await import("../../../assets/shared/weeks.js")
          const names = { fr: ["Semaine du lundi", "Parrain", "Heures au travail", "Heures en classe", "Métier", "Identifiant"],
                          en: ["Week of Monday", "Sponsor", "Hours on the job", "Hours in class", "Trade", "Identifier"] }
          const wrong = [], guarded = []
          let tried = 0
          for (const entries of batch) {
            const weeks = entries.map(([week, sponsor, job, lessons]) => parseWeek(JSON.stringify({ week, sponsor, job, class: lessons })))
              .filter(Boolean).map((entry) => ({ id: newWeekId(), ...entry }))
            tried += weeks.length
            for (const language of ["fr", "en"]) {
              const text = writeCsv(weeks, { headings: names[language], variant: "620D", language })
              const { rows, problem } = readCsv(decodeText(new TextEncoder().encode(text).buffer), { headings, variant: "620D" })
              const back = (rows ?? []).map(({ id, entry, wrong }) => wrong ?? [id, serializeWeek(entry)])
              if (problem || JSON.stringify(back) !== JSON.stringify(weeks.map((week) => [week.id, serializeWeek(week)]))) wrong.push([text, problem, back])
              if (language === "en") guarded.push(text)
            }
          }
          return [wrong.slice(0, 3), tried, guarded]
        }""",
        [batch, HEADINGS],
    )
    assert wrong == []
    assert tried > 400
    formula, number = re.compile(r"\s*[=+\-@\t\r\n]"), re.compile(r"[\d.,/:eE -]*\d[\d.,/:eE -]*")
    for text in guarded:
        plain = io.StringIO(text.removeprefix("\ufeff"), newline="")
        for row in csv.reader(plain):
            assert len(row) == 6 and not any(formula.match(cell) for cell in row if cell)
            assert not number.fullmatch(row[1]) and row[1].lower() not in ("true", "false", "vrai", "faux")
    # a spreadsheet of another country cuts the lines elsewhere, where no formula begins either
    formula = re.compile(r"[ \t\r\n]*[=+\-@]")
    for text in guarded:
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"):
            assert not any(formula.match(cell) for cell in row if cell)


@pytest.mark.parametrize(
    "text",
    [
        "Week of Monday,Sponsor,Hours on the job,Hours in class\n2026-03-30,Maison,37.5,0\n",
        "\ufeffsemaine du LUNDI;parrain (marraine);heures au travail\r\n2026-04-02;Maison;37,5\r\n",
        "Sponsor\tHours on the job\tWeek of Monday\nMaison\t37.50\t2026/03/30\n",
        'sep=,\r\n"Week of Monday","Sponsor","Hours on the job"\r\n"2026-03-30","Maison","37,5"\r\n',
        "Sponsor;Week of Monday;Hours on the job\r\r Maison ;2026-03-30;37.5",
    ],
    ids=["english", "french", "tabs", "sep", "old-mac"],
)
def test_files_of_all_kinds_are_read(reader, text):
    """Commas, semicolons or tabs, a point or a comma, a mark at the start, any line ends, either language's headings and those of earlier files."""
    rows = read(reader.open(PAGE), text)["rows"]
    assert [row["entry"] for row in rows] == [{"week": "2026-03-30", "person": "Maison", "job": 37.5, "class": 0}]


def test_old_spreadsheet_encodings_are_read(reader):
    """A file in Windows-1252 or UTF-16 keeps its accents."""
    page = reader.open(PAGE)
    text = HEAD + "2026-03-30;Bâtir l’été;7;0;620D;\r\n"
    for encoding in ("windows-1252", "utf-16"):
        given = list(text.encode(encoding))
        told = page.evaluate(
            'async (bytes) => (await import("../../../assets/shared/csv.js")).decodeText(new Uint8Array(bytes).buffer)',
            given,
        )
        assert told.lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "file-empty"),
        ("\ufeff \r\n", "file-empty"),
        ("a;b\n1;2\n", "file-no-headings"),
        ("\0\0", "file-unreadable"),
        ("x" * 2_000_001, "file-too-large"),
        (HEAD + '2026-03-30;"Maison;7;0;620D;\r\n', "file-quote-open"),
        ("{}", "file-no-headings"),
    ],
)
def test_what_is_no_table_of_hours_is_told(reader, text, problem):
    """A file that holds no hours is refused whole, with what is wrong with it."""
    assert read(reader.open(PAGE), text)["problem"] == problem


def test_every_bad_line_is_told_with_its_number(reader):
    """Lines that cannot be read are told all at once, each by its number in the file and with a reason; the others are read."""
    text = HEAD + (
        "2026-02-30;Maison;7;0;620D;\r\n"
        '2026-03-30;"Deux\r\nlignes";7,3;0;620D;\r\n'
        "2026-03-30;;7;0;620D;\r\n"
        "2026-03-30;Maison;100;100;620D;\r\n"
        "2026-03-30;Maison;0;;620D;\r\n"
        "2026-03-30;Maison;7;0;309A;\r\n"
        "2026-03-30;Maison;7;0;620D;12\r\n"
        "\r\n"
        "2026-03-30;Maison;7;0;620D;\r\n"
        "2026-04-01;Maison;8;0;620D;\r\n"
    )
    rows = read(reader.open(PAGE), text)["rows"]
    assert [(row["line"], row.get("wrong")) for row in rows] == [
        (2, "file-bad-day"),
        (3, "hours-bad-number"),
        (5, "hours-bad-with"),
        (6, "file-bad-week"),
        (7, "hours-bad-nothing"),
        (8, "file-bad-path"),
        (9, "file-bad-id"),
        (11, None),
        (12, "file-bad-twice"),
    ]


WEEKS = ("2025-12-29", "2026-03-02", "2026-03-09", "2026-03-30")


@pytest.mark.parametrize(
    ("shape", "order"),
    [("{m}/{d}/{y}", "month-first"), ("{d}/{m}/{y}", "day-first"), ("{d:0>2}.{m:0>2}.{y2}", "day-first"), ("{m}-{d}-{y2}", "month-first")],
)  # fmt: skip
def test_days_that_a_spreadsheet_rewrote_are_understood(reader, shape, order):
    """Days resaved with the month or the day first are the same weeks, since each is a Monday, and which order was read is told."""
    page = reader.open(PAGE)

    def rewritten(days):
        parts = [day.split("-") for day in days]
        return [shape.format(y=y, y2=y[2:], m=int(m), d=int(d)) for y, m, d in parts]

    text = HEAD + "".join(f"{day};Maison;7;0;620D;\r\n" for day in rewritten(WEEKS))
    found = read(page, text)
    assert [row["entry"]["week"] for row in found["rows"]] == list(WEEKS) and found["order"] == order
    # none of these days is past the twelfth: only that they are Mondays tells
    low = ("2026-03-02", "2026-02-09", "2026-01-05", "2026-06-01")
    found = read(page, HEAD + "".join(f"{day};Maison;7;0;620D;\r\n" for day in rewritten(low)))
    assert [row["entry"]["week"] for row in found["rows"]] == list(low)


@pytest.mark.parametrize(
    "days",
    [["3/4/2026", "4/5/2026"], ["2/12/2024"], ["3/30/2026", "30/3/2026"], ["46111", "46118"], ["30-mars-26", "6-avr-26"]],
    ids=["no-mondays", "both-mondays", "both-orders", "serial-numbers", "words"],
)  # fmt: skip
def test_days_that_need_a_guess_are_refused_once(reader, days):
    """Where none or both orders would do, or no day can be read, the file is refused once, with what to do in the spreadsheet."""
    page = reader.open(PAGE)
    text = HEAD + "".join(f"{day};Maison;7;0;620D;\r\n" for day in days)
    assert read(page, text) == {"problem": "file-days-unclear"}
    choose(page, text)
    expect(page.locator("[data-report-problem]")).to_contain_text("« Semaine du lundi » le format aaaa-mm-jj")
    expect(page.locator("[data-report-lines]")).to_be_hidden()


def choose(page, text: str) -> None:
    page.locator("[data-file]").evaluate("(tools) => (tools.open = true)")
    page.locator("[data-file-choose]").set_input_files(
        {"name": "heures.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )


def kept(page) -> dict:
    found = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':hours:'))")
    return {key.split("/")[-1]: text.split(" ", 1)[1] for key, text in found}


def test_a_file_is_taken_in_only_when_confirmed_and_changes_nothing_twice(reader):
    """A report says what is new, changed, the same and refused; only then is it added, it can be undone, and again adds nothing."""
    page = reader.open(PAGE)
    lines = (
        "2026-03-30;=Maison;37,5;0;620D;habcdef01\r\n2026-04-06;Autre;8;7,25;620D;\r\n2026-04-13;Autre;x;0;620D;\r\n"
    )
    page.locator(".file > summary").click()
    choose(page, HEAD + "".join(f"2026-03-{n:02};Autre;7;0;309A;\r\n" for n in range(2, 30)))
    expect(page.locator("[data-lines=refused] li")).to_have_text(
        "Lignes 2-29\u00a0: Cette ligne est pour un autre métier (309A)."
    )
    choose(page, HEAD + lines)
    report = page.locator("[data-report]")
    expect(report).to_contain_text("Nouvelles semaines\u00a0: 2")
    expect(report).to_contain_text("Ligne 4\u00a0: Écrivez les heures par quarts d’heure")
    assert kept(page) == {}
    page.get_by_role("button", name="Ajouter à mes heures (2)").click()
    assert sorted(json.loads(text)["sponsor"] for text in kept(page).values()) == ["=Maison", "Autre"]
    page.get_by_role("button", name="Annuler").last.click()
    assert set(kept(page).values()) == {""}
    choose(page, HEAD + lines)
    page.get_by_role("button", name="Ajouter à mes heures (2)").click()
    before = kept(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger mes heures").click()
    out = download.value.path().read_text("utf-8-sig")
    assert re.search(r"2026-03-30;'=Maison;37,5;0;620D;habcdef01", out)
    choose(page, out)
    expect(report).to_contain_text("Semaines déjà notées, sans changement\u00a0: 2")
    expect(page.locator("[data-report-add]")).to_be_hidden()
    choose(page, out.replace("37,5", "40"))
    expect(report).to_contain_text("37,5 h au travail et 0 h en classe » devient « =Maison")
    page.get_by_role("button", name="Ajouter à mes heures (1)").click()
    assert json.loads(kept(page)["habcdef01"])["job"] == 40 and kept(page).keys() == before.keys()
