"""Measures how long a saved change takes to be on the page that `serve` shows, at several numbers of trades."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from jalons.content import Content
from jalons.writing.language import Language
from jalons_cli.building import Order
from jalons_cli.messages import translate
from jalons_cli.preview import Preview
from tools.sample import named_trades, with_size

MILLISECONDS = 300
"""How long a saved change may take to be on the page."""
GROWTH = 1.2
"""How much longer it may take at the most trades than at the fewest."""


def measure_preview(
    root: Path, content: Content, as_of: date, sizes: Sequence[int], rounds: int, language: Language
) -> bool:
    """Changes files of each kind, by turns at each size, and asks for a page that shows it; the median counts.

    Prints the times; tells whether limits are met.

    Raises:
        OSError: The disk refused.
    """
    kept = named_trades(content, root / "docs")
    met = True
    with tempfile.TemporaryDirectory(prefix="jalons-benchmark-") as scratch:
        projects = {size: _project(root, Path(scratch) / f"{size}", size, kept) for size in sizes}
        shown = {}
        for size, project in projects.items():
            begun = time.perf_counter()
            folder = Path(scratch) / f"made-{size}"
            folder.mkdir()
            order = Order(project, project / "data", folder / "site", as_of, "http://127.0.0.1:8000/")
            shown[size] = Preview(order, language, folder, lambda _: None)
            shown[size].answer(_page(content))
            print(translate("preview-first", language, paths=size, seconds=f"{time.perf_counter() - begun:.1f}"))
        for name, file, page in _edits(content):
            taken: dict[int, list[float]] = {size: [] for size in sizes}
            for number in range(rounds):
                for size in sizes:
                    taken[size].append(_saved(projects[size] / file, number, shown[size], page))
            milliseconds = {size: 1000 * median(times) for size, times in taken.items()}
            growth = milliseconds[max(sizes)] / milliseconds[min(sizes)]
            times = ", ".join(f"{size}: {each:.0f} ms" for size, each in milliseconds.items())
            print(
                translate("preview-edit", language, name=translate(name, language), times=times, ratio=f"{growth:.2f}")
            )
            met = met and max(milliseconds.values()) <= MILLISECONDS and growth <= GROWTH
    print(translate("preview-limits", language, limit=MILLISECONDS, growth=GROWTH))
    return met


def _project(root: Path, into: Path, size: int, kept: frozenset[str]) -> Path:
    """A project like the checkout with so many trades."""
    into.mkdir()
    with_size(root / "data", into / "data", size, kept)
    for name in ("docs", "overrides"):
        shutil.copytree(root / name, into / name)
    shutil.copy(root / "mkdocs.yml", into)
    return into


def _page(content: Content) -> str:
    return f"{content.variant_folder}/{content.site.main}/"


def _edits(content: Content) -> Iterator[tuple[str, str, str]]:
    """(words for it, a file, a page that is made of it) for each kind of file that editors change."""
    page = _page(content)
    stage = next(iter(content.stages))
    yield "preview-stage", f"data/stages/{stage}.yml", f"{page}{stage}/"
    yield "preview-variant", f"data/{content.variant_folder}/{content.site.main}.yml", page
    yield "preview-words", "data/words.yml", page
    yield "preview-prose", f"docs/{content.languages.default}/about.md", "about/"
    yield "preview-template", "overrides/jalons/pages/pathway/page.html", page
    yield "preview-style", "overrides/jalons/base/type.css", "assets/base.css"


def _saved(file: Path, number: int, preview: Preview, page: str) -> float:
    """Saves a change and asks for a page, in seconds; the change is a comment, or a line at the end."""
    comment = {".yml": f"# {number}\n", ".css": f".a{number} {{ top: 0; }}\n", ".html": f"{{# {number} #}}\n"}
    with file.open("a", encoding="utf-8") as stream:
        stream.write(comment.get(file.suffix, f"\n{number}\n"))
    begun = time.perf_counter()
    preview.answer(page)
    return time.perf_counter() - begun
