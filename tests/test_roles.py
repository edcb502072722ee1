"""Roles: each person's part of the path, on the page and in the data, and nothing between the parts."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from playwright.sync_api import expect

from jalons.guide import guide_of
from jalons.pages.maker import PageMaker
from jalons.path.resolving import resolve
from jalons.path.roles import people, view
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from jalons.writing.typography import typeset
from support.paper import words_of
from support.project import ADDRESS, ROOT
from support.small_guide import AS_OF as SMALL_DAY
from support.small_guide import change, content_of, problems, small_data, write

TEMPLATES = ROOT / "overrides" / "jalons"
ROLES = """\
apprentice: {name: {fr: Apprenti, en: Apprentice}, kind: person}
guild: {name: {fr: Guilde, en: Guild}, kind: body}
friend: {name: {fr: Amie, en: Friend}, kind: person}
town: {name: {fr: Ville, en: Town}, kind: body}
"""


@pytest.fixture
def small(tmp_path):
    """The small data with a second person, who shares a task with an apprentice and an office, and has two alone."""
    folder = small_data(tmp_path)
    write(folder, "roles.yml", ROLES)
    ready = """\
have_ready:
  - {id: pen, text: {fr: Un crayon., en: A pen.}, source: manual}
  - {id: key, text: {fr: Une clé., en: A key.}, who: friend, source: manual}
"""
    change(
        folder,
        "stages/apply.yml",
        "    who: apprentice\n    source: manual\n  - id: wait",
        "    who: [apprentice, friend, town]\n    source: manual\n  - id: wait",
    )
    change(folder, "stages/apply.yml", "notes:\n", ready + "notes:\n")
    change(folder, "stages/practise.yml", "    who: apprentice\n", "    who: friend\n")
    change(folder, "stages/show.yml", "    who: apprentice\n", "    who: friend\n")
    return folder


def seen_by(folder, role, trade_id="111A"):
    content = content_of(folder)
    return view(content, resolve(content, trade_id, SMALL_DAY), role)


def ticks(body: str) -> list[str]:
    return re.findall(r'data-tick="([^"]+)"', body)


@pytest.mark.build
@pytest.mark.parametrize("language", ["", "en"])
def test_the_parts_are_the_whole(guide, built, language):
    """For every trade, the pages of its people together have every task of its checklists, ways in included, and no other."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        pages = built / "site" / language / "trades" / trade_id
        wanted = {f"{trade_id}/{stage.id}/{item.id}" for stage in pathway.all_stages for item in stage.tasks}
        on_pages: set[str] = set()
        for role in people(guide.content):
            found = ticks((pages / role / "index.html").read_text("utf-8"))
            assert found == [f"{trade_id}/{stage}/{item}" for stage, item in view(guide.content, pathway, role).tasks]
            on_pages |= set(found)
        assert on_pages == wanted, trade_id


def test_the_parts_are_the_whole_in_the_data(guide):
    """In the core and in the open data each task is its people's, and every task is somebody's."""
    assert guide.pathways
    for pathway in guide.pathways.values():
        stages = json.loads(path_json(pathway, USUAL))["stages"]
        whole = [(stage, item["id"]) for stage, items in stages.items() for item in items]
        assert whole == [(stage.id, item.id) for stage in pathway.all_stages for item in stage.tasks]
        together: set[tuple[str, str]] = set()
        for role in people(guide.content):
            own = [(stage, item["id"]) for stage, items in stages.items() for item in items if role in item["who"]]
            assert own == list(view(guide.content, pathway, role).tasks)
            together |= set(own)
        assert together == set(whole)


def test_the_part_of_one_person(small):
    """A person's part has the tasks that name them, shared ones too, those of the ways in first, and every stage of the path."""
    friend, apprentice = seen_by(small, "friend"), seen_by(small, "apprentice")
    assert friend.tasks == (("show", "bring"), ("apply", "ask"), ("practise", "fold"))
    assert apprentice.tasks == (
        ("apply", "ask"),
        ("apply", "wait"),
        ("learn", "sit"),
        ("exam", "answer"),
        ("finish", "light"),
        ("party", "sing"),
    )
    assert [part.at.id for part in friend.path] == [part.at.id for part in apprentice.path]
    assert [way.id for way, _ in friend.ways] == ["skilled"] and apprentice.ways == ()


def test_what_counts_is_the_way_to_the_aim(small):
    """Ways in and optional stages are there, and do not count."""
    assert (seen_by(small, "friend").needed, seen_by(small, "apprentice").needed) == (2, 5)


def test_what_to_have_ready(small):
    """What is to be ready is for whom it names, or else for those who act at the stage."""
    ready = {
        role: [item.id for part in seen_by(small, role).path for item in part.have_ready]
        for role in ("friend", "apprentice")
    }
    assert ready == {"friend": ["key"], "apprentice": ["pen"]}


def test_an_office_that_acts_alone_leaves_it_to_those_with_tasks(small):
    """Where a stage names an office only, what to have ready and what can happen concern everyone who has a task there."""
    change(small, "stages/apply.yml", "element: e1\nwho: apprentice", "element: e1\nwho: town")
    ready = {
        role: [item.id for part in seen_by(small, role).path for item in part.have_ready]
        for role in ("friend", "apprentice", "town")
    }
    assert ready == {"friend": ["pen", "key"], "apprentice": ["pen"], "town": []}


