"""Does tasks on all processor cores, where this program can be forked; the results are the same either way."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_CHUNKS = 16
"""Into how many pieces the share of a process is cut, so that none waits long for another."""

_inherited: list[Callable[[int], Any]] = []
"""What a forked process does: a closure cannot be sent to it, and need not be."""


def parallel_map(work: Callable[[Task], Result], tasks: Sequence[Task], share: int = 1) -> list[Result]:
    """The result of each task, in the order of the tasks.

    Results travel between processes. `work` may write files, each task its own. What `work` raises is raised.
    `share` is the number of tasks that are worth a process of their own: fewer are done sooner than one begins.
    """
    count = min(cores(), len(tasks) // share) if can_fork() else 1
    done = _forked(lambda n: work(tasks[n]), len(tasks), count) if count > 1 else []
    # what a process could not do is done again here: what goes wrong is then raised as if nothing had been forked
    return [*done, *(work(task) for task in tasks[len(done) :])]


def cores() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Linux forks a program that has one thread; elsewhere system libraries may not bear it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(run: Callable[[int], Result], tasks: int, processes: int) -> list[Result]:
    """The results of the first tasks, as many as the processes could do."""
    done: list[Result] = []
    others = frozenset(active_children())
    # what is there before the fork is for good: looking through it for what is no longer used takes a tenth of the time
    gc.freeze()
    executor = ProcessPoolExecutor(processes, get_context("fork"), _begin, (run,))
    try:
        # a task that fails, and a process that was killed, end this early
        with suppress(Exception):
            done.extend(executor.map(_run, range(tasks), chunksize=-(-tasks // (processes * _CHUNKS))))
    finally:
        if len(done) < tasks:
            for process in frozenset(active_children()) - others:
                process.terminate()
        executor.shutdown(cancel_futures=True)
        gc.unfreeze()
    return done


def _begin(run: Callable[[int], Any]) -> None:
    """Prepares a forked process: Ctrl+C is for the program, which ends its processes; they end when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: _worker.end())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _inherited.append(run)


class _Worker:
    """Ends a forked process when told to, but never within a message: half of one would be waited for for ever."""

    def __init__(self) -> None:
        self._works = False
        self._ends = False

    def end(self) -> None:
        """Ends now, in the middle of a task, or else before the next one."""
        self._ends = True
        if self._works:
            os._exit(1)

    def run(self, task: int) -> Any:
        """The result of a task."""
        self._works = True
        if self._ends:
            os._exit(1)
        try:
            return _inherited[-1](task)
        finally:
            self._works = False


_worker = _Worker()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _run(task: int) -> Any:
    return _worker.run(task)
