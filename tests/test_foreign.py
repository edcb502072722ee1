"""Words of the other language within a text."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from jalons.writing.foreign import ForeignText, marker

FOREIGN = Markup('<span lang="en">{}</span>').format
MARKED = {
    "in brackets": ("Aide (Tools Grant).", 'Aide (<span lang="en">Tools Grant</span>).'),
    "the longest": ("Tools Grant Plus", '<span lang="en">Tools Grant Plus</span>'),
    "several": (
        "Tools Grant & Tools Grant",
        '<span lang="en">Tools Grant</span> &amp; <span lang="en">Tools Grant</span>',
    ),
    "signs of HTML": ("<b>Tools Grant", '&lt;b&gt;<span lang="en">Tools Grant</span>'),
    "not within a word": ("Tools Grants", "Tools Grants"),
    "none": ("Aide & <b>", "Aide &amp; &lt;b&gt;"),
}


@pytest.mark.parametrize("name", MARKED)
def test_a_phrase_is_marked_where_a_template_writes_it(name):
    """A phrase is marked as a whole word, the longest first; what stands around it is escaped as any text."""
    text, html = MARKED[name]
    assert escape(marker(["Tools Grant", "Tools Grant Plus"], FOREIGN)(text)) == html


def test_a_marked_text_is_the_text_itself():
    """Whatever takes it as a string, such as an attribute or a title, has it without marks."""
    marked = marker(["Tools Grant"], FOREIGN)("Aide (Tools Grant)")
    assert isinstance(marked, ForeignText) and marked == "Aide (Tools Grant)" and str(marked) == "Aide (Tools Grant)"


def test_nothing_to_mark():
    """Without phrases a text is as it was."""
    assert marker([], FOREIGN)("Tools Grant") == "Tools Grant"
