"""A guide within a stock site of Material: it stands below one address, the site stays as it was, and people go to and fro."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from playwright.sync_api import expect

from jalons.messages import report
from jalons.problems.problem import ContentError
from jalons.writing.language import SPOKEN, USUAL
from jalons_mkdocs.guest import Guest
from support.project import AS_OF, ROOT

EPOCH = "1795392000"
"""The day of AS_OF, in seconds."""
SETTINGS = """\
site_name: Ville en fête
site_url: https://city.example/info/
theme: {name: material, language: fr, font: false}
plugins:
  - search
  # languages
  - jalons: {guide: permit}
nav: [index.md, about.md, Permis: guide/]
"""
LANGUAGES_SETTINGS = """\
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: fr, name: Français, default: true, build: true}
        - {locale: en, name: English, build: true, site_name: Party City}
"""
PAGES = {
    "index.md": "# Accueil\n\nVoyez le [permis](guide/).\n",
    "about.md": "# La ville\n\nElle est en fête.\n",
    "index.en.md": "# Welcome\n\nSee the [permit](../guide/en/).\n",
    "about.en.md": "# The city\n\nIt has a party.\n",
}
JALONS = re.compile(r"^  - jalons.*\n", re.MULTILINE)


def project(folder: Path, settings: str) -> Path:
    """A site with a guide in the folder `permit`, and the settings of it without the plugin in without.yml."""
    (folder / "docs").mkdir(parents=True)
    for name, text in PAGES.items():
        if "i18n" in settings or ".en." not in name:
            (folder / "docs" / name).write_text(text, "utf-8")
    shutil.copytree(ROOT / "tests" / "guides" / "permit", folder / "permit")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    # without the plugin nothing would know the entry of the menu
    (folder / "without.yml").write_text(
        f"{JALONS.sub('', settings)}validation: {{nav: {{not_found: ignore}}}}\n", "utf-8"
    )
    return folder


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A strict build of MkDocs in a folder."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "JALONS_LANG": "en", "SOURCE_DATE_EPOCH": EPOCH}
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    return subprocess.run(
        call, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module", params=["one language", "static-i18n"])
def made(request, tmp_path_factory) -> Path:
    """A project whose folder `site` has the guide, and whose folder `without` is the site of the same without the plugin."""
    several = request.param == "static-i18n"
    settings = SETTINGS.replace("  # languages\n", LANGUAGES_SETTINGS if several else "")
    folder = project(tmp_path_factory.mktemp("host"), settings)
    for done in (mkdocs(folder, "-d", "site"), mkdocs(folder, "-d", "without", "-f", "without.yml")):
        assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return folder


@pytest.mark.build
def test_the_site_stays_as_it_was(made):
    """All that the site has of its own, pages, theme and sitemap, is equal to the last byte; only search knows more."""
    ours, theirs = files(made / "site"), files(made / "without")
    assert "about/index.html" in theirs and "sitemap.xml" in theirs and "404.html" in theirs
    assert [name for name, given in theirs.items() if ours[name] != given] == ["search/search_index.json"]
    assert {name.split("/")[0] for name in ours.keys() - theirs.keys()} == {"guide"}


@pytest.mark.build
def test_the_guide_stands_below_its_address_in_its_own_shell(made):
    """Its pages are there in both languages, know their public address, and take no style or script of the site around them.

    They lead back to the site, in their language where it has it. What belongs to a whole site is left out.
    """
    guide = made / "site" / "guide"
    names = {"fr": "Ville en fête", "en": "Ville en fête"}
    ways = {"fr": "../", "en": "../../"}
    if (made / "site" / "en").is_dir():
        names["en"], ways["en"] = "Party City", "../../en/"
    for language in SPOKEN:
        page = (guide / USUAL.prefix(language) / "index.html").read_text("utf-8")
        assert f'rel="canonical" href="https://city.example/info/guide/{USUAL.prefix(language)}"' in page
        assert f'<a href="{ways[language]}">{names[language]}</a>' in page
        assert (guide / USUAL.prefix(language) / "regions/north/plan/index.html").is_file()
    taken = [
        (path, address)
        for path in guide.rglob("*.html")
        for address in re.findall(
            r'<(?:link[^>]*rel="stylesheet"[^>]*href|script[^>]*src)="([^"]*)"', path.read_text("utf-8")
        )
    ]
    assert taken
    assert not [address for path, address in taken if guide.resolve() not in (path.parent / address).resolve().parents]
    assert not [name for name in files(guide) if name.endswith("404.html") or name.startswith(".")]


@pytest.mark.build
def test_the_search_of_the_site_finds_the_guide(made):
    """Its index has the pages of the guide in the languages that it is made for, with places, titles and words as they read."""
    index = json.loads((made / "site/search/search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert found["guide/regions/north/plan/"]["title"] == "Dessiner la terrasse"
    assert "Mesurer le trottoir." in found["guide/regions/north/plan/"]["text"]
    assert ("guide/en/regions/north/plan/" in found) is ("en" in index["config"]["lang"])
    assert all((made / "site" / place.partition("#")[0] / "index.html").is_file() for place in found)
    assert "about/" in found and not re.search(r"\bl[’'] |\u2063", json.dumps(index, ensure_ascii=False))


@pytest.mark.browser
def test_a_reader_goes_there_and_back(made, server, new_reader):
    """From a page of the site one reaches the guide, ticks a task, goes back, and finds the tick again; search leads there too."""
    server.show(made / "site")
    reader = new_reader(viewport={"width": 1280, "height": 900})
    page = reader.open("about/")
    face = "() => getComputedStyle(document.querySelector('h1')).fontFamily"
    theirs = page.evaluate(face)
    page.locator(".md-nav--primary").get_by_role("link", name="Permis", exact=True).click()
    page.wait_for_url("**/guide/guide/")
    ours, said, asked = page.evaluate(face), len(reader.complaints), len(reader.strangers)
    assert ours != theirs
    page.goto(f"{page.url}regions/north/plan/")
    page.get_by_role("checkbox").first.check()
    # static-i18n makes pages of the site look in vain for the sitemaps of other languages
    assert (reader.complaints[said:], reader.strangers[asked:]) == ([], [])
    page.locator(".menu").get_by_role("link", name="Ville en fête").click()
    expect(page.locator("h1")).to_contain_text("Accueil")
    assert page.evaluate(face) == theirs and not page.locator("link[href*='guide/assets']").count()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("trottoir")
    found = page.locator(".md-search-result__link").filter(has=page.get_by_role("heading", name="Dessiner la terrasse"))
    found.first.click()
    page.wait_for_url("**/guide/guide/regions/north/plan/**")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    assert page.evaluate(face) == ours


@pytest.mark.build
def test_a_broken_guide_stops_the_build(tmp_path):
    """What is wrong is told by file, line and column, as `check` does, without a traceback."""
    folder = project(tmp_path / "host", SETTINGS)
    guide = folder / "permit" / "guide.yml"
    guide.write_text(
        guide.read_text("utf-8").replace(
            "          - stage: plan\n            title:", "          - stage: plan\n            titel:"
        ),
        "utf-8",
    )
    done = mkdocs(folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert re.search(r"permit/guide\.yml:\d+:\d+ missing-key title", done.stderr), done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("guide: nowhere", "mkdocs.yml:7:14 guest-without-guide: The folder “nowhere” holds no guide."),
        ("guide: .", "mkdocs.yml:7:14 guest-folder: The folder “.” is the site's as well."),
        ("guide: docs", "mkdocs.yml:7:14 guest-folder: The folder “docs” is the site's as well."),
        (
            "guide: permit, at: ../x",
            "mkdocs.yml:7:29 guest-address: “../x” cannot be the address of a guide in a site.",
        ),
    ],
)
def test_a_guide_that_cannot_be_a_part_of_the_site(tmp_path, options, said):
    """A folder without a guide, one that is the site's, and an address that leads out of it are refused by line and column."""
    folder = project(tmp_path / "host", SETTINGS.replace("guide: permit", options))
    config = load_config(str(folder / "mkdocs.yml"))
    options_read = config.plugins["jalons"].config
    with pytest.raises(ContentError) as found:
        Guest(options_read.guide, options_read.at, config).open(config, AS_OF)
    assert [report.line(problem, "en").startswith(said) for problem in found.value.problems] == [True]


@pytest.mark.build
def test_no_page_of_the_site_is_written_over(tmp_path):
    """A page of the site where one of the guide would go is told by its file, with the address of both.

    So is, in the same run, a link of a page that was written for the guide by hand and leads nowhere.
    """
    folder = project(tmp_path / "host", SETTINGS)
    for language in SPOKEN:
        page = folder / "permit" / "docs" / language / "fees.md"
        page.parent.mkdir(parents=True)
        page.write_text("---\ndescription: Fees\n---\n# Fees\n\nSee [this](../nothing/).\n", "utf-8")
    (folder / "docs" / "guide").mkdir()
    (folder / "docs" / "guide" / "sources.md").write_text("# Sources\n", "utf-8")
    (folder / "docs" / "guide" / "more.md").write_text("# Else\n", "utf-8")
    done = mkdocs(folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert "docs/guide/sources.md guest-collides: " in done.stderr and "guide/sources/index.html" in done.stderr
    assert done.stderr.count("guest-collides") == 1
    assert "permit/docs/fr/fees.md:6:" in done.stderr and "permit/docs/en/fees.md:6:" in done.stderr
    assert '<h1 id="sources"' in (folder / "site/guide/sources/index.html").read_text("utf-8")
