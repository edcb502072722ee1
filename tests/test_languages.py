"""Languages: a guide is in one, two or more, of which some may be incomplete, whatever their script."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from jalons import rules
from jalons.checking import check, open_guide
from jalons.content import default_words, load
from jalons.content.head import head_of
from jalons.content.schemas import schemas
from jalons.messages.report import line
from jalons.pages.maker import pages
from jalons.path.release_diff import Comparison
from jalons.path.release_parts import version_of
from jalons.reading.files import tree_of
from jalons.records import MenuEntry
from jalons.records.shaping import shape
from jalons.records.texts import Text
from jalons.writing import numbers
from jalons.writing.language import Languages, locale, name_of
from jalons.writing.plurals import plural_key
from jalons.writing.typography import typeset
from jalons_mkdocs.languages import speaks
from page_text import text_of
from support.axe import violations
from support.broken_rules import Broken, assert_told, told_in_french
from support.command import run
from support.domain_words import domain_words
from support.project import ROOT
from support.small_guide import AS_OF, SITE, change, content_of, small_data, write

GUIDES = ROOT / "tests" / "guides"
EN = Languages(("en",))
THREE = Languages(("en", "fr", "ar"), frozenset(("ar",)))
DAY = {"SOURCE_DATE_EPOCH": "1796083200"}
NAME = "name: {fr: Lanternes, en: Lanterns}\n"

OWN_TEXTS = 113
"""How many texts the small guide has, besides the interface words of the program."""
BROKEN: list[Broken] = [
    Broken(
        "language-twice",
        rules.languages.every_language_is_named_once,
        "site.yml",
        NAME,
        "languages: [fr, en, fr]\n" + NAME,
        "data/site.yml:1:21 language-twice languages/3: The language “fr” is named twice. Take it out once.",
    ),
    Broken(
        "partial-elsewhere",
        rules.languages.every_language_is_named_once,
        "site.yml",
        NAME,
        "partial: [es, fr]\n" + NAME,
        "data/site.yml:1:11 partial-unknown partial/1: “es” is no language of the guide. Name a language of “languages:” (fr and en), or take it out.",
        "data/site.yml:1:15 partial-default partial/2: “fr” is the default language: it must be complete. Take it out of “partial:”, or put another language first.",
    ),
    Broken(
        "one-text-missing",
        rules.languages.what_is_not_translated_is_counted,
        "site.yml",
        SITE,
        "partial: en\n" + SITE.replace("disclaimer: {fr: Inventé, en: Invented}", "disclaimer: {fr: Inventé}"),
        f"data/site.yml:8:13 language-partial (note): 1 of {len(default_words.texts()) + OWN_TEXTS} texts are not there in “en”; the first is here. Translate them when you can; until then the default language stands in for them.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)


@pytest.mark.parametrize(
    ("id", "told"),
    [
        (
            "language-twice",
            "data/site.yml:1:21 language-twice languages/3: La langue « fr » est nommée deux fois. Enlevez-la une fois.",
        ),
    ],
)
def test_broken_rule_in_french(tmp_path, id, told):
    """The same in French, with its no-break spaces."""
    case = next(case for case in BROKEN if case.id == id)
    assert told_in_french(small_data(tmp_path), case)[0] == told


def told(record_class, text: str, languages: Languages) -> list[tuple[str, str]]:
    """The (id, place) of what is wrong with a piece of YAML in a guide in these languages."""
    node, _ = tree_of(text.encode(), "x.yml")
    return [(problem.message_id, problem.where) for problem in shape(record_class, node, "", languages)[1]]


@pytest.mark.parametrize(
    ("text", "languages", "found"),
    [
        ("page: a/\nname: {en: A}\n", EN, []),
        ("page: a/\nname: A\n", EN, []),
        ("page: a/\nname: ''\n", EN, [("text-empty", "name")]),
        ("page: a/\nname: A\n", THREE, [("mapping-expected", "name")]),
        ("page: a/\nname: {en: A, fr: B}\n", EN, [("unknown-key", "name/fr")]),
        ("page: a/\nname: {en: A, fr: B}\n", THREE, []),
        ("page: a/\nname: {en: A, ar: B}\n", THREE, [("missing-language", "name/fr")]),
        (
            "page: a/\nname: {ar: B, de: ''}\n",
            THREE,
            [("missing-language", "name"), ("unknown-key", "name/de"), ("text-empty", "name/de")],
        ),
    ],
)
def test_a_text_is_in_the_languages_of_the_guide(text, languages, found):
    """Each complete language is asked for, no other is let in, and where there is one a text is its words alone."""
    got = told(MenuEntry, text, languages)
    assert {name for name, _ in got} == {name for name, _ in found}
    assert len(found) > 1 or not found or found[0][1] in got[0][1]


def test_the_first_language_stands_in_for_what_is_missing():
    """In whatever order an editor wrote them."""
    node, _ = tree_of(b"page: a/\nname: {fr: B, en: A}\n", "x.yml")
    entry, problems = shape(MenuEntry, node, "", THREE)
    assert problems == [] and [entry.name.in_(each) for each in THREE] == ["A", "B", "A"]
    assert [entry.name.language_in(each) for each in THREE] == ["en", "fr", "en"]


def test_texts_are_told_apart():
    """Two texts are the same whose words are, and texts can stand in sets."""
    assert len({Text(fr="a", en="b"), Text(fr="a", en="b"), Text(fr="a", en="c")}) == 2


@pytest.mark.parametrize(
    ("site", "languages"),
    [
        ("", Languages()),
        ("languages: en\n", EN),
        ("languages: [en, fr, ar]\npartial: ar\n", THREE),
        ("partial: en\n", Languages(partial=frozenset(("en",)))),
        ("languages: {en: yes}\n", Languages()),
        ("languages: [english, en]\n", EN),
        ("languages: [en, en]\npartial: [en, de]\n", EN),
        ("languages: [zh-Hant, pt-BR, es-419]\n", Languages(("zh-Hant", "pt-BR", "es-419"))),
        (": : :\n", Languages()),
    ],
)
def test_the_languages_are_known_before_all_else(tmp_path, site, languages):
    """From guide.yml as from site.yml, and what is wrong with them keeps nothing from being read."""
    write(tmp_path, "guide.yml", site)
    assert head_of(tmp_path / "data").languages == languages
    (tmp_path / "guide.yml").unlink()
    (tmp_path / "data").mkdir()
    write(tmp_path / "data", "site.yml", site)
    assert head_of(tmp_path / "data").languages == languages


@pytest.mark.parametrize("wrong", ["english", "EN", "e", "en_CA"])
def test_what_is_no_language_is_told(tmp_path, wrong):
    """By its line, with what to write."""
    folder = small_data(tmp_path)
    change(folder, "site.yml", NAME, f"languages: [fr, en, {wrong}]\n{NAME}")
    _, problems = load(folder, "data")
    said = f"“{wrong}” does not have the form of a language. Write a tag such as fr, en, es or pt-BR."
    assert f"data/site.yml:1:21 language-form languages/3: {said}" in [line(problem, "en") for problem in problems]


# Words


def words(**by_key: dict[str, str]) -> dict[str, Text]:
    """Interface words by key, a hyphen written as an underscore."""
    return {key.replace("_", "-"): Text(**said) for key, said in by_key.items()}


DEFAULT = words(skip={"fr": "Passer", "en": "Skip"}, home={"fr": "Accueil", "en": "Home"})


@pytest.mark.parametrize(
    ("own", "tags", "partial", "problems"),
    [
        ({}, ("fr", "en"), (), []),
        ({}, ("en",), (), []),
        ({"skip": {"en": "Jump"}}, ("en",), (), []),
        ({"skip": {"en": "Jump"}}, ("fr", "en"), (), [("missing-language", "skip/fr")]),
        ({"mine": {"en": "Mine"}}, ("fr", "en"), (), [("missing-language", "mine/fr")]),
        ({"mine": {"en": "Mine"}}, ("en", "es"), ("es",), []),
        ({}, ("en", "es"), (), [("words-missing", "")]),
        ({"skip": {"es": "Saltar"}}, ("en", "es"), (), [("words-missing", "")]),
        ({"skip": {"es": "Saltar"}, "home": {"es": "Inicio"}}, ("en", "es"), (), []),
        ({"skip": {"es": "Saltar"}, "home": {"es": "Inicio"}}, ("es",), (), []),
    ],
)
def test_words_lie_over_those_of_the_program_language_by_language(own, tags, partial, problems):
    """A guide says what differs; a language that the program does not speak needs every word, or is partial."""
    languages = Languages(tags, frozenset(partial))
    made, found = default_words.laid_over(DEFAULT, words(**own), languages)
    assert [(problem.message_id, problem.where) for problem in found] == problems
    assert list(made) == [*dict.fromkeys((*DEFAULT, *own))]
    for key, said in own.items():
        assert {each: made[key].get(each) for each in said} == said
    assert {language for text in made.values() for language, _ in text.items()} <= {*tags, "en"}


def test_the_words_of_a_partial_language_are_those_of_the_first():
    """Not those of whichever language the program's files name first."""
    made, _ = default_words.laid_over(DEFAULT, {}, THREE)
    assert made["skip"].in_("ar") == "Skip" and made["skip"].language_in("ar") == "en"


