"""Fields of PDFs: each in its own row, named aloud by its task, of its kind, and what is typed shows where it was meant."""

from __future__ import annotations

import itertools

import pypdf
import pypdfium2
import pytest

from jalons.guide import guide_of
from jalons.pages import sheets
from jalons.writing.typography import typeset
from jalons_cli import printing
from jalons_cli.printing import Output
from support.paper import bare
from support.project import AS_OF, ROOT
from support.small_guide import real_content
from tools.papers import rows

pytestmark = pytest.mark.build

CHOSEN = {
    "620D-on-the-job-fr-letter.pdf",
    "620D-on-the-job-fr-en-a4.pdf",
    "620D-sponsor-en-letter.pdf",
    "620D-trainer-fr-a4.pdf",
    "620D-hours-fr-letter.pdf",
    "620D-letter-en-letter.pdf",
    "620D-completion-hand-in-fr-letter.pdf",
    "620D-skills-fr-letter.pdf",
}
POINTS = 2


@pytest.fixture(scope="module")
def guide():
    return guide_of(real_content(), AS_OF, only="620D")


@pytest.fixture(scope="module")
def made(guide, tmp_path_factory):
    """A sheet of each kind that is filled in."""
    wanted = [sheet for sheet in sheets.of_trade(guide, "620D") if sheet.name in CHOSEN]
    files = printing.make(guide, ROOT, wanted, Output(tmp_path_factory.mktemp("fields"), flat=True))
    assert {file.name for file in files} == CHOSEN
    return dict(zip(wanted, files, strict=True))


def places(reader) -> list[tuple[int, str, dict, list[float]]]:
    """Each place of a field: number of the page, the field's name, the field, and its box (left, bottom, right, top)."""
    found = []
    for number, page in enumerate(reader.pages):
        for reference in page.get("/Annots", []):
            place = reference.get_object()
            if place["/Subtype"] == "/Widget":
                field = place if "/T" in place else place["/Parent"].get_object()
                found.append((number, str(field["/T"]), field, [float(one) for one in place["/Rect"]]))
    return found


def test_each_field_is_in_its_own_row(guide, made):
    """Square, initials and day of a task are level within two points, beside its words, left to right, on one page."""
    assert made
    for sheet, file in made.items():
        at = {name: (number, box) for number, name, _, box in places(pypdf.PdfReader(file))}
        document = pypdfium2.PdfDocument(file)
        for name, item in [(f"{at.id}/{item.id}", item) for at, item in rows(guide, sheet)]:
            number, square = at[name]
            boxes = [square]
            for kind in ("initials", "date"):
                other, box = at[f"{name}/{kind}"]
                assert other == number and abs(box[3] - square[3]) <= POINTS, (sheet.name, name, kind)
                assert box[0] >= boxes[-1][2] and box[3] - box[1] > 12 and box[2] - box[0] > 36, (
                    sheet.name,
                    name,
                    kind,
                )
                boxes.append(box)
            words = typeset((item.only_if or item.text).in_(sheet.languages[0]), sheet.languages[0])
            text = document[number].get_textpage()
            search = text.search(" ".join(words.replace("\u00a0", " ").split(" ")[:3]), match_case=True)
            tops = []
            while found := search.get_next():
                tops.append(text.get_charbox(found[0], loose=True)[3])
            assert any(abs(top - square[3]) < 6 for top in tops), (sheet.name, name, tops, square)
            signs = [one for one in at if one.startswith(f"{name}/") and one.count("/") == 3]
            assert len(signs) == 3 * len(item.signed_by)
            assert all(at[one][0] == number and at[one][1][3] < square[1] for one in signs), (sheet.name, name)


def test_no_field_lies_on_another_or_off_the_page(made):
    """No two fields of a page overlap, and all are within the page."""
    assert made
    for sheet, file in made.items():
        reader = pypdf.PdfReader(file)
        found = places(reader)
        assert found
        for n, (number, name, _, box) in enumerate(found):
            left, bottom, right, top = (float(one) for one in reader.pages[number].mediabox)
            assert left < box[0] < box[2] < right and bottom < box[1] < box[3] < top, (sheet.name, name)
            for other, second, _, beside in found[n + 1 :]:
                apart = (
                    other != number
                    or box[2] <= beside[0] + 0.5
                    or beside[2] <= box[0] + 0.5
                    or box[3] <= beside[1] + 0.5
                    or beside[3] <= box[1] + 0.5
                )
                assert apart, (sheet.name, name, second)


def in_order_of_tags(node) -> list[int]:
    """Numbers of what the tags of a file name outside the text, in the order that the Tab key follows ("/Tabs /S")."""
    children = node.get("/K", [])
    children = children.get_object() if hasattr(children, "get_object") else children
    found = []
    for child in children if isinstance(children, list) else [children]:
        each = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(each, dict):
            found += [each.raw_get("/Obj").idnum] if each.get("/Type") == "/OBJR" else in_order_of_tags(each)
    return found


