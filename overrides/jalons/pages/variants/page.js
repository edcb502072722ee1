// @ts-check
// Find my variant: shortens the list that the page holds; the state stands in the fragment, which no server sees.

import { keepChoice } from "../../components/finder/chosen.js"
import { variantsIn } from "../../components/finder/entries.js"
import { partly, ranked } from "../../components/finder/ranking.js"
import { offerPreview } from "../../components/preview/preview.js"
import { all, clone, maybe, one } from "../../shared/dom.js"
import { openPlace } from "../../shared/folds.js"
import { readState, writeState } from "../../shared/fragment.js"
import { fuzzyMatch, nearest } from "../../shared/fuzzy-match.js"
import { keepLanguageSwitch } from "../../shared/place.js"
import { word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { leftOut } from "./left-out.js"

/**
 * @import { FoundVariant } from "../../components/finder/entries.js"
 * @import { LeftOutVariant } from "./left-out.js"
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Field
 */

const PAUSE_MS = 150
const MOST_HINTS = 3
const form = one("[data-finder]", HTMLFormElement)
const list = one("[data-finder-list]", HTMLElement)
const variants = variantsIn(list)
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

/** Shows the variants that the fields ask for, the nearest first, says how many, and keeps the state in the address. */
function show() {
  clearTimeout(waiting)
  const isFiltered = fields.some(({ value }) => value.trim())
  const typed = search.value.trim()
  const named = typed ? variantsNamed(typed) : variants
  const shown = named.filter((variant) => filters.every(({ name, value }) => !value || answers(variant, name, value)))
  showVariants(shown, !typed)
  if (!isFiltered) count.textContent = word("found-all", { n: variants.length })
  else count.textContent = shown.length ? pluralWord("found", shown.length, { all: variants.length }) : word("found-none")
  reset.hidden = !isFiltered
  if (letters) letters.hidden = isFiltered
  none.hidden = shown.length > 0
  hints.replaceChildren(...(shown.length || !typed ? [] : hintsFor(typed, named)))
  keepState()
  return shown
}

/**
 * The variants with this name; with a part of it only where not even a variant left out has the whole.
 *
 * @param {string} typed
 */
function variantsNamed(typed) {
  const found = ranked(typed, variants)
  return found.length || fuzzyMatch(typed, leftOut).length ? found : partly(typed, variants)
}

/**
 * Whether a variant has one of the answers that a filter may ask for: a fact in doubt has two.
 *
 * @param {FoundVariant} variant
 * @param {string} filter "red-seal" for data-red-seal
 * @param {string} value
 */
const answers = ({ element }, filter, value) => (element.getAttribute(`data-${filter}`) ?? "").split(" ").includes(value)

/**
 * Shows these variants in this order; where it is that of the alphabet, the first of each letter is marked with it.
 *
 * @param {FoundVariant[]} shown
 * @param {boolean} byLetter
 */
function showVariants(shown, byLetter) {
  let initial = ""
  for (const { element } of variants) {
    element.hidden = true
    delete element.dataset.letter
  }
  for (const { element, letter } of shown) {
    element.hidden = false
    if (byLetter && letter !== initial) element.dataset.letter = letter
    initial = letter
  }
  const rest = variants.filter((variant) => !shown.includes(variant))
  list.append(...[...shown, ...rest].map(({ element }) => element))
}

/**
 * What someone may have meant who found nothing: the name without the filters, a variant left out, or names that look alike.
 *
 * @param {string} typed
 * @param {FoundVariant[]} named the variants that have the name
 */
function hintsFor(typed, named) {
  const out = fuzzyMatch(typed, leftOut)
  /** @type {(FoundVariant | LeftOutVariant)[]} */
  const everything = [...variants, ...leftOut]
  const alike = named.length || out.length ? [] : nearest(typed, everything, MOST_HINTS)
  return [...hint("found-outside", named.slice(0, MOST_HINTS)), ...hint("found-left-out", out), ...hint("found-nearest", alike)]
}

/**
 * A sentence and the variants that it is about; nothing where there are none.
 *
 * @param {string} key the name of the sentence
 * @param {(FoundVariant | LeftOutVariant)[]} entries
 */
function hint(key, entries) {
  if (!entries.length) return []
  const made = clone("found-hint").say({ sentence: word(key) })
  made.part("list", HTMLElement).replaceChildren(...entries.map(({ link }) => {
    const line = clone("found-hint-variant")
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

/** The fields as the address has them; filters that are set are not folded away. */
function readFields() {
  const { state } = readState()
  for (const field of fields) field.value = state.get(field.name) ?? ""
  for (const filter of filters) if (filter.selectedIndex === -1) filter.value = ""
  if (filters.some(({ value }) => value)) one("[data-finder-filters]", HTMLDetailsElement, form).open = true
}

form.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target !== search) return
  clearTimeout(waiting)
  waiting = setTimeout(show, PAUSE_MS)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  const [first] = show()
  if (search.value.trim() && first) one("h2 a", HTMLAnchorElement, first.element).click()
})
reset.addEventListener("click", () => {
  form.reset()
  show()
  search.focus()
})
addEventListener("hashchange", () => {
  if (hasPlace()) {
    openPlace()
    return
  }
  readFields()
  show()
})
openPlace()
keepChoice(list)
for (const { element } of variants) offerPreview(element)
// what was typed before the script was there stays
if (readState().state.size) readFields()
if (fields.some(({ value }) => value)) show()
else keepState()
