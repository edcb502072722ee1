"""Checks a finished site as its readers meet it: every link and anchor leads somewhere, every page has its twin."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from jalons.pages import addresses
from jalons.pages.kinds import PAGE_KINDS
from jalons.parallel import parallel_map
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.site.finished import Reading, read
from jalons.writing.language import Languages

_STATE_IN_FRAGMENT = tuple(kind for kind in PAGE_KINDS if kind.takes_fragment)
"""Kinds of pages whose script takes state such as "role=sponsor" from a fragment, which then names no anchor."""
_SHARE = 100
"""As many pages are read in the time that a process takes to begin."""
_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class _Checked:
    """One page: what is wrong with it by itself, and what can be told only with the other pages."""

    ids: tuple[str, ...]
    problems: tuple[Problem, ...]
    elsewhere: tuple[tuple[str, str, str], ...]
    """(address, file, anchor) of each link to a place on another page."""


def problems(
    site: Path,
    root_path: str,
    docs: Path,
    variants: str,
    languages: Languages,
    beside: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Everything wrong with the site in folder `site`, whose root has the path `root_path` on its server.

    `variants` is the folder of the pages of all variants. A problem of a hand-written page is placed in its Markdown
    file under `docs`. `beside` are files outside that links may lead to, named from
    the root of the site: "../index.html".
    """
    files = frozenset(_files(site))
    named = sorted((file for file in files if file.endswith(".html")), key=lambda file: file.split("/"))
    links = _Links(files | beside, root_path, docs, variants, languages)
    checked = parallel_map(lambda file: _checked(file, read(site / file), links), named, share=_SHARE)
    pages = dict(zip(named, checked, strict=True))
    for file, page in pages.items():
        for twin in _twins(file, languages):
            if twin not in pages:
                yield links.of_page("page-without-twin", file, "", twin=twin)
        yield from page.problems
        for address, target, anchor in page.elsewhere:
            if unquote(anchor) not in pages[target].ids:
                yield links.problem("anchor-broken", file, address, anchor=anchor)


def _checked(file: str, page: Reading, links: _Links) -> _Checked:
    found = list(_faults(file, page, links))
    elsewhere: list[tuple[str, str, str]] = []
    for address in dict.fromkeys(page.links):
        found += links.faults(file, address)
        if (goal := links.anchor(file, address)) is None:
            continue
        target, anchor = goal
        if target != file:
            elsewhere.append((address, target, anchor))
        elif unquote(anchor) not in page.ids:
            found.append(links.problem("anchor-broken", file, address, anchor=anchor))
    return _Checked(page.ids, tuple(found), tuple(elsewhere))


@dataclass(frozen=True)
class _Links:
    """What the links of a site may lead to."""

    files: frozenset[str]
    root_path: str
    docs: Path
    variants: str
    languages: Languages

    def faults(self, file: str, address: str) -> Iterator[Problem]:
        """What is wrong with an address on the page `file`, whatever anchor it names."""
        parts = _parts(address)
        if parts is None:
            yield self.problem("link-unreadable", file, address)
            return
        if parts.scheme not in _SAFE_SCHEMES:
            yield self.problem("link-unsafe", file, address)
        if file.endswith(addresses.NOT_FOUND) and parts.path == "../":
            return  # it is shown at the address that was asked for, so that this leads from there
        if not (parts.scheme or parts.netloc) and _target(file, parts.path, self.root_path) not in self.files:
            yield self.problem("link-broken", file, address)

    def anchor(self, file: str, address: str) -> tuple[str, str] | None:
        """The page of the site and the anchor on it that an address names; None where it names none."""
        parts = _parts(address)
        if parts is None or parts.scheme or parts.netloc or not parts.fragment:
            return None
        target = _target(file, parts.path, self.root_path)
        if target not in self.files or target.startswith("../") or not target.endswith(".html"):
            return None
        return (
            None
            if "=" in parts.fragment and _takes_state(self.languages.parted(target)[1], self.variants)
            else (target, parts.fragment)
        )

    def problem(self, message_id: str, file: str, address: str, **facts: str) -> Problem:
        """A problem with an address on the page `file`."""
        return self.of_page(message_id, file, address, address=address, **facts)

    def of_page(self, message_id: str, file: str, part: str = "", **facts: object) -> Problem:
        """A problem of a part of the page `file`."""
        return Problem(message_id, _location(file, self.languages, self.docs, part), file, {"file": file, **facts})


def _takes_state(file: str, variants: str) -> bool:
    """Whether the script of a page, named within its language, takes state from the fragment of its address."""
    steps = file.removesuffix("index.html").split("/")
    kinds = (kind.shape(variants).split("/") for kind in _STATE_IN_FRAGMENT)
    return any(
        len(steps) == len(kind)
        and all(name.startswith("{") or name == step for name, step in zip(kind, steps, strict=True))
        for kind in kinds
    )


def _faults(file: str, page: Reading, links: _Links) -> Iterator[Problem]:
    """What is wrong with a page whatever it links to."""
    wanted, _ = links.languages.parted(file)
    if page.language != wanted:
        yield links.of_page("page-language", file, found=page.language, wanted=wanted)
    if not page.title.strip():
        yield links.of_page("page-without-title", file)
    if not page.description.strip():
        yield links.of_page("page-without-description", file)
    if page.headings != 1:
        yield links.of_page("page-headings", file, count=page.headings)
    if len(set(page.ids)) < len(page.ids):
        for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
            yield links.of_page("id-twice", file, name, name=name)
    for name in dict.fromkeys(page.unsafe):
        yield links.of_page("html-unsafe", file, name, name=name)


@lru_cache(1 << 14)
def _parts(address: str) -> SplitResult | None:
    """The parts of an address, its path with signs such as %20 resolved; None where it cannot be read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts._replace(path=unquote(parts.path))


def _target(file: str, path: str, root_path: str) -> str:
    """The file of the site that a path on the page `file` leads to; a name that no file has for one that leads out."""
    if not path:
        return file
    if path.startswith("/"):
        return addresses.file_of(path[len(root_path) :]) if path.startswith(root_path) else path
    way = file.split("/")[:-1]
    steps = path.split("/")
    last = steps.pop() if steps[-1] not in (".", "..") else ""
    for step in steps:
        if step == ".." and way and way[-1] != "..":
            way.pop()
        elif step not in ("", "."):
            way.append(step)
    return "/".join((*way, last or "index.html"))


def _files(site: Path) -> Iterator[str]:
    """Every file, named from the root of the site."""
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        yield from names if inside == "." else (f"{inside}/{name}" for name in names)


def _twins(file: str, languages: Languages) -> list[str]:
    """The same page in the other languages."""
    language, name = languages.parted(file)
    return [languages.path(name, other) for other in languages.others(language)]


def _location(file: str, languages: Languages, docs: Path, part: str) -> Location:
    """The Markdown file and line that a page and a part of it come from; pages made from data stand for themselves."""
    language, rest = languages.parted(file)
    name = rest.removesuffix("index.html").removesuffix(".html").rstrip("/")
    source = docs / language / f"{name or 'index'}.md"
    if not source.is_file():
        return Location(f"site/{file}")
    shown = f"{docs.name}/{language}/{name or 'index'}.md"
    stem = posixpath.basename(part.partition("#")[0].rstrip("/").removesuffix(".md")) or part.partition("#")[2]
    lines = source.read_text("utf-8-sig").splitlines()
    for wanted in (part, f"{stem}.md", stem) if stem else ():
        for number, line in enumerate(lines, start=1):
            if wanted in line:
                return Location(shown, number, line.index(wanted) + 1)
    return Location(shown, 1, 1)
