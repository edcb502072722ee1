// @ts-check
// Papers filled in on the device: what is typed in the boxes stands on the paper below, and stays as long as the tab is open.

import { writtenDay } from "../../shared/dates.js"
import { tell } from "../../shared/dialogs.js"
import { all, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { language, root, trade, word } from "../../shared/page.js"
import { parseEnteredDay, readWeeks, totals } from "../../shared/weeks.js"

const form = one("[data-fill-in]", HTMLFormElement)
const boxes = all("[data-fill]", HTMLInputElement, form)
/** The choice of a sponsor whose hours are taken over, where a paper asks for hours. */
const sponsorChoice = maybe("[data-sponsors]", HTMLSelectElement, form)
const STORAGE_KEY = `jalons:${root.pathname}:fill-in:${trade}`
const LONGEST = 200

/**
 * A number with the decimal mark of the page's language; any other text stays as it is.
 *
 * @param {string} text
 */
const localizeDecimal = (text) => (language === "fr" ? text.replace(/^(\d+)\.(\d+)$/, "$1,$2") : text.replace(/^(\d+),(\d+)$/, "$1.$2"))

/**
 * What was typed before in this tab, in either language; what cannot be read is nothing.
 *
 * @returns {Record<string, unknown>}
 */
function readTyped() {
  try {
    const typed = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "")
    return typed && typeof typed === "object" ? typed : {}
  } catch {
    return {}
  }
}

/** Keeps what is typed, and beside it what was typed for other papers. */
function keepTyped() {
  const own = boxes.map((box) => [data(box, "fill"), box.value])
  const names = own.map(([name]) => name)
  const others = Object.entries(readTyped()).filter(([name]) => !names.includes(name))
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries([...others, ...own.filter(([, value]) => value)])))
  } catch { /* it is on the paper all the same */ }
}

/**
 * What a box puts on the paper.
 *
 * @param {HTMLInputElement} box
 */
function wordsOf(box) {
  if (box.type === "date" && parseEnteredDay(box.value)) return writtenDay(box.value, language)
  return box.inputMode === "decimal" ? localizeDecimal(box.value.trim()) : box.value.trim()
}

/** The paper as it is printed: what is typed, or a line to write on. */
function show() {
  for (const box of boxes) {
    const words = wordsOf(box)
    for (const blank of all(`[data-blank="${data(box, "fill")}"]`, HTMLElement)) {
      const label = maybe(".line__label", HTMLElement, blank)
      blank.classList.toggle("line--filled", words !== "")
      if (label) label.hidden = words !== ""
      one(".line__words", HTMLElement, blank).textContent = words
    }
  }
}

/** Offers the sponsors of the hours sheet, whose totals can be taken over. */
function offerHours() {
  if (!sponsorChoice) return
  const { sponsors } = totals(readWeeks(store, trade).weeks)
  const chosen = sponsorChoice.value
  const none = one("option", HTMLOptionElement, sponsorChoice)
  sponsorChoice.replaceChildren(none, ...[...sponsors.keys()].map((name) => new Option(name, name, false, name === chosen)))
  one("[data-from-hours]", HTMLElement, form).hidden = !sponsors.size
}

/** @param {HTMLSelectElement} choice */
function takeOverHours(choice) {
  const hours = totals(readWeeks(store, trade).weeks).sponsors.get(choice.value)
  if (!hours) return
  /** @type {Record<string, string>} */
  const known = { sponsor: choice.value, on_the_job: `${hours.job}`, in_class: hours.class ? `${hours.class}` : "" }
  for (const [from, name] of Object.entries(JSON.parse(data(choice, "sponsors")))) {
    one(`[data-fill="${CSS.escape(name)}"]`, HTMLInputElement, form).value = localizeDecimal(known[from] ?? "")
  }
  keepTyped()
  show()
}

function empty() {
  for (const box of boxes) box.value = ""
  try {
    sessionStorage.removeItem(STORAGE_KEY)
  } catch { /* nothing was kept */ }
  show()
  tell(word("letter-emptied"))
}

sponsorChoice?.addEventListener("change", () => takeOverHours(sponsorChoice))
form.addEventListener("input", () => {
  keepTyped()
  show()
})
form.addEventListener("submit", (event) => event.preventDefault())
one("[data-fill-empty]", HTMLButtonElement, form).addEventListener("click", empty)
store.addEventListener("change", offerHours)

const typed = readTyped()
for (const box of boxes) {
  const value = typed[data(box, "fill")]
  if (typeof value === "string") box.value = value.slice(0, LONGEST)
}
offerHours()
show()
