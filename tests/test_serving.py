"""`serve`: each file is made when it is asked for, the same as a build makes it, and problems are told on the page."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from jalons.content import load
from jalons.guide import guide_when_asked
from jalons.problems.problem import Problem
from jalons.site.live import LiveSite
from jalons_cli import beside
from jalons_cli.beside import Outcome
from jalons_cli.building import build
from jalons_cli.preview import Preview, watched
from support.project import ADDRESS, AS_OF, ROOT
from support.small_guide import AS_OF as SMALL_DAY
from support.small_guide import change, real_content
from support.small_project import order, small_project

PAGE = "trades/111A/apply/"
EDITS = {
    # what an editor may change: a file, words in it, other words, and a page that shows them
    "a stage": ("data/stages/apply.yml", "fr: Demander,", "fr: Demander encore,", PAGE, "Demander encore"),
    "a trade": ("data/trades/111A.yml", "en: Lantern Maker", "en: Lamp Maker", "en/trades/111A/", "Lamp Maker"),
    "words": ("data/words.yml", "this-path:", "skip: {fr: Sauter, en: Jump}\nthis-path:", "en/links/", "Jump"),
    "the site": ("data/site.yml", "fr: Lanternes", "fr: Lampions", "", "Lampions"),
    "a hand-written page": ("docs/fr/about.md", "Inventées.", "Rêvées.", "about/", "Rêvées."),
    "a template": (
        "overrides/jalons/base/footer.html",
        '<footer class="foot',
        '<footer class="bottom foot',
        PAGE,
        "bottom foot",
    ),
    "a style sheet": (
        "overrides/jalons/base/type.css",
        "font-weight: 600; color: var(--soft); margin: .6rem",
        "font-weight: 601; color: var(--soft); margin: .6rem",
        "assets/base.css",
        "font-weight:601",
    ),
    "a script": (
        "overrides/jalons/shared/page.js",
        "export const root =",
        "export const root2 = 1\nexport const root =",
        "assets/shared/page.js",
        "root2",
    ),
    "settings": (
        "mkdocs.yml",
        "docs_dir: docs\n",
        "docs_dir: docs\nextra_css: [https://x.example/own.css]\n",
        PAGE,
        "https://x.example/own.css",
    ),
}
ONLY_WHOLE = ("pagefind/", "sitemap.xml", ".jalons-site")


class Window:
    """A preview as a browser and a terminal meet it; checks are made when we say."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self.said: list[str] = []
        scratch.mkdir()
        self.order = order(root)
        self.preview = Preview(self.order, "en", scratch, self.said.append)
        self.asked: list[int] = []
        self.preview.ask = self.asked.append

    def text(self, path: str) -> str:
        """What stands at an address."""
        return self.preview.answer(path).body.decode("utf-8")

    def check(self) -> bool:
        """Checks the content as the process beside the server does; gives whether open pages change."""
        return self.preview.tell(self.asked[-1], Outcome(beside._checked(self.order)))


@pytest.fixture
def window(tmp_path) -> Window:
    """A small project that is shown."""
    return Window(small_project(tmp_path / "project"), tmp_path / "scratch")


def files_of(site: Path) -> dict[str, bytes]:
    """The files of a site but those that only a whole site has."""
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: body for name, body in found.items() if not name.startswith(ONLY_WHOLE)}


@pytest.mark.build
@pytest.mark.parametrize(
    "edits",
    [
        ("a stage", "a trade", "words"),
        ("the site", "a hand-written page", "a template", "a style sheet", "a script", "settings"),
    ],
    ids=["data", "all else"],
)
def test_every_file_is_as_a_build_makes_it(window, edits):
    """To the byte, at first and after each change, those that were asked for before and those that were not."""
    root = window.order.root
    asked = [(PAGE, ""), ("", "")]
    for name in edits:
        file, old, new, page, said = EDITS[name]
        before = window.text(page)
        assert said not in before, name
        change(root, file, old, new)
        assert said in window.text(page), name
        asked.append((page, said))
    build(window.order)
    made = files_of(window.order.out)
    assert len(made) > 150
    given = {name: window.preview.answer(name).body for name in made}
    assert [name for name in made if given[name] != made[name]] == []
    assert window.check() is False and window.said == ["No problems."]


