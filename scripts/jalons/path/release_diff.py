"""What has changed on the pages of a trade since an earlier version was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from jalons.content import Content
from jalons.content.release import Release
from jalons.path import placeholders
from jalons.path.id_history import IdHistory, history_of
from jalons.path.release_parts import OF_STAGE, Digests, parts_of
from jalons.path.resolving import resolve
from jalons.writing.filling import marks
from jalons.writing.language import Language

ChangeKind: TypeAlias = Literal["new", "reworded", "gone"]


@dataclass(frozen=True)
class Changed:
    """One part of a stage that is not what it was."""

    kind: ChangeKind
    list: str
    """One of the lists of a stage, or OF_STAGE."""
    id: str
    """The part; "" for a whole stage that is new. What is gone is named in full: STAGE, or STAGE/PART."""
    only: Language | Literal[""] = ""
    """The language whose words alone are others, of what is reworded."""


class _Place(NamedTuple):
    """Where a part stands: in which list of which stage, under which id."""

    stage: str
    list: str
    id: str


_Parts: TypeAlias = Mapping[tuple[str, str], str]
"""The parts of a stage: (list, id) to what stands for its words."""


class Comparison:
    """One earlier version held against the content as it is now."""

    def __init__(self, content: Content, now: Release, then: Release, id_history: IdHistory | None = None) -> None:
        self._content, self._now, self._then = content, now, then
        self._digests = Digests(now, then)
        self._before = (id_history or history_of(content)).before
        self._marks: dict[tuple[str, _Place], frozenset[str]] = {}

    def changes(self, trade: str) -> dict[str, list[Changed]] | None:
        """By stage what has changed on a trade's pages; None where there was no such trade then.

        A stage that is no longer there stands under its old id.
        """
        then_trade = self._earlier_trade(trade)
        if then_trade is None:
            return None
        then = {stage: self._then.stage(then_trade, stage) for stage in self._then.trades[then_trade]}
        filled = self._filled_otherwise(trade, then_trade)
        found: dict[str, list[Changed]] = {}
        claimed: set[_Place] = set()
        for stage in self._now.trades[trade]:
            changed = list(self._changed(trade, stage, then, filled, claimed))
            if Changed("new", OF_STAGE, "title") in changed:
                changed = [Changed("new", OF_STAGE, ""), *(each for each in changed if each.kind != "new")]
            if changed:
                found[stage] = changed
        for stage, gone in self._gone(trade, then, claimed):
            found.setdefault(stage, []).extend(gone)
        return found

    def _earlier_trade(self, trade: str) -> str | None:
        """What a trade was called in the earlier version."""
        trade_id = trade
        while trade_id not in self._then.trades:
            earlier = self._before.get(f"{self._content.variant_prefix}{trade_id}", ())
            if len(earlier) != 1:
                return None
            trade_id = earlier[0].removeprefix(self._content.variant_prefix)
        return trade_id

    def _changed(
        self,
        trade: str,
        stage: str,
        then: Mapping[str, _Parts],
        filled: Mapping[str, frozenset[Language]],
        claimed: set[_Place],
    ) -> Iterator[Changed]:
        """What is new or reworded on a stage; adds to `claimed` where each of its parts stood."""
        for (name, part), words in self._now.stage(trade, stage).items():
            olds = self._olds(_Place(stage, name, part), then)
            claimed |= set(olds)
            if not olds:
                yield Changed("new", name, part)
                continue
            old = then[olds[0].stage][olds[0].list, olds[0].id]
            others = frozenset(self._now.languages) if len(olds) > 1 else self._digests.differing(words, old)
            if filled:
                for mark in self._marks_of(trade, _Place(stage, name, part)):
                    others |= filled.get(mark, frozenset())
            if others:
                yield Changed("reworded", name, part, next(iter(others)) if len(others) == 1 else "")

    def _gone(
        self, trade: str, then: Mapping[str, _Parts], claimed: set[_Place]
    ) -> Iterator[tuple[str, list[Changed]]]:
        """What is no longer there, by the stage that it is told of: the one it stood on, as that is called now."""
        for stage, parts in then.items():
            called = self._now_called(trade, stage)
            if called is None:
                # what moved to other stages is told there, as far as it changed
                yield stage, [Changed("gone", OF_STAGE, stage)]
                continue
            gone = [
                Changed("gone", name, f"{stage}/{part}")
                for name, part in parts
                if _Place(stage, name, part) not in claimed
            ]
            if gone:
                yield called, gone

    def _olds(self, place: _Place, then: Mapping[str, _Parts]) -> list[_Place]:
        """Where a part stood in the earlier version; several places where it was made from several parts."""
        stage, name, part = place
        if name == OF_STAGE:
            olds = (_Place(old, name, part) for old in self._stages(stage) if (name, part) in then.get(old, {}))
            return list(olds)[:1]
        ways = [f"{stage}/{part}"]
        found: list[_Place] = []
        seen: set[str] = set()
        while ways:
            key = ways.pop(0)
            if key in seen:
                continue
            seen.add(key)
            old, _, item = key.partition("/")
            # a part that moved from one list to another is the same part
            lists = (other for other, of_list in then.get(old, {}) if of_list == item and other != OF_STAGE)
            if (other := next(lists, None)) is not None:
                found.append(_Place(old, other, item))
            elif key in self._before:
                ways += self._before[key]
            else:
                ways += [f"{earlier}/{item}" for earlier in self._before.get(old, ())]
        return found

    def _stages(self, stage: str) -> list[str]:
        """A stage and all that it was before, the latest first."""
        found = [stage]
        for name in found:
            found += [old for old in self._before.get(name, ()) if old not in found]
        return found

    def _now_called(self, trade: str, stage: str) -> str | None:
        """What a stage of the earlier version is on the trade's path now; None where it is not there any more."""
        return next((name for name in self._now.trades[trade] if stage in self._stages(name)), None)

    def _filled_otherwise(self, trade: str, then_trade: str) -> dict[str, frozenset[Language]]:
        """The placeholders that the trade fills in with other words than it did, and in which languages."""
        now, then = self._now.fillings[trade], self._then.fillings[then_trade]
        found: dict[str, frozenset[Language]] = {}
        for n, name in enumerate(placeholders.names(self._content.facts, self._content.variant_word)):
            at_now, at_then = self._digests.filling(n)
            if others := self._digests.differing(now[at_now], then[at_then]):
                found[name] = others
        return found

    def _marks_of(self, trade: str, place: _Place) -> frozenset[str]:
        """The placeholders that stand in a part as it is written now."""
        if not self._marks:
            self._marks = dict(self._all_marks())
        return self._marks[trade, place]

    def _all_marks(self) -> Iterator[tuple[tuple[str, _Place], frozenset[str]]]:
        for trade_id in self._now.trades:
            for at in resolve(self._content, trade_id, self._now.day, by={}).all_stages:
                for part in parts_of(at):
                    texts = [words for text in part.texts if text for words in text.every]
                    names = frozenset(name for words in texts for name in marks(words))
                    yield (trade_id, _Place(at.id, part.list, part.id)), names
