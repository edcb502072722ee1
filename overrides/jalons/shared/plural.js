// @ts-check
// Which form of a word goes with a number in each language, by the plural rules of CLDR: in French 0 is singular.

import { hasWord, language, word } from "./page.js"

/** @type {Map<string, Intl.PluralRules>} */
const rules = new Map()

/**
 * The name of the words that go with a number: KEY-one, KEY-many, or where there are such words KEY-zero, KEY-two,
 * KEY-few. The same as scripts/jalons/writing/plurals.py.
 *
 * @param {string} key
 * @param {number} number
 * @param {string} of the language
 * @param {(key: string) => boolean} [has] whether there are words of that name
 */
export function pluralKey(key, number, of, has = () => false) {
  const known = rules.get(of) ?? new Intl.PluralRules(of)
  rules.set(of, known)
  const form = known.select(number)
  if (/zero|two|few/.test(form) && has(`${key}-${form}`)) return `${key}-${form}`
  return `${key}-${form === "one" ? "one" : "many"}`
}

/**
 * The interface words that go with a number, which fills in their mark {n}.
 *
 * @param {string} key the name of a pair of words without its ending: "found" of found-one and found-many
 * @param {number} n
 * @param {Readonly<Record<string, string | number>>} [marks] other marks
 */
export const pluralWord = (key, n, marks = {}) => word(pluralKey(key, n, language, hasWord), { n, ...marks })
