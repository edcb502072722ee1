"""What stages and tasks ask for beside their words: what comes first, cost, time, whom one waits for, in which order."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jalons.checking import check, open_guide
from jalons.content import load
from jalons.guide import Guide, guide_of
from jalons.messages.report import line
from jalons.path.release_parts import version_of
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from jalons.writing.typography import NBSP
from jalons_cli.explaining import explain
from support.browsers import Browsers
from support.servers import Server
from support.sites import write_pages
from support.small_guide import AS_OF, write

GUIDE = """\
name: {fr: Ouvrir un café, en: Open a café}
address: https://cafe.example/
disclaimer: {fr: Inventé., en: Invented.}
roles:
  owner: {name: {fr: Propriétaire, en: Owner}}
  city: {name: {fr: Ville, en: City}, kind: body}
advice: yes
path:
  - stage: plan
    title: {fr: Faire un plan, en: Make a plan}
    do:
      - {fr: Écrire le budget., en: Write the budget., id: budget, takes: 3 hours}
      - {fr: Le faire relire., en: Have it read., id: read, cost: {fr: 20 $, en: $20}, needs: plan/budget}
  - together: both
    says: {fr: Les deux à la fois., en: Both at once.}
    branches:
      - path:
          - stage: lease
            title: {fr: Signer le bail, en: Sign the lease}
            any_order: yes
            cost: 34 £
            takes: 1 year
            do:
              - {fr: Lire le bail., en: Read the lease., id: lease}
      - path:
          - stage: permit
            title: {fr: Demander le permis, en: Apply for the permit}
            waits: 30 days
            waits_for: city
            do:
              - {fr: Envoyer le formulaire., en: Send the form., id: send, needs: lease/lease}
  - stage: sign
    title: {fr: Poser une enseigne, en: Put up a sign}
    may_skip: yes
    do:
      - {fr: La commander., en: Order it., id: order}
      - {fr: La poser., en: Put it up., id: mount}
  - stage: open
    title: {fr: Ouvrir, en: Open}
    needs: [lease, permit]
    outcome: yes
    do:
      - {fr: Afficher le permis., en: Post the permit., id: post}
dates:
  opened: {name: {fr: Ouverture, en: Opening}, stage: open}
deadlines:
  renewal:
    from: opened
    after: 1 year
    every: 2 years
    name: {fr: Renouveler le permis, en: Renew the permit}
    text: {fr: Le permis vaut deux ans., en: The permit holds for two years.}
    stage: open
    advice: yes
