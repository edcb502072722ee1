"""HTML taken apart: tags and words in turn, whatever the page holds."""

from __future__ import annotations

import pytest

from jalons.writing.markup import TAG, Tag, pieces, tags


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("<p>a</p>", ["", "<p>", "a", "</p>", ""]),
        ('<a title="b > c">d</a>', ["", '<a title="b > c">', "d", "</a>", ""]),
        ("<!doctype html>\n<p>", ["", "<!doctype html>", "\n", "<p>", ""]),
        ("a<!-- <p> -->b", ["a", "<!-- <p> -->", "b"]),
        ("<script>a <b> c</script >d", ["", "<script>a <b> c</script >", "d"]),
        ("<STYLE>a</STYLE><scripture>b", ["", "<STYLE>a</STYLE>", "", "<scripture>", "b"]),
    ],
)
def test_regular_html(html, parts):
    """Tags, comments and whole scripts stand between words; put together they are the HTML again."""
    assert pieces(html) == TAG.split(html) == parts
    assert "".join(parts) == html


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>a < b</p>", ["p", "p"]),
        ("<p>a<script>b<p>c", ["p", "script"]),
        ("<p>a &amp; b<i x='>c", ["p"]),
    ],
    ids=["sign", "endless script", "cut off"],
)
def test_html_that_is_not_regular_is_read_by_the_book(html, names):
    """What a hand-written page may hold is read as HTMLParser reads it, and what looks like tags is none."""
    found = pieces(html)
    assert [tag.name for piece in found[1::2] for tag in tags(piece)] == names
    assert found[0] == "" and len(found) % 2 == 1 and "<" not in "".join(found[::2])


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("<p>", (Tag("p", True),)),
        ("</P >", (Tag("p", False),)),
        ("<br/>", (Tag("br", True), Tag("br", False))),
        ("<a href='x&amp;y' hidden>", (Tag("a", True, (("href", "x&y"), ("hidden", None))),)),
        ("<!-- a -->", ()),
        ("<script src=a>b</script>", (Tag("script", True, (("src", "a"),)), Tag("script", False))),
    ],
)
def test_what_a_tag_says(piece, said):
    """Name, attributes and whether it opens, as a browser reads them."""
    assert tags(piece) == said
