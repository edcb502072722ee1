// @ts-check
// Rows of a comparison: an empty one, and what a row says of the two variants.

import { Clone, clone } from "../../shared/dom.js"
import { word } from "../../shared/page.js"
import { calledVariant } from "./variant.js"

/**
 * @import { Pair } from "./pair.js"
 * @import { Variant } from "./variant.js"
 */

/**
 * A row with a title and nothing else.
 *
 * @param {string} title
 */
export const emptyRow = (title) => clone("comparison-row").say({ title })

/** What stands where a variant has nothing. */
export const absent = () => clone("comparison-absent").element

/**
 * Says in a row whether the two variants are the same there; gives the row.
 *
 * @param {HTMLElement} row
 * @param {"same" | "differs" | "only-in" | "open"} state open is what is not known
 * @param {string} [code] what the only variant is called that has it
 */
export function markState(row, state, code = "") {
  row.dataset.state = state
  row.toggleAttribute("data-difference", state === "differs" || state === "only-in")
  new Clone(row).say({ state: word(`compare-${state}`, { code }) })
  return row
}

/**
 * Says in a row whether both variants have a part of the path, or which of them; gives the row.
 *
 * @param {HTMLElement} row
 * @param {Pair<unknown>} parts undefined for the variant that has none
 * @param {Pair<Variant>} pair
 */
export const markPresence = (row, parts, pair) => (parts.every(Boolean) ? markState(row, "same") : markState(row, "only-in", calledVariant(pair[parts[0] ? 0 : 1])))
