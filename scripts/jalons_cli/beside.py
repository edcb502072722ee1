"""What goes on beside the preview, in processes of its own: the check of the content, and the site as a whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from jalons import checking, rules
from jalons.guide import guide_of
from jalons.problems.problem import ContentError, Problem
from jalons.site.around import around
from jalons.writing.language import Language
from jalons_cli.building import Order, build
from jalons_cli.folders import shown
from jalons_cli.messages import translate, unexpected
from jalons_cli.outcome import of_the_disk


class Outcome(NamedTuple):
    """How a piece of work ended: with what it found, or with something to say about why it could not be done."""

    problems: tuple[Problem, ...] = ()
    said: str = ""


class Checker:
    """Checks the content each time it is asked, and tells the outcome with the number of the question.

    Its process lives on, so that a file is read again only once it changes. Of questions that came while it was at work
    only the last is answered.
    """

    def __init__(self, order: Order, language: Language, tell: Callable[[int, Outcome], None]) -> None:
        self._order, self._language, self._tell = order, language, tell
        self._asked = threading.Event()
        self._number = 0
        threading.Thread(target=self._work, daemon=True).start()

    def ask(self, number: int) -> None:
        """Asks for a check of the content as it is on the disk now."""
        self._number = number
        self._asked.set()

    def _work(self) -> None:
        worker: _Worker | None = None
        while True:
            self._asked.wait()
            self._asked.clear()
            number = self._number
            worker = worker or _Worker(_check_when_asked, self._order, self._language)
            outcome = worker.ask()
            if outcome is None:
                # somebody ended it: the next question finds a new one
                worker, outcome = None, Outcome(said=translate("build-ended", self._language))
            self._tell(number, outcome)


class WholeSite:
    """The site as a build makes it, for what only a whole site has: search and the sitemap."""

    def __init__(self, order: Order, language: Language, say: Callable[[str], None]) -> None:
        self._order, self._language, self._say = order, language, say
        self._lock = threading.Lock()
        self._made_of = -1
        self._making = threading.Event()

    def file(self, name: str, number: int) -> bytes | None:
        """A file of the site as it was last made; `number` is that of the content. The first time one waits for it."""
        if self._made_of < 0:
            self._make(number)
        elif self._made_of != number and not self._making.is_set():
            threading.Thread(target=self._make, args=(number,), daemon=True).start()
        return below(self._order.out, name)

    def _make(self, number: int) -> None:
        with self._lock:
            if self._made_of == number:
                return
            self._making.set()
            self._say(translate("search-made", self._language))
            outcome = _Worker(_build, self._order, self._language).ask()
            self._made_of = number
            self._making.clear()
            if outcome and outcome.said:
                self._say(outcome.said)


class _Worker:
    """A process that answers questions; None is the answer of one that was ended from outside."""

    def __init__(self, work: Callable[[Order, Language, Connection], None], order: Order, language: Language) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=work, args=(order, language, there), daemon=True)
        self._process.start()
        there.close()

    def ask(self) -> Outcome | None:
        try:
            self._here.send(None)
            outcome: Outcome = self._here.recv()
        except (EOFError, OSError):
            return None
        return outcome


def _check_when_asked(order: Order, language: Language, questions: Connection) -> None:
    # Ctrl+C is for the server, which then ends this process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # the server that ends takes its end of the pipe with it
    with suppress(EOFError, OSError):
        while True:
            questions.recv()
            questions.send(_outcome_of(lambda: _checked(order), language))


def _build(order: Order, language: Language, questions: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        questions.recv()
        questions.send(_outcome_of(lambda: _built(order), language))


def _outcome_of(work: Callable[[], tuple[Problem, ...]], language: Language) -> Outcome:
    try:
        return Outcome(work())
    except ContentError as wrong:
        return Outcome(tuple(wrong.problems))
    except OSError as refusal:
        return Outcome(said=translate("disk", language, detail=of_the_disk(refusal)))
    except Exception as wrong:  # noqa: BLE001 - the server goes on: the next change may mend it
        return Outcome(said=unexpected(wrong, language))


def _checked(order: Order) -> tuple[Problem, ...]:
    content, found = checking.check(order.data, order.as_of, shown(order.data, order.root))
    # what is wrong on a later day is no reason not to show this one
    later = [replace(problem, warning=True) for problem in rules.ahead(content, order.as_of, found)] if content else []
    return (*found, *around(order.root, guide_of(content, order.as_of) if content else None), *later)


def _built(order: Order) -> tuple[Problem, ...]:
    build(order)
    return ()


def below(folder: Path, name: str) -> bytes | None:
    """The bytes of a file below a folder; None where there is none, or where the name leads out of the folder."""
    path = folder / name
    inside = folder.resolve() in path.resolve().parents
    return path.read_bytes() if inside and path.is_file() else None
