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
    st.text(alphabet=list("=+-@'\";,\t\r\n ab\u00e9\U0001f600\u00a0\ufeff"), min_size=1, max_size=12),
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
            "0123",
            "TRUE",
        ]
    ),
)
QUARTERS = st.integers(0, 336).map(lambda n: n / 4)
ENTRIES = st.tuples(MONDAYS, NASTY, QUARTERS, QUARTERS)
HEADINGS = {
    "week": ["semainedulundi", "weekofmonday"],
    "sponsor": ["parrain", "sponsor"],
    "job": ["heuresautravail", "hoursonthejob"],
    "class": ["heuresenclasse", "hoursinclass"],
    "trade": ["metier", "trade"],
    "id": ["identifiant", "identifier"],
}
READ = """async ([text, headings]) => {
  const { readCsv } = await import("../../../assets/shared/csv.js")
  return readCsv(text, { headings, trade: "620D" })
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
              const text = writeCsv(weeks, { headings: names[language], trade: "620D", language })
              const { rows, problem } = readCsv(decodeText(new TextEncoder().encode(text).buffer), { headings, trade: "620D" })
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
    for text in guarded:
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
            assert len(row) == 6 and not any(cell[:1] in tuple("=+-@\t\r\n") for cell in row if cell)


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
    assert [row["entry"] for row in rows] == [{"week": "2026-03-30", "sponsor": "Maison", "job": 37.5, "class": 0}]


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
        (5, "hours-bad-sponsor"),
        (6, "file-bad-week"),
        (7, "hours-bad-nothing"),
        (8, "file-bad-trade"),
        (9, "file-bad-id"),
        (11, None),
        (12, "file-bad-twice"),
    ]


def choose(page, text: str) -> None:
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
