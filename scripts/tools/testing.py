"""Runs all the tests, fetching first what the machine lacks: a Chromium, and the libraries for PDFs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from jalons.writing.language import Language
from jalons_cli.messages import translate
from jalons_pdf import engine

_PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What PDFs need of the system on Debian and Ubuntu."""
_WITHOUT_WINDOWS = "chromium-headless-shell"
"""Debian's package, and its program: the same Chromium without what draws windows, which opens a page three times
as fast. It is also what Playwright runs where it may choose."""
_NAMES = (
    *(_WITHOUT_WINDOWS, "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"),
)
_USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def run_tests(root: Path, arguments: list[str], language: Language) -> int:
    """Runs pytest on the whole project, on two processes; gives its exit code, or 2 where no browser can be had."""
    browser = find_chromium()
    if browser is None or (_may_install() and not _is_wanted(browser)):
        browser = _fetched(language)
    if browser is None:
        print(translate("chromium-missing", language), file=sys.stderr)
        return 2
    if not _prints(language):
        print(translate("pango-missing", language), file=sys.stderr)
        return 2
    environment = {**os.environ, "JALONS_CHROMIUM": browser}
    # only all the tests together say what is never run
    coverage = [] if arguments else ["--cov", "--cov-report=term"]
    if not arguments:
        environment["JALONS_SCRIPT_COVERAGE"] = "yes"
    processes = [] if any(word.startswith("-n") for word in arguments) else ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *processes, *coverage, *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def find_chromium() -> str | None:
    """The path of a Chromium or a browser made from it: named, on the PATH, in a usual place, or Playwright's own."""
    named = os.environ.get("JALONS_CHROMIUM")
    if named:
        return named
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _USUAL_PLACES if Path(path).exists()), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def _is_wanted(browser: str) -> bool:
    """Whether it is the browser that somebody named, or one without windows."""
    return browser == os.environ.get("JALONS_CHROMIUM") or "headless" in Path(browser).name


def _fetched(language: Language) -> str | None:
    """Installs Chromium by the system's package manager where we may, best without windows, else by Playwright."""
    print(translate("chromium-fetching", language), file=sys.stderr, flush=True)
    for package in (_WITHOUT_WINDOWS, "chromium"):
        if _by_the_system(package, "fonts-liberation") and (found := find_chromium()) is not None:
            return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    return find_chromium()


def _prints(language: Language) -> bool:
    """Whether PDFs can be made, after fetching the system's libraries for that where we may."""
    if engine.version():
        return True
    print(translate("pango-fetching", language), file=sys.stderr, flush=True)
    _by_the_system(*_PANGO)
    # a library that was missing is looked for again by a new process
    asked = "from jalons_pdf import engine; raise SystemExit(not engine.version())"
    return subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def _may_install() -> bool:
    """Whether the system has apt and lets us use it."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def _by_the_system(*packages: str) -> bool:
    """Installs packages by apt, where that is there and lets us."""
    apt = shutil.which("apt-get")
    if apt is None or not _may_install():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", *packages]):
        subprocess.run([apt, *command], env=environment, stdout=subprocess.DEVNULL, check=False)
    return True
