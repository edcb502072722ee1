"""The data folder as records by id: how it is loaded, and what was released of it."""

from jalons.content.loading import doubtful_parts, load, load_what_can_be
from jalons.content.model import FOLDERS, KEYS, REGISTERS, VARIANTS, Content

__all__ = [
    "FOLDERS",
    "KEYS",
    "REGISTERS",
    "VARIANTS",
    "Content",
    "doubtful_parts",
    "load",
    "load_what_can_be",
]
