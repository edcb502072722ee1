"""The tool that compares the words of two built sites, tried on pages that are written here."""

from __future__ import annotations

from pathlib import Path

import pytest

import page_text

PAGE = """\
<!doctype html>
<html lang="en"><head><title>Lanterns &amp; kites</title>
<meta name="description" content="How to &quot;fold&quot;"><meta name="viewport" content="width=device-width">
<style>p::before { content: "style" }</style><script type="application/json">{"says": "data"}</script></head>
<body><!-- a remark --><a href="x?a>b" title="Go on">Fold<b>ing</b></a>
<p>One
   two</p><p>three</p><template><p>later</p><template>even later</template></template>
<img alt="A lamp" src="lamp.svg"><input type="text" placeholder="Name" value="typed"><input type="submit" value="Send">
<script>document.write("<template>")</script><noscript>No script</noscript></body></html>
"""
LINES = [
    "Lanterns & kites",
    '[description: How to "fold"]',
    "[title: Go on]",
    "Folding",
    "One two",
    "three",
    "[alt: A lamp]",
    "[placeholder: Name]",
    "[value: Send]",
    "No script",
]


def test_the_words_of_a_page_are_what_is_read_and_what_attributes_say():
    """Title, description, text in order and speaking attributes are kept; code, data, templates and remarks are not."""
    assert page_text.text_of(PAGE) == LINES


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>three</p>", '<section class="x"><p>three</p></section>'),
        ("One\n   two", "One two"),
        ("&amp;", "&#38;"),
        ("later", "never"),
        ("lamp.svg", "other.svg"),
        ("data", "other"),
    ],
)
def test_markup_may_change(tmp_path, capsys, old, new):
    """Pages with the same words do not differ, whatever holds the words."""
    assert old in PAGE
    assert compared(tmp_path, PAGE, PAGE.replace(old, new)) == 0
    assert capsys.readouterr().out == "1 pages compared, 0 differ, in 0 ways\n"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Lanterns", "Lamps", ["  - Lanterns & kites", "  + Lamps & kites"]),
        ("How to", "Why", ['  - [description: How to "fold"]', '  + [description: Why "fold"]']),
        ("Go on", "Stop", ["  - [title: Go on]", "  + [title: Stop]"]),
        ("Fold<b>ing</b>", "Fold <b>ing</b>", ["  - Folding", "  + Fold ing"]),
        ("<p>three</p>", "", ["  - three"]),
        ("<p>three</p>", "<p>three</p>four", ["  + four"]),
        ("One\n   two", "two One", ["  - One two", "  + two One"]),
        ("A lamp", "", ["  - [alt: A lamp]"]),
        ("Send", "Post", ["  - [value: Send]", "  + [value: Post]"]),
    ],
)
def test_a_word_may_not(tmp_path, capsys, old, new, shown):
    """A word that is lost, added, moved or cut in two is shown under its page, and the answer is 1."""
    assert compared(tmp_path, PAGE, PAGE.replace(old, new)) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == ["en/index.html", *shown, "", "1 pages compared, 1 differ, in 1 ways"]


def test_a_page_that_one_site_lacks_differs(tmp_path, capsys):
    """A page that went or came is named with the site that has it."""
    assert compared(tmp_path, PAGE, PAGE, more=("b/new.html",)) == 1
    assert capsys.readouterr().out.splitlines()[:2] == ["new.html", f"  only in {tmp_path / 'b'}"]


def test_pages_with_the_same_difference_are_shown_together(tmp_path, capsys):
    """One change of what all pages share is one difference, not one a page."""
    more = [f"{site}/{page}.html" for site in "ab" for page in "pqrs"]
    assert compared(tmp_path, PAGE, PAGE.replace("three", "four"), more=more) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:6] == ["en/index.html", "p.html", "q.html", "… and 2 more pages", "  - three", "  + four"]
    assert said[-1] == "5 pages compared, 5 differ, in 1 ways"


def test_pages_can_be_chosen_and_words_left_out(tmp_path, capsys):
    """Only pages that fit the pattern are compared, and text that fits the other is not; no page at all is an error."""
    assert compared(tmp_path, PAGE, PAGE.replace("three", "four"), "--only", "e?/*", "--without", "three|four") == 0
    assert compared(tmp_path, PAGE, PAGE.replace("three", "four"), "--only", "e?/*", "--without", "two") == 1
    with pytest.raises(SystemExit, match="2"):
        compared(tmp_path, PAGE, PAGE, "--only", "fr/*")
    assert "no page fits fr/*" in capsys.readouterr().err


def compared(folder: Path, a: str, b: str, *arguments: str, more=()) -> int:
    """The tool's answer for two sites with the page `a` and the page `b`; `more` are further pages of either."""
    for name, page in (("a", a), ("b", b)):
        for path in (f"{name}/en/index.html", *(each for each in more if each.startswith(name))):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(page, "utf-8")
    return page_text.main([str(folder / "a"), str(folder / "b"), *arguments])
