// @ts-check
// Compare two variants: fetches both paths as open data and lays them beside one another; the choice stands in the fragment.

import { one } from "../../shared/dom.js"
import { readState, writeState } from "../../shared/fragment.js"
import { placeInFragment } from "../../shared/place.js"
import { word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { comparison } from "./table.js"
import { calledVariant, fetchVariant } from "./variant.js"

/**
 * @typedef {object} Answer what the page says of a choice
 * @property {string} sentence
 * @property {HTMLElement} [table]
 * @property {boolean} [failed]
 */

const form = one("[data-compare]", HTMLFormElement)
const first = one("[name=a]", HTMLSelectElement, form)
const second = one("[name=b]", HTMLSelectElement, form)
const onlyDifferences = one("[name=only]", HTMLInputElement, form)
const status = one("[data-compare-status]", HTMLElement)
const again = one("[data-compare-again]", HTMLElement)
const result = one("[data-compare-result]", HTMLElement)
let latest = 0

/** Shows what the address asks for: a comparison, or a sentence that says what is missing. */
async function show() {
  const mine = ++latest
  const { state } = readState()
  first.value = known(state.get("a"))
  second.value = known(state.get("b"))
  onlyDifferences.checked = state.get("only") === "yes"
  again.hidden = true
  const unknown = ["a", "b"].map((name) => state.get(name)).find((id) => id && !known(id))
  const { sentence, table, failed = false } = unknown ? { sentence: word("compare-unknown", { code: unknown }) } : await compare(first.value, second.value)
  if (mine !== latest) return
  again.hidden = !failed
  result.replaceChildren(...(table ? [table] : []))
  result.classList.toggle("only-differences", onlyDifferences.checked)
  status.textContent = sentence
}

/**
 * The id of a variant that can be chosen; "" for any other text.
 *
 * @param {string} [id]
 */
const known = (id = "") => ([...first.options].some((option) => option.value === id) ? id : "")

/**
 * @param {string} a the id of a variant, or ""
 * @param {string} b
 * @returns {Promise<Answer>}
 */
async function compare(a, b) {
  if (!a || !b) return { sentence: word("compare-choose-two") }
  if (a === b) return { sentence: word("compare-choose-other") }
  const pair = await Promise.all([fetchVariant(a), fetchVariant(b)]).catch(() => null)
  if (!pair) return { sentence: word("compare-failed"), failed: true }
  const table = comparison(pair)
  const marks = { a: calledVariant(pair[0]), b: calledVariant(pair[1]) }
  const differences = table.querySelectorAll("[data-difference]").length
  const unknown = table.querySelectorAll("[data-state=open]").length
  const counted = differences ? pluralWord("compare", differences, marks) : word("compare-none", marks)
  return { sentence: [counted, ...(unknown ? [word("compare-not-known", { n: unknown })] : [])].join(" "), table }
}

/** Puts the choice into the address, where Back, a shared link and the other language find it. */
function keepChoice() {
  writeState([["a", first.value], ["b", second.value], ["only", onlyDifferences.checked ? onlyDifferences.value : ""]])
  show()
}

second.append(...[...first.options].map((option) => option.cloneNode(true)))
form.addEventListener("change", keepChoice)
form.addEventListener("submit", (event) => event.preventDefault())
again.addEventListener("click", show)
addEventListener("hashchange", () => {
  const place = placeInFragment()
  if (!place) show()
  else if (place instanceof HTMLDetailsElement) place.open = true
})
show()
