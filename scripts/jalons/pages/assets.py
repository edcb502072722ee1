"""Style sheets and scripts of pages: each kind's own, those of its components, and what scripts are handed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from jalons.pages import templates

BASE = "base"
"""The folder of what every page has."""
SHELL = f"{BASE}/shell.html"
PUBLISHED = "assets"
"""The folder of the site below which style sheets and scripts lie."""
_SCRIPTS = (BASE, "components", "pages", "shared", "vendor")
_HANDED = "script.yml"
_IMPORT = re.compile(r'^(?:import|export)\b[^"]*?\bfrom "(\.[^"]+)"|^import "(\.[^"]+)"', re.MULTILINE)
"""What a script takes from another; import() fetches later and is no such thing."""
_LAZY = "lazy.css"
"""A style sheet that a script fetches when it is needed."""


@dataclass(frozen=True)
class Handed:
    """What a script finds on its page: words with the marks that it fills in, and whether it names roles."""

    words: Mapping[str, tuple[str, ...]]
    roles: bool


@lru_cache(maxsize=256)
def folders(root: Path, folder: str) -> tuple[str, ...]:
    """The folders that a kind of page is made of: its own, then those of the components that its template uses.

    `root` is overrides/jalons; what the shell of every page is made of is left out.
    """
    template = f"{folder}/page.html"
    own = templates.references(root, template) if (root / template).is_file() else ()
    used = dict.fromkeys((folder, *(name.rpartition("/")[0] for name in own)))
    return tuple(name for name in used if name not in _of_every_page(root))


@lru_cache(maxsize=8)
def _of_every_page(root: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.rpartition("/")[0] for name in templates.references(root, SHELL)))


def style_of(root: Path, folder: str) -> str:
    """The address of a kind's own style sheet from the root of the site; empty where it has none."""
    return f"{PUBLISHED}/{folder}.css" if any(_styles(root, folders(root, folder))) else ""


def script_of(root: Path, folder: str) -> str:
    """The address of a kind's own script from the root of the site; empty where it has none."""
    return f"{PUBLISHED}/{folder}/page.js" if (root / folder / "page.js").is_file() else ""


@lru_cache(maxsize=256)
def preloads(root: Path, folder: str) -> tuple[str, ...]:
    """The addresses of all scripts that those of a kind import: named at its head, all are fetched at the same time."""
    below = root.resolve()
    entries = [below / BASE / "jalons.js", below / folder / "page.js"]
    found = [path for path in entries if path.is_file()]
    for path in found:
        imports = (path.parent / name for pair in _IMPORT.findall(path.read_text("utf-8")) for name in pair if name)
        found += [target for each in imports if (target := each.resolve()) not in found and target.is_file()]
    return tuple(f"{PUBLISHED}/{path.relative_to(below).as_posix()}" for path in found if path not in entries)


def read_again() -> None:
    """Forgets what was read of the folder, which may have changed since the last site was made."""
    for remembered in (folders, _of_every_page, preloads, handed):
        remembered.cache_clear()


@lru_cache(maxsize=256)
def handed(root: Path, folder: str) -> Handed:
    """What the scripts of a kind of page are handed: all that those of its folders say in their script.yml."""
    words: dict[str, tuple[str, ...]] = {}
    roles = False
    for name in (*_of_every_page(root), *folders(root, folder)):
        path = root / name / _HANDED
        if path.is_file():
            said = yaml.safe_load(path.read_text("utf-8"))
            words |= {key: tuple(marks) for key, marks in said.get("words", {}).items()}
            roles = roles or said.get("roles") is True
    return Handed(words, roles)


def files(root: Path, kinds: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Every style sheet and script as (address from the root of the site, text); a kind's folder has one sheet."""
    yield f"{PUBLISHED}/{BASE}.css", "\n".join(_styles(root, _of_every_page(root)))
    for folder in dict.fromkeys(kinds):
        if address := style_of(root, folder):
            yield address, "\n".join(_styles(root, folders(root, folder)))
    for path in sorted(root.rglob(_LAZY)):
        yield f"{PUBLISHED}/{path.relative_to(root).as_posix()}", path.read_text("utf-8")
    for top in _SCRIPTS:
        for path in sorted((*(root / top).rglob("*.js"), *(root / top).rglob("*.mjs"))):
            yield f"{PUBLISHED}/{path.relative_to(root).as_posix()}", path.read_text("utf-8")


def whole_style(root: Path, folder: str) -> tuple[str, str]:
    """The text of all style that a kind of page has: that of every page, then its own."""
    every, own = (_styles(root, names) for names in (_of_every_page(root), folders(root, folder)))
    return "\n".join(every), "\n".join(own)


def _styles(root: Path, names: tuple[str, ...]) -> Iterator[str]:
    """The style sheets of folders: those of components before those of pages, which say what is particular there."""
    for name in sorted(names, key=lambda name: (not name.startswith("components/"), name)):
        for path in sorted((root / name).glob("*.css")):
            if path.name != _LAZY:
                yield path.read_text("utf-8")
