// @ts-check
// Papers filled in on the device: what is typed in the boxes stands on the paper below, and stays as long as the tab is open.

import { writtenDay } from "../../shared/dates.js"
import { tell } from "../../shared/dialogs.js"
import { all, data, maybe, one } from "../../shared/dom.js"
import { localeOf, localizeDecimal } from "../../shared/locale.js"
import { store } from "../../shared/memory.js"
import { language, root, variant, word } from "../../shared/page.js"
import { parseEnteredDay, readWeeks, totals } from "../../shared/weeks.js"
import { parseTotal } from "./total.js"

const form = one("[data-fill-in]", HTMLFormElement)
const boxes = all("[data-fill]", HTMLInputElement, form)
/** The choice of a person whose hours are taken over, where a paper asks for hours. */
const personChoice = maybe("[data-worked-with]", HTMLSelectElement, form)
const STORAGE_KEY = `jalons:${root.pathname}:fill-in:${variant}`
const LONGEST = 200

const numbers = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 })

/** @param {HTMLInputElement} box */
const asksForHours = (box) => box.inputMode === "decimal"

/**
 * What a box holds, as it is kept: hours with a point, whatever the language.
 *
 * @param {HTMLInputElement} box
 */
const keptWords = (box) => (asksForHours(box) && box.value.trim() ? `${parseTotal(box.value) ?? box.value}` : box.value)

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
  const own = boxes.map((box) => [data(box, "fill"), keptWords(box)])
  const names = own.map(([name]) => name)
  const others = Object.entries(readTyped()).filter(([name]) => !names.includes(name))
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries([...others, ...own.filter(([, value]) => value)])))
  } catch { /* it is on the paper all the same */ }
}

/**
 * What a box puts on the paper; nothing where hours are meant and none are written.
 *
 * @param {HTMLInputElement} box
 */
function wordsOf(box) {
  const typed = box.value.trim()
  if (box.type === "date" && parseEnteredDay(typed)) return writtenDay(typed, language)
  if (!asksForHours(box) || !typed) return typed
  const hours = parseTotal(typed)
  return hours === null ? "" : numbers.format(hours)
}

/**
 * Says beside a box that hours are meant, once the reader has left it.
 *
 * @param {HTMLInputElement} box
 */
function showProblem(box) {
  if (!asksForHours(box)) return
  const isBad = box.value.trim() !== "" && parseTotal(box.value) === null
  one(`[id="wrong--${CSS.escape(data(box, "fill"))}"]`, HTMLElement, form).textContent = isBad ? word("fill-bad-hours") : ""
  if (isBad) box.setAttribute("aria-invalid", "true")
  else box.removeAttribute("aria-invalid")
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

/** Offers the people of the hours sheet, whose totals can be taken over. */
function offerHours() {
  if (!personChoice) return
  const { people } = totals(readWeeks(store, variant).weeks)
  const chosen = personChoice.value
  const none = one("option", HTMLOptionElement, personChoice)
  personChoice.replaceChildren(none, ...[...people.keys()].map((name) => new Option(name, name, false, name === chosen)))
  one("[data-from-hours]", HTMLElement, form).hidden = !people.size
}

/** The boxes that the hours kept can fill, by what they say of them. @type {[from: string, box: HTMLInputElement][]} */
const fromHours = personChoice ? Object.entries(JSON.parse(data(personChoice, "workedWith"))).map(([from, name]) => (
  [from, one(`[data-fill="${CSS.escape(name)}"]`, HTMLInputElement, form)])) : []

/**
 * Puts the hours done with a person into the boxes.
 *
 * @param {string} person
 */
function takeOverHours(person) {
  const own = readWeeks(store, variant).weeks.filter((week) => week.person === person)
  const hours = totals(own).all
  const atWork = own.filter(({ job }) => job).length
  /** @type {Record<string, string>} */
  const known = {
    on_the_job: `${hours.job}`, in_class: hours.class ? `${hours.class}` : "",
    weekly: atWork ? `${Math.round(hours.job / atWork * 4) / 4}` : "",
  }
  for (const [from, box] of fromHours) {
    box.value = from === "with" ? person : localizeDecimal(known[from] ?? "", language)
    showProblem(box)
  }
  keepTyped()
  show()
}

/** Takes over the hours of the last person where nothing was typed of what they say. */
function takeOverLast() {
  const last = readWeeks(store, variant).weeks.at(-1)
  if (!personChoice || !last || fromHours.some(([, box]) => box.value)) return
  personChoice.value = last.person
  takeOverHours(last.person)
}

function empty() {
  for (const box of boxes) {
    box.value = ""
    showProblem(box)
  }
  if (personChoice) personChoice.value = ""
  try {
    sessionStorage.removeItem(STORAGE_KEY)
  } catch { /* nothing was kept */ }
  show()
  tell(word("letter-emptied"))
}

personChoice?.addEventListener("change", () => {
  if (personChoice.value) takeOverHours(personChoice.value)
})
for (const box of boxes) box.addEventListener("change", () => showProblem(box))
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
  if (typeof value !== "string") continue
  const kept = value.slice(0, LONGEST)
  box.value = asksForHours(box) && parseTotal(kept) !== null ? localizeDecimal(kept, language) : kept
}
offerHours()
takeOverLast()
show()
