// @ts-check
// Which stages a reader comes to, by what they chose and answered: what pages and the open data say of a stage.

import { store } from "./memory.js"
import { isAgainst } from "./ruled-out.js"

/**
 * @typedef {object} ForWhom
 * @property {[choice: string, way: string][]} chosen the ways that lead to a stage, the outermost first
 * @property {import("./decisions/answers.js").Wanted} asks the answers of those whom it concerns
 */

/**
 * For whom a part of a page is, as its template says it.
 *
 * @param {HTMLElement} element
 * @returns {ForWhom}
 */
export function forWhom({ dataset }) {
  const pairs = dataset.chosen?.split(" ").map((pair) => /** @type {[string, string]} */ (pair.split("="))) ?? []
  return { chosen: pairs, asks: JSON.parse(dataset.asks ?? "{}") }
}

/**
 * The way that a reader chose; "" as long as they have not.
 *
 * @param {string} variant
 * @param {string} choice
 */
export const chosenWay = (variant, choice) => store.get(`choice:${variant}/${choice}`)

/**
 * Whether the reader does not come by: they chose another way, or their answers speak against it.
 *
 * @param {string} variant
 * @param {ForWhom} forWhom
 */
export function isOffWay(variant, { chosen, asks }) {
  return chosen.some(([choice, way]) => !["", way].includes(chosenWay(variant, choice))) || isAgainst(asks)
}

/**
 * What is to be chosen before it is known whether the reader comes by; null where nothing is.
 *
 * @param {string} variant
 * @param {ForWhom} forWhom
 */
export const openChoice = (variant, { chosen }) => chosen.find(([choice]) => !chosenWay(variant, choice))?.[0] ?? null
