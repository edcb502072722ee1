"""Ids that survive any edit: each rule broken once, and ticks that keep their meaning whatever is done to the content."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalons import records, rules
from jalons.content.release import Release, Releases
from jalons.guide import guide_of
from jalons.messages.report import line
from jalons.path.id_history import before, numbers
from jalons.rules import id_history
from jalons_cli.releasing import release
from support.broken_rules import Broken
from support.project import ROOT
from support.servers import Server
from support.small_guide import AS_OF, change, content_of, problems, small_data, write

APPLY, LEARN, PARTY, ROLES, GONE = "stages/apply.yml", "stages/learn.yml", "stages/party.yml", "roles.yml", "gone.yml"
HUM = "  - id: hum\n    text: {fr: Fredonner., en: Hum.}\n    who: apprentice\n    advice: yes\n"
SING = "  - id: sing\n    text: {fr: Chanter., en: Sing.}\n    who: apprentice\n    advice: yes\n"
RETIRED = "party/sing: {retired: {fr: On ne chante plus., en: There is no more singing.}}\n"


def released(folder, day: int) -> None:
    """Releases a folder with nothing wrong in it."""
    assert problems(folder) == []
    release(guide_of(content_of(folder), date(2026, 2, day)), folder)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """The small data with three versions: "wait" became "await" in the second, "sing" was retired in the third."""
    folder = small_data(tmp_path_factory.mktemp("history"))
    released(folder, 1)
    change(folder, APPLY, "  - id: wait\n", "  - id: await\n    was: wait\n")
    change(folder, PARTY, SING, SING + HUM)
    released(folder, 2)
    change(folder, PARTY, SING, "")
    write(folder, GONE, RETIRED)
    released(folder, 3)
    return folder


@pytest.fixture
def folder(history, tmp_path):
    return shutil.copytree(history, tmp_path / "data")


BROKEN: list[Broken] = [
    Broken(
        "task-renamed-in-silence",
        id_history.every_released_id_is_accounted_for,
        LEARN,
        "  - id: sit\n",
        "  - id: sit-down\n",
        "data/stages/learn.yml:6:9 id-renamed learn/sit-down: “learn/sit” was published and is no longer there, and “learn/sit-down” is new: readers' ticks would be lost. If it is the same under a new name, write “was: sit” here. If not, write in data/gone.yml “learn/sit: {retired: {fr: …, en: …}}”, with the reason.",
    ),
    Broken(
        "task-gone-in-silence",
        id_history.every_released_id_is_accounted_for,
        GONE,
        RETIRED,
        "{}\n",
        "data/stages/party.yml:6:3 id-vanished tasks: “party/sing” was published and is no longer there: readers' ticks would be lost. If the task, stage or path has a new id, write was: there, with the old one. If not, write in data/gone.yml “party/sing: {retired: {fr: …, en: …}}”, with the reason, or “replaced_by:” with what takes its place.",
    ),
    Broken(
        "released-id-made-from-the-words",
        id_history.every_released_id_is_written,
        PARTY,
        "  - id: hum\n    text:",
        "  - text:",
        "data/stages/party.yml:6:5 id-not-written (warning) tasks/1: The id “hum” comes from the words of the task: to change them would lose readers' ticks. Write id: hum here.",
    ),
    Broken(
        "role-gone-in-silence",
        id_history.every_released_id_is_accounted_for,
        ROLES,
        "helper: {",
        "porter: {",
        "data/gone.yml reply-vanished roles/helper: “roles/helper” was published and is no longer there; readers may have chosen it. Put it back, or write in data/gone.yml “roles/helper: {retired: {fr: …, en: …}}”, with the reason.",
    ),
    Broken(
        "former-id-with-a-slip",
        id_history.every_former_id_was_released,
        GONE,
        "party/sing:",
        "party/sign: {replaced_by: party/hum}\nparty/sing:",
        "data/gone.yml:1:27 id-never-released party/sign/replaced_by: “party/sign” was never published. Did you mean “party/sing”? Correct the id; if it was never published, remove this line: nobody has a tick of it.",
    ),
    Broken(
        "former-id-of-what-is-there",
        id_history.every_former_id_is_gone,
        GONE,
        RETIRED,
        RETIRED + "learn/sit: {retired: {fr: Non., en: No.}}\n",
        "data/gone.yml:2:12 id-still-there learn/sit: “learn/sit” is still there, and this line says that it is gone. Remove this line, or give a new id to what still has this one.",
    ),
    Broken(
        "gone-in-two-ways",
        id_history.every_gone_id_says_what_became_of_it,
        GONE,
        "{retired:",
        "{replaced_by: learn/new, retired:",
        "data/gone.yml:1:13 gone-form party/sing: It must be said what became of “party/sing”, in one way only. Write either replaced_by: with what takes its place, or retired: with the reason, in French and in English.",
        "data/gone.yml:1:27 replacement-missing party/sing/replaced_by: “learn/new” is not there, and nothing says what became of it. Correct the id, or write retired: with the reason.",
    ),
    Broken(
        "gone-in-no-way",
        id_history.every_gone_id_says_what_became_of_it,
        GONE,
        RETIRED,
        "party/sing: {since: 2026-02-03}\n",
        "data/gone.yml:1:13 gone-form party/sing: It must be said what became of “party/sing”, in one way only. Write either replaced_by: with what takes its place, or retired: with the reason, in French and in English.",
    ),
    Broken(
        "replaced-by-another-kind",
        id_history.every_gone_id_says_what_became_of_it,
        GONE,
        RETIRED,
        "party/sing: {replaced_by: finish}\n",
        "data/gone.yml:1:27 gone-kind party/sing/replaced_by: “finish” cannot take the place of “party/sing”. A task is replaced by a task (STAGE/TASK), a stage by a stage, a path by a path; for others, write retired:.",
    ),
    Broken(
        "replaced-by-nothing",
        id_history.every_gone_id_says_what_became_of_it,
        GONE,
        RETIRED,
        "party/sing: {replaced_by: [party/humm]}\n",
        "data/gone.yml:1:28 replacement-missing party/sing/replaced_by: “party/humm” is not there, and nothing says what became of it. Did you mean “party/hum”? Correct the id, or write retired: with the reason.",
    ),
    Broken(
        "round-in-a-circle",
        id_history.no_id_comes_from_itself,
        GONE,
        RETIRED,
        "party/sing: {replaced_by: apply/wait}\napply/wait: {replaced_by: party/sing}\n",
        "data/gone.yml:1:27 id-beside party/sing/replaced_by: “apply/wait” and “party/sing” were published together: a tick of one would count for the other. If the two have become one, give it a new id and write was: there with both old ones; if “party/sing” has merely gone, write retired: in data/gone.yml.",
        "data/gone.yml:2:27 id-beside apply/wait/replaced_by: “party/sing” and “apply/wait” were published together: a tick of one would count for the other. If the two have become one, give it a new id and write was: there with both old ones; if “apply/wait” has merely gone, write retired: in data/gone.yml.",
        "data/stages/apply.yml:13:10 lineage-circle tasks/2/was: These ids replace one another in a circle: apply/wait → party/sing → apply/wait. Say for each of them what came after it, never before.",
    ),
    Broken(
        "id-used-again",
        id_history.no_id_comes_back,
        PARTY,
        HUM,
        HUM + SING,
        "data/gone.yml:1:13 id-still-there party/sing: “party/sing” is still there, and this line says that it is gone. Remove this line, or give a new id to what still has this one.",
        "data/stages/party.yml:10:9 id-came-back party/sing: “party/sing” was gone in the version of 2026-02-03, and here it is again: old ticks would count for it. Give it an id that was never used.",
    ),
    Broken(
        "taken-over-by-one-beside-it",
        id_history.no_id_takes_over_from_one_beside_it,
        GONE,
        RETIRED,
        "party/sing: {replaced_by: party/hum}\n",
        "data/gone.yml:1:27 id-beside party/sing/replaced_by: “party/hum” and “party/sing” were published together: a tick of one would count for the other. If the two have become one, give it a new id and write was: there with both old ones; if “party/sing” has merely gone, write retired: in data/gone.yml.",
    ),
    Broken(
        "made-from-two-of-different-times",
        id_history.only_ids_of_one_time_are_merged,
        APPLY,
        "  - id: await\n    was: wait\n",
        "  - id: hold\n    was: [await, wait]\n",
        "data/stages/apply.yml:13:18 merged-apart tasks/2/was: “apply/wait” and “apply/await” were never published together: “apply/hold” cannot be made from both. If “apply/wait” became “apply/await”, and then “apply/hold”, keep only “apply/await” here and write in data/gone.yml “apply/wait: {replaced_by: apply/await}”.",
    ),
    Broken(
        "former-id-of-a-note",
        id_history.only_tasks_have_former_ids,
        APPLY,
        "  - id: paper\n",
        "  - id: paper\n    was: wait\n",
        "data/stages/apply.yml:19:10 was-useless notes/1/was: “paper” cannot be ticked: nobody has a tick under an old id. Remove the line “was:”; it makes sense for tasks only.",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(folder, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    change(folder, case.file, case.old, case.new)
    content = content_of(folder)
    assert [line(problem, "en") for problem in rules.check(content, AS_OF)] == list(case.said)
    own = {line(problem, "en") for problem in case.rule(content, AS_OF)}
    assert own and own <= set(case.said)


def test_a_renamed_stage_trade_and_task(history, tmp_path):
    """A stage or a trade whose name is gone is told with its likely new name, without its tasks one by one; was: makes it well."""
    folder = shutil.copytree(history, tmp_path / "data")
    (folder / LEARN).rename(folder / "stages" / "study.yml")
    (folder / "trades" / "222B.yml").rename(folder / "trades" / "kite-maker.yml")
    for file in ("pathways/lantern.yml", "events.yml"):
        write(folder, file, (folder / file).read_text("utf-8").replace("learn", "study"))
    assert problems(folder) == [
        (
            "data/stages/study.yml:1:1 id-renamed study: “learn” was published and is no longer there, and “study” is new: readers' ticks would be lost. "
            "If it is the same under a new name, write “was: learn” here. If not, write in data/gone.yml “learn: {retired: {fr: …, en: …}}”, with the reason."
        ),
        (
            "data/trades/kite-maker.yml:1:1 id-renamed trades/kite-maker: “trades/222B” was published and is no longer there, and “trades/kite-maker” is new: "
            "readers' ticks would be lost. If it is the same under a new name, write “was: 222B” here. If not, write in data/gone.yml "
            "“trades/222B: {retired: {fr: …, en: …}}”, with the reason."
        ),
    ]
    write(folder, "stages/study.yml", "was: learn\n" + (folder / "stages/study.yml").read_text("utf-8"))
    write(folder, "trades/kite-maker.yml", "was: 222B\n" + (folder / "trades/kite-maker.yml").read_text("utf-8"))
    assert problems(folder) == []
    came = before(content_of(folder))
    assert (came["study/sit"], came["study"], came["trades/kite-maker"]) == (
        ("learn/sit",),
        ("learn",),
        ("trades/222B",),
    )


def test_numbers_never_change(history):
    """Each id keeps the number of its line, gone or not, and new ones come after."""
    content = content_of(history)
    number = numbers(content)
    assert list(number.values()) == list(range(1, len(number) + 1))
    first, last = content.releases.versions[0], content.releases.last
    assert [number[name] for name in first.ids] == list(range(1, len(first.ids) + 1))
    assert number["apply/await"] > len(first.ids) and last.gone == (number["apply/wait"], number["party/sing"])
    assert {"trades/111A", "roles/apprentice", "apply", "apply/ask"} <= number.keys() and "apply/paper" not in number


@dataclass
class Task:
    """A task of the model: what readers did (atoms), and what an editor wrote of where it comes from."""

    id: str
    atoms: list[list[bool]]
    was: list[str] = field(default_factory=list)
    """As written."""
    olds: list[str] = field(default_factory=list)
    """The same in full."""
    had: str = ""
    """The id that it was released with last, in full."""


class Editor:
    """Edits a guide as an editor would who minds the rules, and keeps what each task is made of."""

    def __init__(self) -> None:
        self.stages: dict[str, list[Task]] = {"s0": [], "s1": []}
        self.stage_was: dict[str, list[str]] = {"s0": [], "s1": []}
        self.trade, self.trade_was = "t0", []
        self.gone: dict[str, records.Gone] = {}
        self.ids: list[str] = []
        self.versions: list[Release] = []
        self.count = 0

    def fresh(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def add(self, stage: str) -> None:
        self.stages[stage].append(Task(self.fresh("a"), [[False]]))

    def tasks(self) -> list[tuple[str, Task]]:
        return [(stage, task) for stage, tasks in self.stages.items() for task in tasks]

    def say_gone(self, old: str, new: str) -> None:
        """Writes in gone.yml that what is gone was replaced, by one more where something is said already."""
        now = self.gone[old].replaced_by if old in self.gone else ()
        self.gone[old] = records.Gone(replaced_by=list(dict.fromkeys((*now, new))))

    def link(self, stage: str, new: Task, olds: list[tuple[str, Task]], in_full: bool) -> None:
        """Writes where a new task comes from; what was said of its forerunners so far goes to gone.yml."""
        for _, task in olds:
            if not task.had:
                new.was += [name for name in task.olds if name not in new.was]
                new.olds += [name for name in task.olds if name not in new.olds]
                continue
            for old in task.olds:
                self.say_gone(old, task.had)
            short = task.had.split("/")[1] if not in_full and task.had.split("/")[0] == stage else task.had
            new.was.append(short)
            new.olds.append(task.had)
        # what is of another stage is named in full
        new.was = [
            old if "/" not in old and f"{stage}/{old}" in new.olds else full
            for old, full in zip(new.was, new.olds, strict=True)
        ]

    def replace(self, olds: list[tuple[str, Task]], stage: str, how_many: int, in_full: bool) -> None:
        """Renames, moves, merges or splits: some tasks become others."""
        made = []
        for _ in range(how_many):
            new = Task(self.fresh("a"), [[*atom] for _, task in olds for atom in task.atoms])
            made.append(new)
        for new in made:
            self.link(stage, new, olds, in_full)
        for old_stage, task in olds:
            self.stages[old_stage].remove(task)
        self.stages[stage] += made

    def retire(self, stage: str, task: Task) -> None:
        self.stages[stage].remove(task)
        if task.had:
            self.gone[task.had] = records.Gone(retired={"fr": "x", "en": "x"})
        named = {old for _, other in self.tasks() for old in other.olds}
        for old in task.olds:
            if task.had:
                self.say_gone(old, task.had)
            elif old not in named and old not in self.gone:
                self.gone[old] = records.Gone(retired={"fr": "x", "en": "x"})

    def rename_stage(self, stage: str) -> str:
        new = self.fresh("s")
        self.stages = {new if name == stage else name: tasks for name, tasks in self.stages.items()}
        was = self.stage_was.pop(stage)
        if stage in self.ids:
            for old in was:
                self.say_gone(old, stage)
            was = [stage]
        self.stage_was[new] = was
        return new

    def rename_trade(self) -> None:
        if f"trades/{self.trade}" in self.ids:
            for old in self.trade_was:
                self.say_gone(f"trades/{old}", f"trades/{self.trade}")
            self.trade_was = [self.trade]
        self.trade = self.fresh("t")

    def content(self):
        def stage(name: str) -> records.Stage:
            items = [records.Item(id=task.id, was=task.was, text={"fr": "x", "en": "x"}) for task in self.stages[name]]
            words = {"fr": "x", "en": "x"}
            made = records.Stage.model_construct(title=words, tasks=(), was=tuple(self.stage_was[name]))
            return made.model_copy(update={"tasks": tuple(items)})

        trade = records.Trade(name={"en": "x"}, pathway="p", was=self.trade_was)
        return SimpleNamespace(
            variant_prefix="trades/",
            folder="data",
            stages={name: stage(name) for name in self.stages},
            trades={self.trade: trade},
            gone=self.gone,
            roles={},
            questions={},
            dates={},
            releases=Releases(tuple(self.ids), tuple(self.versions)),
        )

    def release(self) -> dict[str, tuple[str, ...]]:
        """Checks, gives new ids their numbers, and gives the lineage that pages then have."""
        content = self.content()
        told = [line(problem, "en") for rule in RULES for problem in rule(content, AS_OF)]
        assert told == []
        here = [*(f"{stage}/{task.id}" for stage, task in self.tasks()), *self.stages, f"trades/{self.trade}"]
        self.ids += [name for name in here if name not in self.ids]
        gone = tuple(number for number, name in enumerate(self.ids, start=1) if name not in here)
        self.versions.append(Release(len(self.versions) + 1, AS_OF, "0" * 8, tuple(self.ids), gone))
        for stage, task in self.tasks():
            task.had = f"{stage}/{task.id}"
        return before(self.content())


RULES = [
    id_history.every_released_id_is_accounted_for,
    id_history.every_former_id_was_released,
    id_history.every_former_id_is_gone,
    id_history.every_gone_id_says_what_became_of_it,
    id_history.no_id_comes_from_itself,
    id_history.no_id_comes_back,
    id_history.no_id_takes_over_from_one_beside_it,
    id_history.only_ids_of_one_time_are_merged,
]

STORE = """async ([address, cases]) => {
  const { Store } = await import(address)
  const { FormerIds } = await import(new URL("former-ids.js", address))
  return cases.map((phases) => {
    const kept = new Map()
    const storage = {
      get length() { return kept.size },
      key: (n) => [...kept.keys()][n],
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
    }
    const pages = []
    return phases.map(({ idHistory, ticks, items }) => {
      const page = new Store("/x/", { former: (isSet) => new FormerIds(idHistory, isSet), storage })
      pages.push([page, items])
      const shown = items.map((item) => page.has(item))
      for (const [item, done] of ticks) page.set(item, done)
      // what each page shows that was ever opened, this one last
      return { shown, after: pages.map(([page, items]) => items.map((item) => page.has(item))) }
    })
  })
}"""


def played(draw) -> tuple[list[dict], list[dict]]:
    """One guide through several versions: what the browser is given, and what it must show."""
    editor = Editor()
    for stage in ("s0", "s0", "s1"):
        editor.add(stage)
    phases, wanted, opened = [], [], []
    for _ in range(draw(st.integers(2, 5))):
        for _ in range(draw(st.integers(0, 4))):
            edit(editor, draw)
        came = editor.release()
        names = {f"{editor.trade}/{stage}/{task.id}": task for stage, task in editor.tasks()}
        shown = [all(atom[0] for atom in task.atoms) for task in names.values()]
        ticks = draw(st.lists(st.tuples(st.sampled_from(sorted(names)), st.booleans()), max_size=4)) if names else []
        opened.append(dict(zip(names, shown, strict=True)))
        for name, done in ticks:
            for atom in names[name].atoms:
                atom[0] = done
            for page in opened:
                # an older page shows what was set under the ids that it knows
                if name in page:
                    page[name] = done
        phases.append(
            {"idHistory": {name: list(olds) for name, olds in came.items()}, "ticks": ticks, "items": list(names)}
        )
        wanted.append({"shown": shown, "after": [list(page.values()) for page in opened]})
    return phases, wanted


def edit(editor: Editor, draw) -> None:
    tasks = editor.tasks()
    stage = draw(st.sampled_from(sorted(editor.stages)))
    kind = draw(st.sampled_from(("rename", "move", "stage", "split", "merge", "retire", "add", "trade")))
    if kind == "add" or not tasks:
        editor.add(stage)
    elif kind == "stage":
        editor.rename_stage(stage)
    elif kind == "trade":
        editor.rename_trade()
    elif kind == "retire":
        editor.retire(*draw(st.sampled_from(tasks)))
    else:
        one = draw(st.sampled_from(tasks))
        olds = [one]
        if kind == "merge":
            # what was released together is merged, or what nobody has seen yet
            beside = [
                other
                for other in tasks
                if other[1] is not one[1] and bool(other[1].had) == bool(one[1].had) and bool(one[1].had)
            ]
            olds += draw(st.lists(st.sampled_from(beside), max_size=2, unique_by=id)) if beside else []
        where = stage if kind in ("move", "merge") else one[0]
        editor.replace(olds, where, draw(st.integers(2, 3)) if kind == "split" else 1, draw(st.booleans()))


@pytest.fixture(scope="module")
def store_page(chromium, tmp_path_factory):
    """A page of a folder that holds nothing but the scripts that pages share, one of which keeps ticks."""
    folder = tmp_path_factory.mktemp("scripts")
    for script in (ROOT / "overrides" / "jalons" / "shared").glob("*.js"):
        shutil.copy(script, folder)
    handed = '<script type="application/json" id="jalons">{"base": "./", "variants": "trades", "words": {}}</script>'
    write(folder, "index.html", f"<!doctype html><title>x</title>{handed}")
    server = Server()
    server.show(folder)
    page = chromium.new_page()
    page.goto(server.address)
    yield page
    page.close()
    server.http.shutdown()


@pytest.mark.browser
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_ticks_keep_their_meaning(store_page, data):
    """Whatever is renamed, moved, split, merged or retired, a task is ticked if and only if all that it is made of was; older pages too."""
    phases, wanted = played(data.draw)
    (shown,) = store_page.evaluate(STORE, [f"{store_page.url}store.js", [phases]])
    assert len(shown) == len(wanted)
    for got, want in zip(shown, wanted, strict=True):
        assert got["shown"] == want["shown"]
        assert got["after"][-1] == want["after"][-1]
        assert got["after"] == want["after"]
