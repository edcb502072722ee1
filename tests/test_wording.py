"""How people are named in French: the short form in running text, both genders once a page, never an ending in brackets."""

from __future__ import annotations

import re

import pytest

from jalons.content import FOLDERS, REGISTERS
from jalons.messages.report import line
from jalons.records import walk
from jalons.rules import wording
from jalons.site.prose import people
from jalons.writing.gender import Namer
from support.broken_rules import Broken, assert_told, said_in_french
from support.small_guide import DATA, change, content_of, real_content, small_data

FEMININE = {"apprenti": "apprentie", "parrain": "marraine", "formateur": "formatrice"}
DO = "Write the short French form (exploitant, comptable), or a wording without gender; the foot of each page gives both genders."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'apprenti signe avec son parrain.", []),
        ("Des frais (en Ontario), une loi (2021), trois (3) copies.", []),
        ("L'apprenti(e) signe.", [(2, "apprenti(e)")]),
        ("Les inscrit(e)s et le formateur(trice).", [(4, "inscrit(e)"), (22, "formateur(trice)")]),
        ("Votre parrain (marraine) et le parrain (la marraine).", [(14, "(marraine)"), (39, "(la marraine)")]),
        ("Le ou la registraire; il ou elle.", [(0, "Le ou la"), (22, "il ou elle")]),
        ("Un parrain ou une marraine, puis le parrain.", [(18, "marraine")]),
    ],
)
def test_faults(text, found):
    """Endings and whole words in brackets and doubled articles are found where they begin, and feminines that stand for themselves."""
    assert [(fault.start, fault.words) for fault in Namer(FEMININE).faults(text)] == found


def test_no_feminine_known():
    """A guide whose glossary names no feminine is still kept from endings in brackets."""
    assert [fault.words for fault in Namer({}).faults("Une marraine et un(e) élève.")] == ["un(e)"]


BROKEN: list[Broken] = [
    Broken(
        "ending-in-brackets",
        wording.people_are_named_one_way,
        "stages/party.yml",
        "fr: Chanter.",
        "fr: Chanter avec l'apprenti(e).",
        f"data/stages/party.yml:7:16 gender-in-brackets tasks/1/text/fr: “apprenti(e)” names people in another way than the guide does. {DO}",
    ),
    Broken(
        "full-form-in-the-text",
        wording.people_are_named_one_way,
        "glossary.yml",
        "  term: {fr: lanterne, en: lantern}\n",
        "  term: {fr: lanterne, en: lantern}\n  feminine: nuit\n",
        "data/trades/111A.yml:15:16 gender-again facts/1/text/fr: “nuit” is said already at the foot of each page. "
        "Write the short French form, or a wording without gender.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)


def test_in_french(tmp_path):
    """An editor who works in French reads the same in French."""
    folder = small_data(tmp_path)
    change(folder, "stages/party.yml", "fr: Chanter.", "fr: Chanter avec un(e) autre.")
    assert said_in_french(content_of(folder)) == [
        (
            "data/stages/party.yml:7:16 gender-in-brackets tasks/1/text/fr: « un(e) » nomme les personnes autrement que le guide. "
            "Écrivez la forme courte (exploitant, comptable), ou une tournure sans genre; "
            "le bas de chaque page donne les deux genres."
        )
    ]


def test_names_of_trades_are_left_alone(tmp_path):
    """Official names, and names that others write, stay as they are written."""
    folder = small_data(tmp_path)
    change(
        folder,
        "trades/111A.yml",
        "name: {fr: Lanternier,",
        "also_called: [{fr: Lampiste(e), en: Lamper}]\nname: {fr: Lanternier(e),",
    )
    assert list(wording.people_are_named_one_way(content_of(folder), None)) == []


def test_hand_written_pages(tmp_path):
    """French pages are held to it by line and column; English ones are not."""
    for language in ("fr", "en"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.md").write_text("# A\n\nUn parrain ou une marraine.\nVotre marraine.\n", "utf-8")
    assert [line(problem, "en") for problem in people(tmp_path, "docs", FEMININE)] == [
        f"docs/fr/a.md:{place} gender-again: “marraine” is said already at the foot of each page. "
        "Write the short French form, or a wording without gender."
        for place in ("3:19", "4:7")
    ]


def test_real_pages():
    """The guide's own pages name people one way, by the words of its own glossary."""
    feminine = wording.feminine(real_content())
    assert {"parrain", "apprenti", "formateur", "compagnon"} <= feminine.keys()
    assert list(people(DATA.parent / "docs", "docs", feminine)) == []


DIARY = [
    *("la page lue", "pages lues", "la copie lue", "nous n'avons pas", "nous ne savons pas", "nous ignorons"),
    *(
        "déduction du guide",
        "calcul du guide",
        "conseil du guide",
        "compte au portail",
        "dossier à mso",
        "jusqu'au but",
    ),
    *("we did not find", "we could not verify", "we do not know", "the page we read", "our inference", "beware"),
]
"""How the guide told of its own research, and words that it no longer uses; a reader is told what to ask instead."""


def test_the_guide_does_not_tell_of_its_research():
    """No text of the data says what its authors did not find: it is the question to ask, or "to be confirmed"."""
    content = real_content()
    parts = [name for name in (*FOLDERS, *REGISTERS) if name != "journeys"]  # journeys are told by readers
    texts = [
        (part, name, text)
        for part in parts
        for name, record in content.part(part).items()
        for _, text in walk.texts(record)
    ]
    assert len(texts) > 1000
    found = [
        (part, name, phrase)
        for part, name, text in texts
        for phrase in DIARY
        if phrase in text.fr.lower() or phrase in text.en.lower()
    ]
    assert found == []


def test_every_french_page_gives_both_genders_once(small_site):
    """The foot of each French page says whom the short forms stand for; only the glossary names the feminines once more."""
    pages = [
        path
        for path in small_site.rglob("*.html")
        if path.relative_to(small_site).parts[0] not in ("en", "assets", "pagefind")
    ]
    assert len(pages) > 100
    for path in pages:
        text = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        expected = 2 if path.parent.name == "glossary" else 1
        for word in ("apprentie", "marraine", "formatrice", "compagne"):
            found = len(re.findall(rf"\b{word}\b", re.sub(r"<[^>]*>", " ", text)))
            assert found == expected, (path.relative_to(small_site).as_posix(), word, found)
