"""Guides on other subjects, made of data alone: nothing is wrong with them, no word of this guide stands in them, and people walk them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from jalons.checking import open_guide
from jalons.pages import sheets
from jalons_cli import printing
from jalons_cli.printing import Output
from support.axe import violations
from support.command import run
from support.domain_words import domain_words
from support.project import AS_OF, ROOT

GUIDES = {
    # the address of a path below the language, its first task in both languages, a stage with a task of somebody else
    "driving": ("vehicles/car/", ("Vérifier votre âge.", "Check your age."), "lessons/"),
    "permit": ("regions/north/", ("Mesurer le trottoir.", "Measure the sidewalk."), "neighbours/"),
}
DAY = {"SOURCE_DATE_EPOCH": "1796083200"}
CONTENT_VERSION = re.compile(r"\b[0-9a-f]{8}\b")
HANDED = re.compile(r'id="jalons">(.*?)</script>', re.DOTALL)
PUBLISHED = (".html", ".json", ".js", ".css", ".xml")
KEPT = {
    # what papers take over from the hours kept on a device, by the keys of data/letters.yml
    "assets/components/fill-in/fill-in.js": ["on the job", "in class"],
    # the name under which devices keep with whom hours were done
    "assets/shared/weeks.js": ["sponsor"],
}
"""Names that are kept or written in data, which readers never see."""
TO_CONFIRM = re.compile(r"à confirmer|to be confirmed", re.IGNORECASE)


@pytest.fixture(scope="module", params=GUIDES)
def made(request, tmp_path_factory) -> tuple[str, Path]:
    """The name of a guide, and its site as the command builds it: what is tried here is what editors get."""
    out = tmp_path_factory.mktemp(request.param) / "site"
    folder = f"tests/guides/{request.param}"
    checked = run("check", "--project", folder, **DAY)
    assert (checked.returncode, checked.stdout) == (0, "No problems.\n")
    built = run("build", "--project", folder, "--out", str(out), "--no-pdf", **DAY)
    assert built.returncode == 0, built.stderr
    return request.param, out


def texts(site: Path) -> dict[str, str]:
    """The pages, scripts, style sheets, and what scripts fetch, by address; versions of the content are no words."""
    others = {"pagefind", "vendor"}
    found = [path for path in site.rglob("*") if path.suffix in PUBLISHED and not others.intersection(path.parts)]
    return {path.relative_to(site).as_posix(): CONTENT_VERSION.sub("", path.read_text("utf-8")) for path in found}


@pytest.mark.build
def test_no_word_of_another_subject_stands_in_a_guide(made):
    """Neither pages nor open data, in text or markup, nor scripts and what they are handed, hold a word of apprenticeship in either language."""
    _, site = made
    said = texts(site)
    assert len([name for name in said if name.endswith(".html")]) > 20
    assert len([name for name in said if name.endswith(".js")]) > 50
    assert {name: words for name, text in said.items() if (words := domain_words(text))} == KEPT
    handed = {
        (key, word)
        for text in said.values()
        for found in HANDED.findall(text)
        for key, word in json.loads(found)["words"].items()
    }
    assert len(handed) > 50 and [one for one in handed if domain_words(" ".join(one))] == []


@pytest.mark.build
def test_no_word_of_another_subject_stands_in_its_pdfs(tmp_path):
    """The sheets of a stage in both languages, of all tasks and of deadlines hold what the data say, and no word of apprenticeship."""
    guide = open_guide(ROOT / "tests" / "guides" / "permit" / "data", AS_OF)
    asked = {
        ("permit", "fr-en"): "Envoyer le plan",
        ("checklist", "fr"): "Poser les tables",
        ("dates", "en"): "Renew the permit",
    }
    every = {
        (sheet.subject, sheet.spoken): sheet for sheet in sheets.of_trade(guide, "north") if sheet.size == "letter"
    }
    assert len(asked) == 3
    for file, words in zip(
        printing.make(guide, ROOT, [every[one] for one in asked], Output(tmp_path, flat=True)),
        asked.values(),
        strict=True,
    ):
        said = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
        assert words in " ".join(said.split()) and domain_words(said) == [], file.name


@pytest.mark.build
def test_only_what_the_data_leave_open_is_to_be_confirmed(made):
    """A fee that the data do not give is said to be so; a guide whose data give all says it on no path."""
    name, site = made
    path = GUIDES[name][0].split("/")[0]
    open_ones = {
        page.split("/")[2]
        for page, text in texts(site).items()
        if page.startswith(f"en/{path}/")
        and page.count("/") == 3
        and TO_CONFIRM.search(re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
    }
    assert open_ones == ({"motorcycle"} if name == "driving" else set())


@pytest.mark.build
def test_nothing_is_linked_that_is_not_there(made):
    """Pages without data do not exist: no money, no compare where there is one path, no poster that the guide does without."""
    name, site = made
    there = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    path = GUIDES[name][0]
    assert f"{path}index.html" in there and "money/index.html" not in there and f"{path}letter/index.html" not in there
    assert (f"{path}poster/index.html" in there) is (name == "driving")
    assert f"{path}hours/index.html" not in there and (f"{path}dates/index.html" in there) is (name == "permit")
    facts = json.loads((site / path / "path.json").read_text("utf-8"))["facts"]
    assert list(facts) == (["age", "fee", "theory", "wheels"] if name == "driving" else ["fence"])


def test_a_reader_walks_it_in_both_languages(made, server, new_reader):
    """One ticks the first task, the next thing to do follows, the other language keeps the tick, another person's task waits, days give deadlines."""
    name, site = made
    path, first, others = GUIDES[name]
    server.show(site)
    for language, prefix in enumerate(("", "en/")):
        reader = new_reader(viewport={"width": 360, "height": 740})
        page = reader.open(f"{prefix}{path}")
        panel = page.locator("[data-next]")
        expect(panel.locator("[data-next-link]")).to_have_text(first[language])
        panel.locator("[data-next-link]").click()
        page.get_by_role("checkbox").first.check()
        expect(panel.locator("[data-next-link]")).not_to_have_text(first[language])
        page.locator("[data-language-switch]").click()
        expect(page.get_by_role("checkbox").first).to_be_checked()
        page.emulate_media(media="print")
        assert page.locator("h1").is_visible()
        page = reader.open(f"{prefix}{path}{others}")
        assert page.locator("main input[type=checkbox]").count() == 2
        if name == "permit":
            page = reader.open(f"{prefix}{path}dates/")
            page.locator("[data-date=issued]").fill("2098-02-01")
            page.keyboard.press("Tab")
            expect(page.locator("[data-next-due]")).to_contain_text("2099")
            expect(page.locator("#deadline--renewal [data-due-day]")).to_contain_text("2099")
            expect(page.locator("[data-calendar-save]")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360 and violations(page) == []


def test_the_reader_is_whom_the_guide_speaks_to():
    """No role is named in the program: the guide of vehicles speaks to learners, that of permits to its first person."""
    assert (ROOT / "tests" / "guides" / "driving" / "guide.yml").read_text("utf-8").count("reader: learner") == 1
    scripts = [path for path in (ROOT / "overrides" / "jalons").rglob("*.js") if "vendor" not in path.parts]
    assert scripts and not [path for path in scripts if re.search(r"[\"']apprentice[\"']", path.read_text("utf-8"))]
