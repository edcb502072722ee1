"""Prose: the hand-written pages are the same in both languages, and each says what it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jalons.messages.report import line
from jalons.site.prose import problems
from support.small_guide import DATA

GOOD = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page\n"
NO_DESCRIPTION = (
    "page-without-description: This page has no description. "
    "Add a description line at its head, between the two --- lines."
)


def docs(tmp_path: Path, **files: str | bytes) -> Path:
    """A folder with a good page in both languages, and `files` beside it ("fr/a.md" and so on)."""
    folder = tmp_path / "docs"
    for name, text in ({"fr/x.md": GOOD, "en/x.md": GOOD} | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def said(folder: Path, language: str = "en") -> list[str]:
    return [line(problem, language) for problem in problems(folder, "docs")]


def test_good_pages(tmp_path):
    """Twins with a description have no problem; hidden files bother nobody."""
    assert said(docs(tmp_path, **{"fr/.x.md.swp": "", ".DS_Store": "", "fr/a.png": b"\xff", "en/a.png": b"\xff"})) == []


def test_real_pages():
    """The guide's own pages have no problem."""
    assert said(DATA.parent / "docs") == []


@pytest.mark.parametrize(
    ("file", "twin"),
    [("fr/a.md", "en/a.md"), ("en/a.md", "fr/a.md"), ("fr/b/c.md", "en/b/c.md"), ("en/a.png", "fr/a.png")],
)
def test_missing_twin(tmp_path, file, twin):
    """A file in one language is told, with the name of the one to add."""
    assert said(docs(tmp_path, **{file: GOOD})) == [
        f"docs/{file} page-without-twin: This page exists in one language only. Add docs/{twin}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Page\n",
        "---\ntitle: Page\n---\n\n# Page\n",
        "---\ndescription:\n---\n\n# Page\n",
        "---\ntitle: Page\n---\n\ndescription: in the text\n",
        "---\n  description: indented\n---\n",
        "",
    ],
    ids=repr,
)
def test_missing_description(tmp_path, text):
    """A description counts only at the head of the page, with words."""
    assert said(docs(tmp_path, **{"fr/x.md": text})) == [f"docs/fr/x.md:1:1 {NO_DESCRIPTION}"]


def test_signature_of_utf_8(tmp_path):
    """A page saved with a signature is read all the same."""
    assert said(docs(tmp_path, **{"fr/x.md": b"\xef\xbb\xbf" + GOOD.encode()})) == []


def test_windows_line_ends(tmp_path):
    """A page saved on Windows is read all the same."""
    assert said(docs(tmp_path, **{"fr/x.md": GOOD.replace("\n", "\r\n")})) == []


def test_not_utf_8(tmp_path):
    """A page in another encoding is told, not guessed at."""
    assert said(docs(tmp_path, **{"fr/x.md": GOOD.encode() + b"\xe9"})) == [
        "docs/fr/x.md page-not-utf-8: This page is not in UTF-8. Save it again as UTF-8."
    ]


@pytest.mark.parametrize("name", ["a.md", "de/a.md"])
def test_outside_the_languages(tmp_path, name):
    """What is in neither language folder is told."""
    first = name.split("/")[0]
    assert said(docs(tmp_path, **{name: GOOD})) == [
        (
            f"docs/{first} page-outside-languages: “{first}” is neither in docs/fr nor in docs/en. "
            "Move it into both language folders."
        )
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make symbolic links")
def test_symbolic_link(tmp_path):
    """A symbolic link is told once, and not followed."""
    folder = docs(tmp_path, **{"en/a.md": GOOD})
    (folder / "fr/a.md").symlink_to(tmp_path / "nowhere")
    assert said(folder) == [
        (
            "docs/fr/a.md file-is-link: This is a shortcut (symbolic link) to another file. "
            "Replace it with the file itself."
        )
    ]


def test_problems_in_order(tmp_path):
    """Files are told of in the order of their names, French first."""
    names = ["fr/a.md", "fr/b.md", "fr/c.md", "en/d.md", "en/e.md", "de", "es", "it"]
    folder = docs(tmp_path, **dict.fromkeys(reversed(names), GOOD))
    assert [text.split(" ")[0].removeprefix("docs/") for text in said(folder)] == names


def test_no_folder(tmp_path):
    """A project without hand-written pages has no problem with them."""
    assert said(tmp_path / "docs") == []
