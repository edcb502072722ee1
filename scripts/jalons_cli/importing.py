"""Imports a table of trades: says what it would change, and writes it when asked to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jalons import report
from jalons.content import load
from jalons.importing.changes import Change
from jalons.importing.plan import PathwayNotSaid, Plan, TradePlan, plan, problems_after
from jalons.importing.saving import ChangedMeanwhile, save
from jalons.problem import ContentError, Problem
from jalons.records.fields import Language
from jalons_cli.building import shown
from jalons_cli.voice import say

_NO_TABLE = ("table-missing", "table-is-folder", "file-unreadable", "folder-missing")
"""Problems for which the command could not be carried out at all."""


def import_trades(table: Path, root: Path, data: Path, as_of: date, pathway: str | None, write: bool, language: Language) -> int:
    """Reports what the table would change, writes it where `write` says so; gives the exit code."""
    shown_data = shown(data, root)
    content, problems = load(data, shown_data)
    if content is None:
        print(report.as_text(problems, language))
        print(say("import-content-first", language))
        return _refusal(problems)
    try:
        made = plan(table, table.as_posix(), data, content, pathway)
    except ContentError as found:
        print(report.as_text(found.problems, language))
        return _refusal(found.problems)
    except PathwayNotSaid as wrong:
        key = "pathway-unknown" if wrong.named else "pathway-missing"
        print(say(key, language, value=wrong.named, known=", ".join(wrong.known)), file=sys.stderr)
        return 2
    for line in _report(made, shown_data, language):
        print(line)
    if made.to_write and (problems := problems_after(made, data, shown_data, as_of)):
        print(f"\n{say('import-does-not-fit', language)}")
        print(report.as_text(problems, language))
        return 1
    if made.to_write and write:
        try:
            save(made, data)
        except ChangedMeanwhile as changed:
            print(say("import-changed-meanwhile", language, file=f"{shown_data}/{changed.file}"), file=sys.stderr)
            return 2
    key = "import-nothing" if not made.to_write else "import-written" if write else "import-not-written"
    print(say(key, language, count=len(made.to_write)))
    return 1 if made.refused else 0


def _refusal(problems: list[Problem]) -> int:
    return 2 if any(problem.code in _NO_TABLE for problem in problems) else 1


def _report(made: Plan, data: str, language: Language) -> Iterator[str]:
    """The report, line by line: trades that change, refused rows, rows left out, totals."""
    for trade in made.to_write:
        yield _trade(trade, data, language)
        for change in trade.changes:
            yield f"  {_change(change, language)}"
    if made.refused:
        yield ""
        yield say("import-refused", language)
        yield from (report.line(problem, language) for problem in made.refused)
    if made.left_out:
        yield ""
        yield say("import-left-out", language)
        for row in made.left_out:
            name = " ".join(part for part in (row.code, row.name) if part)
            why = row.why or say("import-no-reason", language)
            yield say("import-left-out-row", language, place=f"{row.place.file}:{row.place.line}", name=name, why=why)
    if made.to_write or made.refused or made.left_out:
        yield ""
    new = sum(trade.new for trade in made.trades)
    facts = {
        "new": new,
        "changed": len(made.to_write) - new,
        "same": len(made.trades) - len(made.to_write),
        "refused": len({problem.place.line for problem in made.refused}),
        "left": len(made.left_out),
    }
    yield say("import-totals", language, **facts)


def _trade(trade: TradePlan, data: str, language: Language) -> str:
    changed = sum(change.kind == "changed" for change in trade.changes)
    counts = [f"+{len(trade.changes) - changed}", f"~{changed}", f"={trade.same}"]
    key = "import-new-trade" if trade.new else "import-known-trade"
    return say(key, language, file=f"{data}/{trade.file}", name=trade.name, counts=" ".join(counts))


def _change(change: Change, language: Language) -> str:
    def value(text: str) -> str:
        return say(f"answer-{text}", language) if text in ("yes", "no") else text

    sources = ", ".join(change.sources)
    if sources and change.confidence == "medium":
        sources += say("import-second-hand", language)
    facts = {
        "field": say(f"field-{change.field.replace('/', '-')}", language),
        "old": value(change.old),
        "new": value(change.new),
        "sources": f" ({sources})" if sources else "",
    }
    return say(f"import-{change.kind}", language, **facts)
