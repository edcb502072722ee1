"""Spreads work over the processor's cores, where a running program can be copied; the results are the same either way."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
_DEATH_SIGNAL = 1
"""What Linux calls PR_SET_PDEATHSIG."""


def parallel_map(work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    """The result of each task, in the order of the tasks; results travel between processes. What `work` raises is raised.

    `work` may write files, each task its own.
    """
    count = max(1, min(cores(), len(tasks))) if _can_be_copied() else 1
    copies: list[_Copy] = []
    done: dict[int, Result] = {}
    try:
        for n in range(1, count):
            copies.append(_copy(work, tasks, range(n, len(tasks), count)))
        for n in range(0, len(tasks), count):
            done[n] = work(tasks[n])
        for copy in copies:
            done |= _results(copy)
    finally:
        for copy in copies:
            _end(copy)
    # what a copy could not do is done again here: what goes wrong is then raised as if nothing had been spread
    return [done[n] if n in done else work(task) for n, task in enumerate(tasks)]


class _Copy(NamedTuple):
    process: int
    pipe: int


def _copy(work: Callable[[Any], Any], tasks: Sequence[Any], share: range) -> _Copy:
    """Copies this program; the copy does its share, sends the results through a pipe, and ends."""
    out, into = os.pipe()
    original = os.getpid()
    process = os.fork()
    if process:
        os.close(into)
        return _Copy(process, out)
    try:
        # Ctrl+C is for the original, which then ends its copies
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _end_with(original)
        os.close(out)
        with os.fdopen(into, "wb") as pipe:
            pickle.dump({n: work(tasks[n]) for n in share}, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _end_with(original: int) -> None:
    """Lets this copy die with its original, whatever ends that: nobody waits for its work then."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != original:
        os._exit(0)


def _results(copy: _Copy) -> dict[int, Any]:
    with os.fdopen(copy.pipe, "rb", closefd=False) as pipe:
        try:
            return pickle.load(pipe)
        except (EOFError, pickle.UnpicklingError):
            return {}


def _end(copy: _Copy) -> None:
    os.close(copy.pipe)
    os.kill(copy.process, signal.SIGKILL)
    os.waitpid(copy.process, 0)


def cores() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_be_copied() -> bool:
    """Linux copies a program that does one thing at a time; elsewhere system libraries may not bear it."""
    return sys.platform == "linux" and threading.active_count() == 1
