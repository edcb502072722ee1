"""guide.yml: a guide, or as much of it as one likes, in a single file beside the data folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jalons.content.model import FOLDERS, REGISTERS, VARIANTS
from jalons.content.short_forms import without
from jalons.problems.location import Location
from jalons.problems.nearest import nearest
from jalons.problems.problem import Problem
from jalons.project import GUIDE_FILE
from jalons.reading.files import bytes_of, tree_of
from jalons.reading.tree import Mapping, Node, Scalar, Sequence
from jalons.records import Site
from jalons.records.misfits import kind

PATH = "path"
"""The steps of the only path, with the stages in them."""
MAIN = "main"
"""The name of the pathway of which `path` holds the steps."""
OF_PATHWAY = ("kinds", "ways_in")
"""What else may be said of that pathway at the top of the file."""
OF_ALL = ("source", "advice")
"""What holds for every stage that says nothing else."""
KEYS = (*Site.written_keys(), *OF_ALL, PATH, *OF_PATHWAY, *REGISTERS)
"""All that may stand at the top of the file, besides the names of folders."""


class OneFile:
    """What guide.yml holds, under the names that files of data/ have: "site.yml", "roles.yml", "stages/plan.yml"."""

    def __init__(self, data: Path, shown: str, variants: str) -> None:
        """Reads the file beside the folder `data`, which is named `shown` in locations; nothing is raised.

        `variants` is the name of the folder that holds the variants, which may stand here too.
        """
        path = data.parent / GUIDE_FILE
        self.shown = PurePosixPath(shown).with_name(GUIDE_FILE).as_posix() if shown not in ("", ".") else GUIDE_FILE
        self.bytes = b""
        self._folders = {
            variants if name == VARIANTS else name: name for name in FOLDERS if variants or name != VARIANTS
        }
        self.there = os.path.lexists(path)
        self.trees: dict[str, Node] = {}
        self.problems: list[Problem] = []
        self.source: tuple[Scalar, ...] = ()
        self.advice: Scalar | None = None
        if self.there:
            read, self.problems = bytes_of(path, self.shown)
            self.bytes = read or b""
            root, unread = tree_of(self.bytes, self.shown) if read is not None else (None, [])
            self.problems += unread
            if isinstance(root, Mapping):
                self._take(root)
                if not os.path.lexists(data / "site.yml"):
                    # what is missing from it is missing here
                    self.trees.setdefault("site.yml", Mapping(location=root.location))

    def within(self, folder: str) -> list[str]:
        """The ids of the records that stand here instead of in a folder of data/."""
        return [name.split("/")[1].removesuffix(".yml") for name in self.trees if name.startswith(f"{folder}/")]

    def _take(self, root: Mapping) -> None:
        known = (*KEYS, *self._folders)
        for key in root.keys() - set(known):
            facts = {"key": key, "near": nearest(key, known), "known": known, "indent": ""}
            self.problems.append(Problem("unknown-key", root.keys_at[key], key, facts))
        others = [key for key in root if key not in Site.written_keys()]
        if len(others) < len(root):
            self.trees["site.yml"] = without(root, others)
        for name in root.keys() & REGISTERS.keys():
            self.trees[f"{name}.yml"] = root[name]
        for name in root.keys() & self._folders.keys():
            self.problems += self._folder(self._folders[name], root[name], root.keys_at[name])
        if PATH in root and f"pathways/{MAIN}.yml" in self.trees:
            facts = {"name": MAIN, "file": self.shown}
            self.problems.append(Problem("part-written-twice", root.keys_at[PATH], PATH, facts))
        elif PATH in root:
            of_pathway = [key for key in root if key not in (PATH, *OF_PATHWAY)]
            self.trees[f"pathways/{MAIN}.yml"] = without(root, of_pathway)
        self.source = tuple(_scalars(root.get("source")))
        self.advice = next(iter(_scalars(root.get("advice"))), None)

    def _folder(self, name: str, records: Node, at: Location) -> Iterator[Problem]:
        if not isinstance(records, Mapping):
            yield Problem("mapping-expected", at, name, {"got": kind(records), "keys": ["id"]})
            return
        for record_id, record in records.items():
            self.trees[f"{name}/{record_id}.yml"] = record


def _scalars(node: Node | None) -> list[Scalar]:
    """The words of a value or of a list of values."""
    return [each for each in (node if isinstance(node, Sequence) else [node]) if isinstance(each, Scalar)]