@pytest.mark.build
def test_a_translator_is_given_the_words_that_are_missing(tmp_path):
    """Each is a line to translate; once all are in use the guide is complete, and nothing is written twice."""
    write(tmp_path, "guide.yml", (GUIDES / "library-card" / "guide.yml").read_text("utf-8"))
    change(tmp_path, "guide.yml", "languages: en\n", "languages: [en, es]\npartial: es\nwords: {home: {es: Inicio}}\n")
    # a text in two languages is no longer its words alone
    text = re.sub(
        r"(name|title|term|definition|summary|asked|publisher|detail): ([^{}\n,]+?)(?=[,}\n])",
        r"\1: {en: '\2'}",
        (tmp_path / "guide.yml").read_text("utf-8"),
    )
    text = re.sub(r"      - ([A-Z].*)", r"      - {en: '\1'}", text).replace(
        "title: {en: 'Library rules'}", "title: Library rules"
    )
    write(tmp_path, "guide.yml", text)
    asked = ("words", "es", "--project", str(tmp_path), "--lang", "en")
    count = len(default_words.texts())
    assert run(*asked).stdout == f"{count - 1} words to translate added to overrides/jalons/words/es.yml.\n"
    file = tmp_path / "overrides" / "jalons" / "words" / "es.yml"
    assert '#: skip: {es: "Skip to content"}\n' in file.read_text("utf-8") and "home:" not in file.read_text(
        "utf-8"
    ).split("\n#: ")
    content, problems = check(tmp_path / "data", AS_OF)
    assert [problem.message_id for problem in problems] == ["language-partial"] and content.words["skip"].get(
        "es"
    ) is None
    file.write_text(file.read_text("utf-8").replace("#: ", ""), "utf-8")
    content, problems = check(tmp_path / "data", AS_OF)
    assert content.words["skip"].get("es") == "Skip to content" and content.words["home"].get("es") == "Inicio"
    assert run(*asked).stdout.startswith("0 words to translate")
    refused = run("words", "fr", "--project", str(tmp_path), "--lang", "en")
    assert (
        refused.returncode == 2
        and refused.stderr == "“fr” is not a language of the guide that the program does not speak (es).\n"
    )


