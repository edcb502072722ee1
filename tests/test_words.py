"""Interface words: the program has them all in both languages, a guide says only what differs."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from jalons.checking import open_guide
from jalons.content import default_words
from jalons.content.schemas import schemas
from jalons.messages.report import line
from jalons.pages import vocabulary
from jalons.reading.files import read
from jalons.site.writing import SiteWriter
from jalons_cli.commands.new import EXAMPLE
from page_text import text_of
from support.domain_words import domain_words
from support.project import AS_OF, ROOT
from support.small_guide import change, content_of, problems, real_content, small_data, write

TEMPLATES = ROOT / "overrides" / "jalons"
DEFAULTS = default_words.texts()


def said_of(folder: Path) -> list[str]:
    """All that `check` says of the words of a data folder."""
    return [line(problem, "en") for problem in vocabulary.problems(content_of(folder).words, TEMPLATES)]


def test_each_default_stands_once():
    """No two files of the program have words of the same name, and each file is read."""
    keys = Counter(key for path, shown in default_words.files() for key in read(path, shown)[0])
    assert len(keys) > 500 and [key for key, count in keys.items() if count > 1] == []
    assert keys.keys() == DEFAULTS.keys()


def test_each_word_is_asked_for_and_its_marks_are_filled_in():
    """Nothing is wrong with the words of the real guide, its own and the program's, and none of them is dead."""
    assert [line(problem, "en") for problem in vocabulary.problems(real_content().words, TEMPLATES)] == []


def test_the_defaults_belong_to_no_subject():
    """A city or a charity reads the program's words as its own: none is of apprenticeship, in either language."""
    assert domain_words("Sponsor's log-book, TRADE; l'Apprentie, Métiers, sceau rouge") == [
        *("sponsor", "log book", "trade", "apprentie", "metiers", "sceau rouge")
    ]
    assert domain_words("tradition, informations, trading, métiérs-là") == ["metiers"]
    found = {key: words for key, text in DEFAULTS.items() if (words := domain_words(f"{text.fr} | {text.en}"))}
    assert found == {}
    assert [key for key in DEFAULTS if domain_words(key)] == []


_NOT_SET = re.compile(r"(?<! ):(?![\w/])| [;!?.,]|«(?! )|(?<! )»|[’“”\u00a0\u202f]|\.\.\.")


def test_the_defaults_are_set_as_french_is():
    """A space stands before a colon and within guillemets, none before other marks; the signs are plain ones to be typeset."""
    wrong = ("Mot: un", "Un mot ;", "«un»", "L’un", "Un...")
    assert all(_NOT_SET.search(text) for text in wrong)
    assert {key: text.get("fr") for key, text in DEFAULTS.items() if _NOT_SET.search(text.get("fr"))} == {}


def test_a_guide_needs_no_words(tmp_path):
    """Without a file of words a guide has those of the program, which are all that pages ask for."""
    folder = small_data(tmp_path)
    (folder / "words.yml").unlink()
    assert content_of(folder).words == DEFAULTS
    assert list(vocabulary.problems(DEFAULTS, TEMPLATES)) == []


def test_what_a_guide_says_otherwise_holds(tmp_path):
    """A guide's own words stand in place of the program's, and the state of the content is another one."""
    folder = small_data(tmp_path)
    before = content_of(folder)
    write(folder, "words.yml", "home: {fr: Début, en: Beginning}\n")
    after = content_of(folder)
    assert (after.words["home"].get("fr"), after.words["home"].location.file) == ("Début", "data/words.yml")
    assert after.words["skip"] == before.words["skip"] == DEFAULTS["skip"]
    assert after.fingerprint != before.fingerprint


def test_kinds_and_groups_are_the_guides_own(tmp_path):
    """A guide adds a group of links, a kind of source and a kind of money by giving their words; nothing else lists them."""
    folder = small_data(tmp_path)
    change(folder, "links.yml", "group: official", "group: clubs")
    change(folder, "sources.yml", "kind: document", "kind: almanac")
    change(folder, "money.yml", "kind: grant", "kind: candles")
    change(folder, "money.yml", "who: apprentice", "who: novice")
    own = ("links-group-clubs", "source-kind-almanac", "money-kind-candles")
    assert [said.split(" ")[1] for said in problems(folder)] == ["name-without-words"] * 3
    with (folder / "words.yml").open("a", encoding="utf-8") as words:
        words.writelines(f"{key}: {{fr: Des mots, en: Words}}\n" for key in own)
    assert problems(folder) == [] and said_of(folder) == []


def test_words_that_nothing_asks_for_are_noted(tmp_path):
    """A slip in the name of words is told with the name that was meant, and stops nothing."""
    folder = small_data(tmp_path)
    write(folder, "words.yml", "hom: {fr: Début, en: Beginning}\n")
    found = list(vocabulary.problems(content_of(folder).words, TEMPLATES))
    assert [problem.note for problem in found if problem.message_id == "word-unused"] == [True]
    assert said_of(folder) == [
        (
            "data/words.yml:1:6 word-unused (note) hom: Nothing asks for the words “hom”. Did you mean “home”? "
            "Correct the name, or take them out."
        )
    ]


def test_words_that_say_what_the_program_says_are_noted(tmp_path):
    """A guide writes only what differs: what it says word for word as the program does can be taken out."""
    folder = small_data(tmp_path)
    write(folder, "words.yml", "home: {fr: Accueil, en: Home}\nskip: {fr: Aller au contenu, en: Onward}\n")
    assert said_of(folder) == [
        "data/words.yml:1:7 word-as-default (note) home: The program says these words anyway. Take them out."
    ]


def test_marks_that_nothing_fills_in_are_told_where_they_stand(tmp_path):
    """A misspelt {mark} in a guide's own words is an error in its file."""
    folder = small_data(tmp_path)
    change(folder, "words.yml", 'en: "this trade ({name})"', 'en: "this trade ({nam})"')
    assert ["word-mark" in said for said in said_of(folder)] == [True]


def test_editors_are_offered_each_word_with_what_it_says():
    """The schema of words.yml names every word of the program, and allows others for templates of one's own."""
    schema = json.loads(schemas({})["words.schema.json"])
    assert schema["properties"].keys() == DEFAULTS.keys()
    assert schema["properties"]["home"]["description"] == "Accueil · Home"
    assert schema["additionalProperties"] == {"$ref": "#/$defs/Text"}


@pytest.mark.build
def test_no_page_of_a_guide_on_another_subject_has_them(tmp_path):
    """Pages of the example guide, and what their scripts are handed, have no word of apprenticeship."""
    write(tmp_path, "guide.yml", EXAMPLE.read_text("utf-8"))
    SiteWriter(open_guide(tmp_path / "data", AS_OF), TEMPLATES, tmp_path / "site").pages()
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        html = page.read_text("utf-8")
        handed = json.loads(re.search(r'id="jalons">(.*?)</script>', html)[1])["words"]
        assert domain_words(" ".join((*text_of(html), *handed.values()))) == [], page


@pytest.mark.parametrize("package", ["jalons/messages", "jalons_cli"])
def test_what_editors_are_told_belongs_to_no_subject(package):
    """No message of the check or of the command line, nor its id or a mark in it, has a word of apprenticeship."""
    told = yaml.safe_load((ROOT / "scripts" / package / "messages.yml").read_text("utf-8"))
    flat = told["words"] | told["problems"] if "problems" in told else told
    assert len(flat) > 100
    found = {key: words for key, said in flat.items() if (words := domain_words(f"{key} {said}"))}
    assert found == {}
