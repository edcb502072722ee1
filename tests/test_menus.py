"""What site.yml leaves out has a default: menus name the pages that have something on them, and nothing else is linked."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jalons.content import default_words
from jalons.guide import Guide, guide_of
from jalons.pages import vocabulary
from jalons.pages.maker import PageMaker
from jalons.pages.shell import ShellMaker
from jalons.site import prose
from support.project import ROOT
from support.small_guide import AS_OF, change, content_of, real_content, small_data

TEMPLATES = ROOT / "overrides" / "jalons"
_MENU = """menu:
  - page: trades/
    name: {fr: Métiers, en: Trades}
footer: []
privacy: privacy/#what-is-kept
"""


def guide(folder: Path) -> Guide:
    """The guide of a folder, with words for all that pages say."""
    return guide_of(replace(content_of(folder), words=real_content().words), AS_OF)


@pytest.fixture
def sparing(tmp_path: Path) -> Path:
    """The small guide without its menus, without what it says of itself, and without money."""
    folder = small_data(tmp_path)
    for piece in (_MENU, "tagline: {fr: Un essai, en: A trial}\n", "disclaimer: {fr: Inventé, en: Invented}\n"):
        change(folder, "site.yml", piece, "")
    (folder / "money.yml").unlink()
    return folder


def test_menus_that_are_not_listed_name_what_there_is(sparing):
    """Pages with something on them are named by their own titles; the page of money, which would be empty, is not."""
    found = guide(sparing)
    maker = PageMaker(found, "en", TEMPLATES)
    shell = ShellMaker(found, maker.wording, TEMPLATES).parts(maker.named("home"))
    body = maker.named("search").body
    for page in ("trades/", "glossary/", "links/", "sources/", "privacy/"):
        assert f'href="{page}"' in shell.header + shell.footer and f'href="../{page}"' in body
    assert "money/" not in shell.header + shell.footer and 'href="../money/"' not in body
    assert "disclaimer" not in shell.footer and "None" not in shell.header + shell.footer


def test_a_page_that_the_guide_does_without_is_not_named(sparing):
    """What site.yml switches off is in no menu."""
    change(sparing, "site.yml", "main: 111A", "main: 111A\nwithout: glossary")
    found = guide(sparing)
    maker = PageMaker(found, "en", TEMPLATES)
    footer = ShellMaker(found, maker.wording, TEMPLATES).parts(maker.named("home")).footer
    assert 'href="glossary/"' not in footer and 'href="links/"' in footer


def test_a_single_path_needs_no_page_to_choose_it(sparing):
    """With one path the menu names no list of them."""
    (sparing / "trades" / "222B.yml").unlink()
    found = guide(sparing)
    maker = PageMaker(found, "fr", TEMPLATES)
    assert 'href="trades/"' not in ShellMaker(found, maker.wording, TEMPLATES).parts(maker.named("home")).header


def test_the_foot_says_how_people_are_named_where_the_guide_does(sparing):
    """What `people-named` of words.yml says stands at the foot of each page; a guide without it has no such line, and nothing is amiss."""
    told = guide(sparing)
    words = {key: text for key, text in told.content.words.items() if key != "people-named"}
    silent = replace(told, content=replace(told.content, words=words))

    def foot(of: Guide) -> str:
        maker = PageMaker(of, "en", TEMPLATES)
        return ShellMaker(of, maker.wording, TEMPLATES).parts(maker.named("home")).footer

    said = f'<p class="detail">{told.content.words["people-named"].en}</p>'
    assert said in foot(told) and 'class="detail"' not in foot(silent)
    assert [found.facts for found in vocabulary.problems(words, TEMPLATES) if found.message_id == "word-missing"] == []
    assert "people-named" not in default_words.texts()


def test_without_a_tagline_the_pathway_says_what_the_site_is(sparing):
    """The home page has the summary of the path for search engines."""
    maker = PageMaker(guide(sparing), "en", TEMPLATES)
    assert maker.named("home").description == "The whole path."


def test_days_stand_with_hours_or_alone_or_not_at_all(sparing):
    """Days and deadlines have a page where no stage counts hours, are a part of the page of hours where one does, and can be left out."""

    def found() -> tuple[set[str], str]:
        maker = PageMaker(guide(sparing), "en", TEMPLATES)
        made = {page.kind.name: page for page in maker.all() if page.uri.startswith("trades/111A/")}
        return made.keys() & {"hours", "dates"}, "".join(made[name].body for name in ("hours", "dates") if name in made)

    kinds, body = found()
    assert kinds == {"dates"} and 'id="deadline--oil"' in body and "data-week" not in body and "<h2" in body
    path = PageMaker(guide(sparing), "en", TEMPLATES)
    for kind, facts in (("pathway", {}), ("letter", {}), ("stage", {"stage": "finish"})):
        linked = path.named(kind, "111A", **facts).body
        assert re.search(r'href="[^"]*dates/">My dates</a>', linked) and "hours/" not in linked, kind
    assert "dates/" not in path.named("stage", "111A", stage="learn").body
    change(sparing, "site.yml", "main: 111A", "main: 111A\nwithout: dates")
    assert found() == (set(), "")
    change(sparing, "stages/finish.yml", "summary:", "counts: on_the_job_hours\nsummary:")
    kinds, body = found()
    assert kinds == {"hours"} and "data-week" in body and "deadline--" not in body and "data-next-due" not in body
    change(sparing, "site.yml", "without: dates", "without: []")
    kinds, body = found()
    assert kinds == {"hours"} and 'id="deadline--oil"' in body and "data-week" in body
    change(sparing, "site.yml", "without: []", "without: hours")
    assert found()[0] == {"dates"}


def test_a_stage_that_nobody_signs_is_printed(sparing):
    """Pages speak of signing where a person has a place for it on each sheet, or a task of the stage is signed."""

    def headed(stage: str) -> str:
        body = PageMaker(guide(sparing), "en", TEMPLATES).named("stage", "111A", stage=stage).body
        return re.findall(r'<h2 id="print-title">([^<]*)</h2></summary>\s*<p class="detail">([^<]*)\.', body)[0]

    assert headed("learn")[0] == "Print" and "sign" not in headed("learn")[1]
    item = next(line for line in (sparing / "stages" / "learn.yml").read_text("utf-8").splitlines() if "- id:" in line)
    change(sparing, "stages/learn.yml", item, f"{item}\n    signed_by: guild")
    assert headed("learn")[0] == "Print and have it signed" and headed("finish")[0] == "Print"


def test_what_is_kept_is_said_by_the_guide_or_the_program(sparing):
    """A guide that names no page about what is kept has the program's, at the place that the page of dates leads to."""

    def made() -> PageMaker:
        return PageMaker(guide(sparing), "en", TEMPLATES)

    def href() -> str:
        (found,) = re.findall(r'href="([^"]*#[a-z-]*kept)"', made().named("dates", "111A").body)
        return found

    assert href().endswith("/privacy/#what-is-kept") and 'id="what-is-kept"' in made().named("privacy").body
    change(sparing, "site.yml", "main: 111A", "main: 111A\nprivacy: about/#all-kept")
    assert href().endswith("/about/#all-kept")
    with pytest.raises(LookupError):
        made().named("privacy")


def test_a_privacy_page_that_is_not_there_is_told_by_its_line(sparing, tmp_path):
    """It is held against the pages of the site, as entries of menus are."""
    change(sparing, "site.yml", "main: 111A", "main: 111A\nprivacy: privaci/#what-is-kept")
    site = guide(sparing).content.site
    (told,) = prose.menu_problems(site, tmp_path / "docs", ["", "privacy/"])
    assert (told.message_id, told.location.line, told.facts["near"]) == ("menu-page-missing", 5, "privacy/")
