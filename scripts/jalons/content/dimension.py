"""The name that a guide gives to the folder of its variants, which must be known before anything else is read."""

from __future__ import annotations

from pathlib import Path

from jalons.content.model import FOLDERS, REGISTERS
from jalons.project import GUIDE_FILE
from jalons.reading.files import bytes_of, tree_of
from jalons.reading.tree import Mapping, Scalar
from jalons.records.fields import is_identifier

_TAKEN = ("site", "releases", *REGISTERS)


def folder_of_variants(data: Path) -> str:
    """The id under `variants` in guide.yml or site.yml; "" where there is none, or none that can name a folder."""
    for path in (data.parent / GUIDE_FILE, data / "site.yml"):
        found, _ = bytes_of(path, "") if path.is_file() else (None, [])
        tree = tree_of(found, "")[0] if found is not None else None
        variants = tree.get("variants") if isinstance(tree, Mapping) else None
        name = variants.get("id") if isinstance(variants, Mapping) else None
        if isinstance(name, Scalar) and is_identifier(name) and name not in (*_TAKEN, *FOLDERS.keys() - {"trades"}):
            return str(name)
    return ""
