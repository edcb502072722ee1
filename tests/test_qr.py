"""The code on paper leads to exactly the page and the version that it stands on, for a reader of its own kind."""

from __future__ import annotations

import re

import pypdfium2
import pytest
import zxingcpp

from jalons.pages import templates
from jalons.pages.qr import QUIET, drawing
from support.paper import codes_of
from support.project import ADDRESS, ROOT

LONGEST = "https://apprentissage.exemple.on.ca/guide/en/trades/heavy-equipment-operator-tractor-loader-backhoe/trade-equivalency/#v=0123abcd"


def svg(address: str) -> str:
    """The code of an address as pages draw it."""
    return str(
        templates.macro(ROOT / "overrides" / "jalons", "components/qr-code/qr-code.html", "drawing")(drawing(address))
    )


def modules(svg: str) -> list[list[bool]]:
    """The squares of a drawing, row by row, quiet zone included."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    dark = [[False] * size for _ in range(size)]
    x = y = 0
    for step in re.findall(r"[Mm][-\d. ]+h\d+", re.search(r'stroke="#000" d="([^"]+)"', svg)[1]):
        right, down, long = re.fullmatch(r"[Mm](-?\d+) (-?\d+)(?:\.5)?h(\d+)", step).groups()
        x, y = x + int(right), y + int(down)
        for n in range(int(long)):
            dark[y][x + n] = True
        x += int(long)
    return dark


@pytest.mark.parametrize(
    "address", ["https://jalons.example/trades/620D/apply/#v=1a2b3c4d", "https://a.example/#v=00000000", LONGEST]
)
def test_a_code_says_its_address(address):
    """Drawn large, a code is read as the address that it was made from."""
    from PIL import Image

    dark = modules(svg(address))
    picture = Image.new("L", (len(dark), len(dark)), 255)
    picture.putdata([0 if one else 255 for row in dark for one in row])
    read = zxingcpp.read_barcodes(picture.resize((len(dark) * 6, len(dark) * 6), 0))
    assert [code.text for code in read] == [address]


def test_a_code_has_room_around_it():
    """Four empty modules stand on each side, without which some readers find nothing."""
    dark = modules(svg(LONGEST))
    edge = [*dark[:QUIET], *dark[-QUIET:], *([row[:QUIET] for row in dark]), *([row[-QUIET:] for row in dark])]
    assert QUIET == 4 and not any(any(part) for part in edge) and any(dark[QUIET])


def test_a_code_loads_nothing_and_is_passed_over():
    """The drawing is part of the page, is not read aloud, and keeps black on white whatever the colours around it."""
    drawn = svg("https://jalons.example/")
    assert not re.search(r"href|url\(|style=|currentColor", drawn) and 'aria-hidden="true"' in drawn
    assert 'fill="#fff"' in drawn and 'stroke="#000"' in drawn


@pytest.mark.undrawn
@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("trades/620D/apply/", "trades/620D/apply/"),
        ("en/trades/620D/on-the-job/#side-by-side", "en/trades/620D/on-the-job/"),
        ("trades/620D/checklist/", "trades/620D/"),
        ("trades/620D/", "trades/620D/"),
        ("en/trades/620D/sponsor/", "en/trades/620D/sponsor/"),
        ("trades/620C/poster/", "trades/620C/"),
    ],
)
def test_the_code_on_paper_leads_to_the_page_at_its_version(new_reader, guide, tmp_path, path, leads):
    """Printed by a browser, the code leads to the page of the stage, path or person, at the version printed beside it."""
    page = new_reader(color_scheme="dark").open(path)
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    address = f"{ADDRESS}{leads}#v={guide.content.fingerprint}"
    assert codes_of(file) == [address]
    # at the end of a line a hyphen is read as a sign of its own
    words = "".join(pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range().replace("\ufffe", "-").split())
    assert address in words
