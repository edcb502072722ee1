"""The base of all records: frozen, strict about keys, and knowing where they were written."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from jalons.problems.location import NOWHERE, Location
from jalons.reading.tree import Mapping, key_location_of, location_of

AnyRecord = TypeVar("AnyRecord", bound="Record")


class Record(BaseModel):
    """A frozen record read from a mapping; `location` is where it stands, `at("key")` where a part does."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    former_keys: ClassVar[MappingOf[str, str]] = {}
    """Keys that it had under another name, and the name now: editors who write the old one are told the new one."""

    _node: Mapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_node(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record: Self = handler(value)
        if isinstance(value, Mapping):
            record._node = value
        return record

    @classmethod
    def written_keys(cls) -> list[str]:
        """Its keys as editors write them; a field has another name where its key is a word of Python's own."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @property
    def location(self) -> Location:
        """Where it begins in its file; NOWHERE for a record that was not read from one."""
        return self._node.location if self._node is not None else NOWHERE

    def at(self, *path: str | int) -> Location:
        """The location of a part of this record, or of the record itself where the part is not written."""
        return location_of(self._node, path) if self._node is not None else NOWHERE

    def key_at(self, key: str) -> Location:
        """The location of a key of this record."""
        return key_location_of(self._node, (key,)) if self._node is not None else NOWHERE

    def is_written(self, key: str) -> bool:
        """Whether an editor wrote this key, rather than that it was worked out from others."""
        return self._node is not None and key in self._node.keys_at

    def written_as(self, other: Record) -> Self:
        """This record, standing from now on where the other one is written."""
        self._node = other._node
        return self
