"""What script.yml hands to pages: only words that some script asks for (that all asked for are handed is for eslint)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from support.project import ROOT

TEMPLATES = ROOT / "overrides" / "jalons"
HANDED = sorted(TEMPLATES.rglob("script.yml"))
QUOTED = re.compile(r'"([a-z][a-z0-9-]*)"|`([a-z][a-z0-9-]*-)\$\{')
PAIR = re.compile("-(one|many)$")


def named(path: Path) -> str:
    return path.parent.relative_to(TEMPLATES).as_posix()


@pytest.fixture(scope="module")
def asked() -> tuple[set[str], tuple[str, ...]]:
    """What scripts write between quotes, and how what they put together begins."""
    found = [
        match
        for path in TEMPLATES.rglob("*.js")
        if "vendor" not in path.parts
        for match in QUOTED.findall(path.read_text("utf-8"))
    ]
    return {whole for whole, _ in found}, tuple(start for each in found for start in each if start.endswith("-"))


@pytest.mark.parametrize("path", HANDED, ids=named)
def test_every_word_handed_is_asked_for(path, asked):
    """Each word of a folder is named by a script whole, without the ending of its number, or by its beginning."""
    whole, starts = asked
    words = list(yaml.safe_load(path.read_text("utf-8"))["words"])
    assert words and len(whole) > 100
    unused = [word for word in words if not {word, PAIR.sub("", word)} & whole and not word.startswith(starts)]
    assert unused == []
