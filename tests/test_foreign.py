"""Words of the other language within a page."""

from __future__ import annotations

import pytest

from jalons.writing.foreign import mark

MARKED = {
    "in brackets": ("<p>Aide (Tools Grant).</p>", '<p>Aide (<span lang="en">Tools Grant</span>).</p>'),
    "the longest": ("<p>Tools Grant Plus</p>", '<p><span lang="en">Tools Grant Plus</span></p>'),
    "not within a word": ("<p>Tools Grants</p>", "<p>Tools Grants</p>"),
    "not in an attribute": ('<p title="Tools Grant">x</p>', '<p title="Tools Grant">x</p>'),
    "not where it is said already": (
        '<p lang="en">a <b>Tools Grant</b></p><p>Tools Grant</p>',
        '<p lang="en">a <b>Tools Grant</b></p><p><span lang="en">Tools Grant</span></p>',
    ),
    "not after a void element within": ('<p lang="en">a<br>Tools Grant</p>', '<p lang="en">a<br>Tools Grant</p>'),
}


@pytest.mark.parametrize("name", MARKED)
def test_mark(name):
    """A phrase is marked where it stands as words of the page, and nowhere else."""
    html, wanted = MARKED[name]
    assert mark(html, "en", ["Tools Grant", "Tools Grant Plus"]) == wanted


def test_nothing_to_mark():
    """Without phrases the HTML is as it was."""
    assert mark("<p>a</p>", "en", []) == "<p>a</p>"
