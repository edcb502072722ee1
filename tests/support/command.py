"""The real command: in this process, which is quick, or in one of its own, where that is what is tried."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from unittest import mock

from jalons_cli.__main__ import main
from support.project import ROOT


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the command from the project's folder, in English unless the environment says otherwise."""
    out, err = io.StringIO(), io.StringIO()
    before = signal.getsignal(signal.SIGTERM)
    with (
        mock.patch.dict(os.environ, {"JALONS_LANG": "en", **environment}),
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            code = main(list(arguments))
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            signal.signal(signal.SIGTERM, before)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def run_apart(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, as an editor starts it."""
    env = {**os.environ, "JALONS_LANG": "en", "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **environment}
    call = [sys.executable, "-m", "jalons_cli", *arguments]
    return subprocess.run(
        call, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