@pytest.mark.parametrize(
    ("steps", "concerned"),
    [
        ("", ["apprentice"]),
        (
            "  steps:\n    - {id: ring, text: {fr: Sonner., en: Ring.}, who: [friend, town], source: manual}\n",
            ["friend"],
        ),
    ],
    ids=["no-steps", "steps-that-say-who"],
)
def test_what_can_happen_to_one_person(small, steps, concerned):
    """An event concerns whoever has a step to take; where it has no steps, whoever acts at the stage."""
    change(small, "events.yml", "  return_to: learn\n", "  return_to: learn\n" + steps)
    found = {
        role: [(event.id, at.id) for event, at in seen_by(small, role).events] for role in ("friend", "apprentice")
    }
    assert [role for role, events in found.items() if ("burnt", "learn") in events] == concerned


def test_every_person_of_the_data_has_a_page(small):
    """The pages follow data/roles.yml: a person added there has a page on every trade, and the code names no role."""
    guide = guide_of(content_of(small), SMALL_DAY)
    body = PageMaker(guide, "en", ROOT / "overrides" / "jalons").named("role", "111A", role="friend").body
    assert ticks(body) == ["111A/show/bring", "111A/apply/ask", "111A/practise/fold"]
    names = {
        word
        for path in (ROOT / "scripts" / "jalons" / "pages").glob("*.py")
        for word in re.findall(r'"(apprentice|sponsor|trainer)"', path.read_text("utf-8"))
    }
    assert names == set()


def test_a_person_without_a_task_is_told_so(small):
    """A person with nothing to do on a trade has a page that says it, without a list."""
    write(small, "roles.yml", ROLES + "aunt: {name: {fr: Tante, en: Aunt}, kind: person}\n")
    guide = guide_of(content_of(small), SMALL_DAY)
    words = guide.content.words
    body = PageMaker(guide, "en", ROOT / "overrides" / "jalons").named("role", "111A", role="aunt").body
    assert words["role-none"].get("en") in body and ticks(body) == [] and "station" not in body


