"""What must be known of a guide before anything else is read: its languages, and the folder of its variants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jalons.content.model import FOLDERS, REGISTERS
from jalons.project import GUIDE_FILE
from jalons.reading.files import bytes_of, tree_of
from jalons.reading.tree import Mapping, Node, Scalar, Sequence
from jalons.records.fields import is_identifier, is_language
from jalons.writing.language import USUAL, Language, Languages

_TAKEN = ("site", "releases", *REGISTERS)


class Head(NamedTuple):
    """What the head of a guide says; where it is wrong, what guides have that say nothing."""

    variants: str = ""
    """The folder of data/ that holds the variants; "" for a guide about one thing."""
    languages: Languages = USUAL


def head_of(data: Path) -> Head:
    """The head of a guide, in guide.yml or site.yml; what is wrong with it is told when it is read as a whole."""
    trees = list(_trees(data))
    variants = next(filter(None, (_folder(tree) for tree in trees)), "")
    languages = next(filter(None, (_languages(tree) for tree in trees)), USUAL)
    return Head(variants, languages)


def _trees(data: Path) -> Iterator[Mapping]:
    for path in (data.parent / GUIDE_FILE, data / "site.yml"):
        found, _ = bytes_of(path, "") if path.is_file() else (None, [])
        tree = tree_of(found, "")[0] if found is not None else None
        if isinstance(tree, Mapping):
            yield tree


def _folder(tree: Mapping) -> str:
    """The id under `variants`; "" where there is none, or none that can name a folder."""
    variants = tree.get("variants")
    name = variants.get("id") if isinstance(variants, Mapping) else None
    usable = isinstance(name, Scalar) and is_identifier(name) and name not in (*_TAKEN, *FOLDERS.keys() - {"trades"})
    return str(name) if usable else ""


def _languages(tree: Mapping) -> Languages | None:
    tags, partial = _tags(tree.get("languages")), _tags(tree.get("partial"))
    if not tags and not partial:
        return None
    tags = tags or USUAL.tags
    return Languages(tags, frozenset(partial) & frozenset(tags[1:]))


def _tags(node: Node | None) -> tuple[Language, ...]:
    listed = node if isinstance(node, Sequence) else [node]
    return tuple(dict.fromkeys(str(each) for each in listed if isinstance(each, Scalar) and is_language(each)))
