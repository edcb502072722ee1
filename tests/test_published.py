"""Published: a finished site is checked as readers meet it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalons.messages.report import line
from jalons.site.published import problems
from jalons.writing.language import USUAL

PAGE = """\
<!doctype html>
<html lang="{language}"><head><title>Page</title>
<meta name="description" content="A page.">
</head><body><h1 id="top">Page</h1>
{body}
</body></html>
"""
MARKDOWN = """\
---
description: A page that leads nowhere.
---

# Page of javascript

First [one](../money/index.md#tools), then [two](nowhere.md), and [three](javascript:alert).
<b id="spot">a</b> See [four](#there) or [five](http://[bad).
"""


def site(tmp_path: Path, *changes: tuple[str, str, str]) -> Path:
    """A site of two pages in both languages, pieces changed: (file, old, new); an old of "" puts new in the body."""
    folder = tmp_path / "site"
    for file in ("index.html", "x/index.html", "en/index.html", "en/x/index.html"):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(language="en" if file.startswith("en/") else "fr", body="<p>a</p>"), "utf-8")
    (folder / "style.css").write_text("", "utf-8")
    (tmp_path / "docs").mkdir(exist_ok=True)
    for file, old, new in changes:
        before, after = (old, new) if old else ("<p>a</p>", f"<p>a</p>{new}")
        text = (folder / file).read_text("utf-8")
        assert text.count(before) == 1
        (folder / file).write_text(text.replace(before, after), "utf-8")
    return folder


def said(folder: Path, root_path: str = "/", language: str = "en") -> list[str]:
    return [line(problem, language) for problem in problems(folder, root_path, folder.parent / "docs", "trades", USUAL)]


def test_good_site(tmp_path):
    """A site whose pages are whole and whose links lead somewhere has no problem."""
    assert said(site(tmp_path)) == []


X = "x/index.html"
TWO_LANGUAGES = "page-language x/index.html: The page says it is in “{}” and should say “fr”. "
BAD_PAGES = [
    (
        "wrong-language",
        ('lang="fr"', 'lang="en"'),
        TWO_LANGUAGES.format("en") + "Check the template overrides/main.html and mkdocs.yml.",
    ),
    (
        "no-language",
        (' lang="fr"', ""),
        TWO_LANGUAGES.format("") + "Check the template overrides/main.html and mkdocs.yml.",
    ),
    (
        "no-title",
        ("<title>Page</title>", "<title> </title>"),
        "page-without-title x/index.html: This page has no title. Add title at the head of the page.",
    ),
    (
        "words-that-are-no-title",
        ("<title>Page</title>", "<style>a</style><title></title>a"),
        "page-without-title x/index.html: This page has no title. Add title at the head of the page.",
    ),
    (
        "no-description",
        ('<meta name="description" content="A page.">', '<meta name="viewport" content="a">'),
        (
            "page-without-description x/index.html: This page has no description. "
            "Add a description line at its head, between the two --- lines."
        ),
    ),
    (
        "empty-description",
        ('content="A page."', 'content=" "'),
        (
            "page-without-description x/index.html: This page has no description. "
            "Add a description line at its head, between the two --- lines."
        ),
    ),
    (
        "two-main-headings",
        ("<p>a</p>", "<h1>b</h1>"),
        (
            "page-headings x/index.html: This page has 2 main headings instead of one. "
            "Keep a single line that begins with a single #."
        ),
    ),
    (
        "no-main-heading",
        ('<h1 id="top">Page</h1>', ""),
        (
            "page-headings x/index.html: This page has 0 main headings instead of one. "
            "Keep a single line that begins with a single #."
        ),
    ),
    (
        "same-id-twice",
        ("<p>a</p>", '<p id="top">a</p><p id="top">b</p>'),
        "id-twice x/index.html: The anchor “top” stands twice on the page. Give one of them another name.",
    ),
    (
        "broken-link",
        ("<p>a</p>", '<a href="../money/">a</a>'),
        "link-broken x/index.html: The link “../money/” leads nowhere. Correct the address, or create the page.",
    ),
    (
        "broken-picture",
        ("<p>a</p>", '<img src="../a.png">'),
        "link-broken x/index.html: The link “../a.png” leads nowhere. Correct the address, or create the page.",
    ),
    (
        "broken-script",
        ("<p>a</p>", '<script src="a.js"></script>'),
        "link-broken x/index.html: The link “a.js” leads nowhere. Correct the address, or create the page.",
    ),
    (
        "above-the-root",
        ("<p>a</p>", '<a href="../../x/">a</a>'),
        "link-broken x/index.html: The link “../../x/” leads nowhere. Correct the address, or create the page.",
    ),
    (
        "folder-without-slash",
        ("<p>a</p>", '<a href="../en">a</a>'),
        "link-broken x/index.html: The link “../en” leads nowhere. Correct the address, or create the page.",
    ),
    (
        "broken-anchor-here",
        ("<p>a</p>", '<a href="#there">a</a>'),
        (
            "anchor-broken x/index.html: The link “#there” leads to a page that has no anchor “there”. "
            "Correct what follows the #."
        ),
    ),
    (
        "broken-anchor-elsewhere",
        ("<p>a</p>", '<a href="../en/#there">a</a>'),
        (
            "anchor-broken x/index.html: The link “../en/#there” leads to a page that has no anchor “there”. "
            "Correct what follows the #."
        ),
    ),
    (
        "script-as-address",
        ("<p>a</p>", '<a href="JavaScript:alert(1)">a</a>'),
        "link-unsafe x/index.html: The link “JavaScript:alert(1)” is not a safe address. Use an https address.",
    ),
    (
        "unreadable-address",
        ("<p>a</p>", '<a href="http://[bad">a</a>'),
        "link-unreadable x/index.html: The link “http://[bad” cannot be read. Copy the address again.",
    ),
]


@pytest.mark.parametrize(("piece", "message"), [case[1:] for case in BAD_PAGES], ids=[case[0] for case in BAD_PAGES])
def test_bad_page(tmp_path, piece, message):
    """One fault of a page made from data is told once, at the file of the site."""
    assert said(site(tmp_path, (X, *piece))) == [f"site/x/index.html {message}"]


@pytest.mark.parametrize(
    "address",
    [
        "../", "./", ".", "..", "../x/", "../x/index.html", "#top", "../#top", "../en/x/#top", "../style.css",
        "?q=a", "../?q=a#top", "../style.css#there", "/", "/x/", "/en/x/#top", "https://x.example/nothing/",
        "http://x.example/", "//x.example/a", "mailto:a@x.example", "tel:+15551234567", "../%78/", "#%74op",
    ],
)  # fmt: skip
def test_good_address(tmp_path, address):
    """Addresses that lead somewhere on the site, or safely out of it, are left alone."""
    assert said(site(tmp_path, (X, "", f'<a href="{address}">a</a>'))) == []


@pytest.mark.parametrize("taker", ["search", "compare", "trades", "trades/620D/money"])
def test_only_pages_with_a_script_take_words_after_the_mark(tmp_path, taker):
    """On any other page a fragment with "=" is an anchor like another, and must be there; so must one without "="."""
    folder = site(
        tmp_path,
        (X, "", f'<a href="#q=words">a</a><a href="../{taker}/#q=words">b</a><a href="../{taker}/#words">c</a>'),
    )
    for language in ("", "en/"):
        page = folder / language / taker / "index.html"
        page.parent.mkdir(parents=True)
        page.write_bytes((folder / language / "index.html").read_bytes())
    broken = [text.split("“")[1].split("”")[0] for text in said(folder) if "anchor-broken" in text]
    assert sorted(broken) == ["#q=words", f"../{taker}/#words"]


def test_address_from_the_root_of_a_server(tmp_path):
    """Where the site stands in a folder of its server, an address from the root must go through that folder."""
    folder = site(tmp_path, (X, "", '<a href="/guide/x/">a</a><a href="/x/">b</a><a href="/guide/y/">c</a>'))
    assert [text.split("“")[1].split("”")[0] for text in said(folder, "/guide/")] == ["/x/", "/guide/y/"]


def test_problems_in_order(tmp_path):
    """Pages, and the ids of a page, are told of in order."""
    twice = "".join(f'<p id="{name}">a</p>' * 2 for name in ("c", "a", "b"))
    folder = site(tmp_path, (X, "", twice), ("index.html", "", '<p id="top">'), ("en/index.html", "", '<p id="top">'))
    assert [(text.split(" ")[0][5:], text.split("“")[1][:1]) for text in said(folder)] == [
        ("en/index.html", "t"), ("index.html", "t"), (X, "a"), (X, "b"), (X, "c"),
    ]  # fmt: skip


def test_missing_twin(tmp_path):
    """A page in one language is told, whichever language it is."""
    folder = site(tmp_path)
    (folder / "x/index.html").unlink()
    assert said(folder) == [
        (
            "site/en/x/index.html page-without-twin en/x/index.html: This page exists in one language only. "
            "Add x/index.html."
        )
    ]
    folder = site(tmp_path)
    (folder / "en/x/index.html").unlink()
    assert said(folder) == [
        "site/x/index.html page-without-twin x/index.html: This page exists in one language only. Add en/x/index.html."
    ]


PLACES = [
    ("description", ('<meta name="description" content="A page.">', ""), "1:1 page-without-description"),
    ("link-as-written", ("<p>a</p>", '<a href="javascript:alert">a</a>'), "7:75 link-unsafe"),
    ("link-to-markdown", ("<p>a</p>", '<a href="../nowhere/">a</a>'), "7:50 link-broken"),
    ("anchor", ("<p>a</p>", '<a href="#there">a</a>'), "8:31 anchor-broken"),
    ("unreadable", ("<p>a</p>", '<a href="http://[bad">a</a>'), "8:49 link-unreadable"),
    ("id", ("<p>a</p>", '<p id="spot">a</p><p id="spot">b</p>'), "8:8 id-twice"),
    ("not-in-the-text", ("<p>a</p>", '<a href="../absent/">a</a>'), "1:1 link-broken"),
]


@pytest.mark.parametrize(("piece", "place"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("x/index.html", "fr/x.md"),
        ("en/x/index.html", "en/x.md"),
        ("a/b/index.html", "fr/a/b.md"),
        ("index.html", "fr/index.md"),
        ("en/index.html", "en/index.md"),
    ],
)
def test_place_in_the_page_that_was_written(tmp_path, piece, place, file, source):
    """A fault of a hand-written page is placed in its Markdown file, where the address or the id stands."""
    folder = site(tmp_path)
    for each in ("a/b/index.html", "en/a/b/index.html"):
        (folder / each).parent.mkdir(parents=True)
        (folder / each).write_text(PAGE.format(language=each[:2].replace("a/", "fr"), body="<p>a</p>"), "utf-8")
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace(*piece), "utf-8")
    (tmp_path / "docs" / source).parent.mkdir(parents=True)
    (tmp_path / "docs" / source).write_text(MARKDOWN, "utf-8")
    (told,) = said(folder)
    assert told.startswith(f"docs/{source}:{place} {file}: ")


def test_in_french(tmp_path):
    """The same in French."""
    assert said(site(tmp_path, (X, "", '<a href="../money/">a</a>')), language="fr") == [
        (
            "site/x/index.html link-broken x/index.html: Le lien «\u00a0../money/\u00a0» ne mène nulle part. "
            "Corrigez l'adresse, ou créez la page."
        )
    ]
