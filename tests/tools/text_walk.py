"""Follows the words of one task through the program: python3 tests/tools/text_walk.py [TRADE STAGE TASK].

It opens the real guide, makes everything of one trade in which the task stands (pages in both languages, sheets, open data,
search, a release), and prints by output the modules whose functions took or gave the French words, as a string, as bytes
or as the text record. A function that only passes a whole stage or page on, without touching its words, is not counted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


@cache
def _module(file: str) -> str:
    """The module of the program that a file is, or nothing."""
    if not file.startswith(f"{SCRIPTS}{os.sep}"):
        return ""
    return Path(file).relative_to(SCRIPTS).with_suffix("").as_posix().replace("/", ".")


class Walk:
    """Notes the modules of the program that hold the words while something runs."""

    def __init__(self, words: str) -> None:
        # pages set apostrophes and spaces as printers do, and escape signs of HTML
        self._pieces = tuple(piece for piece in words.replace("'", "’").split("’") if len(piece) > 12)[:1]
        self.modules: dict[str, None] = {}

    def __call__(self, work: Callable[[], object]) -> list[str]:
        """Runs `work`; gives the modules that held the words, in the order in which they first did."""
        self.modules = {}
        sys.setprofile(self._look)
        try:
            work()
        finally:
            sys.setprofile(None)
        return list(self.modules)

    def _look(self, frame: FrameType, event: str, returned: object) -> None:
        if event not in ("call", "return"):
            return
        module = _module(frame.f_code.co_filename)
        if not module or module in self.modules:
            return
        values = [returned] if event == "return" else list(frame.f_locals.values())
        if any(self._holds(value) for value in values):
            self.modules[module] = None

    def _holds(self, value: object) -> bool:
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, str):
            return any(piece in value for piece in self._pieces)
        if isinstance(value, dict):
            value = [*value.values()]
        if isinstance(value, list | tuple) and value and len(value) < 5000:
            return any(isinstance(part, str) and self._holds(part) for part in value)
        words = getattr(value, "fr", None) if type(value).__name__ == "Text" else None
        return isinstance(words, str) and self._holds(words)


def walk(trade_id: str, stage: str, task: str, data: Path = ROOT / "data") -> Iterator[tuple[str, list[str]]]:
    """(output, modules that held the words) for each output, in order. Raises LookupError where there is no such task."""
    sys.path[:0] = [str(SCRIPTS)]
    from jalons.checking import check
    from jalons.guide import guide_of
    from jalons.pages import sheets
    from jalons.pages.maker import PageMaker
    from jalons.pages.sheet_maker import SheetMaker
    from jalons.pages.shell import ShellMaker
    from jalons.path.release_parts import version_of
    from jalons.path.resolving import resolve
    from jalons.site import search_index, searching
    from jalons.site.open_data import path_json
    from jalons_pdf.renderer import PdfRenderer

    today, root = date.today(), ROOT / "overrides" / "jalons"  # noqa: DTZ011  # the day that an editor lives in
    content, _ = check(data, today)
    if content is None:
        raise LookupError(str(data))
    item = next(each for each in resolve(content, trade_id, today).stage(stage).tasks if each.id == task)
    look = Walk(item.text.get("fr"))
    guide = guide_of(content, today, only=trade_id)
    yield "loading", look(lambda: guide_of(check(data, today)[0] or content, today, only=trade_id))
    maker = PageMaker(guide, "fr", root)
    shell = ShellMaker(guide, maker.wording, root)
    yield "stage page", look(lambda: shell.page(maker.named("stage", trade_id, stage=stage)))
    yield "flowchart", look(lambda: maker.named("pathway", trade_id))
    yield "sheet", look(lambda: maker.named("checklist", trade_id))
    yield "person's page", look(lambda: maker.named("role", trade_id, role=item.who[0]))
    yield "open data", look(lambda: path_json(guide.pathways[trade_id], guide.content.languages))
    page = maker.named("stage", trade_id, stage=stage)
    with tempfile.TemporaryDirectory() as folder:
        yield "search", look(lambda: search_index.write([searching.record(page, ())], Path(folder), root))
    yield "release", look(lambda: version_of(content, today))
    sheet = next(each for each in sheets.of_trade(guide, trade_id) if each.subject == stage)
    made = SheetMaker(guide, root)
    yield (
        "PDF",
        look(lambda: PdfRenderer(root / "sheets" / "fonts").pdfs([made.html(sheet)], made.styles(sheet), ["letter"])),
    )


def main(arguments: list[str]) -> int:
    """Prints the walk, and how many modules there are in all."""
    trade_id, stage, task = arguments or ("620D", "apply", "ask-if-first-apprentice")
    every: dict[str, None] = {}
    for output, modules in walk(trade_id, stage, task):
        fresh = [name for name in modules if name not in every]
        every |= dict.fromkeys(modules)
        print(f"{output}: {len(modules)} modules, new: {', '.join(fresh) or '-'}")
    print(f"{len(every)} modules in all")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
