"""Invented paths with any forks and ways back, and pictures of how the flowchart draws them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from jalons.path.pathway import Fork, PathEntry, StageOnPath, TradePathway
from jalons.records import Branch, Event, Stage, StageStep, TogetherStep
from jalons.records.texts import Text
from support.project import ROOT
from tools.gallery import Example, Gallery

TEMPLATES = ROOT / "overrides" / "jalons"

KEEP = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
  globalThis.picture = new OffscreenCanvas(image.width, image.height).getContext("2d")
  globalThis.picture.drawImage(image, 0, 0)
}"""
INK = """(points) => points.map(([x, y]) => {
  const [red, green, blue] = globalThis.picture.getImageData(Math.floor(x), Math.floor(y), 1, 1).data
  return Math.min(red, green, blue) < 150 ? (red > green + 30 ? "back" : "on") : ""
})"""


class Picture:
    """A picture of what a page shows, whose pixels can be looked at."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.bytes = page.screenshot()
        page.evaluate(KEEP, base64.b64encode(self.bytes).decode())

    def ink(self, points: list[tuple[float, float]]) -> list[str]:
        """What is at points: "on" for a line that leads on, "back" for one that leads back, nothing for paper."""
        return self._page.evaluate(INK, points)


def words(text: str) -> Text:
    """The same words in both languages."""
    return Text(fr=text, en=text)


def path_of(shape: list, returns: dict[str, str], model: TradePathway) -> TradePathway:
    """A path: a name is a stage, a list of lists a fork of branches; `returns` leads from a stage to another one."""
    entries = tuple(_made(shape, "", returns, model.stages[0].stage))
    return TradePathway(model.trade_id, model.trade, entries, tuple(_flat(entries)))


def _made(shape: list, before: str, returns: dict[str, str], model: Stage) -> Iterator[PathEntry]:
    for n, entry in enumerate(shape, start=1):
        number = f"{before}{n}"
        if isinstance(entry, str):
            events = (_event(entry, returns[entry]),) if entry in returns else ()
            stage = model.model_copy(update={"title": words(f"Stage {entry}"), "short": None, "events": events})
            yield StageOnPath(entry, number, stage, alongside=("other",) if before else ())
        else:
            step = TogetherStep(together=f"fork{number}", says=words("All at once"), branches=(_branch(), _branch()))
            branches = (tuple(_made(each, f"{number}-", returns, model)) for each in entry)
            yield Fork(step.together, number, step, tuple(branches))


def _event(name: str, to: str) -> Event:
    return Event(id=f"{name}-back", title=words(f"Back from {name}"), text=words("So."), return_to=to, advice="yes")


def _branch() -> Branch:
    return Branch(path=(StageStep(stage="any"),))


def _flat(entries: tuple[PathEntry, ...]) -> Iterator[StageOnPath]:
    for entry in entries:
        if isinstance(entry, StageOnPath):
            yield entry
        else:
            yield from (stage for branch in entry.branches for stage in _flat(branch))


def drawing(gallery: Gallery, pathway: TradePathway) -> str:
    """A whole page with nothing but the flowchart, and no script."""
    html = gallery.html(Example("flowchart", "made", "flowchart(made)", "", {"made": pathway}))
    styles = [*sorted((TEMPLATES / "base").glob("*.css")), TEMPLATES / "components" / "flowchart" / "flowchart.css"]
    style = "\n".join(path.read_text("utf-8") for path in styles)
    return (
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>x</title><style>{style}</style>'
        f'<article class="page">{html}</article>'
    )


def saved(folder: Path, html: str) -> str:
    """The address of a page written to a folder."""
    file = folder / "drawing.html"
    file.write_text(html, "utf-8")
    return file.as_uri()
