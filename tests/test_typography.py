"""Typography of Canadian French and English, set when words reach the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalons.writing.typography import NBSP, typeset, typeset_html

# "_" stands for a no-break space in what is expected
FRENCH = [
    ("l'heure qu'il faut", "l’heure qu’il faut"),
    ("les apprentis' ", "les apprentis’ "),
    ("l'« examen »", "l’«_examen_»"),
    ("l'»", "l’_»"),
    ("Attention : voilà", "Attention_: voilà"),
    ("Attention: voilà :", "Attention_: voilà_:"),
    (" : voilà", "_: voilà"),
    ("12:30 et https://x.ca/a", "12:30 et https://x.ca/a"),
    ("« mot »", "«_mot_»"),
    ("«mot»", "«_mot_»"),
    ("« mot: »", "«_mot_:_»"),
    ("«mot:»", "«_mot_:_»"),
    ("Quoi ?", "Quoi?"),
    (f"Quoi{NBSP}?", "Quoi?"),
    ("Quoi\u202f! Non ; oui", "Quoi! Non; oui"),
    ("« Quoi ? »", "«_Quoi?_»"),
    ("(oui ?)", "(oui?)"),
    ("x !y", "x !y"),
    ("4 500 heures", "4_500_heures"),
    ("1 234 567 $ par année", "1_234_567_$ par année"),
    ("12 345 et 1234 567", "12_345 et 1234 567"),
    ("12 matières, 5 % en 2 ans", "12_matières, 5_% en 2_ans"),
    ("2 avril 2025", "2_avril 2025"),
    ("5 hommes, 3 anses", "5 hommes, 3 anses"),
    ("April 2", "April 2"),
    ('dit "oui"', 'dit "oui"'),
    ("", ""),
]
ENGLISH = [
    ("don't", "don’t"),
    ("the sponsors' page", "the sponsors’ page"),
    ('He said "yes" and "no".', "He said “yes” and “no”."),
    ('one " alone', 'one " alone'),
    ("April 2, 2025", "April_2, 2025"),
    ("Maybe in May 2026", "Maybe in May_2026"),
    ("16 years and 780 hours", "16_years and 780_hours"),
    ("Note: this; that? no!", "Note: this; that? no!"),
    ("« mot » ?", "« mot » ?"),
    ("4,500 of them", "4,500 of them"),
]


@pytest.mark.parametrize(("written", "expected"), FRENCH, ids=[written for written, _ in FRENCH])
def test_french(written, expected):
    """French of Canada: no space before ? ! and ;, a no-break one before a colon, in « » and before units."""
    assert typeset(written, "fr") == expected.replace("_", NBSP)


@pytest.mark.parametrize(("written", "expected"), ENGLISH, ids=[written for written, _ in ENGLISH])
def test_english(written, expected):
    """English: curly quotes and apostrophes, days kept with their month, numbers with their unit."""
    assert typeset(written, "en") == expected.replace("_", NBSP)


PIECES = st.sampled_from([*"abé15 $%'\":;!?«»().,-", NBSP, "\u202f", "500", "heures", "avril", "April", "May", "\n"])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_set_text_stays(language, text):
    """What is set comes back unchanged, so nothing is harmed by being set twice."""
    once = typeset(text, language)
    assert typeset(once, language) == once


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_word_is_lost(language, text):
    """Only spaces, quotes and apostrophes ever change."""

    def rest(text: str) -> str:
        return "".join(char for char in text if not char.isspace() and char not in "'’\"“”")

    assert rest(typeset(text, language)) == rest(text)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>l'heure : 5 h</p>", "<p>l’heure_: 5_h</p>"),
        ('<a href="x?a : b" title="l\'un : l\'autre">oui ?</a>', '<a href="x?a : b" title="l\'un : l\'autre">oui?</a>'),
        ("<p><code>l'x : y</code> : z</p>", "<p><code>l'x : y</code>_: z</p>"),
        ("<pre>a : <code>b : c</code> d : e</pre> f : g", "<pre>a : <code>b : c</code> d : e</pre> f_: g"),
        ("<script>a = b ? 'c' : 'd'</script><p>e ?</p>", "<script>a = b ? 'c' : 'd'</script><p>e?</p>"),
        ("<P><CODE>a : b</CODE>x : y</P>", "<P><CODE>a : b</CODE>x_: y</P>"),
        ("<p>R&amp;D ; c&#39;est &lt;5 h&gt; &nbsp;: x</p>", "<p>R&amp;D; c&#39;est &lt;5_h&gt; &nbsp;_: x</p>"),
        ("<p>a<br>b : c</p>", "<p>a<br>b_: c</p>"),
        ('<p><a href="x">lien</a> : voilà</p>', '<p><a href="x">lien</a>_: voilà</p>'),
        ("", ""),
    ],
)
def test_html(html, expected):
    """In HTML only the text is set: tags, attributes, code and entities are left alone."""
    assert typeset_html(html, "fr") == expected.replace("_", NBSP)


def test_attributes_are_left_alone():
    """A ">" within an attribute does not end the tag: what follows in it is not set."""
    html = """<img alt="a > b 'c'" title='x > "q" : y'> c'est"""
    assert typeset_html(html, "fr") == """<img alt="a > b 'c'" title='x > "q" : y'> c’est"""
