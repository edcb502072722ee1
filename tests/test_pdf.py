"""Sheets as PDF: every item once and in order, tagged, small, the same twice; and a site without them where the extra is missing."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pypdf
import pypdfium2
import pytest
from pypdfium2 import raw

from jalons.checking import open_guide
from jalons.guide import guide_of
from jalons.pages import sheets
from jalons.pages.sheet_maker import SheetMaker
from jalons.writing.typography import typeset
from jalons_cli import printing
from jalons_cli.building import build
from jalons_cli.kept_sheets import KeptSheets
from jalons_cli.printing import Output
from jalons_pdf import engine, renderer
from support.command import run
from support.paper import MILLIMETRE, bare, codes_of, pages_of
from support.project import AS_OF, ROOT
from support.small_guide import AS_OF as SMALL_DAY
from support.small_guide import change, real_content
from support.small_project import order, small_project
from tools.papers import SIGNED, rows

pytestmark = pytest.mark.build

CHOSEN = {
    ("completion", "letter", "en"),
    ("on-the-job", "letter", "fr"),
    ("on-the-job", "a4", "fr"),
    ("on-the-job", "letter", "fr-en"),
    ("checklist", "letter", "fr"),
    ("sponsor", "letter", "en"),
    ("poster", "letter", "fr"),
    ("poster", "tabloid", "en"),
    ("hours", "letter", "fr"),
    ("letter", "letter", "en"),
}
"""What each sheet is about, its paper and its languages."""
PAPER = {"letter": (612, 792), "a4": (595.3, 841.9), "tabloid": (792, 1224)}


@pytest.fixture(scope="module")
def guide():
    return guide_of(real_content(), AS_OF, only="620D")


@pytest.fixture(scope="module")
def made(guide, tmp_path_factory) -> dict[str, tuple[sheets.Sheet, object]]:
    """A sheet of each kind of 620D, in one language or the other; a stage in both too, one in all sizes, which share a layout."""
    assert engine.version(), "no PDF engine: run the tests with `python3 run.py test`, which fetches what it needs"
    wanted = [
        sheet
        for sheet in sheets.of_trade(guide, "620D")
        if (sheet.subject, sheet.size, "-".join(sheet.languages)) in CHOSEN
    ]
    assert {(sheet.subject, sheet.size, "-".join(sheet.languages)) for sheet in wanted} == CHOSEN
    files = printing.make(guide, ROOT, wanted, Output(tmp_path_factory.mktemp("pdf"), flat=True))
    assert {sheet.kind for sheet in wanted} == {"stage", "checklist", "role", "poster", "hours", "letter", "hand-in"}
    return {sheet.name: (sheet, file) for sheet, file in zip(wanted, files, strict=True)}


@cache
def texts(file) -> list[str]:
    return pages_of(file)


@cache
def read(file) -> pypdf.PdfReader:
    """A file whose parts, once read, are there for the next test."""
    return pypdf.PdfReader(file)


def elements(reader) -> list:
    """Every structure element reached from the root, in reading order."""
    found, ways = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while ways:
        one = ways.pop().get_object()
        if isinstance(one, list):
            ways += reversed(one)
        elif isinstance(one, dict):
            found.append(one)
            kids = one.get("/K", [])
            ways += reversed(kids if isinstance(kids, list) else [kids])
    return found


def test_which_sheets_there_are(guide):
    """Each stage, ways in included, and the path in French, English and both; all other sheets in each language."""
    names = [sheet.name for sheet in sheets.of_trade(guide, "620D")]
    stages, people = guide.pathways["620D"].all_stages, 3
    handed_in = sum(bool(stage.stage.hand_in) for stage in stages)
    others = people + handed_in + len(("poster", "hours", "letter", "skills"))
    assert handed_in > 1
    assert len(names) == len(set(names)) == (len(stages) + 1) * 3 * 2 + others * 2 * 2
    assert {
        "620D-apply-fr-letter.pdf",
        "620D-checklist-fr-en-a4.pdf",
        "620D-hours-fr-letter.pdf",
        "620D-completion-hand-in-en-a4.pdf",
        "620D-sponsor-en-a4.pdf",
        "620D-poster-fr-tabloid.pdf",
    } <= set(names)


def test_every_item_stands_once_in_each_language_in_order(guide, made):
    """The words of each row are in the sheet once a language, in the order of the path, and whole on one page."""
    assert made
    for sheet, file in made.values():
        if sheet.kind not in SIGNED:
            continue
        pages = texts(file)
        for language in sheet.languages:
            wanted = [bare(typeset(item.text.in_(language), language)) for _, item in rows(guide, sheet)]
            whole = "".join(pages)
            assert [words for words in wanted if whole.count(words) != 1] == [], sheet.name
            places = [whole.find(words) for words in wanted]
            assert places == sorted(places), sheet.name
            assert all(sum(words in page for page in pages) == 1 for words in wanted), sheet.name


def test_side_by_side_shares_base_lines(guide, made):
    """In a sheet of both languages each row begins on one base line, French left of English."""
    _, file = made["620D-on-the-job-fr-en-letter.pdf"]
    document = pypdfium2.PdfDocument(file)
    tasks = guide.pathways["620D"].stage("on-the-job").tasks[:5]
    assert tasks
    for item in tasks:
        places = []
        for language in ("fr", "en"):
            start = (
                typeset((item.only_if or item.text).in_(language), language)
                .replace("\u00a0", " ")[:16]
                .rsplit(" ", 1)[0]
            )
            for number, page in enumerate(document):
                text = page.get_textpage()
                if at := text.search(start, match_case=True).get_next():
                    left, bottom, _, _ = text.get_charbox(at[0], loose=True)
                    places.append((number, left, bottom))
                    break
        (page_fr, left_fr, base_fr), (page_en, left_en, base_en) = places
        assert page_fr == page_en and left_fr < left_en and abs(base_fr - base_en) < 1, item.id


def test_tags_language_title_and_outline_are_in_the_file(guide, made):
    """Each file says that it is tagged, its language and its title, shows the title, and has an outline of its stages."""
    assert made
    for sheet, file in made.values():
        reader = read(file)
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] is True or str(root["/MarkInfo"]["/Marked"]).lower() == "true"
        assert root["/Lang"] == sheet.languages[0]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata.title.startswith("620D · ") and reader.metadata.author == "Jalons"
        assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
        names = [one["/S"] for one in elements(reader) if "/S" in one]
        assert names[0] == "/Document" and names.count("/H1") == (sheet.kind != "letter")
        assert {"/P", "/Span"} <= set(names)
        assert sheet.kind not in SIGNED or {"/Table", "/TR", "/TH", "/TD", "/Form", "/Figure"} <= set(names)
        assert all(one.get("/Alt", "").startswith("https://") for one in elements(reader) if one.get("/S") == "/Figure")
        assert len(reader.outline) >= 1 or sheet.kind == "letter"


def test_each_language_is_told(guide, made):
    """Side by side, each cell of the table of tasks is tagged with its language, and is told which column heads it."""
    sheet, file = made["620D-on-the-job-fr-en-letter.pdf"]
    cells = [one for one in elements(read(file)) if one.get("/S") == "/TD" and "/Lang" in one]
    count = len(rows(guide, sheet))
    assert [str(cell["/Lang"]) for cell in cells] == ["fr", "en"] * count
    assert all(cell["/A"]["/Headers"] for cell in cells)


@cache
def drawn_words(file) -> dict[tuple[int, int], str]:
    """The words that each mark of a drawing encloses, by the number of the page and of the mark."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text = page.get_textpage()
        for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            size = raw.FPDFTextObj_GetText(part, text, None, 0)
            buffer = (raw.FPDF_WCHAR * (size // 2))()
            raw.FPDFTextObj_GetText(part, text, buffer, size)
            mark = number, raw.FPDFPageObj_GetMarkedContentID(part)
            words = bytes(buffer).decode("utf-16-le").rstrip("\0")
            # the reader marks a hyphen at the end of a line as one that may be left out
            found[mark] = found.get(mark, "") + words.replace("\ufffe", "-").replace("\x02", "-")
    return found


def paragraphs(reader) -> list[list[tuple[int, int]]]:
    """The marks of each paragraph of the tags, in reading order; spans belong to the paragraph that they stand in."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    found: list[list[tuple[int, int]]] = []

    def walk(kids, page: int, paragraph: list) -> None:
        for kid in kids if isinstance(kids, list) else [kids]:
            one = kid.get_object()
            if isinstance(one, int):
                paragraph.append((page, int(one)))
            elif "/S" in one:
                if one["/S"] not in ("/Span", "/NonStruct", "/Link"):
                    paragraph = []
                    found.append(paragraph)
                walk(one.get("/K", []), pages[one.raw_get("/Pg").idnum] if "/Pg" in one else page, paragraph)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], -1, [])
    return [paragraph for paragraph in found if paragraph]


def test_a_screen_reader_says_each_row_in_one_paragraph(guide, made):
    """The words of each row are whole in one paragraph of the tags, in order: no line of it is read as one by itself."""
    assert made
    for sheet, file in made.values():
        if sheet.kind not in SIGNED:
            continue
        words = drawn_words(file)
        spoken = ["".join(bare(words.get(mark, "")) for mark in one) for one in paragraphs(read(file))]
        for language in sheet.languages:
            wanted = [bare(typeset(item.text.in_(language), language)) for _, item in rows(guide, sheet)]
            assert wanted
            places = [[n for n, one in enumerate(spoken) if row in one] for row in wanted]
            assert [row for row, found in zip(wanted, places, strict=True) if len(found) != 1] == [], sheet.name
            assert places == sorted(places), sheet.name


def test_what_is_drawn_is_in_the_tags_once(made):
    """All words of a page but its foot are in the tags, once; every mark of the tags is drawn."""
    assert made
    for sheet, file in made.values():
        reader = read(file)
        told = [mark for paragraph in paragraphs(reader) for mark in paragraph]
        assert told and len(told) == len(set(told)), sheet.name
        drawn = {
            (number, int(mark))
            for number, page in enumerate(reader.pages)
            for mark in re.findall(rb"/MCID (\d+)", page.get_contents().get_data())
        }
        assert set(told) <= drawn, sheet.name
        left_out: dict[int, str] = {}
        for mark, words in drawn_words(file).items():
            if mark not in told:
                left_out[mark[0]] = left_out.get(mark[0], "") + bare(words)
        for number, words in left_out.items():
            assert words.startswith(bare(reader.metadata.title)) or words.endswith(f"{number + 1}/{len(reader.pages)}")
            assert len(words) < 300, words


def test_letters_are_embedded(made):
    """All letters are in the file, and are those that come with the guide."""
    assert made
    for _, file in made.values():
        for page in read(file).pages:
            for font in page["/Resources"]["/Font"].values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                assert {"/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].get_object().keys()
                assert "Sheet" in font.get_object()["/BaseFont"]


def test_pages_are_of_the_size_and_nothing_is_cut(made):
    """Every page has the size of its name, and no letter stands outside the margins."""
    assert made
    for sheet, file in made.values():
        for page in pypdfium2.PdfDocument(file):
            width, height = PAPER[sheet.size]
            assert abs(page.get_width() - width) < 1 and abs(page.get_height() - height) < 1
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
            assert min(box[0] for box in boxes) > 9 * MILLIMETRE
            assert max(box[2] for box in boxes) < width - 9 * MILLIMETRE
            assert min(box[1] for box in boxes) > 5 * MILLIMETRE


def test_each_page_says_what_it_is(guide, made):
    """Trade, title, whose it is, address, version and page of pages stand on every page of a sheet."""
    assert made
    for sheet, file in made.values():
        if sheet.kind in ("poster", "letter"):
            continue
        pages = texts(file)
        assert len(pages) <= {"stage": 6, "checklist": 12, "role": 7, "hours": 5, "hand-in": 3}[sheet.kind]
        language = sheet.languages[0]
        title = read(file).metadata.title
        name = typeset(guide.content.words["reader-name"].in_(language), language)
        for n, page in enumerate(pages, 1):
            for words in (title, "620D", name, guide.content.fingerprint, f"{n}/{len(pages)}", sheet.uri):
                assert bare(words) in page, (sheet.name, n, words)


def test_files_are_small(made):
    """With its fields no file is larger than 200 KB, and few are larger than 80 KB."""
    sizes = {name: file.stat().st_size for name, (_, file) in made.items()}
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}
    assert len([size for size in sizes.values() if size > 80_000]) < len(sizes) / 2


def test_codes_are_read_from_paper(guide, made):
    """At 150 dots to the inch, in black and white, the code leads to the page in the language of the sheet."""
    assert made
    for sheet, file in made.values():
        if sheet.kind not in (*SIGNED, "poster"):
            continue
        below = "" if sheet.kind in ("checklist", "poster") else f"{sheet.subject}/"
        wanted = {
            f"{guide.content.site.address}{'en/' if language == 'en' else ''}trades/620D/{below}#v={guide.content.fingerprint}"
            for language in sheet.languages[:1]
        }
        assert set(codes_of(file)) == wanted, sheet.name


def test_the_same_input_gives_the_same_bytes(guide, tmp_path):
    """Made again by another process, a sheet is the same to the last byte."""
    program = (
        "import sys; from datetime import date; from pathlib import Path; from jalons.content import load;"
        "from jalons.guide import guide_of; from jalons.pages import sheets; from jalons_cli import printing\n"
        "root, out = map(Path, sys.argv[1:3]); content, _ = load(root / 'data')\n"
        "guide = guide_of(content, date.fromisoformat(sys.argv[3]), only='620D')\n"
        "printing.make(guide, root, [s for s in sheets.of_trade(guide, '620D') if s.subject == 'agreement' and len(s.languages) == 2], printing.Output(out, flat=True))"
    )
    for name in ("one", "two"):
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT), str(tmp_path / name), AS_OF.isoformat()],
            check=True,
            timeout=300,
            env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "", "PYTHONHASHSEED": (name == "one" and "1") or "2"},
        )
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert len(one) == 2 and one == two


def test_finished_sheets_are_kept_until_something_changes(guide, tmp_path, monkeypatch):
    """A sheet is not made twice; a change of the style sheet, or of one word, makes it anew."""
    wanted = [sheet for sheet in sheets.of_trade(guide, "620D") if sheet.name == "620D-agreement-fr-a4.pdf"]
    calls = []
    true = renderer.PdfRenderer.pdfs
    monkeypatch.setattr(renderer.PdfRenderer, "pdfs", lambda *given: calls.append(given) or true(*given))
    output = Output(tmp_path, flat=True, kept=KeptSheets(tmp_path / "kept"))
    for _ in range(2):
        printing.make(guide, ROOT, wanted, output)
    assert len(calls) == 1
    true_styles = SheetMaker.styles
    monkeypatch.setattr(SheetMaker, "styles", lambda maker, sheet: (*true_styles(maker, sheet), "p { color: #111 }"))
    printing.make(guide, ROOT, wanted, output)
    assert len(calls) == 2


@pytest.fixture
def project(tmp_path):
    """A project whose site.yml asks for the sheets of a trade."""
    root = small_project(tmp_path / "project")
    change(root / "data", "site.yml", "main: 111A\n", "main: 111A\npdf: 111A\n")
    return root


def test_a_site_without_the_extra_links_no_sheet(project, monkeypatch):
    """Where WeasyPrint cannot be imported the build succeeds, says that PDFs are left out, and no page links one."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert engine.version() == ""
    built = build(replace(order(project), pdf=True))
    assert built.without_pdf and built.pdfs == 0
    assert list((project / "site").rglob("*.pdf")) == []
    pages = list((project / "site" / "trades" / "111A").rglob("*.html"))
    assert pages and [page for page in pages if ".pdf" in page.read_text("utf-8")] == []


def test_a_site_with_the_extra_links_every_sheet(project, monkeypatch):
    """Where it can, every sheet of the trades named in site.yml lies under its page and is linked from there."""
    few = {"learn", "apprentice", "poster"}
    every = sheets.of_trade
    monkeypatch.setattr(
        sheets, "of_trade", lambda guide, trade_id: (one for one in every(guide, trade_id) if one.subject in few)
    )
    built = build(replace(order(project), pdf=True))
    guide = guide_of(open_guide(project / "data", SMALL_DAY).content, SMALL_DAY, only="111A")
    wanted = {sheet.path for sheet in every(guide, "111A") if sheet.subject in few}
    assert {path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*.pdf")} == wanted
    assert built.pdfs == len(wanted) > 0 and not built.without_pdf
    for page in (
        "trades/111A/learn/",
        "en/trades/111A/learn/",
        "trades/111A/apprentice/",
        "en/trades/111A/poster/",
    ):
        text = (project / "site" / page / "index.html").read_text("utf-8")
        assert len(re.findall(r'href="[^"]+\.pdf"', text)) == (4 if "learn" in page else 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("620d",), "This guide has no path “620d”. Did you mean “620D”?"),
        (("620D", "--stage", "aply"), "The stage “aply” is not on the path of 620D. Did you mean “apply”?"),
        (("620D", "--stage", "apply", "--size", "tabloid"), "None of these sheets comes in tabloid."),
    ],
)
def test_the_command_says_what_cannot_be(arguments, says, few_trades, tmp_path):
    """A trade, stage or size that is not there gets a sentence with the nearest name, and nothing is written."""
    done = run("pdf", *arguments, "--data", str(few_trades), "--out", str(tmp_path / "pdf"))
    assert done.returncode == 2 and says in done.stderr and not (tmp_path / "pdf").exists()


def test_the_command_writes_sheets_beside_one_another(few_trades, tmp_path):
    """One stage in one size: French, English, and both, and what is handed in there."""
    one_size = ("620D", "--stage", "agreement", "--size", "a4")
    done = run("pdf", *one_size, "--data", str(few_trades), "--out", str(tmp_path / "pdf"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "pdf").iterdir()) == [
        *(f"620D-agreement-{one}-a4.pdf" for one in ("en", "fr", "fr-en")),
        *(f"620D-agreement-hand-in-{one}-a4.pdf" for one in ("en", "fr")),
    ]