# How languages write


@pytest.mark.parametrize(
    ("language", "number", "day", "several", "name"),
    [
        ("fr", "4\u00a0500", "1er avril 2025", "a et b", "français"),
        ("en", "4,500", "April 1, 2025", "a and b", "English"),
        ("fr-CA", "4\u00a0500", "1er avril 2025", "a et b", "français (Canada)"),
        ("es", "4.500", "1 de abril de 2025", "a y b", "español"),
        ("de", "4.500", "1. April 2025", "a und b", "Deutsch"),
        ("pt-BR", "4.500", "1 de abril de 2025", "a e b", "português (Brasil)"),
        ("qqq", "4,500", "April 1, 2025", "a and b", "qqq"),
    ],
)
def test_each_language_writes_in_its_own_way(language, number, day, several, name):
    """By Babel's data, with Canada's ways for French and English; a language that Babel does not know is written plainly."""
    assert numbers.whole(4500, language) == number
    assert numbers.day(date(2025, 4, 1), language) == day
    assert numbers.listed(["a", "b"], language) == several
    assert name_of(language, language) == name


@given(st.from_regex(r"[a-z]{2,3}(-[A-Z]{2})?", fullmatch=True), st.integers(0, 10**7))
def test_no_language_is_too_strange(language, number):
    """Whatever the tag, numbers, days and texts can be written."""
    assert numbers.whole(number, language) and numbers.day(date(2025, 4, 1), language)
    assert typeset("a : b", language) and locale(language)


NUMBERED = [
    ("ar", 1, (), "task-one"),
    ("ar", 2, ("task-two",), "task-two"),
    ("ar", 2, (), "task-many"),
    ("ar", 5, ("task-few",), "task-few"),
    ("ar", 11, ("task-few",), "task-many"),
    ("ar", 0, ("task-zero",), "task-zero"),
    ("pl", 3, ("task-few",), "task-few"),
    ("en", 2, ("task-two", "task-few"), "task-many"),
    ("fr", 1_000_000, (), "task-many"),
]


