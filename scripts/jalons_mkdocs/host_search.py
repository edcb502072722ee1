"""Adds the pages of a guide to the search index of the site around it, as Material's search plugin writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path

from jalons.site.searching import KEYWORDS, SearchRecord
from jalons.writing.elision import joined
from jalons.writing.language import Languages

INDEX = "search/search_index.json"


def add(records: Iterable[SearchRecord], site: Path, at: str, languages: Languages) -> None:
    """Adds the pages in the languages of the index to it, or in the first of ours; does nothing where there is none.

    `at` is the address of the guide in the site: "guide/". Raises OSError where the disk refuses.
    """
    path = site / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    spoken = {str(name).partition("-")[0] for name in index["config"]["lang"]}
    wanted = [each for each in languages if each.partition("-")[0] in spoken] or [languages.default]
    index["docs"] += [_entry(record, at) for record in records if record.language in wanted]
    path.write_text(json.dumps(index, separators=(",", ":")), "utf-8")


def _entry(record: SearchRecord, at: str) -> dict[str, str]:
    text = joined(record.content.partition(KEYWORDS)[0]).strip()
    return {"location": at + record.path, "title": escape(record.title), "text": escape(text, quote=False)}
