"""The drawing of a path: its structure is the model's, its lines are where the eye follows them, and it is seen at a glance."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from jalons.path.flowchart import ways_back
from jalons.path.flowchart_lines import flowchart
from support.drawn_path import TEMPLATES, Picture, drawing, path_of, saved
from support.small_guide import small_path
from tools.gallery import Gallery

FORKS = {
    "two": ["a", [["b"], ["c"]], "d"],
    "three": ["a", [["b"], ["c"], ["d"]], "e"],
    "five": ["a", [["b"], ["c"], ["d"], ["e"], ["f"]], "g"],
    "uneven": ["a", [["b", "c"], ["d"]], "e"],
    "within": ["a", [["b", [["c"], ["d"]]], ["e"]], "f"],
    "at-once": [[[[["a"], ["b"]]], ["c"], ["d"]], [["e"], ["f"]]],
}


@pytest.mark.build
def test_ways_back_are_the_events_of_every_trade(guide):
    """The lines of each trade lead from each stage with an event that leads to another stage, to that stage, and nothing else does."""
    assert len(guide.pathways) > 100
    for trade_id, pathway in guide.pathways.items():
        wanted = {
            (event.id, stage.id, event.return_to)
            for stage in pathway.stages
            for event in stage.stage.events
            if event.return_to != stage.id
        }
        rails = flowchart(pathway).rails
        assert wanted == {(event, stage, rail.way.to.id) for rail in rails for event, stage in rail.way.causes}, (
            trade_id
        )
        assert len({rail.way.letter for rail in rails}) == len(rails) == len({rail.way.to.id for rail in rails})
        for n, one in enumerate(rails):
            for other in rails[n + 1 :]:
                apart = one.area.bottom < other.area.top or other.area.bottom < one.area.top
                assert one.lane != other.lane or apart, f"{trade_id}: {one.way.letter} and {other.way.letter}"


@pytest.mark.build
@pytest.mark.parametrize("language", ["", "en/"])
def test_pages_draw_those_ways_back(site, guide, language):
    """The page of each trade names every way back by its letter, with the stage where one takes up again, and draws its line."""
    assert guide.pathways
    for trade_id, pathway in guide.pathways.items():
        html = (site / language / "trades" / trade_id / "index.html").read_text("utf-8")
        ways = ways_back(pathway)
        assert re.findall(r'<li data-back="([^"]+)"><b>([a-z]+)</b>', html) == [(w.to.id, w.letter) for w in ways], (
            trade_id
        )
        assert re.findall(r'<b class="lane-letter"[^>]*>([a-z]+)</b>', html) == [w.letter for w in ways], trade_id
        drawn = flowchart(pathway)
        for rail in drawn.rails:
            assert all(f'<i class="{line.kind}" style="grid-area:{line.area}"></i>' in html for line in rail.lines)
        assert html.count('<i class="dot"') == sum(len(way.sources) for way in ways)


@pytest.mark.parametrize("shape", FORKS)
def test_boxes_and_lanes_never_overlap(tmp_path, shape):
    """However forks nest, no two boxes share a cell, and a stage with a way back to each other keeps to lanes of its own."""
    names = re.findall(r"'(\w)'", str(FORKS[shape]))
    returns = {name: names[max(0, n - 2)] for n, name in enumerate(names) if n}
    made = flowchart(path_of(FORKS[shape], returns, small_path(tmp_path, "111A")))
    boxes = list(made.boxes.items())
    for n, (name, one) in enumerate(boxes):
        for other_name, other in boxes[n + 1 :]:
            apart = (
                one.bottom <= other.top or other.bottom <= one.top or one.right <= other.left or other.right <= one.left
            )
            assert apart, f"{name} and {other_name}"
    for n, one in enumerate(made.rails):
        for other in made.rails[n + 1 :]:
            assert one.lane != other.lane or one.area.bottom < other.area.top or other.area.bottom < one.area.top
    assert {cause for rail in made.rails for cause in rail.way.causes} == {(f"{s}-back", s) for s in returns}


BOXES = """() => Object.fromEntries([...document.querySelectorAll(".box, .says")].map((one) => {
  const box = (one.matches(".box") ? one : one.firstElementChild).getBoundingClientRect()
  const all = one.getBoundingClientRect()
  return [one.dataset.stage ?? one.id, { x: (all.left + all.right) / 2, left: box.left, right: box.right, top: box.top, bottom: box.bottom, edge: all.top }]
}))"""


LANES = """() => [...document.querySelectorAll("[class^=leave], [class^=rail]")].map((line) => {
  const { left, right, top, bottom } = line.getBoundingClientRect()
  // along what crosses the lanes, and down the lane itself
  const across = Array.from({ length: Math.floor(right - left - 1) }, (_, n) => [-1, 0, 1].map((off) => [left + 1 + n, top + 0.7 + off]))
  const down = line.className.startsWith("rail")
    ? Array.from({ length: Math.max(0, Math.floor(bottom - top - 26)) }, (_, n) => [-1, 0, 1].map((off) => [right - 0.7 + off, top + 22 + n])) : []
  return [...across, ...down]
})"""
"""Along each line of the ways back beside the boxes: at each step three points across it."""


@pytest.mark.browser
@pytest.mark.build
def test_forks_split_and_join_as_the_eye_follows_them(guide, chromium, tmp_path):
    """From the sentence of a fork a line runs to the middle of each branch, with an arrowhead, and from all of them on to the next.

    The pixels are looked at, for forks of 2, 3 and 5 branches, uneven ones and forks within a fork, on a phone and on a desk,
    with scripts turned off; ways back leave at the right of a box, or below it where another stands beside.
    """
    gallery = Gallery(guide, "fr", TEMPLATES)
    model = guide.pathways["620D"]
    for width in (360, 900):
        context = chromium.new_context(viewport={"width": width, "height": 1400}, java_script_enabled=False)
        eye = chromium.new_page(viewport={"width": width, "height": 1400})
        for shape in FORKS.values():
            pathway = path_of(shape, {"c": "a", "d": "b"}, model)
            page = context.new_page()
            page.goto(saved(tmp_path, drawing(gallery, pathway)))
            eye.goto(page.url)
            picture = Picture(eye)
            assert width > 360 or page.screenshot() == picture.bytes, "the same without a script"
            boxes = eye.evaluate(BOXES)
            look_at_entries(picture, pathway.entries, boxes)
            look_at_ways_back(picture, flowchart(pathway), boxes)
            look_at_lanes(picture, eye.evaluate(LANES))
            assert eye.evaluate("document.documentElement.scrollWidth") <= width
            page.close()
        context.close()
        eye.close()


def look_at_entries(picture, entries, boxes) -> None:
    """Looks at the lines between entries, and within forks."""
    for before, after in pairwise(entries):
        top, bottom, x = lowest(before, boxes), boxes[after.id]["edge"], boxes[after.id]["x"]
        assert_line(picture, [(x, bottom - step) for step in (2, 4, 6)], f"{before.id} to {after.id}")
        assert bottom > top
        assert_arrowhead(picture, x, bottom)
    for entry in entries:
        lowest_end = max((ends(picture, each[-1], boxes) for each in getattr(entry, "branches", ())), default=0)
        for branch in getattr(entry, "branches", ()):
            first, last = boxes[branch[0].id], boxes[branch[-1].id]
            assert_arrowhead(picture, first["x"], first["edge"])
            says = boxes[entry.id]
            # from the sentence down to the bar, and along it to the middle of the branch
            bar = find_bar(picture, says["x"], says["bottom"] + 1, first["top"] - 1, first["x"])
            assert_line(picture, along(says["x"], first["x"], bar), f"bar above {branch[0].id}")
            assert_line(picture, [(first["x"], y) for y in (bar + 2, first["top"] - 3)], f"into {branch[0].id}")
            below = ends(picture, branch[-1], boxes)
            joined = find_bar(picture, says["x"], lowest_end + 2, lowest_end + 400, last["x"])
            assert_line(picture, along(says["x"], last["x"], joined), f"bar below {branch[-1].id}")
            assert_line(picture, [(last["x"], y) for y in (below + 2, joined - 2)], f"out of {branch[-1].id}")
            look_at_entries(picture, branch, boxes)


def lowest(entry, boxes) -> float:
    """Where an entry ends: a fork with the lowest of its boxes."""
    branches = getattr(entry, "branches", ())
    return max((lowest(inner, boxes) for b in branches for inner in b), default=0) or boxes[entry.id]["bottom"]


def look_at_ways_back(picture, made, boxes) -> None:
    """Each begins at the right of a stage, or below it where others stand beside, and ends at one likewise, above it."""
    for rail in made.rails:
        for name, part, beside in [(name, 1 / 3, 2) for name in rail.way.sources] + [(rail.way.to.id, 2 / 3, -2)]:
            box, at_edge = boxes[name], made.boxes[name].right == made.columns + 1
            quarter = box["x"] + (box["right"] - box["left"]) / 4
            edge = box["bottom"] if beside > 0 else box["top"]
            there = (
                [
                    (box["right"] + off, box["top"] + (box["bottom"] - box["top"]) * part + up)
                    for off in range(1, 8)
                    for up in range(-4, 5)
                ]
                if at_edge
                else [(quarter + off, edge + beside * up) for off in range(-5, 6) for up in (1, 1.5, 2, 2.5)]
            )
            assert "back" in picture.ink(there), f"{rail.way.letter} at {name}"


def look_at_lanes(picture, lanes) -> None:
    """Each line beside the boxes is drawn: a dash at a third of its steps or more."""
    seen = iter(picture.ink([point for line in lanes for near in line for point in near]))
    assert lanes
    for line in lanes:
        dashes = [[next(seen) for _ in near].count("back") > 0 for near in line]
        assert sum(dashes) > len(dashes) / 3, f"{dashes} along {line[:1]}"


def ends(picture, entry, boxes) -> float:
    """Where an entry is left: a box below, a fork at the bar that joins it."""
    if not getattr(entry, "branches", ()):
        return boxes[entry.id]["bottom"]
    below, last = lowest(entry, boxes), boxes[entry.branches[-1][-1].id]["x"]
    return find_bar(picture, boxes[entry.id]["x"], below + 2, below + 400, last)


def along(start: float, end: float, y: float) -> list[tuple[float, float]]:
    return [(start + (end - start) * part / 8, y) for part in range(9)]


def find_bar(picture, x: float, top: float, bottom: float, other: float) -> float:
    """The height of the horizontal line between two columns, looked for from the top."""
    heights = [top + step / 2 for step in range(int((bottom - top) * 2))]
    beside = 4 if other >= x else -4
    found = [
        y for y, seen in zip(heights, picture.ink([(x + beside, y) for y in heights]), strict=True) if seen == "on"
    ]
    first = [y for y in found if y < found[0] + 3]
    return (first[0] + first[-1]) / 2


def assert_line(picture, points, what: str) -> None:
    seen = picture.ink(points)
    assert all(each in ("on", "back") for each in seen) and "on" in seen, f"{what}: {seen} at {points}"


def assert_arrowhead(picture, x: float, bottom: float) -> None:
    """Both sides of an arrowhead, which comes to a point above a box."""
    near = [[(x + side * off, bottom - up) for off in (2.5, 3, 3.5) for up in (3, 4, 5, 6)] for side in (-1, 1)]
    assert all("on" in picture.ink(points) for points in near), f"no arrowhead at {x}, {bottom}"


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "en/"])
def test_the_path_is_seen_at_a_glance(reader, guide, language):
    """On a phone the drawing of 620D is at most 760 px high, the longest at most 1000 px, and it begins on the first screen."""
    longest = max(guide.pathways, key=lambda trade_id: len(guide.pathways[trade_id].stages))
    reader.page.set_viewport_size({"width": 360, "height": 740})
    for trade_id, most in (("620D", 760), (longest, 1000)):
        page = reader.open(f"{language}trades/{trade_id}/")
        box = page.locator("#flowchart").bounding_box()
        assert box["height"] <= most, trade_id
        assert box["y"] < 640, trade_id
        assert page.locator(".next").bounding_box()["y"] < box["y"]


@pytest.mark.browser
def test_a_box_leads_to_its_tasks_and_back(reader):
    """A tap on a box opens the tasks of its stage, ticked there; the drawing is a tap away, and marks the stage in view."""
    page = reader.open("trades/620D/")
    tasks = page.locator("#logbook .stage__tasks")
    expect(tasks).not_to_have_attribute("open", "")
    page.locator(".box[data-stage=logbook]").click()
    expect(tasks).to_have_attribute("open", "")
    expect(page.locator(".box[data-stage=logbook]")).to_have_attribute("aria-current", "location")
    box = page.locator("#logbook [data-tick]").first
    box.check()
    expect(page.locator(".box[data-stage=logbook] [data-done-of]")).to_have_text(re.compile("^1/"))
    tasks.evaluate("(tasks) => (tasks.open = false)")
    page.locator(".box[data-stage=logbook]").click()
    expect(tasks).to_have_attribute("open", "")
    page.locator("#logbook .stage__back").click()
    expect(page).to_have_url(re.compile("#flowchart$"))
    for path in ("trades/620D/logbook/", "en/trades/620D/on-the-job/"):
        page = reader.open(path)
        expect(page.locator(".strip [aria-current=step]")).to_have_attribute("data-stage", path.split("/")[-2])
        expect(page.locator("a[href$='#flowchart']").first).to_be_visible()


@pytest.mark.browser
def test_what_answers_rule_out_is_greyed_with_the_reason(reader):
    """Tasks and ways to begin that kept answers rule out stay, say why, and are neither counted nor the next thing to do."""
    page = reader.open("trades/620D/")
    page.evaluate(
        "() => { for (const [question, reply] of Object.entries({reached: 'not-applied', 'way-in': 'direct', age: '18-plus',"
        " sponsor: 'has-had-one'})) localStorage.setItem(`jalons:/guide/:answer:${question}`, `1 ${reply}`) }"
    )
    page.reload()
    out = page.locator("#apply .task.is-out")
    expect(out.first).to_contain_text("d’après vos réponses")
    ruled_out = out.count()
    assert 0 < ruled_out < page.locator("#apply .task").count()
    page.locator("#ways-in summary").click()
    assert page.locator(".way.is-out").count() > 1 and page.locator(".way[data-way=ordinary].is-out").count() == 0
    page.locator(".box[data-stage=apply]").click()
    page.locator("#apply .task:not(.is-out) [data-tick]").first.check()
    left = page.locator("#apply .task").count() - ruled_out
    expect(page.locator(".box[data-stage=apply] [data-done-of]")).to_have_text(f"1/{left}")
