// @ts-check
// Find my trade: filters the list that the page holds; the state stands in the fragment, which no server sees.

import { all, clone, maybe, one } from "../../shared/dom.js"
import { readState, writeState } from "../../shared/fragment.js"
import { keepLanguageSwitch } from "../../shared/language-switch.js"
import { fuzzyMatch, nearest } from "../../shared/fuzzy-match.js"
import { word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { addCompareLinks, answers, leftOut, trades } from "./entries.js"

/**
 * @import { FoundTrade, LeftOutTrade } from "./entries.js"
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Field
 */

const PAUSE_MS = 150
const MOST_HINTS = 3
const form = one("[data-finder]", HTMLFormElement)
const count = one("[data-finder-count]", HTMLElement)
const reset = one("[data-finder-reset]", HTMLButtonElement)
const none = one("[data-finder-none]", HTMLElement)
const hints = one("[data-finder-hints]", HTMLElement)
const letters = maybe("[data-finder-letters]", HTMLElement)
const search = one("[name=q]", HTMLInputElement, form)
const filters = all("select[name]", HTMLSelectElement, form)
/** @type {Field[]} */
const fields = [search, ...filters]
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting

/** Shows the trades that the fields ask for, says how many, and keeps the state in the address. */
function show() {
  clearTimeout(waiting)
  const isFiltered = fields.some(({ value }) => value.trim())
  const typed = search.value.trim()
  const named = typed ? fuzzyMatch(typed, trades) : trades
  const shown = new Set(named.filter((trade) => filters.every(({ name, value }) => !value || answers(trade, name, value))))
  showTrades(shown)
  const marks = { all: trades.length }
  if (!isFiltered) count.textContent = word("found-all", { n: trades.length })
  else count.textContent = shown.size ? pluralWord("found", shown.size, marks) : word("found-none")
  reset.hidden = !isFiltered
  if (letters) letters.hidden = isFiltered
  none.hidden = shown.size > 0
  hints.replaceChildren(...(shown.size || !typed ? [] : hintsFor(typed, named)))
  keepState()
}

/**
 * Shows some of the trades; the first of each letter among them is marked with it.
 *
 * @param {Set<FoundTrade>} shown
 */
function showTrades(shown) {
  let initial = ""
  for (const trade of trades) {
    const { element, letter } = trade
    element.hidden = !shown.has(trade)
    delete element.dataset.letter
    if (element.hidden || letter === initial) continue
    element.dataset.letter = letter
    initial = letter
  }
}

/**
 * What someone may have meant who found nothing: the name without the filters, a trade left out, or names that look alike.
 *
 * @param {string} typed
 * @param {FoundTrade[]} named the trades that have the name
 */
function hintsFor(typed, named) {
  const out = fuzzyMatch(typed, leftOut)
  /** @type {(FoundTrade | LeftOutTrade)[]} */
  const everything = [...trades, ...leftOut]
  const alike = named.length || out.length ? [] : nearest(typed, everything, MOST_HINTS)
  return [...hint("found-outside", named.slice(0, MOST_HINTS)), ...hint("found-left-out", out), ...hint("found-nearest", alike)]
}

/**
 * A sentence and the trades that it is about; nothing where there are none.
 *
 * @param {string} key the name of the sentence
 * @param {(FoundTrade | LeftOutTrade)[]} entries
 */
function hint(key, entries) {
  if (!entries.length) return []
  const made = clone("found-hint").say({ sentence: word(key) })
  made.part("list", HTMLElement).replaceChildren(...entries.map(({ link }) => {
    const line = clone("found-hint-trade")
    line.element.append(link())
    return line.element
  }))
  return [made.element]
}

/** An anchor on this page is the reader's place; only what has "=" is a state of the filter. */
const hasPlace = () => location.hash.length > 1 && !location.hash.includes("=")

/** Puts the fields into the address; an empty form leaves the reader's place there. */
function keepState() {
  const state = fields.map(({ name, value }) => /** @type {const} */ ([name, value.trim()]))
  if (hasPlace() && !state.some(([, value]) => value)) keepLanguageSwitch()
  else writeState(state)
}

/** The fields as the address has them. */
function readFields() {
  const { state } = readState()
  for (const field of fields) field.value = state.get(field.name) ?? ""
  for (const filter of filters) if (filter.selectedIndex === -1) filter.value = ""
}

form.addEventListener("input", () => {
  clearTimeout(waiting)
  waiting = setTimeout(show, PAUSE_MS)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  show()
})
reset.addEventListener("click", () => {
  form.reset()
  show()
  search.focus()
})
addEventListener("hashchange", () => {
  if (hasPlace()) return
  readFields()
  show()
})
addCompareLinks()
form.hidden = false
readFields()
show()
