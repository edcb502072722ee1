// @ts-check
// Lays two variants beside one another, row by row: what they are, their ways in, their stages.

import { all, Clone, clone, data, maybe, one } from "../../shared/dom.js"
import { shownLanguage } from "../../shared/locale.js"
import { addressOfVariant, language, rootOfLanguage, word } from "../../shared/page.js"
import { flattenStages, mergeOrder } from "./diff.js"
import { factOf } from "./facts.js"
import { mapPair, SIDES } from "./pair.js"
import { absent, emptyRow, markPresence, markState } from "./rows.js"
import { stageRows } from "./stage-rows.js"
import { nameOf } from "./variant.js"

/**
 * @import { ComparedFact } from "./facts.js"
 * @import { Pair } from "./pair.js"
 * @import { Variant } from "./variant.js"
 */

/**
 * The table of two variants.
 *
 * @param {Pair<Variant>} pair
 */
export function comparison(pair) {
  const { element: table } = clone("comparison")
  for (const [side, name] of SIDES) fillHead(one(`thead [data-part=${name}]`, HTMLElement, table), pair[side])
  if (!pair.every((variant) => variant.kind)) maybe("[data-fact=kind]", HTMLElement, table)?.remove()
  for (const row of all("[data-fact]", HTMLTableRowElement, table)) fillFact(row, pair)
  const ways = mergeOrder(...mapPair(pair, (variant) => variant.ways_in.map(({ id }) => id)))
  const rowsOfWays = one("[data-ways]", HTMLElement, table)
  if (ways.length) rowsOfWays.append(...ways.map((id) => wayRow(id, pair)))
  else rowsOfWays.remove()
  one("[data-stages]", HTMLElement, table).append(...stageRows(pair, mapPair(pair, (variant) => flattenStages(variant.path))))
  return table
}

/**
 * @param {HTMLElement} head
 * @param {Variant} variant
 */
function fillHead(head, variant) {
  const link = one("a", HTMLAnchorElement, head)
  link.href = new URL(addressOfVariant(variant.variant), rootOfLanguage).href
  link.textContent = nameOf(variant)
  if (!variant.name[language]) link.lang = shownLanguage(variant.name, language)
  one(".how-many", HTMLElement, head).textContent = variant.code ?? ""
}

/**
 * @param {HTMLTableRowElement} row
 * @param {Pair<Variant>} pair
 */
function fillFact(row, pair) {
  const about = data(row, "fact")
  const facts = mapPair(pair, (variant) => factOf(about, variant))
  for (const [side, name] of SIDES) fillCell(new Clone(row).part(name, HTMLElement), facts[side])
  // two variants never have the same name, and that is no difference worth counting
  if (about.startsWith("name/")) return
  if (facts.some(({ value }) => value === null)) markState(row, "open")
  else markState(row, facts[0].value === facts[1].value ? "same" : "differs")
}

/**
 * @param {HTMLElement} cell
 * @param {ComparedFact} fact
 */
function fillCell(cell, { text, inDoubt, lang }) {
  cell.textContent = text
  if (lang) cell.lang = lang
  if (inDoubt) cell.append(" ", clone("comparison-doubt").element)
}

/**
 * @param {string} id
 * @param {Pair<Variant>} pair
 */
function wayRow(id, pair) {
  const ways = mapPair(pair, (variant) => variant.ways_in.find((way) => way.id === id))
  const row = emptyRow((ways[0] ?? ways[1])?.title[language] ?? "")
  for (const [side, name] of SIDES) row.part(name, HTMLElement).append(ways[side] ? word("answer-yes") : absent())
  return markPresence(row.element, ways, pair)
}
