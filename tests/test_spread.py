"""Work spread over processes: the same results in the same order, and what goes wrong is raised."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from jalons import parallel as module
from jalons.parallel import parallel_map


@pytest.fixture(params=[1, 2, 5])
def cores(request, monkeypatch) -> int:
    """Some number of cores, whatever the machine has."""
    monkeypatch.setattr(module, "_can_be_copied", lambda: hasattr(os, "fork"))
    monkeypatch.setattr(module, "cores", lambda: request.param)
    return request.param


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_results_are_in_the_order_of_the_tasks(cores, count):
    """Whatever the number of processes, the result is that of doing one task after the other."""
    assert parallel_map(lambda n: n * n, range(count)) == [n * n for n in range(count)]


def test_what_goes_wrong_is_raised_here(cores):
    """The error of a task is raised as if nothing had been spread, even one that cannot travel."""

    class Odd(Exception):
        def __init__(self, one, two):
            super().__init__(one)

    def work(n: int) -> int:
        if n == 4:
            raise Odd("one", "two")
        return n

    with pytest.raises(Odd, match="one"):
        parallel_map(work, range(9))


def test_a_copy_that_dies_loses_nothing(cores):
    """What a killed copy has not done is done by the original."""
    original = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != original:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert parallel_map(work, range(6)) == list(range(6))


def test_several_processes_are_used_where_they_can_be(monkeypatch):
    """On Linux, in a program with one thread, each core has its share; with a second thread nothing is copied."""
    monkeypatch.setattr(module, "cores", lambda: 3)
    monkeypatch.setattr(module, "_can_be_copied", lambda: hasattr(os, "fork"))
    if hasattr(os, "fork"):
        assert len(set(parallel_map(lambda _: os.getpid(), range(9)))) == 3
    monkeypatch.undo()
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert set(parallel_map(lambda _: os.getpid(), range(9))) == {os.getpid()}
    finally:
        waiting.set()
        thread.join()


def test_an_interrupted_program_ends_its_copies(monkeypatch, tmp_path):
    """Ctrl+C in the middle leaves no copy at work."""
    if not hasattr(os, "fork"):
        pytest.skip("nothing is copied here")
    monkeypatch.setattr(module, "cores", lambda: 2)
    monkeypatch.setattr(module, "_can_be_copied", lambda: True)
    original = os.getpid()

    def work(n: int) -> None:
        if os.getpid() == original:
            while not list(tmp_path.iterdir()):
                time.sleep(0.01)
            raise KeyboardInterrupt
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        parallel_map(work, range(2))
    for copy in tmp_path.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(copy.name), 0)
