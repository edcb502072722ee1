"""Runs commands in processes of their own and says what each took: seconds, and memory where the system tells."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_LONGEST = 1800
"""Seconds until a server that does not answer has failed."""


class Failed(Exception):
    """A measured command failed; the text is what it said."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    megabytes: float | None = None
    """Of its largest process; None where the system does not say."""


def medians(runs: Sequence[Run]) -> Run:
    """The middle of several runs, seconds and megabytes each by itself."""
    sizes = [run.megabytes for run in runs if run.megabytes is not None]
    return Run(median(run.seconds for run in runs), median(sizes) if sizes else None)


def finished(command: Sequence[str], folder: Path | None = None) -> Run:
    """What a command takes from its start to its end, run in a folder.

    Raises:
        Failed: Its exit code is not 0.
    """
    begun = time.perf_counter()
    process = _started(command, folder)
    # the process is not waited for until its memory is asked for
    said = process.stderr.read() if process.stderr else ""
    megabytes = _megabytes(process)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise Failed(said.strip() or " ".join(command))
    return Run(seconds, megabytes)


def first_answer(command: Sequence[str]) -> Run:
    """From the start of a server to the moment when it first answers with the home page; its port is added.

    Raises:
        Failed: It ended before that, or does not answer.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begun = time.perf_counter()
    process = _started([*command, "--port", str(port)], None)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > _LONGEST:
                raise Failed(" ".join(command))
            time.sleep(0.02)
        return Run(time.perf_counter() - begun)
    finally:
        # not the signal of Ctrl+C, which a program started in the background ignores
        process.terminate()
        process.communicate()


def _started(command: Sequence[str], folder: Path | None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _megabytes(process: subprocess.Popen[str]) -> float | None:
    """Waits for the end of a process; the peak memory of it or of the largest process that it started."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return float(used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
