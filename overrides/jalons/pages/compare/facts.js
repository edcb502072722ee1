// @ts-check
// What is compared of a trade besides its path, and the words for it.

import { clone, maybe } from "../../shared/dom.js"
import { language, word } from "../../shared/page.js"
import { nameOf } from "./trade.js"

/**
 * @import { Trade } from "./trade.js"
 *
 * @typedef {object} ComparedFact
 * @property {string | null} value what is compared; null where it is not known
 * @property {string} text
 * @property {boolean} [inDoubt]
 * @property {"fr" | "en"} [lang] the language of the text where it is not the page's
 */

const otherLanguage = language === "en" ? "fr" : "en"
const digits = new Intl.NumberFormat(`${language}-CA`)
const names = clone("comparison-names").element

/** The name of a sector or a base path in the page's language. @type {(part: string) => string | null | undefined} */
const named = (part) => maybe(`[data-part="${CSS.escape(part)}"]`, HTMLElement, names)?.textContent

/** Facts that are no plain answers, by the name of their row. @type {Map<string, (trade: Trade) => ComparedFact>} */
const FACTS = new Map([
  ["kind", ({ kind }) => ({ value: kind ?? "", text: named(`kind-${kind}`) ?? "" })],
  ["other-name", otherName],
  ["sector", ({ sector }) => ({ value: sector, text: named(`sector-${sector}`) ?? word("answer-unknown") })],
  ["total", (trade) => hours(trade, "total")],
  ["on_the_job", (trade) => hours(trade, "on_the_job")],
  ["in_class", (trade) => hours(trade, "in_class")],
  ["registration", (trade) => answer(trade, "registration", "registration-")],
])

/**
 * One thing about a trade, by the name that its row has.
 *
 * @param {string} about
 * @param {Trade} trade
 */
export const factOf = (about, trade) => FACTS.get(about)?.(trade) ?? answer(trade, about, "answer-")

/**
 * @param {Trade} trade
 * @param {string} about
 * @param {string} words how the words for its values begin
 * @returns {ComparedFact}
 */
function answer(trade, about, words) {
  const { value, confidence } = trade.facts[about] ?? { value: "unknown" }
  const isKnown = value !== "unknown"
  return { value: isKnown ? `${value}` : null, text: word(words + value), inDoubt: isKnown && confidence === "low" }
}

/**
 * @param {Trade} trade
 * @param {string} kind
 * @returns {ComparedFact}
 */
function hours(trade, kind) {
  const figures = trade.hours[kind] ?? []
  const amounts = [...new Set(figures.map(({ value }) => Number(value)))].sort((one, other) => one - other)
  const n = amounts.map((amount) => digits.format(amount)).join(` ${word("or")} `)
  const words = amounts.length ? word(amounts.length === 1 ? "hours-amount" : "hours-amounts", { n }) : word("hours-unknown")
  return { value: amounts.join() || null, text: words, inDoubt: figures.some(({ confidence }) => confidence === "low") }
}

/**
 * @param {Trade} trade
 * @returns {ComparedFact}
 */
function otherName(trade) {
  const name = trade.name[otherLanguage]
  return name ? { value: "", text: name, lang: otherLanguage } : { value: null, text: word("answer-unknown") }
}

/**
 * The words that a text has only because of its trade: they alone make no difference.
 *
 * @param {Trade} trade
 */
export const filledIn = (trade) => [
  nameOf(trade), trade.code ?? word("code-unknown"),
  ...Object.keys(trade.hours).map((kind) => hours(trade, kind).text),
]
