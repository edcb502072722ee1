"""A guide in one file: short forms, parts that move out into files unchanged, and problems placed in guide.yml."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import test_schemas
from jalons.checking import check
from jalons.content import Content, load
from jalons.content.schemas import schemas
from jalons.guide import guide_of
from jalons.messages.report import line
from jalons.pages import sheets
from jalons.pages.maker import uris
from jalons.reading.files import tree_of
from jalons_cli.building import Order, build
from jalons_cli.releasing import release
from page_text import text_of
from support.command import run
from support.domain_words import domain_words
from support.project import ROOT
from support.small_guide import write

AS_OF = date(2026, 3, 1)
GUIDE = """\
name: {fr: Ouvrir un café, en: Open a café}
address: https://cafe.example/
source: city
roles:
  owner: {name: {fr: Exploitant, en: Owner}}
  inspector: {name: {fr: Inspection, en: Inspection}, kind: body}
sources:
  city: {title: City permits, url: https://city.example/permits, checked: 2026-01-01}
words:
  browse: {fr: Parcourir le site, en: Browse the site}
path:
  - stage: plan
    title: {fr: Faire un plan, en: Make a plan}
    advice: yes
    do:
      - {fr: Écrire le budget., en: Write the budget.}
      - {fr: Le relire., en: Write the budget!}
  - together: works
    says: {fr: Les deux à la fois., en: Both at once.}
    branches:
      - path:
          - stage: lease
            title: {fr: Signer le bail, en: Sign the lease}
            do:
              - {fr: Vérifier le zonage., en: Check the zoning., detail: {fr: À la ville., en: At the city.}}
      - path:
          - stage: permits
            title: {fr: Demander les permis, en: Apply for permits}
            summary: {fr: Une demande., en: One request.}
            who: [owner, inspector]
            tasks:
              - {id: send, text: {fr: Envoyer le formulaire., en: Send the form.}, who: owner, source: city}
              - {fr: Attendre., en: Wait.}
  - stage: open
    title: {fr: Ouvrir, en: Open}
    do:
      - {fr: Afficher le permis., en: Post the permit.}
"""


def project(tmp_path: Path, text: str = GUIDE) -> Path:
    """Writes a project that is but the one file; gives its data folder, which is not there."""
    write(tmp_path, "guide.yml", text)
    return tmp_path / "data"


def content_of(data: Path) -> Content:
    """The content, with nothing wrong in its form."""
    content, found = load(data, "data")
    assert content is not None and found == [], [line(problem, "en") for problem in found]
    return content


def told(data: Path) -> list[str]:
    """All that is said of a project."""
    return [line(problem, "en") for problem in sorted(check(data, AS_OF, "data")[1], key=lambda each: each.order)]


def same(one: Content, other: Content) -> bool:
    """Whether two guides hold the same records, wherever they are written."""
    parts = ("site", "roles", "sources", "words", "pathways", "stages", "trades")
    return all(getattr(one, name) == getattr(other, name) for name in parts)


def test_a_guide_of_one_file_is_a_whole_guide(tmp_path):
    """Forty lines are content that passes every rule, with a path of all their stages."""
    data = project(tmp_path)
    content = content_of(data)
    assert told(data) == []
    (pathway,) = guide_of(content, AS_OF).pathways.values()
    assert [at.id for at in pathway.all_stages] == ["plan", "lease", "permits", "open"]
    assert [at.id for at in pathway.stages if at.outcome] == ["open"]
    assert content.site.name == content.pathways["main"].title == content.pathways["main"].summary


def test_what_is_left_out_has_a_default(tmp_path):
    """Short tasks have ids from their words, and people and sources from their stage; stages have those of the guide."""
    stages = content_of(project(tmp_path)).stages
    ids = {name: [item.id for item in stage.tasks] for name, stage in stages.items()}
    assert ids == {
        "plan": ["write-the-budget", "write-the-budget-2"],
        "lease": ["check-the-zoning"],
        "permits": ["send", "wait"],
        "open": ["post-the-permit"],
    }
    plan, lease, permits = stages["plan"], stages["lease"], stages["permits"]
    assert (plan.who, plan.source, plan.advice, plan.summary) == (("owner",), (), "yes", None)
    assert {(item.who, item.source, item.advice) for item in plan.tasks} == {(("owner",), (), "yes")}
    assert (lease.source, lease.tasks[0].source) == (("city",), ("city",))
    assert lease.tasks[0].detail and lease.tasks[0].detail.get("fr") == "À la ville."
    assert permits.tasks[1].who == ("owner", "inspector")


def test_a_guide_that_names_nobody_is_for_its_reader(tmp_path):
    """Without roles the tasks are the reader's, whom the program's words name."""
    text = re.sub(r"roles:\n(  .*\n){2}", "", GUIDE).replace("            who: [owner, inspector]\n", "")
    content = content_of(project(tmp_path, text.replace("who: owner, ", "")))
    assert list(content.roles) == ["reader"] and content.roles["reader"].name == content.words["reader"]
    assert content.stages["open"].who == ("reader",)


def moved(text: str, key: str) -> tuple[str, str]:
    """The file without one of its parts, and that part as a file of its own: the same lines, less indented."""
    found = re.search(rf"^{key}:\n((?:  .*\n)+)", text, re.MULTILINE)
    assert found
    return text.replace(found[0], ""), re.sub(r"^  ", "", found[1], flags=re.MULTILINE)


def test_any_part_moves_out_without_being_rewritten(tmp_path):
    """Registers, a stage, the path, and the site may each stand in a file of data/ instead, word for word."""
    before = content_of(project(tmp_path / "one"))
    for key in ("roles", "sources", "words"):
        rest, part = moved(GUIDE, key)
        data = project(tmp_path / key, rest)
        write(data, f"{key}.yml", part)
        assert same(content_of(data), before), key
    inline = GUIDE[GUIDE.index("    title: {fr: Ouvrir, ") :]
    rest = GUIDE.replace(inline, "")
    data = project(tmp_path / "stage", rest)
    write(data, "stages/open.yml", re.sub("^    ", "", inline, flags=re.MULTILINE))
    assert same(content_of(data), before)
    data = project(tmp_path / "path", GUIDE[: GUIDE.index("path:")])
    write(data, "pathways/main.yml", GUIDE[GUIDE.index("path:") :])
    assert same(content_of(data), before)
    data = project(tmp_path / "site", GUIDE.split("\n", 2)[2])
    write(data, "site.yml", "\n".join(GUIDE.split("\n", 2)[:2]))
    assert same(content_of(data), before)


def test_the_fingerprint_names_the_words_of_the_file(tmp_path):
    """A changed word is another version."""
    before = content_of(project(tmp_path)).fingerprint
    assert content_of(project(tmp_path, GUIDE.replace("At the city.", "In the city."))).fingerprint != before


TWICE = {
    "a register": ("roles.yml", "a: {name: {fr: A, en: A}}\n", "guide.yml:5:3 part-written-twice: “roles” is written here and in data/roles.yml."),
    "a stage": ("stages/open.yml", "title: {fr: a, en: b}\n", "guide.yml:34:5 part-written-twice: “stages/open” is written here and in data/stages/open.yml."),
    "the site": ("site.yml", "name: {fr: a, en: b}\n", "guide.yml:1:1 part-written-twice: “site” is written here and in data/site.yml."),
    "the path": ("pathways/main.yml", "path: []\n", "guide.yml:1:1 part-written-twice: “pathways/main” is written here and in data/pathways/main.yml."),
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_a_part_stands_in_one_place(tmp_path, name):
    """What stands in guide.yml and in a file of data/ too is refused, by its line."""
    file, text, said = TWICE[name]
    data = project(tmp_path)
    write(data, file, text)
    assert any(each.startswith(said) for each in told(data)), told(data)


WRONG = {
    "key at the top": ("address:", "adress:", "guide.yml:2:1 unknown-key adress: The key “adress” is not known here."),
    "key of a stage": ("    advice: yes", "    advise: yes", "guide.yml:14:5 unknown-key advise"),
    "language of a task": ("{fr: Attendre., en: Wait.}", "{fr: Attendre.}", "guide.yml:33:17 missing-language"),
    "source that is not there": ("source: city\nroles", "source: town\nroles", "guide.yml:3:9 reference-unknown"),
    "person that is not there": ("[owner, inspector]", "[owner, inspecteur]", "guide.yml:30:26 reference-unknown"),
    "stage written twice": ("- stage: open", "- stage: plan", "guide.yml:34:12 stage-written-twice: The stage “plan” is written further up"),
    "stage that is not there": ("- stage: open\n", "- stage: close\n  - stage: open\n", "guide.yml:34:12 reference-unknown"),
    "name of a stage": ("- stage: open", "- stage: Open it", "guide.yml:34:12 identifier-form"),
    "text for a list": ("do:\n      - {fr: Afficher le permis., en: Post the permit.}", "do: post", "guide.yml:36:9 list-expected"),
    "text for a register": ("roles:\n  owner: {name: {fr: Exploitant, en: Owner}}\n  inspector: {name: {fr: Inspection, en: Inspection}, kind: body}", "roles: owner", "guide.yml:4:8 mapping-expected"),
    "no source at all": ("source: city\nroles", "roles", "guide.yml:21:13 source-missing"),
    "nothing": (GUIDE, "", "guide.yml:1:1 file-empty"),
    "no address": ("address: https://cafe.example/\n", "", "guide.yml:1:1 missing-key address"),
    "no YAML": (GUIDE, "name: {", "guide.yml:1:7"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_its_place(tmp_path, name):
    """A mistake anywhere in the file is told with its line and column there."""
    old, new, said = WRONG[name]
    assert GUIDE.count(old) == 1
    found = told(project(tmp_path, GUIDE.replace(old, new)))
    assert any(each.startswith(said) for each in found), found


def test_whatever_is_lost_is_told_and_nothing_raised(tmp_path):
    """With any line missing, emptied or filled with a list, there are problems in guide.yml or a guide, and no traceback."""
    lines = GUIDE.splitlines()
    assert len(lines) > 20
    for number, kind in itertools.product(range(len(lines)), ("gone", "empty", "list")):
        head, colon, _ = lines[number].partition(":")
        changed = {"gone": [], "empty": [f"{head}{colon}"], "list": [f"{head}{colon} [1, {{a: b}}]"]}[kind]
        data = project(tmp_path, "\n".join([*lines[:number], *changed, *lines[number + 1 :]]) + "\n")
        content, found = check(data, AS_OF, "data")
        assert content is not None or found, (number, kind)
        assert {problem.location.file for problem in found if problem.stops} <= {"guide.yml", "data/trades", "data/stages", "data/pathways", "data/site.yml"}  # fmt: skip


def test_ids_from_words_are_to_be_written_once_released(tmp_path):
    """Before a release nothing is said of them; after it, each by its place, as a warning."""
    data = project(tmp_path)
    release(guide_of(content_of(data), AS_OF), data)
    assert told(data)[0] == (
        "guide.yml:16:9 id-not-written (warning) tasks/1: The id “write-the-budget” comes from the words of the task: "
        "to change them would lose readers' ticks. Write id: write-the-budget here."
    )
    assert len(told(data)) == 5


def test_the_schema_allows_the_file():
    """Editors are not told off for anything in it, and are for a key that is not known."""
    schema = json.loads(schemas({})["guide.schema.json"])
    for text, wrong in ((GUIDE, []), (GUIDE.replace("address:", "adress:"), ["/adress: unknown"])):
        node, _ = tree_of(text.encode(), "guide.yml")
        assert list(test_schemas.misfits(node, schema, schema)) == wrong


def test_a_table_that_the_guide_has_no_facts_for_is_refused(tmp_path):
    """A table is not imported into a guide that declares none of what it says; that is said in a sentence."""
    project(tmp_path)
    write(tmp_path, "table.csv", "code,name_en\n")
    done = run("import", str(tmp_path / "table.csv"), "--project", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "This guide does not declare what such a table says: compulsory, exam, red_seal, sector."
    )


@pytest.mark.build
def test_a_guide_of_five_stages_is_a_site(tmp_path):
    """A file of at most forty lines becomes a site in two languages, whose pages say nothing of this guide's own subject."""
    text = (ROOT / "tests" / "guides" / "cafe" / "guide.yml").read_text("utf-8")
    assert len(text.splitlines()) <= 40 and text.count("- stage:") == 5
    data = project(tmp_path, text)
    build(Order(tmp_path, data, tmp_path / "site", AS_OF, without_mkdocs=True))
    pages = {path.relative_to(tmp_path / "site").as_posix(): path for path in (tmp_path / "site").rglob("*.html")}
    said = {name: "\n".join(text_of(path.read_text("utf-8"))) for name, path in pages.items() if name != "404.html"}
    stages = ("plan", "lease", "permits", "inspection", "opening")
    assert {
        f"{prefix}{name}/index.html" for prefix in ("", "en/") for name in (*stages, "reader", "privacy")
    } <= said.keys()
    assert not {
        name
        for name in said
        if name.removeprefix("en/").split("/")[0] in ("money", "hours", "glossary", "links", "compare")
    }
    assert "Signer le bail" in said["index.html"] and "Sign the lease" in said["en/index.html"]
    assert {name: words for name, page in said.items() if (words := domain_words(page))} == {}
    assert not [name for name, page in said.items() if re.search(r"\bNone\b(?! of)", page)]


def test_its_sheets_are_those_of_its_pages(tmp_path):
    """A guide about one thing has PDFs of the kinds of which it has pages, at their addresses."""
    guide = guide_of(content_of(project(tmp_path)), AS_OF)
    made = list(sheets.of_trade(guide, "guide"))
    assert {sheet.kind for sheet in made} == {"stage", "checklist", "role", "poster"}
    assert {sheet.uri for sheet in made} < set(uris(guide))
    printed = replace(guide, pdf=frozenset({"guide"}))
    assert [sheet.name for sheet in sheets.at_page(printed, "plan/", "en")][:2] == [
        "guide-plan-en-letter.pdf",
        "guide-plan-en-a4.pdf",
    ]
    assert sheets.at_page(printed, "sources/", "en") == []
