// Adds memory to pages that work without it: ticks, counts, statuses, "you are here", what to do next, start over.

import { sayIfBlocked, store } from "../shared/memory.js"
import { writtenDay } from "../shared/dates.js"
import { ask, tell } from "../shared/dialogs.js"
import { language, roleName, root, word } from "../shared/page.js"
import { standing, status, tally } from "../shared/progress.js"

const has = (item) => store.has(item)
let path

store.addEventListener("change", show)

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-tick]")) store.set(target.dataset.tick, target.checked)
})

/** Everything on the page that follows from what is kept. */
function show() {
  for (const box of document.querySelectorAll("[data-tick]")) box.checked = has(box.dataset.tick)
  for (const count of document.querySelectorAll("[data-count]")) {
    const boxes = boxesOf(count.dataset.count)
    if (!boxes.length) continue
    const done = boxes.filter(has).length
    count.textContent = word("done-of", { done, all: boxes.length })
    count.dataset.done = done
  }
  const stages = stagesOnPage()
  for (const { element, status: { kind, who, since } } of stages) {
    element.classList.toggle("is-done", kind === "done")
    const line = element.querySelector("[data-status-of]")
    line.hidden = kind === "none"
    line.className = `state state--${kind}`
    line.textContent = kind === "none" ? "" : word(`status-${kind}`, kind === "wait" ? { who: roleName(who), day: writtenDay(since, language) } : {})
  }
  for (const stage of document.querySelectorAll(".place [data-stage]")) markPlace(stage)
  if (stages.length) showNext(stages)
}

const boxesOf = (stage) => [...document.querySelectorAll(`[data-tick^="${CSS.escape(stage)}/"]`)].map((box) => box.dataset.tick)

/** The stages drawn here as a path, in order: those of the flowchart, or of the list on the home page. */
function stagesOnPage() {
  const total = document.querySelector("[data-total]")
  if (!total) return []
  const code = total.dataset.total
  return [...document.querySelectorAll(".trail [data-stage], .situations [data-stage]")].map((element) => {
    const id = element.dataset.stage
    const tasks = element.dataset.items
      ? element.dataset.items.split(" ").map((item) => item.split("=")).map(([item, who]) => ({ id: `${code}/${id}/${item}`, who: who.split("+") }))
      : [...element.querySelectorAll("[data-tick]")].map(({ dataset }) => ({ id: dataset.tick, who: dataset.who?.split(" ") ?? [] }))
    return {
      element, id, tasks,
      optional: element.matches(".station--optional, .situation--optional"),
      fork: element.closest(".fork") ?? element.dataset.fork ?? null,
      status: status(tasks.map((task) => task.id), has, store.get(`mark:${code}/${id}`)),
    }
  })
}

function showNext(stages) {
  const panel = document.querySelector("[data-next]")
  const { total: code } = document.querySelector("[data-total]").dataset
  const me = panel.dataset.me || store.get(`me:${code}/role`) || store.get("answer:role") || "apprentice"
  const begun = stages.some(({ status: { kind } }) => kind !== "none")
  const { here, now, others, waiting, aim } = standing(stages, has, me)
  panel.hidden = !begun
  for (const stage of stages) {
    const isHere = begun && here.includes(stage)
    stage.element.classList.toggle("is-here", isHere)
    const flag = document.querySelector(`[data-here="${CSS.escape(stage.id)}"]`)
    if (flag) flag.hidden = !isHere
  }
  if (!begun) return
  const { done, all } = tally(stages, has)
  const meter = document.querySelector("[data-next-meter]")
  meter.max = all || 1
  meter.value = done
  document.querySelector("[data-total]").textContent = word("done-of-path", { done, all })
  const title = document.querySelector("[data-next-title]")
  const link = document.querySelector("[data-next-link]")
  const goal = now && !aim ? now.stage : here[0]
  title.textContent = aim ? word("all-done") : now ? word("next-thing", { n: number(goal) }) : word("next-none", { n: number(goal) })
  link.hidden = !goal
  if (goal) link.href = way(goal)
  if (aim) link.textContent = goal ? word("all-done-next") : ""
  else if (now) name(now, (text) => (link.textContent = text))
  else link.textContent = titleOf(goal)
  document.querySelector("[data-next-waits]").replaceChildren(
    ...waiting.map((stage) => waits(word("next-waits-stage", {
      n: number(stage), who: roleName(stage.status.who), day: writtenDay(stage.status.since, language),
    }), stage)),
    ...(aim ? [] : others.map((task) => {
      const line = waits("", task.stage)
      name(task, (what) => (line.lastChild.textContent = word("next-waits-task", { who: task.who.map(roleName).join(", "), what })))
      return line
    })),
  )
}