@pytest.mark.build
def test_pages_of_the_real_guide_are_as_a_build_makes_them(site):
    """Two hundred of them, other ones each time the guide changes, from a guide of which nothing else is resolved."""
    content = real_content()
    pages = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if not (ROOT / "docs" / "fr" / f"{path.parent.name}.md").is_file()
    )
    chosen = random.Random(content.fingerprint).sample(pages, 200)
    live = LiveSite(guide_when_asked(with_address(content), AS_OF), ROOT / "overrides" / "jalons")
    prose = ("index.html", "en/index.html")
    assert [name for name in chosen if name not in prose and live.file(name) != (site / name).read_bytes()] == []


def with_address(content):
    """The content as the shared site is built of it."""
    return replace(content, site=content.site.model_copy(update={"address": ADDRESS}))


def test_what_is_no_page_is_not_found(window, tmp_path):
    """In the language of its address, and never a file from outside the site."""
    (tmp_path / "project" / "secret.txt").write_text("secret", "utf-8")
    for path in (
        "nothing/",
        "trades/999Z/",
        "en/trades/111A/nothing/",
        "assets/../../secret.txt",
        "../secret.txt",
        "assets/nothing.css",
        "trades",
        "%00",
    ):
        answer = window.preview.answer(path)
        assert (answer.status == "302 Found") is (path == "trades") and b"secret" not in answer.body, path
    assert 'lang="en"' in window.text("en/nothing/")[:60] and 'lang="fr"' in window.text("nothing/")[:60]
    assert window.preview.answer("trades").location == "/trades/"


def test_what_cannot_be_read_leaves_the_page(window):
    """The last good page stays, with the problem at its head and nothing of what is wrong; its repair takes it away."""
    good = window.text(PAGE)
    window.check()
    change(window.order.root, "data/stages/apply.yml", "summary:", "sumary:")
    broken = window.text(PAGE)
    assert 'role="alert" lang="en"' in broken and "this page still shows the version before it" in broken
    assert "data/stages/apply.yml:" in broken and "unknown-key" in broken and "Did you mean “summary”?" in broken
    assert window.check() is False and window.said[-1] == "The pages stay as they were before this change."
    change(window.order.root, "data/stages/apply.yml", "sumary:", "summary:")
    assert window.text(PAGE) != good and window.check() is True and window.text(PAGE) == good


def test_a_problem_teaches(window, monkeypatch):
    """It stands with its line, the lines around it and a mark below the column, a way to the place in an editor, what to do."""
    window.text(PAGE)
    change(window.order.root, "data/stages/apply.yml", "summary:", 'sumary: "<b>" #')
    monkeypatch.setenv("JALONS_EDITOR", "edit://{path}#{line},{column}")
    page = window.text(PAGE)
    path = (window.order.root / "data" / "stages" / "apply.yml").resolve()
    assert f'href="edit://{path.as_posix()}#2,1"' in page and "stages/apply.yml:2:1</a>" in page
    said = page[page.index("<pre") : page.index("</pre>")].split("\n")
    assert [line for line in said if " | " in line][1].startswith(
        "   2 | sumary: &#34;&lt;b&gt;&#34; #"
    ) and "       ^" in said
    assert "   1 | title:" in page and "   4 | " in page and "<strong>" in page and "<b>" not in page
    monkeypatch.delenv("JALONS_EDITOR")
    assert f'href="vscode://file/{path.as_posix()}:2:1"' in window.text(PAGE)


def test_a_flood_is_cut(window):
    """Twenty problems are shown, the others are counted."""
    window.text(PAGE)
    keys = "".join(f"key{number}: x\n" for number in range(25))
    change(window.order.root, "data/stages/apply.yml", "summary:", f"{keys}summary:")
    page = window.text(PAGE)
    assert page.count("<pre") == 20 and "And 5 more problems" in page


def test_what_the_check_finds_is_told_once_it_is_done(window):
    """Until then the page shows what was written; after it the version before, with what is wrong."""
    good = window.text(PAGE)
    window.check()
    change(window.order.root, "data/stages/apply.yml", "fr: Demander,", 'fr: "Demander {nobody}",')
    assert "Demander {nobody}" in window.text(PAGE) and '<div role="alert"' not in window.text(PAGE)
    assert window.check() is True
    page = window.text(PAGE)
    assert "placeholder-unknown" in page
    assert page.endswith(good.partition('<body dir="ltr">')[2])


def test_a_name_that_leads_nowhere_breaks_no_page(window):
    """What has not passed the check may break a page in the making: the last good one is shown until the check says why."""
    good = window.text(PAGE)
    window.check()
    change(window.order.root, "data/stages/apply.yml", "who: apprentice\nduty", "who: nobody\nduty")
    assert window.text(PAGE) == good and window.said == ["No problems."]
    assert window.check() is True and "data/stages/apply.yml" in window.text(PAGE)


