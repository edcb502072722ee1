// @ts-check
// Rows as they concern the reader, by what they have said of themselves: what is another person's stands folded under
// that person's name, what is not their case under its condition. Everything stays where it stands.

import { all, clone, data, maybe } from "../../shared/dom.js"
import { concerns } from "../../shared/decisions/answers.js"
import { store } from "../../shared/memory.js"
import { roleName, variant, word } from "../../shared/page.js"

/** @typedef {import("../../shared/decisions/answers.js").Wanted} Wanted */

/**
 * Folds and unfolds the rows of the page.
 *
 * @throws {SyntaxError} a row's condition is no JSON
 */
export function fit() {
  const role = store.get(`me:${variant}/role`) || store.get("answer:role")
  const kept = store.keys("answer:").map((key) => /** @type {const} */ ([key.slice("answer:".length), store.get(key)]))
  const answers = new Map(kept.filter(([, reply]) => reply))
  for (const row of all(".row[data-who]", HTMLElement)) {
    const who = data(row, "who").split(" ")
    const /** @type {Wanted} */ wanted = JSON.parse(row.dataset.if ?? "{}")
    if (!concerns(wanted, answers)) fold(row, word("task-not-mine", { when: conditionOf(row) }))
    else if (role && !who.includes(role)) fold(row, word("task-for", { who: who.map(roleName).join(", ") }))
    else if (role) unfold(row)
  }
}

/** @param {HTMLElement} row */
const conditionOf = (row) => maybe(".only-if", HTMLElement, row)?.textContent ?? ""

/**
 * Folds a row under these words; one that is folded already only changes them.
 *
 * @param {HTMLElement} row
 * @param {string} words
 */
function fold(row, words) {
  let details = maybe(".row__fold", HTMLDetailsElement, row)
  if (!details) {
    details = clone("row-fold").part("fold", HTMLDetailsElement)
    details.append(...row.childNodes)
    row.append(details)
  }
  const summary = maybe("summary", HTMLElement, details)
  if (summary) summary.textContent = words
}

/** @param {HTMLElement} row */
function unfold(row) {
  const details = maybe(".row__fold", HTMLDetailsElement, row)
  if (!details) return
  details.querySelector("summary")?.remove()
  details.replaceWith(...details.childNodes)
}
