// @ts-check
// What is compared of a variant besides its path, and the words for it.

import { clone, maybe } from "../../shared/dom.js"
import { fill } from "../../shared/filling.js"
import { localeOf } from "../../shared/locale.js"
import { language, word } from "../../shared/page.js"
import { nameOf } from "./variant.js"

/**
 * @import { Fact, Figure, Variant } from "./variant.js"
 *
 * @typedef {object} ComparedFact
 * @property {string | null} value what is compared; null where it is not known
 * @property {string} text
 * @property {boolean} [inDoubt]
 * @property {string} [lang] the language of the text where it is not the page's
 */

const digits = new Intl.NumberFormat(localeOf(language))
const names = clone("comparison-names").element

/** Words that the page holds for this: the names of values, how numbers are said. @param {string} part */
const named = (part) => maybe(`[data-part="${CSS.escape(part)}"]`, HTMLElement, names)?.textContent ?? ""

/**
 * One thing about a variant, by the name that its row has: "kind", "name/en", a fact, or "FACT/PART" for a number of one.
 *
 * @param {string} about
 * @param {Variant} variant
 * @returns {ComparedFact}
 */
export function factOf(about, variant) {
  if (about === "kind") return { value: variant.kind ?? "", text: named(`kind-${variant.kind}`) }
  const [id, part] = about.split("/")
  if (id === "name") return nameIn(part ?? "", variant)
  const said = variant.facts[id ?? ""]
  if (part) return amount(id ?? "", isParts(said) ? said[part] : [])
  if (Array.isArray(said)) return amount(about, said)
  return isParts(said) ? { value: null, text: word("answer-unknown") } : answer(about, said)
}

/**
 * Whether a fact is numbers by the names of its parts.
 *
 * @param {Fact | undefined} said
 * @returns {said is Record<string, Figure[]>}
 */
const isParts = (said) => said !== undefined && !Array.isArray(said) && !("value" in said)

/**
 * @param {string} about
 * @param {Figure | undefined} said
 * @returns {ComparedFact}
 */
function answer(about, said) {
  const value = said?.value ?? "unknown"
  const isKnown = value !== "unknown"
  const text = typeof value === "object" ? (value[language] ?? "") : named(`${about}-${value}`) || word("answer-unknown")
  return { value: isKnown ? JSON.stringify(value) : null, text, inDoubt: isKnown && said?.confidence === "low" }
}

/**
 * @param {string} id of the fact
 * @param {Figure[] | undefined} figures
 * @returns {ComparedFact}
 */
function amount(id, figures = []) {
  const amounts = [...new Set(figures.map(({ value }) => Number(value)))].sort((one, other) => one - other)
  const n = amounts.map((number) => digits.format(number)).join(` ${word("or")} `)
  const words = named(amounts.length === 1 ? `${id}-amount` : `${id}-amounts`)
  const text = amounts.length ? fill(words, { n }) : named(`${id}-unknown`)
  return { value: amounts.join() || null, text, inDoubt: figures.some(({ confidence }) => confidence === "low") }
}

/**
 * @param {string} lang
 * @param {Variant} variant
 * @returns {ComparedFact}
 */
function nameIn(lang, variant) {
  const name = variant.name[lang]
  return name ? { value: "", text: name, lang } : { value: null, text: word("answer-unknown") }
}

/**
 * The words that a text has only because of its variant: they alone make no difference.
 *
 * @param {Variant} variant
 */
export const filledIn = (variant) => [
  nameOf(variant), variant.code ?? word("code-unknown"),
  ...Object.entries(variant.facts).flatMap(([id, said]) => {
    if (Array.isArray(said)) return [amount(id, said).text]
    return isParts(said) ? Object.values(said).map((figures) => amount(id, figures).text) : []
  }),
]
