"""The hand-written pages under docs/: the same files in every language, each with a description and an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from jalons.pages.addresses import file_of
from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.records import Site
from jalons.writing.gender import Namer
from jalons.writing.language import USUAL, Languages, is_french

_DESCRIPTION = re.compile(r"^description: *\S", re.MULTILINE)
_TEMPLATE = re.compile(r"^template *:", re.MULTILINE)
_OURS = ("assets", "pagefind")
_OUR_FILES = ("sitemap.xml", "404.html", ".jalons-site")


def problems(
    docs: Path, shown_as: str, generated: Collection[str] = (), languages: Languages = USUAL
) -> Iterator[Problem]:
    """What is wrong with the hand-written pages before any site is made.

    `generated` are the uris of pages from data; `shown_as` is how the folder is named in locations.
    """
    for folder in (docs, *(docs / language for language in languages)):
        if folder.is_symlink():
            yield Problem("file-is-link", Location(f"{shown_as}/{folder.name}" if folder != docs else shown_as))
            return
    names = {language: _names(docs / language) for language in languages}
    for language in languages:
        taken = {file_of(uri): "data" for uri in generated}
        for name in sorted(names[language]):
            location = Location(f"{shown_as}/{language}/{name}")
            others = languages.others(language)
            missing = (f"{shown_as}/{other}/{name}" for other in others if name not in names[other])
            target = destination(name)
            if target.partition("/")[0] in languages and "/" in target:
                yield Problem("page-collides", location, facts={"other": "Jalons"})
            yield from _file(docs / language / name, target, location, next(missing, ""), taken)
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if path.name not in languages and not path.name.startswith("."):
            yield Problem("page-outside-languages", Location(f"{shown_as}/{path.name}"), facts={"name": path.name})


def _file(path: Path, target: str, location: Location, missing_twin: str, taken: dict[str, str]) -> Iterator[Problem]:
    """What is wrong with one file that becomes `target`; `taken` are files of the site that are somebody's already."""
    name = path.name
    if not location.file.isprintable() or not location.file.isascii():
        yield Problem("file-name-strange", Location(location.file.encode("ascii", "replace").decode()))
        return
    if path.is_symlink():
        yield Problem("file-is-link", location)
        return
    if missing_twin:
        yield Problem("page-without-twin", location, "", {"file": location.file, "twin": missing_twin})
    if target in taken or (target.split("/", maxsplit=1)[0] in _OURS and "/" in target) or target in _OUR_FILES:
        yield Problem("page-collides", location, facts={"other": taken.get(target, "Jalons")})
    taken.setdefault(target, location.file)
    if name.endswith(".md"):
        yield from _page(path, location)


def people(docs: Path, shown_as: str, feminine: Mapping[str, str], languages: Languages = USUAL) -> Iterator[Problem]:
    """What names people in French pages in another way than the guide does; `feminine` as Namer takes it."""
    namer = Namer(feminine)
    french = [(each, name) for each in languages if is_french(each) for name in sorted(_names(docs / each))]
    for language, name in french:
        path = docs / language / name
        if not name.endswith(".md") or path.is_symlink():
            continue
        text = path.read_bytes().decode("utf-8-sig", "replace")
        for fault in namer.faults(text):
            line, column = text.count("\n", 0, fault.start) + 1, fault.start - text.rfind("\n", 0, fault.start)
            yield Problem(
                fault.message_id, Location(f"{shown_as}/{language}/{name}", line, column), "", {"words": fault.words}
            )


def menu_problems(site: Site, docs: Path, generated: Collection[str]) -> Iterator[Problem]:
    """Entries of the menus that lead to no page."""
    known = {
        *generated,
        *(destination(name).removesuffix("index.html") for name in _names(docs / site.all_languages.default)),
    }
    for part in ("menu", "footer"):
        for number, entry in enumerate(getattr(site, part) or (), start=1):
            if entry.page not in known:
                facts = {"name": entry.page, "near": nearest(entry.page, known)}
                yield Problem("menu-page-missing", entry.at("page"), f"{part}/{number}/page", facts)
    page = (site.privacy or "").partition("#")[0]
    if page not in known:
        yield Problem("menu-page-missing", site.at("privacy"), "privacy", {"name": page, "near": nearest(page, known)})


def destination(name: str) -> str:
    """The file of the site that a file of docs/LANGUAGE becomes: about.md is about/index.html."""
    path = PurePosixPath(name)
    if path.suffix != ".md":
        return name
    return (path.parent if path.stem in ("index", "README") else path.with_suffix("")).joinpath("index.html").as_posix()


def _page(path: Path, location: Location) -> Iterator[Problem]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        yield Problem("page-not-utf-8", location)
        return
    head = text.split("\n---", 1)[0] if text.startswith("---") else ""
    if not _DESCRIPTION.search(head):
        yield Problem("page-without-description", Location(location.file, 1, 1))
    if found := _TEMPLATE.search(head):
        yield Problem("page-template", Location(location.file, head[: found.start()].count("\n") + 1, 1))


def _names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if (path.is_file() or path.is_symlink()) and not path.name.startswith(".")
    }
