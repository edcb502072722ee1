// @ts-check
// Variants as open data (path.json), of which a comparison needs a part.

import { shownLanguage } from "../../shared/locale.js"
import { addressOfVariant, language, root } from "../../shared/page.js"

/**
 * @typedef {Record<string, string>} Text in the languages that have it
 * @typedef {{value: string | number | Text, confidence?: string}} Figure
 * @typedef {Figure | Figure[] | Record<string, Figure[]>} Fact a value, figures of a number, or those of each of its parts
 * @typedef {{id: string, text: Text}} Task
 * @typedef {{stage: string, number: string, optional?: boolean, may_skip?: boolean, outcome?: boolean}} Stage
 * @typedef {{branches: Entry[][]}} Fork
 * @typedef {Stage | Fork} Entry
 *
 * @typedef {object} Variant
 * @property {string} variant its id
 * @property {string | null} code
 * @property {Text} name
 * @property {string | null} kind the base path that it follows
 * @property {Record<string, Fact>} facts by id
 * @property {{id: string, title: Text}[]} ways_in
 * @property {Entry[]} path
 * @property {Record<string, Text>} titles of stages
 * @property {Record<string, Task[]>} stages
 */

/** @type {Map<string, Promise<Variant>>} */
const fetched = new Map()

/**
 * The open data of a variant; asked for again after a failure.
 *
 * @param {string} id
 * @returns {Promise<Variant>}
 */
export function fetchVariant(id) {
  const known = fetched.get(id)
  if (known) return known
  const variant = fetch(new URL(`${addressOfVariant(id)}path.json`, root)).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.json()
  })
  fetched.set(id, variant)
  variant.catch(() => fetched.delete(id))
  return variant
}

/**
 * The name of a variant in the page's language, or in another where it has none.
 *
 * @param {Variant} variant
 */
export const nameOf = (variant) => variant.name[shownLanguage(variant.name, language)] ?? variant.variant

/**
 * What a variant is called in sentences.
 *
 * @param {Variant} variant
 */
export const calledVariant = (variant) => variant.code ?? nameOf(variant)
