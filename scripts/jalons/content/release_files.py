"""data/releases/: the ids that readers ever had, each with a number for good, and what each published version said."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from jalons.content.release import Release, Releases
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.records.fields import is_kept_id, is_language
from jalons.writing.language import SPOKEN

FOLDER = "releases"
IDS = "ids.txt"
FILE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9a-f]{8})\.json")
_HASH = r"(?:[0-9a-f]{5})+"


def digest_of(ids: Iterable[str]) -> str:
    """What tells whether lines of ids.txt were changed, moved or taken away."""
    return hashlib.sha256("".join(f"{name}\n" for name in ids).encode()).hexdigest()[:16]


def read(folder: Path, shown: str) -> tuple[Releases, list[Problem]]:
    """What stands in the folder of releases, or nothing and every reason why it cannot be relied on.

    A folder that is not there is no release. `shown` is how the folder is named in locations; nothing is raised.
    """
    if not folder.is_dir():
        return Releases(), []
    ids, problems = _ids(folder / IDS, f"{shown}/{IDS}")
    files = [path for path in sorted(folder.glob("*.json")) if FILE.fullmatch(path.name)]
    if files and ids is None and not problems:
        problems = [Problem("release-ids-missing", Location(f"{shown}/{IDS}"), facts={"count": len(files)})]
    if problems:
        return Releases(), problems
    versions, problems = _versions(files, ids or (), shown)
    problems = problems or list(islice(_misnumbered(versions), 1))
    return (Releases(), problems) if problems else (Releases(ids or (), tuple(versions)), [])


def _versions(files: list[Path], ids: tuple[str, ...], shown: str) -> tuple[list[Release], list[Problem]]:
    """The versions in order, and why a file cannot be relied on."""
    versions: list[Release] = []
    problems: list[Problem] = []
    for path in files:
        location = Location(f"{shown}/{path.name}")
        try:
            versions.append(_release(path, ids, location))
        except _Moved as moved:
            facts = {"count": moved.count, "file": path.name}
            problems.append(Problem("release-ids-changed", Location(f"{shown}/{IDS}"), facts=facts))
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            problems.append(Problem("release-damaged", location))
    return sorted(versions, key=lambda release: (release.number, release.fingerprint)), problems


def _misnumbered(versions: list[Release]) -> Iterator[Problem]:
    for number, release in enumerate(versions, start=1):
        if release.number != number:
            facts = {"got": release.number, "wanted": number}
            yield Problem("release-number", release.location, facts=facts)


def _ids(path: Path, shown: str) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """The lines of ids.txt; None where the file is not there."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None, []
    except (OSError, ValueError):
        return None, [Problem("release-damaged", Location(shown))]
    # a file that passed through Windows still holds the same ids
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, name in enumerate(lines, start=1):
        if not is_kept_id(name):
            problems.append(Problem("release-id-form", Location(shown, number, 1), facts={"value": name[:60]}))
        elif name in first:
            problems.append(
                Problem("release-id-twice", Location(shown, number, 1), facts={"name": name, "number": first[name]})
            )
        first.setdefault(name, number)
    return tuple(lines), problems[:5]


class _Moved(Exception):
    """The first lines of ids.txt are not what they were when a version was released."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def _release(path: Path, ids: tuple[str, ...], location: Location) -> Release:
    """The version that a file tells of.

    Raises:
        _Moved: the ids are not what they were.
        Exception: whatever comes of a file that is damaged, such as ValueError or KeyError.
    """
    said = json.loads(path.read_text("utf-8"))
    day, _, fingerprint = path.stem.rpartition("-")
    count = _number(said["ids"])
    if count > len(ids) or digest_of(ids[:count]) != said["seal"]:
        raise _Moved(count)
    if (said["day"], said["content"]) != (day, fingerprint):
        raise ValueError
    parts = {stage: tuple(_part(part) for part in about["parts"]) for stage, about in said["stages"].items()}
    variants = {
        stage: tuple(tuple(_number(at, len(parts[stage])) for at in left_out) for left_out in about["without"])
        for stage, about in said["stages"].items()
    }
    trades = {
        trade: {
            stage: _number(at, len(variants[stage])) for stage, at in zip(parts, chosen, strict=True) if at is not None
        }
        for trade, (_, *chosen) in said["trades"].items()
    }
    return Release(
        number=_number(said["number"]),
        day=date.fromisoformat(day),
        fingerprint=fingerprint,
        ids=ids[:count],
        gone=tuple(_number(number, count + 1) for number in said["gone"]),
        parts=parts,
        variants=variants,
        trades=trades,
        fillings={trade: _filling(filled) for trade, (filled, *_) in said["trades"].items()},
        languages=tuple(_language(each) for each in said.get("languages", SPOKEN)),
        location=location,
    )


def _filling(value: str) -> str:
    """What stands for the words that a trade fills in. Raises ValueError where it is not that."""
    if not re.fullmatch(f"({_HASH})*", value):
        raise ValueError
    return value


def _language(value: str) -> str:
    """A language. Raises ValueError or TypeError where it is not that."""
    if not is_language(value):
        raise ValueError
    return value


def _number(value: object, below: int | None = None) -> int:
    """A whole number from 0, smaller than `below`. Raises ValueError where it is not that."""
    if type(value) is not int or value < 0 or (below is not None and value >= below):
        raise ValueError
    return value


def _part(value: Any) -> tuple[str, str, str]:
    """(list, id, what stands for its words) of a part. Raises ValueError or TypeError where it is not that."""
    name, part, words = value
    if not (isinstance(name, str) and isinstance(part, str) and re.fullmatch(_HASH, words)):
        raise ValueError
    return name, part, words


def as_text(release: Release) -> str:
    """The text of the file of a version: one line for each stage and each trade, so that changes can be read."""

    def lines(entries: Mapping[str, object]) -> str:
        return "{\n" + ",\n".join(f"{_json(name)}:{_json(value)}" for name, value in entries.items()) + "\n}"

    stages = {stage: {"without": release.variants[stage], "parts": parts} for stage, parts in release.parts.items()}
    trades = {
        trade: [release.fillings[trade], *(variants.get(stage) for stage in release.parts)]
        for trade, variants in release.trades.items()
    }
    head = {
        "number": release.number,
        "day": release.day.isoformat(),
        "content": release.fingerprint,
        "ids": len(release.ids),
        "seal": digest_of(release.ids),
        "gone": release.gone,
        **({} if release.languages == SPOKEN else {"languages": release.languages}),
    }
    opened = ",\n".join(f"{_json(name)}:{_json(value)}" for name, value in head.items())
    return f'{{\n{opened},\n"stages":{lines(stages)},\n"trades":{lines(trades)}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
