"""What each published version said, part by part, and what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.content.release_files import Release
from jalons.path import placeholders
from jalons.path.id_history import IdHistory, history_of, kept
from jalons.path.pathway import StageOnPath
from jalons.path.resolving import resolve
from jalons.records import ITEM_LISTS
from jalons.records.fields import Text
from jalons.writing.language import LANGUAGES

OF_STAGE = "stage"
"""The list of the parts that a stage has once: its title and its summary."""
_LETTERS = 5
"""How many letters stand for the words of one language."""


@dataclass(frozen=True)
class StagePart:
    """A part of a stage that pages and paper show."""

    list: str
    id: str
    texts: tuple[Text | None, ...]

    @property
    def said(self) -> Text:
        """Its words in short: the first of its texts."""
        return next(text for text in self.texts if text is not None)


@dataclass(frozen=True)
class Changed:
    """One part that is not what it was: "new", "reworded" or "gone"; "" is a whole stage; what is gone is named in full."""

    kind: str
    list: str
    id: str
    only: str = ""
    """The language whose words alone are others, of what is reworded."""


def parts_of(at: StageOnPath) -> Iterator[StagePart]:
    """Every part of a stage as it stands on a path."""
    stage = at.stage
    yield StagePart(OF_STAGE, "title", (stage.title,))
    yield StagePart(OF_STAGE, "summary", (stage.summary,))
    for name in ITEM_LISTS:
        for item in getattr(stage, name):
            yield StagePart(name, item.id, (item.title, item.text, item.detail, item.only_if))
    for envelope in stage.hand_in:
        yield StagePart("hand_in", envelope.id, (envelope.title, envelope.only_if))
        for item in envelope.documents:
            yield StagePart("hand_in", f"{envelope.id}/{item.id}", (item.title, item.text, item.detail, item.only_if))


def version_of(content: Content, as_of: date) -> Release:
    """The content as it stands on a day, as the release that comes next would keep it."""
    here = set(kept(content))
    ids = (*content.releases.ids, *(name for name in kept(content) if name not in set(content.releases.ids)))
    parts: dict[str, dict[tuple[str, str, str], int]] = {}
    had: dict[str, dict[str, frozenset[int]]] = {}
    fillings: dict[str, str] = {}
    for trade_id in content.trades:
        # words are kept as they are written: what a trade fills in stands once for each trade
        unfilled = resolve(content, trade_id, as_of, by={})
        by = placeholders.values(trade_id, unfilled.trade, content.words)
        fillings[trade_id] = "".join(_mark((by[name],)) for name in placeholders.PLACEHOLDERS)
        had[trade_id] = {}
        for at in unfilled.all_stages:
            known = parts.setdefault(at.id, {})
            these = [(part.list, part.id, _mark(part.texts)) for part in parts_of(at)]
            had[trade_id][at.id] = frozenset(known.setdefault(part, len(known)) for part in these)
    variants = {stage: _variants(stage, had, len(known)) for stage, known in parts.items()}
    return Release(
        number=len(content.releases.versions) + 1,
        day=as_of,
        fingerprint=content.fingerprint,
        ids=ids,
        gone=tuple(number for number, name in enumerate(ids, start=1) if name not in here),
        parts={stage: tuple(known) for stage, known in parts.items()},
        variants={stage: tuple(map(tuple, map(sorted, left_out))) for stage, left_out in variants.items()},
        trades={
            trade_id: {
                stage: variants[stage].index(frozenset(range(len(parts[stage]))) - these)
                for stage, these in stages.items()
            }
            for trade_id, stages in had.items()
        },
        fillings=fillings,
    )


def _variants(stage: str, had: Mapping[str, Mapping[str, frozenset[int]]], count: int) -> list[frozenset[int]]:
    everything = frozenset(range(count))
    return list(dict.fromkeys(everything - stages[stage] for stages in had.values() if stage in stages))


def _mark(texts: tuple[Text | None, ...]) -> str:
    """Letters that stand for the words of a part, some for each language."""
    words = ("\0".join(text.in_(language) if text else "" for text in texts) for language in LANGUAGES)
    return "".join(hashlib.sha256(each.encode()).hexdigest()[:_LETTERS] for each in words)


def _differing(one: str, other: str) -> frozenset[str]:
    """The languages in which two marks stand for different words."""
    halves = zip(LANGUAGES, (slice(_LETTERS), slice(_LETTERS, None)))
    return frozenset(language for language, half in halves if one[half] != other[half])


def same_words(one: Release, other: Release) -> bool:
    """Whether two versions say the same of every trade, and have the same ids."""
    names = ("ids", "gone", "parts", "variants", "trades", "fillings")
    return all(getattr(one, name) == getattr(other, name) for name in names)


class Comparison:
    """One earlier version held against the content as it is now."""

    def __init__(self, content: Content, now: Release, then: Release, id_history: IdHistory | None = None) -> None:
        self._content, self._now, self._then = content, now, then
        self._before = (id_history or history_of(content)).before
        self._marks: dict[tuple, frozenset[str]] = {}

    def changes(self, trade: str) -> dict[str, list[Changed]] | None:
        """By stage what has changed on a trade's pages; of a stage that is no longer there, by its old id. None: no such trade then."""
        trade_id = trade
        while trade_id not in self._then.trades:
            earlier = self._before.get(f"trades/{trade_id}", ())
            if len(earlier) != 1:
                return None
            trade_id = earlier[0].removeprefix("trades/")
        found: dict[str, list[Changed]] = {}
        then = {stage: self._then.stage(trade_id, stage) for stage in self._then.trades[trade_id]}
        claimed: set[tuple[str, str, str]] = set()
        filled = self._filled_otherwise(trade, trade_id)
        for stage in self._now.trades[trade]:
            for (name, part), words in self._now.stage(trade, stage).items():
                olds = self._olds(stage, name, part, then)
                claimed |= set(olds)
                if not olds:
                    found.setdefault(stage, []).append(Changed("new", name, part))
                    continue
                others = frozenset(LANGUAGES) if len(olds) > 1 else _differing(words, then[olds[0][0]][olds[0][1:]])
                if filled:
                    others |= {
                        language
                        for mark in self._marks_of(trade, stage, name, part)
                        for language in filled.get(mark, ())
                    }
                if others:
                    only = next(iter(others)) if len(others) == 1 else ""
                    found.setdefault(stage, []).append(Changed("reworded", name, part, only))
            if Changed("new", OF_STAGE, "title") in found.get(stage, ()):
                found[stage] = [Changed("new", OF_STAGE, ""), *(each for each in found[stage] if each.kind != "new")]
        for stage, parts in then.items():
            called = self._now_called(trade, stage)
            gone = [
                Changed("gone", name, f"{stage}/{part}") for name, part in parts if (stage, name, part) not in claimed
            ]
            if called is None:
                # what moved to other stages is told there, as far as it changed
                found[stage] = [Changed("gone", OF_STAGE, stage)]
            elif gone:
                found.setdefault(called, []).extend(gone)
        return found

    def _olds(self, stage: str, name: str, part: str, then: Mapping[str, Mapping]) -> list[tuple[str, str, str]]:
        """Where a part stood in the earlier version: (stage, list, id); several where it was made from several."""
        if name == OF_STAGE:
            return [(old, name, part) for old in self._stages(stage) if (name, part) in then.get(old, {})][:1]
        ways = [f"{stage}/{part}"]
        found: list[tuple[str, str, str]] = []
        seen: set[str] = set()
        while ways:
            key = ways.pop(0)
            if key in seen:
                continue
            seen.add(key)
            old, _, item = key.partition("/")
            # a part that moved from one list to another is the same part
            at = next(((old, *other) for other in then.get(old, {}) if other[1] == item and other[0] != OF_STAGE), None)
            if at:
                found.append(at)
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

    def _filled_otherwise(self, trade: str, trade_id: str) -> dict[str, frozenset[str]]:
        """The placeholders that the trade fills in with other words than it did, and in which languages."""
        now, then = self._now.fillings[trade], self._then.fillings[trade_id]
        length = len(LANGUAGES) * _LETTERS
        cut = {name: slice(n * length, (n + 1) * length) for n, name in enumerate(placeholders.PLACEHOLDERS)}
        return {name: others for name, at in cut.items() if (others := _differing(now[at], then[at]))}

    def _marks_of(self, trade: str, stage: str, name: str, part: str) -> frozenset[str]:
        """The placeholders that stand in a part as it is written now."""
        if not self._marks:
            for trade_id in self._now.trades:
                for at in resolve(self._content, trade_id, self._now.day, by={}).all_stages:
                    for each in parts_of(at):
                        texts = [text for text in each.texts if text]
                        marks = {
                            mark.group(1)
                            for text in texts
                            for words in (text.fr, text.en)
                            for mark in placeholders.MARK.finditer(words)
                        }
                        self._marks[(trade_id, at.id, each.list, each.id)] = frozenset(mark for mark in marks if mark)
        return self._marks[(trade, stage, name, part)]
