"""`find`: from a sentence that was seen on a page to the place where it is written."""

from __future__ import annotations

import pytest

from jalons_cli.finding import find
from support.command import run
from support.small_guide import AS_OF, content_of
from support.small_project import small_project


@pytest.fixture
def root(tmp_path):
    """A small project, with hand-written pages."""
    return small_project(tmp_path)


@pytest.mark.parametrize(
    ("seen", "places"),
    [
        ("Attendre la réponse.", ["data/stages/apply.yml:13:16"]),
        ("ATTENDRE  LA REPONSE", ["data/stages/apply.yml:13:16"]),
        ("Wait for the answer", ["data/stages/apply.yml:13:42"]),
        ("Demander le métier Lanternier", ["data/stages/apply.yml:9:16"]),
        ("Demander le métier Lanternier.", ["data/stages/apply.yml:9:16"]),
        ("Ask for the trade Kite Maker", ["data/stages/apply.yml:9:51"]),
        ("Kite Maker", ["data/trades/222B.yml:1:12"]),
        ("Ce que ce guide garde chez vous", ["docs/fr/privacy.md:3:1"]),
        ("keeps on your device", ["docs/en/privacy.md:3:1"]),
        ("Aller au contenu", ["overrides/jalons/words/everywhere.yml"]),
        ("a lantern nobody made", []),
        ("…", []),
    ],
)
def test_where_it_is_written(root, seen, places):
    """In any language, whatever the case, the accents and the quotes; what a path fills in may be any words."""
    found = [str(place.location) for place in find(content_of(root / "data"), root / "docs", seen)]
    assert len(found) == len(places)
    assert all(one.startswith(place) for one, place in zip(found, places, strict=True)), found


@pytest.mark.build
def test_the_command_prints_each_place_with_its_words(root):
    """And its code says whether there is one."""
    asked = ("--project", str(root), "--as-of", AS_OF.isoformat(), "--lang", "en")
    done = run("find", "Attendre la réponse", *asked)
    assert (done.returncode, done.stdout) == (0, "data/stages/apply.yml:13:16: Attendre la réponse.\n")
    done = run("find", "nobody says this", *asked)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Nothing says “nobody says this”. Try a shorter part of the sentence.\n"
    assert run("find", "x", "--data", str(root / "nothing"), "--lang", "en").returncode == 2
