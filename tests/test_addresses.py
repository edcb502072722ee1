"""Addresses: from any page to any other, wherever the site is put."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalons.pages.addresses import file_of, relative
from jalons.writing.language import Languages


@pytest.mark.parametrize(
    ("target", "origin", "way"),
    [
        ("", "", "./"),
        ("money/", "", "money/"),
        ("", "money/", "../"),
        ("en/", "", "en/"),
        ("", "en/", "../"),
        ("en/money/", "money/", "../en/money/"),
        ("money/", "en/money/", "../../money/"),
        ("trades/620D/in-class/", "trades/620D/", "in-class/"),
        ("trades/620D/", "trades/620D/in-class/", "../"),
        ("money/", "money/", "./"),
        ("assets/site.css", "trades/620D/", "../../assets/site.css"),
        ("assets/site.css", "404.html", "assets/site.css"),
        ("404.html", "money/", "../404.html"),
        ("money/", "en/404.html", "../money/"),
        ("money/#tools-grant", "trades/", "../money/#tools-grant"),
        ("#top", "money/", "../#top"),
        ("search/#q=a", "", "search/#q=a"),
    ],
)
def test_relative(target, origin, way):
    """The way is the shortest one, and a folder ends in a slash."""
    assert relative(target, origin) == way


NAMES = st.sampled_from(["a", "b", "en", "620D", "in-class", "a.b"])
FOLDERS = st.lists(NAMES, max_size=4).map(lambda names: "".join(f"{name}/" for name in names))
PAGES = st.builds(str.__add__, FOLDERS, st.sampled_from(["", "", "page.html", "404.html"]))
ROOTS = st.sampled_from(["https://x.example/", "https://x.example/jalons/", "http://127.0.0.1:8000/"])
FRAGMENTS = st.sampled_from(["", "#x", "#q=a/b", "#été"])


@given(PAGES, PAGES, FRAGMENTS, ROOTS)
def test_relative_leads_to_the_target(target, origin, fragment, root):
    """A browser that follows the way from the origin comes to the target, whatever the address of the site."""
    assert urljoin(root + origin, relative(target + fragment, origin)) == root + target + fragment


@pytest.mark.parametrize(
    ("tags", "paths"),
    [
        (("fr", "en"), {"fr": "money/", "en": "en/money/"}),
        (("en", "es", "pt-BR"), {"en": "money/", "es": "es/money/", "pt-BR": "pt-BR/money/"}),
        (("oj",), {"oj": "money/"}),
    ],
)
def test_path(tags, paths):
    """The first language stands at the root, the others under their tags; a path tells its language."""
    languages = Languages(tags)
    assert {language: languages.path("money/", language) for language in languages} == paths
    assert [languages.parted(path) for path in paths.values()] == [(language, "money/") for language in tags]
    assert languages.parted("") == (tags[0], "") and languages.parted("404.html") == (tags[0], "404.html")


@pytest.mark.parametrize(
    ("path_", "file"),
    [("", "index.html"), ("en/", "en/index.html"), ("a/b/", "a/b/index.html"), ("404.html", "404.html")],
)
def test_file_of(path_, file):
    """A folder's page is its index.html; a file is itself."""
    assert file_of(path_) == file
