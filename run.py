#!/usr/bin/env python3
"""Starts Jalons: makes its virtual environment when the requirements changed, then runs the program inside it.

Standard library only, so that it works on a machine that has nothing but Python.
"""

import hashlib
import os
import pathlib
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
ROOT = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PROJECT = ROOT / "pyproject.toml"
COULD_NOT_RUN = 2


class CannotRun(Exception):
    """The environment could not be made; the message says what to do."""


def french() -> bool:
    """Whether to speak French: the same choice as the program makes, from the locale."""
    for name in ("JALONS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return not os.environ[name].lower().startswith("en")
    return True


def say(fr: str, en: str) -> None:
    """Says a sentence in the language of whoever runs this, on the error stream."""
    print(fr if french() else en, file=sys.stderr, flush=True)


INSIDE = {
    "requirements.txt": (),
    "requirements-pdf.txt": ("requirements.txt",),
    "requirements-test.txt": ("requirements.txt", "requirements-pdf.txt"),
    "requirements-lint.txt": ("requirements.txt", "requirements-pdf.txt", "requirements-test.txt"),
}
"""The requirements that each file contains besides its own: these need no installing after it."""


def requirements_for(arguments: list[str]) -> pathlib.Path:
    """What a command needs; PDFs, tests and code checkers need more than the rest."""
    needs = {"pdf": "pdf", "test": "test", "lookbook": "test", "papers": "test", "lint": "lint"}
    more = needs.get("".join(arguments[:1]))
    return ROOT / (f"requirements-{more}.txt" if more else "requirements.txt")


def stamp_of(requirements: pathlib.Path) -> str:
    """What the environment was made from: pinned versions, how the project is installed, the Python that runs them."""
    digest = hashlib.sha256(requirements.read_bytes())
    digest.update(PROJECT.read_bytes())
    digest.update(repr((sys.version_info[:3], str(ROOT))).encode())
    return digest.hexdigest()


def make_environment(requirements: pathlib.Path) -> None:
    """Makes or completes .venv from pinned, hashed requirements; a broken attempt is done again next time."""
    stamp = ENVIRONMENT / f"{requirements.stem}.stamp"
    wanted = stamp_of(requirements)
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    say(
        "Préparation de l'environnement (une ou deux minutes la première fois)…",
        "Preparing the environment (a minute or two the first time)…",
    )
    for old in ENVIRONMENT.glob("*.stamp"):
        old.unlink()
    upgrade = ["--clear"] if ENVIRONMENT.exists() and not _same_python() else []
    try:
        subprocess.run([sys.executable, "-m", "venv", *upgrade, str(ENVIRONMENT)], check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError:
        raise CannotRun(
            "Python n'a pas pu créer .venv. Sur Debian ou Ubuntu, installez le paquet python3-venv, puis recommencez."
            if french()
            else "Python could not make .venv. On Debian or Ubuntu install the package python3-venv, then try again."
        ) from None
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps"]
    libraries = [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    # where it lies, so that MkDocs finds the plugin as it finds any
    project = [*pip, "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    if any(subprocess.run(install, stdout=sys.stderr, check=False).returncode for install in (libraries, project)):
        raise CannotRun(
            "L'installation des bibliothèques a échoué (voir ci-dessus). "
            "Vérifiez la connexion à Internet, puis recommencez."
            if french()
            else "Installing the libraries failed (see above). Check the Internet connection, then try again."
        )
    stamp.write_text(wanted)
    for name in INSIDE[requirements.name]:
        (ENVIRONMENT / name).with_suffix(".stamp").write_text(stamp_of(ROOT / name))


def _same_python() -> bool:
    settings = ENVIRONMENT / "pyvenv.cfg"
    version = ".".join(map(str, sys.version_info[:3]))
    return settings.exists() and version in settings.read_text(encoding="utf-8") and PYTHON.exists()


def main(arguments: list[str]) -> int:
    """Makes sure of the environment and runs the program in it; gives its exit code, or COULD_NOT_RUN."""
    if sys.version_info < OLDEST_PYTHON:
        say("Jalons demande Python 3.11 ou plus récent.", "Jalons needs Python 3.11 or newer.")
        return COULD_NOT_RUN
    try:
        make_environment(requirements_for(arguments))
    except (CannotRun, OSError) as trouble:
        say(f"Jalons : {trouble}", f"Jalons: {trouble}")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        say("Arrêté.", "Stopped.")
        return COULD_NOT_RUN
    # PYTHONSAFEPATH: nothing is imported from the folder that one happens to stand in
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
    command = [str(PYTHON), "-m", "jalons_cli", *arguments]
    if os.name == "posix":
        # in our place rather than below us: signals and exit codes are the program's own
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return COULD_NOT_RUN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
