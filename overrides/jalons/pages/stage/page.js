// The status of one stage, and what its reader says of it that ticks cannot say: whom it waits for, or that it is not for them.

import { store } from "../../shared/memory.js"
import { writtenDay } from "../../shared/dates.js"
import { language, roleName, word } from "../../shared/page.js"
import { marked, status } from "../../shared/progress.js"

const panel = document.querySelector("[data-status]")
const form = panel.querySelector("form")
const { how, who, since } = form.elements
const key = `mark:${panel.dataset.status}`
const items = [...document.querySelectorAll("[data-tick]")].map(({ dataset }) => dataset.tick)

function today() {
  const now = new Date()
  return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)
}

function show() {
  const mark = marked(store.get(key))
  const { kind, who: whom, since: when } = status(items, (item) => store.has(item), store.get(key))
  const line = panel.querySelector("[data-status-now]")
  line.className = `state state--${kind}`
  line.textContent = word(`status-${kind}`, kind === "wait" ? { who: roleName(whom), day: writtenDay(when, language) } : {})
  how.value = mark?.kind ?? "auto"
  if (mark?.kind === "wait") (who.value = mark.who), (since.value = mark.since)
  panel.querySelector("[data-status-wait]").hidden = how.value !== "wait"
}

form.addEventListener("change", () => {
  if (!since.value || !since.validity.valid) since.value = today()
  store.put(key, { auto: "", skip: "skip", wait: `wait ${who.value} ${since.value}` }[how.value])
  show()
})
form.addEventListener("submit", (event) => event.preventDefault())
store.addEventListener("change", show)
since.max = today()
since.value = today()
panel.hidden = false
show()
