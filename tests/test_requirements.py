"""Each file of requirements holds what the one before it holds, at the same versions, pinned with hashes."""

from __future__ import annotations

import re

import pytest
import run

from support.project import ROOT

PINNED = re.compile(r"^([A-Za-z0-9_.-]+(?:\[[a-z,]+\])?==\S+)(.*)$", re.MULTILINE)


def pinned(name: str) -> set[str]:
    return {found[1] for found in PINNED.finditer((ROOT / name).read_text("utf-8"))}


@pytest.mark.parametrize("name", [name for name, inside in run.INSIDE.items() if inside])
def test_a_file_holds_those_it_contains(name):
    """What `run.py` counts as installed with a file is in that file, to the version."""
    assert run.INSIDE[name]
    for inside in run.INSIDE[name]:
        assert len(pinned(inside)) > 10 and pinned(inside) <= pinned(name), inside


@pytest.mark.parametrize("name", run.INSIDE)
def test_everything_is_pinned_with_hashes_and_without_addresses(name):
    """No line asks for a version that is not there, or names where packages come from."""
    text = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 10 and all("==" in block and "--hash=sha256:" in block for block in blocks)
    assert "://" not in text and "--index" not in text