"""


def told(tmp_path: Path, text: str) -> list[str]:
    """All that is said of a guide of one file."""
    write(tmp_path, "guide.yml", text)
    return [line(problem, "en") for problem in check(tmp_path / "data", AS_OF, "data")[1]]


def made(tmp_path: Path, text: str = GUIDE) -> Guide:
    write(tmp_path, "guide.yml", text)
    content, found = load(tmp_path / "data", "data")
    assert content is not None and found == []
    return guide_of(content, AS_OF)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[lease, permit]", "[lease, permits]", ":40:20 reference-unknown needs: “permits” does not exist in stages."),
        ("lease/lease", "lease/", ":31:83 need-form tasks/1/needs: “lease/” names neither a stage nor a task."),
        ("3 hours", "3 ours", ":12:75 duration-form tasks/1/takes: “3 ours” is not a length of time."),
        ("waits: 30 days", "waits: 30", ":28:20 duration-form waits: “30” is not a length of time."),
        ("every: 2 years", "every: 2 hours", ":50:12 period-form renewal/every: “2 hours” is not a length of time."),
        ("waits_for: city", "waits_for: town", ":29:24 reference-unknown waits_for: “town” does not exist in roles."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(tmp_path, old, new, said):
    """What names nothing, and a length of time that is none: each at its place, once."""
    found = told(tmp_path, GUIDE.replace(old, new, 1))
    assert len(found) == 1 and said in found[0] and found[0].startswith("guide.yml:")


def test_it_is_in_the_open_data_and_explained(tmp_path):
    """The path as JSON has all of it as data, and only where there is some; `explain` says what comes first, and where."""
    guide = made(tmp_path)
    found = json.loads(path_json(guide.pathways["guide"], USUAL))
    plan, both, sign, opening = found["path"]
    (lease,), (permit,) = both["branches"]
    assert set(plan) == {"stage", "number", "optional", "outcome"} and opening["needs"] == ["lease", "permit"]
    assert sign["may_skip"] and "may_skip" not in opening
    assert (lease["any_order"], lease["cost"]["en"], lease["takes"]) == (True, "34 £", "1 year")
    assert (permit["waits"], permit["waits_for"]) == ("30 days", "city")
    budget, read = found["stages"]["plan"]
    assert budget["takes"] == "3 hours" and set(budget) == {"id", "text", "who", "takes"}
    assert read["needs"] == ["plan/budget"] and read["cost"] == {"fr": f"20{NBSP}$", "en": "$20"}
    assert "guide.yml:34:15  this stage may be skipped" in explain(guide.content, AS_OF, "guide", "sign", "en")
    said = explain(guide.content, AS_OF, "guide", "open", "en")
    assert "guide.yml:40:13  first: lease" in said and "guide.yml:40:20  first: permit" in said
    assert "d'abord : plan/budget" in explain(guide.content, AS_OF, "guide", "plan/read", "fr").replace(NBSP, " ")


def test_a_release_tells_when_it_changes(tmp_path):
    """Another cost or another wait is something that readers are told; a guide without any has the digests of before."""
    digests = {
        part
        for change in (("", ""), ("30 days", "40 days"), ("34 £", "35 £"), ("3 hours", "4 hours"))
        for stage in version_of(made(tmp_path, GUIDE.replace(*change)).content, AS_OF).parts.values()
        for part in stage
    }
    plain = version_of(made(tmp_path).content, AS_OF)
    assert len(digests) == sum(map(len, plain.parts.values())) + 3


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("needs")
    write(folder, "guide.yml", GUIDE)
    guide = open_guide(folder / "data", AS_OF)
    return write_pages(guide, {"pathway", "stage", "checklist", "role", "poster", "dates"}, folder / "site")


def test_it_is_said_wherever_the_stage_stands(served: Path):
    """The stage's page, the path, the whole checklist and the person's page say it in their language; others say nothing."""

    def page(address: str) -> str:
        return (served / address / "index.html").read_text("utf-8")

    for address in ("en", "en/checklist", "en/owner"):
        text = page(address)
        words = " ".join(unescape(re.sub(r"<[^>]+>", "", text)).replace(NBSP, " ").split())
        for said in (
            "First: Stage 2a: Sign the lease (done), Stage 2b: Apply for the permit (done)",
            "Cost: 34 £ · Time: 1 year",
            "In any order you like.",
            "Then wait about 30 days: City.",
            "Time: 3 hours",
            "Cost: $20 · First: Write the budget. (done)",
        ):
            assert said in words, (address, said)
        assert len(re.findall('class="needs[ "]', text)) == len(re.findall('class="then-wait[ "]', text)) == 1
    opening = page("open")
    assert 'href="../lease/"' in opening and "D’abord" in opening and "any-order" not in opening
    drawing = page("en").split('id="flowchart"')[1].split("</nav>")[0]
    assert re.search("After: stage.2a and stage.2b", drawing) and re.search("Then wait: 30.days", drawing)
    assert drawing.count("box--optional") == drawing.count("May be skipped") == 1
    assert "Vous pouvez sauter cette étape et continuer." in page("sign")
    assert "Étape 3, que l’on peut sauter :" in page("checklist").replace(NBSP, " ")
    assert "Puis attente : 30 jours" in page("poster").replace(NBSP, " ")


@pytest.fixture(scope="module")
def browsers(chromium, served):
    host = Server()
    host.show(served)
    yield Browsers(chromium, host.address)
    host.http.shutdown()


def tick(page: Page, *tasks: str) -> None:
    """Ticks tasks as if on their pages."""
    page.evaluate(
        "(all) => all.forEach((task) => document.querySelector(`[data-tick='guide/${task}']`).click())", tasks
    )


def test_what_is_held_up_is_not_offered_and_a_wait_is_said(reader):
    """Of what could come next the free task is offered, what is done first is marked so, and then one is told to wait."""
    page = reader.open("en/")
    title, link = page.locator("[data-next-title]"), page.locator("[data-next-link]")
    tick(page, "plan/budget", "plan/read")
    expect(link).to_have_text("Read the lease.")
    tick(page, "lease/lease")
    expect(link).to_have_text("Send the form.")
    done = page.locator("#open [data-needed-done]")
    assert [each.evaluate("(mark) => mark.hidden") for each in done.all()] == [False, True]
    tick(page, "permit/send")
    expect(title).to_have_text("Stage 2b, wait about 30\u00a0days: City. Then:")
    expect(link).to_have_text("Open")
    tick(page, "lease/lease")
    # what is left beside it comes before the wait
    expect(link).to_have_text("Read the lease.")
    expect(page.locator(".box[data-stage=open]")).not_to_have_class(re.compile("is-here"))
    tick(page, "lease/lease")
    # one that may be skipped holds up nothing; once it is begun, it is gone on with
    expect(page.locator("[data-total]")).to_have_text("Tasks done: 4 of 5")
    tick(page, "sign/order")
    expect(link).to_have_text("Put it up.")
    tick(page, "sign/order")
    page = reader.open("open/")
    expect(title).to_have_text(re.compile("Étape 2b, environ 30.jours d’attente.: Ville. Ensuite.:"))
    expect(page.locator(".needs .say:not(.beside) [data-needed-done]").first).to_be_visible()
    tick(page, "open/post")
    expect(title).to_have_text(re.compile("Tout est coché"))


def test_what_comes_again_is_told_and_kept_in_a_calendar(reader):
    """The page of dates says after how long, shows the next day that is not past, and puts the rule in the file."""
    page = reader.open("en/dates/")
    due = page.locator("#deadline--renewal")
    expect(due.locator(".due__when")).to_contain_text(
        re.compile("1.year after this date, then again 2.years later, each time")
    )
    page.locator("[data-date=opened]").fill("2015-05-31")
    expect(due.locator("[data-due-day]")).not_to_contain_text("2016")
    shown = int(due.locator("[data-due-day]").inner_text()[-4:])
    assert shown % 2 == 0 and shown >= page.evaluate("new Date().getFullYear()")
    with page.expect_download() as download:
        page.locator("[data-calendar-save]").click()
    text = download.value.path().read_text("utf-8")
    assert "UID:renewal.guide@cafe.example\n" in text, "a name of its own, in every language"
    assert (
        "DTSTART;VALUE=DATE:20160531" in text
        and "RRULE:FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=28,29,30,31;BYSETPOS=-1" in text
    )
    reader.open("dates/")
    expect(due.locator(".due__when")).to_contain_text(re.compile("puis de nouveau 2.ans plus tard, chaque fois"))


def test_what_is_next_goes_by_what_is_held_up(blank_page):
    """A stage or a task that waits for another is passed over while something else can be done; where nothing can, nothing is."""
    found = blank_page.evaluate(
        """async () => {
          const { isHeld, standing } = await import("./assets/shared/progress.js")
          const stage = (id, kind, tasks, more = {}) => ({
            id, optional: false, fork: "", status: { kind }, tasks: tasks.map(([name, held]) => ({ id: `t/${id}/${name}`, who: [], held })), ...more,
          })
          const told = (...stages) => {
            const { now, here, paused, aim } = standing(stages, (task) => task.endsWith("-done"), "owner")
            return [now?.id ?? null, here.map(({ id }) => id).join(" "), paused?.id ?? null, aim]
          }
          const waits = stage("b", "wait", [["x", false]])
          return [
            told(waits, stage("c", "none", [["y", false]], { held: true }), stage("d", "none", [["z", false]])),
            told(waits, stage("c", "none", [["y", true]]), stage("d", "none", [["z", false]])),
            told(waits, stage("c", "none", [["y", true], ["v", false]]), stage("d", "none", [["z", false]])),
            told(waits, stage("c", "none", [["y", false]], { held: true })),
            told(stage("b", "done", [["x-done", false]], { pause: "p" }), stage("c", "none", [["y", false]])),
            told(stage("b", "done", [["x-done", false]]), stage("w", "none", [], { pause: "p" }), stage("c", "none", [["y", false]])),
            told(stage("b", "done", [["x-done", false]], { pause: "p" }), stage("c", "some", [["y", false], ["u-done", false]])),
            [isHeld(["b/x"], "t", () => false, () => "skip"), isHeld(["b/x"], "t", () => false, () => ""), isHeld([], "t", () => false, () => "")],
          ]
        }"""
    )
    assert found == [
        ["t/d/z", "d", None, False],
        ["t/d/z", "d", None, False],
        ["t/c/v", "c", None, False],
        [None, "b", None, False],
        ["t/c/y", "c", "b", False],
        ["t/c/y", "c", "w", False],
        ["t/c/y", "c", None, False],
        [False, True, False],
    ]
