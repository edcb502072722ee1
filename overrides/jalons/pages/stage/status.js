// @ts-check
// The status of one stage, and what its reader says of it that ticks cannot say: whom it waits for, or that it is not for
// them. Fetched for whoever has begun, or opens it.

import { today } from "../../shared/dates.js"
import { all, data, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { readMark, stageStatus } from "../../shared/progress.js"
import { statusWords } from "../../shared/status-words.js"

const panel = one("[data-status]", HTMLElement)
const form = one("form", HTMLFormElement, panel)
const choices = all("[name=how]", HTMLInputElement, form)
const who = one("[name=who]", HTMLSelectElement, form)
const since = one("[name=since]", HTMLInputElement, form)
const key = `mark:${data(panel, "status")}`
const tasks = all("[data-tick]", HTMLInputElement).map((box) => data(box, "tick"))

function show() {
  const mark = readMark(store.get(key))
  const status = stageStatus(tasks, (task) => store.has(task), store.get(key))
  const line = one("[data-status-now]", HTMLElement, panel)
  line.className = `state state--${status.kind}`
  line.textContent = statusWords(status)
  for (const choice of choices) choice.checked = choice.value === (mark?.kind ?? "auto")
  if (mark?.kind === "wait") {
    who.value = mark.who
    since.value = mark.since
  }
  one("[data-status-wait]", HTMLElement, panel).hidden = mark?.kind !== "wait"
}

form.addEventListener("change", () => {
  if (!since.value || !since.validity.valid) since.value = today()
  const how = choices.find(({ checked }) => checked)?.value
  store.put(key, how === "wait" ? `wait ${who.value} ${since.value}` : how === "skip" ? "skip" : "")
  show()
})
form.addEventListener("submit", (event) => event.preventDefault())
store.addEventListener("change", show)
since.max = today()
since.value = today()
one("fieldset", HTMLFieldSetElement, form).disabled = false
show()
