"""Guides and sites that tests share: the real one and one of a handful of trades, each built once for all processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

import pytest

from jalons.guide import Guide
from jalons.pages.kinds import PAGE_KINDS
from jalons.site.writing import SiteWriter, write_assets
from support.command import run_apart
from support.edited_guide import released_and_edited
from support.project import ADDRESS, AS_OF, ROOT
from support.servers import Server
from support.small_guide import real_content, real_guide
from tools.sample import named_trades, with_only

SAID = "said.txt"
"""Beside the site of a handful of trades: all that the command said that built it, its output going to a program."""
REAL, FEW, EDITED = SHARED = ("real", "few", "edited")
"""Folders that all processes of a test run share."""


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide as of a fixed day."""
    return real_guide()


@cache
def kept_trades() -> frozenset[str]:
    """The trades that any guide made from the real data needs."""
    return named_trades(real_content(), ROOT / "docs")


FEW_TRADES = frozenset({"306A", "438A", "620C", "620D", "620E"})
"""A trade with an exam and one whose exam is unknown; with 620D, two that differ from it; those that docs/ names."""
_REMARK = re.compile(r"^([a-z0-9-]+):(?: .*)?\n(?:[ #].*\n|\n)*", re.MULTILINE)


def few_data(into: Path) -> Path:
    """A copy of the real data with a handful of trades, for what needs a guide and not all of it; gives `into`.

    Sentences that none of these trades says are left out, so that nothing is wrong with it.
    """
    for name, given in _few_files().items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(given)
    return into


@cache
def _few_files() -> dict[str, bytes]:
    """Its files by name."""
    with tempfile.TemporaryDirectory() as folder:
        data = with_only(ROOT / "data", Path(folder) / "data", FEW_TRADES)
        said = "\n".join(path.read_text("utf-8") for path in (data / "trades").iterdir())
        remarks = data / "remarks.yml"
        text = _REMARK.sub(
            lambda remark: remark[0] if re.search(rf"\bis: {remark[1]}\b", said) else "", remarks.read_text("utf-8")
        )
        remarks.write_text(text, "utf-8")
        return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def _shared(name: str, make: Callable[[Path], str], factory: pytest.TempPathFactory) -> Path:
    """The folder `name`, made by the first process that asks for it and only read by all; the others wait."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    place, ended = base / name, base / f"{name}.ended"
    try:
        (base / f"{name}.begun").mkdir()
    except FileExistsError:
        for _ in range(16000):
            if ended.exists():
                break
            time.sleep(0.1)
    else:
        said = "not finished"
        try:
            place.mkdir()
            said = make(place) or ""
        finally:
            ended.write_text(said, "utf-8")
    said = ended.read_text("utf-8") if ended.exists() else "the process that makes it never ended"
    assert not said, f"{name}: {said}"
    return place


def _built(data: Path, out: Path) -> str:
    """Builds in a process of its own, which may use all cores; gives what went wrong, or nothing."""
    code = (
        "import sys; from datetime import date; from pathlib import Path; from jalons.messages import report;"
        "from jalons.problems.problem import ContentError; from jalons_cli.building import Order, build\n"
        "root, data, out = map(Path, sys.argv[1:4])\n"
        "try: build(Order(root, data, out, date.fromisoformat(sys.argv[4]), sys.argv[5]))\n"
        "except ContentError as found: sys.exit(report.as_text(found.problems, 'en'))"
    )
    call = [sys.executable, "-c", code, str(ROOT), str(data), str(out), AS_OF.isoformat(), ADDRESS]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(call, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=1500)
    return done.stderr.strip() or "" if done.returncode else ""


def write_pages(guide: Guide, kinds: Collection[str], into: Path) -> Path:
    """Only the pages of some kinds, by their names, with all styles and scripts: for what needs no whole site; gives `into`."""
    templates = ROOT / "overrides" / "jalons"
    chosen = tuple(kind for kind in PAGE_KINDS if kind.name in kinds)
    assert len(chosen) == len(set(kinds)), "there are no such kinds of page"
    writer = SiteWriter(guide, templates, into, kinds=chosen)
    writer.pages()
    write_assets(templates, into)
    shutil.copytree(ROOT / "overrides" / "assets", into / "assets", dirs_exist_ok=True)
    return into


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what builds or drives a browser as such by what it asks for, so that unit tests alone never do either."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & {"built", "edited", "guide", "site", "small_site"}:
            item.add_marker("build")
        if "chromium" in asked:
            item.add_marker("browser")
        if item.get_closest_marker("build") or item.get_closest_marker("browser"):
            # counting lines would double their time, and most of their work is done by other processes
            item.add_marker("no_cover")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Takes away the shared sites, which are large, once all processes have ended and none of them can explain a failure."""
    factory = getattr(session.config, "_tmp_path_factory", None)
    if factory is None or exitstatus or "PYTEST_XDIST_WORKER" in os.environ:
        return
    for name in SHARED:
        shutil.rmtree(factory.getbasetemp() / name, ignore_errors=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds nothing but the real guide as of a fixed day, built once; tests only read it."""
    return _shared(REAL, lambda place: _built(ROOT / "data", place / "site"), tmp_path_factory)


@pytest.fixture(scope="session")
def site(built: Path, static_host: Server) -> Path:
    """The real guide, served."""
    static_host.show(built / "site")
    return built / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of a handful of real trades, built once; tests copy it before they change anything."""

    def make(place: Path) -> str:
        data = few_data(place / "data")
        site = data / "site.yml"
        text = site.read_text("utf-8")
        site.write_text(re.sub("^address: .*$", f"address: {ADDRESS}", text, flags=re.MULTILINE), "utf-8")
        order = ("--data", str(data), "--out", str(place / "site"), "--as-of", AS_OF.isoformat())
        done = run_apart("build", "--no-pdf", *order)
        (place / SAID).write_text(done.stdout + done.stderr, "utf-8")
        return done.stderr or "not built" if done.returncode else ""

    return _shared(FEW, make, tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a guide of a handful of real trades that was released, edited and built (editing.py); tests only read it."""

    def make(place: Path) -> str:
        return _built(released_and_edited(few_data(place / "data")), place / "site")

    return _shared(EDITED, make, tmp_path_factory)


@pytest.fixture
def few_trades(tmp_path: Path) -> Path:
    """A copy of the real data folder with a handful of trades, to be broken or added to."""
    return few_data(tmp_path / "data")
