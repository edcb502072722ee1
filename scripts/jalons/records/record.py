"""The base of all records: frozen, strict about keys, and knowing where they were written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

from jalons.problems.location import NOWHERE, Location
from jalons.reading.tree import Mapping, location_of


class Record(BaseModel):
    """A frozen record read from a mapping; `place` is where it stands, `at("key")` where a part does."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    _node: Any = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_node(cls, value, handler):
        record = handler(value)
        if isinstance(value, Mapping):
            record._node = value
        return record

    @classmethod
    def keys(cls) -> list[str]:
        """Its keys as editors write them; a field has another name where its key is a word of Python's own."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @property
    def location(self) -> Location:
        return self._node.location if self._node is not None else NOWHERE

    def at(self, *path: str | int) -> Location:
        """The place of a part of this record, or of the record itself where the part is not written."""
        return location_of(self._node, path) if self._node is not None else NOWHERE
