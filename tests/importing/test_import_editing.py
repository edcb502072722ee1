"""Files are changed where that is meant, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalons.importing.editing import Draft, quoted
from jalons.importing.writing import ORDER
from jalons.reading.files import tree_of
from support.import_tables import row, said
from support.small_guide import DATA

STYLES = {
    "block": (
        """\
name:
  en: Lamp Lighter
source: manual
pathway: lantern

# why not
exam:
  value: no
  # asked twice
  source:
    - manual
    - guild-page
hours:
  total:
    - value: 90
      source: manual
links: guild
""",
        """\
name:
  fr: Allumeur
  en: Lamp Lighter
source: [manual, guild-page]
pathway: lantern

# why not
# asked twice
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total:
    - value: 90
      source: manual
    - {value: 95, source: guild-page}
links: guild
""",
    ),
    "dashes under their key": (
        """\
name:
  en: Lamp Lighter
source:
- manual
pathway: lantern
exam: {value: no, source: manual}
hours:
  total:
  - value: 90
    source: manual
links:
- guild
""",
        """\
name:
  fr: Allumeur
  en: Lamp Lighter
source:
- manual
- guild-page
pathway: lantern
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total:
  - value: 90
    source: manual
  - {value: 95, source: guild-page}
links:
- guild
""",
    ),
    "brackets": (
        """\
name: { en: 'Lamp Lighter' }\x20\x20
source: [ manual ]
pathway: "lantern"
exam: { value: no,
        # asked
        source: [manual] }  # kept
hours: { total: [ {value: 90, source: manual} ] }
""",
        """\
name: { fr: Allumeur, en: 'Lamp Lighter' }\x20\x20
source: [ manual, guild-page ]
pathway: "lantern"
# asked
exam: {value: yes, source: guild-page}  # kept
red_seal: {value: no, source: guild-page}
hours: { total: [ {value: 90, source: manual}, {value: 95, source: guild-page} ] }
""",
    ),
    "four spaces": (
        """\
name:
    en: Lamp Lighter
source:
      - manual
pathway: lantern
exam:
    value: no
    source: manual
hours:
    total:
        value: 90
        source: manual
""",
        """\
name:
    fr: Allumeur
    en: Lamp Lighter
source:
      - manual
      - guild-page
pathway: lantern
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
    total: [{value: 90, source: manual}, {value: 95, source: guild-page}]
""",
    ),
    "folded": (
        """\
name:
  en: >-
    Lamp
    Lighter
pathway: lantern
source: manual
become:
  fr: Un
    deux
  en: |-
    # three
exam: {value: no, source: manual}
hours:
  total: {value: 90, source: manual}

# the end
""",
        """\
name:
  fr: Allumeur
  en: >-
    Lamp
    Lighter
pathway: lantern
source: [manual, guild-page]
become:
  fr: Un
    deux
  en: |-
    # three
exam: {value: yes, source: guild-page}
red_seal: {value: no, source: guild-page}
hours:
  total: [{value: 90, source: manual}, {value: 95, source: guild-page}]

# the end
""",
    ),
    "no last line end": (
        "source: manual\nname: {en: Lamp Lighter}\npathway: lantern\nhours: {total: {value: 90, source: manual}}\nexam: {value: no, source: manual}",
        (
            "source: [manual, guild-page]\nname: {fr: Allumeur, en: Lamp Lighter}\npathway: lantern\nhours: {total: [{value: 90, source: manual}, {value: 95, source: guild-page}]}\n"
            "exam: {value: yes, source: guild-page}\nred_seal: {value: no, source: guild-page}"
        ),
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
def test_whatever_its_style_a_file_keeps_what_was_not_to_change(style, ends, mark, importing, data):
    """Comments, order, quotes, spaces and line ends stay, in every line that no change touches."""
    before, after = ((mark + text.replace("\n", ends)).encode() for text in STYLES[style])
    (data / "trades" / "555E.yml").write_bytes(before)
    assert importing(row(code="555E", name_en="Lamp Lighter", exam="no", hours_total=90)).trades[0].after == before
    made = importing(
        row(code="555E", name_fr="Allumeur", name_en="Lamp Lighter", exam="yes", red_seal="no", hours_total=95)
    )
    assert (said(made.refused), made.trades[0].after.decode()) == ([], after.decode())


@pytest.mark.parametrize("path", sorted((DATA / "trades").glob("*.yml")), ids=lambda path: path.stem)
def test_real_files_change_in_the_lines_that_were_meant(path):
    """In every real file, a new French name and a changed exam leave all other lines byte for byte."""
    before = path.read_bytes().decode()
    draft = Draft(before, ORDER)
    draft.put(("name", "fr"), quoted("Nom : nouveau"))
    draft.put(("exam",), "{value: no, source: new}")
    draft.append(("hours", "total"), "{value: 1, source: new}")
    after = draft.text.splitlines()
    gone = [text for text in before.splitlines() if text not in after]
    assert '  fr: "Nom : nouveau"' in after and "exam: {value: no, source: new}" in after
    assert all(
        text.lstrip().startswith(("fr:", "exam:", "value:", "source:", "- ", "confidence:", "total:")) for text in gone
    ), gone
    assert [text for text in before.splitlines() if text.lstrip().startswith("#")] == [
        text for text in after if text.lstrip().startswith("#")
    ]


def test_comments_inside_what_is_replaced_stand_above_it():
    """A remark an editor left inside a fact is not lost with the fact."""
    draft = Draft("a: 1\nexam:\n  # asked\n  value: no\n  source:\n    # twice\n    - x\n    - y\nb: 2\n", ORDER)
    draft.put(("exam",), "{value: yes, source: z}")
    assert draft.text == "a: 1\n# asked\n# twice\nexam: {value: yes, source: z}\nb: 2\n"


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).map(str.strip).filter(bool)
)
@settings(max_examples=300, deadline=None)
def test_any_name_is_read_back_as_it_was(name):
    """Whatever its characters, a name is quoted where YAML would take them for something else."""
    for text in (f"a: {quoted(name, in_brackets=False)}\n", f"{{a: {quoted(name)}, b: c}}\n"):
        node, wrong = tree_of(text.encode(), "a.yml")
        assert wrong or node["a"] == name
        assert {problem.message_id for problem in wrong} <= {"hard-space", "invisible-character", "unknown-character"}


def test_a_file_that_cannot_be_changed_safely_is_left_alone(importing, data, monkeypatch):
    """If the text that would be written does not read back as meant, the row is refused and says what to do."""
    monkeypatch.setattr("jalons.importing.writing.changed_file", lambda text, *_: text.replace("Lanternier", "Autre"))
    made = importing(row(code="111A", name_en="Lantern Maker", exam="no"))
    assert said(made.refused) == [
        "table.csv:2:1 table-file-unusual: The file trades/111A.yml is written in a way that does not allow this change without risk. Make this change by hand in that file, then try again."
    ]
