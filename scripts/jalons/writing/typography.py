"""Canadian French and English typography, applied when words reach the page, never in the data."""

from __future__ import annotations

import re

from jalons.records.fields import Language

NBSP = "\u00a0"

_APOSTROPHE = re.compile(r"(?<=\w)'|'(?=\w)")
_COLON = re.compile(r"(?<=[^\s:/])[ \u00a0\u202f]*:(?=\s|$)")
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
_TAG = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_VERBATIM = frozenset(("code", "pre", "script", "style", "textarea", "kbd", "samp"))


def typeset(text: str, language: Language) -> str:
    """The text as a careful printer sets it; set text comes back unchanged.

    French (Canada): no-break space before a colon and inside « », none before ; ! ?, in thousands and before units.
    """
    text = _APOSTROPHE.sub("’", text)
    text = _UNIT.sub(NBSP, text)
    if language == "fr":
        text = _OPENING.sub("«" + NBSP, text)
        text = _CLOSING.sub(NBSP + "»", text)
        text = _COLON.sub(NBSP + ":", text)
        text = _TIGHT.sub(r"\1", text)
        text = _THOUSANDS.sub(NBSP, text)
    else:
        text = _QUOTED.sub("“\\1”", text)
        text = _MONTH_DAY.sub(lambda month: month.group(1) + NBSP, text)
    return text


def typeset_html(html: str, language: Language) -> str:
    """The same for the text between the tags of HTML that came from Markdown; code is left alone."""
    verbatim: list[str] = []
    out = []
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            name = re.match(r"</?([a-zA-Z0-9]+)", piece)
            if name and name.group(1).lower() in _VERBATIM:
                if piece.startswith("</"):
                    verbatim = verbatim[:-1]
                else:
                    verbatim.append(name.group(1))
            out.append(piece)
        else:
            out.append(piece if verbatim else _typeset_entities(piece, language))
    return "".join(out)


def _typeset_entities(text: str, language: Language) -> str:
    # an entity such as &quot; or &amp; ends in ";", which must not be taken for punctuation
    kept: list[str] = []
    mark = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in text)

    def keep(entity: re.Match) -> str:
        kept.append(entity.group(0))
        return mark

    text = re.sub(r"&#?\w+;", keep, text)
    text = typeset(text, language)
    return re.sub(mark, lambda _: kept.pop(0), text)
