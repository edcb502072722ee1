"""Makes data folders that hold fewer trades than the real one, or more, for measures and for tests."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from itertools import cycle
from pathlib import Path

from jalons.content import FOLDERS, REGISTERS, Content, load_what_can_be
from jalons.content.release_files import FOLDER, IDS
from jalons.path.id_history import history_of
from jalons.records import Condition, walk

_JOURNEY_OF = re.compile(r"^trade:\s*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)
_LINK_TO = re.compile(r"trades/([A-Za-z0-9-]+)")
_CODE = re.compile(r"^code:.*\n", re.MULTILINE)
_FIRST = re.compile(r"^(search_words: .*?\bfirst: )(?:\[[^\]]*\]|[^,}\n]+)", re.MULTILINE)
"""The words for which a trade comes before all others, which no two trades may share."""
_TEXT = re.compile(
    r"""^( +(?:fr|en): .*?)(["']?)$"""
    r"""|([{,] *(?:fr|en): (?:"[^"]*|'[^']*|[^,}"'\[][^,}]*))(?=["',}])""",
    re.MULTILINE,
)
"""A text of one language, on a line of its own or in braces, and the quote that ends it."""
_SENTENCE_END = re.compile(r"([.?!])(?=\s|$)")
MOST = 2000
"""How many trades a data folder is filled up to at most."""


def named_trades(content: Content, docs: Path) -> frozenset[str]:
    """The trades that a guide cannot be without: that of the home page, and those that shared data and `docs` name.

    Those of journeys are among them: they are of all kinds, so that nothing shared is there for no trade.
    """
    parts = (part for part in (*REGISTERS, *FOLDERS) if part != "trades")
    shared = [content.site, *(record for part in parts for record in getattr(content, part).values())]
    inside = (record for one in shared for _, record in walk.inside("", one))
    named = {
        trade_id
        for record in inside
        if isinstance(record, Condition)
        for trade_id in record.asked.get(content.variant_word, ())
    }
    linked = {trade_id for page in docs.rglob("*.md") for trade_id in _LINK_TO.findall(page.read_text("utf-8"))}
    walked = {journey.trade for journey in content.journeys.values()}
    return frozenset({content.site.main, *named, *walked, *(linked & content.trades.keys())})


def with_only(data: Path, into: Path, trades: Collection[str]) -> Path:
    """A copy of the data folder with only these trades, and only their journeys; gives `into`.

    Nothing of it counts as published but what `was:` and data/gone.yml name: of the rest too much is left out.
    """

    def left_out(folder: str, names: list[str]) -> list[str]:
        if Path(folder) == data:
            return [FOLDER] if FOLDER in names else []
        if Path(folder) == data / "trades":
            return [name for name in names if name.removesuffix(".yml") not in trades]
        if Path(folder) == data / "journeys":
            return [
                name
                for name in names
                if not set(_JOURNEY_OF.findall(Path(folder, name).read_text("utf-8"))) & set(trades)
            ]
        return []

    shutil.copytree(data, into, ignore=left_out)
    if (data / FOLDER / IDS).is_file():
        _keep_former_ids(data / FOLDER / IDS, into)
    return into


def _keep_former_ids(ids: Path, into: Path) -> None:
    """Gives a copy those of the released ids that its data say are gone; where there are none, no ids at all."""
    (into / FOLDER).mkdir()
    shutil.copy(ids, into / FOLDER / IDS)
    content, _ = load_what_can_be(into)
    told = history_of(content).accounted_for if content else frozenset()
    former = [name for name in content.releases.ids if name in told] if content else []
    if former:
        (into / FOLDER / IDS).write_text("".join(f"{name}\n" for name in former), "utf-8", newline="\n")
    else:
        shutil.rmtree(into / FOLDER)


def with_size(data: Path, into: Path, size: int, kept: Collection[str]) -> Path:
    """A copy of the data folder with `size` trades: those of `kept`, then other real ones, then copies of real ones.

    A copy has a code of its own, and its code after each of its texts: no two trades may say the same.
    """
    real = sorted(path.stem for path in (data / "trades").glob("*.yml"))
    chosen = [
        *(trade_id for trade_id in real if trade_id in kept),
        *(trade_id for trade_id in real if trade_id not in kept),
    ][:size]
    with_only(data, into, chosen)
    patterns = cycle(chosen)
    free = (trade_id for trade_id in map(_code, range(26 * 100)) if trade_id not in real)
    for _ in range(size - len(chosen)):
        trade_id = next(free)
        text = (into / "trades" / f"{next(patterns)}.yml").read_text("utf-8")
        text = _FIRST.sub(r"\1[]", _CODE.sub("", _with_own_texts(text, trade_id)))
        (into / "trades" / f"{trade_id}.yml").write_text(text, "utf-8")
    return into


def _with_own_texts(trade: str, trade_id: str) -> str:
    """The file of a trade with another code after each of its texts."""
    return _TEXT.sub(lambda said: _own(said[1] or said[3], trade_id) + (said[2] or ""), trade)


def _own(text: str, trade_id: str) -> str:
    """The text with the code in each of its sentences, since no two trades may say the same."""
    own = _SENTENCE_END.sub(lambda end: f" {trade_id}{end[1]}", text)
    return own if own.endswith((".", "?", "!")) else f"{own} {trade_id}"


def _code(n: int) -> str:
    """900A, 900B … 999Z: no official code begins with a 9."""
    return f"{900 + n // 26}{chr(65 + n % 26)}"
