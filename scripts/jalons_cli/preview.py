"""The guide as `serve` shows it: each file is made when a browser asks for it, from what is on the disk then."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from yaml import YAMLError

from jalons.content import load_what_can_be
from jalons.guide import Guide, guide_when_asked
from jalons.messages import report
from jalons.pages import addresses, reserved
from jalons.pages.shell import NO_EXTRAS
from jalons.problems.problem import ContentError, Problem
from jalons.project import FILES, GUIDE_FILE, OVERRIDES, SETTINGS, overrides_of, settings_of
from jalons.site import prose
from jalons.site.live import LiveSite
from jalons.writing.language import USUAL, Language
from jalons_cli.beside import Outcome, WholeSite, below
from jalons_cli.building import Order, makers
from jalons_cli.folders import shown
from jalons_cli.messages import translate, unexpected
from jalons_cli.outcome import of_the_disk
from jalons_cli.overlay import overlay
from jalons_mkdocs.live import Answer
from jalons_plain.site import extras_of, settings_in

_WHOLE = ("pagefind/", "sitemap.xml")
"""What only a whole site has."""
_THEME = "assets/stylesheets/"


class _State(NamedTuple):
    """One state of the guide: its number, its pages from data, and where its hand-written pages are once made."""

    number: int
    site: LiveSite
    prose: Path
    made: dict[str, bytes | None]
    """What was made of it so far: templates that change are another state, and this one can be made no more."""


class Preview:
    """Answers what browsers ask for.

    A changed file is on the next page that is asked for. Where it cannot be read, or the check finds an error in it,
    the pages stay as they were before it, and each says what is wrong.
    """

    def __init__(self, order: Order, language: Language, scratch: Path, say: Callable[[str], None] = print) -> None:
        """`scratch` is an empty folder for what is made."""
        self.order, self._language, self._say = order, language, say
        self._scratch = scratch
        self._whole = WholeSite(replace(order, out=scratch / "whole" / "site"), language, say)
        self._lock = threading.RLock()
        self._seen: object = None
        self._number = 0
        self._new: _State | None = None
        self._shown: _State | None = None
        self._good: _State | None = None
        self._problems: tuple[Problem, ...] = ()
        self._verified = False
        self._unmade: tuple[Problem, ...] = ()
        """Why a page could not be made from what passed the check."""
        self.ask: Callable[[int], None] = lambda _: None
        """Asks for a check of the state of this number, whose outcome `tell` is to hear."""

    # What is on the disk

    def look(self) -> None:
        """Reads what has changed, and asks for its check."""
        with self._lock:
            seen = tuple(_files(watched(self.order.root, self.order.data)))
            if seen == self._seen:
                return
            try:
                guide, problems = self._read()
                new = self._state(guide) if guide else None
            except OSError as refusal:
                # the next request looks again
                self._say(translate("disk", self._language, detail=of_the_disk(refusal)))
                return
            self._seen = seen
            self._number += 1
            self._verified, self._unmade = False, ()
            self._new = new
            self._shown = self._new or self._good or self._shown
            self._problems = problems or self._problems
            self.ask(self._number)

    def _read(self) -> tuple[Guide | None, tuple[Problem, ...]]:
        order = self.order
        content, problems = load_what_can_be(order.data, shown(order.data, order.root), reserved.addresses())
        if content is None or any(problem.stops for problem in problems):
            return None, tuple(problems)
        if order.address is not None:
            content = replace(content, site=content.site.model_copy(update={"address": order.address}))
        before = self._shown.site.guide if self._shown else None
        return guide_when_asked(content, order.as_of, before), ()

    def _state(self, guide: Guide) -> _State:
        extras = NO_EXTRAS
        # MkDocs says what is wrong with its settings, where it makes hand-written pages
        with suppress(YAMLError):
            extras = extras_of(settings_in(settings_of(self.order.root)))
        site = LiveSite(guide, overrides_of(self.order.root) / "jalons", extras)
        return _State(self._number + 1, site, self._scratch / f"prose-{self._number + 1}", {})

    def tell(self, number: int, outcome: Outcome) -> bool:
        """Takes in the outcome of a check; gives whether open pages look otherwise for it."""
        with self._lock:
            if number != self._number:
                return False
            before = self._problems, self._shown
            if outcome.said:
                self._say(outcome.said)
            else:
                self._verified = not any(problem.stops for problem in outcome.problems)
                stopping = tuple(problem for problem in outcome.problems if problem.stops)
                self._problems = stopping or self._unmade
                self._say(report.as_text(outcome.problems, self._language))
            if self._problems:
                self._say(translate("kept-shown", self._language))
                # what was shown before it could be checked is better than nothing
                self._shown = self._good if self._new else self._shown
                self._new = None
            elif self._new and not outcome.said:
                self._good = self._new
            return before != (self._problems, self._shown)

    # What is asked for

    def answer(self, path: str) -> Answer:
        """What a browser gets for a path from the root of the site."""
        self.look()
        name = addresses.file_of(path)
        if (body := self._file(name)) is not None:
            return Answer(self._with_banner(body) if name.endswith(".html") else body, name)
        if path and not path.endswith("/") and self._file(f"{path}/index.html") is not None:
            return Answer(b"", status="302 Found", location=f"/{path}/")
        state = self._shown
        languages = state.site.guide.content.languages if state else USUAL
        missing = languages.path(addresses.NOT_FOUND, languages.parted(path)[0])
        body = (self._file(missing) if state else None) or b"404"
        return Answer(self._with_banner(body), status="404 Not Found")

    def _file(self, name: str) -> bytes | None:
        with self._lock:
            state = self._shown
            if state is None:
                return None
            if not name.startswith(_WHOLE):
                return self._made(state, name)
        return self._whole.file(name, state.number)

    def _made(self, state: _State, name: str) -> bytes | None:
        """A file as it is in a state; where that cannot be made, as it was in the last good one."""
        if name in state.made:
            return state.made[name]
        try:
            state.made[name] = self._of(state, name)
        except ContentError as wrong:
            # before the content has passed the check, it may be the cause, and not the template
            self._unmade = tuple(wrong.problems)
            self._problems = self._unmade if self._verified else self._problems
        except Exception as wrong:  # noqa: BLE001 - what has not passed the check may break anything
            if state is self._good:
                self._say(unexpected(wrong, self._language))
        else:
            return state.made[name]
        self._new, self._shown = None, self._good
        return self._made(self._good, name) if self._good and self._good is not state else None

    def _of(self, state: _State, name: str) -> bytes | None:
        if (body := state.site.file(name)) is not None:
            return body
        if (body := below(overrides_of(self.order.root), name) if name.startswith("assets/") else None) is not None:
            return body
        if not name.startswith(_THEME) and name not in _hand_written(self.order.root / "docs", state.site.guide):
            return None
        if not state.prose.exists():
            state.prose.mkdir()
            makers(self.order).prose(state.site.guide, self.order.root, state.prose)
        return below(state.prose, name)

    def _with_banner(self, body: bytes) -> bytes:
        """A page with what is wrong with the content at its head."""
        if not self._problems:
            return body
        key = "problems-in-page" if self._shown else "problems-at-first"
        said = overlay(self.order, key, self._problems, self._language)
        at = body.find(b">", body.find(b"<body")) + 1
        return body[:at] + said.encode() + body[at:]


def watched(root: Path, data: Path) -> list[Path]:
    """What of a project is looked at for changes: all that is there; in a checkout, also how the program looks."""
    paths = [data, *(root / name for name in ("docs", OVERRIDES, SETTINGS, GUIDE_FILE)), FILES / OVERRIDES]
    return [path for path in dict.fromkeys(path.resolve() for path in paths) if path.exists()]


def _files(paths: list[Path]) -> Iterator[tuple[str, int, int]]:
    """Each file at or below these paths, with its time and its size."""
    for path in paths:
        if path.is_dir():
            yield from _below(path)
            continue
        with suppress(OSError):
            about = path.stat()
            yield str(path), about.st_mtime_ns, about.st_size


def _below(folder: Path) -> Iterator[tuple[str, int, int]]:
    # several hundred files, at each page that is asked for
    with suppress(OSError), os.scandir(folder) as found:
        for each in sorted(found, key=lambda entry: entry.name):
            if each.is_dir(follow_symlinks=False):
                yield from _below(Path(each.path)) if not each.name.startswith((".", "__")) else ()
            else:
                about = each.stat()
                yield each.path, about.st_mtime_ns, about.st_size


def _hand_written(docs: Path, guide: Guide) -> frozenset[str]:
    """The files of the site that come from docs/."""
    return frozenset(
        guide.content.languages.path(prose.destination(path.relative_to(docs / language).as_posix()), language)
        for language in guide.content.languages
        for path in (docs / language).rglob("*")
        if path.is_file()
    )