TAKEN = [
    (
        "stages/apply.yml",
        "    who: [apprentice, friend, town]\n",
        "    who: [guild, town]\n",
        (
            "data/stages/apply.yml:10:10 task-of-nobody tasks/1/who: The task “ask” falls to no person, only to guild and town: it would stand on no "
            "person's page. Add in who the person who ticks it off: apprentice or friend."
        ),
    ),
    (
        "roles.yml",
        "friend:",
        "apply:",
        "data/stages/apply.yml:1:1 file-name-taken: A stage cannot be called “apply”: that address is another page's. Choose another file name.",
    ),
    (
        "roles.yml",
        "friend:",
        "money:",
        "data/roles.yml:3:8 id-taken money: The id “money” is already that of a place on the page. Choose another, more precise one.",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"), TAKEN, ids=["task-of-offices", "stage-like-a-person", "person-like-a-page"]
)
def test_rules_of_roles(small, file, old, new, said):
    """A task of offices alone, and an address that a person's page would share, are errors."""
    change(small, file, old, new)
    assert [line for line in problems(small) if "reference-unknown" not in line] == [said]


@pytest.mark.browser
def test_ticks_are_the_same_on_every_page(reader, guide):
    """What one person ticks is ticked on the stage and on the page of whoever shares it; counts are of one's own tasks."""
    pathway = guide.pathways["620D"]
    own, others = (
        set(view(guide.content, pathway, "sponsor").tasks),
        set(view(guide.content, pathway, "apprentice").tasks),
    )
    stage, item = next(task for task in view(guide.content, pathway, "sponsor").tasks if task in others)
    mine = sum(name == stage for name, _ in own)
    page = reader.open("trades/620D/sponsor/")
    page.locator(f"[data-tick='620D/{stage}/{item}']").check()
    expect(page.locator(f"[data-count='620D/{stage}']")).to_have_text(f"1 sur {mine}")
    expect(page.locator("[data-total]")).to_have_text(
        f"Tâches faites\u00a0: 1 sur {view(guide.content, pathway, 'sponsor').needed}"
    )
    page = reader.open(f"trades/620D/{stage}/")
    expect(page.locator(f"[data-tick='620D/{stage}/{item}']")).to_be_checked()
    page = reader.open("en/trades/620D/apprentice/")
    expect(page.locator(f"[data-tick='620D/{stage}/{item}']")).to_be_checked()
    theirs = sum(name == stage for name, _ in others)
    expect(page.locator(f"[data-count='620D/{stage}']")).to_have_text(f"1 of {theirs}")


@pytest.mark.browser
def test_the_next_thing_is_ones_own(reader, guide):
    """The next thing to do on a person's page is the first of their own open tasks, and stages without any are passed by."""
    pathway = guide.pathways["620D"]
    page = reader.open("trades/620D/trainer/")
    first = page.locator("[data-tick]").first.get_attribute("data-tick").split("/")
    item = next(item for item in pathway.stage(first[1]).tasks if item.id == first[2])
    expect(page.locator("[data-next-link]")).to_contain_text(
        typeset(item.text.get("fr"), "fr").replace("\u00a0", " ")[:40].split("\u2019")[0]
    )
    page.locator("[data-tick]").first.check()
    second = page.locator("[data-tick]").nth(1).get_attribute("data-tick").split("/")
    item = next(item for item in pathway.stage(second[1]).tasks if item.id == second[2])
    expect(page.locator("[data-next-link]")).to_contain_text(
        typeset(item.text.get("fr"), "fr").replace("\u00a0", " ")[:40].split("\u2019")[0]
    )
    expect(page.locator(f"[data-here='{second[1]}']")).to_be_visible()
    page.evaluate("document.querySelectorAll('[data-tick]:not(:checked)').forEach((box) => box.click())")
    expect(page.locator("[data-next-title]")).to_have_text("Tout est coché jusqu’à la fin du parcours")


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
def test_shared_tasks_say_who_shares_them(new_reader, guide, language):
    """Without a script, each task of a person's page names everyone else who does it, and nobody where one is alone."""
    page = new_reader(java_script_enabled=False).open(language + "trades/620D/sponsor/")
    found = page.eval_on_selector_all(
        ".task",
        "(tasks) => tasks.map((task) => [task.querySelector('[data-tick]').dataset.tick, task.querySelector('.shared')?.textContent ?? ''])",
    )
    tongue = "en" if language else "fr"
    assert found
    for name, words in found:
        _, stage, item_id = name.split("/")
        item = next(item for item in guide.pathways["620D"].stage(stage).tasks if item.id == item_id)
        others = [typeset(guide.content.roles[role].name.in_(tongue), tongue) for role in item.who if role != "sponsor"]
        assert [other in words for other in others] == [True] * len(others) and bool(words) == bool(others), name


@pytest.mark.browser
def test_pages_of_people_are_found(new_reader, guide):
    """The path leads to each person's page, each of these to the others, to its stages, to what can happen and to its money."""
    reader = new_reader(java_script_enabled=False)
    page = reader.open("trades/620D/")
    names = [guide.content.roles[role].name.get("fr") for role in people(guide.content)]
    for name in names:
        reader.open("trades/620D/")
        page.locator(".people").get_by_role("link", name=typeset(name, "fr")).click()
        expect(page.locator("h1")).to_contain_text(typeset(name, "fr"))
        assert page.locator(".people a").count() == len(names) - 1
    reader.open("trades/620D/sponsor/")
    page.locator(".role-money > summary").click()
    money = page.locator(".role-money li a").all_inner_texts()
    wanted = [
        p.name.get("fr")
        for p in guide.content.money.values()
        if p.who == "sponsor" and p.status != "closed" and not p.for_trades
    ]
    assert [bare(text) for text in money] == [bare(typeset(text, "fr")) for text in wanted]
    page.locator(".role-events > summary").click()
    page.get_by_role(
        "link", name=typeset(guide.content.events["lost-sponsor"].title.get("fr"), "fr").replace("\u00a0", " ")
    ).click()
    expect(page).to_have_url(re.compile(r"/trades/620D/changes/#lost-sponsor$"))


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("role", ["apprentice", "sponsor", "trainer"])
def test_the_sheet_of_one_person(new_reader, guide, tmp_path, role, language):
    """Printed, a person's page has each of their tasks once, in order, whatever is folded, and lines for names and date."""
    page = new_reader().open(f"{language}trades/620D/{role}/")
    file = tmp_path / "paper.pdf"
    page.pdf(path=str(file), format="Letter", prefer_css_page_size=True)
    tongue = "en" if language else "fr"
    text = words_of(file)
    pathway = guide.pathways["620D"]
    items = {(stage.id, item.id): item for stage in pathway.all_stages for item in stage.tasks}
    # what a person signs is named above the path too
    places = [
        text.rfind(bare(typeset(items[task].text.in_(tongue), tongue)))
        for task in view(guide.content, pathway, role).tasks
    ]
    assert -1 not in places and places == sorted(places)
    for name in people(guide.content):
        assert bare(typeset(guide.content.roles[name].name.in_(tongue), tongue)) in text
    assert f"{ADDRESS}{language}trades/620D/{role}/" in text


def bare(text: str) -> str:
    """Letters only, ligatures parted: paper breaks lines where it likes."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_who_signs_sheets_is_said_in_the_data(small):
    """At the head of a sheet stands a place for the name of each person who signs such sheets; without any, none."""

    def places() -> list[str]:
        guide = guide_of(content_of(small), SMALL_DAY)
        body = PageMaker(guide, "en", ROOT / "overrides" / "jalons").named("checklist", "111A").body
        # a place has its words in both languages
        return re.findall(r"<dt>.*?lang=\"fr\"[^>]*>(.*?)<", body)

    assert places() == []
    write(small, "roles.yml", ROLES.replace("en: Friend}", "en: Friend}, signs: {fr: Votre amie, en: Your friend}"))
    assert places() == ["Votre amie", "Date"]
