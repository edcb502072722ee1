// Adds memory to pages that work without it: ticks, counts, "you are here", next thing to do, start over.

import { sayIfBlocked, store } from "./memory.js"
import { button, root, tell, word } from "./page.js"

let path

store.addEventListener("change", show)

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-tick]")) store.set(target.dataset.tick, target.checked)
})

/** Everything on the page that follows from the ticks. */
function show() {
  for (const box of document.querySelectorAll("[data-tick]")) box.checked = store.has(box.dataset.tick)
  for (const count of document.querySelectorAll("[data-count]")) {
    const boxes = boxesOf(count.dataset.count)
    if (!boxes.length) continue
    const { done, all } = tally(boxes)
    count.textContent = word("done-of", { done, all })
    count.dataset.done = done
  }
  const stages = stagesOnPage()
  for (const stage of stages) {
    const done = stage.items.length > 0 && stage.items.every((item) => store.has(item))
    stage.element.classList.toggle("is-done", done)
    stage.done = done
  }
  for (const stage of document.querySelectorAll(".place [data-stage]")) markPlace(stage)
  if (stages.length) showNext(stages)
}

const boxesOf = (stage) => [...document.querySelectorAll(`[data-tick^="${CSS.escape(stage)}/"]`)].map((box) => box.dataset.tick)
const tally = (items) => ({ done: items.filter((item) => store.has(item)).length, all: items.length })

/** The stages drawn here as a path, in order: those of the flowchart, or of the list on the home page. */
function stagesOnPage() {
  const total = document.querySelector("[data-total]")
  if (!total) return []
  const code = total.dataset.total
  return [...document.querySelectorAll(".trail [data-stage], .situations [data-stage]")].map((element) => ({
    element,
    id: element.dataset.stage,
    optional: element.matches(".station--optional, .situation--optional"),
    items: element.dataset.items
      ? element.dataset.items.split(" ").map((item) => `${code}/${element.dataset.stage}/${item}`)
      : boxesOf(`${code}/${element.dataset.stage}`),
  }))
}

function showNext(stages) {
  const needed = stages.filter((stage) => !stage.optional)
  const items = needed.flatMap((stage) => stage.items)
  const { done, all } = tally(items)
  const panel = document.querySelector("[data-next]")
  const begun = stages.some((stage) => stage.items.some((item) => store.has(item)))
  panel.hidden = !begun
  const open = stages.filter((stage) => !stage.done)
  const here = open.find((stage) => !stage.optional) ?? open[0]
  for (const stage of stages) {
    const beside = here && !stage.done && fork(stage) !== null && fork(stage) === fork(here)
    const isHere = begun && (stage === here || beside)
    stage.element.classList.toggle("is-here", isHere)
    const flag = document.querySelector(`[data-here="${CSS.escape(stage.id)}"]`)
    if (flag) flag.hidden = !isHere
  }
  if (!begun) return
  const meter = document.querySelector("[data-next-meter]")
  meter.max = all
  meter.value = done
  document.querySelector("[data-total]").textContent = word("done-of-path", { done, all })
  const title = document.querySelector("[data-next-title]")
  const link = document.querySelector("[data-next-link]")
  link.hidden = !here
  if (!here || here.optional) {
    title.textContent = word("all-done")
    link.textContent = here ? word("all-done-next") : ""
    if (here) link.href = way(here)
    return
  }
  title.textContent = word("next-thing", { n: number(here) })
  const box = here.items.find((item) => !store.has(item))
  link.href = way(here)
  link.textContent = label(box) ?? here.element.querySelector(".situation__stage").textContent
  if (label(box) === null) labelFromPath(box, link)
}

const fork = (stage) => stage.element.closest(".fork")
const number = (stage) => stage.element.querySelector(".station__mark, .situation__mark").textContent
const way = (stage) => (stage.element.matches(".station") ? stage.element.querySelector(".station__title a") : stage.element.querySelector("a")).href

function label(item) {
  const text = document.querySelector(`[data-tick="${CSS.escape(item)}"]`)?.closest("label").querySelector(".task__text")
  if (!text) return null
  const copy = text.cloneNode(true)
  copy.querySelectorAll(".task__who").forEach((part) => part.remove())
  return copy.textContent.replace(/\s+/g, " ").trim()
}

/** The home page holds no items: their words come from the path's own file, once there is something to name. */
async function labelFromPath(item, link) {
  const [code, stage, id] = item.split("/")
  try {
    path ??= await (await fetch(new URL(`trades/${code}/path.json`, root))).json()
  } catch {
    return
  }
  const text = path.stages[stage]?.find((one) => one.id === id)?.text[document.documentElement.lang]
  if (text) link.textContent = text
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
  const dialog = document.createElement("dialog")
  dialog.className = "ask"
  const question = document.createElement("p")
  question.id = "ask-question"
  question.textContent = word("start-over-ask", { code: called })
  dialog.setAttribute("aria-labelledby", question.id)
  const no = button(word("start-over-no"), () => dialog.close(), "action")
  no.autofocus = true
  const yes = button(word("start-over-yes"), () => {
    dialog.close()
    const items = [...boxesOf(code), ...store.keys(`tick:${code}/`).map((key) => key.slice(5))]
    const putBack = store.clear([...new Set(items)], [`mark:${code}/`])
    tell(word("start-over-done"), { name: word("undo"), run: () => { putBack(); tell(word("undone")) } })
  })
  dialog.append(question, no, yes)
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
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

// the same page in the other language, at the same place
const languages = document.querySelectorAll("[data-language-switch]")
const keepPlace = () => languages.forEach((link) => {
  link.hash = location.hash
})
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
