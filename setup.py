"""Puts what lies at the top of the checkout, and the program needs, into its package; all else is in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TOP = Path(__file__).parent
FILES = "jalons_files"
"""The folder beside the installed packages; scripts/jalons/project.py looks for it there."""


class WithFilesOfTheTop(build_py):
    """Also copies the templates and the settings of MkDocs; a checkout that is installed where it lies has them."""

    def run(self) -> None:
        """Copies the packages as ever, then those files beside them."""
        super().run()
        if self.editable_mode:
            return
        into = Path(self.build_lib) / FILES
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(TOP / "overrides", into / "overrides")
        shutil.copy(TOP / "mkdocs.yml", into)


setup(cmdclass={"build_py": WithFilesOfTheTop})