@pytest.mark.parametrize(("language", "number", "known", "key"), NUMBERED)
def test_numbers_go_with_the_words_of_their_form(language, number, known, key):
    """A language with more forms than two has words for as many of them as the guide gives."""
    assert plural_key("task", number, language, known) == key


FORMS = """async (cases) => {
  const [{ pluralKey }, locale] = await Promise.all(["plural", "locale"].map((name) => import(`./assets/shared/${name}.js`)))
  return {
    keys: cases.map(([language, number, known]) => pluralKey("task", number, language, (key) => known.includes(key))),
    commas: ["fr", "en", "es", "de", "pt-BR"].map(locale.hasDecimalComma),
    typed: ["fr", "en", "de"].map((language) => locale.localizeDecimal("7.5", language)),
    shown: [["en", {fr: "a", en: "b"}], ["es", {fr: null, en: "b"}], ["es", {}]].map(([language, said]) => locale.shownLanguage(said, language)),
  }
}"""


def test_the_browser_writes_as_the_program_does(reader):
    """The same form for a number of any language, a comma where it parts decimals, the first language that says something."""
    cases = [[language, number, list(known)] for language, number, known, _ in NUMBERED]
    found = reader.open().evaluate(FORMS, cases)
    assert found == {
        "keys": [key for *_, key in NUMBERED],
        "commas": [True, False, True, True, True],
        "typed": ["7,5", "7.5", "7,5"],
        "shown": ["en", "en", "es"],
    }


# What is made of them


def test_a_language_that_is_added_is_no_change(tmp_path):
    """Whoever comes from paper of before is not told that every sentence was reworded, only what was."""
    folder = small_data(tmp_path)
    two = version_of(content_of(folder), AS_OF)
    change(folder, "site.yml", NAME, "languages: [en, es, fr]\npartial: es\n" + NAME)
    content = content_of(folder)
    three = version_of(content, AS_OF)
    assert three.languages == ("en", "es", "fr") and two.languages == ("fr", "en")
    assert Comparison(content, three, two).changes("111A") == {}


def test_editors_are_offered_the_languages_of_the_guide():
    """In one language a text may be its words; in three the complete ones are asked for."""
    one, three = (json.loads(schemas({}, languages=each)["site.schema.json"])["$defs"]["Text"] for each in (EN, THREE))
    assert (one["type"], list(one["properties"]), one["required"]) == (["string", "object"], ["en"], ["en"])
    assert (three["type"], list(three["properties"]), three["required"]) == ("object", ["en", "fr", "ar"], ["en", "fr"])
    assert three["properties"]["ar"]["description"] == "Arabic · arabe"


def test_what_mkdocs_does_not_know_is_made_without_it():
    """Material and static-i18n know some languages; the guide knows any."""
    assert speaks(Languages()) and speaks(THREE) and speaks(Languages(("pt-BR",)))
    assert not speaks(Languages(("en", "iu-CA"))) and not speaks(Languages(("ojb",)))


