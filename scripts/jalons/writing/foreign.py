"""Marks words of the other language in a page, so that a screen reader says them in their own."""

from __future__ import annotations

import re
from collections.abc import Collection

_TOKEN = re.compile(r"""(<!--.*?-->|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def mark(html: str, language: str, phrases: Collection[str]) -> str:
    """The HTML with each of the phrases in a span of `language`, but where an element already says a language."""
    if not phrases:
        return html
    longest_first = sorted(phrases, key=len, reverse=True)
    wanted = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    out: list[str] = []
    within = 0  # how deep below an element with a language of its own
    for piece in _TOKEN.split(html):
        if not piece.startswith("<") or piece.startswith("<!--"):
            out.append(piece if within else wanted.sub(lambda found: f'<span lang="{language}">{found[0]}</span>', piece))
            continue
        out.append(piece)
        name = _NAME.match(piece)
        if name is None or name[1].lower() in _VOID or piece.endswith("/>"):
            continue
        if piece.startswith("</"):
            within = max(0, within - 1)
        elif within or " lang=" in piece or name[1].lower() in ("svg", "script", "style"):
            within += 1
    return "".join(out)
