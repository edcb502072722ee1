"""The real command, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from support.project import ROOT


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, in English unless the environment says otherwise."""
    env = {**os.environ, "JALONS_LANG": "en", "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", **environment}
    call = [sys.executable, "-m", "jalons_cli", *arguments]
    return subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300)
