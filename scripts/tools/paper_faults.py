"""What is wrong on the pages of a sheet as PDF: looked at dot by dot, field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from pypdfium2 import raw

LEVEL = 2.0
"""How far apart, in points, what belongs to one row may begin."""
_EDGE = 24.0
"""What no letter stands nearer to than this to the edge of the paper, in points."""
_FEWEST = 40
"""A page with fewer letters than this below its head is empty."""
_THIN, _LONG = 1.5, 18.0
_SMALLEST = 7.8
_LINE = 1.362
"""How high a line of the guide's letters is, of a letter's size."""
_OF_AN_ADDRESS = 120
"""The address below a code may be smaller; it has no more letters than this."""
Box = tuple[float, float, float, float]


def faults(file: Path, head: str, tasks: Sequence[str] = ()) -> Iterator[str]:
    """Each fault of a PDF in a few words.

    `head` is what stands at the head of each page, "" for none; `tasks` are words that stand once, in this order.
    """
    reader = pypdf.PdfReader(file)
    document = pypdfium2.PdfDocument(file)
    yield from _of_file(reader)
    yield from _of_fields(reader)
    pages = [_letters(page.get_textpage().get_text_range()) for page in document]
    for number, (page, words) in enumerate(zip(document, pages, strict=True), start=1):
        if head and _letters(head) not in words:
            yield f"page {number} does not say what it is"
        if len(words) < len(_letters(head)) + _FEWEST:
            yield f"page {number} is empty"
        for fault in _of_page(page):
            yield f"page {number}: {fault}"
    whole = "".join(pages)
    places = [whole.find(_letters(task)) for task in tasks]
    yield from (f"stands {count} times: {task}" for task in tasks if (count := whole.count(_letters(task))) != 1)
    if places != sorted(places):
        yield "the tasks are not in order"


def _letters(words: str) -> str:
    """Letters only: paper breaks lines where it likes."""
    hyphens = str.maketrans(dict.fromkeys("\ufffe\x02", "-"))
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", unicodedata.normalize("NFKC", words.translate(hyphens)))


def _of_file(reader: pypdf.PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    for name in ("/Lang", "/StructTreeRoot", "/MarkInfo"):
        if name not in root:
            yield f"the file has no {name}"
    if not reader.metadata or not reader.metadata.title:
        yield "the file has no title"
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            if not {"/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].get_object().keys():
                yield f"{font.get_object()['/BaseFont']} is not embedded"


def _of_fields(reader: pypdf.PdfReader) -> Iterator[str]:
    """Fields that are called nothing, and those of one task that do not stand level beside one another."""
    for number, page in enumerate(reader.pages, start=1):
        at: dict[str, Box] = {}
        for reference in page.get("/Annots", []):
            place: Any = reference.get_object()
            if place["/Subtype"] != "/Widget":
                continue
            field = place if "/T" in place else place["/Parent"].get_object()
            if not field.get("/TU"):
                yield f"page {number}: the field {field['/T']} is called nothing"
            left, bottom, right, top = (float(one) for one in place["/Rect"])
            at[str(field["/T"])] = left, bottom, right, top
        for name, square in at.items():
            if f"{name}/initials" not in at:
                continue
            initials, day = at[f"{name}/initials"], at.get(f"{name}/date", (0.0, 0.0, 0.0, 0.0))
            level = max(abs(initials[3] - square[3]), abs(day[3] - square[3])) <= LEVEL
            if not level or not square[2] < initials[0] < initials[2] <= day[0]:
                yield f"page {number}: the fields of {name} are not in one row"


def _of_page(page: Any) -> Iterator[str]:
    """Letters at the edge, and letters that a line runs through."""
    left, bottom, right, top = page.get_mediabox()
    text = page.get_textpage()
    letters = [
        text.get_charbox(n) for n in range(text.count_chars()) if not chr(raw.FPDFText_GetUnicode(text, n)).isspace()
    ]
    for box in letters:
        if box[0] < left + _EDGE or box[2] > right - _EDGE or box[1] < bottom + _EDGE or box[3] > top - _EDGE:
            yield f"a letter stands at the edge ({box[0]:.0f}, {box[1]:.0f})"
            break
    small = [n for n in range(text.count_chars()) if 0 < _size(text.get_charbox(n, loose=True)) < _SMALLEST]
    if len(small) > _OF_AN_ADDRESS:
        yield f"{len(small)} letters are smaller than 8 points"
    lines = [line for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]) if (line := _rule(part.get_bounds()))]
    for rule in lines:
        if any(_crosses(rule, box) for box in letters):
            yield f"a line runs through letters ({rule[0]:.0f}, {rule[1]:.0f})"


def _size(line: Box) -> float:
    """The size of a letter by the box of its line, in points."""
    return (line[3] - line[1]) / _LINE


def _rule(box: Box) -> Box | None:
    """The box of what is drawn, if it is a line: long and thin."""
    width, height = box[2] - box[0], box[3] - box[1]
    return box if min(width, height) <= _THIN and max(width, height) >= _LONG else None


def _crosses(rule: Box, letter: Box) -> bool:
    """Whether a line runs through the middle of a letter."""
    wide, high = letter[2] - letter[0], letter[3] - letter[1]
    inner = letter[0] + wide * 0.3, letter[1] + high * 0.3, letter[2] - wide * 0.3, letter[3] - high * 0.3
    return high > 1 and rule[0] < inner[2] and rule[2] > inner[0] and rule[1] < inner[3] and rule[3] > inner[1]
