"""Guides on other subjects, made of data alone: nothing is wrong with them, no word of this guide stands in them, and people walk them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.command import run
from support.domain_words import domain_words
from support.project import ROOT

GUIDES = {
    # the address of a path below the language, its first task in both languages, a stage with a task of somebody else
    "driving": ("vehicles/car/", ("Vérifier votre âge.", "Check your age."), "lessons/"),
    "permit": ("regions/north/", ("Mesurer le trottoir.", "Measure the sidewalk."), "neighbours/"),
}
DAY = {"SOURCE_DATE_EPOCH": "1796083200"}
CONTENT_VERSION = re.compile(r"\b[0-9a-f]{8}\b")
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
    """The pages, and what scripts fetch, by address; versions of the content are no words."""
    found = [path for path in site.rglob("*") if path.suffix in (".html", ".json") and "pagefind" not in path.parts]
    return {path.relative_to(site).as_posix(): CONTENT_VERSION.sub("", path.read_text("utf-8")) for path in found}


@pytest.mark.build
def test_no_word_of_another_subject_stands_in_a_guide(made):
    """Neither pages nor open data, in text or markup, hold a word of apprenticeship in either language."""
    _, site = made
    found = {name: words for name, text in texts(site).items() if (words := domain_words(text))}
    assert len(texts(site)) > 20 and found == {}


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
    """One ticks the first task, the next thing to do follows, the other language keeps the tick, another person's task waits."""
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


def test_the_reader_is_whom_the_guide_speaks_to():
    """No role is named in the program: the guide of vehicles speaks to learners, that of permits to its first person."""
    assert (ROOT / "tests" / "guides" / "driving" / "guide.yml").read_text("utf-8").count("reader: learner") == 1
    scripts = [path for path in (ROOT / "overrides" / "jalons").rglob("*.js") if "vendor" not in path.parts]
    assert scripts and not [path for path in scripts if re.search(r"[\"']apprentice[\"']", path.read_text("utf-8"))]
