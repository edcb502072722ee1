"""Compares the words of two built sites, page by page: python3 tests/tools/page_text.py SITE_A SITE_B [--only PATTERN].

A page's words are its title, its description, its text in reading order, and what attributes say (names of controls,
alternative texts, hints). Entities are resolved and white space is folded. Tags, addresses, scripts, style sheets,
embedded data and templates that a script may fill in later are left out: two pages are equal when a reader without
scripts finds the same words on both.
"""

from __future__ import annotations

import argparse
import difflib
import html
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatch
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

SAYING = ("aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "title", "placeholder")
"""Attributes whose values a reader sees or hears."""
INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd")) | {
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
"""Elements that end no word: what stands on both sides of their tags is read as one."""
SHOWN_LINES = 12
"""How much of one difference is printed."""
WORTH_A_PROCESS = 200
"""From how many pages on two processes are faster than one."""
CONTEXT_WORDS = 4
"""How many equal words are printed on each side of words that differ."""

_UNREAD = re.compile(
    r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1\s*>|<template\b[^>]*>(?:(?!<template\b).)*?</template\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""</?([a-z][^\s/>]*)(?:[^"'>]|"[^"]*"|'[^']*')*>|<![^>]*>""", re.IGNORECASE)
_MAY_SAY = re.compile(rf"\b(?:{'|'.join(SAYING)}|content|value)=", re.IGNORECASE)


class _Tag(HTMLParser):
    """Reads one start tag; `said` then holds what its attributes tell a reader."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A <meta> says its content if it is the description, an <input> its value if that is the name of a button."""
        given = dict(attrs)
        self.said = [f"[{name}: {value}]" for name, value in attrs if value and name in SAYING]
        if tag == "meta" and given.get("name") == "description":
            self.said.append(f"[description: {given.get('content')}]")
        if tag == "input" and given.get("type") in ("submit", "reset", "button"):
            self.said.append(f"[value: {given.get('value')}]")


@cache
def _in_place_of(tag: str, name: str) -> str:
    """What is read where `tag` stands: nothing for an inline tag, else the end of a line, and what its attributes say."""
    said = ""
    if _MAY_SAY.search(tag):
        reader = _Tag()
        reader.feed(tag)
        said = "".join(f"\n{html.escape(' '.join(each.split()))}\n" for each in reader.said)
    return said or ("" if name.lower() in INLINE else "\n")


def text_of(page: str) -> list[str]:
    """The words of a page of HTML, one block of text a line; lines are neither empty nor padded."""
    while (read := _UNREAD.sub(" ", page)) != page:
        page = read
    # white space of the source ends no line of what is read
    page = " ".join(page.split())
    text = html.unescape(_TAG.sub(lambda tag: _in_place_of(tag[0], tag[1] or ""), page))
    return [folded for line in text.split("\n") if (folded := " ".join(line.split()))]


def difference(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """What differs between two pages' lines, as printed: words of A after "-", words of B after "+"; empty if none."""
    shown: list[str] = []
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    for kind, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        old, new = " ".join(a[a_from:a_to]).split(), " ".join(b[b_from:b_to]).split()
        if kind == "equal" or old == new:
            continue
        same = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
        start = max(0, same - CONTEXT_WORDS) if old and new else 0
        before = "… " if start else ""
        shown += [f"  {sign} {before}{' '.join(words[start:])}" for sign, words in (("-", old), ("+", new)) if words]
    return shown


def _compared(path: str, site_a: Path, site_b: Path, without: str | None) -> tuple[str, list[str]]:
    """The path and how that page differs in the two sites."""
    pages = []
    for site in (site_a, site_b):
        file = site / path
        if not file.is_file():
            return path, [f"  only in {site_b if site == site_a else site_a}"]
        pages.append(file.read_bytes())
    if pages[0] == pages[1]:
        return path, []
    lines = [text_of(page.decode("utf-8")) for page in pages]
    if without:
        lines = [[re.sub(without, "", line) for line in each] for each in lines]
    return path, difference(*lines)


def compare(site_a: Path, site_b: Path, only: str, without: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """Each page of either site whose path fits the pattern `only`, with what differs (nothing if its words are equal)."""
    paths = {path.relative_to(site).as_posix() for site in (site_a, site_b) for path in site.rglob("*.html")}
    wanted = sorted(path for path in paths if fnmatch(path, only))
    work = partial(_compared, site_a=site_a, site_b=site_b, without=without)
    if len(wanted) < WORTH_A_PROCESS:
        yield from map(work, wanted)
        return
    with ProcessPoolExecutor(2) as processes:
        yield from processes.map(work, wanted, chunksize=100)


def main(arguments: list[str] | None = None) -> int:
    """Prints the pages whose words differ, those with the same difference together, and a count; gives 1 if any do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site_a", type=Path)
    parser.add_argument("site_b", type=Path)
    parser.add_argument("--only", default="*", metavar="PATTERN", help="paths to compare, such as 'trades/620D/*'")
    parser.add_argument("--without", metavar="REGEX", help="text left out on both sides, such as a version")
    parser.add_argument("--all", action="store_true", help="print differences in full, and all their pages")
    given = parser.parse_args(arguments)
    for site in (given.site_a, given.site_b):
        if not site.is_dir():
            parser.error(f"no folder {site}")
    compared = 0
    alike: dict[str, list[str]] = {}
    for path, found in compare(given.site_a, given.site_b, given.only, given.without):
        compared += 1
        if found:
            alike.setdefault("\n".join(found), []).append(path)
    if not compared:
        parser.error(f"no page fits {given.only}")
    for shown, paths in sorted(alike.items(), key=lambda item: -len(item[1])):
        _show(shown.split("\n"), paths, in_full=given.all)
    differing = sum(map(len, alike.values()))
    print(f"{compared} pages compared, {differing} differ, in {len(alike)} ways")
    return 1 if differing else 0


def _show(found: list[str], paths: list[str], *, in_full: bool) -> None:
    """Prints one difference under the pages that have it."""
    some = paths if in_full else paths[:3]
    print("\n".join(some) + (f"\n… and {len(paths) - len(some)} more pages" if len(paths) > len(some) else ""))
    lines = found if in_full else [line if len(line) <= 300 else line[:300] + " …" for line in found[:SHOWN_LINES]]
    print("\n".join(lines) + (f"\n  … and {len(found) - len(lines)} more lines" if len(found) > len(lines) else ""))
    print()


if __name__ == "__main__":
    sys.exit(main())
