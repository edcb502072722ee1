"""What fields of a PDF are beyond what the engine makes of them: signatures, days, numbers, one on several pages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pydyf

_DAY = "yyyy-mm-dd"
_FORMATS = {
    "date": (f'AFDate_FormatEx("{_DAY}");', f'AFDate_KeystrokeEx("{_DAY}");'),
    "number": ('AFNumber_Format(2, 3, 0, 0, "", false);', 'AFNumber_Keystroke(2, 3, 0, 0, "", false);'),
}
"""What a reader program does with what is typed in a field of a kind: how it shows it, what it lets through."""


SAME = "same"
"""The kind of a text that stands in several places and is typed once."""


def finish_fields(pdf: Any) -> None:
    """Makes fields what the end of their names says: KIND of "on-the-job/track-hours:KIND".

    Several that have one name are one field if they are of the kind `SAME`; otherwise each gets a number.
    """
    by_name: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for field in pdf.objects:
        if isinstance(field, pydyf.Dictionary) and field.get("Subtype") == "/Widget":
            name, _, kind = field["T"].string.partition(":")
            field["T"] = pydyf.String(name)
            left, top, right, bottom = field["Rect"]
            field["Rect"] = pydyf.Array([left, min(top, bottom), right, max(top, bottom)])
            _of_kind(field, kind)
            by_name[name, kind].append(field)
    for (name, kind), alike in by_name.items():
        if kind == SAME and len(alike) > 1:
            _as_one(pdf, alike)
            continue
        for n, field in enumerate(alike[1:], start=2):
            field["T"] = pydyf.String(f"{name}-{n}")
            field["TU"] = pydyf.String(f"{field['TU'].string} ({n})")


def _of_kind(field: Any, kind: str) -> None:
    if kind == "signature":
        field["FT"] = "/Sig"
        for key in ("V", "DA"):
            field.pop(key, None)
    elif kind in _FORMATS:
        show, let = (pydyf.Dictionary({"S": "/JavaScript", "JS": pydyf.String(script)}) for script in _FORMATS[kind])
        field["AA"] = pydyf.Dictionary({"F": show, "K": let})


def _as_one(pdf: Any, same: list[Any]) -> None:
    """Makes fields of one name one field that stands in several places, as PDF wants it."""
    first = same[0]
    parent = pydyf.Dictionary({key: first[key] for key in ("FT", "T", "TU", "DA", "V", "AA", "Ff") if key in first})
    pdf.add_object(parent)
    parent["Kids"] = pydyf.Array([field.reference for field in same])
    for field in same:
        for key in ("FT", "T", "V", "AA", "Ff"):
            field.pop(key, None)
        field["Parent"] = parent.reference
    fields = pdf.catalog["AcroForm"]["Fields"]
    own = {field.reference for field in same}
    kept = [field for field in fields if field not in own]
    fields[:] = [*kept, parent.reference]
