"""The program installed as people install things: from a wheel, in an environment of its own, far from any checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from jalons_cli.command_line import EDITORS
from support.project import ROOT
from support.small_guide import write

pytestmark = pytest.mark.build
_SOURCES = ("scripts", "overrides", "pyproject.toml", "setup.py", "mkdocs.yml", "README.md", "LICENSE")
_BUILD = "import sys; from setuptools.build_meta import build_wheel; print(build_wheel(sys.argv[1]))"


def done(*call: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program that finds no module of the checkout."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        call,
        cwd=cwd,
        env={**env, "JALONS_LANG": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, made without a network from a copy of its sources."""
    sources = tmp_path_factory.mktemp("sources")
    for name in _SOURCES:
        kept = shutil.ignore_patterns("__pycache__", "*.egg-info")
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=kept)
        else:
            shutil.copy(ROOT / name, sources)
    made = done(sys.executable, "-c", _BUILD, str(sources / "dist"), cwd=sources)
    assert made.returncode == 0, made.stderr
    return next((sources / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def jalons(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The command of an environment that holds nothing but the wheel, and sees the libraries that it needs."""
    place = tmp_path_factory.mktemp("environment") / "venv"
    assert done(sys.executable, "-m", "venv", "--without-pip", str(place), cwd=place.parent).returncode == 0
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = str(next(programs.glob("python*")))
    inside = done(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place)
    (Path(inside.stdout.strip()) / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", str(wheel))
    installed = done(*pip, cwd=place)
    assert installed.returncode == 0, installed.stderr
    return str(programs / "jalons")


def test_the_wheel_holds_all_it_needs(wheel):
    """Each file of overrides/ and of the packages is in it, with licences; developers' tools and this guide are not."""
    held = set(zipfile.ZipFile(wheel).namelist())
    kept = [path for path in (ROOT / "overrides").rglob("*") if path.is_file() and not path.name.startswith(".")]
    wanted = {f"jalons_files/{path.relative_to(ROOT).as_posix()}" for path in kept}
    for package in (ROOT / "scripts").glob("jalons*"):
        if package.suffix != ".egg-info":
            inside = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
            wanted |= {path.relative_to(ROOT / "scripts").as_posix() for path in inside}
    assert len(wanted) > 300 and wanted | {"jalons_files/mkdocs.yml"} <= held
    assert {"jalons_files/overrides/jalons/vendor/lean-qr/LICENSE", "jalons-0.dist-info/licenses/LICENSE"} <= held
    assert {name.split("/")[0].removesuffix("-0.dist-info") for name in held} == {
        *(package.name for package in (ROOT / "scripts").glob("jalons*") if package.suffix != ".egg-info"),
        "jalons_files",
    }


def test_every_library_that_is_imported_is_asked_for():
    """What pyproject.toml asks for is what requirements.in names, but for what only a checkout needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    def names(lines: list[str]) -> set[str]:
        return {re.split(r"[<>=\[ ;]", line)[0] for line in lines if line and line[0] not in "#-"}

    assert names(project["dependencies"]) == names((ROOT / "requirements.in").read_text("utf-8").splitlines()) - {
        "setuptools"
    }
    assert all(">=" in line for line in project["dependencies"])
    pdf = names((ROOT / "requirements-pdf.in").read_text("utf-8").splitlines())
    assert names(project["optional-dependencies"]["pdf"]) == pdf


def test_a_new_guide_is_checked_and_built(jalons, tmp_path):
    """`jalons new` writes a guide, and in its folder `jalons` checks it and builds its site, with a page of the guide's own."""
    assert done(jalons, "new", "guide", cwd=tmp_path).returncode == 0
    root = tmp_path / "guide"
    write(root / "overrides", "jalons/pages/poster/page.html", "<h1>{{ title }}</h1><p>Our own poster</p>")
    checked = done(jalons, "check", cwd=root)
    assert (checked.returncode, checked.stdout.strip(), checked.stderr) == (0, "No problems.", "")
    built = done(jalons, "build", "--no-pdf", cwd=root)
    assert built.returncode == 0, built.stdout + built.stderr
    said = built.stdout
    assert "run “jalons release”" in said and "Put the real one in guide.yml" in said and "run.py" not in said
    for prefix, words in (("", "Signer le bail"), ("en/", "Sign the lease")):
        pages = root / "site" / prefix
        assert words in (pages / "index.html").read_text("utf-8")
        assert "Our own poster" in (pages / "poster" / "index.html").read_text("utf-8")
    assert (root / "site" / "pagefind" / "pagefind.js").is_file()
    assert (root / ".jalons" / "schema" / "guide.schema.json").is_file()


def test_it_offers_the_commands_of_editors(jalons, tmp_path):
    """Help names the command as it is called, and no command that needs the checkout; a folder without a guide is told."""
    said = done(jalons, "--help", cwd=tmp_path).stdout
    assert all(re.search(rf"^  {name}\s", said, re.MULTILINE) for name in EDITORS) and "run.py" not in said
    assert not re.search(
        r"^  (test|lint|lookbook)\s", said + done(jalons, "--help-dev", cwd=tmp_path).stdout, re.MULTILINE
    )
    none = done(jalons, "build", cwd=tmp_path)
    assert none.returncode == 2 and "holds no guide" in none.stderr and "Traceback" not in none.stderr