@pytest.mark.build
def test_a_language_that_no_library_knows(tmp_path):
    """The site is made all the same, and editors are told what search can do with it."""
    text = (GUIDES / "library-card" / "guide.yml").read_text("utf-8")
    write(
        tmp_path,
        "guide.yml",
        text.replace("languages: en", "languages: oj")
        .replace("en: https", "oj: https")
        .replace("{en: Take", "{oj: Take"),
    )
    words = "".join(
        f"{key}: {{oj: {json.dumps(said.in_('en'), ensure_ascii=False)}}}\n"
        for key, said in default_words.texts().items()
    )
    write(tmp_path, "overrides/jalons/words/oj.yml", words)
    built = run("build", "--project", str(tmp_path), "--out", str(tmp_path / "site"), "--no-pdf", "--lang", "en", **DAY)
    said = "Search does not know how words change in these languages, and finds them as they are written: oj.\n"
    assert built.returncode == 0 and said in built.stdout
    assert '<html lang="oj"' in (tmp_path / "site" / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def newcomers():
    """Every page of the guide in three languages, by address."""
    guide = open_guide(GUIDES / "newcomers" / "data", AS_OF)
    return {page.path: page for page in pages(guide, ROOT / "overrides" / "jalons")}


def test_words_that_stand_in_are_marked(newcomers):
    """A sentence of another language says which, in markup for sentences, by signs where there is no markup."""
    body = newcomers["ar/health/"].body
    assert '<span lang="en" dir="ltr">Keep the receipt.</span>' in body and "املأ الاستمارة." in body
    assert newcomers["ar/school/"].title == "\u2066Go to school\u2069"
    assert '<span lang="en"' not in newcomers["health/"].body and '<span lang="fr" dir' not in newcomers["health/"].body
    inside_attributes = re.compile(r'="[^"<>]*<')
    assert [path for path, page in newcomers.items() if inside_attributes.search(page.body)] == []


def test_a_page_is_there_in_every_language(newcomers):
    """At the root in the first, below its tag in each other one."""
    roots = [path for path in newcomers if not path.startswith(("fr/", "ar/"))]
    assert len(roots) > 10 and {f"{tag}/{path}" for tag in ("fr", "ar") for path in roots} < set(newcomers)


@pytest.fixture(scope="module", params=["library-card", "newcomers"])
def made(request, tmp_path_factory) -> tuple[str, Path]:
    """A guide in one language or in three, as the command builds it."""
    out = tmp_path_factory.mktemp(request.param) / "site"
    built = run("build", "--project", f"tests/guides/{request.param}", "--out", str(out), "--no-pdf", **DAY)
    assert built.returncode == 0, built.stderr
    return request.param, out


@pytest.mark.build
def test_the_site_says_which_languages_it_is_in(made, tmp_path):
    """Each page names its twins, and none where there is one language; the second way to make it gives the same pages."""
    name, site = made
    languages = head_of(GUIDES / name / "data").languages
    page = (site / "index.html").read_text("utf-8")
    assert re.findall(r'hreflang="([a-z-]+)" href="http', page) == (
        [*languages, "x-default"] if len(languages) > 1 else []
    )
    assert re.findall(r'hreflang="(\w+)" data-language-switch>([^<]+)<', page) == (
        [("fr", "Français"), ("ar", "العربية")] if len(languages) > 1 else []
    )
    assert '<link rel="canonical"' in page and "noindex" not in page and f'<html lang="{languages.default}"' in page
    urls = ET.parse(site / "sitemap.xml").getroot()
    assert len(urls) == len(languages) * len(
        {url[0].text for url in urls if "/ar/" not in url[0].text and "/fr/" not in url[0].text}
    )
    other = tmp_path / "other"
    assert (
        run(
            "build", "--project", f"tests/guides/{name}", "--out", str(other), "--no-pdf", "--without-mkdocs", **DAY
        ).returncode
        == 0
    )
    both = [
        {path.relative_to(root).as_posix(): text_of(path.read_text("utf-8")) for path in root.rglob("*.html")}
        for root in (site, other)
    ]
    assert len(both[0]) > 10 and both[0] == both[1]
    said = {path.name: words for path in site.rglob("*.html") if (words := domain_words(path.read_text("utf-8")))}
    assert said == {}


def test_a_reader_walks_it_in_each_language(made, server, new_reader):
    """One ticks, the next thing follows, each other language keeps the tick, lines run its way, and it can be printed."""
    name, site = made
    languages = head_of(GUIDES / name / "data").languages
    server.show(site)
    stage = "desk/" if name == "library-card" else "address/"
    assert len(languages) in (1, 3)
    for language in languages:
        reader = new_reader(viewport={"width": 360, "height": 740})
        page = reader.open(languages.prefix(language) + stage)
        first, second = page.get_by_role("checkbox").all()
        first.check()
        link = page.locator("[data-next-link]")
        expect(link).to_have_attribute("href", re.compile("#"))
        assert page.locator("body").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360 and violations(page) == []
        switches = page.locator("[data-language-switch]")
        assert switches.evaluate_all("all => all.map(one => one.lang)") == list(languages.others(language))
        for other in languages.others(language):
            page.locator(f"[data-language-switch][lang={other}]").click()
            expect(page.locator("html")).to_have_attribute("lang", other)
            expect(page.get_by_role("checkbox").first).to_be_checked()
            page.go_back()
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible() and page.locator(".partial").count() == (language == "ar")
        page.emulate_media(media="screen")
        second.check()
        page.locator(".menu a[href*=search]").click()
        page.locator("#q").fill(
            {"fr": "bail", "ar": "الإيجار"}.get(language, "form" if name == "library-card" else "lease")
        )
        expect(page.locator(".results a").first).to_be_visible()
