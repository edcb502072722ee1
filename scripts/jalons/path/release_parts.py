"""What a version of the guide says, part by part, in the form in which a release keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.content.release import Release
from jalons.path import placeholders
from jalons.path.id_history import kept
from jalons.path.pathway import StageOnPath
from jalons.path.resolving import resolve
from jalons.records import ITEM_LISTS, Item, Stage
from jalons.records.texts import Text, same_in_all
from jalons.writing.language import Language, Languages

OF_STAGE = "stage"
"""The list of the parts that a stage has once: its title and its summary."""
DIGEST_LENGTH = 5
"""How many hex digits stand for the words of one language."""


@dataclass(frozen=True)
class StagePart:
    """A part of a stage that pages and paper show."""

    list: str
    id: str
    texts: tuple[Text | None, ...]

    @property
    def said(self) -> Text:
        """What it is called in lists of changes: the first of its texts."""
        return next(text for text in self.texts if text is not None)


def parts_of(at: StageOnPath) -> Iterator[StagePart]:
    """Every part of a stage as it stands on a path."""
    stage = at.stage
    around = (stage.any_order, stage.waits, stage.waits_for, "may_skip" if at.may_skip else None)
    yield StagePart(OF_STAGE, "title", (stage.title, *_asked(stage, *around)))
    if stage.summary:
        yield StagePart(OF_STAGE, "summary", (stage.summary,))
    for name in ITEM_LISTS:
        for item in stage.list_of(name):
            yield StagePart(name, item.id, (item.title, item.text, item.detail, item.only_if, *_asked(item)))
    for envelope in stage.hand_in:
        yield StagePart("hand_in", envelope.id, (envelope.title, envelope.only_if))
        for item in envelope.documents:
            yield StagePart("hand_in", f"{envelope.id}/{item.id}", (item.title, item.text, item.detail, item.only_if))


def _asked(of: Stage | Item, *more: str | None) -> tuple[Text, ...]:
    """What a stage or task asks for beside its words; where that is nothing, earlier releases keep their digests."""
    said = [each for each in (*of.needs, of.takes, *more) if each and each != "no"]
    alike = tuple(map(same_in_all, said))
    return (*alike, *((of.cost,) if of.cost else ()))


def version_of(content: Content, as_of: date) -> Release:
    """The content as it stands on a day, as the release that comes next would keep it."""
    here = kept(content)
    released = frozenset(content.releases.ids)
    ids = (*content.releases.ids, *(name for name in here if name not in released))
    parts: dict[str, dict[tuple[str, str, str], int]] = {}
    had: dict[str, dict[str, frozenset[int]]] = {}
    fillings: dict[str, str] = {}
    for trade_id in content.trades:
        # words are kept as they are written: what a trade fills in stands once for each trade
        unfilled = resolve(content, trade_id, as_of, by={})
        by = placeholders.values(trade_id, unfilled.trade, content.words)
        fillings[trade_id] = "".join(
            _digest((by[name],), content.languages) for name in placeholders.names(content.facts, content.variant_word)
        )
        had[trade_id] = {
            at.id: _positions(at, parts.setdefault(at.id, {}), content.languages) for at in unfilled.all_stages
        }
    left_out = _left_out(parts, had)
    gone_from = frozenset(here)
    return Release(
        number=len(content.releases.versions) + 1,
        day=as_of,
        fingerprint=content.fingerprint,
        ids=ids,
        gone=tuple(number for number, name in enumerate(ids, start=1) if name not in gone_from),
        parts={stage: tuple(known) for stage, known in parts.items()},
        variants={
            stage: tuple(tuple(sorted(positions)) for positions in variants) for stage, variants in left_out.items()
        },
        trades={
            trade_id: {
                stage: left_out[stage].index(frozenset(range(len(parts[stage]))) - these)
                for stage, these in stages.items()
            }
            for trade_id, stages in had.items()
        },
        fillings=fillings,
        languages=content.languages.tags,
    )


def _positions(at: StageOnPath, known: dict[tuple[str, str, str], int], languages: Languages) -> frozenset[int]:
    """The positions of a stage's parts among those known of it in any trade; a part that is new goes at their end."""
    these = [(part.list, part.id, _digest(part.texts, languages)) for part in parts_of(at)]
    return frozenset(known.setdefault(part, len(known)) for part in these)


def _left_out(
    parts: Mapping[str, Mapping[tuple[str, str, str], int]], had: Mapping[str, Mapping[str, frozenset[int]]]
) -> dict[str, list[frozenset[int]]]:
    """By stage each set of parts that some trade does not have, once each."""
    found: dict[str, list[frozenset[int]]] = {}
    for stage, known in parts.items():
        every = frozenset(range(len(known)))
        found[stage] = list(dict.fromkeys(every - stages[stage] for stages in had.values() if stage in stages))
    return found


def _digest(texts: tuple[Text | None, ...], languages: Languages) -> str:
    """What stands for the words of a part: DIGEST_LENGTH hex digits for each language."""
    words = ("\0".join(text.in_(language) if text else "" for text in texts) for language in languages)
    return "".join(hashlib.sha256(each.encode()).hexdigest()[:DIGEST_LENGTH] for each in words)


class Digests:
    """Compares digests of two versions, in the languages that both of them have."""

    def __init__(self, now: Release, then: Release) -> None:
        self._now, self._then = _places(now.languages), _places(then.languages)

    def differing(self, now: str, then: str) -> frozenset[Language]:
        """The languages in which two digests of one text stand for different words."""
        shared = self._now.keys() & self._then.keys()
        return frozenset(each for each in shared if now[self._now[each]] != then[self._then[each]])

    def filling(self, number: int) -> tuple[slice, slice]:
        """Where the digest of a placeholder lies among those of all of them: now, and then."""
        now, then = (len(each) * DIGEST_LENGTH for each in (self._now, self._then))
        return slice(number * now, (number + 1) * now), slice(number * then, (number + 1) * then)


def _places(languages: tuple[Language, ...]) -> dict[Language, slice]:
    return {each: slice(n * DIGEST_LENGTH, (n + 1) * DIGEST_LENGTH) for n, each in enumerate(languages)}


def same_words(one: Release, other: Release) -> bool:
    """Whether two versions say the same of every trade, and have the same ids."""
    names = ("languages", "ids", "gone", "parts", "variants", "trades", "fillings")
    return all(getattr(one, name) == getattr(other, name) for name in names)
