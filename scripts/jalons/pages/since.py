"""What pages say to whoever comes from a sheet of paper: for each published version, what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from jalons.guide import Guide
from jalons.pages.context import PageContext
from jalons.pages.wording import Wording
from jalons.path.id_history import history_of
from jalons.path.pathway import TradePathway
from jalons.path.release_diff import Changed, Comparison
from jalons.path.release_parts import OF_STAGE, parts_of, version_of
from jalons.records.texts import Text
from jalons.writing.language import Language
from jalons.writing.typography import typeset


class Since:
    """Holds every published version against a guide, one trade after the other."""

    def __init__(self, guide: Guide, wordings: Mapping[Language, Wording], root: Path) -> None:
        self._guide = guide
        content = guide.content
        now = version_of(content, guide.as_of)
        known = history_of(content)
        self._contexts = {language: PageContext(guide, "", wording, root) for language, wording in wordings.items()}
        self._said = {language: _words(ctx) for language, ctx in self._contexts.items()}
        # of two versions with the same content, what was so on the later day counts
        self._versions = {
            then.fingerprint: (then, Comparison(content, now, then, known)) for then in content.releases.versions
        }

    def of_trade(self, pathway: TradePathway) -> str:
        """The file of one trade: by version its day and what changed since, and the words for it in both languages."""
        content = self._guide.content
        versions: dict[str, dict[str, object]] = {
            content.fingerprint: {"day": self._day(self._guide.as_of), "changes": {}}
        }
        changed: dict[str, set[Changed]] = {}
        for fingerprint, (then, comparison) in self._versions.items():
            changes = comparison.changes(pathway.trade_id)
            if changes is None:
                continue
            versions[fingerprint] = {
                "day": self._day(then.day),
                "changes": {stage: [_entry(each) for each in found] for stage, found in changes.items()},
            }
            for stage, found in changes.items():
                changed.setdefault(stage, set()).update(found)
        return json.dumps(
            {
                "path": [stage.id for stage in pathway.all_stages],
                "versions": versions,
                "titles": {at.id: self._in_each(at.stage.title) for at in pathway.all_stages if at.id in changed},
                "words": dict(sorted(self._words_of(pathway, changed))),
                "gone": dict(sorted(self._gone(changed))),
                "says": self._said,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def _in_each(self, text: Text) -> dict[Language, str]:
        return {language: typeset(text.in_(language), language) for language in self._contexts}

    def _day(self, day: date) -> dict[Language, str]:
        return {language: ctx.date(day) for language, ctx in self._contexts.items()}

    def _words_of(
        self, pathway: TradePathway, changed: dict[str, set[Changed]]
    ) -> Iterator[tuple[str, dict[Language, str]]]:
        """The present words of what is new or reworded, and of what took the place of what is gone."""
        wanted = {f"{stage}/{each.id}" for stage, found in changed.items() for each in found if each.kind != "gone"}
        wanted |= {
            new
            for found in changed.values()
            for each in found
            if each.kind == "gone" and each.id in self._guide.content.gone
            for new in self._guide.content.gone[each.id].replaced_by
        }
        for at in pathway.all_stages:
            for part in parts_of(at):
                if f"{at.id}/{part.id}" in wanted:
                    yield f"{at.id}/{part.id}", self._in_each(part.said)

    def _gone(self, changed: dict[str, set[Changed]]) -> Iterator[tuple[str, dict[Language, str] | list[str]]]:
        """What data/gone.yml says of what is gone: the reason, or what took its place."""
        for found in changed.values():
            for each in found:
                gone = self._guide.content.gone.get(each.id) if each.kind == "gone" else None
                if gone is not None and (each.list != OF_STAGE or "/" not in each.id):
                    yield each.id, self._in_each(gone.retired) if gone.retired else [*gone.replaced_by]


def _entry(changed: Changed) -> list[str]:
    return [changed.kind, changed.list, changed.id, *([changed.only] if changed.only else [])]


def _words(ctx: PageContext) -> dict[str, str]:
    """The sentences of since.js; they travel with the file, since few readers ever need them."""
    w = ctx.word
    return {
        "title": w("since-title"),
        "none": w("since-none", day="{day}"),
        "changed-one": w("since-one", day="{day}"),
        "changed-many": w("since-many", n="{n}", day="{day}"),
        "unknown": w("since-unknown"),
        "new": w("since-new"),
        "reworded": w("since-reworded"),
        "reworded-other": w("since-reworded-other"),
        "gone": w("since-gone"),
        "gone-plain": w("since-gone-plain"),
        "gone-replaced": w("since-gone-replaced"),
        "stage-new": w("since-stage-new"),
        "stage-gone": w("since-stage-gone"),
    }
