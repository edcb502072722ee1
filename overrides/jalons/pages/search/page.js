// @ts-check
// The search page: fetches the index of the page's language when the first word is typed; the words stand in the fragment.

import { data, one } from "../../shared/dom.js"
import { readState, writeState } from "../../shared/fragment.js"
import { word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { asked } from "./elision.js"
import { find, ownVariant } from "./finding.js"
import { firstFor } from "./leads.js"
import { showResults } from "./results.js"

const PAUSE_MS = 150

const form = one("[data-search-form]", HTMLFormElement)
const box = one("[name=q]", HTMLInputElement, form)
const status = one("[data-search-status]", HTMLElement)
const scope = one("[data-search-scope]", HTMLElement)
const attached = /** @type {import("./elision.js").Attached} */ (JSON.parse(data(form, "attached")))

/** @type {import("./finding.js").OwnVariant | null} */
let own = null
/** @type {number | undefined} */
let waiting
let turn = 0

async function search() {
  clearTimeout(waiting)
  const mine = ++turn
  const question = box.value.trim()
  writeState([["q", question], ["variant", own?.id ?? ""]])
  const said = await resultOf(question, mine)
  if (mine === turn) status.textContent = said
}

/**
 * Shows what is found; gives the sentence that says how much that is.
 *
 * @param {string} question
 * @param {number} mine which search this is
 */
async function resultOf(question, mine) {
  const words = asked(question, attached)
  try {
    const [found, first] = words ? await Promise.all([find(words, own), firstFor(question, own)]) : [[], []]
    if (mine !== turn) return ""
    await showResults(found, first, own, attached)
    if (!words) return ""
    const count = found.length + first.length
    return count ? pluralWord("search-found", count, { q: question }) : word("search-none", { q: question })
  } catch {
    return word("search-failed")
  }
}

async function begin() {
  const { state } = readState()
  // what was typed before the script was there stays
  box.value = state.get("q") ?? box.value
  if (!box.value) box.focus({ preventScroll: true })
  own = await ownVariant(state.get("variant") ?? "")
  if (own) {
    one("[data-search-own]", HTMLElement, scope).textContent = word("search-scope", { code: own.called })
    scope.hidden = false
  }
  if (box.value) search()
}

box.addEventListener("input", () => {
  clearTimeout(waiting)
  waiting = window.setTimeout(search, PAUSE_MS)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  search()
})
one("[data-search-widen]", HTMLElement, scope).addEventListener("click", (event) => {
  event.preventDefault()
  own = null
  scope.hidden = true
  search()
  box.focus()
})
begin()
