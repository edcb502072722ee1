// Papers filled in on the device: what is typed in the boxes stands on the paper below, and stays as long as the tab is open.

import { store } from "../../shared/memory.js"
import { tell } from "../../shared/dialogs.js"
import { root, trade, word } from "../../shared/page.js"
import { dayOf, inWords, totals, weeksOf } from "../../shared/weeks.js"

const language = document.documentElement.lang
const form = document.querySelector("[data-fill-in]")
const boxes = [...form.querySelectorAll("[data-fill]")]
const KEPT = `jalons:${root.pathname}:fill-in:${trade}`
const decimal = (text) => (language === "fr" ? text.replace(/^(\d+)\.(\d+)$/, "$1,$2") : text.replace(/^(\d+),(\d+)$/, "$1.$2"))

/** What was typed before in this tab, in either language; what cannot be read is nothing. */
function before() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT))
    return kept && typeof kept === "object" ? kept : {}
  } catch {
    return {}
  }
}

function keep() {
  try {
    const typed = boxes.filter(({ value }) => value).map(({ dataset, value }) => [dataset.fill, value])
    const others = Object.entries(before()).filter(([name]) => !boxes.some(({ dataset }) => dataset.fill === name))
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries([...others, ...typed])))
  } catch { /* it is on the paper all the same */ }
}

/** The paper as it is printed: what is typed, or a line to write on. */
function show() {
  for (const { dataset, value, type, inputMode } of boxes) {
    const day = type === "date" && dayOf(value)
    const words = day ? inWords(value, language) : inputMode === "decimal" ? decimal(value.trim()) : value.trim()
    for (const place of document.querySelectorAll(`[data-said="${dataset.fill}"]`)) {
      place.classList.toggle("line--said", words !== "")
      const label = place.querySelector(".line__label")
      if (label) label.hidden = words !== ""
      let said = place.querySelector(".line__words")
      if (!said) place.append((said = Object.assign(document.createElement("span"), { className: "line__words" })))
      said.textContent = words
    }
  }
}

/** The sponsors of the hours sheet, whose totals can be taken over. */
function offerHours() {
  const choice = form.querySelector("[data-sponsors]")
  if (!choice) return
  const { sponsors } = totals(weeksOf(store, trade).weeks)
  const chosen = choice.value
  choice.replaceChildren(choice.options[0], ...[...sponsors.keys()].map((name) => new Option(name, name, false, name === chosen)))
  form.querySelector("[data-from-hours]").hidden = !sponsors.size
}

form.querySelector("[data-sponsors]")?.addEventListener("change", ({ target }) => {
  const sum = totals(weeksOf(store, trade).weeks).sponsors.get(target.value)
  if (!sum) return
  const known = { sponsor: target.value, on_the_job: `${sum.job}`, in_class: sum.class ? `${sum.class}` : "" }
  for (const [from, name] of Object.entries(JSON.parse(target.dataset.sponsors))) {
    form.querySelector(`[data-fill="${CSS.escape(name)}"]`).value = decimal(known[from])
  }
  keep()
  show()
})
form.addEventListener("input", () => (keep(), show()))
form.addEventListener("submit", (event) => event.preventDefault())
form.querySelector("[data-fill-empty]").addEventListener("click", () => {
  for (const box of boxes) box.value = ""
  try {
    sessionStorage.removeItem(KEPT)
  } catch { /* nothing was kept */ }
  show()
  tell(word("letter-emptied"))
})
store.addEventListener("change", offerHours)

const kept = before()
for (const box of boxes) {
  const value = kept[box.dataset.fill]
  if (typeof value === "string") box.value = value.slice(0, 200)
}
form.hidden = false
offerHours()
show()
