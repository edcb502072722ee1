"""Where the records of the folders of data/ lie in a guide, and what their files may be called."""

from __future__ import annotations

import re
from pathlib import Path

from jalons.content.model import FOLDERS, VARIANTS
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records import Dimension
from jalons.records.fields import code_form

_WORDS_AND_HYPHENS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MESSAGE = {name: name for name in FOLDERS} | {VARIANTS: "variants"}
"""What messages about the names of files in a folder are called after."""


class RecordFiles:
    """The files of one data folder, whose variants lie in the folder that the guide names."""

    def __init__(self, folder: Path, variants: str) -> None:
        """`variants` is the name of that folder, "" where the guide is about one thing."""
        self._folder, self._variants = folder, variants
        self.dimension: Dimension | None = None
        """What the guide is about, once it is known."""

    def called(self, name: str) -> str:
        """What a folder of the content is called in this guide; "" where it has none."""
        return self._variants if name == VARIANTS else name

    def file(self, name: str) -> str:
        """The file of data/ that a name of the content stands for, such as "stages/plan.yml"."""
        folder, slash, file = name.partition("/")
        return f"{self.called(folder)}/{file}" if slash else name

    def ids(self, name: str) -> list[str]:
        """The ids of the records that have a file in a folder."""
        if not self.called(name):
            return []
        inside = (self._folder / self.called(name)).glob("*.yml")
        return [path.stem for path in inside if not path.name.startswith(".")]

    def misnamed(self, name: str, record_id: str, location: Location) -> Problem | None:
        """What is wrong with the id of a record as the name of its file; None where nothing is."""
        shapes = self.dimension.codes if self.dimension else ()
        is_code = name == VARIANTS and any(code_form(shape).fullmatch(record_id) for shape in shapes)
        if is_code or _WORDS_AND_HYPHENS.fullmatch(record_id):
            return None
        facts = {"name": f"{record_id}.yml", "shapes": shapes}
        return Problem(f"file-name-{_MESSAGE[name]}", location, facts=facts)