def test_a_template_that_is_wrong_is_told(window):
    """Pages that were made before stay; one that was not says what is wrong with the template."""
    good = window.text(PAGE)
    window.check()
    change(window.order.root, "overrides/jalons/base/footer.html", "<footer", "{{ nobody }}<footer")
    assert window.text(PAGE) == good and window.check() is True
    page = window.text(PAGE)
    assert "base/footer.html" in page and "template-wrong" in page and "nobody" in page
    assert window.said[-2:] == ["No problems.", "The pages stay as they were before this change."]
    change(window.order.root, "overrides/jalons/base/footer.html", "{{ nobody }}<footer", "<footer")
    window.text(PAGE)
    window.check()
    assert window.text(PAGE) == good


def test_at_first_there_may_be_nothing_to_show(tmp_path):
    """The problems stand where the guide will be."""
    root = small_project(tmp_path / "project")
    (root / "data" / "site.yml").write_text("name: x\n", "utf-8")
    window = Window(root, tmp_path / "scratch")
    page = window.text("")
    assert (
        "the guide will appear here" in page
        and page.count("<li ") > 1
        and window.preview.answer("").status == "404 Not Found"
    )


def test_changes_that_follow_one_another_quickly(window):
    """What is wrong with the last of them is told on the page as it was before, though nothing was checked yet."""
    window.text(PAGE)
    change(window.order.root, "data/stages/apply.yml", "fr: Demander,", "fr: Demander encore,")
    good = window.text(PAGE)
    change(window.order.root, "data/stages/apply.yml", "summary:", "sumary:")
    page = window.text(PAGE)
    assert "Demander encore" in page and "unknown-key" in page and page.endswith(good.partition('<body dir="ltr">')[2])
    assert window.check() is False and window.text(PAGE) == page


def test_an_answer_of_an_older_question_is_passed_over(window):
    """The content may have changed while it was checked."""
    window.text(PAGE)
    first = window.asked[-1]
    change(window.order.root, "data/stages/apply.yml", "fr: Demander,", "fr: Demander encore,")
    window.text(PAGE)
    assert window.preview.tell(
        first, Outcome((Problem("x", None, ""),))
    ) is False and '<div role="alert"' not in window.text(PAGE)


def test_what_keeps_a_check_from_ending_is_said_once(window):
    """It is no problem of the content, and the pages stay."""
    page = window.text(PAGE)
    assert window.preview.tell(window.asked[-1], Outcome(said="The disk refused.")) is False
    assert window.said == ["The disk refused."] and window.text(PAGE) == page


@pytest.mark.build
def test_search_is_made_when_it_is_asked_for(window):
    """It needs the whole site, which is said; later it is that of the last whole site while a new one is made."""
    assert b'"languages"' in window.preview.answer("pagefind/pagefind-entry.json").body
    assert window.said[0].startswith("Search is being made")
    assert b"<urlset" in window.preview.answer("sitemap.xml").body and len(window.said) == 1
    assert window.preview.answer("pagefind/../../project/data/site.yml").status == "404 Not Found"


def test_paths_that_a_change_does_not_touch_are_taken_over(tmp_path):
    """A word, a page of money and another trade leave a path as it is; its own trade and a stage do not."""
    root = small_project(tmp_path / "project")
    guide = guide_when_asked(load(root / "data")[0], SMALL_DAY)
    first = {trade_id: guide.pathways[trade_id] for trade_id in ("111A", "222B")}

    def again():
        content, _ = load(root / "data")
        after = guide_when_asked(content, SMALL_DAY, guide)
        return [trade_id for trade_id, path in first.items() if after.pathways[trade_id] is path]

    assert again() == ["111A", "222B"]
    change(root, "data/words.yml", "this-path:", "skip: {fr: Sauter, en: Jump}\nthis-path:")
    assert again() == ["111A", "222B"]
    change(root, "data/trades/111A.yml", "en: Lantern Maker", "en: Lamp Maker")
    assert again() == ["222B"]
    change(root, "data/stages/apply.yml", "fr: Demander,", "fr: Demander encore,")
    assert again() == []


def test_all_that_pages_are_made_of_is_watched(tmp_path):
    """The data, the hand-written pages, what a project has of its own, its settings."""
    root = small_project(tmp_path)
    assert set(watched(root, root / "data")) >= {root / name for name in ("data", "docs", "overrides", "mkdocs.yml")}
