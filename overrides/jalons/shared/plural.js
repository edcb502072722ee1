// @ts-check
// Which form of a word goes with a number in each language, by the plural rules of CLDR: in French 0 is singular.

import { language, word } from "./page.js"

/** @type {Map<string, Intl.PluralRules>} */
const rules = new Map()

/**
 * The name of the words that go with a number, of a pair of words KEY-one and KEY-many. The same as
 * scripts/jalons/writing/plurals.py.
 *
 * @param {string} key
 * @param {number} number
 * @param {"fr" | "en"} of the language
 */
export function pluralKey(key, number, of) {
  const known = rules.get(of) ?? new Intl.PluralRules(of)
  rules.set(of, known)
  return `${key}-${known.select(number) === "one" ? "one" : "many"}`
}

/**
 * The interface words that go with a number, which fills in their mark {n}.
 *
 * @param {string} key the name of a pair of words without its ending: "found" of found-one and found-many
 * @param {number} n
 * @param {Readonly<Record<string, string | number>>} [marks] other marks
 */
export const pluralWord = (key, n, marks = {}) => word(pluralKey(key, n, language), { n, ...marks })
