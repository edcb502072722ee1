"""Work done by several processes: the same results in the same order, and what goes wrong is raised."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from jalons import parallel
from jalons.parallel import parallel_map
from support.project import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only where programs can be forked")

LONG = 60
"""Seconds that a task lasts which is to be ended before."""


@pytest.fixture(params=[1, 2, 5])
def cores(request, monkeypatch) -> int:
    """Some number of cores, whatever the machine has."""
    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    monkeypatch.setattr(parallel, "cores", lambda: request.param)
    return request.param


def wait_until(happens) -> None:
    """Waits for something that must happen; a minute is more than any machine needs."""
    for _ in range(LONG * 100):
        if happens():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def is_running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        about = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return about.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40, 1000])
def test_results_are_in_the_order_of_the_tasks(cores, count):
    """Whatever the number of processes, the result is that of doing one task after the other."""
    assert parallel_map(lambda n: n * n, range(count)) == [n * n for n in range(count)]


def test_few_tasks_begin_no_process(cores):
    """Tasks that are fewer than a process is worth are done here; enough of them are shared out."""
    here = os.getpid()
    assert set(parallel_map(lambda _: os.getpid(), range(9), share=10)) == {here}
    elsewhere = set(parallel_map(lambda _: os.getpid(), range(50), share=10)) - {here}
    assert bool(elsewhere) == (cores > 1)


def test_what_goes_wrong_is_raised_here(cores):
    """The error of a task is raised as if nothing had been forked, even one that cannot travel."""

    class Odd(Exception):
        def __init__(self, one, two):
            super().__init__(one)

    def work(n: int) -> int:
        if n == 4:
            raise Odd("one", "two")
        return n

    with pytest.raises(Odd, match="one"):
        parallel_map(work, range(9))


def test_a_process_that_dies_loses_nothing(cores):
    """What a killed process has not done is done by the program itself."""
    original = os.getpid()

    def work(n: int) -> int:
        if os.getpid() != original:
            os.kill(os.getpid(), signal.SIGKILL)
        return n

    assert parallel_map(work, range(6)) == list(range(6))


def test_each_core_has_a_process(monkeypatch, tmp_path):
    """On three cores three processes work at the same time."""
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)

    def work(_: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) == 3)
        return os.getpid()

    assert len(set(parallel_map(work, range(3))) - {os.getpid()}) == 3


def test_a_program_with_threads_is_not_forked(monkeypatch):
    """With a second thread, whose locks a forked process would keep for good, the program does the work itself."""
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert set(parallel_map(lambda _: os.getpid(), range(9))) == {os.getpid()}
    finally:
        waiting.set()
        thread.join()


def test_an_interrupted_program_ends_its_processes(monkeypatch, tmp_path):
    """Ctrl+C in the middle is raised, and leaves no process at work."""
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    original = os.getpid()

    def work(n: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        if n == 0:
            os.kill(original, signal.SIGINT)
        time.sleep(LONG)

    with pytest.raises(KeyboardInterrupt):
        parallel_map(work, range(2))
    processes = [int(file.name) for file in tmp_path.iterdir()]
    assert len(processes) == 2 and not any(map(is_running, processes))


@pytest.mark.skipif(sys.platform != "linux", reason="only where /proc tells what runs")
def test_a_killed_program_leaves_no_process(tmp_path):
    """Whatever ends the program, even a signal that it cannot see, its processes end too."""
    program = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from jalons import parallel\n"
        "parallel.cores = lambda: 3\n"
        f"work = lambda n: ((Path(sys.argv[1]) / str(os.getpid())).touch(), time.sleep({LONG}))\n"
        "parallel.parallel_map(work, range(3))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], env=environment) as killed:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 3)
        killed.kill()
    processes = [int(file.name) for file in tmp_path.iterdir()]
    assert len(processes) == 3
    wait_until(lambda: not any(map(is_running, processes)))
