"""Imports a table, a path a line: says what it would change, and writes it when asked to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jalons.content import load
from jalons.importing.changes import Change
from jalons.importing.columns import DECLARED
from jalons.importing.plan import PathwayNotSaid, Plan, TradePlan, plan, problems_after
from jalons.importing.saving import ChangedMeanwhile, save
from jalons.messages import report
from jalons.problems.problem import ContentError, Problem
from jalons.records import DeclaredFact
from jalons.writing.language import Language
from jalons_cli.folders import shown
from jalons_cli.messages import translate
from jalons_cli.outcome import Exit

Facts = Mapping[str, DeclaredFact]
"""What the guide declares, by the names that its files use."""
_NO_TABLE = ("table-missing", "table-is-folder", "file-unreadable", "folder-missing")
"""Problems for which the command could not be carried out at all."""


@dataclass(frozen=True)
class TableImport:
    """Which table to import into which data, as of when, and whether to write."""

    table: Path
    root: Path
    data: Path
    as_of: date
    pathway: str | None
    """Which pathway new trades follow; left out, the only one there is"""
    write: bool


def import_table(order: TableImport, language: Language, tell: Callable[[str], None]) -> Exit:
    """Reports what the table would change and, where the order says so, writes it; `tell` hears the report in parts.

    Raises:
        OSError: The disk refused; the data are as they were.
    """
    data = shown(order.data, order.root)
    content, problems = load(order.data, data)
    if content is None:
        tell(f"{report.as_text(problems, language)}\n{translate('import-content-first', language)}")
        return _refusal(problems)
    if undeclared := sorted(frozenset(DECLARED) - content.facts.keys()):
        print(translate("import-undeclared", language, facts=", ".join(undeclared)), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    try:
        made = plan(order.table, order.table.as_posix(), order.data, content, order.pathway)
    except ContentError as found:
        tell(report.as_text(found.problems, language))
        return _refusal(found.problems)
    except PathwayNotSaid as wrong:
        key = "pathway-unknown" if wrong.named else "pathway-missing"
        print(translate(key, language, value=wrong.named, known=", ".join(wrong.known)), file=sys.stderr)
        return Exit.COULD_NOT_RUN
    tell("\n".join(_report(made, content.facts, data, language)))
    return _written(made, order, language, tell)


def _written(made: Plan, order: TableImport, language: Language, tell: Callable[[str], None]) -> Exit:
    """Writes the plan where it would pass the check and the order says so; tells what became of it."""
    data = shown(order.data, order.root)
    if made.to_write:
        new, old = problems_after(made, order.data, data, order.as_of)
        for key, problems in (("import-does-not-fit", new), ("import-already-wrong", old)):
            if problems:
                tell(f"\n{translate(key, language)}\n{report.as_text(problems, language)}")
        if new or old:
            return Exit.PROBLEMS
    if made.to_write and order.write:
        try:
            save(made, order.data)
        except ChangedMeanwhile as changed:
            print(translate("import-changed-meanwhile", language, file=f"{data}/{changed.file}"), file=sys.stderr)
            return Exit.COULD_NOT_RUN
    nothing = "import-nothing-else" if made.refused else "import-nothing"
    key = nothing if not made.to_write else "import-written" if order.write else "import-not-written"
    tell(translate(key, language, count=len(made.to_write)))
    return Exit.PROBLEMS if made.refused else Exit.WELL


def _refusal(problems: Sequence[Problem]) -> Exit:
    could_not = any(problem.message_id in _NO_TABLE for problem in problems)
    return Exit.COULD_NOT_RUN if could_not else Exit.PROBLEMS


def _report(made: Plan, facts: Facts, data: str, language: Language) -> Iterator[str]:
    """The report, line by line: trades that change, refused rows, rows left out, totals."""
    for trade in made.to_write:
        yield _trade(trade, data, language)
        for change in trade.changes:
            yield f"  {_change(change, facts, language)}"
    kept = [trade for trade in made.trades if trade.kept]
    if kept:
        yield ""
        yield translate("import-kept", language)
        for trade in kept:
            yield from (f"{data}/{trade.file} {_change(change, facts, language)}" for change in trade.kept)
    if made.refused:
        yield ""
        yield translate("import-refused", language)
        yield from (report.line(problem, language) for problem in made.refused)
    if made.left_out:
        yield ""
        yield translate("import-left-out", language)
        for row in made.left_out:
            name = " ".join(part for part in (row.code, row.name) if part)
            why = row.why or translate("import-no-reason", language)
            yield translate(
                "import-left-out-row", language, place=f"{row.location.file}:{row.location.line}", name=name, why=why
            )
    if made.to_write or kept or made.refused or made.left_out:
        yield ""
    new = sum(trade.new for trade in made.trades)
    counts = {
        "new": new,
        "changed": len(made.to_write) - new,
        "same": len(made.trades) - len(made.to_write),
        "refused": len({problem.location.line for problem in made.refused}),
        "left": len(made.left_out),
    }
    yield translate("import-totals", language, **counts)


def _trade(trade: TradePlan, data: str, language: Language) -> str:
    changed = sum(change.kind == "changed" for change in trade.changes)
    counts = [f"+{len(trade.changes) - changed}", f"~{changed}", f"={trade.same}"]
    key = "import-new-file" if trade.new else "import-known-file"
    return translate(key, language, file=f"{data}/{trade.file}", name=trade.name, counts=" ".join(counts))


def _change(change: Change, facts: Facts, language: Language) -> str:
    def value(text: str) -> str:
        return translate(f"answer-{text}", language) if text in ("yes", "no") else text

    sources = ", ".join(change.sources)
    if sources and change.confidence == "medium":
        sources += translate("import-second-hand", language)
    said = {
        "field": _field(change.field, facts, language),
        "old": value(change.old),
        "new": value(change.new),
        "sources": f" ({sources})" if sources else "",
    }
    return translate("import-kept-name" if change.kind == "kept" else f"import-{change.kind}", language, **said)


def _field(field: str, facts: Facts, language: Language) -> str:
    """What a field is called: a fact as the guide calls it, another as the program does."""
    name, _, part = field.partition("/")
    if name not in facts:
        return translate(f"field-{field.replace('/', '-')}", language)
    fact = facts[name]
    return (fact.parts[part] if part else fact).name.in_(language)
