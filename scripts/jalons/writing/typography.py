"""Typography of Canadian French and of English, applied when words reach the page, never in the data."""

from __future__ import annotations

import re
from functools import lru_cache

from jalons.writing.language import Language, is_french
from jalons.writing.markup import TAG, tags

NBSP = "\u00a0"

_APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\w)")
# a text may begin with its colon: what is before it ended in a tag
_COLON = re.compile(r"(?:(?<=[^\s:/])[ \u00a0\u202f]*|^[ \u00a0\u202f]+):(?=\s|$)")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_CLOSING = re.compile(r"[ \u00a0\u202f]*»")
_TIGHT = re.compile(r"(?<=\S)[ \u00a0\u202f]+([;!?])(?=[\s»)]|$)")
_THOUSANDS = re.compile(r"(?<=\b\d) (?=\d{3}\b)|(?<=\b\d{2}) (?=\d{3}\b)|(?<=\b\d{3}) (?=\d{3}\b)")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:heures?|h|minutes?|semaines?|mois|ans?|jours?|matières?|cours|étapes?|\$|%|hours?|weeks?|"
    r"months?|years?|days?|subjects?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre)(?![A-Za-zÀ-ÿ]))"
)
_MONTH_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d)"
)
_QUOTED = re.compile(r'"([^"]*)"')
_VERBATIM = frozenset(("code", "pre", "script", "style", "textarea", "kbd", "samp"))


# typed: words that are safe HTML are never taken for others that are not
@lru_cache(1 << 16, typed=True)
def typeset(text: str, language: Language) -> str:
    """The text as a careful printer sets it; set text comes back unchanged.

    French (Canada): no-break space before a colon and inside « », none before ; ! ?, in thousands and before units.
    """
    text = _APOSTROPHE.sub("’", text)
    text = _UNIT.sub(NBSP, text)
    if is_french(language):
        text = _OPENING.sub("«" + NBSP, text)
        text = _CLOSING.sub(NBSP + "»", text)
        text = _COLON.sub(NBSP + ":", text)
        text = _TIGHT.sub(r"\1", text)
        text = _THOUSANDS.sub(NBSP, text)
    elif language.partition("-")[0] == "en":
        text = _QUOTED.sub("“\\1”", text)
        text = _MONTH_DAY.sub(lambda month: month.group(1) + NBSP, text)
    return text


def typeset_html(html: str, language: Language) -> str:
    """HTML that came from Markdown with the text between its tags set as by `typeset`; code is left alone."""
    within = 0  # how deep in code
    parts = TAG.split(html)
    for n, piece in enumerate(parts):
        if n % 2:
            within = max(0, within + sum(1 if tag.opens else -1 for tag in tags(piece) if tag.name in _VERBATIM))
        elif piece and not within:
            parts[n] = _typeset_entities(piece, language)
    return "".join(parts)


def _typeset_entities(text: str, language: Language) -> str:
    # an entity such as &quot; or &amp; ends in ";", which must not be taken for punctuation
    kept: list[str] = []
    mark = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in text)

    def keep(entity: re.Match[str]) -> str:
        kept.append(entity.group(0))
        return mark

    text = re.sub(r"&#?\w+;", keep, text)
    text = typeset(text, language)
    return re.sub(mark, lambda _: kept.pop(0), text)