function waits(text, stage) {
  const line = document.createElement("li")
  const link = document.createElement("a")
  link.href = way(stage)
  link.textContent = text
  line.append(link)
  return line
}

const number = ({ element }) => element.querySelector(".station__mark, .situation__mark").textContent
const way = ({ element }) => (element.matches(".station") ? element.querySelector(".station__title a") : element.querySelector("a")).href
const titleOf = ({ element }) => (element.querySelector(".situation__stage") ?? element.querySelector(".station__title a").lastChild).textContent.trim()

/** Hands over the words of a task: those on the page, or from the path's own file, once there is something to name. */
async function name({ id, stage }, use) {
  const here = label(id)
  use(here ?? titleOf(stage))
  if (here !== null) return
  const [code, stageId, item] = id.split("/")
  try {
    path ??= fetch(new URL(`trades/${code}/path.json`, root)).then((answer) => answer.json())
    const text = (await path).stages[stageId]?.find((one) => one.id === item)?.text[document.documentElement.lang]
    if (text) use(text)
  } catch { /* the title of the stage stands there already */ }
}

function label(item) {
  const text = document.querySelector(`[data-tick="${CSS.escape(item)}"]`)?.closest("label").querySelector(".task__text")
  if (!text) return null
  const copy = text.cloneNode(true)
  copy.querySelectorAll(".task__who").forEach((part) => part.remove())
  return copy.textContent.replace(/\s+/g, " ").trim()
}

/** On a stage page only its own items are here; of the other stages it is known what is done, not what there is. */
function markPlace(stage) {
  const link = stage.querySelector("a")
  if (link.getAttribute("aria-current") !== "step") return
  const boxes = document.querySelectorAll("[data-tick]")
  stage.classList.toggle("is-done", boxes.length > 0 && [...boxes].every((box) => box.checked))
}

/** Start over asks first, and can be undone. */
function startOver(code, called) {
  ask(word("start-over-ask", { code: called }), () => {
    const items = [...boxesOf(code), ...store.keys(`tick:${code}/`).map((key) => key.slice(5))]
    const putBack = store.clear([...new Set(items)], [`mark:${code}/`])
    tell(word("start-over-done"), { name: word("undo"), run: () => { putBack(); tell(word("undone")) } })
  })
}

/** Light, dark, or as the system has it: the button shows which and goes to the next. */
function schemeSwitch(control) {
  const schemes = ["auto", "light", "dark"]
  const current = () => document.documentElement.dataset.scheme ?? "auto"
  const label = () => (control.textContent = word(`scheme-${current()}`))
  control.addEventListener("click", () => {
    const next = schemes[(schemes.indexOf(current()) + 1) % schemes.length]
    if (next === "auto") delete document.documentElement.dataset.scheme
    else document.documentElement.dataset.scheme = next
    try {
      next === "auto" ? localStorage.removeItem("jalons:scheme") : localStorage.setItem("jalons:scheme", next)
    } catch { /* storage is blocked: the choice lasts as long as the page */ }
    label()
  })
  label()
  control.hidden = false
}

for (const control of document.querySelectorAll("[data-start-over]")) {
  control.hidden = false
  control.addEventListener("click", () => startOver(control.dataset.startOver, control.dataset.called))
}
for (const control of document.querySelectorAll("[data-print]")) {
  control.hidden = false
  control.addEventListener("click", () => print())
}
document.querySelectorAll("[data-scheme-switch]").forEach(schemeSwitch)

// the same page in the other language, at the same place; whoever comes from paper is told what changed since
const languages = document.querySelectorAll("[data-language-switch]")
const keepPlace = () => {
  for (const link of languages) link.hash = location.hash
  if (location.hash.startsWith("#v=")) import("../components/changes-since/since.js").then((since) => since.show())
}
addEventListener("hashchange", keepPlace)
keepPlace()

// what is folded on the screen stands open on paper, in browsers that need telling
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true
    addEventListener("afterprint", () => (folded.open = false), { once: true })
  }
})

if (document.querySelector("[data-tick]")) sayIfBlocked()
show()

// at the first visit nothing is news
const news = document.querySelector("[data-news]")
if (news && store.get("since:news")) import("../components/news/news.js")
else if (news) store.put("since:news", news.dataset.news)
