"""A published version of the content, and all of them: which ids there were, and what each trade's pages said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jalons.problems.location import NOWHERE, Location
from jalons.writing.language import SPOKEN, Language


@dataclass(frozen=True)
class Release:
    """One published version: how many ids there were, which were gone, and what each trade's pages said."""

    number: int
    day: date
    fingerprint: str
    ids: tuple[str, ...]
    """All ids that had a number then."""
    gone: tuple[int, ...]
    """The numbers of those that were gone by then."""
    parts: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    """By stage every part of it in any variant: (list, id, what stands for its words in each language)."""
    variants: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    """By stage each way in which trades have it: the positions of the parts that are left out."""
    trades: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By trade, for each stage of its path, the variant."""
    fillings: Mapping[str, str] = field(default_factory=dict)
    """By trade what stands for the words that placeholders are filled in with, one after the other."""
    languages: tuple[Language, ...] = SPOKEN
    """The languages of the guide then, in the order in which words stand for them."""
    location: Location = NOWHERE

    @cached_property
    def there(self) -> frozenset[str]:
        """The ids that were there in this version."""
        gone = set(self.gone)
        return frozenset(name for number, name in enumerate(self.ids, start=1) if number not in gone)

    def stage(self, trade: str, stage: str) -> dict[tuple[str, str], str]:
        """The parts that a stage had on a trade's path: (list, id) to what stands for its words."""
        left_out = set(self.variants[stage][self.trades[trade][stage]])
        return {(name, part): words for at, (name, part, words) in enumerate(self.parts[stage]) if at not in left_out}


@dataclass(frozen=True)
class Releases:
    """Everything that was ever released: the ids by number, and the versions in order."""

    ids: tuple[str, ...] = ()
    versions: tuple[Release, ...] = ()

    @property
    def last(self) -> Release | None:
        """The latest version; None before the first."""
        return self.versions[-1] if self.versions else None
