"""What the page of a reader's dates and hours is given."""

from __future__ import annotations

import unicodedata

from jalons.guide import Guide
from jalons.path import deadlines
from jalons.path.letters import letters
from jalons.path.pathway import TradePathway
from jalons.writing.language import LANGUAGES

COLUMN = "hours-column-"
"""How the interface words begin that head what stands in a file of hours."""

BLANK_ROWS = 12
BLANK_SPONSORS = 2
"""How many rows and signatures the sheet has that is filled in by hand."""


def hours_sheet(guide: Guide, pathway: TradePathway) -> dict[str, object]:
    """The days and deadlines of a trade, the headings of its file of hours in both languages, and what its script counts by."""
    content, hours = guide.content, pathway.trade.hours
    return {
        "starts": deadlines.starts(content, pathway, guide.as_of),
        "figures": {
            name: sorted({figure.value for figure in part})
            for name, part in (("job", hours.on_the_job), ("class", hours.in_class))
        },
        "headings": {
            name.removeprefix(COLUMN): [_flat(text.in_(language)) for language in LANGUAGES]
            for name, text in content.words.items()
            if name.startswith(COLUMN)
        },
        "letters": letters(content, pathway),
        "rows": BLANK_ROWS,
        "sponsors": BLANK_SPONSORS,
    }


def _flat(heading: str) -> str:
    """A heading as files are compared by it: small letters and digits, without accents."""
    plain = unicodedata.normalize("NFD", heading.casefold())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