def test_the_tab_key_goes_row_by_row(made):
    """On each page fields come from above downwards and, where level, from left to right; the name in the head is in no order."""
    assert made
    for sheet, file in made.items():
        reader = pypdf.PdfReader(file)
        order = in_order_of_tags(reader.trailer["/Root"]["/StructTreeRoot"])
        assert order, sheet.name
        for page in reader.pages:
            fields = {reference.idnum: reference.get_object() for reference in page.get("/Annots", [])}
            fields = {number: field for number, field in fields.items() if field["/Subtype"] == "/Widget"}
            boxes = [[float(one) for one in fields[number]["/Rect"]] for number in order if number in fields]
            assert len(boxes) >= len(fields) - 1, sheet.name
            for (left, _, _, top), (next_left, _, _, next_top) in itertools.pairwise(boxes):
                level = abs(top - next_top) <= POINTS
                assert next_left > left if level else next_top < top, (sheet.name, top, next_top)


def test_letter_and_hand_in_can_be_filled_in_whole(guide, made):
    """What a letter ticks as true, and each document that is handed in with its number of pages, has its field, as has the cover."""
    of = {sheet.kind: {name for _, name, _, _ in places(pypdf.PdfReader(file))} for sheet, file in made.items()}
    letter = guide.content.letters["hours"]
    assert {f"tick/{n + 1}" for n in range(len(letter.statements))} <= of["letter"]
    documents = [item for part in guide.pathways["620D"].stage("completion").stage.hand_in for item in part.documents]
    ticks = {f"tick/{n + 1}" for n in range(len(documents))}
    assert documents and ticks | {f"{item.id}/pages" for item in documents} <= of["hand-in"]
    assert {"apprentice", "identification", "sponsor", "sponsor-id", "contact", "cover-pages", "cover-date"} <= of[
        "hand-in"
    ]


def test_each_field_says_what_it_is_for(guide, made):
    """No two fields have one name or are called alike; the fields of a task say its condition and its words."""
    assert made
    for sheet, file in made.items():
        fields = {name: field for _, name, field, _ in places(pypdf.PdfReader(file))}
        called = [str(field["/TU"]) for field in fields.values()]
        assert all(called)
        if sheet.kind not in ("stage", "role"):
            continue
        for name, item in [(f"{at.id}/{item.id}", item) for at, item in rows(guide, sheet)]:
            for language in sheet.languages:
                wanted = [bare(typeset(text.in_(language), language)) for text in (item.only_if, item.text) if text]
                for each in (name, f"{name}/initials", f"{name}/date"):
                    assert all(words in bare(str(fields[each]["/TU"])) for words in wanted), (sheet.name, each)
        of_rows = [str(field["/TU"]) for name, field in fields.items() if name.count("/") > 1]
        assert len(of_rows) == len(set(of_rows)), sheet.name


def test_fields_are_of_their_kind(made):
    """A square is a button, a signature can be signed, a day and a number say their form; the name is one field on all pages."""
    assert made
    for sheet, file in made.items():
        reader = pypdf.PdfReader(file)
        found = places(reader)
        for _, name, field, _ in found:
            kind = name.rpartition("/")[2]
            if kind == "signature":
                assert field["/FT"] == "/Sig"
            elif "/" in name and kind in ("date", "here", "so-far"):
                assert field["/FT"] == "/Tx" and "/AA" in field, (sheet.name, name)
        names = [name for _, name, _, _ in found if name == "reader-name"]
        assert len(names) == (0 if sheet.kind == "letter" else len(reader.pages))
        assert all(page.get("/Tabs") == "/S" for page in reader.pages)


def test_what_is_typed_is_kept_and_shows_in_its_place(made, tmp_path):
    """A name typed once is on each page; initials typed for a task are drawn within the box of that task."""
    file = next(file for sheet, file in made.items() if sheet.name == "620D-on-the-job-fr-letter.pdf")
    writer = pypdf.PdfWriter(clone_from=file)
    values = {"reader-name": "Marie Tremblay", "on-the-job/track-hours/initials": "QX"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    filled = tmp_path / "filled.pdf"
    writer.write(filled)
    fields = pypdf.PdfReader(filled).get_fields()
    assert {name: fields[name].get("/V") for name in values} == values
    (box,) = [b for _, name, _, b in places(pypdf.PdfReader(file)) if name == "on-the-job/track-hours/initials"]
    document = pypdfium2.PdfDocument(filled)
    document.init_forms()
    page = document[0]
    empty = pypdfium2.PdfDocument(file)[0].render(scale=2, grayscale=True, may_draw_forms=False).to_pil()
    drawn = page.render(scale=2, grayscale=True).to_pil()
    left, _, _, top = page.get_mediabox()
    area = [int((box[0] - left) * 2), int((top - box[3]) * 2), int((box[2] - left) * 2), int((top - box[1]) * 2)]
    ink = [sum(1 for dot in picture.crop(area).getdata() if dot < 100) for picture in (empty, drawn)]
    assert ink[1] > ink[0] + 20
