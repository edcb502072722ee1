"""Settings of mkdocs.yml are used, or refused by line and column; none is ignored in silence."""

from __future__ import annotations

import pytest

from jalons.guide import guide_of
from jalons.messages import report
from jalons.pages.maker import PageMaker
from jalons.pages.shell import Extras, ShellMaker
from jalons.problems.problem import ContentError
from jalons.writing.language import Languages
from jalons_mkdocs import settings
from support.project import AS_OF, ROOT
from support.small_guide import real_content

USED = (ROOT / "mkdocs.yml").read_text("utf-8")


def told(tmp_path, text: str) -> list[str]:
    """What is said of a configuration, problem by problem."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(text, "utf-8")
    try:
        settings.check(path)
    except ContentError as found:
        return [report.line(problem, "en") for problem in found.problems]
    return []


def test_the_projects_own_settings_are_used(tmp_path):
    """What mkdocs.yml of the project says is what the guide uses, and so are additions to every page."""
    assert told(tmp_path, USED) == []
    more = "extra_css: [mine.css]\nextra_javascript: [mine.js]\nhooks: [mine.py]\nwatch: [mine]\n"
    assert told(tmp_path, USED + more) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  font: false", "  font: false\n  palette: {scheme: slate}", "theme.palette"),
        ("  font: false", "  font: {text: Roboto}", "theme.font"),
        ("  font: false", "  font: false\n  features: [navigation.tabs]", "theme.features"),
        ("plugins:\n", "plugins:\n  - search\n", "plugins.search"),
        ("plugins:\n", "plugins:\n  - search: {lang: fr}\n", "plugins.search"),
        ("docs_dir: docs", "docs_dir: docs\nsite_url: https://a.example/", "site_url"),
        ("docs_dir: docs", "docs_dir: docs\nextra: {social: []}", "extra"),
        ("docs_dir: docs", "docs_dir: docs\nrepo_url: https://a.example/", "repo_url"),
    ],
)
def test_a_setting_that_the_guide_does_not_use(tmp_path, old, new, said):
    """It is told with its line, and where the guide has what it is for."""
    text = USED.replace(old, new, 1)
    (only,) = told(tmp_path, text)
    key = said.rpartition(".")[2]
    number = next(n for n, line in enumerate(text.splitlines(), start=1) if line.strip(" -").startswith(key))
    assert only.startswith(f"mkdocs.yml:{number}:") and f"does not use the setting “{said}”" in only
    assert "Remove it." in only


def test_languages_are_those_of_the_guide(tmp_path):
    """Static-i18n is told the same, or the line says which; a file that says nothing of it is well."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(USED, "utf-8")
    settings.check_languages(path, Languages(("fr", "en")))
    with pytest.raises(ContentError) as found:
        settings.check_languages(path, Languages(("en", "fr", "es")))
    number = next(n for n, line in enumerate(USED.splitlines(), start=1) if line.strip() == "languages:")
    (said,) = [report.line(problem, "en") for problem in found.value.problems]
    assert said.startswith(
        f"mkdocs.yml:{number}:7 setting-languages: mkdocs.yml names the languages fr and en; the guide is in en, fr and es."
    )
    path.write_text("site_name: x\nplugins: [i18n]\n", "utf-8")
    settings.check_languages(path, Languages(("es",)))


def test_all_at_once(tmp_path):
    """Every such setting is told in one run, in the order of the lines."""
    text = USED.replace("  font: false", "  font: false\n  palette: {}\n  logo: x.png") + "copyright: x\n"
    assert [line.split("“")[1].split("”")[0] for line in told(tmp_path, text)] == [
        "theme.palette",
        "theme.logo",
        "copyright",
    ]


@pytest.mark.parametrize("place", sorted(set(settings.ELSEWHERE.values())))
def test_where_a_setting_is_instead(place):
    """What a refusal points to is a file or folder of the project, or a setting that is used."""
    assert (ROOT / place).exists() or place.rpartition(".")[2] in USED


def test_what_mkdocs_adds_to_every_page_is_on_pages_from_data():
    """Style sheets and scripts of extra_css and extra_javascript are linked from where the page lies, addresses as they are."""
    guide = guide_of(real_content(), AS_OF, only="620D")
    maker = PageMaker(guide, "en", ROOT / "overrides" / "jalons")
    extras = Extras(("mine.css", "https://a.example/b.css"), ("mine.js",))
    html = ShellMaker(guide, maker.wording, maker.root, extras).page(maker.named("poster", "620D"))
    assert '<link rel="stylesheet" href="../../../../mine.css">' in html
    assert '<link rel="stylesheet" href="https://a.example/b.css">' in html
    assert '<script src="../../../../mine.js" defer></script>' in html
