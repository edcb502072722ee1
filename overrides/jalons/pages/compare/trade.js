// @ts-check
// Trades as open data (path.json), of which a comparison needs a part.

import { addressOfTrade, language, root } from "../../shared/page.js"

/**
 * @typedef {Partial<Record<"fr" | "en", string>>} Text in the languages that have it
 * @typedef {{value: string | number | Text, confidence?: string}} Figure
 * @typedef {Figure | Figure[] | Record<string, Figure[]>} Fact a value, figures of a number, or those of each of its parts
 * @typedef {{id: string, text: Text}} Task
 * @typedef {{stage: string, number: string, optional?: boolean, outcome?: boolean}} Stage
 * @typedef {{branches: Entry[][]}} Fork
 * @typedef {Stage | Fork} Entry
 *
 * @typedef {object} Trade
 * @property {string} trade its id
 * @property {string | null} code
 * @property {Text} name
 * @property {string | null} kind the base path that it follows
 * @property {Record<string, Fact>} facts by id
 * @property {{id: string, title: Text}[]} ways_in
 * @property {Entry[]} path
 * @property {Record<string, Text>} titles of stages
 * @property {Record<string, Task[]>} stages
 */

/** @type {Map<string, Promise<Trade>>} */
const fetched = new Map()

/**
 * The open data of a trade; asked for again after a failure.
 *
 * @param {string} id
 * @returns {Promise<Trade>}
 */
export function fetchTrade(id) {
  const known = fetched.get(id)
  if (known) return known
  const trade = fetch(new URL(`${addressOfTrade(id)}path.json`, root)).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.json()
  })
  fetched.set(id, trade)
  trade.catch(() => fetched.delete(id))
  return trade
}

/**
 * The name of a trade in the page's language, or in the other where it has none.
 *
 * @param {Trade} trade
 */
export const nameOf = (trade) => trade.name[language] ?? trade.name.fr ?? trade.name.en ?? trade.trade

/**
 * What a trade is called in sentences.
 *
 * @param {Trade} trade
 */
export const calledTrade = (trade) => trade.code ?? nameOf(trade)
